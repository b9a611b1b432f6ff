"""Printed dates: a day or month written out, as pages stamp and datelines carry them.

Only what is written counts: no weekday, no "last year". A date in figures whose day and month could be swapped
("03/04/2022") is left out, for no page says which country's habit it follows, and found by `swappable_of` for whoever
knows more; with points it is the European one.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model.span import Span

MONTHS = {
    name: n
    for n, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: n
    for n, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed",
            "thursday thu thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
_MONTH = r"(?P<month>{})\b\.?".format("|".join(sorted(MONTHS, key=len, reverse=True)))
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
# "Nov 15, 20195:45 AM": a clock may be glued to the year where two elements of a page met.
_YEAR = r"(?P<year>(?:19|20)\d\d)(?:\b|(?=\d{1,2}:\d\d))"
PATTERNS = tuple(
    re.compile(p, re.IGNORECASE)
    for p in (
        rf"\b{_MONTH} {_DAY}(?!\d),? {_YEAR}",
        rf"\b{_DAY}(?: of)? {_MONTH},? {_YEAR}",
        rf"\b{_YEAR}-(?P<mm>[01]\d)-(?P<day>[0-3]\d)(?=\b|T)",
        rf"\b{_YEAR}/(?P<mm>[01]?\d)/(?P<day>[0-3]?\d)\b",
        rf"(?<![\d.]){_YEAR}\.(?P<mm>[01]?\d)\.(?P<day>[0-3]?\d)\b",
        rf"\b(?P<day>[0-3]?\d)\.(?P<mm>[01]?\d)\.{_YEAR}",
        rf"\b(?P<first>[0-3]?\d)/(?P<second>[0-3]?\d)/{_YEAR}",
        rf"(?<!\d )\b{_MONTH},? (?:of )?{_YEAR}",
        rf"\b{_MONTH} {_DAY}(?![\d%:]|[,.]\d)\b",
        rf"\b{_DAY}(?: of)? {_MONTH}",
    )
)
_EITHER = next(p for p in PATTERNS if "second" in p.groupindex)
_NAMED = re.compile(
    rf"\b(?P<day>[0-3]?\d)(?:\.|º|er)? (?:de )?(?P<month>[^\W\d_]{{3,12}})[.,]? (?:de )?{_YEAR}", re.IGNORECASE
)
_NAME = "|".join(sorted((x.title() for x in MONTHS), key=len, reverse=True))
_ORDINAL, _ITS_YEAR = r"(?P<ordinal>st|nd|rd|th)?", r"(?![\d%:]|[,.]\d)(?:,? (?P<year>(?:19|20)\d\d)\b)?"
_WRITTEN = (
    re.compile(rf"\b(?P<month>{_NAME})\b\.? (?P<day>[0-3]?\d){_ORDINAL}{_ITS_YEAR}"),
    re.compile(rf"\b(?P<day>[0-3]?\d){_ORDINAL}(?: of)? (?P<month>{_NAME})\b\.?{_ITS_YEAR}"),
)
LEAP = 2000  # a year in which every month has its longest
# "may" and "march" are verbs far more often than months where no figure stands beside them.
CLOCK = r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?"
AROUND_A_STAMP = re.compile(
    rf"(?:{CLOCK})|\b(?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\b|"
    r"\b(?:published|posted|updated|last|modified|created|first|on|at|date|am|pm|gmt|utc|est|edt|et|pst|pdt|bst|cet|cest|"
    r"eet|eest|msk|ist|hrs|hours|time|local|issued|release[ds]?)\b|[|,.:;·•()\[\]–—/@+\-]|\b[+-]?\d{4}\b|T(?=\d)",
    re.IGNORECASE,
)


_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed date. `day` is None for a month, `year` is None where it is left to the reader."""

    span: Span
    month: int
    day: int | None = None
    year: int | None = None

    def bounds(self, year: int | None = None) -> tuple[dt.date, dt.date] | None:
        """First and last day, taking `year` where none is printed; None if neither gives one or no such day exists."""
        known = self.year or year
        if known is None or not dt.MINYEAR <= known <= dt.MAXYEAR:
            return None
        last = calendar.monthrange(known, self.month)[1]
        if self.day is not None and self.day > last:
            return None
        return dt.date(known, self.month, self.day or 1), dt.date(known, self.month, self.day or last)


def _stamp(text: str, m: re.Match[str]) -> Stamp | None:
    got = m.groupdict()
    if "first" in got:
        a, b = int(got["first"]), int(got["second"])
        if a > 12 >= b:
            day, month = a, b
        elif b > 12 >= a or a == b:
            day, month = b, a
        else:
            return None
    elif got.get("month", "A")[0].islower():
        return None  # "they may 2 or 3 times": English months are written large
    else:
        month = int(got["mm"]) if got.get("mm") else MONTHS[got["month"].casefold()]
        day = int(got["day"]) if got.get("day") else 0
    if not 1 <= month <= 12 or day > 31 or (got.get("day") and not day):
        return None
    year = int(got["year"]) if got.get("year") else None
    stamp = Stamp(Span.of(text, m.start(), m.end()), month, day or None, year)
    return stamp if year is None or stamp.bounds() else None


def stamps_of(text: str, s: int = 0, e: int | None = None) -> list[Stamp]:
    """The printed dates in ``text[s:e]``, in order; of two that overlap, the fuller one."""
    end = len(text) if e is None else e
    found: list[Stamp] = []
    if not _DIGIT.search(text, s, end):
        return found  # as in most lines, which is soon seen
    for pattern in PATTERNS:
        for m in pattern.finditer(text, s, end):
            stamp = _stamp(text, m)
            if stamp and not any(stamp.span.overlaps(x.span) for x in found):
                found.append(stamp)
    return sorted(found, key=lambda x: x.span)


@dataclass(frozen=True, slots=True)
class Swappable:
    """A date in figures whose day and month may be swapped, in its two readings."""

    span: Span
    day_first: dt.date
    month_first: dt.date

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        """Both readings, the earlier first."""
        return min(self.day_first, self.month_first), max(self.day_first, self.month_first)


def swappable_of(text: str, s: int = 0, e: int | None = None) -> list[Swappable]:
    """The dates in ``text[s:e]`` that `stamps_of` leaves out because day and month could be swapped, in order."""
    found = []
    for m in _EITHER.finditer(text, s, len(text) if e is None else e):
        a, b, year = int(m["first"]), int(m["second"]), int(m["year"])
        if 1 <= a <= 12 and 1 <= b <= 12 and a != b:
            found.append(Swappable(Span.of(text, m.start(), m.end()), dt.date(year, b, a), dt.date(year, a, b)))
    return found


def impossible_of(text: str, s: int = 0, e: int | None = None) -> list[Span]:
    """Written dates in ``text[s:e]`` that no calendar has, in order: "on February 30", "31st of June", "29 Feb 2023".

    "In February 30 people" is none: beside the month stands a year, an "on", or the ending of an ordinal.
    """
    found: list[Span] = []
    end = len(text) if e is None else e
    for m in (x for pattern in _WRITTEN for x in pattern.finditer(text, s, end)):
        month, day = MONTHS[m["month"].casefold()], int(m["day"])
        year = int(m["year"]) if m["year"] else None
        told = year or m["ordinal"] or text[max(s, m.start() - 3) : m.start()].casefold() == "on "
        if told and not 1 <= day <= calendar.monthrange(year or LEAP, month)[1]:
            found.append(Span.of(text, m.start(), m.end()))
    return sorted(found)


def named_stamps_of(text: str, months: Mapping[str, int], s: int = 0, e: int | None = None) -> list[Stamp]:
    """Full dates in ``text[s:e]`` whose month is English or one of `months` (names in small letters), the day first."""
    found = []
    for m in _NAMED.finditer(text, s, len(text) if e is None else e):
        name = m["month"].casefold()
        if number := months.get(name) or MONTHS.get(name):
            stamp = Stamp(Span.of(text, m.start(), m.end()), number, int(m["day"]), int(m["year"]))
            if stamp.bounds():
                found.append(stamp)
    return found


def words_beside(line: str) -> int | None:
    """Words of a line beside its full dates, their clocks and zones; None if no full date stands on it."""
    spans = [x.span for x in stamps_of(line) if x.day and x.year] + [x.span for x in swappable_of(line)]
    if not spans:
        return None
    for span in sorted(spans, reverse=True):
        line = line[: span.s] + " " + line[span.e :]
    return len(AROUND_A_STAMP.sub(" ", line).split())


def is_date_line(line: str) -> bool:
    """Whether a line is a date stamp and nothing besides ("Published: 3 May 2021, 10:30 GMT")."""
    if len(line) > 90:
        return False
    spans = [x.span for x in stamps_of(line) if x.day is not None or x.year is not None]
    spans += [x.span for x in swappable_of(line)]
    if not spans:
        return False
    rest = line
    for span in sorted(spans, reverse=True):
        rest = rest[: span.s] + " " + rest[span.e :]
    return not AROUND_A_STAMP.sub(" ", rest).strip()
