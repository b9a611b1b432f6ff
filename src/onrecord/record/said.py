"""What an actor said, dated, and on whose word we have it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onrecord.model.reading import Article
from onrecord.model.statement import Statement
from onrecord.record.chain import chain_of
from onrecord.record.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """`statement` of `holder` (canonical id); `day` is when it was said, else published, None if unknown."""

    holder: str
    statement: Statement
    article: Article
    day: dt.date | None
    chain: tuple[str, ...]


def said_by(record: Record, wanted: str, about: str | None = None) -> tuple[Saying, ...]:
    """What the actor or actors that `wanted` may mean said, by date; `about` keeps a subject, issue or word."""
    holders = set(record.matching(wanted))
    found: list[Saying] = []
    for article in record.articles:
        for statement in article.reading.statements:
            met = sorted(set(statement.holders) & holders)
            if met and _is_about(statement, article, about):
                day = statement.said_at.lo or article.published.lo
                chain = chain_of(statement, article, record.lineage, record.pages)
                found.append(Saying(holder=met[0], statement=statement, article=article, day=day, chain=chain))
    found.sort(
        key=lambda x: (x.day is None, str(x.day), x.article.document.id, x.statement.evidence[0].s, x.statement.id)
    )
    return tuple(found)


def _is_about(statement: Statement, article: Article, about: str | None) -> bool:
    if about is None:
        return True
    asked = about.casefold()
    names = {x.id: {x.name.casefold(), *(m.text.casefold() for m in x.mentions)} for x in article.reading.subjects}
    key = asked.replace("-", "_").replace(" ", "_")
    told = [s.replace("-", "_") for s in (*statement.subjects, statement.issue)]
    return (
        any(key in s for s in told)
        or any(asked in n for s in statement.subjects for n in names.get(s, set()))
        or any(asked in e.text.casefold() for e in statement.evidence)
    )
