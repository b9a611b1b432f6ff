"""Statements as events in the manner of PLOVER, under column names of the POLECAT data.

Only what is said of an act that PLOVER has a type for is an event. What was merely claimed, foreseen or judged has
none and is counted, not guessed at. Intensities, quad codes and modes are left to those who code them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from onrecord.model.reading import Article
from onrecord.model.statement import Statement
from onrecord.model.vocabulary import Act, ActorType, Modality, Polarity
from onrecord.record.record import Record
from onrecord.record.said import day_of
from onrecord.serve.rows import Row, words
from onrecord.serve.spreadsheet import defused

COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Recipient Name",
    "Recipient Country",
    "Headline",
    "Event Text",
    "Source",
    "Publication Date",
    "Onrecord Document",
    "Review",
)
# The types of PLOVER in which sayings are events; the acts that are not here have no type.
TYPES: dict[Act, str] = {
    Act.CONCEDE: "CONCEDE",
    Act.ACCUSE: "ACCUSE",
    Act.CONDEMN: "ACCUSE",
    Act.DEMAND: "REQUEST",
    Act.REQUEST: "REQUEST",
    Act.PROMISE: "AGREE",
    Act.OFFER: "AGREE",
    Act.AGREE: "AGREE",
    Act.ANNOUNCE: "AGREE",
    Act.REFUSE: "REJECT",
    Act.THREATEN: "THREATEN",
    Act.PRAISE: "SUPPORT",
    Act.SUPPORT: "SUPPORT",
    Act.INVITE: "SUPPORT",
}
_FUTURE = frozenset({Act.PROMISE, Act.OFFER, Act.AGREE, Act.ANNOUNCE, Act.THREATEN})


def polecat_rows(record: Record) -> tuple[list[Row], int]:
    """An event for each statement of a named or unnamed holder whose act has a type, by document and place in it; and
    the number of statements that have none. An unknown date, recipient or country is empty."""
    rows, left = [], 0
    for article in record.articles:
        for statement in article.reading.statements:
            if statement.act in TYPES and statement.holders:
                rows += [_row(x, statement, article, record) for x in statement.holders]
            else:
                left += 1
    return rows, left


def _row(holder: str, statement: Statement, article: Article, record: Record) -> Row:
    masthead, day = article.reading.page.masthead, day_of(statement, article)
    published = masthead.published
    return (
        f"{statement.id}:{holder}",
        day.isoformat() if day else "",
        TYPES[statement.act],
        "; ".join(_contexts(statement)),
        record.name(holder),
        _country(holder, record),
        record.name(statement.addressee) if statement.addressee else "",
        _country(statement.addressee, record) if statement.addressee else "",
        masthead.headline.text if masthead.headline else "",
        words(statement.evidence),
        article.outlet or "",
        published.hi.isoformat() if published.hi else "",
        article.document.id,
        statement.review,
    )


def _contexts(statement: Statement) -> Iterator[str]:
    if statement.act in _FUTURE:
        yield "future"
    if statement.modality is Modality.POSSIBLE or statement.condition is not None:
        yield "hypothetical"
    if statement.polarity is Polarity.NEG:
        yield "negation"


def _country(actor: str, record: Record) -> str:
    """The ISO code of the state that an actor is or speaks for, in capitals; empty if it is none of a pack's."""
    found = record.actors.get(actor)
    state = record.actors.get(found.represents) if found and found.represents else found
    is_state = state is not None and state.type is ActorType.STATE and ":" not in state.id
    return state.id.upper() if state is not None and is_state else ""


def polecat_lines(rows: Iterable[Row]) -> Iterator[str]:
    """The file as tab-separated values, line by line, each with its newline, every cell on one line."""
    for row in (COLUMNS, *rows):
        out = io.StringIO()
        csv.writer(out, delimiter="\t", lineterminator="\n").writerow([defused(" ".join(x.split())) for x in row])
        yield out.getvalue()
