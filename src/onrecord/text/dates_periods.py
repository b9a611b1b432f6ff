"""Longer stretches of the calendar: seasons, quarters, years, decades, centuries; and feasts, which name a day.

By convention a season is three whole months of the northern year; early, mid and late in a year are its first, second
and last four months; "the end of 2009" is its December.
"""

from __future__ import annotations

import datetime as dt
import re

from onrecord.model.when import Precision
from onrecord.text.calendar import SEASONS, Days, a_day, decade, end_of_month, month, quarter, season, years
from onrecord.text.date_rules import DIGITS, UNITS, Letters, Match, Resolve, Rule, Setting, rule
from onrecord.text.dates_absolute import YEAR, year_for
from onrecord.text.tense import Tense

_TENS = {
    name: 1920 + 10 * i
    for i, name in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split())
}
_FEASTS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "halloween": (10, 31),
    "fourth of july": (7, 4),
    "bastille day": (7, 14),
    "veterans day": (11, 11),
}
# Month, weekday (Monday is 0), which of its month (-1: the last). American, like the papers that use them as dates.
_MOVABLE = {"thanksgiving": (11, 3, 4), "labor day": (9, 0, 1), "memorial day": (5, 0, -1)}
# Share of a century's years, in years from its start.
_OF_CENTURY = {
    "early": (0, 30),
    "mid": (40, 60),
    "middle": (40, 60),
    "late": (70, 99),
    "end": (90, 99),
    "first half": (0, 49),
    "second half": (50, 99),
}
_OF_YEAR = {
    "early": (1, 4),
    "beginning": (1, 1),
    "start": (1, 1),
    "mid": (5, 8),
    "middle": (5, 8),
    "late": (9, 12),
    "first half": (1, 6),
    "second half": (7, 12),
}


def _season(found: Match) -> Resolve | None:
    name, which, year = found.group("season"), found.group("which").split(), found.number("year")
    tense = found.tense

    def days(setting: Setting) -> Days | None:
        here = setting.reference
        if year is not None:
            return season(year, name)
        if here is None:
            return None
        begun = here.year if here.month >= SEASONS[name] else here.year - 1
        until = season(begun, name).hi
        running = until is not None and here <= until
        match which:
            case ["last"] | ["this", "past"]:
                begun -= 1 if running else 0
            case ["this"]:
                begun = here.year
            case ["next"] | [*_, "coming"]:
                begun += 1
            case _ if tense is Tense.FUTURE and not running:
                begun += 1
        return season(begun, name, "season, year by publication")

    return days


def _year(found: Match) -> Resolve | None:
    year, last, part = int(found.group("year")), found.group("last"), found.group("part")
    if last:
        until = int(last) if len(last) == 4 else year // 100 * 100 + int(last)
        return (lambda _: years(year, until)) if year < until <= year + 200 else None
    return lambda _: _part_of_year(year, part)


def _part_of_year(year: int, part: str) -> Days:
    if part == "end":
        return month(year, 12)
    if part not in _OF_YEAR:
        return years(year)
    low, high = _OF_YEAR[part]
    return Days(dt.date(year, low, 1), end_of_month(dt.date(year, high, 1)), Precision.RANGE)


def _quarter(found: Match) -> Resolve | None:
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}.get(found.group("n"), 0)
    number, year = number or int(found.group("q")[-1]), found.number("year")

    def days(setting: Setting) -> Days | None:
        here = setting.reference
        if year is not None:
            return quarter(year, number)
        if here is None:
            return None
        begun = dt.date(here.year, 3 * number - 2, 1) <= here
        return quarter(here.year if begun else here.year - 1, number, "quarter, year by publication")

    return days


def _decade(found: Match) -> Resolve | None:
    part = found.group("part")
    if found.group("tens"):
        first = _TENS[found.group("tens")]
    elif found.group("two"):
        # "the '90s" abbreviates a decade of the last century, "the '10s" one of this.
        first = int(found.group("two")) + (1900 if int(found.group("two")) >= 20 else 2000)
    else:
        first = int(found.group("four"))
    return lambda _: decade(first, part)


def _century(found: Match) -> Resolve | None:
    part, number = found.group("part"), found.number("n")

    def days(setting: Setting) -> Days | None:
        if number is not None:
            first = (number - 1) * 100
        elif setting.reference is not None:
            first = setting.reference.year // 100 * 100
        else:
            return None
        if not 0 < first < 2200:
            return None
        low, high = _OF_CENTURY.get(part, (0, 99))
        return Days(dt.date(first + low, 1, 1), dt.date(first + high, 12, 31), Precision.RANGE)

    return days


def _nth_weekday(year: int, number: int, weekday: int, nth: int) -> dt.date:
    first = dt.date(year, number, 1)
    if nth < 0:
        last = end_of_month(first)
        return last - dt.timedelta(days=(last.weekday() - weekday) % 7)
    return first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))


def _feast(found: Match) -> Resolve | None:
    if not found.group("lead") and not found.group("year"):
        return None  # a wish, a present, a season
    name = " ".join(found.group("feast").replace("’", "'").split())
    year, tense = found.number("year"), found.tense

    def days(setting: Setting) -> Days | None:
        here = setting.reference
        number, day = _FEASTS.get(name) or (_MOVABLE[name][0], 25)
        if year is not None:
            chosen = year
        elif here is not None:
            chosen = year_for(number, day, here, tense)
        else:
            return None
        if name in _MOVABLE:
            day = _nth_weekday(chosen, *_MOVABLE[name]).day
        return a_day(chosen, number, day, "feast")

    return days


_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)\b(?!\s+(?:Olympics|Paralympics|Games)\b|['’-])"
_WHICH = r"(?P<which>last|next|this(?:\s+(?:past|coming))?|the\s+coming)\s+"
_SEASONS: Letters = ("spring", "summer", "autumn", "fall", "winter")
_FEASTS_HAVE: Letters = ("christmas", "year", "halloween", "july", "thanksgiving", "day")
_ROUGHLY = r"(?:(?:early|mid|late)[- ])?"
_NO_YEAR = (
    r"(?!\s+(?:people|troops|soldiers|civilians|tons|tonnes|miles|kilomet|men|women|dollars|euros|years|year[- ]old|"
    r"days|months|hours|weeks|pages|times)|-\w*(?:page|seat|member|year|strong))"
)

PERIODS: list[Rule] = [
    rule(
        r"(?:the\s+)?(?:(?P<n>first|second|third|fourth|final)\s+quarter|(?P<q>Q[1-4]))\b"
        rf"(?:\s+(?:of\s+)?(?:fiscal\s+)?(?:(?P<year>{YEAR})|(?:the|this)\s+year))?(?![\w-])",
        _quarter,
        ("quarter", "q1", "q2", "q3", "q4"),
    ),
    rule(
        rf"(?:the\s+)?{_ROUGHLY}(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?(?P<year>{YEAR})\b",
        _season,
        _SEASONS,
        DIGITS,
    ),
    rule(rf"{_WHICH}{_SEASON}", _season, _SEASONS),
    Rule(
        re.compile(
            rf"\b(?P<lead>in|by|since|until|during)\s+(?:the\s+)?{_ROUGHLY}{_SEASON}(?!\s+of\b)",
            re.IGNORECASE,
        ),
        _season,
        (_SEASONS,),
    ),
    rule(
        r"(?<!-)(?P<the>the\s+)?"
        r"(?:(?P<part>early|mid|late|first half|second half|beginning|start|middle|end)(?:\s+of\s+|\s+in\s+|[- ]))?"
        rf"(?:the\s+)?(?:(?:fiscal\s+year|fiscal|calendar|year)\s+)?(?P<year>{YEAR})"
        rf"(?:\s?[-–/]\s?(?P<last>{YEAR}|\d\d(?![\d-])))?(?![\w-]*\d){_NO_YEAR}",
        _year,
        DIGITS,
    ),
    rule(
        r"(?:the\s+)?(?:(?P<part>early|mid|late)[- ])?"
        r"(?:(?P<four>(?:1[5-9]|20|21)\d0)['’]?s|['’](?P<two>\d0)s|"
        rf"(?<=the )(?P<tens>{'|'.join(_TENS)}))\b",
        _decade,
        ("0", *_TENS),
    ),
    rule(
        r"(?:the\s+)?(?:(?P<part>early|mid|middle|late|end|first half|second half)(?:\s+of\s+|[- ]))?"
        r"(?:the\s+)?(?:this\s+century|(?P<n>1[5-9]|2[01])(?:st|th)[- ]century)\b",
        _century,
        UNITS,
    ),
    rule(
        r"(?P<feast>Christmas(?:\s+(?:Day|Eve))?|New\s+Year['’]s\s+(?:Day|Eve)|Halloween|Fourth\s+of\s+July|"
        r"Bastille\s+Day|Veterans\s+Day|Thanksgiving|Labor\s+Day|Memorial\s+Day)\b"
        rf"(?:,?\s+(?P<year>{YEAR}))?",
        _feast,
        _FEASTS_HAVE,
        cased=True,
    ),
]
