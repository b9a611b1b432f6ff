"""A question in SQL to a record, which can change nothing: ``onrecord sql``.

    columns, rows = sql("talks.onrecord", "SELECT act, count(*) FROM statement GROUP BY act")

The tables are those of `schema`; `document_words` and `statement_words` are searched with MATCH. Three bars stand one
behind another: the file is opened to read, the connection refuses changes, and whatever a statement wants to do besides
reading (attach a file, set a pragma, load code) is denied before it runs.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from onrecord.errors import RecordError
from onrecord.store.opening import uri_to_read
from onrecord.store.sqlite import open_reader

_READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE})
# What shows the shape of the tables; `data_version` is asked by the full-text index itself.
_PRAGMAS = frozenset({"table_info", "table_xinfo", "table_list", "index_list", "index_info", "data_version"})
# SQLite declares a virtual table at its first use, which reads like making one: used before the bars go up.
_VIRTUAL = ("document_words", "statement_words", "pragma_table_info('meta')", "json_each('[]')")
_FUNCTIONS_DENIED = frozenset({"load_extension", "fts3_tokenizer"})


class Answer(NamedTuple):
    """Names of the columns, and the rows under them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def sql(path: str | Path, query: str) -> Answer:
    """The answer of the record at `path` to `query`, one SELECT (or WITH ... SELECT).

    Raises RecordError, with what SQLite says of it, for a statement that does more than read or cannot be understood.
    """
    told = str(path)
    # The reader asks first whether it is a record, and one of this version.
    with open_reader(told), closing(sqlite3.connect(uri_to_read(told), uri=True)) as connection:
        connection.execute("PRAGMA query_only = ON")
        for table in _VIRTUAL:
            connection.execute(f"SELECT 1 FROM {table} LIMIT 0")
        connection.set_authorizer(_allowed)
        try:
            cursor = connection.execute(query)
            columns = tuple(x[0] for x in cursor.description or ())
            rows = tuple(cursor)
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise RecordError(told, expected="one statement that reads (SELECT or WITH)", found=str(error)) from error
    if not columns:
        raise RecordError(told, expected="one statement that reads (SELECT or WITH)", found="one that asks for nothing")
    return Answer(columns, rows)


def _allowed(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    """SQLite's question before each thing that a statement does; for a function or pragma, its name is told."""
    if action in _READING:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_FUNCTION and second not in _FUNCTIONS_DENIED:
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and first in _PRAGMAS:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY
