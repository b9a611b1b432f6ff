"""Where a line stands in its page: among the blocks of prose, the largest of which is most likely the article."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from onrecord.clean.forms import SMALL, Line

FIRST = 1500  # code points of a line that are looked at: more does not change what it is
WORD = re.compile(r"[^\W\d_][\w’'-]*")
FUNCTION = SMALL | frozenset(
    "he she they we i you his her their our who which when what was were has have had been will would could he's this "
    "that these those about after before more also said says there than then them him if all one no so up out".split()
)
DENSE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # scripts that part no words, or few
GAP = 3  # lines that are no prose inside one block of prose
ENGLISH = 0.2  # share of function words in the prose of a page
ARTICLE = 60  # words of a block of prose that could be an article
NEAR = (1, 2, 4, 8, 16)
PARTS = (0.02, 0.1, 0.3, 0.7, 0.9, 0.98)


def nth(x: float, bounds: Sequence[float]) -> int:
    """The bin of `x` between rising bounds."""
    return bisect_left(bounds, x)


def is_prose(shape: str) -> bool:
    """Whether a line of this shape carries a full sentence."""
    return shape in ("paragraph", "sentence")


def _size(line: Line) -> int:
    """The length of a line in words, or what would be words in a script that does not part them."""
    if line.bare.isascii():
        return line.words
    return max(line.words, len(DENSE.findall(line.bare[:FIRST])) // 2)


def _shape(line: Line, size: int) -> str:
    if size >= 28 or line.prose or (line.ends and size >= 10):
        return "paragraph" if size >= 28 else "sentence"
    if line.ends:
        return "ended"
    return "label" if size <= 3 else "title" if line.title else "open"


def _is_prose(shape: str) -> bool:
    return shape in ("paragraph", "sentence")


class Surroundings:
    """The place of lines: among the blocks of prose, the largest of which is most likely the article."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.sizes = [_size(x) for x in lines]
        self.shapes = [_shape(x, size) for x, size in zip(lines, self.sizes, strict=True)]
        self.prose = [i for i, x in enumerate(self.shapes) if is_prose(x)]
        self.blocks = _blocks(self.prose)
        self.block_sizes = [sum(self.sizes[i] for i in self.prose[a:b]) for a, b in self.blocks]
        self.main = max(range(len(self.blocks)), key=lambda k: (self.block_sizes[k], -k), default=None)
        self.early = next((k for k, x in enumerate(self.block_sizes) if x >= ARTICLE), self.main)
        self.copies = Counter(x.bare[:FIRST].casefold() for x in lines)
        self.starts = [self.prose[a] for a, _ in self.blocks]
        self.words: Counter[str] = Counter()
        self.first, self.last = (0, -1) if self.main is None else self._ends(self.main)
        told = [w.casefold() for i in self.prose[:200] for w in WORD.findall(lines[i].bare[:FIRST])]
        self.english = sum(w in FUNCTION for w in told) >= ENGLISH * len(told)
        for i in self.prose:
            if self.first <= i <= self.last:
                self.words.update(_content(lines[i]))

    def _ends(self, k: int) -> tuple[int, int]:
        a, b = self.blocks[k]
        return self.prose[a], self.prose[b - 1]

    def of(self, i: int) -> Iterator[str]:
        """The features of place of line `i`."""
        line = self.lines[i]
        yield f"part {nth(i / len(self.lines), PARTS)}"
        yield f"edge {nth(min(i, len(self.lines) - 1 - i) + 1, NEAR)}"
        if self.copies[line.bare[:FIRST].casefold()] > 1:
            yield "again prose" if is_prose(self.shapes[i]) else "again short"
        k = bisect_left(self.prose, i)
        here = k < len(self.prose) and self.prose[k] == i
        up = i - self.prose[k - 1] if k else 99
        low = k + here
        down = self.prose[low] - i if low < len(self.prose) else 99
        shape = "prose" if here else "short"
        yield f"up {shape} {nth(up, NEAR)}"
        yield f"down {shape} {nth(down, NEAR)}"
        yield f"up down {shape} {nth(up, (1, 3))} {nth(down, (1, 3))}"
        if self.main is None or self.early is None:
            yield "no prose"
            return
        if self.early != self.main:
            a, b = self._ends(self.early)
            yield f"early {shape} {'in' if a <= i <= b else 'above' if i < a else 'below'}"
        inside = self.first <= i <= self.last
        side = "in" if inside else "above" if i < self.first else "below"
        far = 0 if inside else nth(self.first - i if i < self.first else i - self.last, NEAR)
        yield f"main {shape} {side} {far}"
        if here and not inside:
            at = bisect_left(self.starts, i + 1) - 1
            share = self.block_sizes[at] / self.block_sizes[self.main]
            yield f"other block {side} {nth(share, (0.05, 0.15, 0.4, 0.8))}"
        own = _content(line)
        known = sum(self.words[w] > (inside and here) for w in own)
        yield f"known {shape} {'in' if inside else 'out'} {nth(known / len(own), (0.001, 0.3, 0.6)) if own else 'none'}"


def _content(line: Line) -> set[str]:
    return {w.casefold() for w in WORD.findall(line.bare[:FIRST]) if len(w) >= 5}


def _blocks(prose: Sequence[int]) -> list[tuple[int, int]]:
    """Slices of `prose` whose lines have at most GAP others between them."""
    cuts = [0, *(k for k in range(1, len(prose)) if prose[k] - prose[k - 1] > GAP + 1), len(prose)]
    return [(a, b) for a, b in pairwise(cuts) if b > a]
