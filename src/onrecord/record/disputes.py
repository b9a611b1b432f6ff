"""What the accounts of an arrangement disagree on: the conflicts between them, each side counted in origins."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model.link import End, Link
from onrecord.model.reading import Article
from onrecord.model.statement import Statement
from onrecord.model.vocabulary import Relation
from onrecord.record.chain import chain_of
from onrecord.record.origins import origins_of
from onrecord.record.record import Record
from onrecord.record.reports import known_on
from onrecord.record.said import day_of
from onrecord.record.state import ArrangementState


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One side of a disagreement: the `statement`, its day (None if unknown), its chain, and the number of independent
    `origins` that give the same value in the slot of the disagreement; 1 where it has none."""

    statement: Statement
    article: Article
    day: dt.date | None
    chain: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Two accounts that conflict (or of which `a` altered `b`), as `link` says; `one_origin`: both go back to one."""

    link: Link
    a: Account
    b: Account
    one_origin: bool


DISAGREE = (Relation.CONFLICTS, Relation.ALTERS)
Place = tuple[str, str]  # document id, statement id


def disputes_of(
    record: Record, arrangement: ArrangementState, *, as_of: dt.date | None = None, by: dt.date | None = None
) -> tuple[Dispute, ...]:
    """The disagreements in `arrangement`, conflicts before alterations, by kind and day of the first account; of links
    between the same two statements the first. One side must speak of the arrangement, and both have been said by
    `as_of` and known `by`."""
    held = {place: (x, article) for place, x, article in _statements(record.articles)}
    about = {place for place, (x, article) in held.items() if arrangement.subject in _told_of(x, article)}
    origins = _origins(arrangement)
    found: dict[tuple[Relation, Place, Place], Dispute] = {}
    for link in record.links:
        a, b = _place(link.a), _place(link.b)
        if link.relation not in DISAGREE or not {a, b} <= held.keys() or not {a, b} & about or a == b:
            continue
        sides = held[a], held[b]
        if all(_counts(*x, as_of, by) for x in sides):
            one = origins_of(list(sides), record.lineage).count == 1
            told = [_account(*x, origins.get((p, link.slot), 1), record) for p, x in zip((a, b), sides, strict=True)]
            found.setdefault((link.relation, a, b), Dispute(link=link, a=told[0], b=told[1], one_origin=one))
    return tuple(
        sorted(
            found.values(),
            key=lambda x: (DISAGREE.index(x.link.relation), x.link.kind or "", str(x.a.day or ""), x.link.id),
        )
    )


def _place(end: End) -> Place:
    return end.document or "", end.statement or ""


def contested(record: Record) -> Counter[str]:
    """By arrangement, how many conflicts there are of which a side speaks of it."""
    about = {place: _told_of(x, article) for place, x, article in _statements(record.articles)}
    pairs = {(_place(x.a), _place(x.b)) for x in record.links if x.relation is Relation.CONFLICTS}
    return Counter(x for a, b in pairs if a != b and {a, b} <= about.keys() for x in about[a] | about[b])


def _statements(articles: Iterable[Article]) -> Iterator[tuple[Place, Statement, Article]]:
    for article in articles:
        for statement in article.reading.statements:
            yield (article.document.id, statement.id), statement, article


def _told_of(statement: Statement, article: Article) -> set[str]:
    """The subjects that a statement names or fills a slot of."""
    return {*statement.subjects, *(x.subject for x in article.reading.terms if x.statement == statement.id)}


def _origins(arrangement: ArrangementState) -> dict[tuple[Place, str | None], int]:
    """By statement and slot, the most origins of a value that it gives there."""
    found: dict[tuple[Place, str | None], int] = {}
    for cell in arrangement.cells:
        for group in cell.groups:
            for report in group.reports:
                key = (report.article.document.id, report.statement.id), cell.slot
                found[key] = max(found.get(key, 1), group.origins)
    return found


def _counts(statement: Statement, article: Article, as_of: dt.date | None, by: dt.date | None) -> bool:
    day, known = day_of(statement, article), known_on(article)
    return (as_of is None or (day is not None and day <= as_of)) and (by is None or (known is not None and known <= by))


def _account(statement: Statement, article: Article, origins: int, record: Record) -> Account:
    return Account(
        statement=statement,
        article=article,
        day=day_of(statement, article),
        chain=chain_of(statement, article, record.lineage, record.pages),
        origins=origins,
    )
