"""The visible blocks of a page, in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from onrecord.acquire.page.words import HEADINGS, INLINE, LONGEST, LONGEST_OUTSIDE, NOTHING, PROSE, UNSEEN, Named, named
from onrecord.model.vocabulary import SegmentKind

TELLING = frozenset({"figcaption", "time", "nav", "aside", "footer"})
# Words. A line that only holds a link to its writer is a byline when it is short.
LONGEST_INLINE_BYLINE = 14
# Pieces of text in an element in the line that is a byline, a date or a credit.
MOST_PIECES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of text between two breaks of the page, its space made single.

    `tag` is the element that holds it and `box` the number of that element's parent. `kind` is what names in the
    markup say it is, `outside` why they say that it is no part of an article; None where they say nothing. `linked`
    is the share of its characters that are links, 0 to 1. `article` numbers the outermost <article> it lies in from 1,
    0 outside of any. `frame` is the tag and the class of the parent: boxes of one make have the same. `quoted` tells
    that it stands in a block quotation.
    """

    text: str
    tag: str
    box: int
    frame: str
    kind: SegmentKind | None
    outside: str | None
    linked: float
    article: int
    quoted: bool


@dataclass(slots=True)
class _Open:
    """An element that has begun and not ended. `first` and `words` are the blocks and words before it; of an element
    in the line, `first` are the pieces of the block under way before it."""

    tag: str
    box: int
    block: bool
    said: Named
    first: int = 0
    words: int = 0
    frame: str = ""


# Elements in the line that say nothing.
PLAIN = _Open("", 0, False, NOTHING)
LINK = _Open("a", 0, False, NOTHING)


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
        self.linked = self.links = self.words = self.boxes = 0
        self.region: tuple[str, _Open] | None = None
        self.hint: tuple[SegmentKind, int] | None = None
        self.article, self.articles, self.nested, self.quotes = 0, 0, 0, 0
        self.found: list[tuple[str, str, int, str, float, int, bool]] = []
        self.kinds: list[SegmentKind | None] = []
        self.outside: list[str | None] = []

    def start(self, element: HtmlElement) -> bool:
        """Enter `element`; False where nothing of it can be seen."""
        tag: str = element.tag
        if tag in UNSEEN:
            self.open.append(None)
            return False
        attributes: dict[str, str] = dict(element.items())
        if attributes and _hidden(attributes):
            self.open.append(None)
            return False
        said = _said(tag, attributes) if attributes or tag in TELLING else NOTHING
        self.boxes += 1
        if tag not in INLINE or (said.kind is not None and self._line_of_its_own(said.kind)):
            if self.run:
                self.flush()
            frame = f"{tag} {attributes.get('class', '')}"
            here = _Open(tag, self.boxes, True, said, len(self.found), self.words, frame)
            self.holders.append(here)
            self._enter(here)
        elif said.kind is not None:
            here = _Open(tag, self.boxes, False, said, len(self.run))
        else:
            here = LINK if tag == "a" else PLAIN
        self.open.append(here)
        self.links += tag == "a"
        if text := element.text:
            self.add(text)
        return True

    def _line_of_its_own(self, kind: SegmentKind) -> bool:
        """Whether <span class="credit"> is a line: in a caption or beside other spans. In a sentence it is a word."""
        holder = self.holders[-1]
        return holder.tag not in PROSE or (kind is SegmentKind.PHOTO_CREDIT and holder.said.kind is SegmentKind.CAPTION)

    def _enter(self, here: _Open) -> None:
        if here.tag == "blockquote":
            self.quotes += 1
        elif here.tag == "article":
            self.nested += 1
            if self.nested == 1:
                self.articles += 1
                self.article = self.articles
        whole = here.tag in ("nav", "aside") or (here.tag == "footer" and not self.nested)
        if whole and here.said.outside and self.region is None:
            self.region = (here.said.outside, here)

    def _leave(self, here: _Open) -> None:
        if here.said is not NOTHING:
            self._claim(here)
        if here.tag == "blockquote":
            self.quotes -= 1
        elif here.tag == "article":
            self.nested -= 1
            if not self.nested:
                self.article = 0
        if self.region is not None and self.region[1] is here:
            self.region = None

    def end(self, element: HtmlElement) -> None:
        """Leave `element`: what its names say goes to the blocks in it, where they are short enough."""
        here = self.open.pop()
        if here is not None and here is not PLAIN:
            self.links -= here.tag == "a"
            if here.block:
                if self.run:
                    self.flush()
                self.holders.pop()
                self._leave(here)
            elif here.said.kind is not None and len(pieces := self.run[here.first :]) <= MOST_PIECES:
                self.hint = (here.said.kind, len("".join(pieces).split()))
        if text := element.tail:
            self.add(text)

    def _claim(self, here: _Open) -> None:
        """Give what the names of `here` say to the blocks in it. A head or a whole article is more than its name."""
        words, last = self.words - here.words, len(self.found)
        kind, outside = here.said.kind, here.said.outside
        kind = kind if kind is not None and words <= LONGEST[kind] else None
        outside = outside if words <= LONGEST_OUTSIDE else None
        if (kind is None and outside is None) or last == here.first:
            return
        tags = {self.found[i][1] for i in range(here.first, last)}
        if here.tag not in tags and ("h1" in tags or (kind is not None and not tags.isdisjoint(HEADINGS))):
            kind, outside = None, None if "h1" in tags else outside
        for i in range(here.first, last):
            self.kinds[i] = self.kinds[i] or kind
            self.outside[i] = self.outside[i] or outside

    def add(self, text: str) -> None:
        """More text of the block that is under way."""
        if self.run or not text.isspace():
            self.run.append(text)
            if self.links:
                self.linked += len(text)

    def flush(self) -> None:
        """The block that is under way has ended."""
        whole = "".join(self.run)
        if words := whole.split():
            holder, above = self.holders[-1], self.holders[-2 if len(self.holders) > 1 else -1]
            linked = self.linked / len(whole)
            quoted = self.quotes > 0
            self.found.append((" ".join(words), holder.tag, above.box, above.frame, linked, self.article, quoted))
            self.kinds.append(self._hinted(words))
            self.outside.append(self.region[0] if self.region else None)
            self.words += len(words)
        self.run.clear()
        self.linked, self.hint = 0, None

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
            Block(
                text=text,
                tag=tag,
                box=box,
                frame=frame,
                kind=kind,
                outside=outside,
                linked=linked,
                article=article,
                quoted=quoted,
            )
            for (text, tag, box, frame, linked, article, quoted), kind, outside in zip(
                self.found, self.kinds, self.outside, strict=True
            )
        )


def _said(tag: str, attributes: Mapping[str, str]) -> Named:
    get = attributes.get
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
