"""Times told from the time mentioned last: "four days later", "the same year", "since then"; and ages of a thing that
still runs ("its fifth month").

The anchor is the last time that could be resolved, in this sentence or before. A time that stands beside another
("on Tuesday, two days after the raid") is that other. With an event as its anchor and nothing beside it, it stays open.
"""

from __future__ import annotations

import datetime as dt
import re

from onrecord.model.when import Precision
from onrecord.text.calendar import DAY, UNKNOWN, Days, moved, unit_of
from onrecord.text.date_rules import UNITS, Match, Resolve, Rule, Setting, rule
from onrecord.text.dates_relative import COUNT, UNIT, counted
from onrecord.text.numbers import ORDINALS

_BACK = ("earlier", "before", "previously", "prior")
# "Weeks later" is one to eight of them by convention.
_SOME = (1, 8)


def _later(found: Match) -> Resolve | None:
    count = counted(found.group("n"), found.group("unit"))
    sign = -1 if found.group("side") in _BACK else 1
    event = bool(found.group("event"))
    if count is None:
        return None

    def days(setting: Setting) -> Days | None:
        last = setting.last
        if last and (setting.apposed or (count[1] == "hour" and not event)):
            return last
        if event or not last or not last.lo or not last.hi:
            return UNKNOWN
        ends = [moved(end, count[1], sign * count[0]) for end in (last.lo, last.hi)]
        precision = Precision.DAY if ends[0] == ends[1] else Precision.RANGE
        return Days(ends[0], ends[1], precision, "counted from the time mentioned last")

    return days


def _some_later(found: Match) -> Resolve | None:
    unit, back = found.group("unit"), found.group("side") in _BACK
    event = bool(found.group("event"))

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


def _same(found: Match) -> Resolve | None:
    unit, which = found.group("unit"), found.group("which").split()[-1]
    shift = {"same": 0, "next": 1, "following": 1, "previous": -1, "preceding": -1}[which]

    def days(setting: Setting) -> Days | None:
        last = setting.last
        anchor = (last.hi if shift > 0 else last.lo) if last else None
        return unit_of(anchor, unit, shift, "told from the time mentioned last") if anchor else UNKNOWN

    return days


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
    r"(?:the|a|an|his|her|its|their|this|that|civil|world|(?-i:[A-Z])\w+)(?:\s+[\w’'-]+){1,4})?"
)
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))

ANCHORED: list[Rule] = [
    rule(rf"{COUNT}\s+{UNIT}\s+{_SIDE}{_EVENT}", _later, UNITS, _SIDES),
    rule(
        rf"(?<!few )(?<!several )(?<!many )(?P<unit>day|week|month|year|decade)s\s+{_SIDE}{_EVENT}",
        _some_later,
        UNITS,
        _SIDES,
    ),
    rule(
        r"(?:on\s+)?(?P<which>(?:the|that|this)\s+same|the\s+(?:very\s+)?(?:next|following|previous|preceding))\s+"
        r"(?P<unit>day|week|month|year)\b",
        _same,
        UNITS,
        ("same", "next", "following", "previous", "preceding"),
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
