"""Days of a text compared with the TEI values of UD English GUM, which date other words and less finely than we do.

Differences of convention are no errors of a reader, and `agrees` allows for these; all else must be equal:

1. GUM dates the noun, we the phrase. In "since 1958" GUM dates "1958", that year; the contract dates "since 1958",
   from 1958 on. Where the word that opens a side stands before GUM's span, the side that it leaves is compared: "since"
   begins with the first day of the value, "by", "until" and "through" end with its last, "before" ends on the day
   before it and "after" begins on the day after. The other side must be open.
2. GUM dates the ends of "2000 - 2050" one by one, we the stretch: it must run from the first value to the last.
3. An end of a stretch (from, to, notBefore, notAfter) is told to the day, the month or the year: a day of ours is
   compared as far as the value tells. "A few months ago", notAfter 2012-03, may end on any day of March. A value
   of `when` is no end: "2012" is the whole year, first day to last.
4. A word that takes a part of the days ("early in 2016", "earlier this year") and stands before GUM's span is none of
   its value: ours must lie inside it.
5. GUM dates "March 3" and "this year" in "on March 3 this year" apart, we the day: it is compared with the shorter.
6. GUM's weeks begin on Monday and on Sunday and have seven or eight days ("this week" 02-19 to 02-26, "last week"
   07-10 to 07-16, in two articles): ours must be the same week from Sunday to Saturday.
7. Where several of our times lie in one of GUM's spans, the one that shares the most letters is compared.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from onrecord.scoring.intervals import Interval, as_day, contains

_OPENING = re.compile(
    r"(since|by|until|till|through|no later than|up to|before|ahead of|prior to|after)\s+(?:the\s+)?$", re.IGNORECASE
)
_PART = re.compile(
    r"\b(?:early|earlier|mid|late|later|beginning|start|middle|end|half)\b(?:\W+\w+){0,3}\W*$", re.IGNORECASE
)
_TO = re.compile(r"\s*(?:-|–|—|/|to|and|or|until|till|through)\s*(?:the\s+)?", re.IGNORECASE)
_OF = re.compile(r"[\s,–-]*(?:of|in)?\s*", re.IGNORECASE)
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
    """The word in `before`, what stands in our span before GUM's, that opens a side of days, or "part" for one that
    takes a part of them; "" if there is neither."""
    m = _OPENING.search(before)
    return m.group(1).casefold() if m else "part" if _PART.search(before) else ""


def told_together(values: Sequence[Value], between: Sequence[str]) -> tuple[Value, Value] | None:
    """The first and the last value of what GUM tells in pieces and we in one; None if the pieces make no one time.

    A stretch has its ends, "March 3 this year" twice its shorter piece. `between` are the words between the pieces.
    """
    inside = min(values, key=_length)
    if all(_OF.fullmatch(x) for x in between) and all(_holds(x, inside) for x in values):
        return inside, inside
    return (values[0], values[-1]) if all(_TO.fullmatch(x) for x in between) else None


def _holds(whole: Value, piece: Value) -> bool:
    big, small = tei_interval(whole), tei_interval(piece)
    return big is not None and small is not None and contains(big, small)


def _length(value: Value) -> int:
    low, high = tei_interval(value) or (None, None)
    return (dt.date.fromisoformat(high) - dt.date.fromisoformat(low)).days if low and high else dt.date.max.toordinal()


def agrees(days: Interval, first: Value, last: Value, lead: str = "") -> bool:
    """Whether `days` are those of the values, from the first to the last; `lead` is what `opening` found."""
    gold_low, gold_high = tei_interval(first), tei_interval(last)
    if gold_low is None or gold_high is None:
        return False
    gold: Interval = (gold_low[0], gold_high[1])
    if _agrees(days, gold, lead):
        return True
    week = _week_of(gold) if "from" in first else None
    if week is not None and _agrees(days, week, lead):
        return True
    told = (_ends(first)[0], _ends(last)[1])
    ends_only = "when" not in first and "when" not in last and not lead
    return ends_only and all(_as_told(ours, theirs) for ours, theirs in zip(days, told, strict=True))


def _agrees(days: Interval, gold: Interval, lead: str) -> bool:
    low, high = gold
    match lead if None in days or lead == "part" else "":
        case "since":
            return days == (low, None)
        case "by" | "until" | "till" | "through" | "no later than" | "up to":
            return days == (None, high)
        case "before" | "ahead of" | "prior to":
            return low is not None and days == (None, (dt.date.fromisoformat(low) - _DAY).isoformat())
        case "after":
            return high is not None and days == ((dt.date.fromisoformat(high) + _DAY).isoformat(), None)
        case "part":
            return None not in days and contains(gold, days)
        case _:
            return days == gold


def _week_of(gold: Interval) -> Interval | None:
    """The week from Sunday to Saturday that GUM's is; None if it is no week."""
    if gold[0] is None or gold[1] is None:
        return None
    low, high = (dt.date.fromisoformat(x) for x in gold if x)
    if low.weekday() not in (6, 0) or not WEEK <= (high - low).days <= WEEK + 1:
        return None
    sunday = low - _DAY if low.weekday() == 0 else low
    return sunday.isoformat(), (sunday + WEEK * _DAY).isoformat()


WEEK = 6  # days from the first of a week to its last


def _as_told(day: str | None, told: str | None) -> bool:
    if day is None or told is None:
        return day is told
    return day.startswith(told)
