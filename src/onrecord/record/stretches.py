"""Days counted by stretches of equal kind, few enough to be drawn side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

MOST = 16  # stretches that a chart of a page's width can name

Naming = Callable[[dt.date], str]
_KINDS: tuple[tuple[Naming, int], ...] = (
    (lambda d: d.isoformat(), 1),
    (lambda d: f"{d.year}-{d.month:02}", 28),
    (lambda d: f"{d.year} Q{(d.month + 2) // 3}", 90),
    (lambda d: str(d.year), 365),
)


def stretches_of(days: Sequence[dt.date]) -> tuple[list[str], Naming]:
    """The names of the stretches (days, months, quarters, years, decades) from the first of `days` to the last, empty
    ones too, and the function that gives a day's; the finest of which there are at most `MOST`, else decades."""
    if not days:
        return [], _decade
    first, last = min(days), max(days)
    for naming, length in _KINDS:
        if (last - first).days // length <= 2 * MOST:
            names = _names(first, last, naming)
            if len(names) <= MOST:
                return names, naming
    return _names(first, last, _decade), _decade


def _decade(day: dt.date) -> str:
    return f"{day.year // 10 * 10}s"


def _names(first: dt.date, last: dt.date, naming: Naming) -> list[str]:
    days = (dt.date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1))
    return list(dict.fromkeys(naming(d) for d in days))
