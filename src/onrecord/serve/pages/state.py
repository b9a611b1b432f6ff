"""The state matrix as a page: behind every cell its sentence, the paragraph around it and the chain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.span import Span
from onrecord.model.vocabulary import Slot
from onrecord.record.cells import Cell, Group
from onrecord.record.chain import chain_of, whose_word
from onrecord.record.record import Record
from onrecord.record.reports import Report
from onrecord.record.state import ArrangementState, Matrix
from onrecord.serve.pages.addresses import actor_address, sentence_address
from onrecord.serve.pages.templating import render
from onrecord.serve.rows import value_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A report with the paragraph it stands in, cut before, at and after its words; `chain` from speaker to page,
    `href` its sentence on the page of its article, `actors` who speaks or is concerned, with their pages."""

    before: str
    words: str
    after: str
    outlet: str
    source: str
    href: str
    actors: Sequence[tuple[str, str]]
    since: str
    published: str
    word: str
    chain: Sequence[str]
    reader: str
    headline: bool


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group with its value in words and every report behind it."""

    group: Group
    value: str
    evidence: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell with its groups, the best first."""

    cell: Cell
    groups: Sequence[GroupView]


@dataclass(frozen=True, slots=True)
class ArrangementView:
    """An arrangement as a row: its cells under each slot."""

    state: ArrangementState
    slots: Sequence[tuple[Slot, Sequence[CellView]]]


def state_page(matrix: Matrix, record: Record, *, title: str) -> str:
    """The matrix with an evidence drawer on every cell; works without script."""
    rows = [_arrangement(a, record) for a in matrix.arrangements]
    undated = [_evidence(r, record) for r in matrix.undated]
    return render("state.html", title=title, matrix=matrix, rows=rows, slots=list(Slot), undated=undated, record=record)


def _arrangement(state: ArrangementState, record: Record) -> ArrangementView:
    slots = [(slot, [_cell(c, record) for c in state.cells if c.slot is slot]) for slot in Slot]
    return ArrangementView(state, slots)


def _cell(cell: Cell, record: Record) -> CellView:
    return CellView(
        cell,
        [
            GroupView(g, value_words(g.reports[0].term.value), [_evidence(r, record) for r in g.reports])
            for g in cell.groups
        ],
    )


def _evidence(report: Report, record: Record) -> Evidence:
    article, span = report.article, report.term.evidence[0]
    before, words, after = paragraph_around(span, article.document.text)
    published = article.published
    return Evidence(
        before=before,
        words=words,
        after=after,
        outlet=article.outlet or "outlet unknown",
        source=article.captures[0].source,
        href=sentence_address(article.document.id, report.statement),
        actors=[
            (record.name(x), actor_address(x))
            for x in dict.fromkeys((*report.statement.holders, *report.principals))
            if x in record.actors
        ],
        since=report.since.isoformat() if report.since else "undated",
        published=_interval(str(published.lo or ""), str(published.hi or "")),
        word=whose_word(report.statement, report.principals, article).label,
        chain=chain_of(report.statement, article, record.lineage, record.pages),
        reader=article.reading.reader,
        headline=report.in_headline,
    )


def _interval(lo: str, hi: str) -> str:
    if not lo and not hi:
        return "date unknown"
    return lo if lo == hi else f"{lo or '…'} to {hi or '…'}"


def paragraph_around(span: Span, text: str) -> tuple[str, str, str]:
    """The line that holds `span`, as the text before it, its words and the text after it."""
    start = text.rfind("\n", 0, span.s) + 1
    end = text.find("\n", span.e)
    return text[start : span.s], span.text, text[span.e : end if end >= 0 else len(text)]
