"""Concrete wrong outputs that a text invites, and whether the output fell for them."""

from __future__ import annotations

from onrecord.scoring.document import Doc
from onrecord.scoring.measures import Count, Report
from onrecord.scoring.output import Output
from onrecord.scoring.trap_checks import fell_for
from onrecord.scoring.values import obj


def score_traps(doc: Doc) -> tuple[Report, list[str], list[str]]:
    """traps.fallen: traps the output falls in, of those that can be checked; also the names of the fallen and
    unchecked."""
    output, n = Output(doc), 0
    fallen: list[str] = []
    unchecked: list[str] = []
    for trap in doc.gold["traps"]:
        where = obj(trap.get("span")).get("text") or trap.get("lines") or ""
        name = f"{doc.gold['doc_id']} {trap['kind']} {str(where)[:40]!r}"
        got = fell_for(trap, output) if doc.out else None
        if got is None:
            unchecked.append(name)
            continue
        n += 1
        if got:
            fallen.append(name)
    return {"traps.fallen": Count(len(fallen), n)}, fallen, unchecked
