"""Verdicts as JSON of the contract and as rows."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.record.agreement import Compared
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
    sentences = _sentences(found)
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


AGREEMENT_COLUMNS = ("of", "field", "n", "agreed", "share", "kappa", "alpha")


def agreement_rows(made: Compared) -> tuple[tuple[str, ...], list[Row]]:
    """A row for each kind of reading and field; a figure that cannot be told is a dash."""
    return AGREEMENT_COLUMNS, [
        (slot, field, str(x.n), str(x.agreed), _figure(x.share), _figure(x.kappa), _figure(x.alpha))
        for slot, field, x in made.fields
    ]


def disagreement_rows(made: Compared, found: Judged, coders: tuple[str, str]) -> tuple[tuple[str, ...], list[Row]]:
    """A row for each field of each thing that two coders say different things of, with its sentence."""
    sentences = _sentences(found)
    return ("id", "of", "field", *coders, "settled", "what"), [
        (
            x.target[:9],
            x.slot.replace("_", " "),
            x.field,
            x.one,
            x.other,
            f"{x.settled.what} by {x.settled.by}" if x.settled else "",
            sentences.get(x.target, ""),
        )
        for x in made.disagreements
    ]


def compared_json(made: Compared, found: Judged, coders: tuple[str, str]) -> Json:
    """Two coders compared."""
    sentences = _sentences(found)
    return {
        "coders": list(coders),
        "only": list(made.only),
        "fields": [
            {"of": slot, "field": field, "n": x.n, "agreed": x.agreed, "kappa": x.kappa, "alpha": x.alpha}
            for slot, field, x in made.fields
        ],
        "disagreements": [
            {
                "target": x.target,
                "of": x.slot,
                "field": x.field,
                "said": [x.one, x.other],
                "settled": x.settled.id if x.settled else None,
                "evidence": sentences.get(x.target, ""),
            }
            for x in made.disagreements
        ],
    }


def _sentences(found: Judged) -> dict[str, str]:
    return {x.id: words(x.evidence) for a in found.read for x in readings_of(a)}


def _figure(share: float | None) -> str:
    return "–" if share is None else f"{share:.2f}"
