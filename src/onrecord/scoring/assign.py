"""Who is matched with whom: one-to-one pairs that are best in total."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

G = TypeVar("G")
O = TypeVar("O")  # noqa: E741 (gold and output)

INFINITY = float("inf")


def assign(weight: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) that maximise total weight (Hungarian algorithm); pairs of weight 0 are dropped."""
    n, m = len(weight), len(weight[0]) if weight else 0
    if not n or not m:
        return []
    if n > m:
        turned = [[weight[i][j] for i in range(n)] for j in range(m)]
        return sorted((i, j) for j, i in assign(turned))
    matching = _Matching(weight)
    for row in range(1, n + 1):
        matching.place(row)
    pairs = [(matching.row_of[j] - 1, j - 1) for j in range(1, m + 1) if matching.row_of[j]]
    return sorted((i, j) for i, j in pairs if weight[i][j] > 0)


class _Matching:
    """The Hungarian algorithm with potentials. Rows and columns count from 1; column 0 holds the row being placed."""

    def __init__(self, weight: Sequence[Sequence[float]]) -> None:
        self.weight = weight
        self.columns = len(weight[0])
        self.row_potential = [0.0] * (len(weight) + 1)
        self.column_potential = [0.0] * (self.columns + 1)
        self.row_of = [0] * (self.columns + 1)

    def place(self, row: int) -> None:
        """Gives `row` a column, moving rows placed before where that is better."""
        self.row_of[0], column = row, 0
        slack = [INFINITY] * (self.columns + 1)
        came_from = [0] * (self.columns + 1)
        done = [False] * (self.columns + 1)
        while self.row_of[column]:
            done[column] = True
            column = self._nearest(column, slack, came_from, done)
        while column:
            self.row_of[column] = self.row_of[came_from[column]]
            column = came_from[column]

    def _nearest(self, column: int, slack: list[float], came_from: list[int], done: list[bool]) -> int:
        """The open column that costs least to reach; the potentials are moved by that cost."""
        row, least, best = self.row_of[column], INFINITY, 0
        for j in range(1, self.columns + 1):
            if done[j]:
                continue
            cost = -self.weight[row - 1][j - 1] - self.row_potential[row] - self.column_potential[j]
            if cost < slack[j]:
                slack[j], came_from[j] = cost, column
            if slack[j] < least:
                least, best = slack[j], j
        for j in range(self.columns + 1):
            if done[j]:
                self.row_potential[self.row_of[j]] += least
                self.column_potential[j] -= least
            else:
                slack[j] -= least
        return best


def pair_up(gold: Sequence[G], out: Sequence[O], score: Callable[[G, O], float]) -> dict[int, int]:
    """Gold index to output index: as many pairs as possible, then the best total score; a score of 0 forbids a pair."""
    weight = [[10.0 + s if (s := score(g, o)) > 0 else 0.0 for o in out] for g in gold]
    return dict(assign(weight))
