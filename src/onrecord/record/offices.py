"""The offices that an actor held, as a pack knows them, and for whom it speaks, as documents have it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from onrecord.packs.actors import KnownActors
from onrecord.record.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An office as the pack knows it: `person` was `office` of `of`; days are ISO, "" is open."""

    person: str
    office: str
    of: str
    since: str
    until: str


def offices_of(actor: str, known: KnownActors) -> tuple[Held, ...]:
    """The offices that `actor` held, and those held for it, by the day they began."""
    found = [
        Held(person=f"person:{key}", office=x.office, of=x.of, since=x.since, until=x.until)
        for key, person in known.persons.items()
        for x in person.tenures
        if actor in (f"person:{key}", x.of)
    ]
    return tuple(sorted(found, key=lambda x: (x.since, x.office, x.person)))


def speaks_for(record: Record, actor: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The bodies that documents (ids) have `actor` speak for, most of them first."""
    documents: dict[str, list[str]] = defaultdict(list)
    for article in record.articles:
        for x in article.reading.actors:
            if x.id == actor and x.represents:
                documents[x.represents].append(article.document.id)
    return tuple(sorted(((body, tuple(ids)) for body, ids in documents.items()), key=lambda x: (-len(x[1]), x[0])))
