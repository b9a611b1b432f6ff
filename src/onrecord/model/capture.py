"""One sighting of a document at an address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from onrecord.model.ids import row_id
from onrecord.model.when import When


class Told(StrEnum):
    """Who told the outlet and the date of a capture."""

    CALLER = "caller"
    PAGE = "page"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """`document` was seen at `source` (path or address, as given).

    `outlet` is the outlet's name, None if neither the caller nor the page's markup says. `published` is what the
    caller or the markup says, unknown otherwise; the date read from the text is the masthead's. `retrieved_at` is
    given by the caller only: None otherwise, and never the time of storing.
    """

    document: str
    source: str
    outlet: str | None = None
    published: When = field(default_factory=When)
    retrieved_at: dt.datetime | None = None
    told: Told = Told.NOBODY

    @property
    def address(self) -> str | None:
        """The page of the web at which it was seen; None for a file, and for a line or an entry of something else."""
        of_web = self.source.startswith(("http://", "https://")) and " " not in self.source
        return self.source.partition("#")[0] if of_web else None

    @property
    def id(self) -> str:
        """Hash of everything that makes this sighting another one."""
        return row_id(
            "c",
            self.document,
            self.source,
            self.outlet,
            self.published.lo,
            self.published.hi,
            self.retrieved_at,
        )


def earliest(captures: Iterable[Capture]) -> When:
    """The earliest date that any of `captures` was told, unknown if none was."""
    told = [c.published for c in captures if c.published.known]
    return min(told, key=lambda w: (str(w.lo), str(w.hi))) if told else When()
