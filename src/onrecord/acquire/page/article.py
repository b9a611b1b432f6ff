"""The lines of an article out of the blocks of its page.

An extractor says which blocks are the article. The markup says what else is a part of it, between its headline and its
end: captions, bylines, dates, credits, subheads, lists, the note on the author. And it says where another article
begins.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from onrecord.acquire.page.blocks import Block
from onrecord.acquire.page.declared import Declared
from onrecord.acquire.page.matching import bare
from onrecord.acquire.page.words import HEADINGS
from onrecord.model.markup import Marked
from onrecord.model.vocabulary import SegmentKind

# What may stand behind the last paragraph.
BEHIND = frozenset(
    {
        SegmentKind.AUTHOR_BIO,
        SegmentKind.BYLINE_BIO,
        SegmentKind.CAPTION,
        SegmentKind.PHOTO_CREDIT,
        SegmentKind.DATE,
    }
)
# Likeness of two titles, 0 to 100.
SAME_TITLE = 80
# Blocks to look at behind the last paragraph.
FEW = 12
# Above this share of links a line is a list of them.
LINKS = 0.5
PARAGRAPHS = frozenset({"p", "li", "blockquote", "td", "dd", "pre"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """`text` is a line for each block; `left` counts the blocks of the page that are not in it, by reason."""

    text: str
    marked: tuple[Marked, ...] = ()
    left: Mapping[str, int] = field(default_factory=dict)


def drawn(blocks: Sequence[Block], kept: frozenset[int], headline: str) -> Drawn:
    """The article of which `kept` are the blocks that an extractor found, under its `headline` ("" for none)."""
    key = bare(headline)
    titles = [i for i, x in enumerate(blocks) if key and bare(x.text) == key]
    kept = _one_article(blocks, kept - set(titles), titles)
    left: Counter[str] = Counter()
    chosen: list[int] = []
    if kept:
        first, last = min(kept), max(kept)
        start = max((i for i in titles if i < first and blocks[i].tag in HEADINGS), default=first)
        end = _behind(blocks, last)
        for i, block in enumerate(blocks):
            if i in titles:
                continue
            why = None if i in kept else _left_out(blocks, kept, i) if start < i <= end else "elsewhere on the page"
            if why is None:
                chosen.append(i)
            else:
                left[why] += 1
    lines = [(headline, SegmentKind.HEADLINE)] if headline else []
    lines += [(blocks[i].text, _kind(blocks, chosen, n)) for n, i in enumerate(chosen)]
    return _written(lines, left)


def lines_of(answer: str, headline: str) -> Drawn:
    """An extractor's answer as it stands, its lines under `headline`, where nothing else is known of them."""
    key = bare(headline)
    lines = [text for line in answer.split("\n") if (text := " ".join(line.split())) and bare(text) != key]
    top: list[tuple[str, SegmentKind | None]] = [(headline, SegmentKind.HEADLINE)] if headline else []
    return _written([*top, *((text, None) for text in lines)], {})


def headline_of(blocks: Sequence[Block], declared: Declared) -> str:
    """The headline as the page prints it, else as its head declares it; "" for none.

    A printed one is that of the headings that the declared titles hold, or the only first heading of a page without a
    title: a site prints its name as one too.
    """
    headings = [x for x in blocks if x.tag in HEADINGS and x.outside is None]
    for title in declared.titles:
        key = bare(title)
        same = [x.text for x in headings if bare(x.text) == key]
        if key and same:
            return same[0]
    largest = [x.text for x in blocks if x.tag == "h1" and bare(x.text)]
    keys = [bare(x) for x in declared.titles]
    alike = [x for x in largest if any(bare(x) in k or _alike(bare(x), k) for k in keys) and bare(x) != bare(declared.outlet or "")]
    if alike and len(alike[0].split()) > 1:
        return alike[0]
    if declared.titles:
        return declared.titles[0]
    return largest[0] if len(largest) == 1 else ""


def _alike(a: str, b: str) -> bool:
    return fuzz.ratio(a, b) >= SAME_TITLE


def _one_article(blocks: Sequence[Block], kept: frozenset[int], titles: Sequence[int]) -> frozenset[int]:
    """`kept` without the paragraphs of a further article with a headline of its own, as pages without end load them."""
    articles = list(dict.fromkeys(blocks[i].article for i in sorted(kept) if blocks[i].article))
    if len(articles) < 2:
        return kept
    own = next((blocks[i].article for i in titles if blocks[i].article in articles), articles[0])
    others = {x.article for i, x in enumerate(blocks) if x.tag == "h1" and i not in titles} - {own, 0}
    return frozenset(i for i in kept if blocks[i].article not in others)


def _behind(blocks: Sequence[Block], last: int) -> int:
    """The last of the few blocks behind the article that are still a part of it."""
    end = last
    for i in range(last + 1, min(last + 1 + FEW, len(blocks))):
        block = blocks[i]
        if block.article != blocks[last].article:
            break
        if block.kind in BEHIND and block.outside is None:
            end = i
        elif not block.article:
            break
    return end


def _left_out(blocks: Sequence[Block], kept: frozenset[int], i: int) -> str | None:
    """Why a block between headline and end is not in the text; None if it is."""
    block = blocks[i]
    if block.outside is not None:
        return block.outside
    if block.kind is not None:
        return None
    if block.tag in HEADINGS:
        below = i + 1 in kept and blocks[i + 1].tag not in HEADINGS
        return None if below else "a heading with no paragraph below"
    return "not found by the extractor"


def _kind(blocks: Sequence[Block], chosen: Sequence[int], n: int) -> SegmentKind | None:
    """What the markup says of a chosen block."""
    block = blocks[chosen[n]]
    if block.kind is not None:
        return block.kind
    if block.tag in HEADINGS and n + 1 < len(chosen) and n:
        below = blocks[chosen[n + 1]]
        return SegmentKind.SUBHEAD if below.tag in PARAGRAPHS and below.kind is None else None
    return None


def _written(lines: Sequence[tuple[str, SegmentKind | None]], left: Mapping[str, int]) -> Drawn:
    return Drawn(
        text="\n".join(text for text, _ in lines), marked=tuple(_marks(lines)), left=dict(sorted(left.items()))
    )


def _marks(lines: Sequence[tuple[str, SegmentKind | None]]) -> Iterator[Marked]:
    at = 0
    for text, kind in lines:
        if kind is not None:
            yield Marked(at, at + len(text), kind)
        at += len(text) + 1
