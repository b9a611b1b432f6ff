"""Whether the named are found, and told apart."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from onrecord.scoring.document import LOOSE, NAMED, Doc
from onrecord.scoring.measures import F1, Report, Share, accuracy, hits
from onrecord.scoring.spans import mention_key, span_of, spans
from onrecord.scoring.values import Json, key_of, rows

Key = tuple[int, int]


@dataclass(slots=True)
class _Mentions:
    """Mentions of the gold by place (`need` must be found, `soft` may be) and of the output (`got`: index of the actor;
    `loose`: those that do not name)."""

    need: dict[Key, str] = field(default_factory=dict)
    soft: dict[Key, str] = field(default_factory=dict)
    places: set[Key] = field(default_factory=set)
    nominal: set[Key] = field(default_factory=set)
    got: dict[Key, int] = field(default_factory=dict)
    loose: set[Key] = field(default_factory=set)


def score_actors(doc: Doc) -> Report:
    """actors.mention: F1 of exact spans (leading article, possessive and outer marks ignored) over named mentions:
    name, acronym, metonym, misspelling, handle. Nominal and deictic mentions, places and boilerplate are neither missed
    nor wrong.
    actors.nominal: recall of the gold's nominal mentions. actors.entity: F1 of actors (aligned one to one; output
    actors with only loose, place or boilerplate mentions do not count as wrong).
    actors.bcubed: B-cubed F1 of the clustering over mentions found on both sides.
    actors.type: accuracy of ``type`` over aligned actors.
    """
    m = _mentions(doc)
    hit = [k for k in m.got if k in m.need and k not in m.loose]
    known = m.need.keys() | m.soft.keys() | m.places | m.loose
    wrong = [k for k in m.got if k not in known]
    real = {a["id"] for a in doc.g_actors if any(not doc.in_boiler(spans([x])) for x in a["mentions"])}
    aligned = set(doc.actor_map.values()) & real
    spurious = {m.got[k] for k in wrong if key_of(doc.o_actors[m.got[k]].get("id")) not in doc.actor_map}
    return {
        "actors.mention": hits(len(hit), len(m.need), len(hit) + len(wrong)),
        "actors.nominal": Share(sum(k in m.got for k in m.nominal), len(m.nominal), len(m.nominal)),
        "actors.entity": hits(len(aligned), len(real), len(aligned) + len(spurious)),
        "actors.bcubed": _bcubed(m),
        "actors.type": _types(doc, real),
    }


def _mentions(doc: Doc) -> _Mentions:
    m = _Mentions()
    for actor in doc.g_actors:
        for x in actor["mentions"]:
            _take_gold(doc, m, actor["id"], x)
    for place in doc.g_places:
        m.places |= {mention_key(x, doc.text) for x in spans(place["mentions"])}
    for i, actor in enumerate(doc.o_actors):
        for x in rows(actor.get("mentions")):
            if span := span_of(x):
                key = mention_key(span, doc.text)
                m.got.setdefault(key, i)
                if doc.in_boiler([span]) or any(x.get("form") == form for form in LOOSE):
                    m.loose.add(key)
    return m


def _take_gold(doc: Doc, m: _Mentions, actor: str, mention: Json) -> None:
    span = span_of(mention)
    if span is None:
        raise ValueError(f"a gold mention without a span: {actor} {mention}")
    key = mention_key(span, doc.text)
    if doc.in_boiler([span]):
        m.soft[key] = actor
    elif mention["form"] in NAMED:
        m.need[key] = actor
    else:
        m.soft[key] = actor
        m.nominal.add(key)


def _bcubed(m: _Mentions) -> F1:
    both = {k: (m.need.get(k) or m.soft[k], m.got[k]) for k in m.got if k in m.need or k in m.soft}
    if not both:
        return F1(len(m.need), 0, 0, 0)
    by_gold, by_out = Counter(g for g, _ in both.values()), Counter(o for _, o in both.values())
    cell = Counter(both.values())
    precision = sum(cell[x] / by_out[x[1]] for x in both.values())
    recall = sum(cell[x] / by_gold[x[0]] for x in both.values())
    return F1(len(both), len(both), recall, precision)


def _types(doc: Doc, real: set[str]) -> Share:
    types = {a["id"]: a["type"] for a in doc.g_actors}
    seen: dict[str, Json] = {}
    for out in doc.o_actors:
        gold = doc.actor_map.get(key_of(out.get("id")))
        if gold in types and gold in real:
            seen.setdefault(gold, out)
    return accuracy((o.get("type") == types[g] or types[g] == "metonym" for g, o in seen.items()), len(real))
