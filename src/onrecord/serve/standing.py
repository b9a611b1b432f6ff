"""What ``state`` says of an arrangement beside its cells: history, what stands in the way, positions over time."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.record.contradictions import Contradiction, contradictions_of
from onrecord.record.narrowing import reports_in
from onrecord.record.obstacles import Members, Obstacle, obstacles_of
from onrecord.record.positions import Stand, stands_of
from onrecord.record.record import Record
from onrecord.record.reports import Report
from onrecord.record.state import ArrangementState, Matrix
from onrecord.record.strip import Told, strip_of
from onrecord.serve.contract import Json
from onrecord.serve.rows import Row, words
from onrecord.serve.views import arrangement_json, evidence_json, matrix_json

NONE = "no report found"


def told_json(told: Told) -> Json:
    """A report of a step."""
    return {
        "day": told.day.isoformat() if told.day else None,
        "status": told.step,
        "forecast": told.forecast,
        "on_whose_word": told.word.label,
        "chain": list(told.chain),
        "statement": told.report.statement.id,
        "evidence": evidence_json(told.report.term.evidence, told.report.article),
    }


def obstacle_json(obstacle: Obstacle) -> Json:
    """Something that stands, or may stand, in the way."""
    return {
        "what": obstacle.words,
        "bearing": obstacle.bearing,
        "reason": obstacle.reason,
        "origins": obstacle.group.origins,
        "evidence": [e for x in obstacle.group.reports for e in evidence_json(x.term.evidence, x.article)],
    }


def state_json(matrix: Matrix, record: Record, members: Members) -> Json:
    """``onrecord state --json``: the matrix, and for each arrangement what its cells come to."""
    told = [_standing_json(a, matrix, record, members) for a in matrix.arrangements]
    return {**matrix_json(matrix), "arrangements": told}


def _standing_json(state: ArrangementState, matrix: Matrix, record: Record, members: Members) -> Json:
    return {
        **arrangement_json(state),
        "history": [told_json(x) for x in strip_of(state, record).told],
        "in_the_way": [obstacle_json(x) for x in obstacles_of(state, record, members, matrix.as_of)],
        "positions": [_stand_json(x, record) for x in stands_of(reports_in(state))],
        "contradictions": [_contradiction_json(x, record) for x in contradictions_of(state)],
    }


def _stand_json(stand: Stand, record: Record) -> Json:
    return {
        "actor": stand.actor,
        "name": record.name(stand.actor) if stand.actor else None,
        "stance": stand.stance,
        "day": stand.report.since.isoformat() if stand.report.since else None,
        "turned": stand.turned,
        "evidence": evidence_json(stand.report.term.evidence, stand.report.article),
    }


def _contradiction_json(found: Contradiction, record: Record) -> Json:
    return {
        "actor": found.actor,
        "name": record.name(found.actor),
        "reason": found.reason,
        "evidence": [e for x in (found.a, found.b) for e in evidence_json(x.term.evidence, x.article)],
    }


def standing_rows(
    state: ArrangementState, matrix: Matrix, record: Record, members: Members
) -> Iterator[tuple[str, Row, list[Row]]]:
    """The same as tables: title, columns and rows of each; an empty one says that no report was found."""
    steps: list[Row] = [
        (_day(x.report), x.step.replace("_", " ") + (", forecast" if x.forecast else ""), x.word.label, _said(x.report))
        for x in strip_of(state, record).told
    ]
    yield "history", ("day", "step", "on whose word", "sentence"), steps
    way: list[Row] = [
        (x.bearing.value, x.words, x.reason, _said(x.group.reports[0]))
        for x in obstacles_of(state, record, members, matrix.as_of)
    ]
    yield "what stands in the way", ("bearing", "what", "why", "sentence"), way
    stands: list[Row] = [
        (
            _day(x.report),
            record.name(x.actor) if x.actor else "the page",
            x.stance + (", another than before" if x.turned else ""),
            _said(x.report),
        )
        for x in stands_of(reports_in(state))
    ]
    yield "positions over time", ("day", "who", "stance", "sentence"), stands
    against: list[Row] = [
        (_day(x.a), record.name(x.actor), x.reason, f"{_said(x.a)} / {_said(x.b)}") for x in contradictions_of(state)
    ]
    if against:
        yield "contradicts itself", ("day", "who", "how", "sentences"), against


def _day(report: Report) -> str:
    return report.since.isoformat() if report.since else "undated"


def _said(report: Report) -> str:
    return words(report.statement.evidence)
