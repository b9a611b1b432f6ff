"""Calendar arithmetic on closed intervals of days. Nothing here reads a text or a clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onrecord.model.when import Precision

DAY = dt.timedelta(days=1)
MONTHS = {
    name: i + 1
    for i, name in enumerate(
        "january february march april may june july august september october november december".split()
    )
}
MONTHS |= {name[:3]: i for name, i in MONTHS.items()} | {"sept": 9}
WEEKDAYS = {name: i for i, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # first month, northern half of the globe


# The first and the last day of a part of a month; none and below count back from its last day.
_OF_MONTH = {
    "early": (1, 10),
    "mid": (11, 20),
    "late": (21, 31),
    "first half": (1, 15),
    "second half": (16, 31),
    "first week": (1, 7),
    "second week": (8, 14),
    "third week": (15, 21),
    "fourth week": (22, 28),
    "last week": (-6, 31),
    "final week": (-6, 31),
}


@dataclass(frozen=True, slots=True)
class Days:
    """Days `lo` to `hi`, both inside; None is open. `basis` says what they rest on."""

    lo: dt.date | None
    hi: dt.date | None
    precision: Precision
    basis: str = "printed"


UNKNOWN = Days(None, None, Precision.UNKNOWN, "not resolved")


def a_day(year: int, month: int, day: int, basis: str = "printed") -> Days | None:
    """One day; None if the calendar has no such day."""
    try:
        date = dt.date(year, month, day)
    except ValueError:
        return None
    return Days(date, date, Precision.DAY, basis)


def on(date: dt.date, basis: str) -> Days:
    """One day."""
    return Days(date, date, Precision.DAY, basis)


def month(year: int, number: int, basis: str = "printed", part: str = "") -> Days:
    """A month, or a part of it: by convention its first ten days ("early"), its second ("mid"), the rest ("late"), a
    half, or seven days ("first week", "last week")."""
    first = dt.date(year, number, 1)
    last = end_of_month(first)
    if part in _OF_MONTH:
        low, high = _OF_MONTH[part]
        low = low if low > 0 else last.day + low
        return Days(first.replace(day=low), first.replace(day=min(high, last.day)), Precision.RANGE, basis)
    return Days(first, last, Precision.MONTH, basis)


def end_of_month(date: dt.date) -> dt.date:
    """The last day of the month of `date`."""
    return shift_months(date.replace(day=1), 1) - DAY


def years(first: int, last: int | None = None, basis: str = "printed") -> Days:
    """The years `first` to `last`, or one year."""
    until = first if last is None else last
    precision = Precision.YEAR if until == first else Precision.RANGE
    return Days(dt.date(first, 1, 1), dt.date(until, 12, 31), precision, basis)


def decade(first: int, part: str = "") -> Days:
    """Ten years from `first`, or their first four ("early"), middle three ("mid"), last four ("late"), half, first two
    ("start") or last two ("end")."""
    of_decade = {"first half": (0, 4), "second half": (5, 9), "beginning": (0, 1), "start": (0, 1), "end": (8, 9)}
    low, high = (of_decade | {"early": (0, 3), "mid": (4, 6), "late": (6, 9)}).get(part, (0, 9))
    return Days(dt.date(first + low, 1, 1), dt.date(first + high, 12, 31), Precision.DECADE, "printed")


def season(year: int, name: str, basis: str = "printed") -> Days:
    """Three months; a winter begins in December of `year`."""
    first = dt.date(year, SEASONS[name], 1)
    return Days(first, shift_months(first, 3) - DAY, Precision.SEASON, basis)


def quarter(year: int, number: int, basis: str = "printed") -> Days:
    """A quarter of a calendar year, 1 to 4."""
    first = dt.date(year, 3 * number - 2, 1)
    return Days(first, shift_months(first, 3) - DAY, Precision.QUARTER, basis)


def week_of(date: dt.date, shift: int, basis: str) -> Days:
    """The week of `date`, or `shift` weeks after it. Weeks of news run from Sunday to Saturday."""
    sunday = date - dt.timedelta(days=(date.weekday() + 1) % 7) + dt.timedelta(weeks=shift)
    return Days(sunday, sunday + 6 * DAY, Precision.WEEK, basis)


def shift_months(date: dt.date, count: int) -> dt.date:
    """`date` moved by `count` months, to the last day of a month that has no such day; clipped to the calendar."""
    total = date.year * 12 + date.month - 1 + count
    year, number = divmod(total, 12)
    if not dt.MINYEAR <= year < dt.MAXYEAR:
        return dt.date.min if year < dt.MINYEAR else dt.date.max
    last = (dt.date(year + number // 11, (number + 1) % 12 + 1, 1) - DAY).day
    return dt.date(year, number + 1, min(date.day, last))


def moved(date: dt.date, unit: str, count: int) -> dt.date:
    """`date` moved by `count` hours (begun days of them), days, weeks, months, years or decades; clipped to the
    calendar."""
    if unit == "hour":
        count, unit = (-(-count // 24) if count > 0 else count // 24), "day"
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    if months:
        return shift_months(date, months * count)
    try:
        return date + dt.timedelta(days={"week": 7, "fortnight": 14}.get(unit, 1) * count)
    except OverflowError:
        return dt.date.min if count < 0 else dt.date.max


def unit_of(date: dt.date, unit: str, shift: int, basis: str) -> Days:
    """The day, week, month, quarter, year or decade of `date`, or the one `shift` of them away."""
    there = moved(date, unit, shift)
    match unit:
        case "day":
            return on(there, basis)
        case "week" | "fortnight":
            return week_of(there, 0, basis)
        case "month":
            return month(there.year, there.month, basis)
        case "quarter":
            return quarter(there.year, (there.month + 2) // 3, basis)
        case "decade":
            made = decade(there.year // 10 * 10)
            return Days(made.lo, made.hi, Precision.DECADE, basis)
        case "century":
            first = max(1, there.year // 100 * 100)
            return Days(dt.date(first, 1, 1), dt.date(first + 99, 12, 31), Precision.RANGE, basis)
        case _:
            return years(there.year, basis=basis)


def rolling(here: dt.date, unit: str, count: int, basis: str) -> Days:
    """The stretch of `count` units that begins on `here`, or that ends there for a negative count."""
    there = moved(here, unit, count)
    return Days(min(here, there), max(here, there), Precision.RANGE, basis)


def weekday_near(date: dt.date, weekday: int, *, after: bool, strictly: bool = False) -> dt.date:
    """The first such weekday on or after `date`, or the last on or before it; `strictly` leaves `date` itself out."""
    ahead = (weekday - date.weekday()) % 7
    if after:
        return date + dt.timedelta(days=ahead or (7 if strictly else 0))
    behind = (date.weekday() - weekday) % 7
    return date - dt.timedelta(days=behind or (7 if strictly else 0))


def joined(a: Days, b: Days) -> Days:
    """The shortest interval that holds both; an open side stays open."""
    if (a.lo, a.hi) == (b.lo, b.hi):
        return a
    lo = min(a.lo, b.lo) if a.lo and b.lo else None
    hi = max(a.hi, b.hi) if a.hi and b.hi else None
    return Days(lo, hi, Precision.RANGE, a.basis)
