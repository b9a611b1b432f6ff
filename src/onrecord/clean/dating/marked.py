"""What the markup tells, with the dates that the page prints as witnesses of its zone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.clean.dating.candidate import Candidate
from onrecord.model.evidence import DateEvidence
from onrecord.model.markup import DateClaim
from onrecord.model.vocabulary import DateRole, DateSource
from onrecord.model.when import When
from onrecord.text.told import told_by


@dataclass(frozen=True, slots=True)
class Marked:
    """The days that markup or a feed tell, unknown if only an address does; the day of the last change, None if they
    tell none; and every claim with its verdict."""

    when: When
    changed: dt.date | None
    evidence: tuple[DateEvidence, ...]


def told_by_markup(claims: Sequence[DateClaim], printed: Sequence[Candidate]) -> Marked:
    """What `claims` tell. A printed date dates nothing here: it only says which day a moment had at home."""
    witnesses = [
        DateClaim(source=x.source, role=role, at=x.at, written=_written(x))
        for x in printed
        # Markup dates a page by its last change too, and a clock tells which moment is meant.
        for role in {x.role, DateRole.PUBLISHED}
        if x.when.known and not x.days and (role is x.role or x.clock)
    ]
    when, evidence = told_by((*claims, *witnesses))
    own = evidence[: len(claims)]
    strong = [x for x in own if x.role is DateRole.PUBLISHED and x.when.known and x.source is not DateSource.ADDRESS]
    changes = [x.when.hi for x in own if x.role is DateRole.MODIFIED and x.when.hi]
    return Marked(when if strong else When(), max(changes, default=None), own)


def address_of(claims: Sequence[DateClaim]) -> When:
    """The day or month in the address; unknown if it has none."""
    when = told_by([x for x in claims if x.source is DateSource.ADDRESS])[0]
    return replace(when, basis="address") if when.known else when


def _written(x: Candidate) -> str:
    clock = f"T{x.clock.isoformat()}" if x.clock else ""
    return f"{x.when.lo}{clock} {x.zone or ''}".strip()
