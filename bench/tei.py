"""Days of a text compared with the TEI values of UD English GUM, which date other words and less finely than we do.

Four differences of convention are no errors of a reader, and `agrees` allows for them; all else must be equal:

1. GUM dates the noun, we the phrase. In "since 1958" GUM dates "1958", that year; the contract dates "since 1958",
   from 1958 on. Where the word that opens a side stands before GUM's span, the side that it leaves is compared: "since"
   begins with the first day of the value, "by", "until" and "through" end with its last, "before" ends on the day
   before it and "after" begins on the day after. The other side must be open.
2. GUM dates the ends of "2000 - 2050" one by one, we the stretch: it must run from the first value to the last.
3. An end of a stretch (from, to, notBefore, notAfter) is told to the day, the month or the year: a day of ours is
   compared as far as the value tells. "A few months ago", notAfter 2012-03, may end on any day of March. A value
   of `when` is no end: "2012" is the whole year, first day to last.
4. Where several of our times lie in one of GUM's spans, the one that shares the most letters is compared.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from onrecord.scoring.intervals import Interval, as_day

_OPENING = re.compile(
    r"(since|by|until|till|through|no later than|up to|before|ahead of|prior to|after)\s+(?:the\s+)?$", re.IGNORECASE
)
_TO = re.compile(r"\s*(?:-|–|—|/|to|and|or|until|till|through)\s*(?:the\s+)?", re.IGNORECASE)
_DAY = dt.timedelta(days=1)
Value = dict[str, str]


def _told(words: str | None) -> str | None:
    """The date in a value without its clock; None for no value, "" for one that names no year ("--10", "06:00")."""
    if words is None:
        return None
    # A stray minus before some years of the data is no year before Christ.
    m = re.fullmatch(r"-?(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?", words)
    return m.group(1) if m else ""


def _ends(value: Value) -> tuple[str | None, str | None]:
    low = value.get("when", value.get("from", value.get("notBefore")))
    return _told(low), _told(value.get("when", value.get("to", value.get("notAfter"))))


def tei_interval(value: Value) -> Interval | None:
    """A TEI value as days; None for values that name no year (clock times, "--10")."""
    low, high = _ends(value)
    return None if "" in (low, high) else (as_day(low, last=False), as_day(high, last=True))


def opening(before: str) -> str:
    """The word at the end of `before`, what stands in our span before GUM's, that opens a side of days; "" if none."""
    m = _OPENING.search(before)
    return m.group(1).casefold() if m else ""


def is_range(between: Sequence[str]) -> bool:
    """Whether the words between dates make one stretch of them."""
    return all(_TO.fullmatch(x) for x in between)


def agrees(days: Interval, values: Sequence[Value], lead: str = "") -> bool:
    """Whether `days` are those of the values, the first to the last; `lead` is the opening word outside them."""
    gold_low, gold_high = tei_interval(values[0]), tei_interval(values[-1])
    if gold_low is None or gold_high is None:
        return False
    low, high = gold_low[0], gold_high[1]
    match lead if None in days else "":
        case "since":
            return days == (low, None)
        case "by" | "until" | "till" | "through" | "no later than" | "up to":
            return days == (None, high)
        case "before" | "ahead of" | "prior to":
            return low is not None and days == (None, (dt.date.fromisoformat(low) - _DAY).isoformat())
        case "after":
            return high is not None and days == ((dt.date.fromisoformat(high) + _DAY).isoformat(), None)
        case _ if any("when" in x for x in values):
            return days == (low, high)
        case _:
            ends = (_ends(values[0])[0], _ends(values[-1])[1])
            return all(_as_told(day, told) for day, told in zip(days, ends, strict=True))


def _as_told(day: str | None, told: str | None) -> bool:
    if day is None or told is None:
        return day is told
    return day.startswith(told)
