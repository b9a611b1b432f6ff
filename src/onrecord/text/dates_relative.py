"""Times told from the day of publication or from the time mentioned last: "on Friday", "last week", "three weeks ago"."""

from __future__ import annotations

import datetime as dt
import re

from onrecord.model.when import Precision
from onrecord.text.calendar import DAY, WEEKDAYS, Days, end_of_month, moved, on, unit_of, week_of, weekday_near, years
from onrecord.text.date_rules import Match, Resolve, Rule, Setting, rule
from onrecord.text.numbers import CARDINALS, ORDINALS, number_of
from onrecord.text.tense import Tense

_UNIT = r"(?P<unit>hour|day|week|fortnight|month|quarter|year|decade)s?"
_SPELLED = "|".join(sorted((w for w in CARDINALS if w != "zero"), key=len, reverse=True))
_COUNT = rf"(?:(?:about|around|nearly|almost|roughly|some|just\s+over|more\s+than|over|less\s+than|at\s+least|only|just|exactly)\s+)?(?:(?P<n>\d{{1,3}}|(?:{_SPELLED})(?:-(?:{_SPELLED}))?|an?|a\s+couple(?:\s+of)?)(?:\s+(?:or|to)\s+(?P<n2>\d{{1,3}}|{_SPELLED}))?)"
_DAYS = r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_PART_OF_DAY = r"(?:[\s-]+(?:morning|afternoon|evening|night)s?(?!\s+(?:Live|Football)))?"


def count_of(words: str) -> int | None:
    """A small whole number, "a" is one and "a couple of" two; None if it is none."""
    bare = re.sub(r"\s+", " ", words.strip())
    if bare in ("a", "an"):
        return 1
    if bare.startswith("a couple"):
        return 2
    value = number_of(bare)
    return int(value) if value is not None and value == int(value) else None


def _weekday(found: Match) -> Resolve | None:
    which, weekday = found.group("which"), WEEKDAYS[found.group("weekday")]
    tense = found.tense
    lead = found.group("lead")
    ahead = which in ("next", "this coming", "coming") or lead in ("by", "until", "through")
    ahead = ahead or (not which and tense is Tense.FUTURE and lead != "since")

    def days(setting: Setting) -> Days | None:
        here = setting.reference
        if here is None:
            return None
        if which == "this" and tense is not Tense.PAST:
            return on(weekday_near(here, weekday, after=True), "weekday of publication")
        strictly = which in ("next", "last")
        basis = f"weekday {'after' if ahead else 'before'} publication"
        return on(weekday_near(here, weekday, after=ahead, strictly=strictly), basis)

    return days


def _today(found: Match) -> Resolve | None:
    word = found.group("word")
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(re.sub(r"\s+", " ", word).split(" m")[0], 0)
    if "day before yesterday" in word:
        shift = -2
    if "day after tomorrow" in word:
        shift = 2

    def days(setting: Setting) -> Days | None:
        return on(moved(setting.reference, "day", shift), "day of publication") if setting.reference else None

    return days


def _this_unit(found: Match) -> Resolve | None:
    which, unit = re.sub(r"\s+", " ", found.group("which")), found.group("unit")
    shift = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which.split()[-1], 0)
    part, lead, article = found.group("part"), found.group("lead"), found.group("article")

    def days(setting: Setting) -> Days | None:
        here = setting.reference
        if here is None:
            return None
        basis = f"{which} {unit} seen from publication"
        if unit == "weekend":
            saturday = weekday_near(here, 5, after=shift >= 0 and found.tense is not Tense.PAST, strictly=False)
            if which in ("last", "past") and here.weekday() >= 5:
                saturday = weekday_near(here - 2 * DAY, 5, after=False)
            return Days(saturday, saturday + DAY, Precision.RANGE, basis)
        if shift and (article or which in ("this past", "this coming", "past", "coming")):
            return _rolling(here, unit, shift, basis)
        whole = unit_of(here, unit, shift, basis)
        return _part_of(whole, part, here) if part else whole

    del lead
    return days


def _rolling(here: dt.date, unit: str, shift: int, basis: str) -> Days:
    """ "Over the past year": the year that ends on the day of publication, or begins there."""
    there = moved(here, unit, shift)
    return Days(min(here, there), max(here, there), Precision.RANGE, basis)


def _part_of(whole: Days, part: str, here: dt.date) -> Days:
    if not whole.lo or not whole.hi:
        return whole
    length = (whole.hi - whole.lo).days + 1
    match part:
        case "earlier" | "early" | "beginning" | "start":
            if part == "earlier" and whole.lo <= here <= whole.hi:
                return Days(whole.lo, here, Precision.RANGE, whole.basis)
            return Days(whole.lo, whole.lo + dt.timedelta(days=length // 3), Precision.RANGE, whole.basis)
        case "later" | "late":
            if part == "later" and whole.lo <= here <= whole.hi:
                return Days(here, whole.hi, Precision.RANGE, whole.basis)
            return Days(whole.hi - dt.timedelta(days=length // 3), whole.hi, Precision.RANGE, whole.basis)
        case "mid" | "middle":
            third = dt.timedelta(days=length // 3)
            return Days(whole.lo + third, whole.hi - third, Precision.RANGE, whole.basis)
        case "end":
            # The last month of a year, the last ten days of a month, the last two of a week.
            shown = {True: whole.hi.replace(day=1)}.get(length > 300) or whole.hi - dt.timedelta(days=length // 3)
            return Days(shown, whole.hi, Precision.MONTH if length > 300 else Precision.RANGE, whole.basis)
        case _:
            return whole


def _end_of(found: Match) -> Resolve | None:
    which, unit, part = found.group("which"), found.group("unit"), found.group("part")
    shift = {"last": -1, "next": 1, "coming": 1, "previous": -1}.get(which, 0)

    def days(setting: Setting) -> Days | None:
        here = setting.reference
        if here is None:
            return None
        whole = unit_of(here, unit, shift, f"{part or 'end'} of the {unit} of publication")
        return _part_of(whole, part or "end", here)

    return days


def _ago(found: Match) -> Resolve | None:
    unit = found.group("unit")
    first = count_of(found.group("n"))
    last = count_of(found.group("n2")) if found.group("n2") else first
    if first is None or last is None:
        return None

    def days(setting: Setting) -> Days | None:
        here = setting.reference
        return (
            _span_of_shift(here, unit, -max(first, last), -min(first, last), "counted back from publication")
            if here
            else None
        )

    return days


def _span_of_shift(here: dt.date, unit: str, low: int, high: int, basis: str) -> Days:
    """The days that lie `low` to `high` units away, as finely as the unit tells: a day, a week around it, a month, a year."""
    a, b = moved(here, unit, low), moved(here, unit, high)
    match unit:
        case "hour":
            return Days(here - DAY if low < 0 else here, here if low < 0 else here + DAY, Precision.RANGE, basis)
        case "day":
            return Days(a, b, Precision.DAY if a == b else Precision.RANGE, basis)
        case "week" | "fortnight":
            return Days(a - 3 * DAY, b + 3 * DAY, Precision.WEEK, basis)
        case "month":
            return Days(a.replace(day=1), end_of_month(b), Precision.MONTH if a == b else Precision.RANGE, basis)
        case "quarter":
            return Days(a, b if a != b else end_of_month(b), Precision.RANGE, basis)
        case "decade":
            return Days(dt.date(max(1, a.year - 2), 1, 1), dt.date(b.year + 2, 12, 31), Precision.RANGE, basis)
        case _:
            return years(a.year, b.year, basis)


def _past_units(found: Match) -> Resolve | None:
    unit, count = found.group("unit"), count_of(found.group("n"))
    ahead = found.group("which") in ("next", "coming", "following")
    if count is None:
        return None

    def days(setting: Setting) -> Days | None:
        here = setting.reference
        return _rolling(here, unit, count if ahead else -count, "counted from publication") if here else None

    return days


def _later(found: Match) -> Resolve | None:
    unit, side = found.group("unit"), found.group("side")
    count = count_of(found.group("n")) if found.group("n") else None
    back = side in ("earlier", "before", "previously", "prior")
    anchored = bool(found.group("anchor"))

    def days(setting: Setting) -> Days | None:
        last = setting.last
        if setting.apposed and last:
            return last
        if anchored or not last or not last.lo or not last.hi:
            return None
        sign = -1 if back else 1
        if count is None:
            ends = sorted((moved(last.lo, unit, sign), moved(last.hi, unit, 8 * sign)))
            return Days(ends[0], ends[1], Precision.RANGE, "after the time mentioned last")
        ends = sorted((moved(last.lo, unit, sign * count), moved(last.hi, unit, sign * count)))
        precision = Precision.DAY if ends[0] == ends[1] else Precision.RANGE
        return Days(ends[0], ends[1], precision, "counted from the time mentioned last")

    return days


def _same(found: Match) -> Resolve | None:
    which, unit = re.sub(r"\s+", " ", found.group("which")), found.group("unit")
    shift = {"same": 0, "next": 1, "following": 1, "previous": -1, "preceding": -1}[which.split()[-1]]

    def days(setting: Setting) -> Days | None:
        last = setting.last
        if not last or not last.lo or (last.hi is None and shift > 0):
            return None
        anchor = last.lo if shift <= 0 else last.hi or last.lo
        return unit_of(anchor, unit, shift, "told from the time mentioned last")

    return days


def _since_then(_: Match) -> Resolve | None:
    def days(setting: Setting) -> Days | None:
        last = setting.last
        return Days(last.lo, None, Precision.RANGE, "since the time mentioned last") if last and last.lo else None

    return days


def _running(found: Match) -> Resolve | None:
    unit = found.group("unit")
    nth = ORDINALS.get(found.group("nth"))
    if nth is None:
        return None

    def days(setting: Setting) -> Days | None:
        here = setting.reference
        if here is None:
            return None
        return Days(moved(here, unit, -1) + DAY, moved(here, unit, 1) - DAY, Precision.RANGE, "running at publication")

    return days


_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
RELATIVE: list[Rule] = [
    rule(
        rf"(?:(?:late|early|later|earlier)\s+(?:on\s+)?)?(?:(?P<which>last|next|this(?:\s+coming)?|coming)\s+)?(?P<weekday>{_DAYS})(?:['’]s)?{_PART_OF_DAY}\b(?!s\b)",
        _weekday,
    ),
    rule(
        r"(?P<word>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|today|tonight|yesterday(?:\s+(?:morning|afternoon|evening))?|tomorrow(?:\s+(?:morning|afternoon|evening|night))?|last\s+night|this\s+(?:morning|afternoon|evening))\b",
        _today,
    ),
    rule(
        r"(?:(?P<part>earlier|later|early|late|mid)\s+)?(?:(?P<article>the)\s+)?(?P<which>this\s+past|this\s+coming|this|last|next|past|coming|previous)\s+(?P<unit>day|week|weekend|month|quarter|year|decade|century)(?:['’]s)?\b(?!-)",
        _this_unit,
    ),
    rule(
        r"(?:the\s+)?(?P<part>end|beginning|start|middle)\s+of\s+(?:(?:the|this)\s+)?(?:(?P<which>last|next|coming|previous)\s+)?(?P<unit>week|month|quarter|year|decade|century)\b|(?:the\s+)?(?P<year_end>year[- ]end)\b",
        lambda f: _end_of(f) if f.group("unit") else _year_end(f),
    ),
    rule(rf"over\s+(?P<n>\d{{1,2}}|{_SPELLED})\s+{_UNIT}(?=,)", _past_units, lead=False),
    rule(rf"{_COUNT}\s+{_UNIT}\s+ago\b(?:\s+(?:today|this\s+(?:week|month)))?", _ago),
    rule(
        rf"(?:the\s+)?(?P<which>past|last|next|coming|following)\s+(?P<n>\d{{1,3}}|{_SPELLED}|couple(?:\s+of)?)\s+{_UNIT}\b",
        lambda f: _past_units(f),
    ),
    rule(
        rf"(?:{_COUNT}\s+{_UNIT}|(?P<none>days|weeks|months|years|decades))\s+(?P<side>later|earlier(?!\s+than)|afterwards?|previously|before|after|prior)\b(?P<anchor>\s+(?:to\s+)?(?:the|a|an|his|her|its|their|this|that|civil|world|[A-Z]\w+)\s+[^,.;:!?—“”\"]{{2,60}})?",
        lambda f: _later_vague(f) if f.group("none") else _later(f),
    ),
    rule(
        r"(?:on\s+)?(?P<which>(?:the|that|this)\s+same|the\s+(?:very\s+)?(?:next|following|previous|preceding))\s+(?P<unit>day|week|month|year)\b",
        _same,
    ),
    rule(r"since\s+then\b", _since_then, lead=False),
    rule(
        rf"(?<=its )(?P<nth>{_ORDINAL})\s+(?P<unit>day|week|month|year)\b(?=\s*[.,;—–-]|\s+of\b|\s*$)|(?<=their )(?P<_nth>{_ORDINAL})\s+(?P<_unit>day|week|month|year)\b",
        lambda f: _running(f) if f.group("nth") else None,
        lead=False,
    ),
]


def _year_end(_: Match) -> Resolve | None:
    return lambda setting: (
        _part_of(unit_of(setting.reference, "year", 0, "end of the year of publication"), "end", setting.reference)
        if setting.reference
        else None
    )


def _later_vague(found: Match) -> Resolve | None:
    unit, back = found.group("none").rstrip("s"), found.group("side") in ("earlier", "before", "previously", "prior")

    def days(setting: Setting) -> Days | None:
        last = setting.last
        if found.group("anchor") or not last or not last.lo or not last.hi:
            return None
        # "Weeks later" is one to eight of them by convention.
        low, high = (-8, -1) if back else (1, 8)
        # Against a year, a few weeks are no difference.
        coarse = last.hi - last.lo > dt.timedelta(days=60) and unit in ("day", "week")
        first = last.lo if coarse and not back else moved(last.lo, unit, low)
        return Days(first, moved(last.hi, unit, high), Precision.RANGE, "near the time mentioned last")

    return days


_ = week_of
