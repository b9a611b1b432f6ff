"""Reading across furniture that cuts a sentence in two.

The reader sees the halves as one line in which the furniture is blank, of the same length, so that every offset stays;
what it finds across the gap comes back in the pieces that the text really has.
"""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.attribution import Attribution
from onrecord.model.document import Page, Segment
from onrecord.model.span import Span, stripped
from onrecord.read.base import Reader
from onrecord.text.halves import halves_of

Gap = tuple[int, int]


def read_joined(reader: Reader, text: str, page: Page) -> tuple[Attribution, ...]:
    """What `reader` finds in `text`, with sentences that furniture cuts in two read as one."""
    pairs = halves_of(text, page.segments)
    within = [x for segment in page.kept() if segment.inline for x in segment.between(text)]
    gaps: list[Gap] = sorted([*((a.e, b.s) for a, b in pairs), *((x.s, x.e) for x in within)])
    if not gaps:
        return reader.read(text, page)
    # A paragraph separator is taken for the end of a sentence, so the newlines go too.
    starts = [0, *(b for _, b in gaps)]
    seen = "".join(text[s:a] + " " * (b - a) for s, (a, b) in zip(starts, gaps, strict=False)) + text[starts[-1] :]
    found = reader.read(seen, replace(page, segments=_bridged(page, pairs)))
    return tuple(_in_pieces(x, text, gaps) for x in found)


def _bridged(page: Page, pairs: tuple[tuple[Segment, Segment], ...]) -> tuple[Segment, ...]:
    rest = {a.n: b for a, b in pairs}
    found: list[Segment] = []
    end = -1
    for segment in page.segments:
        if segment.s <= end:
            continue
        last = segment
        while last.n in rest:
            last = rest[last.n]
        found.append(segment if last is segment else replace(segment, e=last.e, inline=last.inline))
        end = last.e
    return tuple(found)


def _in_pieces(found: Attribution, text: str, gaps: list[Gap]) -> Attribution:
    def pieces(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(y for x in spans for y in _pieces(x, text, gaps))

    def first(span: Span | None) -> Span | None:
        return None if span is None else next(iter(_pieces(span, text, gaps)), None)

    return replace(
        found,
        source=pieces(found.source),
        cue=pieces(found.cue),
        content=pieces(found.content),
        addressee=first(found.addressee),
        said_at=first(found.said_at),
    )


def _pieces(span: Span, text: str, gaps: list[Gap]) -> tuple[Span, ...]:
    """`span` without what stands in a gap."""
    found = []
    s = span.s
    for a, b in gaps:
        if s < b and a < span.e:
            if s < a and (piece := stripped(text, s, a)):
                found.append(piece)
            s = b
    if s < span.e and (piece := stripped(text, s, span.e)):
        found.append(piece)
    return tuple(found)
