"""The who-said-what matrix as JSON, as rows, and as statements in the manner of a discourse network."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.model.verdict import MACHINE_READ
from onrecord.record.who_matrix import Voice, WhoCell, WhoMatrix, WhoRow
from onrecord.serve.contract import Json, spans_json
from onrecord.serve.rows import Row, words

CELL_COLUMNS = (
    "actor",
    "actor_name",
    "arrangement",
    "arrangement_name",
    "tenor",
    "origins",
    "sayings",
    "unnamed_only",
    "changed",
    "first",
    "last",
    "review",
    "source",
    "evidence",
)


def voice_json(voice: Voice) -> Json:
    """One saying of a cell."""
    statement, article = voice.statement, voice.article
    return {
        "statement": statement.id,
        "act": statement.act,
        "polarity": statement.polarity,
        "tenor": voice.tenor,
        "day": voice.day.isoformat() if voice.day else None,
        "unnamed": voice.unnamed,
        "chain": list(voice.chain),
        "document": article.document.id,
        "source": article.captures[0].source,
        "outlet": article.outlet,
        "position_in_text": statement.position,
        "evidence": spans_json(statement.evidence),
    }


def _cell_json(arrangement: str, cell: WhoCell) -> Json:
    return {
        "arrangement": arrangement,
        "tenor": cell.tenor,
        "letter": cell.tenor.letter,
        "origins": cell.origins,
        "unnamed_only": cell.unnamed,
        "changed": cell.changed,
        "why": list(cell.why),
        "review": MACHINE_READ,
        "sayings": [voice_json(x) for x in cell.voices],
    }


def who_json(matrix: WhoMatrix) -> Json:
    """``onrecord matrix --json``: the columns, and a row for each actor with its cells."""
    return {
        "arrangements": [{"id": x, "name": name} for x, name in matrix.arrangements],
        "rows": [
            {
                "actor": row.actor,
                "name": row.name,
                "type": row.type,
                "cells": [_cell_json(x, row.cells[x]) for x, _ in matrix.arrangements if x in row.cells],
            }
            for row in matrix.rows
        ],
        "undated": matrix.undated,
        "elsewhere": matrix.elsewhere,
        "review": MACHINE_READ,
    }


def _cells(matrix: WhoMatrix) -> Iterator[tuple[WhoRow, str, str, WhoCell]]:
    for row in matrix.rows:
        yield from ((row, x, name, row.cells[x]) for x, name in matrix.arrangements if x in row.cells)


def cell_rows(matrix: WhoMatrix) -> tuple[Row, list[Row]]:
    """A row for each cell, for machines; its sentence is the telling one."""
    rows: list[Row] = []
    for row, arrangement, name, cell in _cells(matrix):
        days = [x.day.isoformat() for x in cell.voices if x.day]
        telling = cell.telling
        rows.append(
            (
                row.actor,
                row.name,
                arrangement,
                name,
                cell.tenor.value,
                str(cell.origins),
                str(len(cell.voices)),
                "yes" if cell.unnamed else "no",
                "yes" if cell.changed else "no",
                min(days, default=""),
                max(days, default=""),
                MACHINE_READ,
                telling.article.captures[0].source,
                words(telling.statement.evidence),
            )
        )
    return CELL_COLUMNS, rows


MOST_ROWS, MOST_COLUMNS = 20, 6  # of a table on a terminal


def mark(cell: WhoCell | None) -> str:
    """A cell in a few signs: "P 2", "(P) 2" where only unnamed sources say it, with "*" where it changed."""
    if cell is None:
        return "·"
    letter = f"({cell.tenor.letter})" if cell.unnamed else cell.tenor.letter
    return f"{letter} {cell.origins}" + ("*" if cell.changed else "")


def grid_rows(matrix: WhoMatrix) -> tuple[Row, list[Row]]:
    """The first rows and columns as a table for a terminal."""
    shown, rows = matrix.first(MOST_ROWS, MOST_COLUMNS)
    return ("actor", *(name for _, name in shown)), [
        (row.name, *(mark(row.cells.get(x)) for x, _ in shown)) for row in rows
    ]
