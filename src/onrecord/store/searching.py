"""Statements found by their words and narrowed by who, what, where and when; with counts of what else there is.

    found = store.search_statements("forty cutters", Filters(act=Act.PROMISE), limit=20, offset=0)
    for match in found.hits: ...        # match.evidence with match.marks in it
    found.facets["outlet"]              # (("Gazette", 12), ("Post", 3))

Every word must stand in the evidence; case and accents are one. What is asked of millions of statements must be
answered at once, so no more than `SCANNED` statements with the words are looked at, those stored last; where there are
more, `Found.whole` is False and the counts are of those. Accepted gap: with filters that only older statements pass,
such words find nothing, and more words, or rarer ones, do.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, and_, func, or_, select

from onrecord.model.span import Span
from onrecord.model.vocabulary import Act
from onrecord.store import fulltext, schema
from onrecord.store.sought import Facets, Filters, Found, Match, Voice

# On a record of 50,000 documents; see docs/design-notes.md, "Figures of a big record".
SCANNED: Final = 10_000  # statements
WORD: Final = re.compile(r"[^\W_]+")
_BITS: Final = fulltext.ORDINAL_BITS


_COLUMNS: Final = "s.document, s.ordinal, s.day, s.act, s.voice, s.outlet, s.actors, s.subjects, s.levels"
# Places run with the documents as they were stored, so the last stored come first.
_WITH_WORDS: Final = (
    f"SELECT rank AS weight, rowid >> {_BITS} AS document, rowid & {(1 << _BITS) - 1} AS ordinal "
    f"FROM {fulltext.STATEMENTS} WHERE {fulltext.STATEMENTS} MATCH ? ORDER BY rowid DESC LIMIT ?"
)
_OF_ALL: Final = (
    "SELECT 0 AS weight, document, ordinal FROM saying WHERE ? = '' ORDER BY document DESC, ordinal DESC LIMIT ?"
)


def search(connection: Connection, words: str, filters: Filters, limit: int, offset: int) -> Found:
    """The statements that hold every one of `words` (all, if there are none) and pass `filters`."""
    sought = WORD.findall(words)
    # Quoted, a word is never an operator of the query language.
    asked = " ".join(f'"{x}"' for x in sought)
    source = _WITH_WORDS if asked else _OF_ALL
    conditions, values = _conditions(filters)
    narrowed = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    looked_at = connection.exec_driver_sql(f"SELECT count(*) FROM ({source})", (asked, SCANNED + 1)).scalar_one()
    sql = f"SELECT m.weight, {_COLUMNS} FROM ({source}) m JOIN saying s USING (document, ordinal){narrowed}"
    rows = connection.exec_driver_sql(sql, (asked, SCANNED, *values)).all()
    best = sorted(rows, key=lambda x: (x[0], -x[1], x[2]))[offset : offset + limit]
    folded = frozenset(map(_folded, sought))
    return Found(
        hits=tuple(_matches(connection, best, folded)),
        facets=_facets(rows),
        total=len(rows),
        whole=looked_at <= SCANNED,
    )


def _conditions(filters: Filters) -> tuple[list[str], list[Any]]:
    held = {"actors": filters.actor, "subjects": filters.subject, "levels": filters.level}
    equal = {"act": filters.act, "outlet": filters.outlet, "voice": filters.voice}
    asked = [
        *((f"instr(s.{name}, ?)", f"|{x}|") for name, x in held.items() if x is not None),
        *((f"s.{name} = ?", str(x)) for name, x in equal.items() if x is not None),
        *(("s.day >= ?", x.isoformat()) for x in (filters.since,) if x is not None),
        *(("s.day <= ?", x.isoformat()) for x in (filters.until,) if x is not None),
    ]
    return [x for x, _ in asked], [x for _, x in asked]


def _facets(rows: Sequence[Any]) -> Facets:
    if not rows:
        return {}
    _, _, _, days, acts, voices, outlets, actors, subjects, levels = zip(*rows, strict=True)
    months = Counter(x[:7] for x in days if x)
    return {
        "actor": _ordered(_each(actors)),
        "act": _ordered(Counter(acts)),
        "level": _ordered(_each(levels)),
        "subject": _ordered(_each(subjects)),
        "outlet": _ordered(Counter(x for x in outlets if x is not None)),
        "voice": _ordered(Counter(voices)),
        "month": tuple(sorted(months.items())),
    }


def _each(lists: Iterable[str]) -> Counter[str]:
    """How often each id stands in `lists`; equal lists are many, and taken apart once."""
    found: Counter[str] = Counter()
    for told, count in Counter(lists).items():
        for one in ids_of(told):
            found[one] += count
    return found


def _ordered(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda x: (-x[1], x[0])))


def barred(ids: Iterable[Any]) -> str:
    """`ids` as they lie in a column, each once."""
    told = "|".join(dict.fromkeys(map(str, ids)))
    return f"|{told}|" if told else ""


def ids_of(told: str) -> tuple[str, ...]:
    """The ids in a column."""
    return tuple(told[1:-1].split("|")) if told else ()


def _matches(connection: Connection, rows: Iterable[Any], sought: frozenset[str]) -> Iterator[Match]:
    d, s, c = schema.document.c, schema.statement.c, schema.capture.c
    shown = list(rows)
    places = [(document, ordinal) for _, document, ordinal, *_ in shown]
    # Looked up one by one in the index, which a list of pairs is not.
    here = [and_(s.document == document, s.ordinal == ordinal) for document, ordinal in places]
    query = select(s.document, s.ordinal, d.id, s.id, s.evidence).join(schema.document, s.document == d.key)
    told = {
        (document, ordinal): rest for document, ordinal, *rest in connection.execute(query.where(or_(False, *here)))
    }
    sources = select(c.document, func.min(c.source)).where(c.document.in_({x for x, _ in places})).group_by(c.document)
    seen = {document: source for document, source in connection.execute(sources)}
    for _, document, ordinal, day, act, voice, outlet, actors, subjects, levels in shown:
        id_, statement, evidence = told[document, ordinal]
        yield Match(
            document=id_,
            source=seen[document],
            statement=statement,
            evidence=evidence,
            marks=tuple(marks_in(evidence, sought)),
            act=Act(act),
            voice=Voice(voice),
            day=None if day is None else dt.date.fromisoformat(day),
            outlet=outlet,
            actors=ids_of(actors),
            subjects=ids_of(subjects),
            levels=tuple(map(int, ids_of(levels))),
        )


def marks_in(evidence: Iterable[Span], sought: frozenset[str]) -> Iterator[Span]:
    """The words of `evidence` that are, without case and accents, among `sought`, as spans of the document."""
    for span in evidence:
        for word in WORD.finditer(span.text):
            if _folded(word.group()) in sought:
                yield Span(span.s + word.start(), span.s + word.end(), word.group())


def _folded(word: str) -> str:
    """`word` as the full text compares it."""
    apart = unicodedata.normalize("NFD", word)
    return "".join(x for x in apart if not unicodedata.combining(x)).casefold()
