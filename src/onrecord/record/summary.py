"""The state counted: for each value who stands behind it, and on how many origins it rests, without its reports.

A summary costs little in a record of any size (`Store.tallies`); the reports behind what is shown are read by it, see
`record.filled`. Made from the whole record instead, the answer is the same: `summed` gives it, and a test compares.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model.verdict import MACHINE_READ
from onrecord.model.vocabulary import Rank, Slot
from onrecord.record.chain import Word
from onrecord.record.state import SLOT_ORDER
from onrecord.record.tabling import word_in
from onrecord.store.base import Store
from onrecord.store.tabled import ShownArrangement, Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSummary:
    """A value of a cell, as `cells.Group` has it. `value` has the parts of its `cells.GroupKey`; by `key` the store
    knows its reports, see `Store.best`. `latest` is the last day from which one counts, None if none has a day."""

    key: int
    value: str
    rank: Rank
    word: Word
    origins: int
    reports: int
    sightings: int
    altered: bool
    in_headline: bool
    latest: dt.date | None
    review: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CellSummary:
    """One slot and key of an arrangement with its groups in order of rank."""

    slot: Slot
    key: str
    groups: tuple[GroupSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangementSummary:
    """One arrangement: what is known of it besides its cells, and the cells."""

    known: ShownArrangement
    cells: tuple[CellSummary, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixSummary:
    """The state `as_of` a day, `known_by` a day (None: nothing is cut off); `undated` reports are left out, which have
    no day to be judged by."""

    as_of: dt.date | None
    known_by: dt.date | None
    arrangements: tuple[ArrangementSummary, ...]
    undated: int


def summary_on(store: Store, *, as_of: dt.date | None = None, by: dt.date | None = None) -> MatrixSummary:
    """The state of every arrangement. Rests on what was worked out in advance, see `Store.indexed`."""
    known = store.arrangements()
    tallies: dict[str, list[Tally]] = defaultdict(list)
    for tally in store.tallies(as_of=as_of, by=by):
        tallies[tally.subject].append(tally)
    return MatrixSummary(
        as_of=as_of,
        known_by=by,
        arrangements=tuple(_arrangement(known[x], tallies[x]) for x in sorted(tallies) if x in known),
        undated=store.undated(as_of=as_of, by=by),
    )


def arrangement_on(
    store: Store, subject: str, *, as_of: dt.date | None = None, by: dt.date | None = None
) -> ArrangementSummary | None:
    """The state of one arrangement; None if there is none of this id. As `summary_on`."""
    known = store.arrangements(subject).get(subject)
    if known is None:
        return None
    return _arrangement(known, store.tallies(as_of=as_of, by=by, subject=subject))


def _arrangement(known: ShownArrangement, tallies: Iterable[Tally]) -> ArrangementSummary:
    cells: dict[tuple[int, str], list[Tally]] = defaultdict(list)
    for tally in tallies:
        cells[SLOT_ORDER[tally.slot], tally.cell].append(tally)
    return ArrangementSummary(
        known=known,
        cells=tuple(
            CellSummary(slot=some[0].slot, key=key, groups=tuple(_group(*x) for x in ranked(some)))
            for (_, key), some in sorted(cells.items())
        ),
    )


def ranked(tallies: Iterable[Tally]) -> Iterator[tuple[Tally, Rank]]:
    """The values of a cell in the order of `cells.Cell`, and the rank of each."""
    preferred = False
    for tally in sorted(tallies, key=_order):
        superseded = tally.past == tally.reports
        first, preferred = not superseded and not preferred, preferred or not superseded
        deprecated = superseded or tally.altered == tally.reports
        yield tally, Rank.DEPRECATED if deprecated else Rank.PREFERRED if first else Rank.NORMAL


def _order(tally: Tally) -> tuple[int, int, bool, int, str]:
    doubtful = tally.altered == tally.reports or tally.headlines == tally.reports
    return word_in(tally.weight), -tally.origins, doubtful, -tally.latest, tally.value


def _group(tally: Tally, rank: Rank) -> GroupSummary:
    return GroupSummary(
        key=tally.key,
        value=tally.value,
        rank=rank,
        word=Word(word_in(tally.weight)),
        origins=tally.origins,
        reports=tally.reports,
        sightings=tally.sightings,
        altered=tally.altered == tally.reports,
        in_headline=tally.headlines == tally.reports,
        latest=dt.date.fromordinal(tally.latest) if tally.latest else None,
        review="; ".join(dict.fromkeys(x or MACHINE_READ for x in tally.reviews)) or MACHINE_READ,
    )
