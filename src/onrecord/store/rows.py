"""Nouns as rows and back, by the names of their fields."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar, get_type_hints

from sqlalchemy import Column, Table

from onrecord.model.actor import Actor, Bond, Mention
from onrecord.model.attribution import Attribution
from onrecord.model.capture import Capture
from onrecord.model.document import Segment
from onrecord.model.entity import Entity
from onrecord.model.link import End, Link
from onrecord.model.reading import Reading
from onrecord.model.ruling import Naming, Ruling
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import Term, Value
from onrecord.model.verdict import Verdict
from onrecord.model.when import When
from onrecord.store import schema
from onrecord.store.base import Tombstone
from onrecord.store.codec import how_of, packed, value_of, when_of

Noun = TypeVar("Noun")
Row = dict[str, Any]


class Shape(Generic[Noun]):
    """How `noun` lies in `table`: each field in the column of its name.

    A When lies in `_lo`, `_hi` and `_how`, a Span in `s`, `e` and `text`, a term's value in `slot` and `value`. The
    field `without` is not kept here.
    """

    def __init__(self, noun: type[Noun], table: Table, *, without: str = "") -> None:
        self.noun, self.table = noun, table
        hints = get_type_hints(noun)
        fields = [x.name for x in dataclasses.fields(noun)]  # type: ignore[arg-type]  # every noun is a dataclass
        self._fields = [(x, hints[x]) for x in fields if x != without]
        self._width = [len(self._names(*x)) for x in self._fields]
        self.columns: list[Column[Any]] = [table.c[n] for x in self._fields for n in self._names(*x)]

    @staticmethod
    def _names(field: str, hint: Any) -> tuple[str, ...]:
        if hint is When:
            return f"{field}_lo", f"{field}_hi", f"{field}_how"
        if hint is Span:
            return "s", "e", "text"
        return ("slot", "value") if hint is Value else (field,)

    def row(self, noun: Noun) -> Row:
        """The columns of `noun`."""
        found: Row = {}
        for field, hint in self._fields:
            value = getattr(noun, field)
            if hint is When:
                parts: tuple[Any, ...] = (value.lo, value.hi, how_of(value))
            elif hint is Span:
                parts = (value.s, value.e, value.text)
            elif hint is Value:
                parts = (noun.slot, packed(value))  # type: ignore[attr-defined]  # only terms have a Value
            else:
                parts = (value,)
            found.update(zip(self._names(field, hint), parts, strict=True))
        return found

    def values(self, row: Sequence[Any]) -> Row:
        """The fields that `row`, the values of `columns` in their order, holds."""
        found: Row = {}
        at = 0
        for (field, hint), width in zip(self._fields, self._width, strict=True):
            parts = row[at : at + width]
            if hint is When:
                found[field] = when_of(*parts)
            elif hint is Span:
                found[field] = Span(*parts)
            elif hint is Value:
                found[field] = value_of(*parts)
            else:
                found[field] = parts[0]
            at += width
        return found

    def read(self, row: Sequence[Any], **given: Any) -> Noun:
        """The noun that `row` holds, with the fields in `given` added."""
        return self.noun(**self.values(row), **given)


CAPTURE = Shape(Capture, schema.capture, without="document")  # which is a key inside
RULING = Shape(Ruling, schema.ruling)
NAMING = Shape(Naming, schema.naming)
VERDICT = Shape(Verdict, schema.verdict)
ENTITY = Shape(Entity, schema.entity)
BOND = Shape(Bond, schema.bond)
TOMBSTONE = Shape(Tombstone, schema.tombstone)

# What a reading holds in tables of its own, by the name of its field; `segments` are the page's.
FOUND: dict[str, Shape[Any]] = {
    "segments": Shape(Segment, schema.segment),
    "actors": Shape(Actor, schema.actor),
    "mentions": Shape(Mention, schema.mention),
    "attributions": Shape(Attribution, schema.attribution),
    "statements": Shape(Statement, schema.statement, without="review"),
    "subjects": Shape(Subject, schema.subject),
    "terms": Shape(Term, schema.term, without="review"),
}


def found_in(reading: Reading, field: str) -> tuple[Any, ...]:
    """The nouns of `reading` that lie in the table of `field`."""
    found: tuple[Any, ...] = reading.page.segments if field == "segments" else getattr(reading, field)
    return found


def link_row(link: Link, keys: dict[str, int]) -> Row:
    """The columns of `link`; `keys` gives the key of each document by id. Raises KeyError for one not stored."""
    plain = ("id", "relation", "kind", "alteration", "slot", "reason", "method")
    return {x: getattr(link, x) for x in plain} | dict(_end_row("a", link.a, keys)) | dict(_end_row("b", link.b, keys))


def _end_row(side: str, end: End, keys: dict[str, int]) -> Iterator[tuple[str, Any]]:
    yield f"{side}_document", None if end.document is None else keys[end.document]
    yield f"{side}_span", end.span
    yield f"{side}_statement", end.statement
    yield f"{side}_external", end.external


def link_of(row: Any, ids: dict[int, str]) -> Link:
    """The link that a row of the table holds; `ids` gives the id of each document by key."""

    def end(document: int | None, span: Span | None, statement: str | None, external: str | None) -> End:
        told = None if document is None else ids[document]
        return End(document=told, span=span, statement=statement, external=external)

    return Link(
        relation=row.relation,
        a=end(row.a_document, row.a_span, row.a_statement, row.a_external),
        b=end(row.b_document, row.b_span, row.b_statement, row.b_external),
        reason=row.reason,
        method=row.method,
        kind=row.kind,
        alteration=row.alteration,
        slot=row.slot,
    )
