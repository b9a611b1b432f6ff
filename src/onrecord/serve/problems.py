"""What is answered to a request that cannot be served: a page that says what was expected, what was found and what
there is; for a program the same as RFC 9457 has it, and a line of text in place of a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Any, Final

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, PlainTextResponse
from starlette.exceptions import HTTPException

from onrecord.errors import OnrecordError
from onrecord.serve.contract import encode
from onrecord.serve.pages.refused import refused_page

# Where a page of the record begins; `make_app` serves each.
PAGES: Final = (
    ("/", "the first page"),
    ("/search", "search"),
    ("/state", "the state"),
    ("/matrix", "who said what"),
    ("/actors", "actors"),
    ("/review", "the review"),
)
_LONGEST: Final = 200  # characters of what was asked that an answer repeats


def add_problems(app: FastAPI) -> None:
    """Answer every error of `app` in the form of the address that was asked for."""

    @app.exception_handler(HTTPException)
    async def told(request: Request, error: HTTPException) -> Response:
        why = error.detail
        if error.status_code == HTTPStatus.NOT_FOUND and why == HTTPStatus.NOT_FOUND.phrase:
            there = ", ".join(x for x, _ in PAGES)
            why = f"expected the address of a page ({there}), found {request.url.path[:_LONGEST]!r}"
        elif error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            why = f"expected {(error.headers or {}).get('Allow', 'another method')}, found {request.method}"
        return problem(request, error.status_code, why, error.headers)

    @app.exception_handler(RequestValidationError)
    async def misread(request: Request, error: RequestValidationError) -> Response:
        return problem(request, HTTPStatus.UNPROCESSABLE_ENTITY, "; ".join(_faults(error.errors())))

    @app.exception_handler(OnrecordError)
    async def failed(request: Request, error: OnrecordError) -> Response:
        return problem(request, HTTPStatus.SERVICE_UNAVAILABLE, str(error))


def problem(request: Request, status: int, why: str, headers: Any = None) -> Response:
    """The answer that says `why`, in the form of what was asked for: a page, JSON or a line of text."""
    title = HTTPStatus(status).phrase
    path = request.url.path
    accepted = request.headers.get("accept", "")
    if path.endswith(".csv"):
        return PlainTextResponse(f"{title}: {why}\n", status, headers)
    if path.endswith(".json") or ("json" in accepted and "html" not in accepted):
        body = {"type": "about:blank", "title": title, "status": int(status), "detail": why, "instance": path}
        return Response(encode(body), status, headers, "application/problem+json")
    return HTMLResponse(
        refused_page(why, heading=title, there=PAGES, unchanged=request.method != "GET"), status, headers
    )


def _faults(errors: Iterable[Any]) -> Iterable[str]:
    for error in errors:
        where: Sequence[Any] = error.get("loc", ())
        name = str(where[-1]) if where else "the request"
        found = repr(error.get("input"))[:_LONGEST]
        pattern = str((error.get("ctx") or {}).get("pattern", ""))
        wanted = "a day such as 2023-06-01" if r"\d{4}-" in pattern else f"a value that fits ({error.get('msg')})"
        yield f"{name}: expected {wanted}, found {found}"
