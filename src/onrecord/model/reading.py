"""Everything that one document was found to say, and the document with its sightings."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.model.actor import Actor, Mention
from onrecord.model.attribution import Attribution
from onrecord.model.capture import Capture, earliest
from onrecord.model.document import Document, Page
from onrecord.model.quantity import Quantity
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import Term
from onrecord.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What `reader` (name and version) found in a document: a pure function of document, date, packs and reader.

    `doubtful` are attributions below the reader's threshold: for review, with no actor resolved, never stored.
    `unread` says why nothing was read ("Russian, which no installed reader reads"), empty where it was. `dropped`
    counts what a stage left out, by reason.
    """

    document: str
    reader: str
    page: Page
    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    doubtful: tuple[Attribution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[When, ...] = ()
    statements: tuple[Statement, ...] = ()
    subjects: tuple[Subject, ...] = ()
    terms: tuple[Term, ...] = ()
    unread: str = ""
    dropped: tuple[tuple[str, int], ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A document with its sightings (at least one, in order of source) and its reading."""

    document: Document
    captures: tuple[Capture, ...]
    reading: Reading

    @property
    def outlet(self) -> str | None:
        """The outlet's name: as told for the first capture that has one, else as the page says; None if nobody does."""
        told = next((c.outlet for c in self.captures if c.outlet), None)
        read = self.reading.page.masthead.outlet
        return told or (read.name if read else None)

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of the web at which it was seen; articles that share one are versions of one page."""
        return tuple(dict.fromkeys(c.address for c in self.captures if c.address))

    @property
    def published(self) -> When:
        """When readers could know: the earliest told capture, else the masthead's interval."""
        told = earliest(self.captures)
        return told if told.known else self.reading.page.masthead.published
