"""What the pages of the review have in common: whose decisions they are, and what becomes of a form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import Cookie, Depends, HTTPException, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from onrecord.errors import OnrecordError, RecordBusyError
from onrecord.serve.desk import Desk
from onrecord.serve.forms import Form, form_of
from onrecord.serve.held import Held
from onrecord.serve.pages.addresses import with_query
from onrecord.serve.pages.review import name_page

READ_ONLY = "expected a server for decisions (`onrecord serve RECORD --review`), found one that only shows"
LONGEST_NAME, LONGEST_WHY = 100, 2000
A_YEAR = 365 * 24 * 3600  # seconds
Sending = Annotated[Form, Depends(form_of)]
Reviewer = Annotated[str, Cookie()]


def opened(held: Held, by: str, reviewer: str, shown: Callable[[str], str]) -> HTMLResponse:
    """The page `shown` to the coder of the address, `by`, or of the cookie, `reviewer`; one that asks for the name
    where there is none."""
    try:
        coder = coder_named(by or unquote(reviewer))
    except OnrecordError as error:
        return HTMLResponse(name_page(str(error) if by else "", title=held.title))
    response = HTMLResponse(shown(coder))
    # The cookie goes to the pages of the review alone.
    response.set_cookie("reviewer", quote(coder), max_age=A_YEAR, path="/review", httponly=True, samesite="strict")
    return response


def acted(
    held: Held, desk: Desk | None, form: Form, act: Callable[[Desk, str], str], again: Callable[[str, str], str]
) -> Response:
    """What becomes of `form`: `act`, given the desk and the coder, does what it asks and says where to go on, so that
    loading that page again sends nothing twice. Where it cannot, the page comes `again`, given coder and trouble."""
    if desk is None:
        raise HTTPException(403, READ_ONLY)
    try:
        by = coder_named(form.one("by"))
    except OnrecordError as error:
        return HTMLResponse(name_page(str(error), title=held.title), status_code=422)
    try:
        return RedirectResponse(act(desk, by), status_code=303)
    except RecordBusyError:
        told, status = "another program is writing to this record; send it again when that is done", 409
    except OnrecordError as error:
        told, status = str(error), 422
    try:
        page = again(by, told)
    except HTTPException as error:  # what the form is about has gone meanwhile
        raise HTTPException(status, told) from error
    return HTMLResponse(page, status_code=status)


def review_address(by: str, at: str = "") -> str:
    """An item of the queue of `by`; the first for ""."""
    return with_query("/review", by=by, at=at)


def coder_named(by: str) -> str:
    """The name of a coder. Raises OnrecordError for none and for one that is too long."""
    name = " ".join(by.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise OnrecordError(f"expected a name of up to {LONGEST_NAME} characters, found {name[:40]!r}")
    return name


def reason_of(form: Form) -> str:
    """The reason in a form. Raises OnrecordError for one that is too long."""
    why = form.one("why")
    if len(why) > LONGEST_WHY:
        raise OnrecordError(f"expected a reason of up to {LONGEST_WHY} characters, found {len(why)}")
    return why
