"""The review on the pages: the queue, what is decided, and taking it back."""

from __future__ import annotations

from importlib.resources import files

from fastapi import FastAPI, Response
from fastapi.responses import HTMLResponse

from onrecord.errors import OnrecordError, UnknownNameError
from onrecord.model.verdict import Decision, Verdict
from onrecord.model.vocabulary import ActorType
from onrecord.record.coding import Coder, decided, edited, lists_of, target_named, targets_of
from onrecord.record.fields import fields_in, slot_of
from onrecord.record.queue import waiting_for
from onrecord.record.verdicts import Judged
from onrecord.serve.desk import Desk, now
from onrecord.serve.forms import Form
from onrecord.serve.held import Held
from onrecord.serve.pages.review import Sent, Sitting, name_page, next_of, review_page
from onrecord.serve.problems import ProblemError, told
from onrecord.serve.reviewing import Reviewer, Sending, acted, opened, reason_of, review_address


def add_review_pages(app: FastAPI, held: Held, desk: Desk | None) -> None:
    """Add ``/review`` to `app`; `desk` keeps what is decided, None where the pages only show."""
    script = files("onrecord.serve.pages").joinpath("static/review.js").read_text(encoding="utf-8")

    @app.get("/static/review.js")
    def keys() -> Response:
        return Response(script, media_type="text/javascript; charset=utf-8")

    @app.get("/review", response_class=HTMLResponse)
    def page(by: str = "", at: str = "", reviewer: Reviewer = "") -> HTMLResponse:
        return opened(held, by, reviewer, lambda coder: _page(held, desk, coder, at, Sent()))

    @app.get("/review/name", response_class=HTMLResponse)
    def name() -> str:
        return name_page("", title=held.title)

    @app.post("/review")
    def decide(form: Sending) -> Response:
        def act(desk: Desk, by: str) -> str:
            at, rejected = form.one("at"), form.one("decision") == Decision.REJECT
            after = next_of(waiting_for(held.judged(), by, held.items()).items, at, rejected=rejected)
            desk.keep(lambda: _verdict(held.judged(), form, by, desk))
            return review_address(by, after)

        return acted(held, desk, form, act, lambda by, trouble: _again(held, desk, form, by, trouble))

    @app.post("/review/undo")
    def undo(form: Sending) -> Response:
        def act(desk: Desk, by: str) -> str:
            said = desk.undo(form.one("said"), by)
            # A newer reader may have it under another id; "" where there is nothing that it was on.
            return review_address(by, next((x.target for x in held.judged().placed if x.verdict.id == said.id), ""))

        return acted(held, desk, form, act, lambda by, trouble: _again(held, desk, form, by, trouble))


def _verdict(found: Judged, form: Form, by: str, desk: Desk) -> Verdict:
    """The verdict that a form asks for. Raises OnrecordError for a form that asks for none."""
    target = target_named(found, form.one("at"), desk.path)
    asked, new = (
        _one_of(kind, form.one(name), told)
        for kind, name, told in ((Decision, "decision", "decision"), (ActorType, "new", "type of actor"))
    )
    coder = Coder(by=by, at=now(), why=reason_of(form), new=ActorType(new) if new else None)
    if asked != Decision.EDIT:
        return decided(found, target, Decision(asked), coder)
    there = fields_in(slot_of(target.noun))
    wanted = {name: lines for name in there if (lines := form.changed(name)) is not None}
    if not wanted:
        raise OnrecordError("expected an edit that changes a field, found none changed; to keep all of it, accept it")
    return edited(found, target, wanted, coder, desk.pack, desk.path)


def _one_of(kind: type[Decision] | type[ActorType], asked: str, told: str) -> str:
    if asked not in {x.value for x in kind} and (asked or kind is Decision):
        raise UnknownNameError(told, asked, [x.value for x in kind])
    return asked


def _again(held: Held, desk: Desk | None, form: Form, by: str, trouble: str) -> str:
    """The form once more, as it was sent, with what is wrong."""
    fields = {name[2:]: values[-1] for name, values in form.values.items() if name.startswith("f.")}
    return _page(held, desk, by, form.one("at"), Sent(trouble=trouble, why=form.one("why"), fields=fields))


def _page(held: Held, desk: Desk | None, by: str, at: str, sent: Sent) -> str:
    found = held.judged()
    waiting = waiting_for(found, by, held.items())
    item = next((x for x in waiting.items if x.noun.id == at), None) if at else next(iter(waiting.items), None)
    if at and item is None:  # decided on before: shown with what was decided, which can be decided anew
        item = next((x for x in held.items() if x.noun.id == at), None)
        if item is None:
            there = [("the first of the queue", review_address(by))]
            raise ProblemError(404, f"expected the id of a statement or term on record, found {told(at)}", there)
    sitting = Sitting(
        found=found,
        waiting=waiting,
        by=by,
        item=item,
        target=targets_of(found)[item.noun.id] if item else None,
        lists=lists_of(desk.pack) if desk else None,
    )
    return review_page(sitting, sent, title=held.title)
