"""Days that the text cannot be older than, for it shows a picture or a post of them or tells them as past.

A date beside any word that looks ahead bounds nothing, and a year alone only where a verb of the past is near.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence

from onrecord.clean.dating.candidate import DAY, Candidate
from onrecord.model.document import Segment
from onrecord.model.span import Span
from onrecord.model.vocabulary import DateRole, DateSource, SegmentKind
from onrecord.model.when import Precision, When
from onrecord.text.sentences import sentences_of
from onrecord.text.stamps import Stamp, stamps_of

DIGIT = re.compile(r"\d")
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
# How pages show the post of somebody else: "- Name (@handle) May 3, 2024".
POST = re.compile(r"\s*[—–-]+ .{1,60}\(@\w+\)")
CAPTION, SHOWN, PAST_DAY = "caption of a picture", "post that the page shows", "told as past in the text"
IN_YEAR = re.compile(r"\b(?:in|since|during)(?: early| late| mid)? (?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)


def floors_of(text: str, segments: Sequence[Segment]) -> list[Candidate]:
    """Every floor of the page, in text order; those of captions have the source CAPTION."""
    found: list[Candidate] = []
    for segment in segments:
        if segment.kind is SegmentKind.CAPTION:
            for stamp in stamps_of(text, segment.s, segment.e):
                if stamp.day and (bounds := stamp.bounds()):
                    found.append(_floor(bounds[0], stamp.span, Precision.DAY, CAPTION))
        elif POST.match(text, segment.s, segment.e):
            # A post is dated in the zone of whoever saved the page, so a day is left to it.
            days = ((x.span, b[0] - DAY) for x in _full(text, segment) if (b := x.bounds()))
            found += (_floor(day, span, Precision.DAY, SHOWN, "a day less, for its zone") for span, day in days)
        elif segment.kind is SegmentKind.BODY:
            for sentence in sentences_of(text, segment.s, segment.e):
                found += _past_days(text, sentence)
    return found


def _full(text: str, segment: Segment) -> list[Stamp]:
    return [x for x in stamps_of(text, segment.s, segment.e) if x.day and x.year]


def past_without_year(text: str, segments: Sequence[Segment]) -> Iterator[Stamp]:
    """Days that the body tells as past and names without their year ("spoke on May 3")."""
    for segment in segments:
        if segment.kind is not SegmentKind.BODY:
            continue
        for sentence in sentences_of(text, segment.s, segment.e):
            if AHEAD.search(sentence.text):
                continue
            for stamp in stamps_of(text, sentence.s, sentence.e):
                if stamp.day and not stamp.year and PAST.search(text[sentence.s : stamp.span.s]):
                    yield stamp


def _past_days(text: str, sentence: Span) -> Iterable[Candidate]:
    if not DIGIT.search(sentence.text) or AHEAD.search(sentence.text):
        return
    stamps = [x for x in stamps_of(text, sentence.s, sentence.e) if x.year]
    for stamp in stamps:
        if bounds := stamp.bounds():
            grain = Precision.DAY if stamp.day else Precision.MONTH
            yield from _told_as_past(text, sentence, stamp.span, bounds[0], grain, reach=7)
    for m in IN_YEAR.finditer(text, sentence.s, sentence.e):
        span = Span.of(text, m.start(), m.end())
        if not any(span.overlaps(x.span) for x in stamps):
            yield from _told_as_past(text, sentence, span, dt.date(int(m["year"]), 1, 1), Precision.YEAR, reach=2)


def _told_as_past(
    text: str, sentence: Span, span: Span, first: dt.date, grain: Precision, *, reach: int
) -> Iterator[Candidate]:
    """`first` as a floor if a past verb stands at most `reach` words before the date, or the date opens a sentence told
    in the past. A past verb further off is weak ("funding was raised for schools in 2016" may be said in 2015): it
    gives the beginning of the year before."""
    before, after = text[sentence.s : span.s], text[span.e : sentence.e]
    opens = len(before.split()) <= 2 and after[:1] in ", " and PAST.search(after)
    if opens or span.text[:5].casefold() == "since" or PAST.search(" ".join(before.split()[-reach:])):
        yield _floor(first, span, grain, PAST_DAY)
    elif PAST.search(before):
        weak = dt.date(first.year - 1, 1, 1)
        yield _floor(weak, span, Precision.YEAR, PAST_DAY, "a verb of the past stands further off")


def _floor(first: dt.date, span: Span, grain: Precision, at: str, note: str = "") -> Candidate:
    source = DateSource.CAPTION if at == CAPTION else DateSource.TEXT
    when = When(lo=first, precision=grain)
    return Candidate(source=source, role=DateRole.FLOOR, at=at, span=span, when=when, note=note)
