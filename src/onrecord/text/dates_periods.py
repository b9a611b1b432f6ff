"""Longer stretches of the calendar: seasons, quarters, years, decades, centuries.

By convention a season is three whole months of the northern year; early, mid and late in a year are its first, second
and last four months; "the end of 2009" is its December.
"""

from __future__ import annotations

import datetime as dt
import re

from onrecord.model.when import Precision
from onrecord.text.calendar import SEASONS, UNKNOWN, Days, decade, end_of_month, month, quarter, season, years
from onrecord.text.date_rules import DIGITS, Letters, Match, Resolve, Rule, Setting, rule
from onrecord.text.dates_absolute import YEAR
from onrecord.text.numbers import ORDINALS
from onrecord.text.tense import Tense

_TENS = {
    name: 1920 + 10 * i
    for i, name in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split())
}
# Share of a century's years, in years from its start.
_OF_CENTURY = {
    "early": (0, 30),
    "mid": (40, 60),
    "middle": (40, 60),
    "late": (70, 99),
    "end": (90, 99),
    "beginning": (0, 10),
    "start": (0, 10),
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
        if which == ["that"]:
            last = setting.last
            return season(last.lo.year, name, "season, year mentioned last") if last and last.lo else UNKNOWN
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
    if first % 100 == 0 and first < 2000:
        return _hundred(first, part)  # "the 1800s" are a century
    return lambda _: decade(first, part)


def _century(found: Match) -> Resolve | None:
    part, words = found.group("part"), found.group("nth").replace("-", " ").split()
    number = found.number("n") or sum(ORDINALS.get(x, 20) for x in words)

    def days(setting: Setting) -> Days | None:
        if number:
            first = (number - 1) * 100
        elif setting.reference is not None:
            first = setting.reference.year // 100 * 100
        else:
            return None
        return _hundred(first, part)(setting) if 0 < first < LAST else None

    return days


def _hundred(first: int, part: str) -> Resolve:
    low, high = _OF_CENTURY.get(" ".join(part.split()), (0, 99))
    return lambda _: Days(dt.date(first + low, 1, 1), dt.date(first + high, 12, 31), Precision.RANGE)


LAST = 2200  # the first year that news does not write about
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)\b(?!\s+(?:Olympics|Paralympics|Games)\b|['’-])"
_WHICH = r"(?P<which>last|next|this(?:\s+(?:past|coming))?|the\s+coming|that)\s+"
_NTH = "|".join(x for x, n in ORDINALS.items() if 1 < n <= 20)
_SEASONS: Letters = ("spring", "summer", "autumn", "fall", "winter")
_ROUGHLY = r"(?:(?:early|mid|late)[- ])?"
_NO_YEAR = (
    r"(?!\s+(?:people|\w*children|students|patients|participants|members|voters|homes|jobs|schools|"
    r"troops|soldiers|civilians|tons|tonnes|miles|kilomet|men|women|dollars|euros|years|year[- ]old|"
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
        r"(?:(?P<part>early|mid|late|earlier|later|first half|second half|beginning|start|middle|end)"
        r"(?:\s+of\s+|\s+in\s+|[- ]))?"
        rf"(?:the\s+)?(?:(?:fiscal\s+year|fiscal|calendar|year)\s+|FY\s?)?(?P<year>{YEAR})(?!s\b|(?<=0)['’]s\b)"
        rf"(?:\s?[-–/]\s?(?P<last>{YEAR}|\d\d(?![\d-])))?(?![\w-]*\d){_NO_YEAR}",
        _year,
        DIGITS,
    ),
    # Before 1500 a number is a year only after a word for it and before a word that no count has beside it.
    Rule(
        re.compile(
            r"\b(?:(?P<lead>(?i:in|since|until|by|from|before|after))\s+)(?:the\s+year\s+|A\.?D\.?\s+)?(?P<year>1[0-4]\d\d)"
            r"(?=\s*(?:[,;.)]\s|[,;.)]?$|A\.?D\b|CE\b|(?:the|an?|he|she|it|they|and|when|with|by|to|until|after|at)\s))"
        ),
        _year,
        (DIGITS,),
    ),
    rule(
        r"(?:the\s+)?(?:(?P<part>early|mid|late|end|beginning|start|first\s+half|second\s+half)"
        r"(?:\s+of\s+(?:the\s+)?|[- ]))?"
        r"(?:(?P<four>(?:1[1-9]|20|21)\d0)['’]?s|['’](?P<two>\d0)s|"
        rf"(?:(?<=the )|(?<=the mid[- ])|(?<=the late[- ])|(?<=the early[- ]))(?P<tens>{'|'.join(_TENS)}))\b",
        _decade,
        ("0", *_TENS),
    ),
    rule(
        r"(?:the\s+)?(?:(?P<part>early|mid|middle|late|end|first half|second half)(?:\s+of\s+|[- ]))?"
        r"(?:the\s+)?(?:this\s+century|"
        rf"(?:(?P<n>[2-9]|1\d|2[01])(?:st|nd|rd|th)|(?P<nth>(?:twenty-first|{_NTH})))[- ]century)\b"
        r"(?!\s+(?:BCE?|B\.C\.))",
        _century,
        ("centur",),
    ),
]
