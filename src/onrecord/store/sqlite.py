"""Opening a record in SQLite, to write or to read.

    with open_writer("talks.onrecord") as store:
        job = store.start_job("add", sources)
        for source, document, capture in acquired:
            document = store.document(document.id) or document     # the text that the record holds is the one to read
            if not store.has(document.id, capture.id, key):
                store.add_article(document, capture, read(document), key)
            store.note(job, source)
        store.replace_links(links, store.fingerprint())
        store.finish_job(job)

A run that is stopped leaves whole documents and its job `interrupted`; the same run again skips what `has` knows.
Links are current while `links_fingerprint()` equals `fingerprint()`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, text

from onrecord.errors import RecordError
from onrecord.store import schema
from onrecord.store.migrations import upgrade
from onrecord.store.opening import connected, sole_writer, version_of
from onrecord.store.reader import SqliteReader
from onrecord.store.writer import Clock, SqliteWriter


def utc_now() -> dt.datetime:
    """The moment of storing."""
    return dt.datetime.now(dt.UTC)


@contextmanager
def open_writer(path: str | Path, *, create: bool = True, now: Clock = utc_now) -> Iterator[SqliteWriter]:
    """The record at `path`, to change it: made if there is none (unless `create` is False), an older one upgraded.

    Raises RecordBusyError at once if another process (or this one) is writing to it, RecordError if it is no record of
    ours or of a newer version.
    """
    told = str(path)
    version = version_of(told)  # before the lock, so that a file of another program gets no lock beside it
    if version is None and not create:
        raise RecordError(told, expected="a record", found=_nothing(told))
    if not Path(told).absolute().parent.is_dir():
        raise RecordError(told, expected="a folder to put the record in", found="no such folder")
    with sole_writer(told):
        version = version_of(told)
        with connected(told, write=True) as connection:
            if version != schema.VERSION:
                with connection.begin():
                    upgrade(connection)
            store = SqliteWriter(told, connection, now)
            store.interrupt_jobs()
            store.scrub_if_due()
            try:
                yield store
            finally:
                store.interrupt_jobs()


@contextmanager
def open_reader(path: str | Path) -> Iterator[SqliteReader]:
    """The record at `path` as it stands now: what a writer adds meanwhile is seen by the next reader.

    Never makes a file. Raises RecordError if there is no record, or one of another version.
    """
    told = str(path)
    version = version_of(told)
    if version is None:
        raise RecordError(told, expected="a record", found=_nothing(told))
    if version < schema.VERSION:
        found = f"version {version}; adding to it brings it up to date"
        raise RecordError(told, expected=f"a record of version {schema.VERSION}", found=found)
    with connected(told, write=False) as connection, connection.begin():
        _look(connection)
        yield SqliteReader(told, connection)


def _look(connection: Connection) -> None:
    """Read once, which fixes the state of the record that all later reads of the transaction see."""
    connection.execute(text("SELECT 1 FROM meta"))


def _nothing(path: str) -> str:
    return "an empty file" if Path(path).exists() else "no such file"
