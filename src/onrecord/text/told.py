"""The day that markup, address and feed tell, with what became of every claim.

The calendar day is the one of the zone in which a value is written. Where a page writes one moment twice, in Greenwich
and with its own offset, the day is its own. Claims of different days that no zone explains leave the interval of both.

Accepted gap: a page of before the web (an archive that dates its pages by the paper) is taken for a placeholder.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from onrecord.model.evidence import DateEvidence
from onrecord.model.markup import DateClaim
from onrecord.model.vocabulary import DateRole, DateSource, DateVerdict
from onrecord.model.when import Precision, When
from onrecord.text.written import Written, written_date

FIRST_YEAR, LAST_YEAR = 1990, 2100
TEMPLATE = re.compile(r"\{\{|\}\}|<%|\$\{|%[A-Za-z_]+%|\[\[|\b(?:null|undefined|none|n/a|nan|invalid date)\b", re.I)
ZEROS = re.compile(r"0{4}\D0?0\D0?0")
DAY = dt.timedelta(days=1)
# Hours from Greenwich to the furthest places that people live in.
WEST, EAST = -10, 13
# What dates the article before what dates its page, and a feed or a line on the page before an address.
RANKS = (
    (DateSource.JSON_LD, DateSource.META),
    (DateSource.FEED, DateSource.TIME_ELEMENT),
    (DateSource.ADDRESS,),
)


def placeholder(value: str) -> str | None:
    """Why a value stands for no date ("the year 1"); None if it may stand for one."""
    if not value.strip():
        return "nothing is written"
    if TEMPLATE.search(value) or ZEROS.search(value):
        return "a template or an empty value"
    written = written_date(value)
    if written is None or written.when.lo is None:
        return None
    first = written.when.lo
    if first == dt.date(1970, 1, 1) or first.year < FIRST_YEAR or first.year > LAST_YEAR:
        return f"no page of the web is of {first.isoformat()}"
    return None


@dataclass(slots=True)
class _Read:
    """A claim on its way to a verdict."""

    claim: DateClaim
    written: Written
    verdict: DateVerdict = DateVerdict.PASSED_OVER
    why: str = ""


def told_by(claims: Sequence[DateClaim]) -> tuple[When, tuple[DateEvidence, ...]]:
    """The days that `claims` tell, unknown if none does, and each claim with its verdict, in the order given.

    The answer does not depend on that order, and a claim that is a placeholder changes nothing.
    """
    return _told_by(tuple(claims))


@lru_cache(maxsize=64)  # acquisition and cleaning ask for the same
def _told_by(claims: tuple[DateClaim, ...]) -> tuple[When, tuple[DateEvidence, ...]]:
    evidence: dict[int, DateEvidence] = {}
    read: dict[int, _Read] = {}
    for n, claim in enumerate(claims):
        if why := placeholder(claim.written):
            evidence[n] = _evidence(claim, When(), None, DateVerdict.PLACEHOLDER, why)
        elif (written := written_date(claim.written)) is None:
            why = "no date that can be read, or more than one"
            evidence[n] = _evidence(claim, When(), None, DateVerdict.UNREADABLE, why)
        else:
            read[n] = _Read(claim, written)
    _give_zones(list(read.values()))
    when = _settled(list(read.values()))
    for n, x in read.items():
        evidence[n] = _evidence(x.claim, x.written.when, x.written.zone, x.verdict, x.why)
    return when, tuple(evidence[n] for n in range(len(claims)))


def _give_zones(read: list[_Read]) -> None:
    """A clock without its zone is in Greenwich where another claim writes the same clock with that."""
    greenwich = {x.written.naive for x in read if x.written.hours == 0}
    for x in read:
        if x.written.zone is None and x.written.naive is not None and x.written.naive in greenwich:
            x.written = replace(x.written, hours=0)


def _evidence(claim: DateClaim, when: When, zone: str | None, verdict: DateVerdict, why: str) -> DateEvidence:
    return DateEvidence(
        source=claim.source,
        role=claim.role,
        at=claim.at,
        written=claim.written,
        when=when,
        zone=zone,
        verdict=verdict,
        why=why,
    )


def _settled(read: list[_Read]) -> When:
    """The days of the first rank that tells any; verdicts are left on `read`."""
    published = [x for x in read if x.claim.role is DateRole.PUBLISHED]
    chosen: list[_Read] = []
    for rank in RANKS:
        of_rank = [x for x in published if x.claim.source in rank]
        chosen = [x for x in of_rank if x.written.when.precision is Precision.DAY] or of_rank
        if chosen:
            break
    if not chosen:
        for x in read:
            x.why = "says when the page was changed, and nothing says when it was published"
        return When()
    changes = [x.written for x in read if x.claim.role is DateRole.MODIFIED]
    days = _days(chosen, [x for x in published if x not in chosen], changes)
    when = _cover(days)
    when = _against_changes(when, read)
    for x in read:
        x.verdict, x.why = _verdict(x, x in chosen, days, when)
    return when


def _days(chosen: list[_Read], others: list[_Read], changes: list[Written]) -> list[When]:
    """The days of the chosen claims; a day in Greenwich gives way to the day that the page itself writes for it, or to
    the day in the zone in which it writes a change that it also gives in Greenwich."""
    homes: dict[When, When] = {}
    # Sorted, so that the order of the claims changes nothing where two of one day have different homes.
    for x in sorted(chosen, key=lambda x: (str(x.written.moment), str(x.written.hours))):
        if x.written.when in homes:
            continue
        local = [y.written for y in (*chosen, *others) if _is_home_of(y.written, x.written)]
        if local:
            # A clock tells more than a day alone; of two days the earlier, so that no order matters.
            best = min(local, key=lambda y: (y.moment is None, y.naive is None, str(y.when.lo)))
            homes[x.written.when] = best.when
        elif x.written.hours == 0 and x.written.moment and (hours := _hours_at_home(changes)) is not None:
            homes[x.written.when] = _day_of(x.written.moment + dt.timedelta(hours=hours))

    def at_home(written: Written) -> When:
        # A bare day that was cut from the moment in Greenwich goes with it.
        cut = written.hours == 0 or written.clock is None
        return homes.get(written.when, written.when) if cut else written.when

    return [at_home(x.written) for x in chosen]


def _hours_at_home(changes: list[Written]) -> float | None:
    """Hours from Greenwich to the page, by a change it writes in both; None without, or if several differ."""
    apart = {
        round((home.naive - there.moment).total_seconds() / 1800) / 2
        for home in changes
        for there in changes
        if home.naive and there.moment and home.clock and there.clock and _is_home_of(home, there)
    }
    return apart.pop() if len(apart) == 1 else None


def _day_of(moment: dt.datetime) -> When:
    return When(lo=moment.date(), hi=moment.date(), precision=Precision.DAY)


def _is_home_of(home: Written, written: Written) -> bool:
    """Whether `home` writes the moment of `written`, which is given in Greenwich, in the time of the place."""
    moment, day = written.moment, home.when.lo
    if moment is None or written.hours != 0 or day is None or home.when.precision is not Precision.DAY:
        return False
    if home.moment is not None:
        return home.hours != 0 and abs(home.moment - moment) < dt.timedelta(minutes=2)
    if home.naive is not None:
        apart = (home.naive - moment).total_seconds() / 3600
        whole = round(apart * 2) / 2
        # Half hours: India writes 5:30 ahead.
        return WEST <= whole <= EAST and whole != 0 and abs(apart - whole) < 1 / 40
    # A day alone, in the address for one: whether any place had that day at that moment.
    first = (moment + dt.timedelta(hours=WEST)).date()
    return home.when != written.when and first <= day <= (moment + dt.timedelta(hours=EAST)).date()


def _cover(days: list[When]) -> When:
    lows, highs = [x.lo for x in days if x.lo], [x.hi for x in days if x.hi]
    lo, hi = min(lows), max(highs)
    if lo == hi:
        return When(lo=lo, hi=hi, precision=Precision.DAY, basis="markup")
    one = next((x for x in days if (x.lo, x.hi) == (lo, hi)), None)
    return When(lo=lo, hi=hi, precision=one.precision if one else Precision.RANGE, basis="markup")


def _against_changes(when: When, read: list[_Read]) -> When:
    """`when` widened to the day of the last change where that lies before it and only one claim stands against it.

    A page may be written days before it is put out, so one that another claim bears out is left alone.
    """
    changed = [x.written.when.hi for x in read if x.claim.role is DateRole.MODIFIED and x.written.when.hi]
    if not changed or when.lo is None or when.hi is None or when.lo - max(changed) <= DAY:
        return when
    said = [x for x in read if x.claim.role is DateRole.PUBLISHED and x.written.when.may_overlap(when)]
    if len({x.claim.source for x in said}) > 1:
        return when
    return replace(when, lo=max(changed), precision=Precision.RANGE)


def _verdict(x: _Read, chosen: bool, days: list[When], when: When) -> tuple[DateVerdict, str]:
    own = x.written.when
    told = when.lo.isoformat() if when.lo and when.lo == when.hi else f"{when.lo} to {when.hi}"
    if x.claim.role is DateRole.MODIFIED:
        if own.hi and when.lo and when.lo - own.hi > DAY:
            return DateVerdict.CONTRADICTED, f"a change before the page was published ({told})"
        return DateVerdict.PASSED_OVER, "says when the page was changed"
    if not own.may_overlap(when):
        if chosen:
            return DateVerdict.AGREES, f"the same moment in another zone: in that of the page it is of {told}"
        return DateVerdict.CONTRADICTED, f"the markup that dates the article says {told}"
    if not chosen:
        return DateVerdict.AGREES, f"lies in or around {told}, which better evidence tells"
    if len({(d.lo, d.hi) for d in days}) > 1:
        return DateVerdict.TAKEN, "one of several days that the markup tells, and no zone explains them"
    if own.lo != when.lo:
        return DateVerdict.TAKEN, "later than the page's last change, so that the days between are possible too"
    return DateVerdict.TAKEN, "the day in the zone in which it is written"
