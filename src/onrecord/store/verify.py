"""Checking a whole record again: spans against texts, hashes against bytes, rows against the rows they name."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Protocol

from sqlalchemy import Connection, select

from onrecord.errors import RecordError
from onrecord.model.document import Document
from onrecord.model.link import End
from onrecord.model.reading import Article, Reading
from onrecord.model.term import Condition, Obligation, Party, Position, Rule, Step, Value
from onrecord.store import fetches, fulltext, prints, schema
from onrecord.store.base import Fault
from onrecord.store.evidence import spans_of
from onrecord.store.rows import CAPTURE, link_of


class Checked(Protocol):
    """The part of a store that is looked at."""

    path: str

    def article(self, name: str) -> Article:
        """One article."""


def faults(store: Checked, connection: Connection) -> Iterator[Fault]:
    """Whatever is wrong with the record, most basic first."""
    damaged = [str(x) for x in connection.exec_driver_sql("PRAGMA integrity_check").scalars() if x != "ok"]
    yield from (Fault(where=store.path, expected="a sound database", found=x) for x in damaged)
    if damaged:
        return
    for table, _, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check").all():
        yield Fault(where=f"table {table}", expected=f"rows that rest on a row of {parent}", found="one that does not")
    texts: dict[str, str] = {}
    statements: dict[str, frozenset[str]] = {}
    d = schema.document.c
    for document, told in connection.execute(select(d.id, d.text_sha256).order_by(d.id)).all():
        try:
            article = store.article(document)
        except (ValueError, RecordError) as error:
            yield Fault(where=f"document {document[:12]}", expected="rows that make an article", found=str(error))
            continue
        texts[document] = article.document.text
        statements[document] = frozenset(x.id for x in article.reading.statements)
        yield from _document_faults(article, told)
        yield from _reading_faults(article.reading)
    yield from _capture_faults(connection)
    yield from _link_faults(connection, texts, statements)
    yield from fulltext.faults(connection)
    yield from prints.faults(connection)
    yield from fetches.faults(connection)


def rebuilt(document: Document) -> str | None:
    """SHA-256 of the bytes that `document` was decoded from; None where the text does not give them back.

    The text of a web page is not its bytes, and some encodings leave a choice that the text does not show.
    """
    if document.media_type != "text/plain":
        return None
    try:
        encoding = codecs.lookup(document.encoding).name
        found = hashlib.sha256(document.text.encode(encoding)).hexdigest()
    except (LookupError, UnicodeError):
        return None
    return found if encoding in ("utf-8", "ascii") or found == document.id else None


def text_hash(text: str) -> str:
    """SHA-256 of `text` in UTF-8."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _document_faults(article: Article, told: str) -> Iterator[Fault]:
    document = article.document
    where, text = f"document {document.id[:12]}", document.text
    if text_hash(text) != told:
        yield Fault(where=where, expected=f"a text with SHA-256 {told[:12]}", found=text_hash(text)[:12])
    elif (rebuilt(document) or document.id) != document.id:
        yield Fault(where=where, expected="a text whose bytes have its id as SHA-256", found="another text")
    if not article.captures:
        yield Fault(where=where, expected="at least one capture", found="none")
    for segment in article.reading.page.segments:
        if not 0 <= segment.s <= segment.e <= len(text):
            yield Fault(
                where=f"{where}, line {segment.n}",
                expected="offsets inside the text",
                found=f"{segment.s} to {segment.e}",
            )
    for path, span in (*spans_of(article.reading, where), *spans_of(article.captures, f"{where}.captures")):
        if text[span.s : span.e] != span.text:
            found = f"{text[span.s : span.e]!r} at {span.s} to {span.e}"
            yield Fault(where=path, expected=repr(span.text), found=found)


def _reading_faults(reading: Reading) -> Iterator[Fault]:
    where = f"document {reading.document[:12]}"
    actors = {x.id for x in reading.actors}
    attributions = {x.id for x in reading.attributions}
    statements = {x.id for x in reading.statements}
    subjects = {x.id for x in reading.subjects}
    for mention in reading.mentions:
        yield from _unknown(f"{where}, mention at {mention.span.s}", "actor", (mention.actor,), actors)
    for attribution in reading.attributions:
        at = f"{where}, attribution {attribution.id}"
        yield from _unknown(at, "attribution", (attribution.parent,), attributions)
        yield from _unknown(at, "actor", (*attribution.source_actors, attribution.via), actors)
    for statement in reading.statements:
        at = f"{where}, statement {statement.id}"
        yield from _unknown(at, "attribution", (statement.attribution,), attributions)
        yield from _unknown(at, "subject", statement.subjects, subjects)
        named = (*statement.holders, statement.addressee, statement.on_behalf_of)
        yield from _unknown(at, "actor", named, actors)
    for term in reading.terms:
        at = f"{where}, term {term.id}"
        yield from _unknown(at, "statement", (term.statement,), statements)
        yield from _unknown(at, "subject", (term.subject,), subjects)
        yield from _unknown(at, "actor", _actors_in(term.value), actors)


def _unknown(where: str, kind: str, named: Iterable[str | None], known: Container[str]) -> Iterator[Fault]:
    for name in named:
        if name is not None and name not in known:
            yield Fault(where=where, expected=f"an id among the {kind}s of its document", found=name)


def _actors_in(value: Value) -> tuple[str | None, ...]:
    match value:
        case Party(actor=actor) | Position(actor=actor):
            return (actor,)
        case Obligation(obligors=obligors, beneficiaries=beneficiaries):
            return (*obligors, *beneficiaries)
        case Rule() | Condition() | Step():
            return ()


def _capture_faults(connection: Connection) -> Iterator[Fault]:
    d, c = schema.document.c, schema.capture.c
    query = select(d.id, c.id, *CAPTURE.columns).join(schema.capture, c.document == d.key).order_by(d.id, c.id)
    for document, told, *row in connection.execute(query).all():
        yield from _other_id(f"document {document[:12]}, capture {told}", told, CAPTURE.read(row, document=document).id)


def _link_faults(
    connection: Connection, texts: Mapping[str, str], statements: Mapping[str, frozenset[str]]
) -> Iterator[Fault]:
    ids = {row.key: row.id for row in connection.execute(select(schema.document.c.key, schema.document.c.id))}
    for row in connection.execute(select(schema.link).order_by(schema.link.c.key)).all():
        try:
            link = link_of(row, ids)
        except (ValueError, KeyError) as error:
            yield Fault(where=f"link {row.id}", expected="a row that makes a link", found=str(error))
            continue
        yield from _other_id(f"link {row.id}", row.id, link.id)
        for side, end in (("a", link.a), ("b", link.b)):
            yield from _end_faults(f"link {row.id}.{side}", end, texts, statements)


def _other_id(where: str, told: str, made: str) -> Iterator[Fault]:
    if told != made:
        yield Fault(where=where, expected="the id that its fields give", found=f"another than {made}")


def _end_faults(
    where: str, end: End, texts: Mapping[str, str], statements: Mapping[str, frozenset[str]]
) -> Iterator[Fault]:
    text = texts.get(end.document or "")
    if text is None:
        return
    if end.span and text[end.span.s : end.span.e] != end.span.text:
        yield Fault(where=where, expected=repr(end.span.text), found=repr(text[end.span.s : end.span.e]))
    yield from _unknown(where, "statement", (end.statement,), statements.get(end.document or "", ()))
