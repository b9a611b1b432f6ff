"""Which blocks of a page an extractor's answer is made of, by their letters and figures alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.acquire.page.blocks import Block

SPACE = re.compile(r"[\W_]+")
# Letters: a beginning this long names a block.
LONG = 24
# Share of a block's letters that the answer must hold; a button inside a paragraph costs little.
MOST = 0.5
# Blocks to look ahead when a line of the answer runs over several ("cell | cell").
AHEAD = 6


@dataclass(frozen=True, slots=True)
class Matched:
    """`kept` are the numbers of the blocks that the answer holds; `share` is how much of it they make up, 0 to 1."""

    kept: frozenset[int]
    share: float


def bare(text: str) -> str:
    """The letters and figures of `text`."""
    return SPACE.sub("", text).casefold()


def matched(blocks: Sequence[Block], answer: str) -> Matched:
    """The blocks of which the lines of `answer` are made; of blocks that say the same, the one beside the others."""
    lines = [x for line in answer.split("\n") if (x := bare(line))]
    if not lines:
        return Matched(frozenset(), 0.0)
    page = _Page([bare(x.text) for x in blocks])
    settled = _settled([page.whole(line) for line in lines])
    covered = [0] * len(blocks)
    for line, at in zip(lines, settled, strict=True):
        for block, letters in [(at, len(line))] if at is not None else page.parts(line):
            covered[block] += letters
    letters = sum(map(len, lines))
    kept = frozenset(i for i, n in enumerate(covered) if n and n >= MOST * len(page.keys[i]))
    return Matched(kept, min(1.0, sum(min(covered[i], len(page.keys[i])) for i in kept) / letters))


def _settled(found: Sequence[Sequence[int]]) -> list[int | None]:
    """One block for each line that is found whole: where it belongs by the lines that can stand in one place only."""
    below: list[int | None] = []
    fixed: int | None = None
    for places in reversed(found):
        below.append(fixed)
        fixed = places[0] if len(places) == 1 else fixed
    settled: list[int | None] = []
    above: int | None = None
    for places, under in zip(found, reversed(below), strict=True):
        near = above + 1 if above is not None else under - 1 if under is not None else 0
        settled.append(_nearest(places, near) if places else None)
        above = settled[-1] if places else above
    return settled


def _nearest(places: Sequence[int], near: int) -> int:
    at = bisect_left(places, near)
    return min(places[max(0, at - 1) : at + 1], key=lambda x: abs(x - near))


class _Page:
    """The keys of a page's blocks, and all of them in one string to search in."""

    def __init__(self, keys: list[str]) -> None:
        self.keys = keys
        self.starts: list[int] = []
        at = 1
        for key in keys:
            self.starts.append(at)
            at += len(key) + 1
        self.all = "\n" + "".join(f"{key}\n" for key in keys)
        self.places: dict[str, list[int]] = {}
        for i, key in enumerate(keys):
            self.places.setdefault(key, []).append(i)

    def whole(self, line: str) -> list[int]:
        """Blocks that are `line`."""
        return self.places.get(line, [])

    def parts(self, line: str) -> Iterator[tuple[int, int]]:
        """Blocks that `line` runs over or lies in, with the letters it shares with each."""
        at, last = 0, -1
        while at < len(line):
            block = self._next(line, at, last)
            if block is None:
                return
            if (inside := line.startswith(self.keys[block], at)) or self.keys[block].startswith(line[at : at + LONG]):
                shared = len(self.keys[block]) if inside else min(len(line) - at, len(self.keys[block]))
            else:
                shared = len(line) - at
            yield block, shared
            at, last = at + shared, block

    def _next(self, line: str, at: int, last: int) -> int | None:
        for block in range(last + 1, min(last + 1 + AHEAD, len(self.keys))) if last >= 0 else ():
            if self.keys[block] and line.startswith(self.keys[block], at):
                return block
        start = line[at : at + LONG]
        if len(start) < LONG and at:
            return None
        for prefix in (f"\n{start}", start) if len(start) == LONG else ():
            if (found := self.all.find(prefix)) >= 0:
                return self._block(found + (prefix[0] == "\n"))
        # The first words of the line may be those of a short block.
        shorts = (self.places.get(line[at : at + n]) for n in range(min(LONG, len(line) - at), 1, -1))
        return next((places[0] for places in shorts if places), None)

    def _block(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1
