"""The page of each arrangement, with its JSON and CSV twins and its history."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Annotated

from fastapi import Depends, FastAPI, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from onrecord.record.dossier import Dossier, dossier_of
from onrecord.record.filled import Depth, filled
from onrecord.record.obstacles import Members
from onrecord.record.record import Record
from onrecord.record.reports import reports_of
from onrecord.record.state import ArrangementState, Matrix
from onrecord.record.summary import arrangement_on
from onrecord.record.who_matrix import arrangement_names
from onrecord.serve.arrangements import dossier_json, history_json
from onrecord.serve.held import Day, Held, as_json, day_of
from onrecord.serve.pages.addresses import arrangement_address
from onrecord.serve.pages.arrangement import arrangement_page
from onrecord.serve.pages.state import StateQuery
from onrecord.serve.problems import ProblemError, told
from onrecord.serve.rows import state_rows
from onrecord.serve.spreadsheet import csv_text
from onrecord.store.base import Store

# Of an arrangement of a large record: what a page can show and a person read.
DEPTH = Depth(reports=3, groups=6, cells=40)
NEAR = 8  # arrangements named to who asked for one that there is not


def add_arrangement_pages(app: FastAPI, held: Held) -> None:
    """Add ``/arrangements/{id}`` with its twins to `app`."""

    @app.get("/arrangements")
    def listed() -> RedirectResponse:
        return RedirectResponse("/state")

    @app.get("/arrangements/{subject}/history.json")
    def history(subject: str, query: Annotated[StateQuery, Depends(_query)]) -> Response:
        return as_json(history_json(_known(held, subject, query).dossier))

    @app.get("/arrangements/{subject}.json")
    def twin(subject: str, query: Annotated[StateQuery, Depends(_query)]) -> Response:
        return as_json(dossier_json(_known(held, subject, query).dossier, title=held.title))

    @app.get("/arrangements/{subject}.csv")
    def table(subject: str, query: Annotated[StateQuery, Depends(_query)]) -> Response:
        known = _known(held, subject, query)
        found = known.dossier
        matrix = Matrix(as_of=found.as_of, known_by=found.by, arrangements=(found.state,))
        return Response(csv_text(*state_rows(matrix, known.record)), media_type="text/csv; charset=utf-8")

    @app.get("/arrangements/{subject:path}", response_class=HTMLResponse)
    def arrangement(subject: str, query: Annotated[StateQuery, Depends(_query)]) -> str:
        known = _known(held, subject, query)
        span = _span(known.record, subject)
        return arrangement_page(known.dossier, known.record, query, title=held.title, span=span, of=known.reports)


def _query(as_of: Day = "", known_by: Day = "") -> StateQuery:
    return StateQuery(as_of=as_of, known_by=known_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """An arrangement and the record it is told from; of a large record that is the part with the best of its
    `reports`, which is None where all are there."""

    dossier: Dossier
    record: Record
    reports: int | None = None


def _known(held: Held, subject: str, query: StateQuery) -> _Known:
    """What is reported of an arrangement; 404 for an id that there is not."""
    with held.by_index() as store:
        if store is not None:
            return _by_index(store, held, subject, query)
    record = held.record()
    names = arrangement_names(record)
    _refuse_unknown(subject, names)
    matrix = held.matrix(query.as_of, query.known_by)
    # Of an arrangement that is known and not reported on by that day the page says so, part by part.
    empty = ArrangementState(subject=subject, name=names[subject], aliases=(), type=_type(record, subject), cells=())
    state = next((a for a in matrix.arrangements if a.subject == subject), empty)
    return _Known(dossier=dossier_of(record, matrix, state, _members(held)), record=record)


def _by_index(store: Store, held: Held, subject: str, query: StateQuery) -> _Known:
    as_of, by = day_of(query.as_of), day_of(query.known_by)
    summary = arrangement_on(store, subject, as_of=as_of, by=by)
    if summary is None:
        _refuse_unknown(subject, {x: a.name for x, a in store.arrangements().items()})
    summaries = [summary] if summary else []
    found = filled(store, summaries, DEPTH, as_of=as_of, by=by)
    (state,) = found.arrangements
    matrix = Matrix(as_of=as_of, known_by=by, arrangements=(state,))
    return _Known(
        dossier=dossier_of(found.record, matrix, state, _members(held)),
        record=found.record,
        reports=sum(g.reports for x in summaries for c in x.cells for g in c.groups),
    )


def _members(held: Held) -> Members:
    return {key: body.members for key, body in held.known.bodies.items()}


def _refuse_unknown(subject: str, names: dict[str, str]) -> None:
    if subject not in names:
        there = [*_near(names, subject), (f"all {len(names)} arrangements", "/state")]
        raise ProblemError(404, f"expected the id of an arrangement, found {told(subject)}", there)


def _type(record: Record, subject: str) -> str:
    return min(s.type for a in record.articles for s in a.reading.subjects if s.id == subject)


def _span(record: Record, subject: str) -> tuple[str, str] | None:
    days = [r.since.isoformat() for r in reports_of(record.articles) if r.term.subject == subject and r.since]
    return (min(days), max(days)) if days else None


def _near(names: dict[str, str], asked: str) -> list[tuple[str, str]]:
    """Arrangements that may be meant: by a part of the name or id, else by letters, else the first there are."""
    wanted = asked[:200].casefold().replace("-", "_").replace(" ", "_")
    by_part = [
        x for x, name in names.items() if wanted and (wanted in x or wanted.replace("_", " ") in name.casefold())
    ]
    by_letters = get_close_matches(wanted, list(names), NEAR, 0.5)
    found = list(dict.fromkeys((*by_part, *by_letters))) or list(names)
    return [(names[x], arrangement_address(x)) for x in found[:NEAR]]
