"""Whether it is known who owes what to whom, and how firmly."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from onrecord.scoring.assign import pair_up
from onrecord.scoring.document import Doc
from onrecord.scoring.measures import Report, accuracy, hits
from onrecord.scoring.spans import STOP, iou, slice_of, spans, token_iou, touches
from onrecord.scoring.terms import gold_actor_ids, terms_of
from onrecord.scoring.values import Json, norm


@dataclass(slots=True)
class _Group:
    """Output obligations that say the same: one arrangement, kind, obligors and beneficiaries, in gold ids."""

    subject: str
    kind: str
    obligors: frozenset[str]
    beneficiaries: frozenset[str]
    values: list[Json]


def score_obligations(doc: Doc) -> Report:
    """arrangements.obligation, arrangements.firmness level, arrangements.firmness label: see ``score_arrangements``."""
    golds = [(str(a["id"]), o) for a in doc.gold["arrangements"] for o in a["obligations"]]
    groups = _groups(doc)

    def fits(gold: tuple[str, Json], group: _Group) -> float:
        return _fit(doc, gold, group)

    pairs = pair_up(golds, groups, fits)
    used = set(pairs.values())
    # A group that fits some gold obligation repeats a matched one, told apart by more or fewer of its actors.
    wrong = sum(i not in used and not any(fits(g, x) for g in golds) for i, x in enumerate(groups))
    n = len(pairs)
    matched = [(golds[g][1], groups[o].values) for g, o in pairs.items()]
    level_right = (
        _level(values) in doc.lenient.values(o["id"], "firmness_level", o["firmness_level"]) for o, values in matched
    )
    label = (label_right(doc, o, values) for o, values in matched)
    return {
        "arrangements.obligation": hits(n, len(golds), n + wrong),
        "arrangements.firmness level": accuracy(level_right, len(golds)),
        "arrangements.firmness label": accuracy(label, len(golds)),
    }


def label_right(doc: Doc, gold: Json, group: Sequence[Json]) -> bool:
    """The text's word for the bond is right: overlaps the gold's label span (or a variant), or has its stem; null for
    null."""
    want = spans(gold.get("label")) + spans(gold.get("label_variants"))
    word = gold.get("firmness_label")
    got = [x for value in group for x in spans(value.get("firmness_label"))]
    if not want and not word:
        return not got and all("firmness_label" in value for value in group)
    if not got and None in doc.lenient.values(gold["id"], "firmness_label", word)[1:]:
        return True
    return touches(want, got) or any(_stems(slice_of(x, doc.text) or x.text or "") & _stems(word or "") for x in got)


def _stems(words: str) -> set[str]:
    return {x[:4] for x in norm(words).split() if x not in STOP}


def _level(values: Sequence[Json]) -> Any:
    """The level that most of the obligations of a group give."""
    given = Counter(json.dumps(x.get("firmness_level", "absent"), default=str) for x in values)
    return json.loads(given.most_common(1)[0][0])


def _groups(doc: Doc) -> list[_Group]:
    found: dict[tuple[Any, ...], _Group] = {}
    for subject, value, term in terms_of(doc, "obligation"):
        obligors, beneficiaries = (
            gold_actor_ids(doc, value.get("obligor")),
            gold_actor_ids(doc, value.get("beneficiary")),
        )
        key = (subject, str(value.get("kind")), obligors, beneficiaries)
        group = found.setdefault(key, _Group(*key, []))
        group.values.append({**value, "evidence": term.get("evidence")})
    return list(found.values())


def _meet(gold: Sequence[str], out: AbstractSet[str]) -> bool:
    return bool(set(gold) & out) or (not gold and not out)


def _fit(doc: Doc, gold: tuple[str, Json], group: _Group) -> float:
    subject, owed = gold
    if group.subject != subject or group.kind != owed["kind"]:
        return 0.0
    if not _meet(owed["obligor"], group.obligors) or not _meet(owed["beneficiary"], group.beneficiaries):
        return 0.0
    evidence = spans(owed["evidence"])
    near = max((token_iou(evidence, spans(x.get("evidence")), doc.text) for x in group.values), default=0.0)
    actors = iou(set(owed["obligor"]), group.obligors) + iou(set(owed["beneficiary"]), group.beneficiaries)
    return 1 + near + actors
