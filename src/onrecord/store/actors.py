"""What people said of the actors of a record, and what the program made of it: rulings, names, entities, bonds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, update

from onrecord.errors import UnknownNameError
from onrecord.model.actor import Bond
from onrecord.model.entity import Entity
from onrecord.model.ruling import Naming, RuledOn, Ruling
from onrecord.model.verdict import Verdict
from onrecord.store import schema
from onrecord.store.base import Issue
from onrecord.store.rows import BOND, ENTITY, NAMING, RULING, VERDICT, Shape


def rulings(connection: Connection, *, withdrawn: bool, of: RuledOn = RuledOn.ACTOR) -> tuple[Ruling, ...]:
    """Standing rulings in order of id; with `withdrawn`, those that were withdrawn too."""
    return tuple(x for x in _kept(connection, RULING, withdrawn=withdrawn) if x.of is of)


def namings(connection: Connection, *, withdrawn: bool, of: RuledOn = RuledOn.ACTOR) -> tuple[Naming, ...]:
    """Standing names to show in order of id; with `withdrawn`, those that were withdrawn too."""
    return tuple(x for x in _kept(connection, NAMING, withdrawn=withdrawn) if x.of is of)


def verdicts(connection: Connection, *, withdrawn: bool) -> tuple[Verdict, ...]:
    """Standing verdicts in order of time; with `withdrawn`, those that were withdrawn too."""
    return tuple(sorted(_kept(connection, VERDICT, withdrawn=withdrawn), key=lambda x: (x.at, x.id)))


def entities(connection: Connection) -> tuple[Entity, ...]:
    """The entities that were brought and not withdrawn, in order of id."""
    return _kept(connection, ENTITY, withdrawn=False)


def add(connection: Connection, said: Ruling | Naming | Verdict) -> None:
    """Keep a ruling, a name to show or a verdict; one that is there is left alone."""
    shapes: dict[type, Shape[Any]] = {Ruling: RULING, Naming: NAMING, Verdict: VERDICT}
    shape = shapes[type(said)]
    if connection.execute(select(shape.table.c.id).where(shape.table.c.id == said.id)).first() is None:
        connection.execute(insert(shape.table).values(id=said.id, **shape.row(said)))


def put(connection: Connection, brought: Iterable[Entity], *, by: str, at: dt.datetime) -> None:
    """Put each entity in the place of the one of its id, if there is one."""
    for entity in brought:
        connection.execute(delete(schema.entity).where(schema.entity.c.id == entity.id))
        connection.execute(insert(schema.entity).values(by=by, at=at, **ENTITY.row(entity)))


def withdraw(connection: Connection, said: str, at: dt.datetime) -> None:
    """Withdraw the standing ruling, name, verdict or entity of this id. Raises UnknownNameError if there is none."""
    standing: list[str] = []
    for table in (schema.ruling, schema.naming, schema.verdict, schema.entity):
        change = update(table).where(table.c.id == said, table.c.withdrawn_at.is_(None)).values(withdrawn_at=at)
        if connection.execute(change).rowcount:
            return
        standing += connection.execute(select(table.c.id).where(table.c.withdrawn_at.is_(None))).scalars()
    raise UnknownNameError("standing ruling, name, verdict or imported actor", said, standing)


def bonds(connection: Connection) -> tuple[Bond, ...]:
    """Why ids are one actor, as last resolved."""
    query = select(*BOND.columns).order_by(schema.bond.c.ordinal)
    return tuple(BOND.read(row) for row in connection.execute(query))


def replace_bonds(connection: Connection, made: Iterable[Bond]) -> None:
    """Put `made` in the place of the bonds there are."""
    _replace(connection, schema.bond, [BOND.row(x) for x in made])


def add_bonds(connection: Connection, made: Iterable[Bond]) -> None:
    """Put `made` behind the bonds there are."""
    for bond in made:
        connection.execute(insert(schema.bond).values(**BOND.row(bond)))


def troubles(connection: Connection) -> tuple[Issue, ...]:
    """Trouble that is no single document's, in the order signalled."""
    t = schema.trouble.c
    query = select(t.stage, t.kind, t.detail).order_by(t.ordinal)
    return tuple(Issue(document="", stage=x.stage, kind=x.kind, detail=x.detail) for x in connection.execute(query))


def replace_troubles(connection: Connection, signalled: Iterable[Issue]) -> None:
    """Put `signalled` in the place of the trouble there is."""
    rows = [{"stage": x.stage, "kind": x.kind, "detail": x.detail} for x in signalled]
    _replace(connection, schema.trouble, rows)


def rests_on(connection: Connection, document: int) -> bool:
    """Whether what the program made of other documents rests on the one with this key: people said something, which may
    be of whom it alone names, or another has an id that comes from it alone."""
    said = (schema.ruling, schema.naming, schema.entity)
    if any(connection.execute(select(x.c.id).where(x.c.withdrawn_at.is_(None)).limit(1)).first() for x in said):
        return True
    for table in ("actor", "subject"):
        alone = (
            f"SELECT x.canonical FROM {table} x WHERE x.document = ? AND x.canonical IS NOT NULL"
            f" AND NOT EXISTS (SELECT 1 FROM {table} y WHERE y.id = x.canonical AND y.document <> x.document)"
        )
        lent = f"SELECT 1 FROM {table} z WHERE z.canonical IN ({alone}) AND z.document <> ? LIMIT 1"
        if connection.exec_driver_sql(lent, (document, document)).first():
            return True
    return False


def forget_bonds(connection: Connection, document: int) -> None:
    """Delete bonds of whom the document with this key alone names, or names so, and all trouble: they have its words,
    which are about to go."""
    sql = (
        "SELECT x.id, x.name FROM actor x WHERE x.document = ? AND NOT EXISTS"
        " (SELECT 1 FROM actor y WHERE y.id = x.id AND y.name = x.name AND y.document <> x.document)"
    )
    gone = connection.exec_driver_sql(sql, (document,)).all()
    for id_, name in gone:
        bad = (schema.bond.c.a == id_) | (schema.bond.c.b == id_) | schema.bond.c.reason.contains(name, autoescape=True)
        connection.execute(delete(schema.bond).where(bad))
    _replace(connection, schema.trouble, [])


def _kept(connection: Connection, shape: Shape[Any], *, withdrawn: bool) -> tuple[Any, ...]:
    query = select(*shape.columns).order_by(shape.table.c.id)
    if not withdrawn:
        query = query.where(shape.table.c.withdrawn_at.is_(None))
    return tuple(shape.read(row) for row in connection.execute(query))


def _replace(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    connection.execute(delete(table))
    if rows:
        connection.execute(insert(table), rows)
