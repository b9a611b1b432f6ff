"""Two coders compared on the pages: how far they agree, and what a third has to settle."""

from __future__ import annotations

from fastapi import FastAPI, Response
from fastapi.responses import HTMLResponse

from onrecord.errors import OnrecordError, RecordError
from onrecord.model.verdict import Verdict
from onrecord.record.agreement import compared, pairs_of
from onrecord.record.coding import Coder, settled_as, target_named
from onrecord.record.verdicts import Judged
from onrecord.serve.desk import Desk, now
from onrecord.serve.forms import Form
from onrecord.serve.held import Held
from onrecord.serve.pages.addresses import with_query
from onrecord.serve.pages.agreement import agreement_page
from onrecord.serve.reviewing import Reviewer, Sending, acted, opened, reason_of


def add_agreement_pages(app: FastAPI, held: Held, desk: Desk | None) -> None:
    """Add ``/review/agreement`` to `app`; `desk` keeps what is settled, None where the pages only show."""

    def shown(by: str, coders: tuple[str, str], trouble: str = "") -> str:
        return _page(held.judged(), by, coders, trouble, may_write=desk is not None, title=held.title)

    @app.get("/review/agreement", response_class=HTMLResponse)
    def page(one: str = "", other: str = "", by: str = "", reviewer: Reviewer = "") -> HTMLResponse:
        return opened(held, by, reviewer, lambda coder: shown(coder, (one, other)))

    @app.post("/review/agreement")
    def settle(form: Sending) -> Response:
        one, other = form.one("one"), form.one("other")

        def act(desk: Desk, by: str) -> str:
            desk.keep(lambda: _settled(held.judged(), form, by, desk.path))
            return with_query("/review/agreement", one=one, other=other, by=by)

        return acted(held, desk, form, act, lambda by, trouble: shown(by, (one, other), trouble))


def _settled(found: Judged, form: Form, by: str, path: str) -> Verdict:
    """The verdict that settles a disagreement as one of the two coders has it."""
    target = target_named(found, form.one("target"), path)
    outcome = found.outcomes.get(target.noun.id)
    said = next((x for x in outcome.verdicts if x.id == form.one("said")), None) if outcome else None
    if said is None:
        raise RecordError(path, expected="a decision that a coder holds to", found="one that was changed since")
    return settled_as(found, target, said, Coder(by=by, at=now(), why=reason_of(form)))


def _page(found: Judged, by: str, coders: tuple[str, str], trouble: str, *, may_write: bool, title: str) -> str:
    pairs = pairs_of(found)
    if not all(coders) and pairs:
        coders = pairs[0][:2]
    made = None
    if all(coders):
        try:
            made = compared(found, *coders)
        except OnrecordError as error:
            trouble = trouble or str(error)
    return agreement_page(found, made, coders, pairs, by=by, trouble=trouble, may_write=may_write, title=title)
