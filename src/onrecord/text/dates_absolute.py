"""Days of the calendar, with or without their year.

A day or month without its year is the latest before publication where the clause looks back, the next where it looks
ahead, and the nearest where it does neither. A day that this puts more than nine months off is the nearest, too.
"""

from __future__ import annotations

import datetime as dt
import re

from onrecord.text.calendar import MONTHS, Days, a_day, joined
from onrecord.text.date_rules import DIGITS, Letters, Match, Resolve, Rule, Setting, rule
from onrecord.text.tense import Tense

MONTHS_BEGIN: Letters = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = (
    r"January|February|July|September|October|November|December|"
    r"JANUARY|FEBRUARY|JULY|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER"
)
_SHORT = r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT|OCT|NOV|DEC"
# These are words and names too ("may", "march", April, June): alone, they need a sign that a month is meant.
_ALSO_WORDS = r"March|April|May|June|August|MARCH|APRIL|MAY|JUNE|AUGUST"
CLEAR = rf"(?:{_FULL})"
ANY = rf"(?:{_FULL}|{_ALSO_WORDS}|(?:{_SHORT})\b\.?)"
_WEEKDAY = (
    r"(?:(?i:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?i:day)?\.?(?:\s+(?i:morning|afternoon|evening|night))?,?\s+"
    r"(?:the\s+)?)"
)
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d:]|[,.]\d{3}\b|\s?(?:%|percent|per\s+cent))"
YEAR = r"(?:1[5-9]|20|21)\d\d(?![\d%]|,\d{3}|\.\d|\s+(?:BCE?\b|B\.C\.))"
_TO = r"\s?(?:-|–|and|to)\s?"
# "In May last year", "on the 3rd of May of that year".
OF_YEAR = (
    r"(?:(?:,|\s[-–])?\s+(?:of\s+)?"
    r"(?P<of>(?i:last|this|next|that|the\s+(?:same|following|previous|next)))\s+year\b(?!['’]))"
)


def year_for(number: int, day: int | None, reference: dt.date, tense: Tense) -> int:
    """The year of a month (and day) printed without one, seen from `reference`."""

    def distance(year: int) -> int | None:
        if day is None:
            return (year - reference.year) * 12 + number - reference.month
        made = a_day(year, number, day)
        return (made.lo - reference).days if made is not None and made.lo else None

    near = {y: d for y in range(reference.year - 4, reference.year + 5) if (d := distance(y)) is not None}
    match tense:
        case Tense.PAST:
            return max((y for y, d in near.items() if d <= 0), default=reference.year)
        case Tense.FUTURE:
            return min((y for y, d in near.items() if d >= 0), default=reference.year)
        case Tense.UNKNOWN:
            return min(near, key=lambda y: (abs(near[y]), near[y]), default=reference.year)


def _year_of_day(number: int, day: int, reference: dt.date, tense: Tense) -> int:
    """Like `year_for`, but news prints the year of a day so far off that the same day of another year is near."""
    year = year_for(number, day, reference, tense)
    made = a_day(year, number, day)
    if made is not None and made.lo and abs(made.lo - reference) > NINE_MONTHS:
        return year_for(number, day, reference, Tense.UNKNOWN)
    return year


# In 600 articles of PolNeAR train all 21 days without a year that their clauses put farther off were meant near.
NINE_MONTHS = dt.timedelta(days=270)


def near_to(here: dt.date, setting: Setting, tense: Tense) -> dt.date:
    """The day that a month without a year is near to: of several in a sentence, each is near the one before it."""
    beside = setting.beside
    return beside.lo if tense is Tense.UNKNOWN and beside and beside.lo else here


def told_year(words: str, setting: Setting) -> int | None:
    """The year that "last", "this" or "that" (year) means; None where nothing tells."""
    here = setting.reference.year if setting.reference else None
    last = setting.last.lo.year if setting.last and setting.last.lo else None
    match words.split()[-1:]:
        case ["last"]:
            return here - 1 if here else None
        case ["next"] if words == "next":
            return here + 1 if here else None
        case ["this"]:
            return here
        case ["that" | "same"]:
            return last
        case ["previous"]:
            return last - 1 if last else None
        case _:
            return last + 1 if last else None


# "They want it done by May": a participle after such a verb looks ahead.
_WANTING = re.compile(r"\b(?:wants?|needs?|hopes?|expects?|must|should|shall)\b[^.;:,]{0,40}$", re.IGNORECASE)


def clause_tense(found: Match) -> Tense:
    """The tense of the clause, unless the word before the date decides it."""
    match found.group("lead"):
        case "since":
            return Tense.PAST
        case (
            "by" | "until" | "till" | "through" | "ahead of" | "no later than" | "no earlier than" | "no sooner than"
        ) if found.tense is not Tense.PAST or _WANTING.search(found.text, found.sentence.s, found.m.start()):
            return Tense.FUTURE
        case _:
            return found.tense


def month_number(name: str) -> int:
    """The number of a month by its name, whole or cut short."""
    return MONTHS.get(name, 0) or MONTHS[name.rstrip(".")[:3]]


def _day_number(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _date(found: Match) -> Resolve | None:
    number, first = month_number(found.group("month")), _day_number(found.group("day"))
    last = _day_number(found.group("day2")) if found.group("day2") else first
    year, of, tense = found.number("year"), found.group("of"), clause_tense(found)

    def days(setting: Setting) -> Days | None:
        if year is not None:
            chosen, basis = year, "printed"
        elif of and (told := told_year(of, setting)):
            chosen, basis = told, f"printed day, {of} year"
        elif setting.reference is not None:
            near = near_to(setting.reference, setting, tense)
            chosen, basis = _year_of_day(number, first, near, tense), "printed day, year by publication"
        else:
            return None
        a, b = a_day(chosen, number, first, basis), a_day(chosen, number, last, basis)
        return joined(a, b) if a is not None and b is not None and last >= first else a

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
    possible = [x for x in made if x is not None]
    return (lambda _: joined(possible[0], possible[-1])) if possible else None


ABSOLUTE: list[Rule] = [
    rule(
        rf"{_WEEKDAY}?(?P<month>{ANY})\s+(?P<day>{DAY_NUMBER})(?:{_TO}(?P<day2>{DAY_NUMBER})(?!\s+{ANY}))?"
        rf"(?:,?\s+(?P<year>{YEAR})|{OF_YEAR})?",
        _date,
        MONTHS_BEGIN,
        DIGITS,
        cased=True,
    ),
    rule(
        rf"{_WEEKDAY}?(?:(?i:the)\s+)?(?P<day>{DAY_NUMBER})(?:{_TO}(?P<day2>{DAY_NUMBER}))?\s+(?:of\s+)?(?P<month>{ANY})\b"
        rf"(?:,?\s+(?P<year>{YEAR})|{OF_YEAR})?",
        _date,
        MONTHS_BEGIN,
        DIGITS,
        cased=True,
    ),
    rule(r"(?P<a>\d{4})(?P<dot>[-/])(?P<b>\d{2})(?P=dot)(?P<c>\d{2})(?!\d)", _numeric, DIGITS, ("-", "/")),
    rule(
        r"(?P<a>\d{1,2})(?P<dot>[./])(?P<b>\d{1,2})(?P=dot)(?P<c>(?:19|20)\d\d)(?!\d)",
        _numeric,
        (".19", ".20", "/19", "/20"),
    ),
]
