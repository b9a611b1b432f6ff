"""A candidate for the day of a page, and what became of it once the page was dated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.evidence import DateEvidence
from onrecord.model.span import Span
from onrecord.model.vocabulary import DateRole, DateSource, DateVerdict
from onrecord.model.when import When
from onrecord.text.stamps import Stamp

DAY = dt.timedelta(days=1)
EPOCH = dt.date(1970, 1, 1)  # what a program prints that knows no date
PLACEHOLDER = f"no page is of {EPOCH}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Words of the text at `span` that bound the day of publication to `when` (unknown: they name no day).

    `days` are the readings of a date that has several, `stamp` the date whose year is not printed. `signed` says that
    a word tells its role, `alone` that nothing else stands on its line; `clock` and `zone` stand beside it, None
    without. `note` says what a reader should know of it before it is judged.
    """

    source: DateSource
    role: DateRole
    at: str
    span: Span
    when: When
    days: tuple[dt.date, ...] = ()
    signed: bool = False
    alone: bool = False
    stamp: Stamp | None = None
    clock: dt.time | None = None
    zone: str | None = None
    note: str = ""


def verdict_on(x: Candidate, when: When, taken: Iterable[Candidate]) -> tuple[DateVerdict, str]:
    """What became of `x` on a page that is dated `when` by the candidates `taken`, and a reason to check."""
    told = str(when)
    note = f"{x.note}; " if x.note else ""
    if not x.when.known:
        empty = x.note == PLACEHOLDER
        return DateVerdict.PLACEHOLDER if empty else DateVerdict.PASSED_OVER, x.note or "names no day"
    if x in taken:
        bounds = x.role in (DateRole.FLOOR, DateRole.CEILING) or (x.when.lo, x.when.hi) != (when.lo, when.hi)
        return (DateVerdict.NARROWS if bounds else DateVerdict.TAKEN), f"{note}the page is dated by it to {told}"
    if not when.known:
        return DateVerdict.PASSED_OVER, f"{note}too little to date the page by"
    match x.role:
        case DateRole.FLOOR:
            late = when.hi is not None and x.when.lo is not None and x.when.lo - when.hi > DAY
            slack = when.hi is not None and x.when.lo is not None and x.when.lo > when.hi
            said = f"within a day of the page ({told})" if slack else f"the page ({told}) is not older"
            said = f"spoken of as past, and the page is of {told}" if late else said
        case DateRole.CEILING:
            late = when.lo is not None and x.when.hi is not None and x.when.hi < when.lo
            said = f"still ahead, and the page is of {told}" if late else f"the page ({told}) is not younger"
        case DateRole.MODIFIED:
            late = when.lo is not None and x.when.hi is not None and when.lo - x.when.hi > DAY
            said = f"a change before the page was published ({told})" if late else "says when the page was changed"
            if not late:
                return DateVerdict.PASSED_OVER, note + said
        case DateRole.PUBLISHED:
            late = not x.when.may_overlap(when)
            said = f"the page is dated to {told} by better evidence" if late else f"lies in or around {told}"
    return (DateVerdict.CONTRADICTED if late else DateVerdict.AGREES), note + said


def evidence_of(x: Candidate, verdict: DateVerdict, why: str) -> DateEvidence:
    """`x` as the page shows it."""
    return DateEvidence(
        source=x.source,
        role=x.role,
        at=x.at,
        written=x.span.text,
        when=x.when,
        zone=x.zone,
        span=x.span,
        verdict=verdict,
        why=why,
    )
