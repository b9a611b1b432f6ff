"""One arrangement as JSON: its dossier and its history; and how to cite it."""

from __future__ import annotations

from importlib.metadata import version

from onrecord.model.verdict import MACHINE_READ
from onrecord.record.disputes import Account, Dispute
from onrecord.record.dossier import Dossier, Owed, firmest, level_words
from onrecord.record.obstacles import rules_of
from onrecord.record.strip import Stretch
from onrecord.serve.contract import Json, span_json, value_json
from onrecord.serve.standing import obstacle_json, told_json
from onrecord.serve.views import arrangement_json, evidence_json


def dossier_json(dossier: Dossier, *, title: str) -> Json:
    """``/arrangements/{id}.json``: the arrangement of ``state --json``, and what its page says beside the cells."""
    return {
        **arrangement_json(dossier.state),
        "as_of": dossier.as_of.isoformat() if dossier.as_of else None,
        "known_by": dossier.by.isoformat() if dossier.by else None,
        "review": MACHINE_READ,
        "status": dossier.status,
        "names": [
            {"text": x.text, "count": x.count, "users": list(x.users), "documents": list(x.documents)}
            for x in dossier.names
        ],
        "firmness": [
            {"level": level, "meaning": level_words(level), "obligations": [x.cell.key for x in owed]}
            for level, owed in firmest(dossier)
        ],
        "obligations": [_owed_json(x) for x in dossier.owed],
        "decision_rules": [value_json(value) for value, _ in rules_of(dossier.state)],
        "in_the_way": [obstacle_json(x) for x in dossier.obstacles],
        "sides": {
            side: [{"actor": cell.key, "name": cell.shown, "origins": group.origins} for cell, group in found]
            for side, found in dossier.sides
        },
        "disagreements": [_dispute_json(x) for x in dossier.disputes],
        "neighbours": [{"relation": x.relation, "subject": x.subject} for x in dossier.neighbours],
        "cite": citation(dossier, title=title),
    }


def _owed_json(owed: Owed) -> Json:
    return {
        "key": owed.cell.key,
        **value_json(owed.value),
        "duration": span_json(owed.duration),
        "level_means": level_words(owed.value.firmness_level),
        "rank": owed.group.rank,
        "origins": owed.group.origins,
    }


def _dispute_json(dispute: Dispute) -> Json:
    return {
        "relation": dispute.link.relation,
        "kind": dispute.link.kind,
        "alteration": dispute.link.alteration,
        "reason": dispute.link.reason,
        "one_origin": dispute.one_origin,
        "a": _account_json(dispute.a),
        "b": _account_json(dispute.b),
    }


def _account_json(account: Account) -> Json:
    return {
        "statement": account.statement.id,
        "day": account.day.isoformat() if account.day else None,
        "chain": list(account.chain),
        "origins": account.origins,
        "evidence": evidence_json(account.statement.evidence, account.article),
    }


def history_json(dossier: Dossier) -> Json:
    """``/arrangements/{id}/history.json``: every report of a step, and which one was preferred from when on."""
    return {
        "subject": dossier.state.subject,
        "name": dossier.state.name,
        "review": MACHINE_READ,
        "steps": [told_json(x) for x in dossier.strip.told],
        "preferred": [_stretch_json(x) for x in dossier.strip.stretches],
    }


def _stretch_json(stretch: Stretch) -> Json:
    return {
        "status": stretch.step,
        "since": stretch.since.isoformat(),
        "until": stretch.until.isoformat() if stretch.until else None,
        "forecast": stretch.forecast,
    }


def citation(dossier: Dossier, *, title: str) -> str:
    """A sentence that cites the state of the arrangement: what, as of and as known by when, in which record."""
    days = [f"as of {dossier.as_of}" if dossier.as_of else "with no day cut off"]
    if dossier.by:
        days.append(f"as known by {dossier.by}")
    documents = {r.article.document.id for c in dossier.state.cells for g in c.groups for r in g.reports}
    return (
        f"“{dossier.state.name}” ({dossier.state.subject}), {', '.join(days)}. In: {title}, a record of news coverage "
        f"made with onrecord {version('onrecord')}; {MACHINE_READ} from {len(documents)} "
        f"document{'' if len(documents) == 1 else 's'}."
    )
