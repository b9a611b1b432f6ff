"""Changing a record: each method is one transaction."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from onrecord.errors import RecordError, RemovedDocumentError
from onrecord.model.actor import Bond
from onrecord.model.capture import Capture, Told
from onrecord.model.document import Document, Masthead, Page
from onrecord.model.entity import Entity
from onrecord.model.ids import content_id
from onrecord.model.link import Link
from onrecord.model.reading import Article, Reading
from onrecord.model.received import FeedState, Received
from onrecord.model.ruling import Naming, Ruling
from onrecord.model.verdict import Verdict
from onrecord.model.when import When
from onrecord.store import actors, fetches, fulltext, holding, index, index_schema, prints, schema, tallying
from onrecord.store.base import Added, CanonicalIds, Issue, JobState, Linked
from onrecord.store.codec import how_of, packed
from onrecord.store.evidence import check_spans
from onrecord.store.held import Held
from onrecord.store.reader import LINKS_FINGERPRINT, SqliteReader
from onrecord.store.rows import CAPTURE, FOUND, Row, found_in, link_row
from onrecord.store.sought import Searchable
from onrecord.store.tabled import DocumentReports, ShownArrangement
from onrecord.store.uninterrupted import uninterrupted
from onrecord.store.verify import text_hash

Clock = Callable[[], dt.datetime]
_SCRUB_DUE = "scrub_due"
_HELD_AT_ONCE = 2000  # documents whose holders are gathered in memory


class Keys(dict[str, int]):
    """The keys of documents by id, each looked up when it is first asked for: few of many may be. Raises KeyError for
    a document that is not in the record."""

    def __init__(self, key_of: Callable[[str], int | None]) -> None:
        super().__init__()
        self._key_of = key_of

    def __missing__(self, document: str) -> int:
        key = self._key_of(document)
        if key is None:
            raise KeyError(document)
        self[document] = key
        return key


class SqliteWriter(SqliteReader):
    """The record behind `connection`, to be changed. See `base.WritableStore` for what each method does."""

    def __init__(self, path: str, connection: Connection, now: Clock) -> None:
        super().__init__(path, connection)
        self._now = now

    @contextmanager
    def _change(self) -> Iterator[None]:
        """One transaction, all of it or nothing; an interruption waits for its end."""
        with uninterrupted():
            if self._connection.in_transaction():
                self._connection.rollback()  # SQLAlchemy opened it for a reading method: there is nothing in it to lose
            elif (file := self._connection.connection.dbapi_connection) is not None and file.in_transaction:
                file.rollback()  # an interruption fell between the database's beginning and SQLAlchemy's
            with self._connection.begin():
                yield

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
        """Store a sighting with the reading of its document; what is there already is left alone."""
        if not document.id == capture.document == reading.document:
            raise ValueError(f"not of one document: {document.id}, {capture.document}, {reading.document}")
        with self._change():
            self._take_back(document.id, capture.source, readd=readd)
            known = self.key_of(document.id)
            whole = prints.of_all(self._connection)
            before = 0 if known is None else prints.of(self._connection, known)
            at = known if known is not None else self._add_document(document)
            seen = self._add_capture(at, capture)
            read = self._stored_key(at) != key
            if read:
                self._check_text(document, capture.source)
                check_spans(reading, document.text)
                self._replace_reading(at, reading, key, issues)
            if seen or read:
                prints.change(self._connection, whole, before, prints.of(self._connection, at))
                self._unlink(at)
                self._outdate(at)
                self._date_terms(at, document, reading if read else None)
        return Added(document=known is None, capture=seen, reading=read)

    def remove(self, document: str, *, why: str, by: str, at: dt.datetime) -> str:
        """Take out the document that `document` means with all that rests on it; gives its id."""
        with self._change():
            found = self.find(document)
            key = self.key_of(found)
            assert key is not None, found
            prints.change(self._connection, prints.of_all(self._connection), prints.of(self._connection, key), 0)
            self._forget_words(key)
            self._outdate_linked(key, unlink=True)
            if actors.rests_on(self._connection, key):
                self._unlink(index_schema.EVERY)
            actors.forget_bonds(self._connection, key)
            text = self._connection.execute(select(schema.document.c.text).where(schema.document.c.key == key))
            fulltext.take_out(self._connection, fulltext.DOCUMENTS, [(key, text.scalar_one())])
            # The rows of all other tables go with it: they are declared to rest on it.
            self._connection.execute(delete(schema.document).where(schema.document.c.key == key))
            grave = {"document": found, "by": by, "at": at, "why": why}
            self._connection.execute(insert(schema.tombstone).values(**grave))
            fetches.forget(self._connection, found)
            index.forget_orphans(self._connection)
            for table in (index_schema.outdated, index_schema.unlinked):
                self._connection.execute(delete(table).where(table.c.key == key))
            # Names to show may be words of the text.
            index.put_shown(self._connection, {})
            self._outdate(index_schema.NAMES)
            self._set(_SCRUB_DUE, "1")
        self.scrub()
        return found

    def keep(self, received: Received) -> None:
        """Store what the network sent, unless it is a removed document."""
        with self._change():
            if self.tombstone(content_id(received.data)) is None:
                fetches.keep(self._connection, received)

    def forget(self, document: str) -> None:
        """Delete what the network sent that is, or may hold, the removed `document`."""
        with self._change():
            if fetches.forget(self._connection, document):
                self._set(_SCRUB_DUE, "1")

    def put_feed(self, state: FeedState) -> None:
        """Put `state` in the place of what is stored of that feed."""
        with self._change():
            fetches.put_feed(self._connection, state)

    def scrub(self) -> bool:
        """Wipe what removal left between the pages; False while a reader still sees the older state of the record."""
        driver = self._connection.connection.driver_connection
        assert driver is not None
        with self._change():
            fulltext.tidy(self._connection)
        # A page that was rearranged can hold pieces of rows that are gone; only a file made anew holds none. VACUUM
        # and the checkpoint cannot run inside a transaction, which SQLAlchemy would begin, so the driver runs them.
        driver.execute("VACUUM")
        busy = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if not busy:
            with self._change():
                self._connection.execute(delete(schema.meta).where(schema.meta.c.name == _SCRUB_DUE))
        return not busy

    def scrub_if_due(self) -> None:
        """Scrub if an earlier removal could not."""
        with self._change():
            due = self._get(_SCRUB_DUE)
        if due:
            self.scrub()

    def replace_links(self, links: Iterable[Link], fingerprint: str) -> None:
        """Put `links` in the place of those there are; `fingerprint` is of the state they were made from."""
        with self._change():
            keys = self.keys()
            try:
                rows = [link_row(x, keys) for x in sorted(set(links), key=_order)]
            except KeyError as error:
                raise ValueError(f"a link to a document that is not in the record: {error}") from error
            self._connection.execute(delete(schema.link))
            self._insert(schema.link, rows)
            self._outdate_all()
            self._connection.execute(delete(index_schema.unlinked))
            self._set(LINKS_FINGERPRINT, fingerprint)

    def put_linked(self, document: str, linked: Linked, held: Held) -> None:
        """Put what linking one document came to in the place of what there is, and hold its words with the others."""
        with self._change():
            at = self.key_of(document)
            assert at is not None, document
            self._outdate_linked(at)
            link = schema.link.c
            self._connection.execute(delete(schema.link).where((link.a_document == at) | (link.b_document == at)))
            keys = Keys(self.key_of)
            self._insert(schema.link, [link_row(x, keys) for x in sorted(set(linked.links), key=_order)])
            for table, ids in ((schema.actor, linked.actor_ids), (schema.subject, linked.subject_ids)):
                rows = [(known, at, own) for own, known in sorted(ids.items())]
                if rows:
                    change = f"UPDATE {table.name} SET canonical = ? WHERE document = ? AND id = ?"
                    self._connection.exec_driver_sql(change, rows)
            actors.add_bonds(self._connection, linked.bonds)
            holding.put(self._connection, [(at, held)])
            self._outdate(at)
            self._connection.execute(delete(index_schema.unlinked).where(index_schema.unlinked.c.key == at))

    def links_made(self, fingerprint: str) -> None:
        """Say that the links are of the record as it stands, in the state of `fingerprint`."""
        with self._change():
            self._set(LINKS_FINGERPRINT, fingerprint)

    def hold(self, found: Iterable[Held]) -> None:
        """Hold the words of these documents and of no others, so that those like one more are found, see `holders`."""
        with self._change():
            keys = self.keys()
            holding.clear(self._connection)
            pairs = ((keys[x.document], x) for x in found)
            while some := list(islice(pairs, _HELD_AT_ONCE)):
                holding.put(self._connection, some)

    def replace_actor_ids(self, canonical: CanonicalIds) -> None:
        """Put `canonical` in the place of the mapping there is; see `canonical_ids`."""
        self._replace_ids(schema.actor, canonical)

    def replace_subject_ids(self, canonical: CanonicalIds) -> None:
        """Put `canonical` in the place of the mapping there is; see `canonical_subjects`."""
        self._replace_ids(schema.subject, canonical)

    def _replace_ids(self, table: Table, canonical: CanonicalIds) -> None:
        c = table.c
        with self._change():
            keys = self.keys()
            place = {(row[0], row[1]) for row in self._connection.execute(select(c.document, c.id))}
            rows = []
            for (document, own), known in sorted(canonical.items()):
                key = keys.get(document, -1)
                if (key, own) not in place:
                    raise ValueError(f"an {table.name} that is not in the record: {own} of document {document}")
                rows.append((known, key, own))
            self._outdate_all()
            self._connection.execute(update(table).values(canonical=None).where(c.canonical.is_not(None)))
            if rows:
                statement = f"UPDATE {table.name} SET canonical = ? WHERE document = ? AND id = ?"
                self._connection.exec_driver_sql(statement, rows)

    def replace_bonds(self, bonds: Iterable[Bond]) -> None:
        """Put `bonds` in the place of those there are."""
        with self._change():
            actors.replace_bonds(self._connection, bonds)

    def replace_troubles(self, issues: Iterable[Issue]) -> None:
        """Put `issues`, of no single document, in the place of those there are."""
        with self._change():
            actors.replace_troubles(self._connection, issues)

    def put_searchable(self, found: Iterable[tuple[str, Iterable[Searchable]]]) -> None:
        """Put what a search narrows by in the place of what there is, for each document (id) with its statements."""
        with self._change():
            keys = Keys(self.key_of)
            for document, statements in found:
                index.put_searchable(self._connection, keys[document], statements)

    def put_reports(self, found: Iterable[DocumentReports]) -> None:
        """Put what the state counts in the place of what there is, for each document."""
        with self._change():
            writer = index.ReportWriter(self._connection, Keys(self.key_of))
            for one in found:
                writer.put(one)

    def put_shown(
        self, actors: Mapping[str, str], arrangements: Iterable[ShownArrangement], *, every: bool = True
    ) -> None:
        """Put the names of actors and what is known of arrangements in the place of what there is, or, if they are not
        `every` one, beside it: the last step, after which what is worked out in advance is of the record as it
        stands."""
        with self._change():
            index.put_shown(self._connection, actors, arrangements, every=every)
            if every:
                index.forget_orphans(self._connection)
            self._connection.execute(delete(index_schema.outdated))
            self._set(tallying.INDEXED, "1")

    def add_ruling(self, ruling: Ruling | Naming | Verdict) -> None:
        """Keep a ruling, a name to show or a verdict; one that is there is left alone."""
        with self._change():
            actors.add(self._connection, ruling)
            key = self.key_of(ruling.document) if isinstance(ruling, Verdict) else None
            self._outdate(index_schema.NAMES if key is None else key)
            if isinstance(ruling, Ruling):
                self._unlink(index_schema.EVERY)

    def put_entities(self, entities: Iterable[Entity], *, by: str, at: dt.datetime) -> None:
        """Put each entity in the place of the one of its id, if there is one."""
        with self._change():
            actors.put(self._connection, entities, by=by, at=at)
            self._unlink(index_schema.EVERY)

    def withdraw_ruling(self, ruling: str, at: dt.datetime) -> None:
        """Withdraw the standing ruling, name, verdict or entity of this id. Raises UnknownNameError for none."""
        with self._change():
            actors.withdraw(self._connection, ruling, at)
            of = select(schema.verdict.c.document).where(schema.verdict.c.id == ruling)
            document = self._connection.execute(of).scalar_one_or_none()
            key = None if document is None else self.key_of(document)
            self._outdate(index_schema.NAMES if key is None else key)
            if document is None:
                self._unlink(index_schema.EVERY)

    def start_job(self, kind: str, sources: Iterable[str] = ()) -> int:
        """Open a job in the ledger with its sources pending; gives its id."""
        with self._change():
            told = {"kind": kind, "state": JobState.RUNNING, "started_at": self._now()}
            job = self._connection.execute(insert(schema.job).values(**told)).lastrowid
            rows = [
                {"job": job, "ordinal": n, "source": source, "state": JobState.PENDING, "message": ""}
                for n, source in enumerate(dict.fromkeys(sources))
            ]
            self._insert(schema.job_source, rows)
        return int(job)

    def note(self, job: int, source: str, *, failed: str = "") -> None:
        """Mark a source of a job done, or failed for the reason `failed`; a source not yet listed is."""
        s = schema.job_source.c
        state = {"state": JobState.FAILED if failed else JobState.DONE, "message": failed}
        with self._change():
            change = update(schema.job_source).where(s.job == job, s.source == source).values(**state)
            if self._connection.execute(change).rowcount == 0:
                last = self._connection.execute(select(func.max(s.ordinal)).where(s.job == job)).scalar_one()
                place = {"job": job, "ordinal": 0 if last is None else last + 1, "source": source}
                self._connection.execute(insert(schema.job_source).values(**place, **state))

    def finish_job(self, job: int, *, interrupted: bool = False) -> None:
        """Close a job. One that its process never closed is found interrupted by the next writer."""
        self._close_jobs(JobState.INTERRUPTED if interrupted else JobState.DONE, job)

    def interrupt_jobs(self) -> None:
        """Close every running job as interrupted: this process is the only writer, and runs none of them."""
        self._close_jobs(JobState.INTERRUPTED, None)

    def _close_jobs(self, state: JobState, job: int | None) -> None:
        j = schema.job.c
        change = update(schema.job).where(j.state == JobState.RUNNING).values(state=state, ended_at=self._now())
        with self._change():
            self._connection.execute(change if job is None else change.where(j.key == job))

    def _take_back(self, document: str, source: str, *, readd: bool) -> None:
        grave = self.tombstone(document)
        if grave is None:
            return
        if not readd:
            raise RemovedDocumentError(source, document, grave.why)
        t = schema.tombstone.c
        standing = update(schema.tombstone).where(t.document == document, t.readded_at.is_(None))
        self._connection.execute(standing.values(readded_at=self._now()))

    def _add_document(self, document: Document) -> int:
        row = {
            "id": document.id,
            "text": document.text,
            "encoding": document.encoding,
            "media_type": document.media_type,
            "text_sha256": text_hash(document.text),
            "markup": document.markup,
        }
        key = int(self._connection.execute(insert(schema.document).values(**row)).lastrowid)
        fulltext.put(self._connection, fulltext.DOCUMENTS, [(key, document.text)])
        return key

    def _check_text(self, document: Document, source: str) -> None:
        stored = self.document(document.id)
        if stored is not None and stored.text != document.text:
            expected = f"the text that the record holds for document {document.id[:12]}"
            raise RecordError(source, expected=expected, found="another text drawn from the same bytes")

    def _add_capture(self, key: int, capture: Capture) -> bool:
        c = schema.capture.c
        row = {"document": key, "id": capture.id, **CAPTURE.row(capture)}
        query = select(*CAPTURE.columns).where(c.document == key, c.id == capture.id)
        stored = self._connection.execute(query).first()
        if stored is None:
            self._connection.execute(insert(schema.capture).values(**row))
            return True
        # The id leaves out who told and on what the date rests. Of two tellings one is kept, whichever came first.
        if _telling(capture) < _telling(CAPTURE.read(stored, document=capture.document)):
            self._connection.execute(update(schema.capture).where(c.document == key, c.id == capture.id).values(**row))
        return False

    def _stored_key(self, key: int) -> str | None:
        query = select(schema.reading.c.key).where(schema.reading.c.document == key)
        return self._connection.execute(query).scalar_one_or_none()

    def _replace_reading(self, at: int, reading: Reading, key: str, issues: Iterable[Issue]) -> None:
        now = self._now()
        if self._stored_key(at) is not None:
            # What it was read to name may be named by nothing any more.
            self._outdate(index_schema.NAMES)
        self._forget_words(at)
        link = schema.link.c
        self._outdate_linked(at, unlink=True)
        self._connection.execute(delete(schema.link).where((link.a_document == at) | (link.b_document == at)))
        index.forget_reports(self._connection, at)
        for table in (schema.reading, schema.issue, index_schema.saying, *(x.table for x in FOUND.values())):
            self._connection.execute(delete(table).where(table.c.document == at))
        page = reading.page
        row = {
            "document": at,
            "reader": reading.reader,
            "key": key,
            "language": page.language,
            "masthead": page.masthead,
            "damage": page.damage,
            "dates": page.dates,
            "conflicts": page.conflicts,
            "unread": reading.unread,
            "dropped": reading.dropped,
            "quantities": reading.quantities,
            "times": reading.times,
            "recorded_at": now,
        }
        self._connection.execute(insert(schema.reading).values(**row))
        for field, shape in FOUND.items():
            extra = {"recorded_at": now} if field == "terms" else {}
            rows = [
                {"document": at, "ordinal": n, **shape.row(x), **extra} for n, x in enumerate(found_in(reading, field))
            ]
            self._insert(shape.table, rows)
        self._insert(schema.issue, [_issue_row(at, n, x) for n, x in enumerate(issues)])
        words = [(fulltext.place_of(at, n), fulltext.words_of(x.evidence)) for n, x in enumerate(reading.statements)]
        fulltext.put(self._connection, fulltext.STATEMENTS, words)

    def _forget_words(self, at: int) -> None:
        """Take the statements of a document out of the full text, which keeps no words to find them by."""
        s = schema.statement.c
        rows = self._connection.execute(select(s.ordinal, s.evidence).where(s.document == at)).all()
        words = [(fulltext.place_of(at, ordinal), fulltext.words_of(evidence)) for ordinal, evidence in rows]
        fulltext.take_out(self._connection, fulltext.STATEMENTS, words)

    def _date_terms(self, at: int, document: Document, reading: Reading | None) -> None:
        """Put on every term when readers could know it, as `Article.published` has it."""
        if reading is None:
            query = select(schema.reading.c.masthead).where(schema.reading.c.document == at)
            masthead: Masthead = self._connection.execute(query).scalar_one()
            reading = Reading(document=document.id, reader="", page=Page(segments=(), masthead=masthead))
        article = Article(document=document, captures=self.captures(document.id), reading=reading)
        published: When = article.published
        change = update(schema.term).where(schema.term.c.document == at)
        self._connection.execute(change.values(published_lo=published.lo, published_hi=published.hi))

    def _insert(self, table: Table, rows: list[Row]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)

    def _outdate(self, document: int) -> None:
        """Say that what is worked out of the document with this key is no longer of it as it stands."""
        self._connection.execute(insert(index_schema.outdated).prefix_with("OR IGNORE").values(key=document))

    def _unlink(self, document: int) -> None:
        """Say that the links of the document with this key are no longer of it as it stands."""
        self._connection.execute(insert(index_schema.unlinked).prefix_with("OR IGNORE").values(key=document))

    def _outdate_linked(self, document: int, *, unlink: bool = False) -> None:
        """Outdate those that are linked to the document with this key, whose links are about to go; with `unlink`,
        theirs are to be made anew as well."""
        ends = (schema.link.c.a_document, schema.link.c.b_document)
        for one, other in (ends, reversed(ends)):
            query = select(one).distinct().where(other == document, one != document)
            for key in self._connection.execute(query).scalars().all():
                self._outdate(key)
                if unlink:
                    self._unlink(key)

    def _outdate_all(self) -> None:
        self._connection.execute(delete(schema.meta).where(schema.meta.c.name == tallying.INDEXED))

    def _get(self, name: str) -> str | None:
        query = select(schema.meta.c.value).where(schema.meta.c.name == name)
        return self._connection.execute(query).scalar_one_or_none()

    def _set(self, name: str, value: str) -> None:
        self._connection.execute(delete(schema.meta).where(schema.meta.c.name == name))
        self._connection.execute(insert(schema.meta).values(name=name, value=value))


def _telling(capture: Capture) -> tuple[int, str]:
    return list(Told).index(capture.told), packed(how_of(capture.published))


def _order(link: Link) -> tuple[str, ...]:
    return link.id, str(link.slot), link.method, link.reason


def _issue_row(at: int, n: int, issue: Issue) -> dict[str, Any]:
    span = issue.span
    where = {"s": span.s, "e": span.e, "text": span.text} if span else {"s": None, "e": None, "text": None}
    return {"document": at, "ordinal": n, "stage": issue.stage, "kind": issue.kind, "detail": issue.detail, **where}
