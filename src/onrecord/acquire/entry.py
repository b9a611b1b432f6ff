"""One entry of a feed, whatever the feed's dialect."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`address` leads to the article, None where the entry gives none that may be followed. `published` is the date as
    the feed writes it, None without. `content` is the article's markup or text where the feed carries it whole, None
    where it carries a `summary` only ("" without). `outlet` is the title of the feed, None without."""

    address: str | None
    title: str = ""
    published: str | None = None
    content: str | None = None
    summary: str = ""
    outlet: str | None = None
