"""The state matrix narrowed to the arrangements of an issue, type, actor or status."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model.term import Step
from onrecord.model.vocabulary import Rank, Slot
from onrecord.record.record import Record
from onrecord.record.reports import Report
from onrecord.record.state import ArrangementState, Matrix

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedState:
    """Which arrangements are wanted; "" leaves nothing out. `actor` is an id or a part of a name of somebody who
    speaks of it, is bound by it or takes a side; `status` is that of the preferred value."""

    issue: str = ""
    type: str = ""
    actor: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """What a matrix can be narrowed by, each with the number of its arrangements, the most frequent first."""

    issues: Counts
    types: Counts
    statuses: Counts


def facets_of(matrix: Matrix) -> Facets:
    """The issues, types and statuses of the arrangements of `matrix`."""
    return Facets(
        issues=counted(x for a in matrix.arrangements for x in issues_of(a)),
        types=counted(a.type for a in matrix.arrangements),
        statuses=counted(x for a in matrix.arrangements if (x := status_of(a))),
    )


def narrowed(matrix: Matrix, asked: AskedState, record: Record) -> tuple[ArrangementState, ...]:
    """The arrangements of `matrix` that were `asked` for, in its order."""
    return tuple(
        a
        for a in matrix.arrangements
        if (not asked.issue or asked.issue in issues_of(a))
        and asked.type in ("", a.type)
        and (not asked.status or asked.status == status_of(a))
        and (not asked.actor or _concerns(a, asked.actor, record))
    )


def status_of(arrangement: ArrangementState) -> str | None:
    """The preferred status; None if nobody reports one."""
    for cell in arrangement.cells:
        for group in cell.groups:
            value = group.reports[0].term.value
            if cell.slot is Slot.STATUS and group.rank is Rank.PREFERRED and isinstance(value, Step):
                return value.value
    return None


def issues_of(arrangement: ArrangementState) -> frozenset[str]:
    """The issues of the statements that report on it."""
    return frozenset(x.statement.issue for x in reports_in(arrangement))


def actors_of(arrangement: ArrangementState) -> frozenset[str]:
    """Everybody who speaks of it, is bound by it or takes a side (canonical ids)."""
    return frozenset(x for r in reports_in(arrangement) for x in (*r.statement.holders, *r.term.actors()))


def reports_in(arrangement: ArrangementState) -> Iterator[Report]:
    """Every report behind its cells."""
    return (r for cell in arrangement.cells for group in cell.groups for r in group.reports)


def _concerns(arrangement: ArrangementState, wanted: str, record: Record) -> bool:
    asked = " ".join(wanted.casefold().split())
    return any(
        x == wanted or asked in record.name(x).casefold() or any(asked in n.casefold() for n in record.names.get(x, ()))
        for x in actors_of(arrangement)
    )


def counted(words: Iterable[str]) -> Counts:
    """How often each word stands in `words`, the most frequent first."""
    return tuple(sorted(Counter(words).items(), key=lambda x: (-x[1], x[0])))
