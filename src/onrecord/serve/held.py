"""The record behind the pages, read again whenever its file has changed.

A record of up to `HELD` documents is kept in memory as a whole. Of a larger one that was brought up to date the state
is asked of the file, page by page; what other pages need is read when the first of them is asked for.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Annotated

from fastapi import Response
from pydantic import AfterValidator

from onrecord.model.reading import Article
from onrecord.model.ruling import RuledOn, Ruling
from onrecord.packs.actors import KnownActors
from onrecord.packs.loader import load_pack
from onrecord.record.narrowing import Counts
from onrecord.record.opening import basis_of, judged_anew, judged_in, open_record, part_of
from onrecord.record.queue import Item, items_of
from onrecord.record.record import Record
from onrecord.record.state import Matrix, state_on
from onrecord.record.verdicts import Judged
from onrecord.serve.contract import Json, encode
from onrecord.serve.pages.addresses import document_address
from onrecord.serve.problems import ProblemError, told
from onrecord.store.base import Store
from onrecord.store.sqlite import open_reader


def _of_the_calendar(asked: str) -> str:
    try:
        whole = not asked or str(dt.date.fromisoformat(asked)) == asked
    except ValueError:
        whole = False
    if not whole:
        raise ValueError("a day of the years 0001 to 9999, such as 2023-06-01")
    return asked


# An empty field of a form arrives as "", which means the same as its absence; what is no day is answered with 422.
Day = Annotated[str, AfterValidator(_of_the_calendar)]


HELD = 2000  # documents: a choice. So many take seconds to read, and some hundred megabytes


class Held:
    """The record at `path` as last read. Raises RecordError if there is none."""

    def __init__(self, path: str) -> None:
        self._files = (Path(path), Path(f"{path}-wal"))
        self._path = path
        self._seen: tuple[int, ...] = ()
        self._read: Record | None = None
        self._judged: Judged | None = None  # who never opens the review does not hold the record twice
        self._basis: Hashable = None
        self._items: tuple[Item, ...] = ()
        self._issues: tuple[tuple[int, ...], Counts] = ((), ())
        with open_reader(path) as store:
            large = store.count() > HELD
        if not large:
            self.record()

    @property
    def title(self) -> str:
        """The name of the record's file."""
        return self._files[0].name

    @cached_property
    def known(self) -> KnownActors:
        """The actors of the bundled packs, for the offices they held."""
        return load_pack().actors

    def record(self) -> Record:
        """The record as its file stands now."""
        seen = self._stamp()
        if self._read is None or seen != self._seen:
            if self._judged is not None:
                return self.judged().record
            self._read, self._seen = open_record(self._path), seen
        return self._read

    @contextmanager
    def by_index(self) -> Iterator[Store | None]:
        """The open record where it is large and what its state counts was worked out in advance; None where it is to
        be read as a whole."""
        with open_reader(self._path) as store:
            yield store if store.count() > HELD and store.indexed() else None

    def issues(self, store: Store) -> Counts:
        """The issues of the arrangements on any day, with how many there are, counted once for each state of the file:
        of a large record it takes a second or two."""
        seen = self._stamp()
        if self._issues[0] != seen:
            self._issues = seen, store.told_issues()
        return self._issues[1]

    def judged(self) -> Judged:
        """The record as its file stands now, with what coders decided."""
        seen = self._stamp()
        if self._judged is None or seen != self._seen:
            with open_reader(self._path) as store:
                basis = basis_of(store)
                if self._judged is not None and basis == self._basis:
                    self._judged = judged_anew(self._judged, store)
                else:
                    self._judged, self._basis = judged_in(store), basis
                    self._items = tuple(items_of(self._judged.before))
            self._read, self._seen = self._judged.record, seen
        return self._judged

    def items(self) -> tuple[Item, ...]:
        """All of the record that can be decided on."""
        self.judged()
        return self._items

    def subject_rulings(self) -> tuple[Ruling, ...]:
        """Every ruling on subjects, withdrawn ones too, as the file stands now."""
        with open_reader(self._path) as store:
            return store.rulings(withdrawn=True, of=RuledOn.SUBJECT)

    def _stamp(self) -> tuple[int, ...]:
        return tuple(f.stat().st_mtime_ns for f in self._files if f.exists())

    def matrix(self, as_of: str, known_by: str) -> Matrix:
        """The state matrix for two days of a query."""
        return state_on(self.record(), as_of=day_of(as_of), by=day_of(known_by))

    def article(self, document: str) -> Article:
        """The one article whose document id begins with `document`; 404 for none or several."""
        with self.by_index() as store:
            if store is not None:
                ids = [x for x in store.ids() if x.startswith(document)][:2]
                record = part_of(store, ids).record
            else:
                record = self.record()
        found = [a for a in record.articles if a.document.id.startswith(document)]
        if len(found) != 1:
            there = [(record.pages.get(a.document.id, a.document.id), document_address(a.document.id)) for a in found]
            there.append(("all documents, by their words", "/search"))
            detail = f"expected the id of one document, found {len(found)} that begin {told(document)}"
            raise ProblemError(404, detail, there)
        return found[0]


def day_of(asked: str) -> dt.date | None:
    """A day of a query, None for an empty field."""
    return dt.date.fromisoformat(asked) if asked else None


def as_json(value: Json) -> Response:
    """An answer in JSON."""
    return Response(encode(value), media_type="application/json")
