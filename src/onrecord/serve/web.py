"""The web application on localhost: pages and their JSON twins, read-only."""

from __future__ import annotations

from fastapi import FastAPI, Response
from fastapi.responses import HTMLResponse

from onrecord.serve.actor_pages import add_actor_pages
from onrecord.serve.arrangement_pages import add_arrangement_pages
from onrecord.serve.contract import article_json
from onrecord.serve.held import Held, as_json
from onrecord.serve.pages.article import article_page
from onrecord.serve.search_pages import add_search_pages
from onrecord.serve.state_pages import add_state_pages
from onrecord.serve.who_pages import add_who_pages


def make_app(path: str) -> FastAPI:
    """The application over the record at `path`. Raises RecordError if there is none."""
    app = FastAPI(title="onrecord", docs_url=None, redoc_url=None)
    held = Held(path)

    @app.get("/documents/{document}.json")
    def article_twin(document: str) -> Response:
        return as_json(article_json(held.article(document)))

    @app.get("/documents/{document}", response_class=HTMLResponse)
    def article(document: str) -> str:
        return article_page([held.article(document)], served=True)

    add_search_pages(app, held, path)
    add_actor_pages(app, held)
    add_state_pages(app, held)
    add_arrangement_pages(app, held)
    add_who_pages(app, held)
    return app
