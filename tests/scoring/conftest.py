"""What a perfect reader would print for a gold folder, and what damage makes of it."""

import copy
import json
import random
from pathlib import Path

import pytest


def _span(x):
    return {k: x[k] for k in ("s", "e", "text")}


def _interval(value):
    lo, _, hi = value.partition("/") if value else ("", "", "")
    return {"lo": lo or None, "hi": None if hi == ".." else hi or lo or None}


def _time(t):
    corpus = t.get("in_corpus")
    when = {"lo": corpus[0], "hi": corpus[1]} if isinstance(corpus, list) else _interval(t.get("value"))
    if t.get("candidates"):
        when = {"lo": t["candidates"][0], "hi": t["candidates"][0]}
    return {**_span(t["span"]), **when, "precision": "day"}


def _terms(gold):
    subject_of = {a["canonical"]: a["id"] for a in gold["arrangements"]}
    quantities = {q["id"]: q for q in gold["quantities"]}
    for a in gold["arrangements"]:
        for p in a["parties"]:
            yield a["id"], "party", {"actor": p["actor"], "role": p["role"]}, p["evidence"]
        for o in a["obligations"]:
            q = quantities.get(o.get("amount"))
            value = {
                "obligor": o["obligor"],
                "beneficiary": o["beneficiary"],
                "kind": o["kind"],
                "content": _span(o["evidence"][0]),
                "amount": q and {**_span(q["span"]), "value": q["value"], "unit": q["unit"]},
                "firmness_label": _span(o["label"]) if o.get("label") else None,
                "firmness_level": o["firmness_level"],
                "condition": None,
                "status": o["status"],
            }
            yield a["id"], "obligation", value, o["evidence"]
        for r in a["decision_rules"]:
            yield a["id"], "decision_rule", {"rule": r["rule"], "contested": False}, r["evidence"]
        yield a["id"], "status", {"value": a["status"]["value"], "current": True}, a["status"]["evidence"]
    for p in gold["positions"]:
        for actor in p["actor"] if isinstance(p["actor"], list) else [p["actor"]]:
            if p["on"] in subject_of:
                value = {"actor": actor, "stance": p["stance"], "qualifier": None}
                yield subject_of[p["on"]], "position", value, p["evidence"]


def perfect(gold):
    """The gold as ``onrecord read --json`` would print it."""
    m = gold["metadata"]
    bounds = m["published"]["in_corpus_bounds"]
    lines = gold["lines"]
    boiler = [(x["s"], x["e"]) for x in lines if x["label"] == "boilerplate"]

    def in_boiler(xs):
        return all(any(s <= x["s"] and x["e"] <= e for s, e in boiler) for x in xs)

    def first(x):
        return x[0] if isinstance(x, list) else x

    def holder(s):
        return None if s["attribution"] is None else first(s["holder"])

    terms = [
        {"id": f"t{i}", "statement": None, "subject": s, "slot": slot, "value": v, "evidence": [_span(e) for e in ev]}
        for i, (s, slot, v, ev) in enumerate(_terms(gold))
    ]
    return {
        "document": {
            "id": gold["sha256"],
            "source": f"somewhere/{gold['seed']}",
            "sha256": gold["sha256"],
            "headline": _span(m["headline"]) if m.get("headline") else None,
            "outlet": {"name": m["outlet"]["value"], "evidence": []} if m["outlet"].get("in_text") else None,
            "agency": {"name": m["agency"]["value"], "evidence": []} if m.get("agency") else None,
            "dateline": None,
            "published": {"lo": bounds[0], "hi": bounds[1], "evidence": []},
            "damage": [],
        },
        "lines": [{k: x[k] for k in ("n", "s", "e", "label", "kind")} for x in lines],
        "actors": [
            {k: a[k] for k in ("id", "type", "name")}
            | {"mentions": [_span(x) | {"form": x["form"]} for x in a["mentions"]]}
            for a in [*gold["actors"], *({**p, "type": "place"} for p in gold["places"])]
        ],
        "attributions": [
            {k: first(a.get(k)) for k in ("id", "parent", "source_actor", "type", "kind", "via")}
            | {k: [_span(x) for x in a[k]] for k in ("source", "cue", "content")}
            | {"anonymity": "described" if a["anonymous"] else "named", "cue_class": a.get("cue_class") or "neutral"}
            for a in gold["attributions"]
        ],
        "quantities": [
            _span(q["span"]) | {k: q[k] for k in ("value", "unit", "comparator")} for q in gold["quantities"]
        ],
        "times": [_time(t) for t in gold["times"]],
        "statements": [
            {k: s[k] for k in ("id", "attribution", "act", "polarity", "modality", "issue")}
            | {"holder": holder(s), "evidence": [_span(x) for x in s["evidence"]]}
            | {"position_in_text": "boilerplate" if in_boiler(s["evidence"]) else "body"}
            for s in gold["statements"]
        ],
        "subjects": [
            {"id": a["id"], "kind": "arrangement", "type": a["type"], "name": a["name"]}
            | {"mentions": [_span(x) for x in a["name_evidence"] + a["aliases"]]}
            for a in gold["arrangements"]
        ],
        "terms": terms,
    }


def _joined(cross):
    """Relation, kind and both ends of every relation between spans."""
    for c in cross.get("conflicts", []):
        yield "conflicts", c["kind"], c["a"], c["b"]
    for g in cross.get("agreements", []):
        yield "agrees", None, *g["members"][:2]
    for p in cross.get("paraphrase_pairs", []):
        yield "paraphrases", None, p["a"], p["b"]
    for x in cross.get("alterations", []):
        for e in x.get("evidence", []):
            yield "alters", x["kind"], x["doc"], e


def perfect_links(cross):
    """The gold's relations as ``onrecord links --json`` would print them."""
    names = {k: v["seed"] for k, v in cross.get("documents", {}).items()}

    def whole(doc):
        return {"document": doc, "source": names.get(doc, "")}

    links = [
        {"relation": r, "kind": k, "a": whole(a["doc"]) | _span(a), "b": whole(b["doc"]) | _span(b)}
        for r, k, a, b in _joined(cross)
    ]
    for x in cross.get("lineage", []):
        if "of" in x:
            links.append({"relation": "quotes_from", "a": whole(x["doc"]), "b": {"external": x["of"]}})
        elif "with" in x:
            links.append({"relation": "copy_of", "a": whole(x["doc"]), "b": whole(x["with"])})
    return links


def damaged(outputs, seed):
    """The outputs with items lost, moved, renamed, doubled and malformed; the same damage for the same `seed`."""
    rng = random.Random(seed)

    def hurt(x):
        if isinstance(x, list):
            kept = [hurt(i) for i in x if rng.random() > 0.12]
            return [*kept, copy.deepcopy(kept[0])] if kept and rng.random() < 0.1 else kept
        if isinstance(x, dict):
            out = {k: hurt(v) for k, v in x.items() if rng.random() > 0.02}
            if type(out.get("s")) is int and rng.random() < 0.25:
                out["s"] = max(0, out["s"] - rng.randint(0, 25))
            if type(out.get("e")) is int and rng.random() < 0.25:
                out["e"] = out["e"] + rng.randint(-25, 25)
            return out
        if isinstance(x, str) and rng.random() < 0.06:
            return rng.choice([None, 7, "claim", "neg", "nato", "doc:000", "none"])
        return x

    made = []
    for output in outputs:
        broken = hurt(output)
        told = broken.get("document")
        # A document that cannot be told apart would leave nothing to compare.
        made.append(broken | {"document": output["document"] | told} if isinstance(told, dict) else broken)
    return made


@pytest.fixture(scope="session")
def gold_of():
    """The gold documents of a folder and its ``cross.json``."""

    def load(folder: Path):
        files = {p.name: json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.json"))}
        return [x for x in files.values() if "doc_id" in x], files.get("cross.json", {})

    return load


@pytest.fixture(scope="session")
def perfect_of(gold_of):
    """What a perfect reader prints for a gold folder: (read, links)."""

    def made(folder: Path):
        documents, cross = gold_of(folder)
        return [perfect(g) for g in documents], perfect_links(cross)

    return made


@pytest.fixture(scope="session")
def damage():
    """Damages outputs, see ``damaged``."""
    return damaged
