"""Whether it is known who says what on whose word."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.scoring.document import Doc
from onrecord.scoring.measures import Report, Share, accuracy, hits
from onrecord.scoring.spans import share_word, spans
from onrecord.scoring.values import Json, key_of

Pair = tuple[Json, Json]


def score_attributions(doc: Doc) -> Report:
    """attributions.content: F1 of one-to-one matches with content token IoU of at least 0.5.
    attributions.full: the same, and the sources share a content word (titles do not matter) or both are empty.
    attributions.direct / mixed / indirect: content F1 by the gold's type; an unmatched output counts under its own.
    attributions.nested found: recall of gold attributions of level 2 and deeper.
    attributions.nested parent: of those found, the output's parent is the match of the gold's parent.
    Of all matched: attributions.anonymous (output ``anonymity`` other than "named" says anonymous; a gold source that
    is empty and not called anonymous is met by either), source_actor (through the actor alignment; left out where the
    gold names an actor it does not list), kind, type, cue (shares a word; only where the gold has a cue).
    """
    pairs = [(doc.g_att[g], doc.o_att[o]) for g, o in doc.att_map.items()]
    used = set(doc.att_map.values())
    free = [x for i, x in enumerate(doc.o_att) if i not in used and not doc.lenient.in_region(spans(x.get("content")))]
    missed = [x for i, x in enumerate(doc.g_att) if i not in doc.att_map and x["id"] not in doc.lenient.optional]
    n = len(pairs)
    full = sum(doc.source_match(g, o) for g, o in pairs)
    report: Report = {
        "attributions.content": hits(n, n + len(missed), n + len(free)),
        "attributions.full": hits(full, n + len(missed), n + len(free)),
    }
    for kind in ("direct", "mixed", "indirect"):
        hit = sum(g["type"] == kind for g, _ in pairs)
        gold = hit + sum(g["type"] == kind for g in missed)
        report[f"attributions.{kind}"] = hits(hit, gold, hit + sum(o.get("type") == kind for o in free))
    return report | _nested(doc, pairs, missed) | _fields(doc, pairs)


def _nested(doc: Doc, pairs: Sequence[Pair], missed: Sequence[Json]) -> Report:
    deep = [(g, o) for g, o in pairs if g["level"] > 1]
    total = len(deep) + sum(g["level"] > 1 for g in missed)

    def parent_right(gold: Json, out: Json) -> bool:
        parent = key_of(out.get("parent"))
        return parent is not None and doc.att_of.get(parent) == gold["parent"]

    return {
        "attributions.nested found": Share(len(deep), total, total),
        "attributions.nested parent": accuracy((parent_right(g, o) for g, o in deep), total),
    }


def _fields(doc: Doc, pairs: Sequence[Pair]) -> Report:
    total, also = len(doc.g_att), doc.lenient.values

    def source_right(gold: Json, out: Json) -> bool:
        wanted = also(gold["id"], "source_actor", gold["source_actor"])
        return "source_actor" in out and any(doc.same_actor(out["source_actor"], x) for x in wanted)

    judged = [(g, o) for g, o in pairs if doc.knows(g["source_actor"])]
    cued = [(g, o) for g, o in pairs if g["cue"]]
    cue_right = (share_word(spans(g["cue"]), spans(o.get("cue")), doc.text) for g, o in cued)
    return {
        "attributions.anonymous": accuracy((_anonymity_right(g, o) for g, o in pairs), total),
        "attributions.source_actor": accuracy((source_right(g, o) for g, o in judged), total),
        "attributions.kind": accuracy((o.get("kind") in also(g["id"], "kind", g["kind"]) for g, o in pairs), total),
        "attributions.type": accuracy((o.get("type") == g["type"] for g, o in pairs), total),
        "attributions.cue": accuracy(cue_right, total),
    }


def _anonymity_right(gold: Json, out: Json) -> bool:
    told = out.get("anonymity")
    if not isinstance(told, str):
        return False
    return (told != "named") == gold["anonymous"] or (gold["source_actor"] is None and not gold["anonymous"])
