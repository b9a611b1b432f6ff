"""The web application on localhost: pages and their JSON twins, read-only."""

from __future__ import annotations

from fastapi import FastAPI, Response
from fastapi.responses import HTMLResponse

from onrecord.serve.actor_pages import add_actor_pages
from onrecord.serve.contract import article_json
from onrecord.serve.held import Day, Held, as_json
from onrecord.serve.pages.article import article_page
from onrecord.serve.pages.state import state_page
from onrecord.serve.views import matrix_json
from onrecord.serve.who_pages import add_who_pages


def make_app(path: str) -> FastAPI:
    """The application over the record at `path`. Raises RecordError if there is none."""
    app = FastAPI(title="onrecord", docs_url=None, redoc_url=None)
    held = Held(path)

    @app.get("/", response_class=HTMLResponse)
    def state(as_of: Day = "", known_by: Day = "") -> str:
        return state_page(held.matrix(as_of, known_by), held.record(), title=held.title)

    @app.get("/state.json")
    def state_twin(as_of: Day = "", known_by: Day = "") -> Response:
        return as_json(matrix_json(held.matrix(as_of, known_by)))

    @app.get("/documents/{document}.json")
    def article_twin(document: str) -> Response:
        return as_json(article_json(held.article(document)))

    @app.get("/documents/{document}", response_class=HTMLResponse)
    def article(document: str) -> str:
        return article_page([held.article(document)], served=True)

    add_actor_pages(app, held)
    add_who_pages(app, held)
    return app
