"""Where subjects are named, found by place: a long dump names one many thousand times."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from onrecord.model.span import Span
from onrecord.model.subject import Subject
from onrecord.text.near import near_to


class Naming:
    """The mentions of `subjects`, without looking at all of them for each question."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self._each = [(x, m) for x in subjects for m in x.mentions]
        self._near = near_to([(m.s, m.e)] for _, m in self._each)
        self._by_end = sorted(((m.e, x.id, m.s, x) for x, m in self._each), key=lambda y: y[:3])

    def mentions_at(self, spans: Iterable[Span]) -> list[tuple[Subject, Span]]:
        """Every mention that shares a character with one of `spans`, with its subject; in the order of subjects."""
        told = list(spans)
        near = (self._each[n] for n in self._near.at([(y.s, y.e) for y in told]))
        return [(x, m) for x, m in near if any(m.overlaps(y) for y in told)]

    def at(self, spans: Iterable[Span]) -> tuple[Subject, ...]:
        """The subjects that are named there, in their order, each once."""
        return tuple({x.id: x for x, _ in self.mentions_at(spans)}.values())

    def last_before(self, offset: int, floor: int) -> Subject | None:
        """The subject named last between `floor` and `offset`, of several at one place the last by id; None if none."""
        for n in range(bisect_right(self._by_end, offset, key=lambda y: y[0]) - 1, -1, -1):
            end, _, start, subject = self._by_end[n]
            if start >= floor:
                return subject
            if end <= floor:
                break
        return None
