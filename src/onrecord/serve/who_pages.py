"""The who-said-what matrix on the pages, with its JSON and CSV twins."""

from __future__ import annotations

from importlib.resources import files
from typing import Annotated

from fastapi import Depends, FastAPI, Response
from fastapi.responses import HTMLResponse

from onrecord.model.vocabulary import ActorType
from onrecord.record.tenor import Tenor
from onrecord.record.who_matrix import AskedWho, WhoMatrix, who_matrix
from onrecord.serve.dna import dna_lines, dna_rows
from onrecord.serve.held import Day, Held, as_json, day_of
from onrecord.serve.pages.who import WhoQuery, who_page
from onrecord.serve.problems import one_of
from onrecord.serve.spreadsheet import csv_text
from onrecord.serve.who import cell_rows, who_json


def add_who_pages(app: FastAPI, held: Held) -> None:
    """Add ``/matrix`` with its twins, and the script that moves between its cells, to `app`."""
    script = files("onrecord.serve.pages").joinpath("static/grid.js").read_text(encoding="utf-8")

    @app.get("/static/grid.js")
    def arrows() -> Response:
        return Response(script, media_type="text/javascript; charset=utf-8")

    @app.get("/matrix", response_class=HTMLResponse)
    def matrix(query: Annotated[WhoQuery, Depends(_query)]) -> str:
        return who_page(_asked(held, query), held.record(), query, title=held.title)

    @app.get("/matrix.json")
    def twin(query: Annotated[WhoQuery, Depends(_query)]) -> Response:
        return as_json(who_json(_asked(held, query)))

    @app.get("/matrix.csv")
    def table(query: Annotated[WhoQuery, Depends(_query)]) -> Response:
        return _csv(*cell_rows(_asked(held, query)))

    @app.get("/matrix.dna.csv")
    def network(query: Annotated[WhoQuery, Depends(_query)]) -> Response:
        rows, _ = dna_rows(_asked(held, query), held.record())
        return Response("".join(dna_lines(rows)), media_type="text/csv; charset=utf-8")


def _query(
    actor: str = "",
    arrangement: str = "",
    type: str = "",
    tenor: str = "",
    named: str = "",
    since: Day = "",
    as_of: Day = "",
    known_by: Day = "",
    all: str = "",
    who: str = "",
    on: str = "",
) -> WhoQuery:
    return WhoQuery(
        actor=actor,
        arrangement=arrangement,
        type=type,
        tenor=tenor,
        named=named,
        since=since,
        as_of=as_of,
        known_by=known_by,
        all=all,
        who=who,
        on=on,
    )


def _asked(held: Held, query: WhoQuery) -> WhoMatrix:
    asked = AskedWho(
        actor=query.actor or None,
        arrangement=query.arrangement or None,
        type=one_of(ActorType, query.type, "a type of actor", "type"),
        tenor=one_of(Tenor, query.tenor, "what a cell comes to", "tenor"),
        named=bool(query.named),
        since=day_of(query.since),
        as_of=day_of(query.as_of),
        by=day_of(query.known_by),
    )
    return who_matrix(held.record(), asked)


def _csv(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> Response:
    return Response(csv_text(columns, rows), media_type="text/csv; charset=utf-8")
