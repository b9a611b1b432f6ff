"""Whether it is known who commits to what."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.scoring.document import Doc
from onrecord.scoring.measures import Count, Report, accuracy, hits
from onrecord.scoring.spans import Span, spans
from onrecord.scoring.values import Json, rows

FIELDS = ("act", "polarity", "modality", "issue")


def score_statements(doc: Doc) -> Report:
    """statements.match: F1 of one-to-one matches with evidence token IoU of at least 0.3 (a pair that hangs on matched
    attributions is preferred, then one with the same act); unmatched output statements in the author's voice are not
    counted as wrong, since the gold does not list them all.
    statements.leaked: output statements that rest on boilerplate lines without saying so (position_in_text).
    Of all matched: statements.attribution (hangs on the match of the gold's attribution, or on none where the gold has
    none; not judged where that attribution is debatable and absent), act, polarity, modality, issue, holder (through
    the actor alignment, see ``Doc.same_actor``).
    """
    free = _free(doc)
    missed = sum(i not in doc.st_map and x["id"] not in doc.lenient.optional for i, x in enumerate(doc.g_st))
    pairs = [(doc.g_st[g], doc.o_st[o]) for g, o in doc.st_map.items()]
    n, total, also = len(pairs), len(doc.g_st), doc.lenient.values
    spare = doc.lenient.optional - set(doc.att_of.values())
    hung = ("attribution" in o and doc.same_attribution(g, o) for g, o in pairs if g["attribution"] not in spare)
    report: Report = {
        "statements.match": hits(n, n + missed, n + len(free)),
        "statements.attribution": accuracy(hung, total),
    }
    for name in FIELDS:
        right = (o.get(name) in also(g["id"], name, g[name]) for g, o in pairs)
        report[f"statements.{name}"] = accuracy(right, total)
    held = (_holder_right(doc, g, o) for g, o in pairs if doc.knows(g["holder"]))
    report["statements.holder"] = accuracy(held, total)
    junk = [x for x in rows(doc.out.get("statements")) if doc.in_boiler(spans(x.get("evidence")))]
    leaked = sum(x.get("position_in_text") != "boilerplate" for x in junk)
    report["statements.leaked"] = Count(leaked, len(junk))
    return report


def _holder_right(doc: Doc, gold: Json, out: Json) -> bool:
    wanted = doc.lenient.values(gold["id"], "holder", gold["holder"])
    return "holder" in out and any(doc.same_actor(out["holder"], x) for x in wanted)


def _free(doc: Doc) -> list[Json]:
    """Unmatched output statements that count as wrong: attributed ones, and those inside an attribution's content."""
    used = set(doc.st_map.values())
    told = [c for a in doc.g_att for c in spans(a["content"])]

    def inside(given: Sequence[Span]) -> bool:
        return bool(given) and all(any(c.s <= x.s and x.e <= c.e for c in told) for x in given)

    found = []
    for i, out in enumerate(doc.o_st):
        evidence = spans(out.get("evidence"))
        attributed = out.get("attribution") is not None or inside(evidence)
        if i not in used and attributed and not doc.lenient.in_region(evidence):
            found.append(out)
    return found
