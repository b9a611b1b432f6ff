"""The state matrix as a page: arrangements by slots, and behind every cell all that is reported for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from onrecord.model.vocabulary import Slot
from onrecord.record.narrowing import AskedState, facets_of, narrowed
from onrecord.record.record import Record
from onrecord.record.state import ArrangementState, Matrix
from onrecord.serve.pages.actor import paged
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
    """An arrangement as a row: its cells under each slot."""

    state: ArrangementState
    href: str
    slots: Sequence[tuple[Slot, Sequence[CellView]]]


def state_page(matrix: Matrix, record: Record, query: StateQuery, page: int = 1, *, title: str) -> str:
    """The matrix with an evidence drawer on every cell; works without script."""
    wanted = narrowed(matrix, query.asked, record)
    cut = paged(len(wanted), page, lambda n: query.address(page=n), ROWS)
    return render(
        "state.html",
        title=title,
        record=record,
        matrix=matrix,
        query=query,
        facets=facets_of(matrix),
        rows=[_row(a, record, query) for a in wanted[cut.first - 1 : cut.last]],
        cut=cut,
        slots=list(Slot),
        names={a.subject: a.name for a in matrix.arrangements},
        address=lambda subject: query.days(arrangement_address(subject)),
        undated=[evidence_of(r, record) for r in matrix.undated],
    )


def _row(state: ArrangementState, record: Record, query: StateQuery) -> ArrangementRow:
    return ArrangementRow(
        state=state,
        href=query.days(arrangement_address(state.subject)),
        slots=[(slot, [cell_view(c, record, most=SENTENCES) for c in state.cells if c.slot is slot]) for slot in Slot],
    )
