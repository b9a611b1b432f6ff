"""Which blocks of a page an extractor's answer is made of, by their letters and figures alone."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Prefix

from onrecord.acquire.page.blocks import Block

SPACE = re.compile(r"[\W_]+")
# Letters: a beginning this long names a block.
LONG = 24
# Share of a block's letters that the answer must hold; a button inside a paragraph costs little.
MOST = 0.5
# Share of a line's letters that must be found in blocks; one that is found in pieces only is written as answered.
WHOLE = 0.95
# Blocks to look ahead when a line of the answer runs over several ("cell | cell").
AHEAD = 6


@dataclass(frozen=True, slots=True)
class Matched:
    """`kept` are the numbers of those of `blocks` that an answer holds; `share` of its letters stand in blocks of the
    page, 0 to 1. The rest stand in blocks of their own, beside the line above them: nothing of an answer is lost."""

    blocks: tuple[Block, ...]
    kept: frozenset[int]
    share: float


def bare(text: str) -> str:
    """The letters and figures of `text`."""
    return SPACE.sub("", text).casefold()


def matched(blocks: Sequence[Block], answer: str) -> Matched:
    """The blocks of which the lines of `answer` are made; of blocks that say the same, the one beside the others."""
    lines = [(text, key) for text in answer.split("\n") if (key := bare(text))]
    page = _Page([bare(x.text) for x in blocks])
    settled = _settled([page.whole(key) for _, key in lines])
    parts: list[list[tuple[int, int]]] = []
    near = 0
    for at, (_, key) in zip(settled, lines, strict=True):
        parts.append([(at, len(key))] if at is not None else list(page.parts(key, near)))
        near = parts[-1][-1][0] + 1 if parts[-1] else near
    covered = Counter[int]()
    for found in parts:
        for block, letters in found:
            covered[block] += letters
    kept = {i for i, letters in covered.items() if letters >= MOST * len(page.keys[i])}
    strays: dict[int, list[str]] = {}
    last, seen = -1, 0
    for (text, key), found in zip(lines, parts, strict=True):
        here = [(block, letters) for block, letters in found if block in kept]
        if here and sum(letters for _, letters in here) >= WHOLE * len(key):
            last, seen = here[-1][0], seen + len(key)
            continue
        # The line stands in the place of its pieces.
        place = next((block for block, letters in found if block in kept or letters >= LONG), last)
        strays.setdefault(place, []).append(" ".join(text.split()))
        kept.difference_update(block for block, letters in here if covered[block] == letters)
    share = seen / sum(len(key) for _, key in lines) if lines else 0.0
    return _with(blocks, kept, strays, share)


def _with(blocks: Sequence[Block], kept: set[int], strays: dict[int, list[str]], share: float) -> Matched:
    """`blocks` with each of `strays` put behind the block whose number it has, those of -1 before the first kept."""
    top = min(kept, default=0)
    new: list[Block] = []
    numbers: set[int] = set()

    def put(texts: Sequence[str], beside: Block) -> None:
        for text in texts:
            numbers.add(len(new))
            new.append(replace(beside, text=text, tag="p", kind=None, outside=None, linked=0.0, quoted=False))

    for i, block in enumerate(blocks):
        if i == top:
            put(strays.get(-1, ()), block)
        if i in kept:
            numbers.add(len(new))
        new.append(block)
        put(strays.get(i, ()), block)
    return Matched(tuple(new), frozenset(numbers), share)


def _settled(found: Sequence[Sequence[int]]) -> list[int | None]:
    """One block for each line that is found whole: where it belongs by the lines that can stand in one place only."""
    starts: list[int] = []
    start = 0
    for n in range(len(found) - 1, -1, -1):
        start = max(0, found[n][0] if len(found[n]) == 1 else start - 1)
        starts.append(start)
    settled: list[int | None] = []
    above: int | None = None
    for places, start in zip(found, reversed(starts), strict=True):
        settled.append(_nearest(places, start if above is None else above + 1, above) if places else None)
        above = settled[-1] if places else above
    return settled


def _nearest(places: Sequence[int], near: int, taken: int | None = None) -> int:
    """The one of `places` next to `near`; that which is `taken` only where there is none behind it."""
    at = bisect_left(places, near)
    best = min(places[max(0, at - 1) : at + 1], key=lambda x: abs(x - near))
    return places[at] if best == taken and at < len(places) else best


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

    def parts(self, line: str, near: int) -> Iterator[tuple[int, int]]:
        """Blocks that `line` runs over or lies in, with the letters it shares with each; best those from `near` on."""
        at = 0
        while at < len(line):
            offset = self._find(line, at, near)
            if offset is None:
                return
            block = self._block(offset)
            shared = Prefix.similarity(line[at:], self.all[offset : self.starts[block] + len(self.keys[block])])
            yield block, shared
            at, near = at + shared, block + 1

    def _find(self, line: str, at: int, near: int) -> int | None:
        """Where the letters of `line` from `at` on stand; None: nowhere."""
        for block in range(near, min(near + AHEAD, len(self.keys))):
            if self.keys[block] and line.startswith(self.keys[block], at):
                return self.starts[block]
        start = line[at : at + LONG]
        if len(start) == LONG:
            behind = self.starts[near - 1] if near else 0
            for found in (self.all.find(start, behind), self.all.find(f"\n{start}") + 1, self.all.find(start)):
                if found > 0:
                    return found
        # The first words of the line may be those of a short block.
        shorts = (self.places.get(line[at : at + n]) for n in range(min(LONG, len(line) - at), 0, -1))
        return next((self.starts[_nearest(places, near)] for places in shorts if places), None)

    def _block(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1
