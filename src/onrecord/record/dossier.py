"""All that the record holds of one arrangement, as of a day: what its page and its JSON are made from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.model.span import Span
from onrecord.model.term import Obligation, Position
from onrecord.model.vocabulary import Rank, Slot, Stance
from onrecord.record.called import NameUse, name_uses
from onrecord.record.cells import Cell, Group
from onrecord.record.disputes import Dispute, disputes_of
from onrecord.record.narrowing import status_of
from onrecord.record.obstacles import Members, Obstacle, obstacles_of
from onrecord.record.record import Record
from onrecord.record.reports import Report
from onrecord.record.state import ArrangementState, Matrix
from onrecord.record.strip import Strip, strip_of

# What would bind at each level, whatever the text calls it.
LEVELS = (
    "nothing binds: solidarity or an aspiration",
    "to meet, share or exercise; or an intention",
    "to act, politically; it can be taken back",
    "specific acts in a decision or an instrument; politically binding",
    "legally, short of automatic defence",
    "to fight, or to treat an attack as one's own",
)
UNTOLD = "the text does not say"
INVERSE = {"instead_of": "replaced by", "part_of": "has part", "step_of": "has step"}
TIMES = frozenset({"days", "weeks", "months", "years", "day", "week", "month", "year", "decades"})
SIDES = ("for", "against", "conditional or in between")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """An obligation as its group reports it; `duration` are the words for how long, None if the text has none."""

    cell: Cell
    group: Group
    value: Obligation
    duration: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another arrangement and how it is related; `state` is None where nothing is reported of it on the day."""

    relation: str
    subject: str
    state: ArrangementState | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """One arrangement: `state` has its cells, `sides` its positions by side as the groups that report them."""

    state: ArrangementState
    as_of: dt.date | None
    by: dt.date | None
    names: tuple[NameUse, ...]
    owed: tuple[Owed, ...]
    obstacles: tuple[Obstacle, ...]
    sides: tuple[tuple[str, tuple[tuple[Cell, Group], ...]], ...]
    disputes: tuple[Dispute, ...]
    neighbours: tuple[Neighbour, ...]
    strip: Strip

    @property
    def statuses(self) -> tuple[Group, ...]:
        """The values of its status, the preferred one first."""
        return tuple(g for c in self.state.cells if c.slot is Slot.STATUS for g in c.groups)

    @property
    def status(self) -> str | None:
        """The preferred status; None if nobody reports one."""
        return status_of(self.state)


def dossier_of(record: Record, matrix: Matrix, state: ArrangementState, members: Members) -> Dossier:
    """The dossier of `state`, an arrangement of `matrix`."""
    return Dossier(
        state=state,
        as_of=matrix.as_of,
        by=matrix.known_by,
        names=name_uses(record, state.subject),
        owed=tuple(_owed(state)),
        obstacles=obstacles_of(state, record, members, matrix.as_of),
        sides=tuple((side, tuple(_taking(state, side))) for side in SIDES),
        disputes=disputes_of(record, state, as_of=matrix.as_of, by=matrix.known_by),
        neighbours=tuple(_neighbours(state, matrix)),
        strip=strip_of(state, record),
    )


def _owed(state: ArrangementState) -> Iterator[Owed]:
    for cell in state.cells:
        for group in cell.groups:
            value = group.reports[0].term.value
            if isinstance(value, Obligation):
                yield Owed(cell=cell, group=group, value=value, duration=duration_of(group.reports[0]))


def duration_of(report: Report) -> Span | None:
    """The words that say for how long, as far as an amount of time stands in the words of an obligation."""
    value = report.term.value
    around = (*report.term.evidence, *((value.content,) if isinstance(value, Obligation) else ()))
    return next(
        (
            x.span
            for x in report.article.reading.quantities
            if x.unit in TIMES and any(x.span.inside(place) for place in around)
        ),
        None,
    )


def side_of(stance: Stance) -> str:
    """The side that a stance takes."""
    return {Stance.SUPPORT: SIDES[0], Stance.OPPOSE: SIDES[1]}.get(stance, SIDES[2])


def _taking(state: ArrangementState, side: str) -> Iterator[tuple[Cell, Group]]:
    for cell in state.cells:
        for group in cell.groups:
            value = group.reports[0].term.value
            if isinstance(value, Position) and side_of(value.stance) == side:
                yield cell, group


def _neighbours(state: ArrangementState, matrix: Matrix) -> Iterator[Neighbour]:
    states = {x.subject: x for x in matrix.arrangements}
    for relation, other in state.relations:
        yield Neighbour(relation=relation.replace("_", " "), subject=other, state=states.get(other))
    for near in matrix.arrangements:
        for relation, subject in near.relations:
            if subject == state.subject:
                told = INVERSE.get(relation, relation.replace("_", " "))
                yield Neighbour(relation=told, subject=near.subject, state=near)


def level_words(level: int | None) -> str:
    """A level of firmness in words."""
    return UNTOLD if level is None else f"level {level}: {LEVELS[level]}"


def firmest(dossier: Dossier) -> tuple[tuple[int | None, tuple[Owed, ...]], ...]:
    """For each level from 5 down to 0, and last for None, the obligations of it that are not deprecated."""
    held = [x for x in dossier.owed if x.group.rank is not Rank.DEPRECATED]
    levels: list[int | None] = [*range(len(LEVELS) - 1, -1, -1), None]
    return tuple((n, tuple(x for x in held if x.value.firmness_level == n)) for n in levels)
