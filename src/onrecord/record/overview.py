"""All arrangements at a glance: of each its status, and how much is reported in each slot; the cells open one by one.

    for line in overview_on(store, as_of=day): ...
    arrangement_on(store, line.known.id, as_of=day)      # from `record.summary`, when it is opened

Of a record with a hundred thousand values nobody sees all at once, and to count them is cheaper than to rank them.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.model.vocabulary import Rank, Slot
from onrecord.record.summary import ranked
from onrecord.store.base import Store
from onrecord.store.tabled import Count, ShownArrangement, Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An arrangement: `status` is the preferred one, None if nobody reports one; `counts` are those of its slots."""

    known: ShownArrangement
    status: str | None
    counts: Mapping[Slot, Count]

    @property
    def reports(self) -> int:
        """How many reports there are of it."""
        return sum(x.reports for x in self.counts.values())


def overview_on(store: Store, *, as_of: dt.date | None = None, by: dt.date | None = None) -> tuple[Line, ...]:
    """The arrangements of which something is reported, in order of id. Rests on what was worked out in advance, see
    `Store.indexed`."""
    known = store.arrangements()
    counts: dict[str, dict[Slot, Count]] = defaultdict(dict)
    for count in store.counts(as_of=as_of, by=by):
        counts[count.subject][count.slot] = count
    statuses: dict[str, list[Tally]] = defaultdict(list)
    for tally in store.tallies(as_of=as_of, by=by, slot=Slot.STATUS):
        statuses[tally.subject].append(tally)
    return tuple(
        Line(known=known[x], status=_preferred(statuses.get(x, [])), counts=counts[x])
        for x in sorted(counts)
        if x in known
    )


def _preferred(tallies: list[Tally]) -> str | None:
    return next((x.value for x, rank in ranked(tallies) if rank is Rank.PREFERRED), None)
