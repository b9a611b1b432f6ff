"""A closed interval of days, never a bare date."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.span import Span


class Precision(StrEnum):
    """How finely the words say when."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """Days `lo` to `hi`, both inside; None is open on that side, both None says nothing is known.

    `basis` names in a word or two what the interval rests on ("printed", "weekday before published"); `spans` are
    the words it was read from, empty where the caller supplied it.
    """

    lo: dt.date | None = None
    hi: dt.date | None = None
    precision: Precision = Precision.UNKNOWN
    basis: str = ""
    spans: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if self.lo and self.hi and self.lo > self.hi:
            raise ValueError(f"an interval of days ends before it begins: {self.lo}, {self.hi}")

    @property
    def known(self) -> bool:
        """Whether at least one bound is known."""
        return self.lo is not None or self.hi is not None

    def __str__(self) -> str:
        """The days for a reader: "2024-03-03", "2024-03-03 to 2024-03-05", "2024-03-03 or later", "unknown"."""
        if self.lo is None:
            return f"{self.hi} or earlier" if self.hi else "unknown"
        if self.hi is None:
            return f"{self.lo} or later"
        return str(self.lo) if self.lo == self.hi else f"{self.lo} to {self.hi}"

    def may_overlap(self, other: When) -> bool:
        """Whether some day can lie in both; an open bound excludes nothing."""
        starts_late = self.lo is not None and other.hi is not None and self.lo > other.hi
        ends_early = self.hi is not None and other.lo is not None and self.hi < other.lo
        return not (starts_late or ends_early)


def day(date: dt.date, *, basis: str = "", spans: tuple[Span, ...] = ()) -> When:
    """One whole day."""
    return When(lo=date, hi=date, precision=Precision.DAY, basis=basis, spans=spans)


def interval_of(iso: str, *, basis: str = "") -> When:
    """``2023-06-01``, ``2023-06`` or ``2023`` as the closed interval it names. Raises ValueError for anything else."""
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", iso):
        raise ValueError(f"no date in ISO form: {iso!r}")
    first = dt.date.fromisoformat((iso + "-01-01")[:10])
    match len(iso):
        case 4:
            last, precision = first.replace(month=12, day=31), Precision.YEAR
        case 7:
            last = first.replace(day=monthrange(first.year, first.month)[1])
            precision = Precision.MONTH
        case _:
            last, precision = first, Precision.DAY
    return When(lo=first, hi=last, precision=precision, basis=basis)
