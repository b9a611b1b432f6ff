"""Two times that make one: "from May 3 to May 9", "between 1972 and 1974"; and lists that print their year once.

"From Friday to Sunday" and "in June and July 2016" say the week or the year of one of their ends only: the first end is
the latest such day or month that is not after the second. What was moved from one day to another lasted on neither.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from onrecord.model.when import Precision
from onrecord.text.calendar import DAY, Days, shift_months
from onrecord.text.date_rules import Found

_TO = ("to", "through", "until", "till", "-", "–", "—")
_LIST = (",", "and", "or", ", and", ", or", "&", "and in", "and on", *_TO)
_BEGINS = ("from", "starting in", "starting on", "beginning in", "beginning on")
_MOVING = re.compile(
    r"\b(?:mov|postpon|delay|reschedul|push|shift|chang|extend|bring|brought|defer|put)\w*\b[^;:]{0,60}$", re.IGNORECASE
)
_MOST_OF_A_YEAR = dt.timedelta(days=300)
_LENT = "year of the time beside it"
LINK = 6  # characters between two times that belong together, at most


@dataclass(frozen=True, slots=True)
class Told:
    """An expression with the days it means, one for each possible day of publication, its lead not yet applied."""

    found: Found
    days: tuple[Days, ...]


def join_times(text: str, start: int, told: Sequence[Told]) -> list[Told]:
    """The times of a sentence that begins at `start`, in order, with years lent and the ends of stretches joined."""
    lent = list(told)
    for i in range(len(lent) - 2, -1, -1):
        if _link(text, lent[i], lent[i + 1]) in _LIST:
            lent[i] = _lent(lent[i], lent[i + 1])
    for i, (a, b) in enumerate(pairwise(told)):
        if _link(text, a, b) in ("and", *_TO):
            lent[i + 1] = _carried(lent[i], b) if lent[i + 1] is b else lent[i + 1]
    made: list[Told] = []
    for one in lent:
        whole = _stretch(text, start, made[-1], one) if made else None
        if whole is not None:
            made[-1] = whole
        else:
            made.append(one)
    return made


def _link(text: str, a: Told, b: Told) -> str:
    """The words that stand between two times, the lead of the second among them; "for ever" if they are many."""
    between = text[a.found.e : b.found.s]
    return " ".join(f"{between} {b.found.lead}".split()).casefold() if len(between) <= LINK else "for ever"


def has_no_year(days: Days) -> bool:
    """Whether the words name a month or a day whose year was taken from publication."""
    return days.basis.endswith("year by publication")


def _is_short(days: Days) -> bool:
    return bool(days.lo and days.hi and days.hi - days.lo < _MOST_OF_A_YEAR)


def _lent(a: Told, b: Told) -> Told:
    """`a` in the year that `b` prints."""
    pairs = list(zip(a.days, b.days, strict=True))
    if not all(has_no_year(x) and y.basis in ("printed", _LENT) and _is_short(x) and _is_short(y) for x, y in pairs):
        return a
    return replace(a, days=tuple(_not_after(x, y) for x, y in pairs))


def _carried(a: Told, b: Told) -> Told:
    """`b` in the first year that does not put it before `a`, which prints its year."""
    pairs = list(zip(a.days, b.days, strict=True))
    if not all(x.basis == "printed" and has_no_year(y) and _is_short(x) and _is_short(y) for x, y in pairs):
        return b
    return replace(b, days=tuple(_not_before(y, x) for x, y in pairs))


def _not_after(a: Days, b: Days) -> Days:
    """`a`, a day or month without a year, or a weekday, at the last time that it comes before `b` ends."""
    if not (a.lo and a.hi and b.lo):
        return a
    if a.basis.startswith("weekday"):
        back = -(-(a.lo - b.lo).days // 7) if a.lo > b.lo else 0
        return replace(a, lo=a.lo - 7 * back * DAY, hi=a.hi - 7 * back * DAY)
    if not has_no_year(a):
        return a
    years = b.lo.year - a.lo.year
    there = _by_years(a, years)
    return there if there.lo and there.lo <= b.lo else _by_years(a, years - 1)


def _not_before(b: Days, a: Days) -> Days:
    if not (a.lo and b.lo):
        return b
    years = a.lo.year - b.lo.year
    there = _by_years(b, years)
    return there if there.lo and there.lo >= a.lo else _by_years(b, years + 1)


def _by_years(days: Days, count: int) -> Days:
    if not (days.lo and days.hi):
        return days
    lo, hi = shift_months(days.lo, 12 * count), shift_months(days.hi, 12 * count)
    # The end of February is another day in a leap year.
    if (days.hi + DAY).day == 1:
        hi = shift_months(days.hi + DAY, 12 * count) - DAY
    return Days(lo, hi, days.precision, _LENT)


def _stretch(text: str, start: int, a: Told, b: Told) -> Told | None:
    """The stretch from `a` to `b`, None if they are no ends of one."""
    link, lead = _link(text, a, b), a.found.lead
    begins = lead in _BEGINS or (
        lead in ("", "in", "on", "over", "during", "between") and link not in ("until", "till")
    )
    if not (begins and link in _TO) and not (lead == "between" and link == "and"):
        return None
    if lead == "from" and _MOVING.search(text, start, a.found.s):
        return None
    days: list[Days] = []
    for x, y in zip(a.days, b.days, strict=True):
        first = _not_after(x, y)
        if not (first.lo and y.lo and y.hi and first.lo <= y.lo):
            return None
        if _is_short(first) != _is_short(y) and (link not in ("to", "until", "till", "through") or y.lo <= first.lo):
            return None  # "February 6 - that year" is a day within a year
        days.append(Days(first.lo, y.hi, Precision.RANGE, y.basis))
    return Told(replace(a.found, e=b.found.e, lead=""), tuple(days))
