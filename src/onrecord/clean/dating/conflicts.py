"""What a page says of its own date in two ways, as damage at the words that lose."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from onrecord.clean.dating.candidate import Candidate
from onrecord.model.document import Damage
from onrecord.model.vocabulary import DamageKind, DateSource
from onrecord.model.when import Precision, When

# Days between a dateline and the page that prints it, or between the date told and a stamp: nothing to explain.
USUAL_DELAY = 3
DAY, COARSE = dt.timedelta(days=1), dt.timedelta(days=31)


def latest_of(floors: Sequence[Candidate]) -> Candidate | None:
    """The floor of the latest day; of several of one day a picture's, or the first. None if there is none."""
    picture = DateSource.CAPTION
    return max(floors, key=lambda x: (x.when.lo or dt.date.min, x.source is picture, -x.span.s), default=None)


def floors_after(date: dt.date | None, floors: Sequence[Candidate]) -> list[Candidate]:
    """The floors that a page of `date` cannot have: by more than the day between two zones, or by more than a month
    where they name no day, for a meeting "was moved to December" in November."""
    reach = {x: DAY if x.when.precision is Precision.DAY else COARSE for x in floors}
    return [x for x in floors if date and x.when.lo and x.when.lo - date > reach[x]]


def conflict(x: Candidate, detail: str) -> Damage:
    """`x` as the date that something else contradicts."""
    return Damage(kind=DamageKind.DATE_CONFLICT, span=x.span, detail=detail)


def against(
    when: When, stamp: Candidate | None, floors: Sequence[Candidate], source: str, changed: dt.date | None = None
) -> tuple[Damage, ...]:
    """What the page prints or tells as past against the days `when`, which stand; `source` says who told them.

    A page may tell of any day up to that of its last change, `changed`, None if it is not known.
    """
    if stamp and stamp.when.lo and stamp.when.hi:
        lo, hi = when.lo or stamp.when.lo, when.hi or stamp.when.hi
        if max(stamp.when.lo - hi, lo - stamp.when.hi) > USUAL_DELAY * DAY:
            detail = f"printed {stamp.when.lo}, and {source} the days {when.lo} to {when.hi}"
            return (conflict(stamp, detail),)
    last = max(when.hi, changed) if when.hi and changed else when.hi
    if late := latest_of(floors_after(last, floors)):
        detail = f"{late.when.lo} is spoken of as past, and the page is told to be of {when.hi}"
        return (conflict(late, detail),)
    return ()
