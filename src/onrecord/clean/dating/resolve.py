"""The closed interval of days in which a page was published, with every candidate and what became of it.

In this order: what the caller told; a meeting of the pack that the text calls today's; what the markup tells; a printed
date; the day in the address; the dateline; what the text presupposes (a picture it shows, a past day it names), bounded
above by a meeting ahead, a change of the page, a comment. Where a printed date and the text cannot both be right the
text is believed, for stamps are renewed when pages are moved, and the conflict is reported. Where nothing tells, the
days are unknown.

Accepted gap: an upper bound is only found where a day or month is printed, or a meeting the pack knows lies ahead.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.clean.anchors import Anchor, anchors_of
from onrecord.clean.dating.candidate import Candidate, evidence_of, verdict_on
from onrecord.clean.dating.conflicts import against, conflict
from onrecord.clean.dating.filed import dateline_of, lost_day
from onrecord.clean.dating.floors import floors_of
from onrecord.clean.dating.habits import decided
from onrecord.clean.dating.impossible import impossible_days
from onrecord.clean.dating.marked import address_of, told_by_markup
from onrecord.clean.dating.presupposed import Found, presupposed
from onrecord.clean.dating.printed import printed_of
from onrecord.clean.dating.stamped import chosen_of, marked_or_told, stamped
from onrecord.clean.dating.titled import year_in_headline
from onrecord.clean.masthead import opening_in
from onrecord.model.document import Damage, Segment
from onrecord.model.evidence import DateEvidence
from onrecord.model.markup import Markup
from onrecord.model.vocabulary import DateRole, DateSource, DateVerdict
from onrecord.model.when import Precision, When
from onrecord.packs.pack import Pack
from onrecord.text.told import told_by

# Floors of the text that are listed as evidence: the latest ones, for the others follow from them.
MOST_FLOORS = 5


@dataclass(frozen=True, slots=True)
class Dated:
    """The days of a page, the candidates behind them (markup first, then in text order), what is wrong with them."""

    when: When
    evidence: tuple[DateEvidence, ...]
    damage: tuple[Damage, ...]


def published_of(text: str, segments: Sequence[Segment], told: When, pack: Pack, markup: Markup | None = None) -> Dated:
    """The interval of days in which the page was published, why, and what is wrong with its dates.

    `told` is what the caller knows; where it is what `markup` tells, the markup is believed as far as it goes.
    """
    claims = markup.dates if markup else ()
    by_caller = told.known and (told.lo, told.hi) != _days(told_by(claims)[0])
    opening = opening_in(text, segments, pack)
    floors = floors_of(text, segments)
    filed = dateline_of(opening, floors)
    named = [x.when for x in told_by(claims)[1]] + ([filed.when] if filed else [])
    printed = decided(printed_of(text, segments, pack), named, markup)
    marked = told_by_markup(claims, printed)
    stamp = chosen_of(printed)
    near = told.lo or marked.when.lo or (stamp.when.lo if stamp else None)
    dateline = dateline_of(opening, floors, near)
    meetings = [_meeting(x) for x in anchors_of(text, segments, pack)]
    today = next((x for x in meetings if x.role is DateRole.PUBLISHED), None)
    if by_caller:
        found = Found(told, (), against(told, stamp, floors, "told are"))
    elif today:
        found = Found(_of(today, "meeting of that day"), (today,), _against_the_day(today, stamp, marked.when))
    elif marked.when.known:
        filed_on = dateline if opening and opening.stamp and opening.stamp.year else None
        found = marked_or_told(marked, stamp, filed_on, floors)
    else:
        address = address_of(claims)
        found = stamped(printed, address, dateline, floors, year_in_headline(text, segments))
        if not found.when.known:
            found = presupposed(text, segments, opening, dateline, floors, meetings, printed, address)
    candidates = {*printed, *meetings, *_shown(floors), *([dateline] if dateline else []), *found.taken}
    listed = (
        *([_caller(told)] if by_caller else []),
        *(_revised(x, found.when) for x in marked.evidence),
        *_judged(candidates, found),
    )
    return Dated(found.when, listed, (*lost_day(opening), *found.damage, *impossible_days(text, segments)))


def _judged(candidates: Iterable[Candidate], found: Found) -> list[DateEvidence]:
    """Each candidate of the text with its verdict, in text order."""
    evidence = [evidence_of(x, *verdict_on(x, found.when, found.taken)) for x in candidates]
    return sorted(evidence, key=lambda x: (x.span or (0, 0), x.source, x.role, x.at))


def _days(when: When) -> tuple[dt.date | None, dt.date | None]:
    return when.lo, when.hi


def _meeting(x: Anchor) -> Candidate:
    role = DateRole.PUBLISHED if x.lo else DateRole.CEILING
    at = "meeting of the pack, on its day" if x.lo else "meeting of the pack, still ahead"
    when = When(lo=x.lo, hi=x.hi, precision=Precision.RANGE)
    return Candidate(source=DateSource.MEETING, role=role, at=at, span=x.span, when=when)


def _against_the_day(today: Candidate, stamp: Candidate | None, marked: When) -> tuple[Damage, ...]:
    """What stamp or markup say against a meeting of the day, which stands."""
    found = against(today.when, stamp, [], "the text fixes")
    if found or not marked.known or marked.may_overlap(today.when):
        return found
    detail = f"the text fixes the days {today.when.lo} to {today.when.hi}, and the markup tells {marked}"
    return (conflict(today, detail),)


def _of(x: Candidate, basis: str) -> When:
    precision = Precision.DAY if x.when.lo == x.when.hi else Precision.RANGE
    return replace(x.when, precision=precision, basis=basis, spans=(x.span,))


def _shown(floors: list[Candidate]) -> list[Candidate]:
    """The floors that are listed whether they are used or not."""
    pictures = [x for x in floors if x.source is DateSource.CAPTION]
    told = sorted((x for x in floors if x not in pictures), key=lambda x: (x.when.lo or dt.date.min, -x.span.s))
    return [*pictures, *told[-MOST_FLOORS:]]


def _caller(told: When) -> DateEvidence:
    return DateEvidence(
        source=DateSource.CALLER,
        role=DateRole.PUBLISHED,
        at="told by the caller",
        written=str(told),
        when=told,
        verdict=DateVerdict.TAKEN,
        why="what the caller tells stands",
    )


def _revised(x: DateEvidence, when: When) -> DateEvidence:
    """The verdict on a claim of the markup once the whole page is dated."""
    believed = (DateVerdict.TAKEN, DateVerdict.AGREES)
    if x.verdict not in believed or not when.known or when.basis == "markup":
        return x
    if x.role is DateRole.PUBLISHED and not x.when.may_overlap(when):
        return replace(x, verdict=DateVerdict.CONTRADICTED, why=f"the page is dated to {when} by other evidence")
    if x.verdict is DateVerdict.TAKEN and (x.when.lo, x.when.hi) != (when.lo, when.hi):
        return replace(x, verdict=DateVerdict.AGREES, why=f"lies in or around {when}")
    return x
