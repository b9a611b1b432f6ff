"""Reports counted by value, as of a day and as known by a day, from what was worked out in advance.

    for tally in store.tallies(as_of=day, by=None, subject="treaty"): ...

The database counts and finds the best report; which reports have one origin is worked out here, in integers, and of
those reports alone that something joins. See `record.origins` for what joins and `index_schema` for the tables.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, select

from onrecord.model.ids import slug
from onrecord.model.vocabulary import Slot, SubjectKind
from onrecord.store import fulltext, index_schema, schema
from onrecord.store.tabled import ALTERED, HEADLINE, LANE, PAST, Count, ShownArrangement, Tally, ToldNames

INDEXED: Final = "indexed"
_AT_ONCE: Final = 500  # values of one query


@dataclass(frozen=True, slots=True)
class Cut:
    """A cut-off as a condition on a table with `since`, `until` and `known`, and its values."""

    where: str
    values: tuple[int, ...]
    unknown: str

    @classmethod
    def of(cls, as_of: dt.date | None, by: dt.date | None) -> Cut:
        """What counts `as_of` a day and was known `by` a day; None cuts nothing off."""
        conditions, values, unknown = [], [], []
        if as_of is not None:
            conditions.append("r.since <= ? AND (r.until IS NULL OR r.until >= ?)")
            values += [as_of.toordinal()] * 2
            unknown.append("since IS NULL")
        if by is not None:
            conditions.append("r.known <= ?")
            values.append(by.toordinal())
            unknown.append("known IS NULL")
        return cls(" AND ".join(conditions) or "1", tuple(values), " OR ".join(unknown))


def indexed(connection: Connection) -> bool:
    """Whether what is worked out in advance is of the record as it stands."""
    return complete(connection) and connection.execute(select(index_schema.outdated).limit(1)).first() is None


def complete(connection: Connection) -> bool:
    """Whether it was worked out for the whole record once, and needs to be for outdated documents alone."""
    query = select(schema.meta.c.value).where(schema.meta.c.name == INDEXED)
    return connection.execute(query).scalar_one_or_none() is not None


def counts(connection: Connection, cut: Cut) -> tuple[Count, ...]:
    """How many cells, values and reports there are in each slot of each subject, in order."""
    # By value first: that visits the reports in their order, and only values are sorted.
    sql = (
        "SELECT v.subject, v.slot, count(DISTINCT v.cell), count(*), sum(x.reports) FROM"
        f" (SELECT r.value, count(*) AS reports FROM report r WHERE {cut.where} GROUP BY r.value) x"
        " CROSS JOIN told_value v ON v.key = x.value GROUP BY 1, 2 ORDER BY 1, 2"
    )
    rows = connection.exec_driver_sql(sql, cut.values)
    return tuple(Count(subject, Slot(slot), *rest) for subject, slot, *rest in rows)


def told_of_issue(connection: Connection, cut: Cut, issue: str) -> frozenset[str]:
    """The subjects of which a statement on `issue` reports something."""
    sql = (
        "SELECT x.subject FROM (SELECT DISTINCT subject FROM told_value) x WHERE EXISTS (SELECT 1 FROM told_value v"
        f" CROSS JOIN report r ON r.value = v.key WHERE v.subject = x.subject AND r.issue = ? AND {cut.where})"
    )
    return frozenset(connection.exec_driver_sql(sql, (issue, *cut.values)).scalars())


def tallies(connection: Connection, cut: Cut, subject: str | None, slot: Slot | None) -> tuple[Tally, ...]:
    """A tally for each value that something counts of, by subject, slot, cell and value."""
    asked = [("v.subject = ?", subject), ("v.slot = ?", slot)]
    whose = "".join(f" AND {x}" for x, y in asked if y is not None)
    given = tuple(str(y) for _, y in asked if y is not None)
    # A query of one table alone visits its rows in order, and groups need no sorting.
    if not whose:
        values = dict(_rows(connection, "SELECT key, subject, slot, cell, value FROM told_value v"))
        of = "FROM report r"
    else:
        values = dict(
            _rows(connection, f"SELECT key, subject, slot, cell, value FROM told_value v WHERE 1{whose}", given)
        )
        of = "FROM told_value v CROSS JOIN report r ON r.value = v.key"
    joined = _joined(connection, cut, whose, given)
    counted = connection.exec_driver_sql(
        "SELECT r.value, count(*), sum(r.seen), sum(r.marks), min(r.weight), max(r.since), count(r.review)"
        f" {of} WHERE {cut.where}{whose} GROUP BY r.value",
        (*cut.values, *given),
    ).all()
    found = []
    for key, reports, seen, marks, weight, latest, reviewed in counted:
        less = joined.get(key, _NOTHING)
        found.append(
            Tally(
                key,
                *values[key],
                reports,
                reports - less.origins,
                seen - less.sightings,
                marks // ALTERED & LANE,
                marks // HEADLINE & LANE,
                marks // PAST & LANE,
                weight,
                latest or 0,
                _reviews(connection, cut, key) if reviewed else (),
            )
        )
    return tuple(found)


def _rows(
    connection: Connection, sql: str, given: tuple[Any, ...] = ()
) -> Iterator[tuple[int, tuple[str, Slot, str, str]]]:
    slots = {str(x): x for x in Slot}
    for key, subject, slot, cell, value in connection.exec_driver_sql(sql, given):
        yield key, (subject, slots[slot], cell, value)


def _reviews(connection: Connection, cut: Cut, value: int) -> tuple[str | None, ...]:
    sql = f"SELECT r.review FROM report r WHERE r.value = ? AND {cut.where} ORDER BY r.weight, r.tie"
    return tuple(connection.exec_driver_sql(sql, (value, *cut.values)).scalars())


@dataclass(frozen=True, slots=True)
class _Less:
    """By how much the origins and sightings of a value fall short of its reports and theirs."""

    origins: int
    sightings: int


_NOTHING: Final = _Less(0, 0)
Node = int | str  # the place of a report, or a medium outside
Edge = tuple[Node, Node, int, int, int]  # two nodes, how often the documents of each were seen, whose turn


def _joined(connection: Connection, cut: Cut, whose: str, given: tuple[str, ...]) -> dict[int, _Less]:
    edges: dict[int, list[Edge]] = defaultdict(list)
    for table, columns in (
        ("joining", "r.a, r.b, r.a_seen, r.b_seen, r.choice"),
        ("credit", "r.a, r.medium, r.seen, 0, 0"),
    ):
        of = f"told_value v CROSS JOIN {table} r ON r.value = v.key" if whose else f"{table} r"
        sql = f"SELECT r.value, {columns} FROM {of} WHERE {cut.where}{whose}"
        for value, *edge in connection.exec_driver_sql(sql, (*cut.values, *given)):
            edges[value].append(tuple(edge))
    for value, some in edges.items():
        media = {x[1] for x in some if isinstance(x[1], str)}
        if media:
            some.extend(_printed(connection, cut, value, media))
    return {value: _less(some) for value, some in edges.items()}


def _printed(connection: Connection, cut: Cut, value: int, media: Collection[Node]) -> Iterator[Edge]:
    """What the credited `media` print themselves of a value."""
    sql = (
        "SELECT r.document, r.term, r.seen, s.outlet FROM report r"
        " JOIN saying s ON s.document = r.document AND s.ordinal = r.statement"
        f" WHERE r.value = ? AND s.outlet IS NOT NULL AND {cut.where}"
    )
    for document, term, seen, outlet in connection.exec_driver_sql(sql, (value, *cut.values)):
        name = medium_of(outlet)
        if name in media:
            yield fulltext.place_of(document, term), name, seen, 0, 0


def medium_of(name: str) -> str:
    """A medium under one name, however it is written."""
    return slug(name).removeprefix("the_")


def _less(edges: Sequence[Edge]) -> _Less:
    parent: dict[Node, Node] = {}
    seen: dict[int, int] = {}

    def root(node: Node) -> Node:
        while (above := parent.setdefault(node, node)) != node:
            node = above
        return node

    for a, b, a_seen, b_seen, _ in _chosen(edges):
        for node, often in ((a, a_seen), (b, b_seen)):
            if isinstance(node, int):
                seen[node] = often
        parent[root(b)] = root(a)
    roots: dict[int, list[Node]] = defaultdict(list)
    for node in seen:
        roots[node >> fulltext.ORDINAL_BITS].append(root(node))
    of_document = {node >> fulltext.ORDINAL_BITS: x for node, x in seen.items()}
    return _Less(
        origins=len(seen) - len({x for each in roots.values() for x in each}),
        sightings=sum(of_document[x] * (len(each) - len(set(each))) for x, each in roots.items()),
    )


def _chosen(edges: Sequence[Edge]) -> Iterable[Edge]:
    """`edges` without those whose ends had their turn: each report of a version of a page has one in another."""
    if not any(x[4] for x in edges):
        return edges
    turns: dict[tuple[int, int], dict[int, list[Edge]]] = defaultdict(lambda: defaultdict(list))
    for edge in edges:
        a, b, *_, choice = edge
        if choice and isinstance(a, int) and isinstance(b, int):
            turns[a >> fulltext.ORDINAL_BITS, b >> fulltext.ORDINAL_BITS][choice].append(edge)
    found = [x for x in edges if not x[4]]
    for choices in turns.values():
        taken: set[Node] = set()
        for _, some in sorted(choices.items()):
            # One turn is of two statements, each with all that it reports of the value.
            ends = {x for edge in some for x in edge[:2]}
            if taken.isdisjoint(ends):
                taken |= ends
                found.extend(some)
    return found


def undated(connection: Connection, cut: Cut) -> int:
    """How many reports have no day to be judged by, of those that a cut-off asks for."""
    if not cut.unknown:
        return 0
    sql = f"SELECT count(*) FROM report WHERE (since IS NULL OR known IS NULL) AND ({cut.unknown})"
    return int(connection.exec_driver_sql(sql).scalar_one())


def arrangements(connection: Connection, subject: str | None) -> dict[str, ShownArrangement]:
    """What is known of arrangements besides their cells, by id."""
    table = index_schema.shown_arrangement
    query = select(table) if subject is None else select(table).where(table.c.id == subject)
    rows = connection.execute(query.order_by(table.c.id))
    return {
        x.id: ShownArrangement(id=x.id, name=x.name, type=x.type, aliases=x.aliases, relations=x.relations)
        for x in rows
    }


def actor_names(connection: Connection, actors: Collection[str]) -> dict[str, str]:
    """The names to show for these ids of the record."""
    table = index_schema.shown_actor
    wanted = sorted(set(actors))
    batches = (wanted[at : at + _AT_ONCE] for at in range(0, len(wanted), _AT_ONCE))
    return {x.id: x.name for batch in batches for x in connection.execute(select(table).where(table.c.id.in_(batch)))}


def best(connection: Connection, cut: Cut, values: Iterable[int], most: int) -> dict[int, list[tuple[str, str]]]:
    """The ids of document and term of the best reports of each value, at most so many."""
    sql = (
        "SELECT d.id, t.id FROM report r JOIN document d ON d.key = r.document"
        " JOIN term t ON t.document = r.document AND t.ordinal = r.term"
        f" WHERE r.value = ? AND {cut.where} ORDER BY r.weight, r.tie LIMIT ?"
    )
    rows = ((x, connection.exec_driver_sql(sql, (x, *cut.values, most))) for x in values)
    return {x: [(row[0], row[1]) for row in found] for x, found in rows}


def reasons(connection: Connection, cut: Cut, value: int, most: int) -> tuple[str, ...]:
    """Why some reports of a value have one origin, each reason once, at most so many."""
    found: dict[str, None] = {}
    for table in ("joining", "credit"):
        sql = f"SELECT DISTINCT r.reason FROM {table} r WHERE r.value = ? AND {cut.where} LIMIT ?"
        found.update(dict.fromkeys(connection.exec_driver_sql(sql, (value, *cut.values, most)).scalars()))
    return tuple(found)[:most]


def told_issues(connection: Connection) -> tuple[tuple[str, int], ...]:
    """The issues of statements that report on arrangements, and on how many, the most frequent first."""
    sql = (
        "SELECT x.issue, count(DISTINCT v.subject) FROM (SELECT DISTINCT r.value, r.issue FROM report r) x"
        " CROSS JOIN told_value v ON v.key = x.value JOIN shown_arrangement a ON a.id = v.subject"
        " GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return tuple((issue, count) for issue, count in connection.exec_driver_sql(sql))


def undated_at(connection: Connection, cut: Cut, most: int) -> list[tuple[str, str]]:
    """The ids of document and term of reports that have no day to be judged by, at most so many."""
    if not cut.unknown:
        return []
    sql = (
        "SELECT d.id, t.id FROM report r JOIN document d ON d.key = r.document"
        " JOIN term t ON t.document = r.document AND t.ordinal = r.term"
        f" WHERE (r.since IS NULL OR r.known IS NULL) AND ({cut.unknown}) ORDER BY d.id, t.id LIMIT ?"
    )
    return [(document, term) for document, term in connection.exec_driver_sql(sql, (most,))]


def told_names(connection: Connection, documents: Collection[int] | None = None) -> ToldNames:
    """What documents call actors and subjects, under the record's ids: of those in the documents with these keys, None
    for all."""
    of_actor, of_subject = ("", "") if documents is None else (_in(x, documents) for x in ("actor", "subject"))
    actors: dict[str, set[str]] = defaultdict(set)
    united = f"WHERE canonical IN {of_actor}" if of_actor else "WHERE canonical IS NOT NULL"
    own = f"WHERE canonical IS NULL AND id IN {of_actor}" if of_actor else "WHERE canonical IS NULL"
    for whose, column in ((united, "canonical"), (own, "id")):
        for id_, name in connection.exec_driver_sql(f"SELECT DISTINCT {column}, name FROM actor {whose}"):
            actors[id_].add(name)
    arrangement = f"HAVING max(s.kind = '{SubjectKind.ARRANGEMENT}')"
    among = f"WHERE s.canonical IN {of_subject} OR (s.canonical IS NULL AND s.id IN {of_subject})" if of_subject else ""
    of = f"(SELECT coalesce(s.canonical, s.id) AS id FROM subject s {among} GROUP BY 1 {arrangement})"
    here = f"FROM subject s JOIN {of} a ON a.id = coalesce(s.canonical, s.id)"
    if of_subject:
        # By its index, where few are asked for; the table itself, where all are.
        here = f"FROM {of} a JOIN subject s ON s.canonical = a.id OR (s.canonical IS NULL AND s.id = a.id)"
    names: dict[str, dict[str, int]] = defaultdict(dict)
    for id_, name, count in connection.exec_driver_sql(f"SELECT a.id, s.name, count(*) {here} GROUP BY 1, 2"):
        names[id_][name] = count
    types: dict[str, set[str]] = defaultdict(set)
    for id_, kind in connection.exec_driver_sql(f"SELECT DISTINCT a.id, s.type {here}"):
        types[id_].add(kind)
    surfaces: dict[str, set[str]] = defaultdict(set)
    told = f"SELECT DISTINCT a.id, json_extract(m.value, '$.text') {here}, json_each(s.mentions) m"
    for id_, words in connection.exec_driver_sql(told):
        surfaces[id_].add(words)
    relations: dict[str, set[tuple[str, str]]] = defaultdict(set)
    related = f"SELECT a.id, s.document, s.relations {here} WHERE s.relations <> '[]'"
    for id_, document, packed in connection.exec_driver_sql(related).all():
        for relation, other in msgspec.json.decode(packed, type=tuple[tuple[str, str], ...]):
            known = connection.exec_driver_sql(
                "SELECT canonical FROM subject WHERE document = ? AND id = ? AND canonical IS NOT NULL",
                (document, other),
            ).scalar()
            relations[id_].add((relation, known or other))
    return ToldNames(actors=actors, names=names, types=types, surfaces=surfaces, relations=relations)


def _in(table: str, documents: Collection[int]) -> str:
    """The ids of the record that the documents with these keys have in `table`, as a query."""
    keys = ", ".join(map(str, sorted(documents)))
    return f"(SELECT coalesce(canonical, id) FROM {table} WHERE document IN ({keys}))"
