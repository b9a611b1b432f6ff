"""The state matrix as a page: arrangements by slots, and behind every cell all that is reported for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from onrecord.model.vocabulary import Slot
from onrecord.record.narrowing import AskedState, Facets, facets_of, narrowed
from onrecord.record.record import Record
from onrecord.record.reports import Report
from onrecord.record.state import ArrangementState, Matrix
from onrecord.serve.pages.actor import Page, paged
from onrecord.serve.pages.addresses import arrangement_address, with_query
from onrecord.serve.pages.cells import CellView, cell_view
from onrecord.serve.pages.evidence import evidence_of
from onrecord.serve.pages.templating import render

PATH = "/state"
SENTENCES = 2  # of one value in a cell of the matrix; the page of the arrangement has all
ROWS = 25  # arrangements on one page


@dataclass(frozen=True, slots=True, kw_only=True)
class StateQuery:
    """What the address of the state matrix asks for; "" leaves nothing out."""

    issue: str = ""
    type: str = ""
    actor: str = ""
    status: str = ""
    as_of: str = ""
    known_by: str = ""

    @property
    def asked(self) -> AskedState:
        """The filters without the days."""
        return AskedState(issue=self.issue, type=self.type, actor=self.actor, status=self.status)

    def address(self, path: str = PATH, **changed: str | int) -> str:
        """`path` with these filters and what is `changed` of them."""
        return with_query(path, **{**asdict(self), **changed})

    def days(self, path: str) -> str:
        """`path` with the two days alone."""
        return with_query(path, as_of=self.as_of, known_by=self.known_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangementRow:
    """An arrangement as a row: its cells under each slot, and how many there have no room."""

    state: ArrangementState
    href: str
    slots: Sequence[tuple[Slot, Sequence[CellView], int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownState:
    """What the page of the matrix shows: the `states` of the arrangements on it, of `wanted` that pass the filters and
    `total` that there are for these days; `names` are those of all. `left` counts the cells for which there is no room,
    `undated` are reports without a day, of which `undated_left` have no room."""

    articles: int
    total: int
    stale: bool
    facets: Facets
    cut: Page
    states: Sequence[ArrangementState]
    record: Record
    names: Mapping[str, str]
    left: Mapping[tuple[str, Slot], int]
    undated: Sequence[Report]
    undated_left: int = 0


def shown_of(matrix: Matrix, record: Record, query: StateQuery, page: int) -> ShownState:
    """The page of a matrix made from the whole record."""
    wanted = narrowed(matrix, query.asked, record)
    cut = cut_of(len(wanted), page, query)
    return ShownState(
        articles=len(record.articles),
        total=len(matrix.arrangements),
        stale=record.stale,
        facets=facets_of(matrix),
        cut=cut,
        states=wanted[cut.first - 1 : cut.last],
        record=record,
        names={a.subject: a.name for a in matrix.arrangements},
        left={},
        undated=matrix.undated,
    )


def cut_of(wanted: int, page: int, query: StateQuery) -> Page:
    """The rows that a page shows."""
    return paged(wanted, page, lambda n: query.address(page=n), ROWS)


def state_page(shown: ShownState, query: StateQuery, *, title: str) -> str:
    """The matrix with an evidence drawer on every cell; works without script."""
    return render(
        "state.html",
        title=title,
        shown=shown,
        query=query,
        facets=shown.facets,
        rows=[_row(a, shown, query) for a in shown.states],
        cut=shown.cut,
        slots=list(Slot),
        names=shown.names,
        address=lambda subject: query.days(arrangement_address(subject)),
        undated=[evidence_of(r, shown.record) for r in shown.undated],
    )


def _row(state: ArrangementState, shown: ShownState, query: StateQuery) -> ArrangementRow:
    return ArrangementRow(
        state=state,
        href=query.days(arrangement_address(state.subject)),
        slots=[
            (
                slot,
                [cell_view(c, shown.record, most=SENTENCES) for c in state.cells if c.slot is slot],
                shown.left.get((state.subject, slot), 0),
            )
            for slot in Slot
        ],
    )
