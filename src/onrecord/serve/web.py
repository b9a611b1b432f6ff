"""The web application on localhost: pages and their JSON twins, read-only but for the review."""

from __future__ import annotations

from fastapi import FastAPI

from onrecord.serve.actor_pages import add_actor_pages
from onrecord.serve.agreement_pages import add_agreement_pages
from onrecord.serve.arrangement_pages import add_arrangement_pages
from onrecord.serve.article_pages import add_article_pages
from onrecord.serve.desk import Desk
from onrecord.serve.double_pages import add_double_pages
from onrecord.serve.guard import add_guard
from onrecord.serve.headers import Headers
from onrecord.serve.heads import Heads
from onrecord.serve.held import Held
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
    app.add_middleware(Headers)  # what the guard refuses is told no less
    app.add_middleware(Heads)  # the outermost: what a head says of the body is worked out from it

    add_article_pages(app, held)
    add_search_pages(app, held, path)
    add_actor_pages(app, held)
    add_state_pages(app, held)
    add_arrangement_pages(app, held)
    add_who_pages(app, held)
    add_review_pages(app, held, desk)
    add_double_pages(app, held, desk)
    add_agreement_pages(app, held, desk)
    return app
