"""The page that says why a request has no answer, and what there is instead."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.serve.pages.templating import render

MOST = 60  # things of those there are that are listed
_HEADINGS = {
    403: "Refused",
    404: "Not on record",
    405: "Not done here",
    422: "Cannot be asked",
    500: "The record cannot be used",
    503: "The record is busy",
}


def problem_page(status: int, detail: str, there: Sequence[tuple[str, str]], *, method: str) -> str:
    """What was expected and found, and `there`, by name and address, what can be asked for."""
    return render(
        "problem.html",
        heading=_HEADINGS.get(status, "Cannot be done"),
        detail=detail,
        there=there[:MOST],
        more=len(there[MOST:]),
        sent=method not in ("GET", "HEAD"),
    )
