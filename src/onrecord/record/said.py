"""What an actor said, or what others said of it: dated, on whose word, how often heard."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from onrecord.model.reading import Article
from onrecord.model.statement import Statement
from onrecord.model.vocabulary import Act
from onrecord.record.chain import chain_of
from onrecord.record.heard import Heard, heard_of
from onrecord.record.record import Record
from onrecord.record.reports import known_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which sayings are wanted: of `acts` (empty: all), on the `subject` or issue of this very id, `about` a subject,
    issue or word; said by `as_of` and readable `by` a day. None leaves nothing out. `told_of`: those of others that
    name the actor, in place of its own."""

    acts: frozenset[Act] = frozenset()
    subject: str | None = None
    about: str | None = None
    as_of: dt.date | None = None
    by: dt.date | None = None
    told_of: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """`statement` of `holder` (canonical id; None is the page's own voice or nobody named); `day` is when it was said,
    else published, None if unknown. `heard` counts the reports of it and their independent origins."""

    holder: str | None
    statement: Statement
    article: Article
    day: dt.date | None
    chain: tuple[str, ...]
    heard: Heard


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """The sayings `shown`, by date; `undated` are those that a day was asked of and that have none to be judged by.

    `acts` and `topics` (ids of subjects and issues) count what the days let through, whatever else was asked, the
    most frequent first.
    """

    shown: tuple[Saying, ...] = ()
    undated: tuple[Saying, ...] = ()
    acts: tuple[tuple[Act, int], ...] = field(default=())
    topics: tuple[tuple[str, int], ...] = field(default=())


EVERYTHING = Asked()
Word = TypeVar("Word", bound=str)
Told = tuple[str | None, Statement, Article]  # a holder (canonical id), what it said and where


def said_by(record: Record, actors: Iterable[str], asked: Asked = EVERYTHING) -> Sayings:
    """What `actors` (canonical ids) said, or what was said of them, as far as it was `asked` for: by date, undated
    last; on one day by document and in the order of the text."""
    told = list(_told(record, frozenset(actors), asked.told_of))
    undated = [x for x in told if _undated(x, asked)]
    known = [x for x in told if not _undated(x, asked) and _in_time(x, asked)]
    return Sayings(
        shown=_sayings([x for x in known if _wanted(x, asked)], known, record),
        undated=_sayings([x for x in undated if _wanted(x, asked)], undated, record),
        acts=_counted(s.act for _, s, _ in known),
        topics=_counted(t for _, s, _ in known for t in _topics(s)),
    )


def _counted(words: Iterable[Word]) -> tuple[tuple[Word, int], ...]:
    return tuple(sorted(Counter(words).items(), key=lambda x: (-x[1], x[0])))


def _topics(statement: Statement) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*statement.subjects, statement.issue)))


def _told(record: Record, actors: frozenset[str], of: bool) -> Iterator[Told]:
    for article in record.articles:
        named = [m.span for m in article.reading.mentions if m.actor in actors] if of else []
        for statement in article.reading.statements:
            met = next((x for x in statement.holders if x in actors), None)
            if of:
                held = any(x.s <= n.s and n.e <= x.e for x in statement.evidence for n in named)
                if met is None and (held or statement.addressee in actors):
                    yield statement.holder, statement, article
            elif met is not None:
                yield met, statement, article


def day_of(statement: Statement, article: Article) -> dt.date | None:
    """When it was said as far as the text tells, else when it was published; None if neither is known."""
    return statement.said_at.lo or article.published.lo


def _undated(told: Told, asked: Asked) -> bool:
    _, statement, article = told
    no_day = asked.as_of is not None and day_of(statement, article) is None
    return no_day or (asked.by is not None and known_on(article) is None)


def _in_time(told: Told, asked: Asked) -> bool:
    _, statement, article = told
    said, known = day_of(statement, article), known_on(article)
    return not (asked.as_of and said and said > asked.as_of) and not (asked.by and known and known > asked.by)


def _wanted(told: Told, asked: Asked) -> bool:
    _, statement, article = told
    return (
        (not asked.acts or statement.act in asked.acts)
        and (asked.subject is None or asked.subject in _topics(statement))
        and (not asked.about or _is_about(statement, article, asked.about))
    )


def sayings_of(wanted: Iterable[tuple[Statement, Article]], record: Record) -> tuple[Saying, ...]:
    """Statements of the record as sayings, in their order, each heard among the others."""
    told = list(wanted)
    found = _sayings([(s.holder, s, a) for s, a in told], [(s.holder, s, a) for s, a in told], record)
    by_place = {(x.article.document.id, x.statement.id): x for x in found}
    return tuple(by_place[a.document.id, s.id] for s, a in told)


def _sayings(wanted: Iterable[Told], among: Iterable[Told], record: Record) -> tuple[Saying, ...]:
    wanted = list(wanted)
    heard = heard_of([(s, a) for _, s, a in wanted], [(s, a) for _, s, a in among], record.lineage)
    found = [
        Saying(
            holder=holder,
            statement=statement,
            article=article,
            day=day_of(statement, article),
            chain=chain_of(statement, article, record.lineage, record.pages),
            heard=times,
        )
        for (holder, statement, article), times in zip(wanted, heard, strict=True)
    ]
    found.sort(
        key=lambda x: (x.day is None, str(x.day), x.article.document.id, x.statement.evidence[0].s, x.statement.id)
    )
    return tuple(found)


def _is_about(statement: Statement, article: Article, about: str) -> bool:
    asked = about.casefold()
    names = {x.id: {x.name.casefold(), *(m.text.casefold() for m in x.mentions)} for x in article.reading.subjects}
    key = asked.replace("-", "_").replace(" ", "_")
    told = [s.replace("-", "_") for s in (*statement.subjects, statement.issue)]
    return (
        any(key in s for s in told)
        or any(asked in n for s in statement.subjects for n in names.get(s, set()))
        or any(asked in e.text.casefold() for e in statement.evidence)
    )
