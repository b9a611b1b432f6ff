"""The page of the state of a large record: counted by index, with the reports that it shows and no others."""

from __future__ import annotations

from onrecord.record.filled import Depth, filled
from onrecord.record.narrowing import Counts, Facets, counted
from onrecord.record.overview import Line, overview_on
from onrecord.record.summary import arrangement_on
from onrecord.serve.held import day_of
from onrecord.serve.pages.state import ShownState, StateQuery, cut_of
from onrecord.store.base import Store

# What has room in one slot of one row; the page of the arrangement has the rest.
DEPTH = Depth(reports=1, groups=3, cells=4)
UNDATED = 50  # reports without a day


def shown_by_index(store: Store, query: StateQuery, page: int, issues: Counts) -> ShownState:
    """As `pages.state.shown_of`, asked of what was worked out in advance. `query` asks for no actor: for that the words
    of every statement are needed. The `issues` to choose from are counted on any day."""
    as_of, by = day_of(query.as_of), day_of(query.known_by)
    lines = overview_on(store, as_of=as_of, by=by)
    about = store.told_of_issue(query.issue, as_of=as_of, by=by) if query.issue else None
    wanted = [x for x in lines if _passes(x, query) and (about is None or x.known.id in about)]
    cut = cut_of(len(wanted), page, query)
    rows = wanted[cut.first - 1 : cut.last]
    summaries = [x for line in rows if (x := arrangement_on(store, line.known.id, as_of=as_of, by=by))]
    undated = store.undated_at(as_of=as_of, by=by, most=UNDATED)
    found = filled(store, summaries, DEPTH, as_of=as_of, by=by, beside=undated)
    return ShownState(
        articles=store.count(),
        total=len(lines),
        # Only a record that was brought up to date is asked by index.
        stale=False,
        facets=Facets(
            issues=issues,
            types=counted(x.known.type for x in lines),
            statuses=counted(x.status for x in lines if x.status),
        ),
        cut=cut,
        states=found.arrangements,
        record=found.record,
        names={x.known.id: x.known.name for x in lines},
        left=found.left,
        undated=found.beside,
        undated_left=max(0, store.undated(as_of=as_of, by=by) - UNDATED),
    )


def _passes(line: Line, query: StateQuery) -> bool:
    return query.type in ("", line.known.type) and query.status in ("", line.status or "")
