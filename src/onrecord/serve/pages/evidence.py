"""The evidence behind a cell: its sentence, the paragraph around it and the chain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.span import Span
from onrecord.record.chain import chain_of, whose_word
from onrecord.record.record import Record
from onrecord.record.reports import Report
from onrecord.serve.pages.addresses import actor_address, citation_address, report_address, sentence_address


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A report with the paragraph it stands in, cut before, at and after its words; `chain` from speaker to page,
    `href` its sentence on the page of its article and `cite` where that is cited, `report` an error in it
    to report, `actors` who speaks or is concerned, with their pages."""

    before: str
    words: str
    after: str
    outlet: str
    source: str
    href: str
    cite: str
    report: str
    actors: Sequence[tuple[str, str]]
    since: str
    published: str
    word: str
    chain: Sequence[str]
    reader: str
    review: str
    headline: bool


def evidence_of(report: Report, record: Record) -> Evidence:
    """A report with its paragraph, its chain and its article."""
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
        cite=citation_address(article.document.id, report.statement),
        report=report_address(article.document.id, report.statement),
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
        review=report.term.review,
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
