"""The lines of one page on their way to a kind: what the rules of place share."""

from __future__ import annotations

from collections import Counter

from onrecord.clean.forms import Line
from onrecord.clean.table import table_of
from onrecord.model.vocabulary import SegmentKind
from onrecord.packs.pack import Pack

KEPT = frozenset(
    {
        SegmentKind.HEADLINE,
        SegmentKind.DEK,
        SegmentKind.BODY,
        SegmentKind.SUBHEAD,
        SegmentKind.CAPTION,
        SegmentKind.SUMMARY_BULLET,
    }
)
# Words. A headline longer than this is a paragraph; the longest of 840 in PolNeAR train has 22.
LONGEST_HEADLINE = 25


class Labelling:
    """`kinds` is None for a line that nobody has claimed yet. `headline` is the line that was taken for it, if any, and
    `lead` the paragraph that opens the article with its dateline, None where none does."""

    def __init__(self, text: str, pack: Pack, lines: list[Line], kinds: list[SegmentKind | None]) -> None:
        self.text, self.pack, self.table = text, pack, table_of(pack)
        self.lines, self.kinds = lines, kinds
        self.headline: int | None = None
        self.lead: int | None = None
        self.copies = Counter(x.bare.casefold() for x in lines if x.bare)
        self._before, self._after = _neighbours(lines), _neighbours(lines[::-1])[::-1]

    def open(self, start: int = 0, end: int | None = None) -> list[int]:
        """The lines from `start` up to `end` that nobody has claimed."""
        return [i for i in range(start, len(self.lines) if end is None else end) if self.kinds[i] is None]

    def above(self, i: int) -> SegmentKind | None:
        """The kind of the nearest line above `i` that is not blank; None if there is none or it has none yet."""
        k = self._before[i]
        return None if k is None else self.kinds[k]

    def below(self, i: int) -> SegmentKind | None:
        """The kind of the nearest line below `i` that is not blank; None if there is none or it has none yet."""
        k = self._after[i]
        return None if k is None else self.kinds[len(self.lines) - 1 - k]

    def is_last(self, i: int) -> bool:
        """Whether only blank lines follow."""
        return self._after[i] is None


def _neighbours(lines: list[Line]) -> list[int | None]:
    """For each line the index of the nearest one before it that is not blank."""
    found: list[int | None] = []
    last: int | None = None
    for i, line in enumerate(lines):
        found.append(last)
        if not line.blank:
            last = i
    return found
