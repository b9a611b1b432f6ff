"""The who-said-what matrix as a page: a table of letters, and under it the sentences of the cell that is open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from onrecord.model.vocabulary import ActorType
from onrecord.record.record import Record
from onrecord.record.tenor import Tenor
from onrecord.record.who_matrix import VOICES, Voice, WhoCell, WhoMatrix, WhoRow
from onrecord.serve.pages.addresses import actor_address, sentence_address, with_query
from onrecord.serve.pages.evidence import paragraph_around
from onrecord.serve.pages.templating import render
from onrecord.serve.rows import act_words

FOLDED_ROWS, FOLDED_COLUMNS = 12, 8  # that a page shows before it is asked for all
PATH = "/matrix"


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoQuery:
    """What the address of the matrix asks for; "" leaves nothing out. `who` and `on` are the actor and arrangement of
    the cell that is open, `all` is "1" where nothing is folded away."""

    actor: str = ""
    arrangement: str = ""
    type: str = ""
    tenor: str = ""
    named: str = ""
    since: str = ""
    as_of: str = ""
    known_by: str = ""
    all: str = ""
    who: str = ""
    on: str = ""

    def address(self, path: str = PATH, **changed: str) -> str:
        """`path` with these filters and what is `changed` of them; an open cell stays open only on the page."""
        asked = {**asdict(self), **changed}
        if path != PATH:
            asked |= {"who": "", "on": "", "all": ""}
        return with_query(path, **asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A cell as the table shows it: `told` says it in words; `href` opens it."""

    cell: WhoCell
    told: str
    href: str
    open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the table: a mark for each column, None where nothing is said; `more` cells are in folded columns."""

    row: WhoRow
    href: str
    marks: Sequence[Mark | None]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A sentence of the open cell in its paragraph, cut before, at and after its words."""

    voice: Voice
    act: str
    before: str
    words: str
    after: str
    href: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The cell that is open, with the name of its actor and arrangement."""

    cell: WhoCell
    name: str
    arrangement: str
    said: Sequence[Said]


def who_page(matrix: WhoMatrix, record: Record, query: WhoQuery, *, title: str) -> str:
    """The matrix; works without script, which only adds the arrow keys."""
    whole = len(matrix.rows), len(matrix.arrangements)
    columns, rows = matrix.first(*(whole if query.all else (FOLDED_ROWS, FOLDED_COLUMNS)))
    shown, listed = {x for x, _ in columns}, {x.actor for x in rows}
    return render(
        "who.html",
        title=title,
        record=record,
        matrix=matrix,
        query=query,
        columns=[(x, name, sum(x in r.cells for r in matrix.rows if r.actor not in listed)) for x, name in columns],
        lines=[
            Line(
                row=row,
                href=actor_address(row.actor) if row.actor in record.actors else "",
                marks=[_mark(row, x, name, query) for x, name in columns],
                more=sum(x not in shown for x in row.cells),
            )
            for row in rows
        ],
        more_rows=len(matrix.rows) - len(rows),
        more_columns=len(matrix.arrangements) - len(columns),
        opened=_opened(matrix, record, query),
        tenors=list(Tenor),
        types=sorted({str(x.type) for x in record.actors.values()} - {ActorType.PLACE.value}),
        voices=VOICES,
    )


def _mark(row: WhoRow, arrangement: str, name: str, query: WhoQuery) -> Mark | None:
    cell = row.cells.get(arrangement)
    if cell is None:
        return None
    return Mark(
        cell=cell,
        told=f"{row.name} on {name}: {told(cell)}",
        href=query.address(who=row.actor, on=arrangement) + "#open",
        open=(row.actor, arrangement) == (query.who, query.on),
    )


def told(cell: WhoCell) -> str:
    """A cell in words."""
    parts = [cell.tenor.value, f"{cell.origins} independent origin{'' if cell.origins == 1 else 's'}"]
    if cell.unnamed:
        parts.append("only unnamed sources")
    if cell.changed:
        parts.append("changed since")
    return ", ".join(parts)


def _opened(matrix: WhoMatrix, record: Record, query: WhoQuery) -> Opened | None:
    names = dict(matrix.arrangements)
    for row in matrix.rows:
        if row.actor == query.who and query.on in row.cells:
            cell = row.cells[query.on]
            return Opened(
                cell=cell, name=row.name, arrangement=names[query.on], said=[_said(x, record) for x in cell.voices]
            )
    return None


def _said(voice: Voice, record: Record) -> Said:
    article, statement = voice.article, voice.statement
    before, words, after = paragraph_around(statement.evidence[0], article.document.text)
    return Said(
        voice=voice,
        act=act_words(statement),
        before=before,
        words=words,
        after=after,
        href=sentence_address(article.document.id, statement),
        page=record.pages.get(article.document.id, article.document.id[:8]),
    )
