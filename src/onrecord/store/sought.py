"""The nouns of a search over statements: what is asked, what is found, what is known of a statement beforehand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from onrecord.model.span import Span
from onrecord.model.vocabulary import Act


class Voice(StrEnum):
    """Who speaks in a statement: somebody with a name, somebody without one, or the page itself."""

    NAMED = "named"
    UNNAMED = "unnamed"
    PAGE = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What statements are narrowed to; None asks nothing.

    `actor` (canonical id) is one of its holders; `subject` (an arrangement's or event's canonical id) one of its
    subjects; `level` the firmness of an obligation in it, 0 to 5; `since` and `until` the first and last day on which
    it was said, else published.
    """

    actor: str | None = None
    act: Act | None = None
    level: int | None = None
    subject: str | None = None
    outlet: str | None = None
    voice: Voice | None = None
    since: dt.date | None = None
    until: dt.date | None = None


NO_FILTERS: Final = Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A statement found. `marks` are the words sought, as spans of the document's text inside `evidence`.

    `day` is when it was said, else published, None if neither is known; `outlet` None if nobody says. Ids are the
    record's.
    """

    document: str
    source: str
    statement: str
    evidence: tuple[Span, ...]
    marks: tuple[Span, ...]
    act: Act
    voice: Voice
    day: dt.date | None
    outlet: str | None
    actors: tuple[str, ...]
    subjects: tuple[str, ...]
    levels: tuple[int, ...]


Facets = Mapping[str, tuple[tuple[str, int], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One page of `hits`, the best first, of `total` statements found.

    `facets` counts the statements found by the fields of `Filters` (actor, act, level, subject, outlet, voice) and by
    ``month`` ("2031-05"), the most frequent value first, months in order. `whole` False: there are more statements than
    were looked at, and `total` and the counts are of those looked at.
    """

    hits: tuple[Match, ...] = ()
    facets: Facets = field(default_factory=dict)
    total: int = 0
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Searchable:
    """What a search narrows by, of the statement at `ordinal` of the reading; ids are the record's. `day` is when it
    was said, else published, `outlet` who printed it, each None if unknown; `levels` are of its obligations."""

    ordinal: int
    day: dt.date | None
    act: Act
    voice: Voice
    outlet: str | None
    actors: tuple[str, ...]
    subjects: tuple[str, ...]
    levels: tuple[int, ...]
