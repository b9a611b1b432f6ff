"""Which of many stretches of a text, sorted and apart from one another, meet a given one; without looking at all."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


def overlapping(stretches: Sequence[tuple[int, int]], s: int, e: int) -> range:
    """The numbers of those (start, end) in `stretches` that share a character with ``s:e``."""
    first = bisect_right(stretches, s, key=lambda x: x[1])
    last = first
    while last < len(stretches) and stretches[last][0] < e:
        last += 1
    return range(first, last)
