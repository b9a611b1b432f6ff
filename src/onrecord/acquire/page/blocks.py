"""The visible blocks of a page, in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from onrecord.acquire.page.words import HEADINGS, INLINE, LONGEST, LONGEST_OUTSIDE, PROSE, NOTHING, UNSEEN, Named, named
from onrecord.model.vocabulary import SegmentKind

TELLING = frozenset({"figcaption", "time", "nav", "aside", "footer"})
# Words. A line that only holds a link to its writer is a byline when it is short.
LONGEST_INLINE_BYLINE = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of text between two breaks of the page, its space made single.

    `tag` is the element that holds it and `box` the number of that element's parent. `kind` is what names in the
    markup say it is, `outside` why they say that it is no part of an article; None where they say nothing. `linked`
    is the share of its characters that are links, 0 to 1. `article` numbers the outermost <article> it lies in from 1,
    0 outside of any.
    """

    text: str
    tag: str
    box: int
    kind: SegmentKind | None
    outside: str | None
    linked: float
    article: int


@dataclass(slots=True)
class _Open:
    """An element that has begun and not ended; `first` and `words` are the blocks and words before it."""

    tag: str
    box: int
    block: bool
    said: Named
    first: int
    words: int


def blocks_of(tree: HtmlElement) -> tuple[Block, ...]:
    """All visible blocks of `tree` in page order. Hidden elements and programs are left out."""
    walk = _Walk()
    steps = etree.iterwalk(tree, events=("start", "end"))
    for event, element in steps:
        if event == "start":
            if not walk.start(element):
                steps.skip_subtree()
        else:
            walk.end(element)
    return walk.blocks()


class _Walk:
    """One pass over the tree; parallel lists hold what is known of the blocks found so far."""

    def __init__(self) -> None:
        self.open: list[_Open | None] = []
        self.holders = [_Open("body", 0, True, NOTHING, 0, 0)]
        self.run: list[str] = []
        self.linked = self.links = self.words = self.pending = self.boxes = 0
        self.region: tuple[str, _Open] | None = None
        self.hint: tuple[SegmentKind, int] | None = None
        self.article, self.articles, self.nested = 0, 0, 0
        self.found: list[tuple[str, str, int, float, int]] = []
        self.kinds: list[SegmentKind | None] = []
        self.outside: list[str | None] = []

    def start(self, element: HtmlElement) -> bool:
        """Enter `element`; False where nothing of it can be seen."""
        tag = element.tag
        attributes = element.attrib
        if tag in UNSEEN or (attributes and _hidden(attributes)):
            self.open.append(None)
            return False
        said = _said(tag, attributes.get) if attributes or tag in TELLING else NOTHING
        block = tag not in INLINE and tag != "br"
        if not block and tag != "br" and said.kind is not None:
            # <span class="credit"> in a caption or beside other spans is a line; in a sentence it is a word.
            holder = self.holders[-1]
            caption = said.kind is SegmentKind.PHOTO_CREDIT and holder.said.kind is SegmentKind.CAPTION
            block = holder.tag not in PROSE or caption
        if block or tag == "br":
            self.flush()
        self.boxes += 1
        here = _Open(tag, self.boxes, block, said, len(self.found), self.words + self.pending)
        self.open.append(here)
        if said.outside and self.region is None and (tag in ("nav", "aside") or (tag == "footer" and not self.nested)):
            self.region = (said.outside, here)
        if block:
            self.holders.append(here)
        if tag == "a":
            self.links += 1
        elif tag == "article":
            self.nested += 1
            if self.nested == 1:
                self.articles += 1
                self.article = self.articles
        self.add(element.text)
        return True

    def end(self, element: HtmlElement) -> None:
        """Leave `element`: what its names say goes to the blocks in it, where they are short enough."""
        here = self.open.pop()
        if here is not None:
            if here.block:
                self.flush()
                self.holders.pop()
                self._claim(here)
                if self.region is not None and self.region[1] is here:
                    self.region = None
            elif here.said.kind is not None:
                self.hint = (here.said.kind, self.words + self.pending - here.words)
            if here.tag == "a":
                self.links -= 1
            elif here.tag == "article":
                self.nested -= 1
                if not self.nested:
                    self.article = 0
        self.add(element.tail)

    def _claim(self, here: _Open) -> None:
        words = self.words - here.words
        kind, outside = here.said.kind, here.said.outside
        if kind is not None and words <= LONGEST[kind]:
            for i in range(here.first, len(self.found)):
                self.kinds[i] = self.kinds[i] or kind
        if outside is not None and words <= LONGEST_OUTSIDE:
            for i in range(here.first, len(self.found)):
                self.outside[i] = self.outside[i] or outside

    def add(self, text: str | None) -> None:
        """More text of the block that is under way."""
        if text:
            self.run.append(text)
            self.pending += len(text.split())
            if self.links:
                self.linked += len(text)

    def flush(self) -> None:
        """The block that is under way has ended."""
        whole = "".join(self.run)
        words = whole.split()
        if words:
            holder = self.holders[-1]
            self.found.append((" ".join(words), holder.tag, self._box(), self.linked / len(whole), self.article))
            self.kinds.append(self._hinted(words))
            self.outside.append(self.region[0] if self.region else None)
            self.words += len(words)
        self.run.clear()
        self.linked, self.pending, self.hint = 0, 0, None

    def _box(self) -> int:
        return self.holders[-2].box if len(self.holders) > 1 else 0

    def _hinted(self, words: list[str]) -> SegmentKind | None:
        if self.hint is None:
            return None
        kind, claimed = self.hint
        most = 2 * claimed >= len(words) and len(words) <= LONGEST[kind]
        byline = kind is SegmentKind.BYLINE_BIO and len(words) <= LONGEST_INLINE_BYLINE and words[-1][-1] not in ".!?"
        return kind if most or byline else None

    def blocks(self) -> tuple[Block, ...]:
        """What was found."""
        self.flush()
        return tuple(
            Block(text=text, tag=tag, box=box, kind=kind, outside=outside, linked=linked, article=article)
            for (text, tag, box, linked, article), kind, outside in zip(
                self.found, self.kinds, self.outside, strict=True
            )
        )


def _said(tag: str, get: Callable[[str, str], str]) -> Named:
    # The names of a heading tell its style.
    names = "" if tag in HEADINGS else f"{get('class', '')} {get('id', '')}"
    return named(tag, names, get("itemprop", ""), get("rel", ""), get("role", ""))


def _hidden(attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes:
        return True
    style = attributes.get("style")
    if not style or ":" not in style:
        return False
    bare = "".join(style.split()).casefold()
    return "display:none" in bare or "visibility:hidden" in bare
