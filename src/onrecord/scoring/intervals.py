"""Dates of gold and output as closed intervals of days in ISO form; None is an open side."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from onrecord.scoring.values import obj

Interval = tuple[str | None, str | None]


def as_day(date: Any, *, last: bool) -> str | None:
    """An ISO date, week, month or year as its first or last day; None if it is none of these."""
    if not isinstance(date, str):
        return None
    date = date.split("T")[0]
    try:
        if m := re.fullmatch(r"(\d{4})-?W(\d\d)", date):
            return dt.date.fromisocalendar(int(m[1]), int(m[2]), 7 if last else 1).isoformat()
        if re.fullmatch(r"\d{4}", date):
            return f"{date}-12-31" if last else f"{date}-01-01"
        if m := re.fullmatch(r"(\d{4})-(\d\d)", date):
            first = dt.date(int(m[1]), int(m[2]), 1)
            return (_month_end(first) if last else first).isoformat()
        return dt.date.fromisoformat(date).isoformat()
    except ValueError:
        return None


def _month_end(first: dt.date) -> dt.date:
    return (first + dt.timedelta(31)).replace(day=1) - dt.timedelta(1)


def days(lo: Any, hi: Any) -> Interval:
    """The interval from the first day of `lo` to the last of `hi`."""
    return as_day(lo, last=False), as_day(hi, last=True)


def interval_of(value: Any) -> Interval:
    """The interval of an object with ``lo`` and ``hi``."""
    value = obj(value)
    return days(value.get("lo"), value.get("hi"))


def contains(big: Interval, small: Interval) -> bool:
    """Whether every day of `small` is one of `big`."""
    lo = big[0] is None or (small[0] is not None and big[0] <= small[0])
    hi = big[1] is None or (small[1] is not None and small[1] <= big[1])
    return lo and hi


def disjoint(a: Interval, b: Interval) -> bool:
    """Whether the intervals share no day."""
    return bool((a[1] and b[0] and a[1] < b[0]) or (b[1] and a[0] and b[1] < a[0]))
