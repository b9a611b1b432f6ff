"""Verdicts as JSON of the contract and as rows."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.record.fields import readings_of
from onrecord.record.placing import Placed
from onrecord.record.verdicts import Judged
from onrecord.serve.contract import Json
from onrecord.serve.rows import Row, words

VERDICT_COLUMNS = ("standing", "id", "by", "at", "target", "decision", "why", "what")


def verdict_json(placed: Placed, found: Judged) -> Json:
    """A verdict, how it stands, and what it is on; `target_now` None where that is not in the record any more."""
    said = placed.verdict
    return {
        "id": said.id,
        "document": said.document,
        "target": said.target,
        "target_now": placed.target or None,
        "slot": said.slot,
        "decision": said.decision,
        "changed": {name: list(values) for name, values in said.changed},
        "read": {name: list(values) for name, values in said.read},
        "places": [list(x) for x in said.places],
        "by": said.by,
        "at": said.at.isoformat(),
        "why": said.why,
        "settles": said.settles,
        "standing": found.holds(placed),
        "trouble": placed.trouble or None,
        "withdrawn_at": said.withdrawn_at.isoformat() if said.withdrawn_at else None,
    }


def verdict_rows(placed: Iterable[Placed], found: Judged) -> tuple[tuple[str, ...], list[Row]]:
    """A row for each verdict; its last column has the words it is on, or why there are none."""
    sentences = {x.id: words(x.evidence) for a in found.read for x in readings_of(a)}
    return VERDICT_COLUMNS, [
        (
            found.holds(x).value,
            x.verdict.id[:9],
            x.verdict.by,
            f"{x.verdict.at:%Y-%m-%d %H:%M}",
            x.verdict.target[:9],
            x.verdict.what,
            x.verdict.why,
            sentences.get(x.target, x.trouble),
        )
        for x in placed
    ]
