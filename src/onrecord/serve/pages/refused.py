"""The page that says why a request was refused."""

from __future__ import annotations

from onrecord.serve.pages.templating import render


def refused_page(why: str, *, heading: str = "Refused") -> str:
    """Why nothing was done, and the way back."""
    return render("refused.html", why=why, heading=heading)
