"""The web application on localhost: pages and their JSON twins, read-only."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated

from fastapi import FastAPI, HTTPException, Query, Response
from fastapi.responses import HTMLResponse

from onrecord.model.reading import Article
from onrecord.record.opening import open_record
from onrecord.record.record import Record
from onrecord.record.state import Matrix, state_on
from onrecord.serve.contract import Json, article_json, encode
from onrecord.serve.pages.article import article_page
from onrecord.serve.pages.state import state_page
from onrecord.serve.views import matrix_json

# An empty field of a form arrives as "", which means the same as its absence.
Day = Annotated[str, Query(pattern=r"^(\d{4}-\d\d-\d\d)?$")]


class Held:
    """The record at `path` as last read; read again whenever its file has changed."""

    def __init__(self, path: str) -> None:
        self._files = (Path(path), Path(f"{path}-wal"))
        self._path = path
        self._seen: tuple[int, ...] = ()
        self._record = open_record(path)

    def record(self) -> Record:
        """The record as its file stands now."""
        seen = tuple(f.stat().st_mtime_ns for f in self._files if f.exists())
        if seen != self._seen:
            self._record, self._seen = open_record(self._path), seen
        return self._record

    def matrix(self, as_of: str, known_by: str) -> Matrix:
        """The state matrix for two days of a query; a day that no calendar has is answered with 422."""
        try:
            days = [dt.date.fromisoformat(x) if x else None for x in (as_of, known_by)]
        except ValueError as error:
            raise HTTPException(422, f"expected days such as 2023-06-01, found {as_of!r} and {known_by!r}") from error
        return state_on(self.record(), as_of=days[0], by=days[1])

    def article(self, document: str) -> Article:
        """The one article whose document id begins with `document`; 404 for none or several."""
        found = [a for a in self.record().articles if a.document.id.startswith(document)]
        if len(found) != 1:
            raise HTTPException(404, f"expected the id of one document, found {len(found)} that begin {document!r}")
        return found[0]


def make_app(path: str) -> FastAPI:
    """The application over the record at `path`. Raises RecordError if there is none."""
    app = FastAPI(title="onrecord", docs_url=None, redoc_url=None)
    held = Held(path)

    @app.get("/", response_class=HTMLResponse)
    def state(as_of: Day = "", known_by: Day = "") -> str:
        return state_page(held.matrix(as_of, known_by), held.record(), title=Path(path).name)

    @app.get("/state.json")
    def state_twin(as_of: Day = "", known_by: Day = "") -> Response:
        return _json(matrix_json(held.matrix(as_of, known_by)))

    @app.get("/documents/{document}.json")
    def article_twin(document: str) -> Response:
        return _json(article_json(held.article(document)))

    @app.get("/documents/{document}", response_class=HTMLResponse)
    def article(document: str) -> str:
        return article_page([held.article(document)])

    return app


def _json(value: Json) -> Response:
    return Response(encode(value), media_type="application/json")
