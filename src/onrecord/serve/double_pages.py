"""Arrangements that may be one, on the pages: a person rules whether they are."""

from __future__ import annotations

from fastapi import FastAPI, Response
from fastapi.responses import HTMLResponse

from onrecord.errors import UnknownNameError
from onrecord.model.vocabulary import Judgement
from onrecord.record.doubles import doubles_of
from onrecord.serve.actor_pages import Number
from onrecord.serve.desk import Desk
from onrecord.serve.held import Held
from onrecord.serve.pages.addresses import with_query
from onrecord.serve.pages.doubles import doubles_page
from onrecord.serve.reviewing import Reviewer, Sending, acted, opened, reason_of

OFFERED = (Judgement.SAME, Judgement.DIFFERENT, Judgement.UNSURE)


def add_double_pages(app: FastAPI, held: Held, desk: Desk | None) -> None:
    """Add ``/review/subjects`` to `app`; `desk` keeps what is ruled, None where the pages only show."""

    def shown(by: str, page: int, trouble: str = "") -> str:
        record, rulings = held.record(), held.subject_rulings()
        found = doubles_of(record, rulings)
        return doubles_page(
            found, rulings, record, by=by, page=page, trouble=trouble, may_write=desk is not None, title=held.title
        )

    @app.get("/review/subjects", response_class=HTMLResponse)
    def listed(by: str = "", page: Number = 1, reviewer: Reviewer = "") -> HTMLResponse:
        return opened(held, by, reviewer, lambda coder: shown(coder, page))

    @app.post("/review/subjects")
    def rule(form: Sending) -> Response:
        def act(desk: Desk, by: str) -> str:
            judgement = _judgement(form.one("judgement"))
            desk.rule(held.record, form.one("a"), form.one("b"), judgement, by=by, why=reason_of(form))
            return with_query("/review/subjects", by=by)

        return acted(held, desk, form, act, lambda by, trouble: shown(by, 1, trouble))

    @app.post("/review/subjects/undo")
    def undo(form: Sending) -> Response:
        def act(desk: Desk, by: str) -> str:
            desk.take_back(form.one("said"), by)
            return with_query("/review/subjects", by=by)

        return acted(held, desk, form, act, lambda by, trouble: shown(by, 1, trouble))


def _judgement(asked: str) -> Judgement:
    if asked not in {x.value for x in OFFERED}:
        raise UnknownNameError("ruling on two arrangements", asked, [x.value for x in OFFERED])
    return Judgement(asked)
