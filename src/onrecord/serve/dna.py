"""Statements in the manner of Discourse Network Analyzer: an actor takes up a concept, in agreement with it or not.

The columns are those that the program exports and rDNA reads, parted by semicolons, every cell quoted, the time as
``yyyy-MM-dd HH:mm:ss``; the last three are ours and lead back to the record. Ids there are whole numbers, so rows and
documents are counted in the order of the rows.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from onrecord.model.vocabulary import ActorType
from onrecord.record.record import Record
from onrecord.record.tenor import Tenor
from onrecord.record.who_matrix import Voice, WhoMatrix, WhoRow
from onrecord.serve.rows import Row, words
from onrecord.serve.spreadsheet import defused

COLUMNS = (
    "statement ID",
    "time",
    "document ID",
    "document title",
    "author",
    "source",
    "section",
    "type",
    "text",
    "person",
    "organization",
    "concept",
    "agreement",
    "onrecord document",
    "onrecord statement",
    "review",
)
TYPE = "DNA Statement"
AGREEMENT = {Tenor.PROMISES: "1", Tenor.DEMANDS: "1", Tenor.SUPPORTS: "1", Tenor.REJECTS: "0"}
PERSONS = {ActorType.PERSON, ActorType.OFFICE, ActorType.ANONYMOUS_PERSON}


def dna_rows(matrix: WhoMatrix, record: Record) -> tuple[list[Row], int]:
    """A row for each saying of the matrix that agrees with an arrangement or not; and the number of those that do
    neither (forecasts, claims, stances in between) and have no row there. A time is empty where no day is known."""
    names = dict(matrix.arrangements)
    voices = [
        (row, names[arrangement], voice)
        for row in matrix.rows
        for arrangement, cell in sorted(row.cells.items())
        for voice in cell.voices
    ]
    told = [x for x in voices if x[2].tenor in AGREEMENT]
    documents: dict[str, int] = {}
    rows = []
    for n, (row, concept, voice) in enumerate(told, start=1):
        document = documents.setdefault(voice.article.document.id, len(documents) + 1)
        rows.append(_row(n, document, row, concept, voice, record))
    return rows, len(voices) - len(told)


def _row(n: int, document: int, row: WhoRow, concept: str, voice: Voice, record: Record) -> Row:
    masthead = voice.article.reading.page.masthead
    person = row.type in PERSONS
    body = record.actors[row.actor].represents if row.actor in record.actors else None
    return (
        str(n),
        f"{voice.day.isoformat()} 00:00:00" if voice.day else "",
        str(document),
        masthead.headline.text if masthead.headline else "",
        words(masthead.byline),
        voice.article.outlet or "",
        "",
        TYPE,
        words(voice.statement.evidence),
        row.name if person else "",
        (record.name(body) if body else "") if person else row.name,
        concept,
        AGREEMENT[voice.tenor],
        voice.article.document.id,
        voice.statement.id,
        voice.statement.review,
    )


def dna_lines(rows: Iterable[Row]) -> Iterator[str]:
    """The file, line by line, each with its newline; a cell may hold newlines of its own."""
    for row in (COLUMNS, *rows):
        out = io.StringIO()
        csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\n").writerow(map(defused, row))
        yield out.getvalue()
