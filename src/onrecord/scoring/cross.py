"""Whether copies, agreements, conflicts and alterations between documents are found."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from onrecord.scoring.links import End, FoundLinks
from onrecord.scoring.measures import Count, Report, Share, accuracy
from onrecord.scoring.spans import Span, overlap, spans, touches
from onrecord.scoring.values import Json, key_of, norm, obj, rows

COPIES = frozenset({"paraphrases", "copy_of", "translation_of", "machine_translation_of"})
AGREE = COPIES | {"agrees", "restates", "common_source", "repeats"}
CONFLICT = frozenset({"conflicts", "alters"})
QUOTE = COPIES | {"quotes_from"}
LONGEST_DAMAGE = 80  # characters

Lines = Mapping[str, Mapping[int, Span]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cross:
    """The output beside ``cross.json``: its links, its documents and the gold's lines, both by gold id."""

    gold: Json
    links: FoundLinks
    outs: Mapping[str, Json]
    lines: Lines


def score_cross(cross: Cross) -> tuple[Report, list[str]]:
    """cross.conflict: recall of in-corpus conflicts (a link conflicts/alters meets both spans; a span listed under
    ``also`` may stand for either side; debatable conflicts are not missed); one line for each kind;
    cross.conflict kind: of those found, the link's kind is right. cross.false conflict: ``not_conflicts`` raised as
    conflicts. cross.agreement: groups with at least one agreeing pair linked (any of AGREE). cross.paraphrase:
    recall of paraphrase pairs. cross.lineage: recall of in-corpus lineage, by document and by the name of the
    outside source (dates ignored) or, for two documents, by the lines. cross.alteration: recall of in-corpus
    alterations (alters or conflicts between the copies, or a ``damage`` item on the altered span).
    cross.merged: ``not_same`` pairs given one subject or actor id, of those where both spans carry an id.
    """
    gold = cross.gold
    report, missing = _conflicts(cross)
    apart = rows(gold.get("not_conflicts"))
    raised = sum(bool(cross.links.between(CONFLICT, [(x["a"], x["b"])])) for x in apart)
    report["cross.false conflict"] = Count(raised, len(apart))
    report["cross.agreement"] = _agreements(cross)
    pairs = rows(gold.get("paraphrase_pairs"))
    linked = (bool(cross.links.between(AGREE, [(x["a"], x["b"])])) for x in pairs)
    report["cross.paraphrase"] = accuracy(linked, len(pairs))
    lineage = [x for x in rows(gold.get("lineage")) if x.get("in_corpus")]
    report["cross.lineage"] = accuracy((_lineage_found(cross, x) for x in lineage), len(lineage))
    altered = [x for x in rows(gold.get("alterations")) if x.get("in_corpus")]
    report["cross.alteration"] = accuracy((_alteration_found(cross, x) for x in altered), len(altered))
    merged = [m for x in rows(gold.get("not_same")) if (m := _merged(cross, x)) is not None]
    report["cross.merged"] = Count(sum(merged), len(merged))
    return report, missing


@dataclass(slots=True)
class _Tally:
    total: Share = field(default_factory=Share)
    kind_right: Share = field(default_factory=Share)
    by_kind: dict[str, Share] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


def _conflicts(cross: Cross) -> tuple[Report, list[str]]:
    tally = _Tally()
    for conflict in rows(cross.gold.get("conflicts")):
        if conflict.get("in_corpus"):
            _take(cross, conflict, tally)
    report: Report = {
        "cross.conflict": tally.total,
        "cross.conflict kind": Share(tally.kind_right.good, tally.kind_right.total, tally.total.total),
    }
    return report | {f"cross.conflict {k}": tally.by_kind[k] for k in sorted(tally.by_kind)}, tally.missing


def _take(cross: Cross, conflict: Json, tally: _Tally) -> None:
    a, b, kind = conflict["a"], conflict["b"], conflict["kind"]
    pairs = [(a, b)] + [(x, y) for x in rows(conflict.get("also")) for y in (a, b)]
    hit = cross.links.between(CONFLICT, pairs)
    of_kind = tally.by_kind.setdefault(kind, Share())
    if hit or not conflict.get("debatable"):
        tally.total.add(Share(bool(hit), 1, 1))
        of_kind.add(Share(bool(hit), 1, 1))
    if hit:
        tally.kind_right.add(Share(any(x.kind == kind for x in hit), 1, 1))
    elif not conflict.get("debatable"):
        tally.missing.append(f"{conflict['id']} {kind}: {conflict['slot']}")


def _agreements(cross: Cross) -> Share:
    groups = Share()
    for group in rows(cross.gold.get("agreements")):
        hit = cross.links.between(AGREE, combinations(group["members"], 2))
        if hit or not group.get("debatable"):
            groups.add(Share(bool(hit), 1, 1))
    return groups


def _lineage_found(cross: Cross, wanted: Json) -> bool:
    if "of" in wanted:
        name = norm(re.sub(r"\(.*?\)|\d{4}-\d\d(-\d\d)?", " ", wanted["of"]))
        credited = [x for x in cross.links.links if x.relation in QUOTE and x.a.doc == wanted["doc"]]
        told = [norm(x.b.external) for x in credited if x.b.external is not None]
        return any(x and (x in name or name in x) for x in told)
    if "with" in wanted:
        at = {
            doc: [cross.lines[doc][n] for n in ns if doc in cross.lines and n in cross.lines[doc]]
            for doc, ns in wanted["lines"].items()
        }
        a, b = wanted["doc"], wanted["with"]
        joined = [x for x in cross.links.links if x.relation in AGREE]
        return any(
            (_near(x.a, a, at) and _near(x.b, b, at)) or (_near(x.a, b, at) and _near(x.b, a, at)) for x in joined
        )
    return False


def _near(end: End, doc: str, at: Mapping[str, Sequence[Span]]) -> bool:
    return end.doc == doc and (end.span is None or not at.get(doc) or touches([end.span], at[doc]))


def _alteration_found(cross: Cross, wanted: Json) -> bool:
    place = wanted["doc"]
    if cross.links.between(CONFLICT, [(place, x) for x in wanted.get("evidence", [])]):
        return True
    document = obj(obj(cross.outs.get(place["doc"])).get("document"))
    at = Span(place["s"], place["e"])
    longest = max(LONGEST_DAMAGE, 3 * (at.e - at.s))
    damaged = [s for x in rows(document.get("damage")) for s in spans(x.get("span"))]
    return any(overlap(s, at) and s.e - s.s <= longest for s in damaged)


def _merged(cross: Cross, apart: Json) -> bool | None:
    a, b = _ids_at(cross, apart["a"]), _ids_at(cross, apart["b"])
    return bool(a & b) if a and b else None


def _ids_at(cross: Cross, place: Json) -> set[tuple[str, Hashable]]:
    out, span = obj(cross.outs.get(place["doc"])), Span(place["s"], place["e"])
    found: set[tuple[str, Hashable]] = set()
    for section in ("subjects", "actors"):
        for item in rows(out.get(section)):
            met = any(2 * overlap(m, span) >= max(m.e - m.s, span.e - span.s) for m in spans(item.get("mentions")))
            if met and item.get("id") is not None:
                found.add((section, key_of(item["id"])))
    return found
