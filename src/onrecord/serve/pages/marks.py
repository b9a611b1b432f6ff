"""A text cut where marks begin and end, so that marks may nest and overlap and every word is shown once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from onrecord.model.span import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """`span` is shown as `role` ("source", "cue", "content") of the row `owner`."""

    span: Span
    role: str
    owner: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under the same marks from end to end, outermost first; `first` are those that begin here."""

    text: str
    marks: tuple[Mark, ...]
    first: tuple[Mark, ...] = ()


def runs_of(text: str, s: int, e: int, marks: Sequence[Mark]) -> list[Run]:
    """``text[s:e]`` as runs; put together they read exactly as that slice."""
    here = [m for m in marks if m.span.s < e and s < m.span.e]
    cuts = sorted({s, e, *(c for m in here for c in (m.span.s, m.span.e) if s < c < e)})
    runs: list[Run] = []
    for start, end in pairwise(cuts):
        held = sorted(
            (m for m in here if m.span.s <= start and end <= m.span.e),
            key=lambda m: (m.span.s, -m.span.e, m.owner, m.role),
        )
        runs.append(Run(text[start:end], tuple(held), tuple(m for m in held if m.span.s == start)))
    return runs
