"""What is worked out in advance, on disk: see `index_schema` for the tables and `record.indexing` for the work."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from sqlalchemy import Connection, Table, delete, insert

from onrecord.store import fulltext, index_schema
from onrecord.store.searching import barred
from onrecord.store.sought import Searchable
from onrecord.store.tabled import Counted, DocumentReports, Place, ShownArrangement, ToldValue


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
    _insert(connection, table, rows)


class ReportWriter:
    """Puts the reports of documents in the place of those there are; `keys` are the documents' by id."""

    def __init__(self, connection: Connection, keys: Mapping[str, int]) -> None:
        self._connection, self._keys = connection, keys
        self._values: dict[ToldValue, int] = {}

    def put(self, found: DocumentReports) -> None:
        """Put what is tabled of one document in the place of what there is."""
        key = self._keys[found.document]
        forget_reports(self._connection, key)
        reports = [
            {
                "value": self._value(x.value),
                "weight": x.weight,
                "tie": x.tie,
                "document": key,
                "term": x.term,
                "statement": x.statement,
                **_days(x.counted),
                "seen": x.seen,
                "marks": x.marks,
                "review": x.review,
                "issue": x.issue,
            }
            for x in found.reports
        ]
        _insert(self._connection, index_schema.report, reports)
        joined: dict[tuple[int, ...], dict[str, Any]] = {}
        for one in found.joined:
            a, b = sorted((one.a, one.b), key=self._place)
            told = self._value(one.value), self._place(a), self._place(b), one.choice
            row = {
                **dict(zip(("value", "a", "b", "choice"), told, strict=True)),
                "a_document": self._keys[a.document],
                "b_document": self._keys[b.document],
                **_days(one.counted),
                "a_seen": a.seen,
                "b_seen": b.seen,
                "reason": one.reason,
            }
            joined.setdefault(told, row)
        if joined:
            # The document at the other end may have told of it already.
            self._connection.execute(insert(index_schema.joining).prefix_with("OR REPLACE"), list(joined.values()))
        credited = {
            (self._value(x.value), x.a.term, x.medium): {
                "value": self._value(x.value),
                "a": self._place(x.a),
                "medium": x.medium,
                "document": key,
                **_days(x.counted),
                "seen": x.a.seen,
                "reason": x.reason,
            }
            for x in reversed(found.credited)
        }
        _insert(self._connection, index_schema.credit, list(credited.values()))

    def _place(self, place: Place) -> int:
        return fulltext.place_of(self._keys[place.document], place.term)

    def _value(self, value: ToldValue) -> int:
        if value not in self._values:
            told = (value.subject, str(value.slot), value.cell, value.value)
            self._connection.exec_driver_sql(
                "INSERT OR IGNORE INTO told_value(subject, slot, cell, value) VALUES (?, ?, ?, ?)", told
            )
            of = "SELECT key FROM told_value WHERE subject = ? AND slot = ? AND cell = ? AND value = ?"
            self._values[value] = self._connection.exec_driver_sql(of, told).scalar_one()
        return self._values[value]


RESTS_ON: Final = (
    (index_schema.report, "document"),
    (index_schema.joining, "a_document"),
    (index_schema.joining, "b_document"),
    (index_schema.credit, "document"),
)


def forget_reports(connection: Connection, document: int) -> None:
    """Delete what is tabled of the document with this key."""
    for table, column in RESTS_ON:
        connection.execute(delete(table).where(table.c[column] == document))


def forget_orphans(connection: Connection) -> None:
    """Delete values that nobody reports any more: their keys may hold words of a text that is gone."""
    connection.exec_driver_sql(
        "DELETE FROM told_value WHERE NOT EXISTS (SELECT 1 FROM report r WHERE r.value = told_value.key)"
    )


def put_shown(
    connection: Connection,
    actors: Mapping[str, str],
    arrangements: Iterable[ShownArrangement] = (),
    *,
    every: bool = True,
) -> None:
    """Put the names of actors and arrangements in the place of those there are, or beside them if not `every` one."""
    if every:
        connection.execute(delete(index_schema.shown_actor))
        connection.execute(delete(index_schema.shown_arrangement))
    _insert(connection, index_schema.shown_actor, [{"id": x, "name": name} for x, name in sorted(actors.items())])
    rows = [
        {"id": x.id, "name": x.name, "type": x.type, "aliases": x.aliases, "relations": x.relations}
        for x in arrangements
    ]
    _insert(connection, index_schema.shown_arrangement, rows)


def _days(counted: Counted) -> dict[str, int | None]:
    return {"since": counted.since, "until": counted.until, "known": counted.known}


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table).prefix_with("OR REPLACE"), rows)
