"""Where an actor's own positions and duties contradict each other at one time, which is no change of mind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.model.term import Obligation, Position
from onrecord.model.vocabulary import Rank, Stance, Status
from onrecord.record.cells import Cell, Group
from onrecord.record.reports import Report
from onrecord.record.state import ArrangementState

_OPPOSED = frozenset({Stance.SUPPORT, Stance.OPPOSE})
_UNDONE = frozenset({Status.REFUSED, Status.NOT_OFFERED, Status.LAPSED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two reports of one time that give `actor` (canonical id) what cannot be held together, with the `reason`."""

    actor: str
    reason: str
    a: Report
    b: Report


def contradictions_of(arrangement: ArrangementState) -> tuple[Contradiction, ...]:
    """The contradictions within `arrangement`, by actor; what a copy altered is none of the actor's."""
    return tuple(x for cell in arrangement.cells for x in _in_cell(cell))


def _in_cell(cell: Cell) -> Iterator[Contradiction]:
    # A value that is deprecated was altered in copying or is left behind: nobody holds it.
    held = [g for g in cell.groups if g.rank is not Rank.DEPRECATED and not g.in_headline]
    for one, other in combinations(held, 2):
        actor, reason = _incompatible(one, other)
        pair = _of_one_time(one.reports, other.reports) if actor else None
        if pair is not None:
            yield Contradiction(actor=actor, reason=reason, a=pair[0], b=pair[1])


def _incompatible(one: Group, other: Group) -> tuple[str, str]:
    a, b = one.reports[0].term.value, other.reports[0].term.value
    if isinstance(a, Position) and isinstance(b, Position) and a.actor and {a.stance, b.stance} == _OPPOSED:
        return a.actor, "supports and opposes it on one day"
    if isinstance(a, Obligation) and isinstance(b, Obligation) and a.obligors:
        undone = (a.status in _UNDONE) != (b.status in _UNDONE)
        return (a.obligors[0], "would do it and would not, on one day") if undone else ("", "")
    return "", ""


def _of_one_time(one: Sequence[Report], other: Sequence[Report]) -> tuple[Report, Report] | None:
    """The first two reports of one day; reports without a day tell of no time."""
    return next(((a, b) for a in one for b in other if a.since and a.since == b.since), None)
