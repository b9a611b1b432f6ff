"""Who may ask: pages of this machine only, and what changes the record only from these pages themselves.

A server on localhost can be reached by every site that the same browser has open. A site can send a form to it
(forgery), and can make its own name mean 127.0.0.1 and so read what is served (DNS rebinding).
"""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import FastAPI, Request, Response
from starlette.middleware.base import RequestResponseEndpoint

from onrecord.serve.problems import problem

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
READING = frozenset({"GET", "HEAD"})


def refusal(method: str, scheme: str, headers: Mapping[str, str]) -> str | None:
    """Why a request is refused; None if it may pass. Names of `headers` are in lower case."""
    host = headers.get("host", "")
    name, _, port = host.rpartition(":")
    if not port.isdigit():
        name = host
    if name.casefold() not in LOOPBACK:
        return f"expected a host of this machine ({', '.join(LOOPBACK)}), found {host[:200]!r}"
    if method in READING:
        return None
    # A browser sends one of the two with every form; a program that has neither can say which page it acts for.
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin is None and site is None:
        return "expected a form of these pages, which names its origin; found a request that names none"
    if site not in (None, "same-origin"):
        return f"expected a form of these pages, found one sent by another site ({site[:40]})"
    if origin is not None and origin != f"{scheme}://{host}":
        return f"expected a form of these pages ({scheme}://{host}), found one of {origin[:200]!r}"
    return None


def add_guard(app: FastAPI) -> None:
    """Refuse what `refusal` finds."""

    @app.middleware("http")
    async def guarded(request: Request, answer: RequestResponseEndpoint) -> Response:
        why = refusal(request.method, request.url.scheme, request.headers)
        return await answer(request) if why is None else problem(request, 403, why)
