"""The state matrix on the pages, with its JSON and CSV twins."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Annotated

from fastapi import Depends, FastAPI, Response
from fastapi.responses import HTMLResponse

from onrecord.model.vocabulary import Status, SubjectKind
from onrecord.record.narrowing import narrowed
from onrecord.record.record import Record
from onrecord.record.state import Matrix
from onrecord.serve.actor_pages import Number
from onrecord.serve.held import Day, Held, as_json
from onrecord.serve.pages.state import StateQuery, shown_of, state_page
from onrecord.serve.problems import check_one_of
from onrecord.serve.rows import state_rows
from onrecord.serve.spreadsheet import csv_text
from onrecord.serve.state_by_index import shown_by_index
from onrecord.serve.views import matrix_json


def add_state_pages(app: FastAPI, held: Held) -> None:
    """Add ``/state`` with its twins to `app`."""

    @app.get("/state", response_class=HTMLResponse)
    def state(query: Annotated[StateQuery, Depends(_query)], page: Number = 1) -> str:
        if not query.actor:
            with held.by_index() as store:
                if store is not None:
                    issues = held.issues(store)
                    _refuse_others(query, {x for x, _ in issues}, {x.type for x in store.arrangements().values()})
                    return state_page(shown_by_index(store, query, page, issues), query, title=held.title)
        _check(query, held.record())
        matrix = held.matrix(query.as_of, query.known_by)
        return state_page(shown_of(matrix, held.record(), query, page), query, title=held.title)

    @app.get("/state.json")
    def twin(query: Annotated[StateQuery, Depends(_query)]) -> Response:
        return as_json(matrix_json(_narrowed(held, query)))

    @app.get("/state.csv")
    def table(query: Annotated[StateQuery, Depends(_query)]) -> Response:
        text = csv_text(*state_rows(_narrowed(held, query), held.record()))
        return Response(text, media_type="text/csv; charset=utf-8")


def _query(
    issue: str = "", type: str = "", actor: str = "", status: str = "", as_of: Day = "", known_by: Day = ""
) -> StateQuery:
    return StateQuery(issue=issue, type=type, actor=actor, status=status, as_of=as_of, known_by=known_by)


def _narrowed(held: Held, query: StateQuery) -> Matrix:
    _check(query, held.record())
    matrix = held.matrix(query.as_of, query.known_by)
    return replace(matrix, arrangements=narrowed(matrix, query.asked, held.record()))


def _check(query: StateQuery, record: Record) -> None:
    issues = {s.issue for a in record.articles for s in a.reading.statements}
    types = {s.type for a in record.articles for s in a.reading.subjects if s.kind is SubjectKind.ARRANGEMENT}
    _refuse_others(query, issues, types)


def _refuse_others(query: StateQuery, issues: Collection[str], types: Collection[str]) -> None:
    """Answer with 422 a status that there is not, and an issue or type that nothing on record has."""
    check_one_of(Status, query.status, "a status", "status")
    check_one_of(sorted(issues), query.issue, "an issue on record", "issue")
    check_one_of(sorted(types), query.type, "a type on record", "type")
