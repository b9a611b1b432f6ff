"""The web application on localhost: pages and their JSON twins, read-only but for the review."""

from __future__ import annotations

from fastapi import FastAPI, Response
from fastapi.responses import HTMLResponse

from onrecord.serve.actor_pages import add_actor_pages
from onrecord.serve.agreement_pages import add_agreement_pages
from onrecord.serve.arrangement_pages import add_arrangement_pages
from onrecord.serve.contract import article_json
from onrecord.serve.desk import Desk
from onrecord.serve.double_pages import add_double_pages
from onrecord.serve.guard import add_guard
from onrecord.serve.headers import Headers
from onrecord.serve.held import Held, as_json
from onrecord.serve.pages.article import article_page
from onrecord.serve.problems import add_problems
from onrecord.serve.review_pages import add_review_pages
from onrecord.serve.search_pages import add_search_pages
from onrecord.serve.state_pages import add_state_pages
from onrecord.serve.who_pages import add_who_pages


def make_app(path: str, desk: Desk | None = None) -> FastAPI:
    """The application over the record at `path`; `desk` keeps what is decided on its pages, None: they only show.
    Raises RecordError if there is no record."""
    app = FastAPI(title="onrecord", docs_url=None, redoc_url=None)
    held = Held(path)
    add_problems(app)
    add_guard(app)
    app.add_middleware(Headers)  # the outermost: what the guard refuses is told no less

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
    add_review_pages(app, held, desk)
    add_double_pages(app, held, desk)
    add_agreement_pages(app, held, desk)
    return app
