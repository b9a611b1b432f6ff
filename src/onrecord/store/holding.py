"""Who holds which words, on disk: see `held` for the nouns and `index_schema` for the tables."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, delete, insert, select

from onrecord.store import index_schema, schema
from onrecord.store.held import Held, Holding

SENTENCES: Final = "held_sentences"  # how many there are in all; absent where nothing is held
MOST_PLACES: Final = 60  # of one word in one month, the last that came
_AT_ONCE: Final = 500


def total(connection: Connection) -> int | None:
    """How many sentences are held; None where no holders are kept, since the record is small."""
    query = select(schema.meta.c.value).where(schema.meta.c.name == SENTENCES)
    found = connection.execute(query).scalar_one_or_none()
    return None if found is None else int(found)


def clear(connection: Connection) -> None:
    """Hold nothing."""
    connection.execute(delete(index_schema.holder))
    connection.execute(delete(index_schema.wording))
    connection.execute(delete(schema.meta).where(schema.meta.c.name == SENTENCES))


def put(connection: Connection, found: Iterable[tuple[int, Held]]) -> None:
    """Hold some more documents, by their keys, in the order in which they came."""
    places: dict[tuple[int, int], array[int]] = defaultdict(lambda: array("q"))
    counts: Counter[tuple[int, int]] = Counter()
    sentences = total(connection) or 0
    for key, held in found:
        sql = "INSERT OR IGNORE INTO wording VALUES (?, ?)"
        if not connection.exec_driver_sql(sql, (key, held.wording)).rowcount:
            continue  # its words are held already: a document is the same text always
        sentences += len(held.sentences)
        for n, words in held.sentences:
            for word in words:
                places[word, held.month].append(Holding.place_of(key, n))
                counts[word, held.month] += 1
    # In order of the key: neighbours on disk are written together.
    for word, month in sorted(places):
        sql = "SELECT sentences, places FROM holder WHERE word = ? AND month = ?"
        before = connection.exec_driver_sql(sql, (word, month)).first()
        told = array("q", before[1] if before else b"")
        told.extend(places[word, month])
        row = (word, month, counts[word, month] + (before[0] if before else 0), told[-MOST_PLACES:].tobytes())
        connection.exec_driver_sql("INSERT OR REPLACE INTO holder VALUES (?, ?, ?, ?)", row)
    connection.execute(delete(schema.meta).where(schema.meta.c.name == SENTENCES))
    connection.execute(insert(schema.meta).values(name=SENTENCES, value=str(sentences)))


def holders(connection: Connection, words: Collection[int], months: tuple[int, int] | None) -> dict[int, Holding]:
    """Who holds each of `words`, as far as somebody does: places in these months or in none, None for all months."""
    places: dict[int, array[int]] = defaultdict(lambda: array("q"))
    within = "1" if months is None else "month = 0 OR month BETWEEN ? AND ?"
    for some in _batches(sorted(words)):
        marks = ", ".join("?" * len(some))
        sql = f"SELECT word, places FROM holder WHERE word IN ({marks}) AND ({within}) ORDER BY word, month"
        for word, found in connection.exec_driver_sql(sql, (*some, *(months or ()))):
            places[word].extend(array("q", found))
    counts = counted(connection, words)
    return {x: Holding(sentences=n, places=places.get(x, ())) for x, n in counts.items()}


def counted(connection: Connection, words: Collection[int]) -> Mapping[int, int]:
    """How many sentences of the record hold each of `words`; a word that none holds is left out."""
    found: dict[int, int] = {}
    for some in _batches(sorted(words)):
        marks = ", ".join("?" * len(some))
        sql = f"SELECT word, sum(sentences) FROM holder WHERE word IN ({marks}) GROUP BY word"
        found.update((row[0], row[1]) for row in connection.exec_driver_sql(sql, tuple(some)))
    return found


def same_wording(connection: Connection, wording: int, most: int) -> list[int]:
    """The keys of the first documents of this wording."""
    sql = "SELECT document FROM wording WHERE number = ? ORDER BY document LIMIT ?"
    return list(connection.exec_driver_sql(sql, (wording, most)).scalars())


def known_as(connection: Connection, actors: Collection[str], but: int) -> dict[str, str]:
    """The record's id of these own ids of documents, as far as another document than the one with the key `but` has
    them."""
    sql = "SELECT canonical FROM actor WHERE id = ? AND document <> ? AND canonical IS NOT NULL LIMIT 1"
    found = ((x, connection.exec_driver_sql(sql, (x, but)).scalar()) for x in sorted(actors))
    return {own: known for own, known in found if known is not None}


def taken(connection: Connection, subject: str, but: int) -> bool:
    """Whether another document than the one with the key `but` has a subject of this id of the record."""
    sql = "SELECT 1 FROM subject WHERE canonical = ? AND document <> ? LIMIT 1"
    return connection.exec_driver_sql(sql, (subject, but)).first() is not None


def naming(connection: Connection, subject: str, but: int, most: int) -> list[int]:
    """The keys of the last documents, but for one, that have `subject` as an id of their own."""
    sql = "SELECT DISTINCT document FROM subject WHERE id = ? AND document <> ? ORDER BY document DESC LIMIT ?"
    return list(connection.exec_driver_sql(sql, (subject, but, most)).scalars())


def _batches(words: Sequence[int]) -> Iterator[Sequence[int]]:
    return (words[at : at + _AT_ONCE] for at in range(0, len(words), _AT_ONCE))
