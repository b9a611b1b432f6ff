"""Reading a record: whole articles, links, and the small tables beside them."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, Table, func, select

from onrecord.errors import RecordError, UnknownNameError
from onrecord.model.actor import Bond
from onrecord.model.capture import Capture
from onrecord.model.document import Document, Page
from onrecord.model.entity import Entity
from onrecord.model.link import Link
from onrecord.model.reading import Article, Reading
from onrecord.model.received import FeedState, Received
from onrecord.model.renaming import renamed
from onrecord.model.ruling import Naming, RuledOn, Ruling
from onrecord.model.span import Span
from onrecord.model.verdict import Verdict
from onrecord.model.vocabulary import Slot
from onrecord.store import actors, fetches, fulltext, holding, index_schema, prints, schema, searching, tallying
from onrecord.store.base import Fault, Hit, Issue, Job, JobSource, Tombstone
from onrecord.store.codec import packed
from onrecord.store.held import Holding
from onrecord.store.rows import CAPTURE, FOUND, TOMBSTONE, link_of
from onrecord.store.sought import NO_FILTERS, Filters, Found
from onrecord.store.tabled import Count, ShownArrangement, Tally, ToldNames
from onrecord.store.tallying import Cut
from onrecord.store.verify import faults

_BATCH = 64  # documents read at once: few enough to hold, many enough that ten queries a batch cost nothing
_NAMES_SHOWN = 20  # in the message about a name that no document has
LINKS_FINGERPRINT = "links_fingerprint"

Rows = dict[int, list[Any]]
Key = TypeVar("Key")


class SqliteReader:
    """The record behind `connection`, which lies at `path`. See `base.Store` for what each method does."""

    def __init__(self, path: str, connection: Connection) -> None:
        self.path = path
        self._connection = connection

    def has(self, document: str, capture: str, key: str) -> bool:
        """Whether this sighting is stored and the document's stored reading is the one of `key`."""
        d, c, r = schema.document.c, schema.capture.c, schema.reading.c
        found = (
            select(d.key)
            .join(schema.capture, c.document == d.key)
            .join(schema.reading, r.document == d.key)
            .where(d.id == document, c.id == capture, r.key == key)
        )
        return self._connection.execute(found).first() is not None

    def count(self) -> int:
        """How many documents there are."""
        return int(self._connection.execute(select(func.count()).select_from(schema.document)).scalar_one())

    def ids(self) -> tuple[str, ...]:
        """The ids of all documents, in order."""
        return tuple(self._connection.execute(select(schema.document.c.id).order_by(schema.document.c.id)).scalars())

    def document(self, document: str) -> Document | None:
        """The document of this id; None if it is not in the record."""
        row = self._connection.execute(select(schema.document).where(schema.document.c.id == document)).first()
        return None if row is None else _document(row)

    def captures(self, document: str) -> tuple[Capture, ...]:
        """The sightings of a document in order of source; empty if it is not in the record."""
        key = self.key_of(document)
        return () if key is None else tuple(self._captures([key], {key: document})[key])

    def find(self, name: str) -> str:
        """The id of the document that `name` means: its id, one of its sources, or the start of its id."""
        d, c = schema.document.c, schema.capture.c
        ways = (
            select(d.id).where(d.id == name),
            select(d.id).distinct().join(schema.capture, c.document == d.key).where(c.source == name),
            select(d.id).where(d.id >= name, d.id < f"{name}\U0010ffff") if name else None,
        )
        for way in ways:
            if way is None:
                continue
            found = list(self._connection.execute(way.order_by(d.id).limit(_NAMES_SHOWN)).scalars())
            if len(found) > 1:
                several = ", ".join(x[:12] for x in found)
                raise RecordError(self.path, expected=f"one document named {name!r}", found=f"several: {several}")
            if found:
                return str(found[0])
        known = self._connection.execute(select(c.source).distinct().order_by(c.source).limit(_NAMES_SHOWN)).scalars()
        raise UnknownNameError("document", name, list(known))

    def article(self, name: str) -> Article:
        """The article of the document that `name` means, as in `find`."""
        key = self.key_of(self.find(name))
        return next(iter(self._articles([] if key is None else [key])))

    def articles(self, documents: Collection[str] | None = None) -> Iterator[Article]:
        """Articles of `documents`, None for all, in order of document id, under the documents' own actor ids."""
        keys = self._keys_of(documents)
        for at in range(0, len(keys), _BATCH):
            yield from self._articles(keys[at : at + _BATCH])

    def excerpts(self, terms: Mapping[str, Collection[str]]) -> Iterator[Article]:
        """Articles as in `articles`, cut down to some of their terms (ids by document id), the statements that say
        these, the attributions around those, and all actors."""
        for keys in _batches(self._keys_of(terms)):
            ids = self._ids_of(keys)
            wanted = [x for key in keys for x in terms[ids[key]]]
            found = {"actors": self._found("actors", keys), "terms": self._found("terms", keys, wanted)}
            saying = {x.statement for rows in found["terms"].values() for x in rows}
            found["statements"] = self._found("statements", keys, saying)
            around: Rows = {}
            above = {x.attribution for rows in found["statements"].values() for x in rows if x.attribution}
            while above:
                more = self._found("attributions", keys, above)
                for key, rows in more.items():
                    around.setdefault(key, []).extend(rows)
                above = {x.parent for rows in more.values() for x in rows if x.parent}
                above -= {x.id for rows in around.values() for x in rows}
            found["attributions"] = around
            yield from self._made(keys, found)

    def shown(self, documents: Collection[str] | None = None) -> Iterator[Article]:
        """Articles under the record's ids in order of document id: of `documents`, None for all."""
        keys = self._keys_of(documents)
        for at in range(0, len(keys), _BATCH):
            batch = keys[at : at + _BATCH]
            known = [self._known(table, batch) for table in (schema.actor, schema.subject)]
            for key, article in zip(batch, self._articles(batch), strict=True):
                own = (x.get(key, {}) for x in known)
                yield replace(article, reading=renamed(article.reading, *own))

    def _known(self, table: Table, keys: Sequence[int]) -> dict[int, dict[str, str]]:
        """The record's ids by the key of each document and its own ids."""
        c = table.c
        query = select(c.document, c.id, c.canonical).where(c.document.in_(keys), c.canonical.is_not(None))
        found: dict[int, dict[str, str]] = {}
        for key, own, known in self._connection.execute(query):
            found.setdefault(key, {})[own] = known
        return found

    def links(self, documents: Collection[str] | None = None) -> tuple[Link, ...]:
        """The stored links that have an end in `documents`, None for all, in order of id."""
        c = schema.link.c
        query = select(schema.link).order_by(c.id, c.slot, c.method, c.reason)
        if documents is None:
            ids = {key: id_ for id_, key in self.keys().items()}
            return tuple(link_of(row, ids) for row in self._connection.execute(query))
        found: dict[int, Row[Any]] = {}
        for keys in _batches(self._keys_of(documents)):
            for end in (c.a_document, c.b_document):
                found.update((row.key, row) for row in self._connection.execute(query.where(end.in_(keys))))
        ids = self._ids_of({x for row in found.values() for x in (row.a_document, row.b_document) if x is not None})
        rows = sorted(found.values(), key=lambda x: (x.id, x.slot or "", x.method, x.reason))
        return tuple(link_of(row, ids) for row in rows)

    def canonical_ids(self, documents: Collection[str] | None = None) -> dict[tuple[str, str], str]:
        """The record's actor ids by (document id, the document's own actor id), as last resolved; of `documents`, None
        for all."""
        return self._canonical(schema.actor, documents)

    def canonical_subjects(self, documents: Collection[str] | None = None) -> dict[tuple[str, str], str]:
        """The record's subject ids by (document id, the document's own subject id), as last resolved; of `documents`,
        None for all."""
        return self._canonical(schema.subject, documents)

    def _canonical(self, table: Table, documents: Collection[str] | None) -> dict[tuple[str, str], str]:
        d, t = schema.document.c, table.c
        query = select(d.id, t.id, t.canonical).join(table, t.document == d.key).where(t.canonical.is_not(None))
        query = query.order_by(d.id, t.id)
        if documents is None:
            return {(row[0], row[1]): row[2] for row in self._connection.execute(query)}
        batches = _batches(self._keys_of(documents))
        rows = (row for keys in batches for row in self._connection.execute(query.where(d.key.in_(keys))))
        return {(row[0], row[1]): row[2] for row in rows}

    def fingerprint(self) -> str:
        """Hash of what links and actor ids are made from: documents, captures, reading keys and what people said."""
        told = hashlib.sha256(f"{prints.of_all(self._connection):x}\n".encode())
        for ruling in (*self.rulings(), *self.rulings(of=RuledOn.SUBJECT)):
            told.update(ruling.id.encode() + b"\n")
        for entity in self.entities():
            told.update(packed(entity).encode() + b"\n")
        return told.hexdigest()

    def present(self, documents: Collection[str]) -> frozenset[str]:
        """Those of `documents` that are in the record."""
        return frozenset(self._ids_of(self._keys_of(documents)).values())

    def links_fingerprint(self) -> str | None:
        """The fingerprint that the stored links were made from; None if links were never made."""
        query = select(schema.meta.c.value).where(schema.meta.c.name == LINKS_FINGERPRINT)
        return self._connection.execute(query).scalar_one_or_none()

    def rulings(self, *, withdrawn: bool = False, of: RuledOn = RuledOn.ACTOR) -> tuple[Ruling, ...]:
        """Standing rulings on actors or subjects in order of id; with `withdrawn`, those that were withdrawn too."""
        return actors.rulings(self._connection, withdrawn=withdrawn, of=of)

    def namings(self, *, withdrawn: bool = False, of: RuledOn = RuledOn.ACTOR) -> tuple[Naming, ...]:
        """Standing names to show in order of id; with `withdrawn`, those that were withdrawn too."""
        return actors.namings(self._connection, withdrawn=withdrawn, of=of)

    def verdicts(self, *, withdrawn: bool = False) -> tuple[Verdict, ...]:
        """Standing verdicts in order of time; with `withdrawn`, those that were withdrawn too."""
        return actors.verdicts(self._connection, withdrawn=withdrawn)

    def entities(self) -> tuple[Entity, ...]:
        """The entities that were brought and not withdrawn, in order of id."""
        return actors.entities(self._connection)

    def bonds(self) -> tuple[Bond, ...]:
        """Why ids are one actor, as last resolved."""
        return actors.bonds(self._connection)

    def tombstone(self, document: str) -> Tombstone | None:
        """Why a document may not be added; None if nothing bars it."""
        t = schema.tombstone.c
        query = select(*TOMBSTONE.columns).where(t.document == document, t.readded_at.is_(None)).order_by(t.key.desc())
        row = self._connection.execute(query).first()
        return None if row is None else TOMBSTONE.read(row)

    def tombstones(self) -> tuple[Tombstone, ...]:
        """All of them, those of documents taken back as well, in order of time."""
        query = select(*TOMBSTONE.columns).order_by(schema.tombstone.c.key)
        return tuple(TOMBSTONE.read(row) for row in self._connection.execute(query))

    def issues(self) -> tuple[Issue, ...]:
        """Trouble in the data: the whole record's, then by document id and in the order signalled."""
        d, i = schema.document.c, schema.issue.c
        query = select(d.id, i.stage, i.kind, i.detail, i.s, i.e, i.text).join(schema.issue, i.document == d.key)
        found = tuple(
            Issue(document=id_, stage=stage, kind=kind, detail=detail, span=None if s is None else Span(s, e, text))
            for id_, stage, kind, detail, s, e, text in self._connection.execute(query.order_by(d.id, i.ordinal))
        )
        return actors.troubles(self._connection) + found

    def jobs(self) -> tuple[Job, ...]:
        """The ledger, oldest first."""
        s = schema.job_source.c
        sources: Rows = {}
        for row in self._connection.execute(select(schema.job_source).order_by(s.job, s.ordinal)):
            told = JobSource(source=row.source, state=row.state, message=row.message)
            sources.setdefault(row.job, []).append(told)
        return tuple(
            Job(
                id=row.key,
                kind=row.kind,
                state=row.state,
                started_at=row.started_at,
                ended_at=row.ended_at,
                sources=tuple(sources.get(row.key, ())),
            )
            for row in self._connection.execute(select(schema.job).order_by(schema.job.c.key))
        )

    def search(self, words: str, limit: int = 20) -> tuple[Hit, ...]:
        """Statements, then documents, that hold every one of `words`, the best first; case and accents are one."""
        # Quoted, a word is never an operator of the query language.
        asked = " ".join(f'"{word}"' for word in re.findall(r"\w+", words))
        return (*self._statement_hits(asked, limit), *self._document_hits(asked, limit)) if asked else ()

    def _statement_hits(self, asked: str, limit: int) -> Iterator[Hit]:
        found = self._connection.exec_driver_sql(
            f"SELECT rowid FROM {fulltext.STATEMENTS} WHERE {fulltext.STATEMENTS} MATCH ? ORDER BY rank, rowid LIMIT ?",
            (asked, limit),
        )
        d, s = schema.document.c, schema.statement.c
        for place in found.scalars().all():
            document, ordinal = fulltext.statement_at(place)
            query = select(d.id, s.id, s.evidence).join(schema.statement, s.document == d.key)
            row = self._connection.execute(query.where(s.document == document, s.ordinal == ordinal)).one()
            yield Hit(document=row[0], statement=row[1], words=" … ".join(x.text for x in row[2]))

    def _document_hits(self, asked: str, limit: int) -> Iterator[Hit]:
        name = fulltext.DOCUMENTS
        found = self._connection.exec_driver_sql(
            f"SELECT d.id, snippet({name}, 0, '', '', '…', 24) FROM {name} JOIN document d ON d.key = {name}.rowid "
            f"WHERE {name} MATCH ? ORDER BY rank, d.id LIMIT ?",
            (asked, limit),
        )
        for id_, words in found:
            yield Hit(document=id_, statement=None, words=words)

    def search_statements(
        self, words: str, filters: Filters = NO_FILTERS, *, limit: int = 20, offset: int = 0
    ) -> Found:
        """Statements that hold every one of `words` and pass `filters`: `limit` of them from `offset` on, the best
        first, with counts of all."""
        return searching.search(self._connection, words, filters, limit, offset)

    def indexed(self) -> bool:
        """Whether what is worked out in advance is of the record as it stands."""
        return tallying.indexed(self._connection)

    def outdated(self) -> frozenset[str] | None:
        """The documents of which it is not worked out as they stand; None for all."""
        if not tallying.complete(self._connection):
            return None
        d = schema.document.c
        query = select(d.id).join(index_schema.outdated, index_schema.outdated.c.key == d.key)
        return frozenset(self._connection.execute(query).scalars())

    def versions(self, documents: Collection[str]) -> dict[str, frozenset[str]]:
        """For each of these documents those that were seen at one of its addresses of the web, itself among them."""
        found: dict[str, frozenset[str]] = {}
        for keys in _batches(self._keys_of(documents)):
            ids = self._ids_of(keys)
            for key, captures in self._captures(keys, ids).items():
                found[ids[key]] = self.seen_at(sorted({x.address for x in captures if x.address}))
        return found

    def seen_at(self, addresses: Collection[str]) -> frozenset[str]:
        """The documents that were seen at one of these addresses of the web, whatever place in the page was given."""
        d, c = schema.document.c, schema.capture.c
        query = select(d.id).join(schema.capture, c.document == d.key)
        ways = (w for x in addresses for w in (c.source == x, (c.source >= f"{x}#") & (c.source < f"{x}$")))
        return frozenset(x for way in ways for x in self._connection.execute(query.where(way)).scalars())

    def told_names(self, documents: Collection[str] | None = None) -> ToldNames:
        """What all documents call actors and subjects, under the record's ids: those that `documents` speak of, None
        for all."""
        return tallying.told_names(self._connection, None if documents is None else self._keys_of(documents))

    def unlinked(self) -> frozenset[str] | None:
        """The documents whose links are not made as they stand; None for all."""
        table = index_schema.unlinked
        every = select(table.c.key).where(table.c.key == index_schema.EVERY)
        if self._connection.execute(every).first():
            return None
        d = schema.document.c
        return frozenset(self._connection.execute(select(d.id).join(table, table.c.key == d.key)).scalars())

    def held_sentences(self) -> int | None:
        """How many sentences are held, see `holders`; None where none are kept, since the record is small."""
        return holding.total(self._connection)

    def holders(self, words: Collection[int], months: tuple[int, int] | None) -> dict[int, Holding]:
        """Who holds each of these words (by number): places in these months and in none, None for all months."""
        return holding.holders(self._connection, words, months)

    def held_counts(self, words: Collection[int]) -> Mapping[int, int]:
        """How many sentences hold each of these words (by number); a word that none holds is left out."""
        return holding.counted(self._connection, words)

    def documents_at(self, places: Collection[int]) -> frozenset[str]:
        """The documents at `places` of holders, as far as they are still in the record."""
        return frozenset(self._ids_of({Holding.document_at(x) for x in places}).values())

    def same_wording(self, wording: int, most: int) -> frozenset[str]:
        """The first documents, at most so many, of this wording (by number)."""
        return frozenset(self._ids_of(holding.same_wording(self._connection, wording, most)).values())

    def known_as(self, document: str, actors: Collection[str]) -> dict[str, str]:
        """The record's id of `actors`, own ids of `document`, as far as another document has them."""
        return holding.known_as(self._connection, actors, self.key_of(document) or 0)

    def others_have(self, document: str, subject: str) -> bool:
        """Whether another document than `document` has a subject of this id of the record."""
        return holding.taken(self._connection, subject, self.key_of(document) or 0)

    def others_naming(self, document: str, subject: str, most: int) -> frozenset[str]:
        """The last documents but for `document`, at most so many, that have `subject` as an id of their own."""
        keys = holding.naming(self._connection, subject, self.key_of(document) or 0, most)
        return frozenset(self._ids_of(keys).values())

    def outlets_named(self, names: Collection[str]) -> frozenset[str]:
        """Those of `names` under which an outlet was told of when something was added."""
        c = schema.capture.c
        query = select(c.outlet).distinct()
        batches = _batches(sorted(names))
        found = {x for some in batches for x in self._connection.execute(query.where(c.outlet.in_(some))).scalars()}
        return frozenset(x for x in found if x)

    def names_outdated(self) -> bool:
        """Whether the names to show are to be worked out of the whole record."""
        table = index_schema.outdated
        every = select(table.c.key).where(table.c.key == index_schema.NAMES)
        return not tallying.complete(self._connection) or self._connection.execute(every).first() is not None

    def where_named(self, actor: str) -> str | None:
        """The first of the documents that call `actor`, an id of the record, by the longest of its names."""
        a, d = schema.actor.c, schema.document.c
        query = select(d.id).join(schema.actor, a.document == d.key)
        query = query.where((a.canonical == actor) | (a.canonical.is_(None) & (a.id == actor)))
        return self._connection.execute(query.order_by(-func.length(a.name), a.name, d.id)).scalars().first()

    def outlets(self, documents: Collection[str]) -> dict[str, str | None]:
        """The outlet of each of these documents, as `Article.outlet` has it."""
        found: dict[str, str | None] = {}
        for keys in _batches(self._keys_of(documents)):
            ids = self._ids_of(keys)
            captures, r = self._captures(keys, ids), schema.reading.c
            for row in self._connection.execute(select(r.document, r.masthead).where(r.document.in_(keys))):
                told = next((x.outlet for x in captures.get(row.document, ()) if x.outlet), None)
                read = row.masthead.outlet
                found[ids[row.document]] = told or (read.name if read else None)
        return found

    def tallies(
        self, *, as_of: dt.date | None, by: dt.date | None, subject: str | None = None, slot: Slot | None = None
    ) -> tuple[Tally, ...]:
        """What is reported `as_of` a day, known `by` a day, counted by value: of one `subject` and one `slot`, None for
        all. What is counted was worked out in advance, see `indexed`."""
        return tallying.tallies(self._connection, Cut.of(as_of, by), subject, slot)

    def counts(self, *, as_of: dt.date | None, by: dt.date | None) -> tuple[Count, ...]:
        """How many cells, values and reports there are in each slot of each subject, in order. As `tallies`."""
        return tallying.counts(self._connection, Cut.of(as_of, by))

    def told_of_issue(self, issue: str, *, as_of: dt.date | None, by: dt.date | None) -> frozenset[str]:
        """The subjects of which a statement on `issue` reports something. As `tallies`."""
        return tallying.told_of_issue(self._connection, Cut.of(as_of, by), issue)

    def undated(self, *, as_of: dt.date | None, by: dt.date | None) -> int:
        """How many reports have no day to be judged by, of those that a cut-off asks for."""
        return tallying.undated(self._connection, Cut.of(as_of, by))

    def arrangements(self, subject: str | None = None) -> dict[str, ShownArrangement]:
        """What is known of arrangements besides their cells, by id: of one, None for all."""
        return tallying.arrangements(self._connection, subject)

    def actor_names(self, actors: Collection[str]) -> dict[str, str]:
        """The names to show for these ids of the record, as far as a document has them."""
        return tallying.actor_names(self._connection, actors)

    def best(
        self, values: Iterable[int], *, as_of: dt.date | None, by: dt.date | None, most: int
    ) -> dict[int, list[tuple[str, str]]]:
        """The ids of document and term of the best reports of each value (the key of a tally), at most so many."""
        return tallying.best(self._connection, Cut.of(as_of, by), values, most)

    def told_issues(self) -> tuple[tuple[str, int], ...]:
        """The issues of statements that report on arrangements on any day, and on how many, the most frequent first."""
        return tallying.told_issues(self._connection)

    def undated_at(self, *, as_of: dt.date | None, by: dt.date | None, most: int) -> list[tuple[str, str]]:
        """The ids of document and term of the reports that `undated` counts, at most so many."""
        return tallying.undated_at(self._connection, Cut.of(as_of, by), most)

    def reasons(self, value: int, *, as_of: dt.date | None, by: dt.date | None, most: int) -> tuple[str, ...]:
        """Why some reports of a value (the key of a tally) have one origin, at most so many reasons."""
        return tallying.reasons(self._connection, Cut.of(as_of, by), value, most)

    def last_received(self, address: str) -> Received | None:
        """What came last when `address` was asked for, as received; None if it never was, or was removed."""
        return fetches.last(self._connection, address)

    def feed(self, address: str) -> FeedState | None:
        """How far the watched feed at `address` is; None if it was never watched."""
        return fetches.feed(self._connection, address)

    def verify(self) -> tuple[Fault, ...]:
        """Every span, hash and reference of the record, checked again; empty if all is well."""
        return tuple(faults(self, self._connection))

    def keys(self) -> dict[str, int]:
        """The key inside of each document, by id."""
        query = select(schema.document.c.id, schema.document.c.key)
        return {row[0]: row[1] for row in self._connection.execute(query)}

    def _keys_of(self, documents: Collection[str] | None) -> list[int]:
        """The keys of `documents` (None for all) that are in the record, in order of their ids."""
        d = schema.document.c
        query = select(d.key).order_by(d.id)
        if documents is None:
            return list(self._connection.execute(query).scalars())
        wanted = _batches(sorted(set(documents)))
        return [key for ids in wanted for key in self._connection.execute(query.where(d.id.in_(ids))).scalars()]

    def _ids_of(self, keys: Collection[int]) -> dict[int, str]:
        """The ids of the documents with these keys."""
        d = schema.document.c
        query = select(d.key, d.id)
        wanted = _batches(sorted(keys))
        return {row[0]: row[1] for x in wanted for row in self._connection.execute(query.where(d.key.in_(x)))}

    def key_of(self, document: str) -> int | None:
        """The key inside of the document of this id; None if it is not in the record."""
        query = select(schema.document.c.key).where(schema.document.c.id == document)
        return self._connection.execute(query).scalar_one_or_none()

    def _captures(self, keys: Sequence[int], ids: dict[int, str]) -> dict[int, list[Capture]]:
        c = schema.capture.c
        found: dict[int, list[Capture]] = {}
        query = select(c.document, *CAPTURE.columns).where(c.document.in_(keys)).order_by(c.source, c.id)
        for key, *row in self._connection.execute(query):
            found.setdefault(key, []).append(CAPTURE.read(row, document=ids[key]))
        return found

    def _articles(self, keys: Sequence[int]) -> Iterator[Article]:
        """Articles of the documents with these keys, in that order."""
        yield from self._made(keys, {field: self._found(field, keys) for field in FOUND})

    def _made(self, keys: Sequence[int], found: Mapping[str, Rows]) -> Iterator[Article]:
        """The same of what was `found` in them, by the name of its field."""
        query = select(schema.document).where(schema.document.c.key.in_(keys))
        documents = {row.key: _document(row) for row in self._connection.execute(query)}
        captures = self._captures(keys, {key: x.id for key, x in documents.items()})
        readings = {
            row.document: row
            for row in self._connection.execute(select(schema.reading).where(schema.reading.c.document.in_(keys)))
        }
        for key in keys:
            own = {field: tuple(rows.get(key, ())) for field, rows in found.items()}
            document = documents[key]
            if key not in readings:
                raise RecordError(self.path, expected=f"a reading of document {document.id[:12]}", found="no reading")
            yield Article(
                document=document,
                captures=tuple(captures.get(key, ())),
                reading=reading_of(document.id, readings[key], own),
            )

    def _found(self, field: str, keys: Sequence[int], ids: Collection[str] | None = None) -> Rows:
        """What lies in the table of `field`, by document: all, or what has one of these `ids`."""
        shape, c = FOUND[field], FOUND[field].table.c
        query = select(c.document, *shape.columns).where(c.document.in_(keys)).order_by(c.document, c.ordinal)
        if ids is not None:
            query = query.where(c.id.in_(sorted(ids)))
        found: Rows = {}
        for key, *row in self._connection.execute(query):
            found.setdefault(key, []).append(shape.read(row))
        return found


def _batches(found: Sequence[Key]) -> Iterator[Sequence[Key]]:
    """`found` in pieces of as many as a query asks for at once."""
    return (found[at : at + _BATCH] for at in range(0, len(found), _BATCH))


def _document(row: Row[Any]) -> Document:
    return Document(id=row.id, text=row.text, encoding=row.encoding, media_type=row.media_type, markup=row.markup)


def reading_of(document: str, row: Row[Any], found: dict[str, tuple[Any, ...]]) -> Reading:
    """The reading of a row of its table and of what lies in the tables of `found`, by field."""
    rest = {field: nouns for field, nouns in found.items() if field != "segments"}
    page = Page(
        segments=found.get("segments", ()),
        masthead=row.masthead,
        damage=row.damage,
        dates=row.dates,
        conflicts=row.conflicts,
        language=row.language,
    )
    return Reading(
        document=document,
        reader=row.reader,
        page=page,
        quantities=row.quantities,
        times=row.times,
        unread=row.unread,
        dropped=row.dropped,
        **rest,
    )
