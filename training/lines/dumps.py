"""Semi-synthetic dumps of a page: everything on it, or the article with only some of what stands around it.

A dump of a crawler is rarely the whole page: most menus are gone and the middle is as dirty as ever. So each page is
dumped several times, whole and cut short by a seed that depends on its id alone.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from training.lines.alignment import Truth, truth_of
from training.lines.pages import SourcePage

AROUND = 15  # lines at most around a dump that is cut short
LONGEST = 1200  # lines of a dump: menus of more are cut at their outer ends


@dataclass(frozen=True, slots=True)
class Dump:
    """Lines of a page and the truth of each."""

    page: str
    name: str
    lines: tuple[str, ...]
    truth: tuple[Truth, ...]

    @property
    def whole(self) -> bool:
        """Whether it is all of its page."""
        return self.name == "whole"

    @property
    def text(self) -> str:
        """The lines as one text, as a crawler would store it."""
        return "\n".join(self.lines)


def dumps_of(page: SourcePage, cut: int = 3) -> Iterator[Dump]:
    """The whole dump of `page`, and `cut` that are cut short; none if no line of the article is on the page."""
    truth = truth_of(page)
    lines = [x.text for x in page.lines]
    kept = [i for i, x in enumerate(truth) if x is Truth.KEEP]
    if not kept:
        return
    first, last = kept[0], kept[-1]
    start = max(0, first - LONGEST // 3)
    end = min(len(lines), max(last + LONGEST // 3, start + LONGEST))
    yield Dump(page.id, "whole", tuple(lines[start:end]), tuple(truth[start:end]))
    chance = random.Random(page.id)
    for n in range(cut):
        above, below = (chance.randint(0, AROUND) if n else 0 for _ in "ab")
        chosen = [i for i in range(max(0, first - above), min(len(lines), last + 1 + below))]
        if chance.random() < 0.5:  # an extractor took out a part of what stands in the middle
            chosen = [i for i in chosen if truth[i] is Truth.KEEP or chance.random() < 0.6]
        head = [(page.title, Truth.EITHER)] if page.title and chance.random() < 0.4 else []
        told = [*head, *((lines[i], truth[i]) for i in chosen)]
        yield Dump(page.id, f"cut {n}", tuple(x for x, _ in told), tuple(t for _, t in told))
