"""Why a request has no answer: said on a page, as a problem in JSON (RFC 9457) or as plain text, as it was asked for.

Whoever refuses a request raises HTTPException with a sentence of the form "expected ..., found ...", or ProblemError
where there is something to go on to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from http import HTTPStatus
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, PlainTextResponse
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException as RoutingError

from onrecord.errors import OnrecordError, RecordBusyError
from onrecord.serve.contract import encode
from onrecord.serve.pages.problem import problem_page

Named = tuple[str, str]  # what there is, and its address
Word = TypeVar("Word", bound=StrEnum)
LONGEST = 200  # characters of what was found that are said
TWINS = (".json", ".csv")
# What pydantic finds of a value, in words.
_EXPECTED = {
    "int_parsing": "a whole number",
    "int_parsing_size": "a whole number",
    "greater_than_equal": "a number from {ge} on",
    "less_than_equal": "a number up to {le}",
    "string_too_long": "up to {max_length} characters",
}


class ProblemError(HTTPException):
    """A request that has no answer, and what there is instead: `there`, or the `values` of the `field` of a query."""

    def __init__(
        self, status: int, detail: str, there: Sequence[Named] = (), *, field: str = "", values: Collection[str] = ()
    ) -> None:
        self.there, self.field, self.values = there, field, values
        super().__init__(status, detail)


def told(asked: str) -> str:
    """What was found, as a sentence has it."""
    return repr(asked if len(asked) <= LONGEST else f"{asked[:LONGEST]}…")


def check_one_of(there: Iterable[str], asked: str, what: str, field: str) -> None:
    """Answer with 422, and the values there are, what a `field` asks for and is none of them; "" asks for nothing."""
    values = list(there)
    if asked and asked not in values:
        raise ProblemError(422, f"{field}: expected {what}, found {told(asked)}", field=field, values=values)


def one_of(words: type[Word], asked: str, what: str, field: str) -> Word | None:
    """The word of a closed vocabulary that a `field` asks for, None for an empty one; another is answered with 422."""
    check_one_of(words, asked, what, field)
    return words(asked) if asked else None


def add_problems(app: FastAPI) -> None:
    """Make every refusal of `app` an answer in the form that was asked for."""

    @app.exception_handler(RoutingError)
    def refused(request: Request, error: RoutingError) -> Response:
        if isinstance(error, ProblemError):
            there = [*error.there, *_instead(request, error.field, error.values)]
            return problem(request, error.status_code, error.detail, there)
        if request.scope.get("route") is None and error.status_code == HTTPStatus.NOT_FOUND:
            detail = f"expected an address of these pages, found {told(request.scope['path'])}"
            return problem(request, error.status_code, detail, _addresses(app, _twin(request)))
        detail = error.detail
        if error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            allowed = (error.headers or {}).get("Allow", "")
            detail = f"expected {allowed or 'another method'}, found {request.method}"
        answer = problem(request, error.status_code, detail)
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(RequestValidationError)
    def misread(request: Request, error: RequestValidationError) -> Response:
        found = error.errors()
        fields = [str(x["loc"][-1]) for x in found]
        there = [x for field in fields for x in _instead(request, field)]
        return problem(request, 422, "; ".join(map(_misread, found, fields)), there)

    @app.exception_handler(OnrecordError)
    def failed(request: Request, error: OnrecordError) -> Response:
        return problem(request, 503 if isinstance(error, RecordBusyError) else 500, str(error))


def problem(request: Request, status: int, detail: str, there: Sequence[Named] = ()) -> Response:
    """An answer that says why there is no other."""
    accepted = request.headers.get("accept", "")
    twin = _twin(request)
    if twin == ".csv":
        lines = [detail, *(name if name == address else f"{name}: {address}" for name, address in there)]
        return PlainTextResponse("\n".join(lines) + "\n", status)
    if twin == ".json" or ("json" in accepted and "text/html" not in accepted):
        value = {
            "type": "about:blank",
            "title": HTTPStatus(status).phrase,
            "status": status,
            "detail": detail,
            "instance": _path(request),
            "there": [{"name": name, "address": address} for name, address in there],
        }
        return Response(encode(value), status, media_type="application/problem+json")
    return HTMLResponse(problem_page(status, detail, there, method=request.method), status)


def _path(request: Request) -> str:
    return quote(request.scope["path"], safe="/:@")


def _twin(request: Request) -> str:
    return next((x for x in TWINS if _path(request).endswith(x)), "")


def _instead(request: Request, field: str, values: Collection[str] = ()) -> list[Named]:
    """The address that was asked for, with other `values` of the `field` of its query, and without it."""
    if not field or field not in request.query_params:
        return []
    path = _path(request)
    rest = [(name, value) for name, value in request.query_params.multi_items() if name != field]
    found = [(x, f"{path}?{urlencode([*rest, (field, x)])}") for x in values]
    return [*found, (f"without {field}", f"{path}?{urlencode(rest)}" if rest else path)]


def _addresses(app: FastAPI, twin: str) -> list[Named]:
    """Every address without a part to fill in that answers as `twin` does."""
    paths = {x.path for x in app.routes if isinstance(x, APIRoute) and "GET" in (x.methods or ()) and "{" not in x.path}
    shown = sorted(x for x in paths if next((y for y in (*TWINS, ".js") if x.endswith(y)), "") == twin)
    return [(x, x) for x in shown]


def _misread(error: dict[str, Any], field: str) -> str:
    context = error.get("ctx", {})
    if error["type"] == "value_error":
        expected = str(context["error"])
    else:
        expected = _EXPECTED.get(error["type"], error["msg"]).format(**context)
    return f"{field}: expected {expected}, found {told(str(error['input']))}"
