"""Feasts, which name a day, and wars, which name years: "on Good Friday", "since World War II".

Movable feasts are American where countries differ, like the papers that use them as dates. A war is a time only after a
word that makes it one ("during"): "a World War II veteran" tells no date.
"""

from __future__ import annotations

import datetime as dt
import re

from onrecord.model.when import Precision
from onrecord.text.calendar import DAY, Days, a_day, end_of_month
from onrecord.text.date_rules import Letters, Match, Resolve, Rule, Setting, rule
from onrecord.text.dates_absolute import YEAR, year_for

_FEASTS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "st. patrick's day": (3, 17),
    "april fools' day": (4, 1),
    "may day": (5, 1),
    "halloween": (10, 31),
    "fourth of july": (7, 4),
    "bastille day": (7, 14),
    "veterans day": (11, 11),
}
# Month, weekday (Monday is 0), the first day of the month that it can be (0: the last such weekday).
_WEEKDAYS = {
    "martin luther king day": (1, 0, 15),
    "presidents day": (2, 0, 15),
    "memorial day": (5, 0, 0),
    "labor day": (9, 0, 1),
    "columbus day": (10, 0, 8),
    "thanksgiving": (11, 3, 22),
}
_FROM_EASTER = {"palm sunday": -7, "good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1}
_WARS = {
    "world war i": ("1914-07-28", "1918-11-11"),
    "world war one": ("1914-07-28", "1918-11-11"),
    "first world war": ("1914-07-28", "1918-11-11"),
    "world war ii": ("1939-09-01", "1945-09-02"),
    "world war two": ("1939-09-01", "1945-09-02"),
    "second world war": ("1939-09-01", "1945-09-02"),
    "cold war": ("1947-03-12", "1991-12-26"),
    "9/11": ("2001-09-11", "2001-09-11"),
}
_FIRST_EASTER = 1583  # the first of the Gregorian calendar


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches, from 1583, by the rule of the calendar (Butcher, 1876)."""
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    number, day = divmod(epact + weekday - 7 * late + 114, 31)
    return dt.date(year, number, day + 1)


def day_of_feast(name: str, year: int) -> dt.date | None:
    """The day of a feast in a year; None where it has no such day."""
    if name in _FROM_EASTER:
        return easter(year) + _FROM_EASTER[name] * DAY if year >= _FIRST_EASTER else None
    if name in _WEEKDAYS:
        number, weekday, earliest = _WEEKDAYS[name]
        if earliest:
            first = dt.date(year, number, earliest)
            return first + (weekday - first.weekday()) % 7 * DAY
        last = end_of_month(dt.date(year, number, 1))
        return last - (last.weekday() - weekday) % 7 * DAY
    made = a_day(year, *_FEASTS[name])
    return made.lo if made else None


def _feast(found: Match) -> Resolve | None:
    if not found.group("lead") and not found.group("year"):
        return None  # a wish, a present, a season
    name = " ".join(found.group("feast").replace("’", "'").split()).replace("presidents'", "presidents")
    name = name.replace("veterans'", "veterans")
    year, tense = found.number("year"), found.tense

    def days(setting: Setting) -> Days | None:
        here = setting.reference
        near = day_of_feast(name, year or (here.year if here else 2000))
        if year is None:
            if here is None or near is None:
                return None
            near = day_of_feast(name, year_for(near.month, near.day, here, tense))
        return Days(near, near, Precision.DAY, "feast") if near else None

    return days


def _war(found: Match) -> Resolve | None:
    first, last = _WARS[" ".join(found.group("war").split())]
    days = Days(dt.date.fromisoformat(first), dt.date.fromisoformat(last), Precision.RANGE, "known event")
    if first == last:
        days = Days(days.lo, days.hi, Precision.DAY, days.basis)
    if found.group("lead") == "since":
        days = Days(days.hi, days.hi, Precision.RANGE, days.basis)
    return lambda _: days


def _either(names: dict[str, object]) -> str:
    """The names as a pattern with capitals, the longest first, with either apostrophe or none before a word's end."""
    words = sorted((n.title().replace("'S", "'s") for n in names), key=len, reverse=True)
    return "|".join(re.escape(w).replace("'", "['’]").replace(r"\ ", r"\s+").replace("Of", "of") for w in words)


_NAMES: dict[str, object] = {**_FEASTS, **_WEEKDAYS, **_FROM_EASTER, "presidents' day": 0, "veterans' day": 0}
_HAVE: Letters = tuple(
    "christmas boxing year valentine patrick fools may halloween fourth bastille veterans luther presidents memorial "
    "labor columbus thanksgiving palm good easter".split()
)
_END: Letters = ("day", "eve", "christmas", "halloween", "july", "thanksgiving", "easter")

FEASTS: list[Rule] = [
    rule(
        rf"(?P<feast>{_either(_NAMES)})\b(?!\s+(?:Island|Monday|Sunday|Eve|Day)\b)(?:,?\s+(?P<year>{YEAR}))?",
        _feast,
        _HAVE,
        _END,
        cased=True,
    ),
    Rule(
        re.compile(
            r"\b(?P<lead>since|until|before|after|during|in|throughout)\s+(?:the\s+)?"
            r"(?P<war>World\s+War\s+(?:I{1,2}|One|Two)|(?:First|Second)\s+World\s+War|Cold\s+War|9/11)\b(?!['’/-]|\s+[a-z]*"
            r"(?:veteran|commission|attacks?|era|memorial|film|movie|hero))",
            re.IGNORECASE,
        ),
        _war,
        (("world", "cold", "9/11"),),
    ),
]
