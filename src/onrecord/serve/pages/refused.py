"""The page that says why a request was refused."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.serve.pages.templating import render

HOME = (("/", "the first page"), ("/review", "the review"))


def refused_page(
    why: str, *, heading: str = "Refused", there: Sequence[tuple[str, str]] = HOME, unchanged: bool = True
) -> str:
    """Why nothing was done, and what there is instead: pages by address and name. `unchanged` says that something was
    asked for that would have changed the record."""
    return render("refused.html", why=why, heading=heading, there=there, unchanged=unchanged)
