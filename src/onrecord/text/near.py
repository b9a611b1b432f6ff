"""Which of many stretches of a text touch a given one, without looking at all of them.

A page is normally short; a dump may be one line of a megabyte, and must not take an hour.
"""

from __future__ import annotations

from collections.abc import Iterable

Range = tuple[int, int]

CELL = 256  # characters; about the length of a content


class Near:
    """Numbered ranges, found again by the cells of the text that they touch."""

    def __init__(self) -> None:
        self._cells: dict[int, list[int]] = {}

    def add(self, number: int, ranges: Iterable[Range]) -> None:
        """Enter ranges under `number`."""
        for cell in _cells(ranges):
            self._cells.setdefault(cell, []).append(number)

    def at(self, ranges: Iterable[Range]) -> list[int]:
        """Numbers of all that may touch `ranges`, ascending: some that do not are among them, none is missing."""
        return sorted({n for cell in _cells(ranges) for n in self._cells.get(cell, ())})


def near_to(each: Iterable[Iterable[Range]]) -> Near:
    """Several things by their ranges, numbered in their order."""
    near = Near()
    for number, ranges in enumerate(each):
        near.add(number, ranges)
    return near


def _cells(ranges: Iterable[Range]) -> set[int]:
    return {cell for s, e in ranges for cell in range(s // CELL, e // CELL + 1)}
