"""Dates as machines write them: in markup, addresses, feeds and headers ("2019-11-19T10:15+01:00", "20191119").

A value is read as the calendar day it shows. Its offset is kept beside it and never applied: a page of 23:30 in New
York is of that day, though it is the next one in Greenwich. A value that shows two days, or none, is no date.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from onrecord.model.when import Precision, When, interval_of
from onrecord.text.stamps import stamps_of

ISO = re.compile(r"(?<!\d)(?P<y>\d{4})(?P<sep>[-/.])(?P<m>\d{1,2})(?P=sep)(?P<d>\d{1,2})(?!\d)")
COMPACT = re.compile(r"(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?:T?\d{4,6})?")
MONTH = re.compile(r"(?P<y>\d{4})(?:[-/](?P<m>\d{1,2}))?")
# The form of addresses: "2019/nov/18".
NAMED = re.compile(r"(?P<y>\d{4})[-/](?P<m>[a-z]{3,9})[-/](?P<d>\d{1,2})", re.IGNORECASE)
EPOCH = re.compile(r"\d{10}(?:\d{3})?(?:\.\d+)?")
CLOCK = re.compile(
    r"(?<![\d:+-])(?P<h>[0-2]?\d)[:.](?P<min>[0-5]\d)(?::(?P<sec>[0-5]\d)(?:[.,]\d+)?)?\s*(?P<half>[ap])?(?:\.?m\b\.?)?",
    re.IGNORECASE,
)
# "1909 GMT": a clock without a mark between, which only its zone tells from a year.
MILITARY = re.compile(r"\b(?P<h>[01]\d|2[0-3])(?P<min>[0-5]\d)(?= ?(?:GMT|UTC|Z\b|[A-Z]{2,3}T\b|hrs\b))")
OFFSET = re.compile(r"(?:GMT|UTC)?\s*(?P<sign>[+-])(?P<h>[01]\d):?(?P<min>[0-5]\d)\b")
ABBREVIATION = re.compile(r"\b(?P<name>[A-Z]{1,4}T|UTC|BST|IST|MSK|Z)\b|(?<=\d)Z\b")
# Hours east of Greenwich. Left out is what means two zones ("CST") or leaves open whether it is summer ("ET").
ZONES = {"Z": 0.0, "UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
ZONES |= {"CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9, "HKT": 8}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A date read from a machine's value.

    `when` is the day, month or year it shows. `clock` is its time of day, None without; `zone` the offset as it is
    written ("Z", "+0100", "EST"), None without, and `hours` what that is east of Greenwich, None where it is unknown.
    """

    when: When
    clock: dt.time | None = None
    zone: str | None = None
    hours: float | None = None

    @property
    def moment(self) -> dt.datetime | None:
        """The moment in Greenwich, naive; None unless a day, a clock and a known offset are written."""
        if self.naive is None or self.hours is None:
            return None
        try:
            return self.naive - dt.timedelta(hours=self.hours)
        except OverflowError:
            return None

    @property
    def naive(self) -> dt.datetime | None:
        """Day and clock as they are written; None without a clock."""
        if self.clock is None or self.when.lo is None or self.when.lo != self.when.hi:
            return None
        return dt.datetime.combine(self.when.lo, self.clock)


def written_date(value: str) -> Written | None:
    """What a machine's value shows; None if it shows no date, or more than one."""
    value = value.strip()[:120]
    if EPOCH.fullmatch(value):
        seconds = float(value) / (1000 if len(value.split(".")[0]) == 13 else 1)
        moment = dt.datetime.fromtimestamp(seconds, dt.UTC)
        return Written(when=_day(moment.date()), clock=moment.time(), zone="Z", hours=0)
    if m := COMPACT.fullmatch(value):
        date = _date(m["y"], m["m"], m["d"])
        return Written(when=_day(date)) if date else None
    if m := MONTH.fullmatch(value):
        try:
            return Written(when=interval_of(f"{m['y']}-{int(m['m']):02}" if m["m"] else m["y"]))
        except ValueError:
            return None
    if m := NAMED.fullmatch(value):
        value = f"{m['d']} {m['m'].capitalize()} {m['y']}"
    found = _shown(value)
    if found is None:
        return None
    date, rest = found
    clock, zone, hours = clock_in(rest)
    return Written(when=_day(date), clock=clock, zone=zone, hours=hours)


def _shown(value: str) -> tuple[dt.date, str] | None:
    """The one day in `value`, and what is left of it."""
    if m := ISO.search(value):
        date = _date(m["y"], m["m"], m["d"])
        rest = value[: m.start()] + " " + value[m.end() :].removeprefix("T")
        one = not ISO.search(rest) and not any(x.day and x.year for x in stamps_of(rest))
        return (date, rest) if date and one else None
    # "Tue Nov 19 21:57:01 UTC 2019" has its year at the end.
    value = re.sub(r"\b(\w{3} [ \d]?\d) ([\d:]{8}) (\w+ )?(\d{4})$", r"\1 \4 \2 \3", value)
    stamps = [x for x in stamps_of(value) if x.day and x.year]
    if len({x.bounds() for x in stamps}) != 1 or (bounds := stamps[0].bounds()) is None:
        return None
    return bounds[0], value[: stamps[0].span.s] + " " + value[stamps[0].span.e :]


def clock_in(rest: str) -> tuple[dt.time | None, str | None, float | None]:
    """Time of day, zone as written, and its hours east of Greenwich, each None if `rest` does not say."""
    clock = None
    after = 0
    if m := CLOCK.search(rest):
        hour = int(m["h"])
        if m["half"]:
            hour = hour % 12 + (12 if m["half"] in "pP" else 0)
        if hour < 24:
            clock = dt.time(hour, int(m["min"]), int(m["sec"] or 0))
            after = m.end()
    elif m := MILITARY.search(rest):
        clock, after = dt.time(int(m["h"]), int(m["min"])), m.end()
    if clock is None:
        return None, None, None
    if m := OFFSET.search(rest, after):
        hours = (int(m["h"]) + int(m["min"]) / 60) * (-1 if m["sign"] == "-" else 1)
        return clock, m.group().removeprefix("GMT").removeprefix("UTC").strip(), hours
    if m := ABBREVIATION.search(rest, max(0, after - 1)):
        return clock, m.group(), ZONES.get(m.group())
    return clock, None, None


def _day(date: dt.date) -> When:
    return When(lo=date, hi=date, precision=Precision.DAY)


def _date(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
