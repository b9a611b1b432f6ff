"""What a page's markup, address or feed says of its text, beside the text itself."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.vocabulary import DateRole, DateSource, SegmentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DateClaim:
    """A date that stands outside the text: `written` is the value as it stands there, `at` the name of its place
    ("JSON-LD datePublished", "meta article:published_time", "address")."""

    source: DateSource
    role: DateRole
    at: str
    written: str


@dataclass(frozen=True, slots=True)
class Marked:
    """The markup says of ``text[s:e]``, one physical line, what it is ("figcaption": a caption)."""

    s: int
    e: int
    kind: SegmentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What stands around a text that was drawn from a page. None or empty: it does not say.

    `outlet` and `language` are what the page declares, `address` is the one it calls its own (canonical). `dates` are
    in the order in which they were found; `marked` lines are in text order. `left` counts the blocks of the page that
    are not in the text, by reason.
    """

    outlet: str | None = None
    language: str | None = None
    address: str | None = None
    dates: tuple[DateClaim, ...] = ()
    marked: tuple[Marked, ...] = ()
    left: tuple[tuple[str, int], ...] = ()
