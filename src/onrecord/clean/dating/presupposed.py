"""A page that prints no date of its own, dated by what it presupposes: dateline, pictures, past days, meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.clean.datelines import Opening
from onrecord.clean.dating.candidate import Candidate
from onrecord.clean.dating.conflicts import latest_of
from onrecord.clean.dating.filed import week_after, weekday_of, weekday_within
from onrecord.clean.dating.floors import past_without_year
from onrecord.model.document import Damage, Segment
from onrecord.model.vocabulary import DateRole, DateSource
from onrecord.model.when import Precision, When

# Days. Of 63 pages of bench.dates (first half of its sites) whose tags tell both, 57 were last changed within a week,
# none in the rest of the month, and the other six, none of them news, after 137 days and more.
MOST_CHANGE = dt.timedelta(days=30)
YEAR = dt.timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Found:
    """The days found, the candidates they rest on, and what contradicts them."""

    when: When
    taken: tuple[Candidate, ...]
    damage: tuple[Damage, ...]


def presupposed(
    text: str,
    segments: Sequence[Segment],
    opening: Opening | None,
    dateline: Candidate | None,
    floors: Sequence[Candidate],
    meetings: Sequence[Candidate],
    printed: Sequence[Candidate],
    address: When,
) -> Found:
    """The days that remain possible, unknown if nothing bounds them."""
    named = weekday_of(text, segments)
    if dateline and dateline.when.known:
        taken: tuple[Candidate, ...] = (dateline,)
        pictures = tuple(x for x in floors if x.source is DateSource.CAPTION)
        if opening and opening.stamp and opening.stamp.year is None:
            taken = (dateline, *pictures)
        if opening and opening.stamp and opening.stamp.day is None and (one := weekday_within(named, dateline.when)):
            taken, basis = (*taken, one), "weekday in the dateline's month"
            return Found(_known(one.when, basis, taken), taken, ())
        return Found(_known(dateline.when, "dateline", taken), taken, ())
    found = Found(When(), (), ())
    if floor := latest_of(floors):
        found = Found(_known(floor.when, "past date in the text", (floor,)), (floor,), ())
        if week := week_after(named, floor):
            when = When(lo=floor.when.lo, hi=week.when.hi, precision=Precision.RANGE)
            found = Found(_known(when, "weekday of a dated picture", (floor, week)), (floor, week), ())
    found = _before_meeting(found, meetings)
    found = _since_last_day(text, segments, found)
    found = _within_address(found, address)
    return _before_change(found, printed)


def _known(days: When, basis: str, taken: Sequence[Candidate]) -> When:
    precision = Precision.DAY if days.lo == days.hi else Precision.RANGE
    return When(lo=days.lo, hi=days.hi, precision=precision, basis=basis, spans=tuple(x.span for x in taken))


def _narrowed(found: Found, lo: dt.date | None, hi: dt.date | None, basis: str, by: Candidate) -> Found:
    """`found` cut down to `lo` and `hi` by one more candidate."""
    taken = (*found.taken, by)
    bases = found.when.basis if basis in found.when.basis else " and ".join(x for x in (found.when.basis, basis) if x)
    return replace(found, when=_known(When(lo=lo, hi=hi), bases, taken), taken=taken)


def _before_meeting(found: Found, meetings: Sequence[Candidate]) -> Found:
    """`found` cut off by a meeting that lies ahead; left as it is where the two cannot both be right."""
    ahead = [x for x in meetings if x.role is DateRole.CEILING and x.when.hi]
    first = min(ahead, key=lambda x: (x.when.hi or dt.date.max, x.span), default=None)
    if first is None or first.when.hi is None:
        return found
    lo, hi, last = found.when.lo, found.when.hi, first.when.hi
    if (lo and lo > last) or (hi and hi <= last):
        return found
    if lo is None or lo < last - YEAR:
        # A meeting named by its month alone is the next of that month. What lies before that year bounds nothing.
        found, lo = Found(When(), (), found.damage), last - YEAR
    return _narrowed(found, lo, last, "meeting ahead", first)


def _since_last_day(text: str, segments: Sequence[Segment], found: Found) -> Found:
    """`found` narrowed by the past days that the text prints without a year, if it spans no more than one."""
    if found.when.lo is None or found.when.hi is None or found.when.hi - found.when.lo > YEAR + dt.timedelta(days=1):
        return found
    for stamp in past_without_year(text, segments):
        lo, hi = found.when.lo, found.when.hi
        if lo is None or hi is None:
            return found
        days = [b[0] for y in (lo.year, hi.year) if (b := stamp.bounds(y))]
        fitting = sorted({x for x in days if lo < x <= hi})
        if len(fitting) == 1:
            role, at, when = DateRole.FLOOR, "told as past in the text", When(lo=fitting[0], precision=Precision.RANGE)
            floor = Candidate(source=DateSource.TEXT, role=role, at=at, span=stamp.span, when=when)
            found = _narrowed(found, fitting[0], hi, "past day", floor)
    return found


def _within_address(found: Found, address: When) -> Found:
    """`found` within the month of the address, where both can be right; the month alone where nothing else bounds."""
    if not address.known or not found.when.may_overlap(address):
        return found
    lows = [x for x in (found.when.lo, address.lo) if x]
    highs = [x for x in (found.when.hi, address.hi) if x]
    basis = " and ".join(x for x in (found.when.basis, "address") if x)
    return replace(found, when=_known(When(lo=max(lows), hi=min(highs)), basis, found.taken))


def _before_change(found: Found, printed: Sequence[Candidate]) -> Found:
    """`found` cut off by the first change or comment that the page prints.

    News is changed within days, and prints the hour of it; a page that prints but the day may be years old.
    """
    bounds = [x for x in printed if x.role in (DateRole.MODIFIED, DateRole.CEILING) and x.when.hi]
    first = min(bounds, key=lambda x: (x.when.hi or dt.date.max, x.span), default=None)
    if first is None or first.when.hi is None:
        return found
    lo, hi, last = found.when.lo, found.when.hi, first.when.hi
    if (lo and lo > last) or (hi and hi <= last):
        return found
    if first.role is DateRole.MODIFIED and first.clock and (lo is None or lo < last - MOST_CHANGE):
        found, lo = Found(When(), (), found.damage), last - MOST_CHANGE
    return _narrowed(found, lo, last, "change" if first.role is DateRole.MODIFIED else "comment", first)
