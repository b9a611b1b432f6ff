"""Times told from the day of publication: "on Friday", "last week", "over the past year".

Weeks run from Sunday to Saturday. A weekday is the last before publication, or publication's own,
unless its clause looks ahead.
"""

from __future__ import annotations

import datetime as dt
import re

from onrecord.model.when import Precision
from onrecord.text.calendar import DAY, WEEKDAYS, Days, moved, on, rolling, unit_of, weekday_near
from onrecord.text.date_rules import UNITS, Match, Resolve, Rule, Setting, rule
from onrecord.text.dates_absolute import clause_tense
from onrecord.text.tense import Tense
from onrecord.text.uncounted import title_case

_SAID_THEN = re.compile(
    r"\s+(?:whether|how|why|that(?!\s+(?:will|would|could|may|might|can|is|are|was|were|has|had)\b))\s+\w",
    re.IGNORECASE,
)


def _weekday(found: Match) -> Resolve | None:
    which, weekday = found.group("which").split(), WEEKDAYS[found.group("weekday")]
    # "Asked on Monday whether": the day of the saying, whatever is said.
    said = _SAID_THEN.match(found.text, found.m.end(), found.sentence.e)
    tense = Tense.PAST if said else clause_tense(found)
    ahead = which[-1:] in (["next"], ["coming"]) or (not which and tense is Tense.FUTURE)
    ahead = ahead or (which == ["this"] and tense is not Tense.PAST)
    basis = f"weekday {'after' if ahead else 'before'} publication"

    def days(setting: Setting) -> Days | None:
        here = setting.reference
        if here is None:
            return None
        return on(weekday_near(here, weekday, after=ahead, strictly=which in (["next"], ["last"])), basis)

    return days


def _today(found: Match) -> Resolve | None:
    words = found.group("word").split()
    match words:
        case ["the", "day", "before", *_]:
            shift = -2
        case ["the", "day", "after", *_]:
            shift = 2
        case ["yesterday", *_] | ["last", "night"]:
            shift = -1
        case ["tomorrow", *_]:
            shift = 1
        case _:
            shift = 0

    def days(setting: Setting) -> Days | None:
        return on(moved(setting.reference, "day", shift), "day of publication") if setting.reference else None

    return days


_SHIFT = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}


def _this_unit(found: Match) -> Resolve | None:
    which, unit, part = found.group("which").split(), found.group("unit"), found.group("part")
    if found.m.group("unit")[0].isupper() and not title_case(found.text, found.sentence.s, found.sentence.e):
        return None  # the name of a programme ("This Week")
    shift = _SHIFT.get(which[-1] if which else "", 0)
    rolls = shift and (found.group("article") or len(which) > 1 or which[0] in ("past", "coming"))
    basis = f"{' '.join(which) or 'the'} {unit}, seen from publication"
    ahead = found.tense is Tense.FUTURE

    def days(setting: Setting) -> Days | None:
        here = setting.reference
        if here is None:
            return None
        if unit == "weekend":
            return _weekend(here, shift, ahead=ahead, basis=basis)
        if rolls:
            return rolling(here, unit, shift, basis)
        whole = unit_of(here, unit, shift, basis)
        return part_of(whole, part, here) if part else whole

    return days


def _weekend(here: dt.date, shift: int, *, ahead: bool, basis: str) -> Days:
    start = here - DAY if here.weekday() == 6 else here  # a Sunday belongs to the weekend that runs
    saturday = weekday_near(start, 5, after=ahead or shift > 0, strictly=shift != 0 and here.weekday() >= 5)
    return Days(saturday, saturday + DAY, Precision.RANGE, basis)


def part_of(whole: Days, part: str, here: dt.date) -> Days:
    """A part of a stretch of days: "later this year" from `here` on, the end of a year its last month, else thirds."""
    if not whole.lo or not whole.hi:
        return whole
    length = (whole.hi - whole.lo).days + 1
    third = dt.timedelta(days=length // 3)
    running = whole.lo <= here <= whole.hi
    low, high = whole.lo, whole.hi
    match part:
        case "earlier" | "early" | "beginning" | "start":
            high = here if part == "earlier" and running else whole.lo + third
        case "later" | "late":
            low = here if part == "later" and running else whole.hi - third
        case "mid" | "middle":
            low, high = whole.lo + third, whole.hi - third
        case "first half" | "second half" if 300 < length < 400:
            june = whole.lo.replace(month=6, day=30)
            low, high = (whole.lo, june) if part == "first half" else (june + DAY, whole.hi)
        case "first half":
            high = whole.lo + dt.timedelta(days=length // 2 - 1)
        case "second half":
            low = whole.hi - dt.timedelta(days=length // 2 - 1)
        case "end" if length > 300:
            return Days(whole.hi.replace(day=1), whole.hi, Precision.MONTH, whole.basis)
        case _:
            low = whole.hi - third
    return Days(low, high, Precision.RANGE, whole.basis)


def _end_of(found: Match) -> Resolve | None:
    unit, part = found.group("unit") or "year", found.group("part") or "end"
    shift = _SHIFT.get(found.group("which"), 0)

    def days(setting: Setting) -> Days | None:
        here = setting.reference
        if here is None:
            return None
        return part_of(unit_of(here, unit, shift, f"{part} of the {unit} of publication"), part, here)

    return days


def _during(found: Match) -> Resolve | None:
    unit, part = found.group("unit"), found.group("part")

    def days(setting: Setting) -> Days | None:
        here, last = setting.reference, setting.last
        if here is None:
            return None
        whole = unit_of(here, unit, 0, f"{part} in the {unit} of publication")
        if unit != "day":
            return part_of(whole, part, here)
        # The day that is told about, which news does a day or two later.
        near = last and last.lo and last.lo == last.hi and abs(here - last.lo) <= 2 * DAY
        return last if near else Days(here - DAY, here, Precision.RANGE, whole.basis)

    return days


_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_PART_OF_DAY = r"(?:[\s-]+(?:morning|afternoon|evening|night)(?!\s+(?:Live|Football)))?"

RELATIVE: list[Rule] = [
    rule(
        r"(?:(?:late|early|later|earlier)\s+(?:on\s+)?)?(?:(?P<which>last|next|this(?:\s+coming)?|coming)\s+)?"
        # "Super Tuesday" is a name.
        r"(?<!Super )(?<!Black )(?<!Good )(?<!Bloody )(?<!Cyber )(?<!Easter )"
        rf"(?P<weekday>{_DAYS})(?:['’]s)?{_PART_OF_DAY}\b(?!s\b)",
        _weekday,
        ("day",),
    ),
    rule(
        r"(?<!USA )(?P<word>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|today|tonight|last\s+night|"
        r"(?:yesterday|tomorrow)(?:\s+(?:morning|afternoon|evening|night))?|this\s+(?:morning|afternoon|evening)|"
        r"(?<=\bto )(?:the\s+present(?:\s+day)?|now)(?=\s*(?:[,.;)]|$)))\b",
        _today,
        ("day", "present", "now", "tomorrow", "night", "morning", "afternoon", "evening"),
    ),
    rule(
        r"(?<!his )(?<!her )(?<!their )(?<!its )(?<!our )(?<!my )"
        r"(?!the\s+(?:next\s+day|previous\s+(?:day|week|month|year))\b)(?:(?P<part>earlier|later|early|late|mid)\s+)?(?:(?P<article>the)\s+)?"
        r"(?P<which>this\s+past|this\s+coming|this|last|next|past|coming|previous)\s+"
        r"(?P<unit>day|week|weekend|month|quarter|year|decade|century)(?:['’]s)?\b(?!-)",
        _this_unit,
        UNITS,
        ("this", "last", "next", "past", "coming", "previous"),
    ),
    Rule(
        re.compile(r"\b(?:over|at|during|on|throughout)\s+the\s+(?P<unit>weekend)\b(?!\s+of\b)", re.IGNORECASE),
        _this_unit,
        (("weekend",),),
    ),
    rule(
        r"(?:the\s+)?(?P<part>end|beginning|start|middle|(?:first|second)\s+half)\s+of\s+(?:(?:the|this)\s+)?"
        r"(?:(?P<which>last|next|coming|previous)\s+)?(?P<unit>week|month|quarter|year|decade|century)\b"
        r"|(?:the\s+)?year[- ]end\b",
        _end_of,
        UNITS,
        ("end", "beginning", "start", "middle", "half"),
    ),
    rule(
        r"(?P<part>earlier|later)\s+in\s+the\s+(?P<unit>day|week|month|year)\b",
        _during,
        UNITS,
        ("earlier", "later"),
        lead=False,
    ),
]
