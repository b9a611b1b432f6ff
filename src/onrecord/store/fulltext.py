"""Full text over documents and over the evidence of statements, in step with the tables (SQLite FTS5).

`DOCUMENTS` reads its texts from the table `document` and lies at its keys. `STATEMENTS` keeps places and no text: what
is taken out of it must be told word for word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, select

from onrecord.model.span import Span
from onrecord.store import schema
from onrecord.store.base import Fault

DOCUMENTS: Final = "document_words"
STATEMENTS: Final = "statement_words"
TOKENS: Final = "tokenize = 'unicode61 remove_diacritics 2'"
_COLUMN: Final = {DOCUMENTS: "text", STATEMENTS: "evidence"}

# A statement's place is its document's key and its ordinal in one number.
ORDINAL_BITS: Final = 20
_CHUNK: Final = 1000

Words = Sequence[tuple[int, str]]


def place_of(document: int, ordinal: int) -> int:
    """The place of a statement in `STATEMENTS`."""
    return document << ORDINAL_BITS | ordinal


def statement_at(place: int) -> tuple[int, int]:
    """The document's key and the ordinal of the statement at `place`."""
    return place >> ORDINAL_BITS, place & ((1 << ORDINAL_BITS) - 1)


def words_of(evidence: Iterable[Span]) -> str:
    """What is indexed of a statement."""
    return " ".join(x.text for x in evidence)


def put(connection: Connection, index: str, words: Words) -> None:
    """Add `words`, each with its place, to `index`."""
    if words:
        connection.exec_driver_sql(f"INSERT INTO {index}(rowid, {_COLUMN[index]}) VALUES (?, ?)", list(words))


def take_out(connection: Connection, index: str, words: Words) -> None:
    """Take `words` out of `index`: exactly those that were put in at their places."""
    if words:
        sql = f"INSERT INTO {index}({index}, rowid, {_COLUMN[index]}) VALUES ('delete', ?, ?)"
        connection.exec_driver_sql(sql, list(words))


def tidy(connection: Connection) -> None:
    """Drop for good what was taken out of both; until then it lies in older parts of the index."""
    for index in (DOCUMENTS, STATEMENTS):
        connection.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('optimize')")


def faults(connection: Connection) -> Iterator[Fault]:
    """Where an index is not what the tables would give: it is made anew beside the record and compared."""
    yield from _differences(connection, DOCUMENTS, _documents(connection))
    yield from _differences(connection, STATEMENTS, _statements(connection))


def _documents(connection: Connection) -> Iterator[tuple[int, str]]:
    d = schema.document.c
    for row in connection.execute(select(d.key, d.text)):
        yield row.key, row.text


def _statements(connection: Connection) -> Iterator[tuple[int, str]]:
    s = schema.statement.c
    for document, ordinal, evidence in connection.execute(select(s.document, s.ordinal, s.evidence)):
        yield place_of(document, ordinal), words_of(evidence)


def _differences(connection: Connection, index: str, words: Iterator[tuple[int, str]]) -> Iterator[Fault]:
    anew = f"{index}_anew"
    connection.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.{anew} USING fts5(words, content = '', {TOKENS})")
    while chunk := [x for _, x in zip(range(_CHUNK), words, strict=False)]:
        connection.exec_driver_sql(f"INSERT INTO temp.{anew}(rowid, words) VALUES (?, ?)", chunk)
    for database, table in (("main", index), ("temp", anew)):
        listed = f"CREATE VIRTUAL TABLE temp.{table}_list USING fts5vocab({database}, {table}, instance)"
        connection.exec_driver_sql(listed)
    stored, made = (f"SELECT term, doc, offset FROM temp.{x}_list" for x in (index, anew))
    for more, less, what in ((stored, made, "too many"), (made, stored, "missing")):
        odd = f"SELECT count(*), count(DISTINCT doc) FROM ({more} EXCEPT {less})"
        count, places = connection.exec_driver_sql(odd).one()
        if count:
            found = f"{count} words {what}, in {places} places"
            yield Fault(where=f"full text {index}", expected="the words of its tables", found=found)
    for table in (f"{index}_list", f"{anew}_list", anew):
        connection.exec_driver_sql(f"DROP TABLE temp.{table}")
