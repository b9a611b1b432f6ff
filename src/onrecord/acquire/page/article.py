"""The lines of an article out of the blocks of its page.

An extractor says which blocks are the article. The markup says what else is a part of it, between its headline and its
end: captions, bylines, dates, credits, subheads, lists, the note on the author.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from onrecord.acquire.page.blocks import Block
from onrecord.acquire.page.dated import dated_blocks
from onrecord.acquire.page.matching import bare
from onrecord.acquire.page.reach import LINKS, end_of, further, one_article
from onrecord.acquire.page.words import HEADINGS
from onrecord.model.markup import Marked
from onrecord.model.vocabulary import SegmentKind

PARAGRAPHS = frozenset({"p", "li", "blockquote", "td", "dd", "pre"})

Lines = list[tuple[str, SegmentKind | None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """`text` is a line for each block, "" where there is no article; `left` counts the blocks that are not in it, by
    the reason."""

    text: str = ""
    marked: tuple[Marked, ...] = ()
    left: Mapping[str, int] = field(default_factory=dict)


def drawn(blocks: Sequence[Block], kept: frozenset[int], headline: str) -> Drawn:
    """The article of which `kept` are the blocks that an extractor found, under its `headline` ("" for none)."""
    key = bare(headline)
    titles = [i for i, x in enumerate(blocks) if key and bare(x.text) == key]
    kept = one_article(blocks, kept.difference(titles), titles)
    if not kept:
        return Drawn()
    kept = further(blocks, kept)
    first = min(kept)
    title = max((i for i in titles if i < first and blocks[i].tag in HEADINGS), default=None)
    start = first if title is None else title
    dated = dated_blocks(blocks, title, first, max(kept))
    end = end_of(blocks, max(kept))
    left: Counter[str] = Counter()
    chosen: list[int] = []
    for i in range(len(blocks)):
        if i in titles:
            continue
        inside = start < i <= end
        why = None if i in kept or i in dated else _left_out(blocks, kept, i) if inside else "elsewhere on the page"
        if why is None:
            chosen.append(i)
        else:
            left[why] += 1
    kinds = [_kind(blocks, chosen, n) or (SegmentKind.DATE if i in dated else None) for n, i in enumerate(chosen)]
    return _written(headline, [(blocks[i].text, kind) for i, kind in zip(chosen, kinds, strict=True)], left)


def as_answered(answer: str, headline: str) -> Drawn:
    """An extractor's answer line by line under `headline`, where nothing else is known of its lines."""
    lines = (" ".join(line.split()) for line in answer.split("\n"))
    return _written(headline, [(x, None) for x in lines if x and bare(x) != bare(headline)], {})


def _left_out(blocks: Sequence[Block], kept: frozenset[int], i: int) -> str | None:
    """Why a block between headline and end is not in the text; None if it is."""
    block = blocks[i]
    if block.outside is not None:
        return block.outside
    if block.tag in HEADINGS and block.linked > LINKS:
        return "related"
    if block.kind is not None:
        return None
    if block.tag in HEADINGS:
        below = i + 1 in kept and blocks[i + 1].tag not in HEADINGS
        return None if below else "a heading without a paragraph"
    return "not found by the extractor"


def _kind(blocks: Sequence[Block], chosen: Sequence[int], n: int) -> SegmentKind | None:
    """What the markup says of a chosen block. A heading is a subhead where a paragraph follows it."""
    block = blocks[chosen[n]]
    if block.kind is None and block.tag in HEADINGS and block.linked <= LINKS and 0 < n < len(chosen) - 1:
        below = blocks[chosen[n + 1]]
        return SegmentKind.SUBHEAD if below.tag in PARAGRAPHS and below.kind is None else None
    return block.kind


def _written(headline: str, body: Lines, left: Mapping[str, int]) -> Drawn:
    top: Lines = [(headline, SegmentKind.HEADLINE)] if headline else []
    lines = top + body
    return Drawn(text="\n".join(x for x, _ in lines), marked=tuple(_marks(lines)), left=dict(sorted(left.items())))


def _marks(lines: Lines) -> Iterator[Marked]:
    at = 0
    for text, kind in lines:
        if kind is not None:
            yield Marked(at, at + len(text), kind)
        at += len(text) + 1
