"""When a page was published, as a closed interval with the words it rests on.

In this order: what the caller or the markup told; a printed stamp; the date in the title of the lead picture; the date
in the dateline; what the text presupposes (a picture it shows, a past day it names). Where a stamp and the text cannot
both be right the text is believed, for stamps are renewed when pages are moved, and the conflict is reported.

Accepted gap: an upper bound is only found where a day or month is printed, or a meeting the pack knows lies ahead.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.clean.anchors import Anchor, anchors_of
from onrecord.clean.datelines import Opening
from onrecord.clean.masthead import opening_in
from onrecord.model.document import Damage, Segment
from onrecord.model.span import Span
from onrecord.model.vocabulary import DamageKind, SegmentKind
from onrecord.model.when import Precision, When, day
from onrecord.packs.pack import Pack
from onrecord.text.sentences import sentences_of
from onrecord.text.stamps import WEEKDAYS, Stamp, stamps_of

# Days between a dateline and the page that prints it, or between the caller's date and a stamp: nothing to explain.
USUAL_DELAY = 3
# Days. "On Thursday" reaches back less than a week; on the eighth day a writer adds the date.
WEEK = dt.timedelta(days=7)
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
AHEAD = re.compile(
    r"\b(?:will|would|shall|could|(?-i:may)|might|should|expected|due|plan\w*|scheduled|slated|aim\w*|target\w*|goal|until|till|"
    r"through|expir\w+|deadline|next|upcoming|by|before|ahead|intend\w*|hop\w+|pledg\w+|promis\w+|vow\w*|if|unless|"
    r"announc\w+|propos\w+|agreed?|call\w* for|set for|postpon\w+|delay\w*|extend\w*|run\w*|election|potential\w*|"
    r"candidat\w+|prospect\w*|wants?|seeks?|hope)\b",
    re.IGNORECASE,
)
PAST = re.compile(
    r"\b(?:[a-z]{3,}ed|was|were|had|began|became|took|came|went|fell|rose|won|lost|met|held|left|broke|struck|made|sent|"
    r"gave|wrote|led|saw|fought|brought|put|cut|hit|shot|spoke|told|grew|withdrew|overthrew|drew)\b"
)
TOLD_AS_DATE = re.compile(r"\b(?:published|posted|updated|date)\b", re.IGNORECASE)
IN_YEAR = re.compile(r"\b(?:in|since|during)(?: early| late| mid)? (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Floor:
    """The text cannot be older than `day`, because of the words at `span`; `picture` if a caption says so."""

    day: dt.date
    span: Span
    picture: bool


def published_of(text: str, segments: Sequence[Segment], told: When, pack: Pack) -> tuple[When, tuple[Damage, ...]]:
    """The interval of days in which the page was published, and what is wrong with its dates."""
    opening = opening_in(text, segments, pack)
    floors = _floors(text, segments)
    printed = _printed(text, segments)
    anchors = list(anchors_of(text, segments, pack))
    damage = _lost_day(opening)
    if told.known:
        return told, (*damage, *_against(told, printed, floors))
    today = next((x for x in anchors if x.lo is not None), None)
    if today:
        return _on_the_day(today), (*damage, *_against(_on_the_day(today), printed, []))
    if printed:
        when, conflicts = _stamped(printed[0], opening, floors)
        return when, (*damage, *conflicts)
    if opening and opening.stamp and (filed := _by_dateline(text, segments, opening, floors)):
        return filed, damage
    when = _before(_by_floors(text, segments, floors), anchors)
    return _since_last_day(text, segments, when), damage


def _on_the_day(anchor: Anchor) -> When:
    precision = Precision.DAY if anchor.lo == anchor.hi else Precision.RANGE
    return When(lo=anchor.lo, hi=anchor.hi, precision=precision, basis="meeting of that day", spans=(anchor.span,))


def _before(when: When, anchors: list[Anchor]) -> When:
    """`when` cut off by a meeting that lies ahead; left as it is where the two cannot both be right."""
    ahead = min((x for x in anchors if x.lo is None), key=lambda x: x.hi, default=None)
    if ahead is None or (when.lo and when.lo > ahead.hi) or (when.hi and when.hi <= ahead.hi):
        return when
    # A meeting named by its month alone is the next of that month.
    a_year_before = ahead.hi - dt.timedelta(days=365)
    if when.lo is None or when.lo < a_year_before:
        when = When(lo=a_year_before)
    basis = " and ".join(x for x in (when.basis, "meeting ahead") if x)
    return When(lo=when.lo, hi=ahead.hi, precision=Precision.RANGE, basis=basis, spans=(*when.spans, ahead.span))


def _since_last_day(text: str, segments: Sequence[Segment], when: When) -> When:
    """`when` narrowed by the past days that the text prints without a year, if it spans no more than one."""
    if when.lo is None or when.hi is None or (when.hi - when.lo).days > 366:
        return when
    for segment in _body(segments):
        for sentence in sentences_of(text, segment.s, segment.e):
            if AHEAD.search(sentence.text):
                continue
            for stamp in stamps_of(text, sentence.s, sentence.e):
                if stamp.day is None or stamp.year or not PAST.search(text[sentence.s : stamp.span.s]):
                    continue
                days = [b[0] for y in (when.lo.year, when.hi.year) if (b := stamp.bounds(y))]
                fitting = sorted({x for x in days if when.lo < x <= when.hi})
                if len(fitting) == 1:
                    basis = when.basis if "past day" in when.basis else f"{when.basis} and past day"
                    when = replace(when, lo=fitting[0], basis=basis, spans=(*when.spans, stamp.span))
    return when


def _body(segments: Sequence[Segment]) -> list[Segment]:
    return [x for x in segments if x.kind is SegmentKind.BODY]


def _printed(text: str, segments: Sequence[Segment]) -> list[Stamp]:
    """Full stamps of the page itself: on date lines outside the body, then in the title of the lead picture."""
    body = _body(segments)
    first, last = (body[0].s, body[-1].e) if body else (len(text), 0)

    def full(kind: SegmentKind, where: Iterable[Segment]) -> list[Stamp]:
        return [t for x in where if x.kind is kind for t in stamps_of(text, x.s, x.e) if t.day and t.year]

    above = [x for x in segments if x.e <= first]
    below = [x for x in segments if x.s >= last]
    # The first of several is the day of publication, those after it say when the page was touched.
    # Below the article a bare date may be that of anything: an event, the next issue.
    signed = [x for x in below if TOLD_AS_DATE.search(text, x.s, x.e)]
    stamps = full(SegmentKind.DATE, above) or full(SegmentKind.DATE, signed)
    bylines = full(SegmentKind.BYLINE_BIO, above)
    return sorted(stamps, key=lambda x: (x.bounds(), x.span)) or bylines or full(SegmentKind.IMAGE_ALT, above)


def _stamped(stamp: Stamp, opening: Opening | None, floors: list[_Floor]) -> tuple[When, tuple[Damage, ...]]:
    bounds = stamp.bounds()
    assert bounds is not None, "printed stamps carry day and year"
    date = bounds[0]
    late = [x for x in floors if x.day > date + dt.timedelta(days=1)]
    if late:
        latest = max(late, key=lambda x: x.day)
        detail = f"printed {date}, and the text speaks of {latest.day} as past"
        when = When(lo=latest.day, precision=Precision.RANGE, basis="past date in the text", spans=(latest.span,))
        return when, (Damage(kind=DamageKind.DATE_CONFLICT, span=stamp.span, detail=detail),)
    if opening and opening.stamp and opening.stamp.day:
        near = [b[0] for y in (date.year, date.year - 1) if (b := opening.stamp.bounds(y))]
        filed = min(near, key=lambda x: abs((date - x).days), default=date)
        if abs((date - filed).days) > USUAL_DELAY:
            detail = f"printed {date}, and the dateline says {filed}"
            spans = (opening.stamp.span, stamp.span)
            lo, hi = min(filed, date), max(filed, date)
            when = When(lo=lo, hi=hi, precision=Precision.RANGE, basis="dateline and stamp differ", spans=spans)
            return when, (Damage(kind=DamageKind.DATE_CONFLICT, span=stamp.span, detail=detail),)
    return day(date, basis="printed", spans=(stamp.span,)), ()


def _against(told: When, printed: list[Stamp], floors: list[_Floor]) -> tuple[Damage, ...]:
    """What the page prints or presupposes against the date it was told; the told date stands."""
    found = []
    if printed and (bounds := printed[0].bounds()):
        lo, hi = told.lo or bounds[0], told.hi or bounds[1]
        if bounds[0] > hi + USUAL_DELAY * dt.timedelta(days=1) or bounds[1] < lo - USUAL_DELAY * dt.timedelta(days=1):
            source = "the text fixes" if told.spans else "told are"
            detail = f"printed {bounds[0]}, and {source} the days {told.lo} to {told.hi}"
            found.append(Damage(kind=DamageKind.DATE_CONFLICT, span=printed[0].span, detail=detail))
    late = [x for x in floors if told.hi and x.day > told.hi + dt.timedelta(days=1)]
    if late and not found:
        latest = max(late, key=lambda x: x.day)
        detail = f"{latest.day} is spoken of as past, and the page is told to be of {told.hi}"
        found.append(Damage(kind=DamageKind.DATE_CONFLICT, span=latest.span, detail=detail))
    return tuple(found)


def _lost_day(opening: Opening | None) -> tuple[Damage, ...]:
    if opening and opening.stamp and opening.stamp.day is None and opening.dateline.place is None:
        detail = "the dateline has kept a month and lost its place and day"
        return (Damage(kind=DamageKind.DATE_MISSING, span=opening.stamp.span, detail=detail),)
    return ()


def _by_dateline(text: str, segments: Sequence[Segment], opening: Opening, floors: list[_Floor]) -> When | None:
    stamp = opening.stamp
    assert stamp is not None, "asked only for datelines that carry a date"
    spans = [stamp.span]
    pictures = [x for x in floors if x.picture]
    floor = max((x.day for x in pictures), default=None)
    if stamp.year is not None:
        bounds = stamp.bounds()
    elif floor is not None:
        # The year is that of the first such day after the picture was taken: news does not lie for a year.
        years = (floor.year, floor.year + 1)
        bounds = next((b for y in years if (b := stamp.bounds(y)) and b[1] >= floor), None)
        spans += [x.span for x in pictures]
    else:
        return None
    if bounds is None:
        return None
    lo, hi = max(bounds[0], floor or bounds[0]), bounds[1]
    if stamp.day is not None:
        # Filed on that day, and printed on it or on the next.
        return When(
            lo=lo, hi=hi + dt.timedelta(days=1), precision=Precision.RANGE, basis="dateline", spans=tuple(spans)
        )
    if named := _first_weekday(text, segments):
        number, words = named
        days = [lo + dt.timedelta(days=n) for n in range((hi - lo).days + 1)]
        if len(fitting := [x for x in days if x.weekday() == number]) == 1:
            # An agency's report calls the day it is filed on by its name.
            return day(fitting[0], basis="weekday in the dateline's month", spans=(*spans, words))
    return When(lo=lo, hi=hi, precision=Precision.RANGE, basis="dateline", spans=tuple(spans))


def _first_weekday(text: str, segments: Sequence[Segment]) -> tuple[int, Span] | None:
    body = _body(segments)
    if body and (m := WEEKDAY.search(text, body[0].s, body[0].e)):
        return WEEKDAYS[m.group().casefold()], Span.of(text, m.start(), m.end())
    return None


def _by_floors(text: str, segments: Sequence[Segment], floors: list[_Floor]) -> When:
    if not floors:
        return When()
    latest = max(floors, key=lambda x: (x.day, x.picture))
    named = _first_weekday(text, segments)
    if latest.picture and named and named[0] == latest.day.weekday():
        spans = (latest.span, named[1])
        return When(
            lo=latest.day,
            hi=latest.day + WEEK,
            precision=Precision.RANGE,
            basis="weekday of a dated picture",
            spans=spans,
        )
    return When(lo=latest.day, precision=Precision.RANGE, basis="past date in the text", spans=(latest.span,))


def _floors(text: str, segments: Sequence[Segment]) -> list[_Floor]:
    found: list[_Floor] = []
    for segment in segments:
        if segment.kind is SegmentKind.CAPTION:
            for stamp in stamps_of(text, segment.s, segment.e):
                if stamp.day and (bounds := stamp.bounds()):
                    found.append(_Floor(bounds[0], stamp.span, picture=True))
        elif segment.kind is SegmentKind.BODY:
            for sentence in sentences_of(text, segment.s, segment.e):
                found += _past_days(text, sentence)
    return found


def _past_days(text: str, sentence: Span) -> Iterable[_Floor]:
    """Days that a sentence places in the past. A date beside any word that looks ahead is left alone."""
    if AHEAD.search(sentence.text):
        return
    stamps = [x for x in stamps_of(text, sentence.s, sentence.e) if x.year]
    for stamp in stamps:
        if bounds := stamp.bounds():
            yield from _floor(text, sentence, stamp.span, bounds[0], reach=7)
    for m in IN_YEAR.finditer(text, sentence.s, sentence.e):
        span = Span.of(text, m.start(), m.end())
        if not any(span.overlaps(x.span) for x in stamps):
            yield from _floor(text, sentence, span, dt.date(int(m["year"]), 1, 1), reach=2)


def _floor(text: str, sentence: Span, span: Span, first: dt.date, *, reach: int) -> Iterable[_Floor]:
    """`first` as a floor if a past verb stands at most `reach` words before the date, or the date opens a sentence told
    in the past. A past verb further off is weak ("funding was raised for schools in 2016" may be said in 2015): it
    gives the beginning of the year before."""
    before, after = text[sentence.s : span.s], text[span.e : sentence.e]
    opens = len(before.split()) <= 2 and after[:1] in ", " and PAST.search(after)
    if opens or span.text[:5].casefold() == "since" or PAST.search(" ".join(before.split()[-reach:])):
        yield _Floor(first, span, picture=False)
    elif PAST.search(before):
        yield _Floor(dt.date(first.year - 1, 1, 1), span, picture=False)
