"""Times told from the time mentioned last: "four days later", "the same year", "since then"; and ages of a thing that
still runs ("its fifth month").

The anchor is the last time that could be resolved, in this sentence or before. A time that stands beside another
("on Tuesday, two days after the raid") is that other. With an event as its anchor and nothing beside it, it stays open.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from onrecord.model.when import Precision
from onrecord.text.calendar import DAY, UNKNOWN, Days, moved, unit_of, years
from onrecord.text.date_rules import UNITS, Letters, Match, Resolve, Rule, Setting, rule
from onrecord.text.dates_absolute import YEAR
from onrecord.text.dates_counted import COUNT, UNIT, counted
from onrecord.text.numbers import ORDINALS

_BACK = ("earlier", "before", "previously", "prior")
ASIDE = "before the time mentioned last"  # a glance back: what follows is told from the time that it looked back from
# "Weeks later" is one to eight of them by convention.
_SOME = (1, 8)


def _later(found: Match) -> Resolve | None:
    count = counted(found.group("n"), found.group("unit"))
    sign = 1 if found.group("side") not in ("", *_BACK) else -1
    event = _has_event(found)
    year = re.search(YEAR, found.group("event"))
    if count is None:
        return None

    def days(setting: Setting) -> Days | None:
        last = setting.last
        if last and (setting.apposed or (count[1] == "hour" and not event)):
            return last
        if year and not setting.apposed:
            whole = years(int(year.group()), basis="counted from a year")
            return _moved_both(whole, count[1], sign * count[0], whole.basis)
        if event or not last or not last.lo or not last.hi:
            return UNKNOWN
        basis = ASIDE if sign < 0 else "counted from the time mentioned last"
        return _moved_both(last, count[1], sign * count[0], basis)

    return days


def _moved_both(days: Days, unit: str, count: int, basis: str) -> Days:
    if not days.lo or not days.hi:
        return UNKNOWN
    low, high = moved(days.lo, unit, count), moved(days.hi, unit, count)
    return Days(low, high, Precision.DAY if low == high else Precision.RANGE, basis)


def _has_event(found: Match) -> bool:
    """Whether an event is the anchor: it follows "after" ("a day after he left"); without one, "after" is an adverb."""
    if found.group("event"):
        return True
    follows = found.group("side") in ("after", "before", "prior")
    return follows and bool(_EVENT_FOLLOWS.match(found.text, found.m.end(), found.sentence.e))


def _some_later(found: Match) -> Resolve | None:
    unit, back = found.group("unit"), found.group("side") in _BACK
    event = _has_event(found)

    def days(setting: Setting) -> Days | None:
        last = setting.last
        if event or not last or not last.lo or not last.hi:
            return UNKNOWN
        low, high = (-_SOME[1], -_SOME[0]) if back else _SOME
        # Against a year, a few weeks are no difference.
        coarse = last.hi - last.lo > dt.timedelta(days=60) and unit in ("day", "week")
        first = last.lo if coarse and not back else moved(last.lo, unit, low)
        return Days(first, moved(last.hi, unit, high), Precision.RANGE, "near the time mentioned last")

    return days


_SHIFTS = {"that": 0, "same": 0, "next": 1, "following": 1, "after": 1, "previous": -1, "preceding": -1, "before": -1}
_UNITS = {"night": "day", "morning": "day", "afternoon": "day", "evening": "day"}


def _same(found: Match) -> Resolve | None:
    """ "The same week", "the following year", "later that day", "the year before"."""
    unit = _UNITS.get(found.group("unit"), found.group("unit"))
    shift = _SHIFTS[(found.group("after") or found.group("which")).split()[-1]]
    part = found.group("part")

    def days(setting: Setting) -> Days | None:
        last, basis = setting.last, ASIDE if shift < 0 else "told from the time mentioned last"
        if last is None and shift < 0 and unit == "year" and setting.reference:
            return unit_of(setting.reference, unit, shift, "told from publication")
        if not last or not last.lo or not last.hi:
            return UNKNOWN
        if last.hi - last.lo >= _LONGER[unit] and unit == "day" and found.group("which") == "that":
            return UNKNOWN  # "that day" points at a day, which was not the time mentioned last
        if last.hi - last.lo >= _LONGER[unit]:
            # Some day of that year: the day after it can lie one day beyond.
            ends = sorted((moved(last.lo, unit, min(shift, 0)), moved(last.hi, unit, max(shift, 0))))
            return Days(ends[0], ends[1], Precision.RANGE, basis)
        whole = unit_of(last.hi if shift > 0 else last.lo, unit, shift, basis)
        if found.group("which") == "that" and unit != "day" and _holds(whole, setting.reference):
            return UNKNOWN  # a year that still runs is "this year"
        if not shift and part and unit != "day":
            return (
                Days(last.lo, whole.hi, Precision.RANGE, basis)
                if part == "later"
                else replace(whole, hi=last.hi, precision=Precision.RANGE)
            )
        return whole

    return days


def _holds(days: Days, date: dt.date | None) -> bool:
    return bool(date and days.lo and days.hi and days.lo <= date <= days.hi)


# A time that lasts so long is no day, week, month or year, but somewhere in it is one.
_LONGER = {x: dt.timedelta(days=n) for x, n in {"day": 1, "week": 7, "month": 31, "year": 366}.items()}


def _since_then(_: Match) -> Resolve | None:
    def days(setting: Setting) -> Days | None:
        last = setting.last
        return Days(last.lo, None, Precision.RANGE, "since the time mentioned last") if last and last.lo else UNKNOWN

    return days


def _running(found: Match) -> Resolve | None:
    unit = found.group("unit")

    def days(setting: Setting) -> Days | None:
        here = setting.reference
        if here is None:
            return UNKNOWN
        return Days(moved(here, unit, -1) + DAY, moved(here, unit, 1) - DAY, Precision.RANGE, "running at publication")

    return days


_SIDE = r"(?P<side>later|earlier(?!\s+than)|afterwards?|previously|before|after|prior)\b"
_SIDES = ("later", "earlier", "after", "previously", "before", "prior")
_EVENT = (
    r"(?P<event>(?:(?<=after)|(?<=before)|(?<=prior))\s+(?:to\s+)?"
    r"(?:the|a|an|his|her|its|their|this|that|civil|world|(?-i:[A-Z])\w+)(?:\s+(?!(?:on|in|during|by|when|\d{1,2})\b)[\w’'-]+){1,4})?"
)
_EVENT_FOLLOWS = re.compile(r"\s+(?!that\s*[,.;:]|(?:and|or|but)\b)[\w“\"‘']", re.IGNORECASE)
_PARTS: Letters = ("day", "week", "month", "year", "night", "morning", "afternoon", "evening")
_MONTH = r"(?-i:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))

ANCHORED: list[Rule] = [
    rule(rf"{COUNT}\s+{UNIT}\s+{_SIDE}{_EVENT}", _later, UNITS, _SIDES),
    rule(
        rf"{COUNT}\s+{UNIT}\s+(?P<event>(?:in\s+advance|ahead)\s+of\s+(?:the|an?|his|her|its|their|this|that)"
        rf"(?:\s+(?!{_MONTH}|\d)[\w’'-]+){{1,2}})",
        _later,
        UNITS,
        ("advance", "ahead"),
    ),
    rule(
        rf"(?<!few )(?<!several )(?<!many )(?P<unit>day|week|month|year|decade)s\s+{_SIDE}{_EVENT}",
        _some_later,
        UNITS,
        _SIDES,
    ),
    rule(
        r"(?:on\s+)?(?P<which>(?:the|that|this)\s+same|the\s+(?:very\s+)?(?:next|following|previous|preceding))\s+"
        r"(?P<unit>day|week|month|year|night|morning|afternoon|evening)\b",
        _same,
        _PARTS,
        ("same", "next", "following", "previous", "preceding"),
    ),
    rule(
        r"(?:(?P<part>later|earlier)\s+|(?<=\bin\s)|(?<=\bon\s)|(?<=\bof\s)|(?<=\bduring\s)|^)?"
        r"(?P<which>that)\s+(?P<unit>day|week|month|year|night|morning|afternoon|evening)\b"
        r"(?=\s*[,.;)]|\s+(?:in|at|with|and|he|she|they|it|the|a|an|to|by|when|(?-i:[A-Z])\w+)\b)",
        _same,
        _PARTS,
        ("that",),
    ),
    rule(
        r"the\s+(?P<unit>day|week|month|year|night|morning|afternoon|evening)\s+(?P<after>before|after)\b"
        r"(?=\s*[,.;:)]|\s*$|\s+(?:and|in|at|to|on)\b)",
        _same,
        _PARTS,
        ("before", "after"),
    ),
    rule(r"since\s+then\b", _since_then, ("then",), lead=False),
    Rule(
        re.compile(
            rf"(?:(?<=\bits )|(?<=\btheir ))(?:{_ORDINAL})\s+(?P<unit>day|week|month|year)\b"
            r"(?!['’-]|\s+(?:in|as|at)\b)",
            re.IGNORECASE,
        ),
        _running,
        (UNITS, ("its ", "their ")),
    ),
]
