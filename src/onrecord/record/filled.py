"""The reports behind what is shown of the state, read by their keys: the best of each value, and never the record.

shown = filled(store, [arrangement_on(store, "treaty")], Depth(reports=2))
shown.arrangements[0].cells[0].groups[0].reports    # two, of `count`
shown.record                                        # the documents of those reports alone
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.vocabulary import Slot
from onrecord.record.cells import Cell, Group, key_in_names
from onrecord.record.chain import chain_of
from onrecord.record.opening import part_of
from onrecord.record.record import Record
from onrecord.record.reports import Report, reports_of
from onrecord.record.state import ArrangementState
from onrecord.record.summary import ArrangementSummary, CellSummary, GroupSummary
from onrecord.store.base import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Depth:
    """At most how many `reports` of a value, values of a cell and cells of a slot are read (None: all), and how many
    `reasons` why some reports of a value have one origin."""

    reports: int
    groups: int | None = None
    cells: int | None = None
    reasons: int = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """Arrangements with the reports that were read, and the `record` of their documents alone. `left` counts the cells
    that were not, by arrangement and slot; `beside` are the reports that were asked for besides."""

    arrangements: tuple[ArrangementState, ...]
    record: Record
    left: Mapping[tuple[str, Slot], int]
    beside: tuple[Report, ...] = ()


def filled(
    store: Store,
    summaries: Sequence[ArrangementSummary],
    depth: Depth,
    *,
    as_of: dt.date | None = None,
    by: dt.date | None = None,
    beside: Collection[tuple[str, str]] = (),
) -> Filled:
    """`summaries`, made as of these days, with the best reports of their values; the cells with most reports first.
    `beside` are the ids of document and term of other reports to read."""
    cells = {x.known.id: _chosen(x, depth.cells) for x in summaries}
    keys = [g.key for some in cells.values() for c in some for g in c.groups[: depth.groups]]
    best = store.best(keys, as_of=as_of, by=by, most=depth.reports)
    terms: dict[str, set[str]] = defaultdict(set)
    for places in (*best.values(), beside):
        for document, term in places:
            terms[document].add(term)
    record = part_of(store, terms.keys(), terms).record
    reports = {(x.article.document.id, x.term.id): x for x in reports_of(record.articles)}
    behind = {key: tuple(reports[x] for x in places) for key, places in best.items()}
    several = [g.key for some in cells.values() for c in some for g in c.groups[: depth.groups] if g.reports > 1]
    reasons = {key: store.reasons(key, as_of=as_of, by=by, most=depth.reasons) for key in several}
    left: Counter[tuple[str, Slot]] = Counter()
    for summary in summaries:
        left.update((summary.known.id, c.slot) for c in summary.cells)
        left.subtract((summary.known.id, c.slot) for c in cells[summary.known.id])
    return Filled(
        arrangements=tuple(
            ArrangementState(
                subject=x.known.id,
                name=x.known.name,
                aliases=x.known.aliases,
                type=x.known.type,
                cells=tuple(_cell(c, c.groups[: depth.groups], behind, reasons, record) for c in cells[x.known.id]),
                relations=x.known.relations,
            )
            for x in summaries
        ),
        record=record,
        left=+left,
        beside=tuple(reports[x] for x in beside),
    )


def _chosen(summary: ArrangementSummary, most: int | None) -> list[CellSummary]:
    """The cells of each slot that most reports fill, in the order of the state."""
    if most is None:
        return list(summary.cells)
    by_slot: dict[Slot, list[CellSummary]] = defaultdict(list)
    for cell in summary.cells:
        by_slot[cell.slot].append(cell)
    # Sorting is stable: of those with as many reports the first.
    largest = {
        id(c) for some in by_slot.values() for c in sorted(some, key=lambda c: -sum(g.reports for g in c.groups))[:most]
    }
    return [c for c in summary.cells if id(c) in largest]


def _cell(
    cell: CellSummary,
    groups: Sequence[GroupSummary],
    behind: Mapping[int, tuple[Report, ...]],
    reasons: Mapping[int, tuple[str, ...]],
    record: Record,
) -> Cell:
    return Cell(
        slot=cell.slot,
        key=cell.key,
        shown=key_in_names(behind[groups[0].key][0], record),
        groups=tuple(_group(x, behind[x.key], reasons.get(x.key, ()), record) for x in groups),
    )


def _group(summary: GroupSummary, reports: tuple[Report, ...], why: tuple[str, ...], record: Record) -> Group:
    first = reports[0]
    return Group(
        rank=summary.rank,
        word=summary.word,
        origins=summary.origins,
        reports=reports,
        sightings=summary.sightings,
        chain=chain_of(first.statement, first.article, record.lineage, record.pages),
        altered=summary.altered,
        in_headline=summary.in_headline,
        count=summary.reports,
        undated=summary.latest is None,
        review=summary.review,
        why=why,
    )
