"""What tells one set of documents, sightings and readings from another, without looking at all of them.

Each document has a print of its own, and the record's is all of these under exclusive or: whichever order documents
come in, and whatever comes and goes in between, the same documents have the same print. A change costs what the
changed document costs.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection

from onrecord.store.base import Fault

PRINT: Final = "documents_print"
_BYTES: Final = 16


def of_all(connection: Connection) -> int:
    """The print of all documents: the one that is kept, else worked out from every one."""
    kept = connection.exec_driver_sql("SELECT value FROM meta WHERE name = ?", (PRINT,)).scalar()
    return int(kept, 16) if kept is not None else _worked_out(connection)


def faults(connection: Connection) -> Iterator[Fault]:
    """The print that is kept, where it is not that of the documents there are."""
    kept, found = of_all(connection), _worked_out(connection)
    if kept != found:
        yield Fault(where="the print of all documents", expected=f"{found:x}", found=f"{kept:x}")


def _worked_out(connection: Connection) -> int:
    found, at, told = 0, None, hashlib.sha256()
    sql = (
        "SELECT d.id, c.id, r.key FROM document d JOIN capture c ON c.document = d.key"
        " JOIN reading r ON r.document = d.key ORDER BY d.id, c.id"
    )
    for document, capture, key in connection.exec_driver_sql(sql):
        if document != at:
            found, at, told = found ^ _number(told, at), document, hashlib.sha256()
        told.update(f"{document}\x1f{capture}\x1f{key}\n".encode())
    return found ^ _number(told, at)


def of(connection: Connection, key: int) -> int:
    """The print of the document with this key; 0 where there is none, or nothing was read in it."""
    told, last = hashlib.sha256(), None
    sql = (
        "SELECT d.id, c.id, r.key FROM document d JOIN capture c ON c.document = d.key"
        " JOIN reading r ON r.document = d.key WHERE d.key = ? ORDER BY c.id"
    )
    for document, capture, reading in connection.exec_driver_sql(sql, (key,)):
        last = document
        told.update(f"{document}\x1f{capture}\x1f{reading}\n".encode())
    return _number(told, last)


def change(connection: Connection, whole: int, before: int, after: int) -> None:
    """Keep the print of all documents, which was `whole`, now that the print of one changed."""
    told = f"{whole ^ before ^ after:x}"
    connection.exec_driver_sql("INSERT OR REPLACE INTO meta(name, value) VALUES (?, ?)", (PRINT, told))


def _number(told: hashlib._Hash, document: str | None) -> int:
    return 0 if document is None else int.from_bytes(told.digest()[:_BYTES])
