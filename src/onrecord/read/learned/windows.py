"""A text cut into overlapping windows that the network reads one by one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

Window = tuple[int, int]


def windows_of(
    sentences: Sequence[int], length: int, size: int, stride: int, first: int | None = None
) -> Iterator[Window]:
    """Windows over `length` pieces, as (first piece, piece after the last), each of at most `size` pieces.

    They end with a sentence where one fits. Where `stride` is smaller than `size` the next window begins about `stride`
    pieces on, at a sentence; otherwise where the last one ended. `first` is the size of the first window, for training.
    """
    bounds = [*sentences, length]
    start, limit = 0, first or size
    while start < length:
        end = _last_bound(bounds, start, start + limit) or min(length, start + limit)
        yield start, end
        if end >= length:
            return
        on = min(end, start + stride)
        start = end if stride >= size else _last_bound(bounds, start, on) or on
        limit = size


def _last_bound(bounds: Sequence[int], after: int, most: int) -> int | None:
    """The last of `bounds` that is greater than `after` and not greater than `most`."""
    at = bisect_right(bounds, most) - 1
    return bounds[at] if at >= 0 and bounds[at] > after else None


def owned(windows: Sequence[Window]) -> list[Window]:
    """For each window the pieces that are read from it and from no other: where two overlap, each has its half."""
    if not windows:
        return []
    edges = [windows[0][0], *((b[0] + a[1]) // 2 for a, b in pairwise(windows)), windows[-1][1]]
    return list(pairwise(edges))
