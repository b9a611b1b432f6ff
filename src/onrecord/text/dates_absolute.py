"""Dates of the calendar: days, months, seasons, quarters, years, decades, with or without their year.

A month or day without its year is the latest before publication where the clause looks back, the next where it looks
ahead, and the nearest where it does neither ("a July summit"). By convention early, mid and late in a month are its
first ten days, its second ten and the rest.
"""

from __future__ import annotations

import datetime as dt
import re

from onrecord.model.when import Precision
from onrecord.text.calendar import MONTHS, SEASONS, WEEKDAYS, Days, a_day, decade, end_of_month, joined, month, quarter
from onrecord.text.calendar import season as season_of
from onrecord.text.calendar import shift_months, years
from onrecord.text.date_rules import Match, Resolve, Rule, Setting, rule
from onrecord.text.tense import Tense

# March, May, June, April and August are words and names too; they need a sign that a month is meant.
_CLEAR = r"(?:January|February|July|September|October|November|December|JANUARY|FEBRUARY|JULY|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
_ANY = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|OCT|NOV|DEC)\b\.?)"
)
_WEEKDAY = r"(?:(?i:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?i:day)?\.?,?\s+(?:the\s+)?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:]|[,.]\d{3}\b|\s?(?:%|percent|per\s+cent))"
_YEAR = r"(?:1[5-9]|20|21)\d\d(?![\d%]|,\d{3}|\.\d)"
_PART = r"(?i:(?:the\s+)?(?P<part>early|mid|middle|late|beginning|start|end)(?:[- ]|\s+(?:in|of)\s+))"


def year_for(number: int, day: int | None, reference: dt.date, tense: Tense) -> int:
    """The year of a month (and day) printed without one, seen from `reference`."""

    def distance(year: int) -> int:
        if day is None:
            return (year - reference.year) * 12 + number - reference.month
        made = a_day(year, number, day)
        return (made.lo - reference).days if made and made.lo else 10**6

    around = (reference.year - 1, reference.year, reference.year + 1)
    match tense:
        case Tense.PAST:
            return max((y for y in around if distance(y) <= 0), default=reference.year)
        case Tense.FUTURE:
            return min((y for y in around if 0 <= distance(y) < 10**6), default=reference.year)
        case Tense.UNKNOWN:
            return min(around, key=lambda y: (abs(distance(y)), distance(y)))


def _tense(found: Match) -> Tense:
    """The tense of the clause, unless the word before the date decides it."""
    match found.group("lead"):
        case "since":
            return Tense.PAST
        case "by" | "until" | "till" | "through" | "ahead of" | "no later than":
            return Tense.FUTURE
        case _:
            return found.tense


def _month_number(name: str) -> int:
    return MONTHS.get(name, 0) or MONTHS[name.rstrip(".")[:3]]


def _date(found: Match) -> Resolve | None:
    number, first = _month_number(found.group("month")), int(re.sub(r"\D", "", found.group("day")))
    last = int(re.sub(r"\D", "", found.group("day2"))) if found.group("day2") else first
    year, tense = found.number("year"), _tense(found)

    def days(setting: Setting) -> Days | None:
        if year is None and setting.reference is None:
            return None
        chosen = year if year is not None else year_for(number, first, setting.reference or dt.date.min, tense)
        basis = "printed" if year is not None else "printed day, year by publication"
        a, b = a_day(chosen, number, first, basis), a_day(chosen, number, last, basis)
        return joined(a, b) if a and b and last >= first else a

    return days


def _numeric(found: Match) -> Resolve | None:
    a, b, c = (int(found.group(x)) for x in "abc")
    if a > 31:
        made = [a_day(a, b, c)]
    elif "." in found.m.group():
        made = [a_day(c, b, a)]
    else:
        # 03/04/2015 is two days, one on either side of the Atlantic.
        made = [a_day(c, a, b), a_day(c, b, a)]
    possible = [x for x in made if x]
    if not possible:
        return None
    return lambda _: joined(possible[0], possible[-1])


def _part(word: str) -> str:
    return {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}.get(word, word)


def _month_year(found: Match) -> Resolve | None:
    number, year = _month_number(found.group("month")), int(found.group("year"))
    return lambda _: month(year, number, part=_part(found.group("part")))


def _month(found: Match) -> Resolve | None:
    number, part, which = _month_number(found.group("month")), _part(found.group("part")), found.group("which")
    # "a July summit" says nothing of the tense of its clause: the month of a thing is the nearest.
    attributive = not found.group("lead") and not part
    tense = Tense.UNKNOWN if attributive else _tense(found)
    basis = "printed month, year by publication"

    def days(setting: Setting) -> Days | None:
        if setting.reference is None:
            return None
        here = setting.reference
        if which in ("last", "this past"):
            year = here.year if number < here.month else here.year - 1
        elif which in ("next", "this coming"):
            year = here.year if number > here.month else here.year + 1
        elif which == "this":
            year = here.year
        else:
            year = year_for(number, None, here, tense)
        return month(year, number, basis, part)

    return days


def _season(found: Match) -> Resolve | None:
    name, which, year = found.group("season"), found.group("which"), found.number("year")
    tense = found.tense
    if year is not None:
        return lambda _: season_of(year, name)
    if not which and name == "fall" and found.group("lead") not in ("in", "by", "since", "until", "during", "this"):
        return None

    def days(setting: Setting) -> Days | None:
        if setting.reference is None:
            return None
        here, first = setting.reference, SEASONS[name]
        started = here.year if here.month >= first else here.year - 1
        begun = season_of(started, name)
        running = begun.hi is not None and here <= begun.hi
        if which in ("last", "this past"):
            started -= 1 if running else 0
        elif which in ("next", "this coming", "coming") or (which != "this" and tense is Tense.FUTURE and not running):
            started += 1
        elif which == "this":
            started = here.year
        return season_of(started, name, "season, year by publication")

    return days


def _year(found: Match) -> Resolve | None:
    year, last, part = int(found.group("year")), found.group("last"), found.group("part")
    if last:
        until = int(last) if len(last) == 4 else year // 100 * 100 + int(last)
        return (lambda _: years(year, until)) if year < until <= year + 200 else None
    return lambda _: _part_of_year(year, part)


def _part_of_year(year: int, part: str) -> Days:
    match part:
        case "early" | "beginning" | "start":
            return Days(dt.date(year, 1, 1), dt.date(year, 4, 30 if part == "early" else 1), Precision.RANGE)
        case "mid" | "middle":
            return Days(dt.date(year, 5, 1), dt.date(year, 8, 31), Precision.RANGE)
        case "late":
            return Days(dt.date(year, 9, 1), dt.date(year, 12, 31), Precision.RANGE)
        case "end":
            return month(year, 12)
        case "first half":
            return Days(dt.date(year, 1, 1), dt.date(year, 6, 30), Precision.RANGE)
        case "second half":
            return Days(dt.date(year, 7, 1), dt.date(year, 12, 31), Precision.RANGE)
        case _:
            return years(year)


def _quarter(found: Match) -> Resolve | None:
    names = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "last": 4}
    number = names.get(found.group("n")) or int(found.group("q")[-1])
    year = found.number("year")

    def days(setting: Setting) -> Days | None:
        if year is not None:
            return quarter(year, number)
        if setting.reference is None:
            return None
        here = setting.reference
        chosen = here.year if quarter(here.year, number).lo <= here else here.year - 1  # type: ignore[operator]
        return quarter(chosen, number, "quarter, year by publication")

    return days


_TENS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def _decade(found: Match) -> Resolve | None:
    if found.group("tens"):
        first = 1900 + _TENS[found.group("tens")]
    elif found.group("two"):
        # "the '90s": of the century that was running when such things were abbreviated.
        first = 1900 + int(found.group("two")) if int(found.group("two")) >= 20 else 2000 + int(found.group("two"))
    else:
        first = int(found.group("four"))
    part = found.group("part")
    return lambda _: decade(first, part)


def _century(found: Match) -> Resolve | None:
    part = found.group("part")
    number = found.number("n")

    def days(setting: Setting) -> Days | None:
        if number is None and setting.reference is None:
            return None
        first = (number - 1) * 100 if number is not None else (setting.reference or dt.date.min).year // 100 * 100
        if not 0 < first < 2200:
            return None
        low, high = {
            "early": (0, 30),
            "mid": (40, 60),
            "middle": (40, 60),
            "late": (70, 99),
            "end": (90, 99),
            "first half": (0, 49),
            "second half": (50, 99),
        }.get(part, (0, 99))
        return Days(dt.date(first + low, 1, 1), dt.date(first + high, 12, 31), Precision.RANGE, "printed")

    return days


def _nth_weekday(year: int, number: int, weekday: int, nth: int) -> dt.date:
    first = dt.date(year, number, 1)
    if nth < 0:
        last = end_of_month(first)
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


_FEASTS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "halloween": (10, 31),
    "valentine's day": (2, 14),
    "fourth of july": (7, 4),
    "july fourth": (7, 4),
    "independence day": (7, 4),
    "bastille day": (7, 14),
    "veterans day": (11, 11),
    "boxing day": (12, 26),
}
_MOVABLE = {"thanksgiving": (11, 3, 4), "labor day": (9, 0, 1), "memorial day": (5, 0, -1)}


def _feast(found: Match) -> Resolve | None:
    name = re.sub(r"\s+", " ", found.group("feast").replace("’", "'"))
    year, tense = found.number("year"), found.tense

    def days(setting: Setting) -> Days | None:
        if year is None and setting.reference is None:
            return None
        here = setting.reference or dt.date(year or 1, 1, 1)
        if name in _MOVABLE:
            number, weekday, nth = _MOVABLE[name]
            chosen = year if year is not None else year_for(number, 25, here, tense)
            made = _nth_weekday(chosen, number, weekday, nth)
            return a_day(made.year, made.month, made.day, "feast")
        number, day = _FEASTS[name]
        return a_day(year if year is not None else year_for(number, day, here, tense), number, day, "feast")

    return days


_BEFORE_MONTH = r"(?<!-)(?:(?P<which>(?i:last|next|this(?:\s+(?:past|coming))?))\s+)?"
_NOT_A_NAME = r"(?!\s+[A-Z][a-z]+\s+(?:said|says|told)|[-’']\w{3})"
_YEAR_UNIT = r"(?!\s+(?:people|troops|soldiers|civilians|tons|tonnes|miles|kilomet|men|women|dollars|euros)|-\w*(?:page|seat|member))"

ABSOLUTE: list[Rule] = [
    rule(
        rf"{_WEEKDAY}?(?P<month>{_ANY})\s+(?P<day>{_DAY})(?:\s?(?:-|–|and|to)\s?(?P<day2>{_DAY})(?!\s+{_ANY}))?(?:,?\s+(?P<year>{_YEAR}))?",
        _date,
        cased=True,
    ),
    rule(
        rf"{_WEEKDAY}?(?:(?i:the)\s+)?(?P<day>{_DAY})(?:\s?(?:-|–|and|to)\s?(?P<day2>{_DAY}))?\s+(?:of\s+)?(?P<month>{_ANY})\b(?:,?\s+(?P<year>{_YEAR}))?",
        _date,
        cased=True,
    ),
    rule(r"(?P<a>\d{4})-(?P<b>\d{2})-(?P<c>\d{2})(?!\d)", _numeric),
    rule(r"(?P<a>\d{1,2})(?P<dot>[./])(?P<b>\d{1,2})(?P=dot)(?P<c>(?:19|20)\d\d)(?!\d)", _numeric),
    rule(rf"{_PART}?(?P<month>{_ANY})(?:,|\s+of)?\s+(?P<year>{_YEAR})", _month_year, cased=True),
    rule(rf"{_BEFORE_MONTH}{_PART}?(?P<month>{_CLEAR})\b{_NOT_A_NAME}", _month, cased=True),
    # A word or name that is also a month: after a preposition of time, a part of the month, "last" or an article.
    rule(
        rf"(?P<which>(?i:last|next|this(?:\s+(?:past|coming))?))\s+(?P<month>{_ANY})\b{_NOT_A_NAME}", _month, cased=True
    ),
    rule(rf"{_PART}(?P<month>{_ANY})\b{_NOT_A_NAME}", _month, cased=True),
    Rule(
        re.compile(
            rf"\b(?P<lead>(?i:since|by|until|till|through|before|ahead of|after|in|during|throughout|from|as of))\s+(?P<month>{_ANY})\b(?!\s+[A-Z]){_NOT_A_NAME}"
        ),
        _month,
    ),
    # A dateline of which only the month is left.
    Rule(re.compile(rf"^(?P<month>{_ANY})(?=\s+\([A-Z])", re.MULTILINE), _month),
    Rule(
        re.compile(
            rf"(?<=\b[Aa] )(?P<month>{_ANY})(?=\s+[A-Za-z]\w+)|(?<=\b[Aa]n )(?P<_month>{_ANY})(?=\s+[a-z]\w+)|(?<=\b[Tt]he )(?P<__month>{_ANY})(?=\s+[a-z]\w+)"
        ),
        lambda f: _month(f) if f.group("month") else None,
    ),
    rule(
        r"(?:the\s+)?(?:(?P<n>first|second|third|fourth|final|last)\s+quarter|(?P<q>Q[1-4]))\b"
        rf"(?:\s+(?:of\s+)?(?:fiscal\s+)?(?:(?P<year>{_YEAR})|(?:the|this)\s+year))?(?![\w-])",
        _quarter,
    ),
    rule(
        rf"(?:the\s+)?(?:(?P<which>last|next|this(?:\s+(?:past|coming))?|coming)\s+)?(?:(?:early|mid|late)[- ])?(?P<season>spring|summer|autumn|fall|winter)(?:\s+(?:of\s+)?(?P<year>{_YEAR}))\b",
        _season,
    ),
    rule(
        r"(?P<which>last|next|this(?:\s+(?:past|coming))?|(?:the\s+)?coming)\s+(?P<season>spring|summer|autumn|fall|winter)\b(?!\s+(?:Olympics|Games))",
        _season,
    ),
    Rule(
        re.compile(
            r"\b(?P<lead>in|by|since|until|during|this)\s+(?:the\s+)?(?:(?:early|mid|late)[- ])?(?P<season>spring|summer|autumn|fall|winter)\b(?!\s+(?:of|Olympics|Games)\b)",
            re.IGNORECASE,
        ),
        lambda f: _season(f),
    ),
    rule(
        rf"(?:the\s+)?(?:(?P<part>early|mid|late|first half|second half|beginning|start|middle|end)(?:\s+of\s+|\s+in\s+|[- ]))?(?:the\s+)?(?:(?:fiscal\s+year|fiscal|calendar|year)\s+)?(?P<year>{_YEAR})(?:\s?[-–/]\s?(?P<last>{_YEAR}|\d\d(?![\d-])))?(?![\w-]*\d){_YEAR_UNIT}",
        _year,
    ),
    rule(
        r"(?:the\s+)?(?:(?P<part>early|mid|late)[- ])?(?:(?P<four>(?:1[5-9]|20|21)\d0)['’]?s|['’](?P<two>\d0)s|(?<=the )(?P<tens>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b",
        _decade,
    ),
    rule(
        r"(?:the\s+)?(?:(?P<part>early|mid|middle|late|end|first half|second half)(?:\s+of\s+|[- ]))?(?:the\s+)?(?:this\s+century|(?P<n>1[5-9]|2[01])(?:st|th)[- ]century)\b",
        _century,
    ),
    rule(
        rf"(?P<feast>Christmas(?:\s+(?:Day|Eve))?|New\s+Year['’]s\s+(?:Day|Eve)|Halloween|Valentine['’]s\s+Day|Fourth\s+of\s+July|July\s+Fourth|Independence\s+Day|Bastille\s+Day|Veterans\s+Day|Boxing\s+Day|Thanksgiving|Labor\s+Day|Memorial\s+Day)\b(?:,?\s+(?P<year>{_YEAR}))?",
        _feast,
        cased=True,
    ),
]
_ = (WEEKDAYS, shift_months)
