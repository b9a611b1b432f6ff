"""Months, with or without their year: "in early March", "the second half of June 2016", "in May last year".

A month alone is dated like a day without its year. By convention early, mid and late in a month are its first ten days,
its second ten and the rest. The month of a thing ("a July summit") is the nearest one, and a month of a list the
nearest to the one before it.
"""

from __future__ import annotations

import re

from onrecord.text.calendar import Days, month
from onrecord.text.date_rules import DIGITS, Match, Resolve, Rule, Setting, rule
from onrecord.text.dates_absolute import (
    ANY,
    CLEAR,
    DAY_NUMBER,
    MONTHS_BEGIN,
    OF_YEAR,
    YEAR,
    clause_tense,
    month_number,
    near_to,
    told_year,
    year_for,
)
from onrecord.text.tense import Tense

_PART = (
    r"(?i:(?:the\s+)?(?P<part>early|mid|middle|late|beginning|start|end)(?:[- ]|\s+(?:in|of)\s+)|"
    r"(?:the\s+)?(?P<part_of>(?:first|second)\s+half|(?:first|second|third|fourth|last|final)\s+week)\s+of\s+)"
)
_WHICH = r"(?P<which>(?i:last|next|this(?:\s+(?:past|coming))?))\s+"
_NO_NAME = r"(?!\s+[A-Z][a-z]+\s+(?:said|says|told)|[-’']\w{3})"


def _part(found: Match) -> str:
    word = " ".join((found.group("part") or found.group("part_of")).split())
    return {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}.get(word, word)


def _month_year(found: Match) -> Resolve | None:
    number, year, part = month_number(found.group("month")), int(found.group("year")), _part(found)
    return lambda _: month(year, number, part=part)


def _month(found: Match) -> Resolve | None:
    number, part = month_number(found.group("month")), _part(found)
    which, of = found.group("which"), found.group("of")
    link = _link(found)
    told_at = bool(found.group("lead") or part or link in ("to", "through", "until"))
    # "a July summit" says nothing of the tense of its clause: the month of a thing is the nearest.
    tense = clause_tense(found) if told_at else Tense.UNKNOWN

    def days(setting: Setting) -> Days | None:
        here = setting.reference
        if of and (told := told_year(of, setting)):
            return month(told, number, f"printed month, {of} year", part)
        if here is None:
            return None
        match which.split():
            case ["last"] | ["this", "past"]:
                year = here.year if number < here.month else here.year - 1
            case ["next"] | ["this", "coming"]:
                year = here.year if number > here.month else here.year + 1
            case ["this"]:
                year = here.year
            case _:
                year = year_for(number, None, near_to(here, setting, tense) if told_at or link else here, tense)
        return month(year, number, "printed month, year by publication", part)

    return days


def _listed_month(found: Match) -> Resolve | None:
    """ "April and May": the second of two months, which alone might be a word or a name."""
    return _month(found) if _link(found) else None


def _link(found: Match) -> str:
    """The word that links a month to the one before it; "" if none stands there."""
    start = found.m.start()
    m = _MONTH_BEFORE.search(found.text, max(found.sentence.s, start - NEAR), start)
    return m.group(1) if m else ""


NEAR = 40  # characters in which the month before another ends
_MONTH_BEFORE = re.compile(rf"\b{ANY}(?:\s+{DAY_NUMBER})?(?:,?\s+{YEAR})?,?\s*(and|or|to|through|until|[-–—])\s*$")

MONTHS_TOLD: list[Rule] = [
    rule(rf"{_PART}?(?P<month>{ANY})(?:,|\s+of)?\s+(?P<year>{YEAR})", _month_year, MONTHS_BEGIN, DIGITS, cased=True),
    rule(
        rf"(?<!each )(?<!every )(?:{_WHICH})?{_PART}?(?P<month>{CLEAR})\b{OF_YEAR}?{_NO_NAME}",
        _month,
        MONTHS_BEGIN,
        cased=True,
    ),
    rule(rf"{_PART}?(?P<month>{ANY}){OF_YEAR}", _month, MONTHS_BEGIN, ("year",), cased=True),
    rule(rf"{_WHICH}(?P<month>{ANY})\b{_NO_NAME}", _month, MONTHS_BEGIN, cased=True),
    rule(rf"{_PART}(?P<month>{ANY})\b{_NO_NAME}", _month, MONTHS_BEGIN, cased=True),
    Rule(
        re.compile(
            r"\b(?P<lead>(?i:since|by|until|till|through|before|ahead of|after|in|during|throughout|from|between|"
            r"as of))\s+"
            rf"(?:the\s+months?\s+of\s+)?(?P<month>{ANY})\b(?!\s+[A-Z]){_NO_NAME}"
        ),
        _month,
        (MONTHS_BEGIN,),
    ),
    Rule(
        re.compile(rf"(?:(?<=\b[Aa] )|(?<=\b[Aa]n )|(?<=\b[Tt]he ))(?P<month>{ANY})(?=\s+[A-Za-z]\w+)"),
        _month,
        (MONTHS_BEGIN,),
    ),
    Rule(
        re.compile(
            rf"(?:(?<=\band )|(?<=\bor )|(?<=\bto )|(?<=[-–—])|(?<=[-–—] ))(?P<month>{ANY})\b(?!\s+[A-Z]){_NO_NAME}"
        ),
        _listed_month,
        (MONTHS_BEGIN,),
    ),
    # A dateline of which only the month is left.
    Rule(re.compile(rf"^(?P<month>{ANY})(?=\s+\([A-Z])", re.MULTILINE), _month, (MONTHS_BEGIN,)),
]
