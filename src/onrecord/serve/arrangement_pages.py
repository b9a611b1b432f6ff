"""The page of each arrangement, with its JSON and CSV twins and its history."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated

from fastapi import Depends, FastAPI, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from onrecord.record.dossier import Dossier, dossier_of
from onrecord.record.record import Record
from onrecord.record.reports import reports_of
from onrecord.record.state import ArrangementState, Matrix
from onrecord.record.who_matrix import arrangement_names
from onrecord.serve.arrangements import dossier_json, history_json
from onrecord.serve.held import Day, Held, as_json
from onrecord.serve.pages.addresses import arrangement_address
from onrecord.serve.pages.arrangement import arrangement_page
from onrecord.serve.pages.state import StateQuery
from onrecord.serve.problems import ProblemError, told
from onrecord.serve.rows import state_rows
from onrecord.serve.spreadsheet import csv_text

NEAR = 8  # arrangements named to who asked for one that there is not


def add_arrangement_pages(app: FastAPI, held: Held) -> None:
    """Add ``/arrangements/{id}`` with its twins to `app`."""

    @app.get("/arrangements")
    def listed() -> RedirectResponse:
        return RedirectResponse("/state")

    @app.get("/arrangements/{subject}/history.json")
    def history(subject: str, query: Annotated[StateQuery, Depends(_query)]) -> Response:
        return as_json(history_json(_known(held, subject, query)))

    @app.get("/arrangements/{subject}.json")
    def twin(subject: str, query: Annotated[StateQuery, Depends(_query)]) -> Response:
        return as_json(dossier_json(_known(held, subject, query), title=held.title))

    @app.get("/arrangements/{subject}.csv")
    def table(subject: str, query: Annotated[StateQuery, Depends(_query)]) -> Response:
        found = _known(held, subject, query)
        matrix = Matrix(as_of=found.as_of, known_by=found.by, arrangements=(found.state,))
        return Response(csv_text(*state_rows(matrix, held.record())), media_type="text/csv; charset=utf-8")

    @app.get("/arrangements/{subject:path}", response_class=HTMLResponse)
    def arrangement(subject: str, query: Annotated[StateQuery, Depends(_query)]) -> str:
        found, record = _known(held, subject, query), held.record()
        return arrangement_page(found, record, query, title=held.title, span=_span(record, subject))


def _query(as_of: Day = "", known_by: Day = "") -> StateQuery:
    return StateQuery(as_of=as_of, known_by=known_by)


def _known(held: Held, subject: str, query: StateQuery) -> Dossier:
    """What is reported of an arrangement; 404 for an id that there is not."""
    record = held.record()
    names = arrangement_names(record)
    if subject not in names:
        there = [*_near(names, subject), (f"all {len(names)} arrangements", "/state")]
        raise ProblemError(404, f"expected the id of an arrangement, found {told(subject)}", there)
    matrix = held.matrix(query.as_of, query.known_by)
    # Of an arrangement that is known and not reported on by that day the page says so, part by part.
    empty = ArrangementState(subject=subject, name=names[subject], aliases=(), type=_type(record, subject), cells=())
    state = next((a for a in matrix.arrangements if a.subject == subject), empty)
    return dossier_of(record, matrix, state, {key: body.members for key, body in held.known.bodies.items()})


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
