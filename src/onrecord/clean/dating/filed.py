"""The day a report was filed on: its dateline, with the weekday it names and the pictures it shows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from onrecord.clean.datelines import Opening
from onrecord.clean.dating.candidate import Candidate
from onrecord.model.document import Damage, Segment
from onrecord.model.span import Span
from onrecord.model.vocabulary import DamageKind, DateRole, DateSource, SegmentKind
from onrecord.model.when import Precision, When, day
from onrecord.text.calendar import moved
from onrecord.text.stamps import WEEKDAYS

# Days. "On Thursday" reaches back less than a week; on the eighth day a writer adds the date.
WEEK = dt.timedelta(days=7)
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def dateline_of(opening: Opening | None, floors: Sequence[Candidate], near: dt.date | None = None) -> Candidate | None:
    """The date in the dateline: the days on which the report was printed, unknown where its year stays open.

    A year that is left out is the one nearest to `near`, a day told or printed, or that of the first such day after
    the latest picture: news does not lie for a year.
    """
    if opening is None or opening.stamp is None:
        return None
    stamp = opening.stamp
    floor = max((x.when.lo for x in floors if x.source is DateSource.CAPTION and x.when.lo), default=None)
    bounds, note = stamp.bounds(), ""
    if stamp.year is None and near is not None:
        possible = [b for y in (near.year, near.year - 1) if (b := stamp.bounds(y))]
        bounds = min(possible, key=lambda b: abs((near - b[0]).days), default=None)
        floor, note = None, f"of the year nearest to {near}"
    elif stamp.year is None and floor is not None:
        years = (floor.year, floor.year + 1)
        bounds = next((b for y in years if (b := stamp.bounds(y)) and b[1] >= floor), None)
        note = f"of the year of the picture of {floor}"
    when = When()
    if bounds is not None:
        lo, hi = max(bounds[0], floor or bounds[0]) if stamp.year is None else bounds[0], bounds[1]
        # Filed on that day, and printed on it or on the next.
        when = When(lo=lo, hi=moved(hi, "day", 1 if stamp.day else 0), precision=Precision.RANGE)
    else:
        note = "without a year that anything on the page tells"
    role, source = DateRole.PUBLISHED, DateSource.DATELINE
    return Candidate(source=source, role=role, at="dateline", span=stamp.span, when=when, note=note)


def weekday_of(text: str, segments: Sequence[Segment]) -> tuple[int, Span] | None:
    """The weekday that the first paragraph names first, 0 for Monday, with its place."""
    body = next((x for x in segments if x.kind is SegmentKind.BODY), None)
    if body and (m := WEEKDAY.search(text, body.s, body.e)):
        return WEEKDAYS[m.group().casefold()], Span.of(text, m.start(), m.end())
    return None


def weekday_within(named: tuple[int, Span] | None, when: When) -> Candidate | None:
    """The one day of `when` that is the weekday named; None if there is none or more than one.

    An agency's report calls the day it is filed on by its name.
    """
    if named is None or when.lo is None or when.hi is None:
        return None
    number, span = named
    days = [when.lo + dt.timedelta(days=n) for n in range((when.hi - when.lo).days + 1)]
    fitting = [x for x in days if x.weekday() == number]
    if len(fitting) != 1:
        return None
    role, source, at = DateRole.PUBLISHED, DateSource.TEXT, "weekday named in the first paragraph"
    return Candidate(source=source, role=role, at=at, span=span, when=day(fitting[0]))


def week_after(named: tuple[int, Span] | None, floor: Candidate) -> Candidate | None:
    """The upper bound that a weekday gives to a page whose latest picture is of that weekday; None if it is not."""
    if named is None or floor.when.lo is None or floor.source is not DateSource.CAPTION:
        return None
    number, span = named
    if number != floor.when.lo.weekday():
        return None
    role, source, at = DateRole.CEILING, DateSource.TEXT, "weekday of the picture, named in the first paragraph"
    when = When(hi=floor.when.lo + WEEK, precision=Precision.RANGE)
    return Candidate(source=source, role=role, at=at, span=span, when=when)


def lost_day(opening: Opening | None) -> tuple[Damage, ...]:
    """The damage of a dateline that was cut down to its month."""
    if opening and opening.stamp and opening.stamp.day is None and opening.dateline.place is None:
        detail = "the dateline has kept a month and lost its place and day"
        return (Damage(kind=DamageKind.DATE_MISSING, span=opening.stamp.span, detail=detail),)
    return ()
