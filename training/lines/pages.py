"""The visible text of a page as lines, menus and all, and what the markup says some of them are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from lxml import html

BLOCKS = frozenset(
    "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main nav ol option p pre section select summary "
    "table tbody td tfoot th thead title tr ul video".split()
)
HIDDEN = frozenset("head script style noscript template svg iframe textarea object audio canvas math map".split())
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
SPACES = re.compile(r"\s+")
DEEPEST = 400  # elements in one another; what is deeper is no page


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of visible text; `caption` and `title` by the elements that hold it (figcaption, h1)."""

    text: str
    caption: bool
    title: bool


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page of the collection: its lines, the title of its window, and its description ("" if it has none)."""

    id: str
    url: str
    lines: tuple[PageLine, ...]
    title: str
    description: str
    article: str


class _Walk:
    def __init__(self) -> None:
        self.lines: list[PageLine] = []
        self.words: list[str] = []
        self.caption = self.title = False

    def end(self) -> None:
        """Close the line that is being written."""
        if text := SPACES.sub(" ", "".join(self.words)).strip():
            self.lines.append(PageLine(text, self.caption, self.title))
        self.words = []

    def into(self, element: Any, depth: int = 0) -> None:
        """Write what is visible of `element`, without its tail."""
        tag = element.tag
        if not isinstance(tag, str) or tag in HIDDEN or depth > DEEPEST or _unseen(element):
            return
        if tag == "br":
            self.end()
            return
        before = self.caption, self.title
        if tag in BLOCKS:
            self.end()
            self.caption |= tag == "figcaption"
            self.title |= tag == "h1"
        self.words.append(element.text or "")
        for child in element:
            self.into(child, depth + 1)
            self.words.append(child.tail or "")
        if tag in BLOCKS:
            self.end()
        self.caption, self.title = before


def _unseen(element: Any) -> bool:
    return "hidden" in element.attrib or bool(UNSEEN.search(element.get("style") or ""))


def page_of(row: dict[str, str]) -> SourcePage:
    """The page of a row of ``pages.jsonl.gz``: ``id``, ``url``, ``html``, ``articleBody``."""
    source = row["html"].encode("utf-8", "replace")
    tree = html.fromstring(source, parser=html.HTMLParser(encoding="utf-8", recover=True, huge_tree=True))
    walk = _Walk()
    for body in tree.iter("body"):
        walk.into(body)
        break
    found = tree.xpath("//meta[@name='description' or @property='og:description']/@content")
    return SourcePage(
        id=row["id"],
        url=row["url"],
        lines=tuple(walk.lines),
        title=SPACES.sub(" ", tree.findtext(".//title") or "").strip(),
        description=str(found[0]) if found else "",
        article=row["articleBody"],
    )
