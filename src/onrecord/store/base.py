"""What a store does, and the small nouns of keeping a record.

Every method of a writer is one transaction: it happens as a whole or not at all. Document ids are the hashes of
`Document.id`; nothing of the database's own keys is seen outside. Answers never hold the time of storing, nor depend on
the order in which documents came.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from onrecord.model.actor import Bond
from onrecord.model.capture import Capture
from onrecord.model.document import Document
from onrecord.model.entity import Entity
from onrecord.model.link import Link
from onrecord.model.reading import Article, Reading
from onrecord.model.received import FeedState, Received
from onrecord.model.ruling import Naming, RuledOn, Ruling
from onrecord.model.span import Span
from onrecord.model.verdict import Verdict
from onrecord.model.vocabulary import Slot
from onrecord.store.held import Held, Holding
from onrecord.store.sought import NO_FILTERS, Filters, Found, Searchable
from onrecord.store.tabled import Count, DocumentReports, ShownArrangement, Tally, ToldNames


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding changed: each False where the record held it already."""

    document: bool = False
    capture: bool = False
    reading: bool = False

    @property
    def anything(self) -> bool:
        """Whether the record is another one than before."""
        return self.document or self.capture or self.reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What is left of a removed document: its id, who removed it when and why. `readded_at` None: it stays out."""

    document: str
    by: str
    at: dt.datetime
    why: str
    readded_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """Trouble in the data that a stage signalled; `span` are the words in question, None where it is the document, and
    `document` is empty where it is the record."""

    document: str
    stage: str
    kind: str
    detail: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something in the record that is not as it must be: `where`, what was `expected` there and what was `found`."""

    where: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.where}: expected {self.expected}, found {self.found}"


class JobState(StrEnum):
    """How a job, or one source of it, stands."""

    PENDING = "pending"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    INTERRUPTED = "interrupted"


@dataclass(frozen=True, slots=True, kw_only=True)
class JobSource:
    """One source of a job, as given; `message` says why it failed, empty otherwise."""

    source: str
    state: JobState
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A piece of work on the record. `state` is running, done or interrupted; `ended_at` None while it runs."""

    id: int
    kind: str
    state: JobState
    started_at: dt.datetime
    ended_at: dt.datetime | None
    sources: tuple[JobSource, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A statement whose evidence, or a document whose text, has the words sought; `statement` None for a document.

    `words` is the evidence, or the stretch of the text around the first match.
    """

    document: str
    statement: str | None
    words: str


CanonicalIds = Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What linking one document with those like it came to: the `links` with an end in it, the record's ids of its
    actors and subjects by its own, and why ids are one that were not known to be."""

    links: tuple[Link, ...]
    actor_ids: Mapping[str, str]
    subject_ids: Mapping[str, str]
    bonds: tuple[Bond, ...]


class Store(Protocol):
    """A record, read. What it shows is the record as it stood when it was opened."""

    def has(self, document: str, capture: str, key: str) -> bool:
        """Whether this sighting is stored and the document's stored reading is the one of `key`."""

    def count(self) -> int:
        """How many documents there are."""

    def ids(self) -> tuple[str, ...]:
        """The ids of all documents, in order."""

    def document(self, document: str) -> Document | None:
        """The document of this id; None if it is not in the record."""

    def captures(self, document: str) -> tuple[Capture, ...]:
        """The sightings of a document in order of source; empty if it is not in the record."""

    def find(self, name: str) -> str:
        """The id of the document that `name` means: its id, one of its sources, or the start of its id.

        Raises UnknownNameError for none and RecordError for several.
        """

    def article(self, name: str) -> Article:
        """The article of the document that `name` means, as in `find`."""

    def articles(self, documents: Collection[str] | None = None) -> Iterator[Article]:
        """Articles of `documents`, None for all, in order of document id, under the documents' own actor ids."""

    def excerpts(self, terms: Mapping[str, Collection[str]]) -> Iterator[Article]:
        """Articles as in `articles`, cut down to some of their terms (ids by document id), the statements that say
        these, the attributions around those, and all actors."""

    def shown(self, documents: Collection[str] | None = None) -> Iterator[Article]:
        """Articles under the record's ids in order of document id: of `documents`, None for all."""

    def links(self, documents: Collection[str] | None = None) -> tuple[Link, ...]:
        """The stored links that have an end in `documents`, None for all, in order of id."""

    def canonical_ids(self, documents: Collection[str] | None = None) -> dict[tuple[str, str], str]:
        """The record's actor ids by (document id, the document's own actor id), as last resolved; of `documents`, None
        for all."""

    def canonical_subjects(self, documents: Collection[str] | None = None) -> dict[tuple[str, str], str]:
        """The record's subject ids by (document id, the document's own subject id), as last resolved; of `documents`,
        None for all."""

    def fingerprint(self) -> str:
        """Hash of what links and actor ids are made from: documents, captures, reading keys and what people said."""

    def links_fingerprint(self) -> str | None:
        """The fingerprint that the stored links were made from; None if links were never made."""

    def rulings(self, *, withdrawn: bool = False, of: RuledOn = RuledOn.ACTOR) -> tuple[Ruling, ...]:
        """Standing rulings on actors or subjects in order of id; with `withdrawn`, those that were withdrawn too."""

    def namings(self, *, withdrawn: bool = False, of: RuledOn = RuledOn.ACTOR) -> tuple[Naming, ...]:
        """Standing names to show in order of id; with `withdrawn`, those that were withdrawn too."""

    def verdicts(self, *, withdrawn: bool = False) -> tuple[Verdict, ...]:
        """Standing verdicts in order of time; with `withdrawn`, those that were withdrawn too."""

    def entities(self) -> tuple[Entity, ...]:
        """The entities that were brought and not withdrawn, in order of id."""

    def bonds(self) -> tuple[Bond, ...]:
        """Why ids are one actor, as last resolved."""

    def tombstone(self, document: str) -> Tombstone | None:
        """Why a document may not be added; None if nothing bars it."""

    def tombstones(self) -> tuple[Tombstone, ...]:
        """All of them, those of documents taken back as well, in order of time."""

    def issues(self) -> tuple[Issue, ...]:
        """Trouble in the data: the whole record's, then by document id and in the order signalled."""

    def jobs(self) -> tuple[Job, ...]:
        """The ledger, oldest first."""

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """Statements, then documents, that hold every one of `words`, the best first; case and accents are one."""

    def search_statements(
        self, words: str, filters: Filters = NO_FILTERS, *, limit: int = 20, offset: int = 0
    ) -> Found:
        """Statements that hold every one of `words` and pass `filters`: `limit` of them from `offset` on, the best
        first, with counts of all. Empty `words` ask nothing."""

    def indexed(self) -> bool:
        """Whether what is worked out in advance is of the record as it stands."""

    def outdated(self) -> frozenset[str] | None:
        """The documents of which it is not worked out as they stand; None for all."""

    def versions(self, documents: Collection[str]) -> dict[str, frozenset[str]]:
        """For each of these documents those that were seen at one of its addresses of the web, itself among them."""

    def told_names(self, documents: Collection[str] | None = None) -> ToldNames:
        """What all documents call actors and subjects, under the record's ids: those that `documents` speak of, None
        for all."""

    def unlinked(self) -> frozenset[str] | None:
        """The documents whose links are not made as they stand; None for all."""

    def held_sentences(self) -> int | None:
        """How many sentences are held, see `holders`; None where none are kept, since the record is small."""

    def holders(self, words: Collection[int], months: tuple[int, int] | None) -> dict[int, Holding]:
        """Who holds each of these words (by number): places in these months and in none, None for all months."""

    def held_counts(self, words: Collection[int]) -> Mapping[int, int]:
        """How many sentences hold each of these words (by number); a word that none holds is left out."""

    def documents_at(self, places: Collection[int]) -> frozenset[str]:
        """The documents at `places` of holders, as far as they are still in the record."""

    def same_wording(self, wording: int, most: int) -> frozenset[str]:
        """The first documents, at most so many, of this wording (by number)."""

    def known_as(self, document: str, actors: Collection[str]) -> dict[str, str]:
        """The record's id of `actors`, own ids of `document`, as far as another document has them."""

    def others_have(self, document: str, subject: str) -> bool:
        """Whether another document than `document` has a subject of this id of the record."""

    def others_naming(self, document: str, subject: str, most: int) -> frozenset[str]:
        """The last documents but for `document`, at most so many, that have `subject` as an id of their own."""

    def present(self, documents: Collection[str]) -> frozenset[str]:
        """Those of `documents` that are in the record."""

    def outlets_named(self, names: Collection[str]) -> frozenset[str]:
        """Those of `names` under which an outlet was told of when something was added."""

    def names_outdated(self) -> bool:
        """Whether the names to show are to be worked out of the whole record."""

    def where_named(self, actor: str) -> str | None:
        """The first of the documents that call `actor`, an id of the record, by the longest of its names."""

    def outlets(self, documents: Collection[str]) -> dict[str, str | None]:
        """The outlet of each of these documents, as `Article.outlet` has it."""

    def tallies(
        self, *, as_of: dt.date | None, by: dt.date | None, subject: str | None = None, slot: Slot | None = None
    ) -> tuple[Tally, ...]:
        """What is reported `as_of` a day, known `by` a day, counted by value: of one `subject` and one `slot`, None for
        all. What is counted was worked out in advance, see `indexed`."""

    def counts(self, *, as_of: dt.date | None, by: dt.date | None) -> tuple[Count, ...]:
        """How many cells, values and reports there are in each slot of each subject, in order. As `tallies`."""

    def told_of_issue(self, issue: str, *, as_of: dt.date | None, by: dt.date | None) -> frozenset[str]:
        """The subjects of which a statement on `issue` reports something. As `tallies`."""

    def undated(self, *, as_of: dt.date | None, by: dt.date | None) -> int:
        """How many reports have no day to be judged by, of those that a cut-off asks for."""

    def arrangements(self, subject: str | None = None) -> dict[str, ShownArrangement]:
        """What is known of arrangements besides their cells, by id: of one, None for all."""

    def actor_names(self, actors: Collection[str]) -> dict[str, str]:
        """The names to show for these ids of the record, as far as a document has them."""

    def best(
        self, values: Iterable[int], *, as_of: dt.date | None, by: dt.date | None, most: int
    ) -> dict[int, list[tuple[str, str]]]:
        """The ids of document and term of the best reports of each value (the key of a tally), at most so many."""

    def told_issues(self) -> tuple[tuple[str, int], ...]:
        """The issues of statements that report on arrangements on any day, and on how many, the most frequent first."""

    def undated_at(self, *, as_of: dt.date | None, by: dt.date | None, most: int) -> list[tuple[str, str]]:
        """The ids of document and term of the reports that `undated` counts, at most so many."""

    def reasons(self, value: int, *, as_of: dt.date | None, by: dt.date | None, most: int) -> tuple[str, ...]:
        """Why some reports of a value (the key of a tally) have one origin, at most so many reasons."""

    def last_received(self, address: str) -> Received | None:
        """What came last when `address` was asked for, as received; None if it never was, or was removed."""

    def feed(self, address: str) -> FeedState | None:
        """How far the watched feed at `address` is; None if it was never watched."""

    def verify(self) -> tuple[Fault, ...]:
        """Every span, hash and reference of the record, checked again; empty if all is well."""


class WritableStore(Store, Protocol):
    """A record that this process, and no other, may change."""

    def add_article(
        self,
        document: Document,
        capture: Capture,
        reading: Reading,
        key: str,
        *,
        issues: Iterable[Issue] = (),
        readd: bool = False,
    ) -> Added:
        """Store a sighting with the reading of its document; what is there already is left alone.

        `key` says what the reading depends on besides the bytes (reader, pack, date). Another key than the stored one
        replaces everything read in the document, its issues and the links that rest on it. Raises RemovedDocumentError
        for a removed document unless `readd`, SpanError for a span that is not in the text, and RecordError where the
        record holds another text for the same bytes (read `document(id)` instead of the new one).
        """

    def remove(self, document: str, *, why: str, by: str, at: dt.datetime) -> str:
        """Take out the document that `document` means, as in `find`, with all that rests on it; gives its id.

        A tombstone stays. No word of the text is left in the file, see `scrub`.
        """

    def keep(self, received: Received) -> None:
        """Store what the network sent, so that it need not be asked again; nothing of a removed document is stored."""

    def forget(self, document: str) -> None:
        """Delete what the network sent that is, or may hold, the removed `document`. `remove` does it too."""

    def put_feed(self, state: FeedState) -> None:
        """Put `state` in the place of what is stored of that feed."""

    def scrub(self) -> bool:
        """Wipe what removal left between the pages; False while a reader still sees the older state of the record.

        `remove` calls it; where that came too early the next writer does.
        """

    def replace_links(self, links: Iterable[Link], fingerprint: str) -> None:
        """Put `links` in the place of those there are; `fingerprint` is of the state they were made from."""

    def replace_actor_ids(self, canonical: CanonicalIds) -> None:
        """Put `canonical` in the place of the mapping there is; see `canonical_ids`."""

    def replace_subject_ids(self, canonical: CanonicalIds) -> None:
        """Put `canonical` in the place of the mapping there is; see `canonical_subjects`."""

    def replace_bonds(self, bonds: Iterable[Bond]) -> None:
        """Put `bonds` in the place of those there are."""

    def replace_troubles(self, issues: Iterable[Issue]) -> None:
        """Put `issues`, of no single document, in the place of those there are."""

    def put_searchable(self, found: Iterable[tuple[str, Iterable[Searchable]]]) -> None:
        """Put what a search narrows by in the place of what there is, for each document (id) with its statements."""

    def put_reports(self, found: Iterable[DocumentReports]) -> None:
        """Put what the state counts in the place of what there is, for each document."""

    def put_shown(
        self, actors: Mapping[str, str], arrangements: Iterable[ShownArrangement], *, every: bool = True
    ) -> None:
        """Put the names of actors and what is known of arrangements in the place of what there is, or, if they are not
        `every` one, beside it: the last step, after which what is worked out in advance is of the record as it
        stands."""

    def hold(self, found: Iterable[Held]) -> None:
        """Hold the words of these documents and of no others, so that those like one more are found, see `holders`."""

    def put_linked(self, document: str, linked: Linked, held: Held) -> None:
        """Put what linking one document came to in the place of what there is, and hold its words with the others."""

    def links_made(self, fingerprint: str) -> None:
        """Say that the links are of the record as it stands, in the state of `fingerprint`."""

    def add_ruling(self, ruling: Ruling | Naming | Verdict) -> None:
        """Keep a ruling, a name to show or a verdict; one that is there is left alone."""

    def put_entities(self, entities: Iterable[Entity], *, by: str, at: dt.datetime) -> None:
        """Put each entity in the place of the one of its id, if there is one."""

    def withdraw_ruling(self, ruling: str, at: dt.datetime) -> None:
        """Withdraw the standing ruling, name, verdict or entity of this id. Raises UnknownNameError for none."""

    def start_job(self, kind: str, sources: Iterable[str] = ()) -> int:
        """Open a job in the ledger with its sources pending; gives its id."""

    def note(self, job: int, source: str, *, failed: str = "") -> None:
        """Mark a source of a job done, or failed for the reason `failed`; a source not yet listed is."""

    def finish_job(self, job: int, *, interrupted: bool = False) -> None:
        """Close a job. One that its process never closed is found interrupted by the next writer."""
