"""In which order a page writes day and month in figures, and what else decides a date that may be read in two ways."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from onrecord.clean.dating.candidate import Candidate
from onrecord.model.markup import Markup
from onrecord.model.vocabulary import DateRole
from onrecord.model.when import When, day
from onrecord.text.stamps import Stamp, swappable_of

# Ends of names of the countries whose pages write the month first. Elsewhere the day comes first, or the year, which
# leaves no doubt. Ends of two letters that are sold to everybody name no country.
MONTH_FIRST = frozenset("us ph gov mil edu".split())
NO_COUNTRY = frozenset("io co tv me ai eu fm cc ws".split())
MONTH = 31  # days


def day_first(markup: Markup | None) -> bool | None:
    """Whether a page writes the day before the month; None if neither its address nor its language says so."""
    if markup is None:
        return None
    try:
        end = (urlsplit(markup.address or "").hostname or "").rpartition(".")[2]
    except ValueError:
        end = ""
    if end in MONTH_FIRST:
        return False
    if len(end) == 2 and end not in NO_COUNTRY:
        return True
    return True if markup.language not in (None, "", "en") else None


def _within(stamp: Stamp, others: Sequence[When]) -> list[dt.date]:
    """The days that a date without its year may mean in the days or months of `others`, or beside them."""
    found = set()
    for x in others:
        for year in {x.lo.year, x.hi.year} if x.lo and x.hi and (x.hi - x.lo).days <= MONTH else ():
            bounds = stamp.bounds(year)
            if bounds and abs((bounds[0] - x.lo).days if x.lo else MONTH) <= MONTH:
                found.add(bounds[0])
    return sorted(found)


def decided(candidates: Sequence[Candidate], others: Iterable[When], markup: Markup | None) -> list[Candidate]:
    """`candidates` in which a date with two readings has become the one that `others`, days that the page names
    elsewhere, or the habit of its country bear out, and a date without its year has that of `others`; left as they are
    where they do not."""
    others = [x for x in others if x.known]
    sure = {x.when.lo for x in candidates if not x.days and x.when.lo and x.role is not DateRole.CEILING} | {
        x.lo for x in others if x.lo == x.hi
    }
    habit = day_first(markup)
    found = []
    for x in candidates:
        if x.days and len(fitting := [d for d in x.days if d in sure]) == 1:
            x = replace(x, when=day(fitting[0]), days=(), note="its day and month as another date of the page has them")
        elif x.days and habit is not None:
            either = swappable_of(x.span.text)[0]
            one = either.day_first if habit else either.month_first
            order = "day before month" if habit else "month before day"
            x = replace(x, when=day(one), days=(), note=f"{order}, as pages of this country or language write")
        elif x.stamp and len(fitting := _within(x.stamp, others)) == 1:
            x = replace(x, when=day(fitting[0]), stamp=None, note="its year as another date of the page has it")
        elif x.stamp:
            x = replace(x, note="without a year that anything on the page tells")
        elif x.days:
            x = replace(x, note=f"may be {x.days[0]} or {x.days[1]}, and nothing tells which")
        found.append(x)
    return found
