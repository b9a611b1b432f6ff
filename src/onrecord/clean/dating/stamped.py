"""A page dated by what it prints or its markup tells of itself, held against its address, its dateline and its text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from onrecord.clean.dating.candidate import Candidate
from onrecord.clean.dating.conflicts import USUAL_DELAY, against, conflict, floors_after, latest_of
from onrecord.clean.dating.marked import Marked
from onrecord.clean.dating.presupposed import Found
from onrecord.clean.dating.printed import ABOVE
from onrecord.model.vocabulary import DateRole, DateSource
from onrecord.model.when import Precision, When

DAY = dt.timedelta(days=1)


def chosen_of(printed: Sequence[Candidate]) -> Candidate | None:
    """The printed date that is the page's: one that says so, one on a line of its own or beside the writers, another
    above the article, one in its picture's title.

    Of several the first, below the headline before above it: those after it say when the page was touched, or belong to
    other articles. None if none is printed.
    """
    own = [x for x in printed if x.role is DateRole.PUBLISHED and x.when.known]
    lines = [x for x in own if "picture" not in x.at]
    alone = [x for x in lines if x.alone or x.source is DateSource.BYLINE]
    for group in ([x for x in lines if x.signed], alone, lines, own):
        if group:
            return min(group, key=lambda x: (x.at == ABOVE, x.span))
    return None


def stamped(
    printed: Sequence[Candidate],
    address: When,
    dateline: Candidate | None,
    floors: Sequence[Candidate],
    year: Candidate | None = None,
) -> Found:
    """The days that a printed date or, without one, the address tells; unknown if neither does. `year` is that of the
    headline, None if it names none: a date in a later one that does not say it is the first leaves all days between."""
    stamp = chosen_of(printed)
    if stamp is None or stamp.when.lo is None or stamp.when.hi is None:
        return _addressed(address, floors)
    printed_day = str(stamp.when)
    if late := latest_of(floors_after(stamp.when.hi, floors)):
        detail = f"printed {printed_day}, and the text speaks of {late.when.lo} as past"
        when = When(lo=late.when.lo, precision=Precision.RANGE, basis="past date in the text", spans=(late.span,))
        return Found(when, (late,), (conflict(stamp, detail),))
    if dateline and (filed := _apart(stamp.when, dateline.when)):
        detail = f"printed {printed_day}, and the dateline says {filed}"
        when = _both(stamp, When(lo=filed, hi=filed), "dateline and stamp differ", dateline)
        return Found(when, (stamp, dateline), (conflict(stamp, detail),))
    if address.known and not address.may_overlap(stamp.when):
        return _against_address(stamp, address)
    if year and year.when.hi and stamp.when.lo > year.when.hi and not stamp.signed:
        detail = f"printed {printed_day}, and the headline names {year.span.text}"
        first = dt.date(int(year.span.text), 1, 1)
        when = When(lo=first, hi=stamp.when.hi, precision=Precision.RANGE, basis="headline and stamp differ")
        return Found(replace(when, spans=(year.span, stamp.span)), (year, stamp), (conflict(stamp, detail),))
    precision = Precision.DAY if stamp.when.lo == stamp.when.hi else Precision.RANGE
    when = When(lo=stamp.when.lo, hi=stamp.when.hi, precision=precision, basis="printed", spans=(stamp.span,))
    return Found(when, (stamp,), ())


def marked_or_told(
    marked: Marked, stamp: Candidate | None, dateline: Candidate | None, floors: Sequence[Candidate]
) -> Found:
    """The days that the markup tells, unless the text cannot have been printed on them: a page that was moved carries
    the day of the move. `dateline` is one with its year, None for any other."""
    told, last = marked.when, max(filter(None, (marked.when.hi, marked.changed)), default=None)
    if late := latest_of(floors_after(last, floors)):
        detail = f"{late.when.lo} is spoken of as past, and the markup tells {told}"
        when = When(lo=late.when.lo, precision=Precision.RANGE, basis="past date in the text", spans=(late.span,))
        return Found(when, (late,), (conflict(late, detail),))
    if dateline and (filed := _apart(told, dateline.when)):
        detail = f"the dateline says {filed}, and the markup tells {told}"
        when = replace(dateline.when, basis="dateline", spans=(dateline.span,))
        return Found(when, (dateline,), (conflict(dateline, detail),))
    return Found(told, (), against(told, stamp, floors, "told are", marked.changed))


def _addressed(address: When, floors: Sequence[Candidate]) -> Found:
    if address.precision is not Precision.DAY or floors_after(address.hi, floors):
        return Found(When(), (), ())
    return Found(address, (), ())


def _against_address(stamp: Candidate, address: When) -> Found:
    """A date that is not in the days of the address: both stand, unless only one of them calls itself the first."""
    lo, hi = stamp.when.lo, stamp.when.hi
    assert lo is not None, "only a known stamp is compared"
    if stamp.signed:
        when = When(lo=lo, hi=hi, precision=stamp.when.precision, basis="printed", spans=(stamp.span,))
    else:
        when = _both(stamp, address, "address and stamp differ")
    far = address.lo is None or address.hi is None or lo - address.hi > USUAL_DELAY * DAY or address.lo - lo > DAY
    detail = f"printed {stamp.when}, and the address says {address}"
    return Found(when, (stamp,), (conflict(stamp, detail),) if far else ())


def _apart(stamp: When, filed: When) -> dt.date | None:
    """The day of the dateline if it lies further from the stamp than a report waits to be printed."""
    if stamp.lo is None or filed.lo is None or filed.hi is None:
        return None
    gap = (stamp.lo - filed.hi).days, (filed.lo - stamp.lo).days
    return filed.lo if max(gap) > USUAL_DELAY else None


def _both(stamp: Candidate, other: When, basis: str, dateline: Candidate | None = None) -> When:
    lows = [x for x in (stamp.when.lo, other.lo) if x]
    highs = [x for x in (stamp.when.hi, other.hi) if x]
    spans = (dateline.span, stamp.span) if dateline else (stamp.span,)
    return When(lo=min(lows), hi=max(highs), precision=Precision.RANGE, basis=basis, spans=spans)
