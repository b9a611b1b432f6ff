"""A text in windows of whole paragraphs, each small enough to be asked about in one question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.read.attributions.found import Range

# Characters: a common article is one or two of them, and question and answer fit a model that keeps 8,000 tokens.
SIZE = 6000


@dataclass(frozen=True, slots=True)
class Window:
    """Paragraphs of a text as offsets, by their number: a paragraph keeps its number in every window."""

    paragraphs: dict[int, Range]

    @property
    def reach(self) -> Range:
        """From the first paragraph to the last."""
        ranges = list(self.paragraphs.values())
        return ranges[0][0], ranges[-1][1]


def windows_of(text: str, paragraphs: Iterable[Range], size: int = SIZE) -> Iterator[Window]:
    """Windows of at most `size` characters; a longer paragraph is cut at spaces into several."""
    pieces = (piece for paragraph in paragraphs for piece in _cut(text, paragraph, size))
    window: dict[int, Range] = {}
    held = 0
    for n, (s, e) in enumerate(pieces, 1):
        if window and held + e - s > size:
            yield Window(window)
            window, held = {}, 0
        window[n] = (s, e)
        held += e - s
    if window:
        yield Window(window)


def _cut(text: str, paragraph: Range, size: int) -> Iterator[Range]:
    s, e = paragraph
    while e - s > size:
        space = text.rfind(" ", s + 1, s + size)
        stop = space if space > 0 else s + size
        yield s, stop
        s = stop
    if text[s:e].strip():
        yield s, e
