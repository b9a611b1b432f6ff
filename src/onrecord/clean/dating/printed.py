"""Dates that a page prints of itself: on lines of their own, beside its writers, in the title of its lead picture.

A word beside a date tells its role ("Published", "Last modified"); a date without one is taken for that of publication.
What counts from a day the page does not name ("3 hours ago") is no date. Years of copyright are none either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from onrecord.clean.dating.candidate import EPOCH, PLACEHOLDER, Candidate
from onrecord.clean.dating.floors import POST
from onrecord.model.document import Segment
from onrecord.model.span import Span
from onrecord.model.vocabulary import DateRole, DateSource, SegmentKind
from onrecord.model.when import Precision, When, day
from onrecord.packs.dating import DateWords
from onrecord.packs.pack import Pack
from onrecord.text.stamps import AROUND_A_STAMP, Stamp, named_stamps_of, stamps_of, swappable_of
from onrecord.text.written import clock_in

# Kinds of line that never carry the page's own date.
NOT_ITS_OWN = frozenset(
    {
        SegmentKind.HEADLINE,
        SegmentKind.PAGE_TITLE,
        SegmentKind.SUBHEAD,
        SegmentKind.CAPTION,
        SegmentKind.PHOTO_CREDIT,
        SegmentKind.IMAGE_ALT,
        SegmentKind.RELATED_LINK,
        SegmentKind.RELATED_RUBRIC,
        SegmentKind.PROMO,
        SegmentKind.COMMENTS_UI,
        SegmentKind.SUMMARY_BULLET,
        SegmentKind.TAGS,
        SegmentKind.BLANK,
    }
)
AGO = re.compile(
    r"\b(?:\d{1,3}|an?|one) (?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?) ago\b", re.IGNORECASE
)
# Posts of others, set into a page with their own dates, and notices of rights.
QUOTED = re.compile(rf"{POST.pattern}|\s*(?:©|\(c\)|copyright\b)", re.IGNORECASE)
# Words that may stand beside a date on the page's own date line: writers, places, the section, how long to read.
MOST_BESIDE, FEW_BESIDE, LONGEST = 14, 3, 200
# Paragraphs that may stand above a date line: a summary, the words of a lead picture that nothing marks as such.
MOST_ABOVE = 2
ABOVE = "date line above the headline"


@lru_cache(maxsize=8)
def _words(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
        return re.compile(r"\b(?:{})\b".format("|".join(patterns) or r"(?!)"), re.IGNORECASE)

    return any_of(pack.dating.published), any_of(pack.dating.changed)


def printed_of(text: str, segments: Sequence[Segment], pack: Pack) -> list[Candidate]:
    """Dates that the page prints of itself, in text order; those above or among its first paragraphs, signed ones below
    its last, and dates of comments as ceilings. A date without a year counts where a word tells its role."""
    lines = [x for x in segments if x.kind is not SegmentKind.BLANK]
    body = [x for x in lines if x.kind is SegmentKind.BODY and not _bare_date(text, x, pack)]
    first = body[0].s if body else len(text)
    near = body[MOST_ABOVE].s if len(body) > MOST_ABOVE else len(text)
    last = body[-1].e if body else 0
    found: list[Candidate] = []
    title = next((x.s for x in lines if x.kind is SegmentKind.HEADLINE), 0)
    for above, segment in zip((None, *lines), lines, strict=False):
        if segment.kind is SegmentKind.COMMENTS_UI:
            found += (_as_ceiling(x) for x in _on_line(text, segment, above, pack) if x.when.known)
        elif segment.kind is SegmentKind.IMAGE_ALT and segment.e <= first:
            found += _on_line(text, segment, None, pack)
        elif segment.kind in NOT_ITS_OWN:
            continue
        elif segment.e <= title:
            # The head of a site shows the day of the visit.
            found += (replace(x, at=ABOVE) for x in _on_line(text, segment, above, pack))
        elif segment.e <= first:
            found += _on_line(text, segment, above, pack)
        elif segment.e <= near or segment.s >= last:
            own = segment.kind is not SegmentKind.BODY or _bare_date(text, segment, pack)
            # Below the article a bare date may be that of anything: an event, the next issue.
            found += (x for x in _on_line(text, segment, above, pack) if own and (x.signed or segment.e <= near))
    return found


def _bare_date(text: str, segment: Segment, pack: Pack) -> bool:
    """Whether a line that is kept for body is a date with little beside it."""
    return any(x.when.known for x in _on_line(text, segment, None, pack, most=FEW_BESIDE))


def _on_line(
    text: str, segment: Segment, above: Segment | None, pack: Pack, most: int = MOST_BESIDE
) -> Iterator[Candidate]:
    """The dates on a line of the page's own with at most `most` other words; `above` is the line above it."""
    line = text[segment.s : segment.e]
    if len(line) > LONGEST or QUOTED.match(line):
        return
    picture, byline = segment.kind is SegmentKind.IMAGE_ALT, segment.kind is SegmentKind.BYLINE_BIO
    at = "title of the lead picture" if picture else "beside the writers" if byline else "date line"
    source = DateSource.BYLINE if byline else DateSource.STAMP
    dates = _dates(text, segment.s, segment.e, pack.dating)
    if not dates:
        yield from _ago(text, segment, source, at)
        return
    words = _beside(line, [(x.s - segment.s, x.e - segment.s) for x, _, _ in dates], pack)
    if not picture and words > most:
        return
    before = segment.s
    for n, (span, when, stamp) in enumerate(dates):
        end = dates[n + 1][0].s if n + 1 < len(dates) else segment.e
        ahead, behind = text[before : span.s], text[span.e : end]
        before = span.e
        role = _role(ahead, pack)
        if role is None and n == 0 and above is not None and not _beside(label := text[above.s : above.e], [], pack):
            # "Updated" in an element of its own.
            role = _role(label, pack)
        if stamp is not None and role is None:
            continue
        clock, zone, _ = clock_in(behind.split("|")[0][:40])
        if clock is None:
            clock, zone, _ = clock_in(ahead[-25:])
        empty = when.lo == when.hi == EPOCH
        yield Candidate(
            source=source,
            role=role or DateRole.PUBLISHED,
            at=at,
            span=span,
            when=When() if empty else when,
            note=PLACEHOLDER if empty else "",
            days=tuple(x for x in (when.lo, when.hi) if x) if when.lo != when.hi else (),
            stamp=stamp,
            signed=role is not None,
            alone=words <= FEW_BESIDE,
            clock=clock,
            zone=zone,
        )


def _role(ahead: str, pack: Pack) -> DateRole | None:
    """What the last word of its kind says of the date that follows; None if none says anything."""
    published, changed = _words(pack)
    said = [(m.end(), DateRole.PUBLISHED) for m in published.finditer(ahead)]
    said += [(m.end(), DateRole.MODIFIED) for m in changed.finditer(ahead)]
    return max(said)[1] if said else None


def _beside(line: str, dates: Sequence[tuple[int, int]], pack: Pack) -> int:
    """Words of a line beside its dates, clocks, zones and the words of publication."""
    published, changed = _words(pack)
    for s, e in reversed(dates):
        line = line[:s] + " " + line[e:]
    return len(AROUND_A_STAMP.sub(" ", changed.sub(" ", published.sub(" ", line))).split())


def _ago(text: str, segment: Segment, source: DateSource, at: str) -> Iterator[Candidate]:
    for m in AGO.finditer(text, segment.s, segment.e):
        span, note = Span.of(text, m.start(), m.end()), "counts from a day that the page does not name"
        yield Candidate(source=source, role=DateRole.PUBLISHED, at=at, span=span, when=When(), note=note)


def _dates(text: str, s: int, e: int, words: DateWords) -> list[tuple[Span, When, Stamp | None]]:
    """Dates in ``text[s:e]``, in order: the days of each (both readings and those between, where it has two), or
    unknown days and the stamp that lacks its year."""
    found: list[tuple[Span, When, Stamp | None]] = []
    for stamp in (*stamps_of(text, s, e), *named_stamps_of(text, words.months, s, e)):
        if stamp.day and not any(stamp.span.overlaps(x) for x, _, _ in found):
            bounds = stamp.bounds()
            found.append((stamp.span, day(bounds[0]) if bounds else When(), None if bounds else stamp))
    for either in swappable_of(text, s, e):
        lo, hi = either.days
        found.append((either.span, When(lo=lo, hi=hi, precision=Precision.RANGE), None))
    return sorted(found, key=lambda x: x[0])


def _as_ceiling(x: Candidate) -> Candidate:
    when = When(hi=x.when.hi, precision=Precision.RANGE)
    return Candidate(source=x.source, role=DateRole.CEILING, at="date of a comment", span=x.span, when=when)
