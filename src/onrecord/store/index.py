"""What is worked out in advance, on disk: see `index_schema` for the tables and `record.indexing` for the work."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert

from onrecord.store import index_schema
from onrecord.store.searching import barred
from onrecord.store.sought import Searchable


def put_searchable(connection: Connection, document: int, statements: Iterable[Searchable]) -> None:
    """Put `statements`, all of the document with this key, in the place of those there are."""
    table = index_schema.saying
    connection.execute(delete(table).where(table.c.document == document))
    rows = [
        {
            "document": document,
            "ordinal": x.ordinal,
            "day": x.day,
            "act": x.act,
            "voice": x.voice,
            "outlet": x.outlet,
            "actors": barred(x.actors),
            "subjects": barred(x.subjects),
            "levels": barred(x.levels),
        }
        for x in statements
    ]
    if rows:
        connection.execute(insert(table), rows)
