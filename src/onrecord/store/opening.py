"""Opening the file of a record: is it one, of which version, and who may write to it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from onrecord.errors import RecordBusyError, RecordError
from onrecord.store import schema

_MAGIC = b"SQLite format 3\0"
_WAIT = 10  # seconds that SQLite waits for another process to let go of a page lock; a writer never holds one long


def version_of(path: str) -> int | None:
    """The version of the record at `path`; None where nothing is there yet: no file, an empty one, or no tables.

    Raises RecordError for anything that is not a record of ours.
    """
    file = Path(path)
    if "://" in path:
        raise RecordError(path, expected="the path of a record", found="a database URL, which this version cannot open")
    if not file.exists():
        return None
    if not file.is_file():
        raise RecordError(path, expected="a record (one file)", found="a folder" if file.is_dir() else "no plain file")
    try:
        with file.open("rb") as stream:
            magic = stream.read(len(_MAGIC))
    except OSError as error:
        raise RecordError(path, expected="a record that can be read", found=str(error)) from error
    if not magic:
        return None
    if magic != _MAGIC:
        raise RecordError(path, expected="a record (an SQLite file)", found="a file that is not SQLite")
    with _failures(path), closing(sqlite3.connect(uri_to_read(path), uri=True, timeout=_WAIT)) as connection:
        return _version(path, connection)


def _version(path: str, connection: sqlite3.Connection) -> int | None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables and application in (0, schema.APPLICATION_ID):
        return None
    if application != schema.APPLICATION_ID or "alembic_version" not in tables:
        raise RecordError(path, expected="a record of onrecord", found="an SQLite file made by another program")
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if row is None or not row[0].isdigit():
        stamp = "none" if row is None else repr(row[0])
        raise RecordError(path, expected=f"the stamp of a version up to {schema.VERSION}", found=stamp)
    version = int(row[0])
    if version > schema.VERSION:
        expected = f"a record of version {schema.VERSION} or older"
        raise RecordError(path, expected=expected, found=f"version {version}; a newer onrecord made it")
    return version


@contextmanager
def sole_writer(path: str) -> Iterator[None]:
    """Hold the lock of the record at `path`. Raises RecordBusyError at once if another writer holds it."""
    lock = FileLock(f"{path}.lock", timeout=0)
    folder = Path(path).absolute().parent
    if not os.access(folder, os.W_OK):
        raise RecordError(path, expected="a folder in which its lock can be made", found=f"{folder} does not allow it")
    try:
        lock.acquire()
    except Timeout as error:
        found = "one at work on it"
        raise RecordBusyError(path, expected=f"no other writer (lock {lock.lock_file})", found=found) from error
    except OSError as error:
        raise RecordError(path, expected="a folder in which its lock can be made", found=str(error)) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def connected(path: str, *, write: bool) -> Iterator[Connection]:
    """One connection to the record at `path`. What goes wrong in the database is raised as RecordError."""
    engine = _engine(path, write=write)
    try:
        with _failures(path), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


@contextmanager
def _failures(path: str) -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        raise RecordError(path, expected="a record that can be used", found=f"{error.orig}") from error
    except sqlite3.DatabaseError as error:
        raise RecordError(path, expected="a record that can be used", found=f"{error}") from error


def uri_to_read(path: str) -> str:
    """The record at `path` for SQLite, to be read and never changed.

    Beside a record that is read SQLite keeps two small files of its own (``-wal``, ``-shm``). In a folder where it
    cannot make them nobody can write to the record either, and it is read without.
    """
    file = Path(path).absolute()
    journal = Path(f"{file}-wal")
    still = not os.access(file.parent, os.W_OK) and not (journal.exists() and journal.stat().st_size)
    return f"{file.as_uri()}?mode=ro" + ("&immutable=1" if still else "")


def _engine(path: str, *, write: bool) -> Engine:
    def connect() -> sqlite3.Connection:
        uri = f"{Path(path).absolute().as_uri()}?mode=rwc" if write else uri_to_read(path)
        # Without an isolation level the driver leaves BEGIN to us, below.
        connection = sqlite3.connect(uri, uri=True, timeout=_WAIT, isolation_level=None)
        for pragma in _WRITER if write else ():
            connection.execute(f"PRAGMA {pragma}")
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> Any:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")

    return engine


_WRITER = (
    "journal_mode = WAL",  # readers go on beside the writer
    "synchronous = NORMAL",  # in WAL mode a crash of the program loses no commit
    "foreign_keys = ON",
    "secure_delete = ON",
)
