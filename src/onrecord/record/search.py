"""Statements found by their words: grouped by what is said, so that a saying and its copies are one result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace

from onrecord.model.span import Span
from onrecord.record.opening import part_of
from onrecord.record.record import Record
from onrecord.record.said import Saying, sayings_of
from onrecord.record.tabling import partners
from onrecord.store.base import Store
from onrecord.store.sought import NO_FILTERS, Filters, Found, Match

MOST = 300  # statements that are looked at for copies of one another; more are told and not shown
MOST_BY_INDEX = 60  # of a large record, where the documents of each are read for the answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A saying with the words sought as `marks` in its evidence; its copies are in `saying.heard.others`."""

    saying: Saying
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """The `results`, the best first, of what the store `found`; `rejected` of them a person has ruled out.

    `emptied`: where nothing is found, each filter that does it, with how many there are without it.
    """

    results: tuple[Result, ...]
    found: Found
    rejected: int = 0
    emptied: tuple[tuple[str, int], ...] = ()


def search(store: Store, record: Record, words: str, filters: Filters = NO_FILTERS) -> Search:
    """What `store` finds, in the light of the whole `record` that was read from it."""
    found = store.search_statements(words, filters, limit=MOST)
    return _made(store, found, record, words, filters)


def search_by_index(store: Store, words: str, filters: Filters = NO_FILTERS) -> tuple[Search, Record]:
    """As `search`, of a record that is not read as a whole: with the part of it that has what is found, and its copies.

    Rests on what was worked out in advance, see `Store.indexed`.
    """
    found = store.search_statements(words, filters, limit=MOST_BY_INDEX)
    documents = {m.document for m in found.hits}
    beside = partners(store.links(documents), store.versions(documents))
    record = part_of(store, documents.union(*beside.values())).record
    return _made(store, found, record, words, filters), record


def _made(store: Store, found: Found, record: Record, words: str, filters: Filters) -> Search:
    places = {(a.document.id, s.id): (s, a) for a in record.articles for s in a.reading.statements}
    held = [m for m in found.hits if (m.document, m.statement) in places]
    sayings = sayings_of((places[m.document, m.statement] for m in held), record)
    return Search(
        results=tuple(_folded(held, sayings)),
        found=found,
        rejected=len(found.hits) - len(held),
        emptied=() if found.total else tuple(_emptied(store, words, filters)),
    )


def _folded(held: Sequence[Match], sayings: Sequence[Saying]) -> Iterator[Result]:
    """Each saying once: a copy of one that came before stands with that one."""
    told: set[tuple[str, str]] = set()
    for match, saying in zip(held, sayings, strict=True):
        if (match.document, match.statement) not in told:
            told |= {(a.document.id, s.id) for s, a in saying.heard.others}
            yield Result(saying=saying, marks=match.marks)


def _emptied(store: Store, words: str, filters: Filters) -> Iterator[tuple[str, int]]:
    for field in fields(filters):
        if getattr(filters, field.name) is not None:
            without = store.search_statements(words, replace(filters, **{field.name: None}), limit=0).total
            if without:
                yield field.name, without
