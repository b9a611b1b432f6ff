"""Counted stretches: "three weeks ago", "over the past five years", "in two weeks", "for ten years now".

By convention "three weeks ago" is that day give or take three, "three months ago" the whole month, "three years ago"
the whole year, unless the words say the day ("a year ago today"). A stretch ends on the day of publication where
the clause tells that it still runs ("has led it for three years"). Accepted gaps: a stretch that lies anywhere ("he
ruled for ten years") and one that measures how rare a thing is ("the worst in ten years") are no times.
"""

from __future__ import annotations

import datetime as dt
import re

from onrecord.model.when import Precision
from onrecord.text.calendar import (
    DAY,
    WEEKDAYS,
    Days,
    end_of_month,
    moved,
    on,
    rolling,
    unit_of,
    weekday_near,
    years,
)
from onrecord.text.date_rules import UNITS, Match, Resolve, Rule, Setting, rule
from onrecord.text.numbers import CARDINALS, number_of
from onrecord.text.tense import Tense

UNIT = r"(?P<unit>hour|day|week|fortnight|month|quarter|year|decade|centur(?=y|ies))(?:s|y|ies)?\b"
SPELLED = "|".join(sorted((w for w in CARDINALS if w != "zero"), key=len, reverse=True))
_HALF = r"(?:\s+and\s+a\s+half|\s1/2|½)"
COUNT = (
    r"(?:(?P<rough>about|around|nearly|almost|roughly|some|just\s+over|more\s+than|over|less\s+than|at\s+least|only|just|"
    rf"exactly)\s+)?(?P<n>\d{{1,3}}{_HALF}?|(?:an?|{SPELLED})\s+hundred|(?:{SPELLED})(?:-(?:{SPELLED}))?{_HALF}?|an?|a\s+couple(?:\s+of)?)"
    rf"(?:\s+(?:or|to)\s+(?P<n2>\d{{1,3}}|{SPELLED}))?"
)


def counted(words: str, unit: str) -> tuple[int, str] | None:
    """A small number of units, "a" is one and "a couple of" two; half years are told in months. None if it is none."""
    bare = " ".join(words.split())
    unit = "century" if unit == "centur" else unit
    if bare in ("a", "an"):
        return 1, unit
    if bare.startswith(("a couple", "couple")):
        return 2, unit
    value = number_of(bare)
    if value is None:
        return None
    if value != int(value) and unit == "year":
        return int(value * 12), "month"
    return int(value), unit


def _ago(found: Match) -> Resolve | None:
    first = counted(found.group("n"), found.group("unit"))
    last = counted(found.group("n2"), found.group("unit")) if found.group("n2") else first
    if first is None or last is None:
        return None
    low, high = sorted((-first[0], -last[0]))

    exact, weekday = found.group("exact").split()[-1:], found.group("weekday")

    def days(setting: Setting) -> Days | None:
        here = setting.reference
        if here is None:
            return None
        basis = "counted back from publication"
        if weekday:
            return on(moved(weekday_near(here, WEEKDAYS[weekday], after=False), first[1], low), basis)
        if exact and low == high:
            return unit_of(
                moved(here, first[1], low), "day" if exact[0] in ("today", "day", "night") else exact[0], 0, basis
            )
        return _around(here, first[1], low, high, basis)

    return days


def _around(here: dt.date, unit: str, low: int, high: int, basis: str) -> Days:
    """The days `low` to `high` units away, as finely as the unit tells: a day, a week around it, a month, a year."""
    a, b = moved(here, unit, low), moved(here, unit, high)
    match unit:
        case "hour":
            return Days(a, min(a + DAY, here) if high < 0 else b, Precision.RANGE, basis)
        case "day":
            return Days(a, b, Precision.DAY if a == b else Precision.RANGE, basis)
        case "week" | "fortnight":
            return Days(a - 3 * DAY, b + 3 * DAY, Precision.WEEK, basis)
        case "month" | "quarter":
            return Days(a.replace(day=1), end_of_month(b), Precision.MONTH if a == b else Precision.RANGE, basis)
        case "decade" | "century":
            about = 2 if unit == "decade" else 10
            low_year, high_year = max(dt.MINYEAR, a.year - about), min(dt.MAXYEAR, b.year + about)
            return Days(dt.date(low_year, 1, 1), dt.date(high_year, 12, 31), Precision.RANGE, basis)
        case _:
            return years(a.year, b.year, basis)


def _past_units(found: Match) -> Resolve | None:
    count = counted(found.group("n"), found.group("unit"))
    ahead = found.group("which") in ("next", "coming", "following")
    if count is None:
        return None

    def days(setting: Setting) -> Days | None:
        here = setting.reference
        return rolling(here, count[1], count[0] if ahead else -count[0], "counted from publication") if here else None

    return days


# Verbs of what lasts: "has banned him for three years" looks ahead, "has known him for three years" back.
_LASTING = (
    r"been\s+(?:\w+ly\s+)?(?:\w+ing|in|at|on|an?|the|under|there|here|with|part|mayor|president|married|involved)|"
    r"had|led|lived|worked|served|known|existed|lasted|held|ruled|governed|run|waged|fought|remained|stayed|"
    r"represented|owned|reigned|taught|studied|covered|chaired|headed|occupied|kept|tried|struggled|refused"
)
_STILL = re.compile(
    rf"(?:\b(?:has|have|hasn['’]t|haven['’]t)|['’](?:ve|s))\s+(?:\w+\s+)?(?:{_LASTING})\b"
    r"(?:(?!\bto\b|\band\b)[^.;:,“”\"])*$",
    re.IGNORECASE,
)
_STILL_AFTER = re.compile(rf"\s*,?(?:\s+[\w’'-]+){{1,4}}\s+(?:has|have)\s+(?:\w+\s+)?(?:{_LASTING})\b", re.IGNORECASE)


def _for_units(found: Match) -> Resolve | None:
    """ "Has led it for three years": until publication. Other stretches tell no date."""
    before, after = found.text[found.sentence.s : found.m.start()], found.text[found.m.end() : found.sentence.e]
    still = _STILL.search(before) or (len(before.split()) < OPENING and _STILL_AFTER.match(after))
    return _past_units(found) if still else None


def _in_units(found: Match) -> Resolve | None:
    count = counted(found.group("n"), found.group("unit"))
    if count is None:
        return None
    if found.group("n2"):
        count = counted(found.group("n2"), found.group("unit")) or count
    within = found.group("within") or found.group("rough").split() == ["less", "than"]
    if not found.group("time"):
        # "The first in more than ten years" looks back, "to build ten in seven years" tells how long it takes.
        rough = found.group("rough") not in ("", "about", "around", "just", "exactly") and not within
        opens = len(found.text[found.sentence.s : found.m.start()].split()) < OPENING
        if found.tense is not Tense.FUTURE or rough or not (within or opens or count[1] not in ("year", "decade")):
            return None

    def days(setting: Setting) -> Days | None:
        here = setting.reference
        if here is None:
            return None
        if within:
            return rolling(here, count[1], count[0], "counted from publication")
        return _around(here, count[1], count[0], count[0], "counted from publication")

    return days


OPENING = 3  # words before a stretch that still opens its clause
_DAYS = "|".join(WEEKDAYS)

COUNTED: list[Rule] = [
    rule(rf"over\s+(?P<n>\d{{1,2}}|{SPELLED})\s+{UNIT}(?=,)", _past_units, UNITS, ("over",), lead=False),
    rule(
        rf"{COUNT}\s+{UNIT}\s+(?:ago(?:\s+(?P<exact>today|to\s+the\s+(?:day|night)|this\s+(?:week|month)|(?:on\s+)?(?P<weekday>{_DAYS})))?|"
        r"back(?=[,.;]))\b",
        _ago,
        UNITS,
        ("ago", "back"),
    ),
    rule(
        r"(?:the\s+)?(?P<which>past|last|next|coming|following)\s+"
        rf"(?P<n>\d{{1,3}}{_HALF}?|(?:{SPELLED}){_HALF}?|couple(?:\s+of)?)\s+{UNIT}\b",
        _past_units,
        UNITS,
        ("past", "last", "next", "coming", "following"),
    ),
    rule(rf"for\s+(?:now\s+)?{COUNT}\s+{UNIT}(?:\s+now)?\b", _for_units, UNITS, ("for",), lead=False),
    rule(
        rf"(?:in|(?P<within>within))\s+(?:the\s+)?{COUNT}\s+{UNIT}(?P<time>['’]?\s+time|\s+from\s+now)?"
        r"(?!\s+(?:of|to|or|when|that|where)\b|['’-])",
        _in_units,
        UNITS,
        ("in",),
        lead=False,
    ),
    rule(rf"{COUNT}\s+{UNIT}(?P<time>\s+from\s+now)\b", _in_units, UNITS, ("from",)),
]
