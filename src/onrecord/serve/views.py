"""Views of the record as the JSON of the command contract."""

from __future__ import annotations

import datetime as dt

from onrecord.model.reading import Article
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.record.cells import Cell, Group
from onrecord.record.corroboration import Corroboration
from onrecord.record.record import Record
from onrecord.record.reports import Report
from onrecord.record.said import Saying
from onrecord.record.state import ArrangementState, Matrix
from onrecord.serve.contract import Json, span_json, spans_json, value_json, when_json


def evidence_json(spans: tuple[Span, ...], article: Article) -> list[Json]:
    """Spans with the document that holds them."""
    return [
        {"document": article.document.id, "source": article.captures[0].source, **(span_json(x) or {})} for x in spans
    ]


def _date(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _report(report: Report) -> Json:
    published = report.article.published
    return {
        "term": report.term.id,
        "statement": report.statement.id,
        "value": value_json(report.term.value),
        "since": _date(report.since),
        "published": when_json(published),
        "outlet": report.article.outlet,
        "position_in_text": report.statement.position,
        "review": report.term.review,
        "evidence": evidence_json(report.term.evidence, report.article),
    }


def _group(group: Group) -> Json:
    best = group.reports[0]
    return {
        "value": value_json(best.term.value),
        "rank": group.rank,
        "origins": group.origins,
        "reports": group.sightings,
        "on_whose_word": group.word.label,
        "chain": list(group.chain),
        "altered": group.altered,
        "headline_only": group.in_headline,
        "why": list(group.why),
        "review": group.review,
        "evidence": [e for x in group.reports for e in evidence_json(x.term.evidence, x.article)],
        "said_by": [_report(x) for x in group.reports],
    }


def _cell(cell: Cell) -> Json:
    return {
        "slot": cell.slot,
        "key": cell.key,
        "shown": cell.shown,
        "groups": [_group(g) for g in cell.groups],
    }


def arrangement_json(state: ArrangementState) -> Json:
    """One arrangement with its cells."""
    return {
        "subject": state.subject,
        "name": state.name,
        "aliases": list(state.aliases),
        "type": state.type,
        "relations": [{"relation": r, "subject": s} for r, s in state.relations],
        "cells": [_cell(c) for c in state.cells],
    }


def matrix_json(matrix: Matrix) -> Json:
    """``onrecord state --json``."""
    return {
        "as_of": _date(matrix.as_of),
        "known_by": _date(matrix.known_by),
        "review": "machine-read",
        "arrangements": [arrangement_json(a) for a in matrix.arrangements],
        "undated": [{"subject": r.term.subject, "slot": r.term.slot, **_report(r)} for r in matrix.undated],
    }


def _said(statement: Statement, article: Article) -> Json:
    return {
        "statement": statement.id,
        "act": statement.act,
        "polarity": statement.polarity,
        "modality": statement.modality,
        "issue": statement.issue,
        "subjects": list(statement.subjects),
        "document": article.document.id,
        "source": article.captures[0].source,
        "outlet": article.outlet,
        "published": when_json(article.published),
        "said_at": when_json(statement.said_at),
        "position_in_text": statement.position,
        "evidence": spans_json(statement.evidence),
        "review": statement.review,
    }


def saying_json(saying: Saying, record: Record) -> Json:
    """``onrecord who --json``: one statement of an actor."""
    return {
        "day": _date(saying.day),
        "actor": saying.holder,
        "name": record.name(saying.holder) if saying.holder else None,
        "chain": list(saying.chain),
        "origins": saying.heard.origins,
        "reports": saying.heard.reports,
        "also_in": [{"document": a.document.id, "statement": s.id} for s, a in saying.heard.others],
        "one_origin_because": list(saying.heard.why),
        "source_reason": _reason(saying),
        **_said(saying.statement, saying.article),
    }


def _reason(saying: Saying) -> str | None:
    """Why the source of the statement is taken for its actor; None where the source is the actor's own name."""
    attributions = saying.article.reading.attributions
    return next((x.source_reason for x in attributions if x.id == saying.statement.attribution), "") or None


def corroboration_json(found: Corroboration) -> list[Json]:
    """``onrecord corroborate --json``: one report of the claim an object, the counts on each."""
    return [
        {
            "claim": found.claim,
            "origins": found.origins,
            "origin": x.origin,
            "share": x.share,
            "shared": list(x.shared),
            "on_whose_word": x.word.label,
            "against": x.against,
            "chain": list(x.chain),
            **_said(x.statement, x.article),
            "why": list(found.reasons),
        }
        for x in found.supports
    ]
