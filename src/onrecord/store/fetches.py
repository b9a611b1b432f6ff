"""What the network sent, as received, and how far watched feeds are.

A body that is a document's bytes has the document's id as SHA-256 and leaves with it. Any other body (a feed, a page
without an article) may hold words of any document, so it leaves with whichever document is removed; all that costs is
another request.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator

from sqlalchemy import Connection, Row, delete, insert, select

from onrecord.model.received import FeedState, Received
from onrecord.store import schema
from onrecord.store.base import Fault

_VALIDATORS = ("status", "media_type", "charset", "etag", "last_modified", "received_at")


def last(connection: Connection, asked: str) -> Received | None:
    """The newest answer to `asked`; None if it was never fetched."""
    f = schema.fetch.c
    query = select(schema.fetch).where(f.asked == asked).order_by(f.received_at.desc(), f.key.desc()).limit(1)
    row = connection.execute(query).first()
    return None if row is None else _received(row)


def keep(connection: Connection, received: Received) -> None:
    """Store an answer beside the older ones."""
    f = schema.fetch
    row = {
        "asked": received.asked,
        "address": received.address,
        "sha256": hashlib.sha256(received.data).hexdigest(),
        "body": zlib.compress(received.data),
        **{name: getattr(received, name) for name in _VALIDATORS},
    }
    connection.execute(insert(f).values(**row))


def forget(connection: Connection, document: str) -> bool:
    """Delete every body that is, or may hold, the removed `document`; whether there was any."""
    f = schema.fetch.c
    gone = delete(schema.fetch).where((f.sha256 == document) | f.sha256.not_in(select(schema.document.c.id)))
    return connection.execute(gone).rowcount > 0


def feed(connection: Connection, address: str) -> FeedState | None:
    """How far the feed at `address` is; None if it was never watched."""
    row = connection.execute(select(schema.feed).where(schema.feed.c.address == address)).mappings().first()
    return None if row is None else FeedState(**row)


def put_feed(connection: Connection, state: FeedState) -> None:
    """Put `state` in the place of what is stored of that feed."""
    connection.execute(delete(schema.feed).where(schema.feed.c.address == state.address))
    row = {column.name: getattr(state, column.name) for column in schema.feed.columns}
    connection.execute(insert(schema.feed).values(**row))


def faults(connection: Connection) -> Iterator[Fault]:
    """Bodies that are not the ones that were received."""
    for row in connection.execute(select(schema.fetch).order_by(schema.fetch.c.key)):
        where = f"answer {row.key} of {row.asked}"
        try:
            found = hashlib.sha256(zlib.decompress(row.body)).hexdigest()
        except zlib.error as error:
            yield Fault(where=where, expected="a body in zlib", found=str(error))
            continue
        if found != row.sha256:
            yield Fault(where=where, expected=f"a body with SHA-256 {row.sha256[:12]}", found=found[:12])


def _received(row: Row[tuple[object, ...]]) -> Received:
    told = {name: getattr(row, name) for name in _VALIDATORS}
    return Received(asked=row.asked, address=row.address, data=zlib.decompress(row.body), **told)
