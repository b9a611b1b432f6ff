"""Whether the proposed arrangements are found, and what is said of each."""

from __future__ import annotations

from onrecord.scoring.document import AUTHOR, Doc
from onrecord.scoring.measures import Report, accuracy, hits
from onrecord.scoring.obligations import score_obligations
from onrecord.scoring.spans import spans
from onrecord.scoring.terms import Found, compared, first_actor, terms_of
from onrecord.scoring.values import Json, key_of


def score_arrangements(doc: Doc) -> Report:
    """arrangements.found: F1 of arrangements against output subjects of kind arrangement (or of no kind), aligned by
    mentions and names. Slots are sets over aligned arrangements; a slot of an arrangement that was not found is missed.
    arrangements.party: F1 of (arrangement, actor, role).
    arrangements.obligation: F1 of one-to-one (arrangement, kind) whose obligors overlap and whose beneficiaries overlap
    (or are empty on both sides); output obligations that repeat a matched one are not counted again.
    Of matched obligations: arrangements.firmness level (equal, null too), arrangements.firmness label (see
    ``label_right``).
    arrangements.decision rule: F1 of (arrangement, rule). arrangements.status: F1 of (arrangement, status).
    positions.actor+subject+stance: F1; positions.stance: of the (actor, arrangement) pairs found, the stance is right.
    Positions on issues and events are left out on both sides; a gold position of several actors counts once for each.
    """
    golds: list[Json] = doc.gold["arrangements"]
    found = len(set(doc.subject_map.values()))
    extra = [x for x in doc.o_subjects if _is_extra(doc, x)]
    report: Report = {"arrangements.found": hits(found, len(golds), found + len(extra))}
    party: Found = {(a["id"], doc.voice(p["actor"]), p["role"]) for a in golds for p in a["parties"]}
    report["arrangements.party"] = compared(
        party, {(s, first_actor(doc, v.get("actor"), "?"), str(v.get("role"))) for s, v, _ in terms_of(doc, "party")}
    )
    report |= score_obligations(doc)
    report["arrangements.decision rule"] = compared(
        {(a["id"], x["rule"]) for a in golds for x in a["decision_rules"]},
        {(s, str(v.get("rule"))) for s, v, _ in terms_of(doc, "decision_rule")},
    )
    report["arrangements.status"] = compared(
        {(a["id"], a["status"]["value"]) for a in golds},
        {(s, str(v.get("value"))) for s, v, _ in terms_of(doc, "status") if v.get("current", True)},
    )
    return report | _positions(doc)


def _is_extra(doc: Doc, subject: Json) -> bool:
    """Whether an output subject is an arrangement that the gold does not have."""
    if key_of(subject.get("id")) in doc.subject_map or subject.get("kind", "arrangement") not in ("arrangement", None):
        return False
    return not doc.in_boiler(spans(subject.get("mentions")))


def _positions(doc: Doc) -> Report:
    subject_of = {a["canonical"]: a["id"] for a in doc.gold["arrangements"]}
    stances: dict[tuple[str, str], set[str]] = {}
    for subject, value, _ in terms_of(doc, "position"):
        who = first_actor(doc, value.get("actor"), AUTHOR if "actor" in value else "?")
        stances.setdefault((who, subject), set()).add(str(value.get("stance")))
    wanted: dict[tuple[str, str], set[str]] = {}
    main: Found = set()
    spare: Found = set()
    for position in doc.gold["positions"]:
        if position["on"] not in subject_of:
            continue
        right = set(doc.lenient.values(position["id"], "stance", position["stance"]))
        actors = position["actor"] if isinstance(position["actor"], list) else [position["actor"]]
        for actor in actors:
            key = (doc.voice(actor), subject_of[position["on"]])
            wanted[key] = right
            triple = (*key, min(right & stances.get(key, set()), default=position["stance"]))
            main.add(triple)
            if position["id"] in doc.lenient.optional:
                spare.add(triple)
    given: Found = {(*key, x) for key, xs in stances.items() for x in xs}
    right_stance = (bool(wanted[k] & stances[k]) for k in wanted if k in stances)
    return {
        "positions.actor+subject+stance": compared(main, given, spare),
        "positions.stance": accuracy(right_stance, len(wanted)),
    }
