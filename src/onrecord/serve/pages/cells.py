"""Cells of the state as the pages show them: the preferred value in front, every group with its sentences behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.vocabulary import Rank
from onrecord.record.cells import Cell, Group
from onrecord.record.record import Record
from onrecord.serve.pages.evidence import Evidence, evidence_of
from onrecord.serve.rows import value_words

Flags = Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """A group with its value in words, its flags, and the `evidence` of its first reports; `more` have no room."""

    group: Group
    value: str
    flags: Flags
    evidence: Sequence[Evidence]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """A cell with its groups, the best first; `value`, `flags` and `first` are of the one that stands in front."""

    cell: Cell
    first: Group
    value: str
    flags: Flags
    groups: Sequence[GroupView]


def cell_view(cell: Cell, record: Record, *, most: int) -> CellView:
    """A cell with at most `most` sentences for each value."""
    first = preferred(cell)
    contested = ["contested"] if sum(g.rank is not Rank.DEPRECATED for g in cell.groups) > 1 else []
    return CellView(
        cell=cell,
        first=first,
        value=value_words(first.reports[0].term.value),
        flags=[*flags_of(first), *contested],
        groups=[group_view(g, record, most=most) for g in cell.groups],
    )


def group_view(group: Group, record: Record, *, most: int) -> GroupView:
    """A group with at most `most` of its sentences."""
    return GroupView(
        group=group,
        value=value_words(group.reports[0].term.value),
        flags=flags_of(group),
        evidence=[evidence_of(r, record) for r in group.reports[:most]],
        more=group.count - len(group.reports[:most]),
    )


def preferred(cell: Cell) -> Group:
    """The group in front: the preferred one, else the first."""
    return next((g for g in cell.groups if g.rank is Rank.PREFERRED), cell.groups[0])


def flags_of(group: Group) -> list[str]:
    """What a reader should know of a value before taking it over."""
    told = (
        ("altered in copying", group.altered),
        ("headline only", group.in_headline),
        ("superseded", group.rank is Rank.DEPRECATED and not group.altered),
        ("undated", group.undated),
    )
    return [flag for flag, true in told if true]
