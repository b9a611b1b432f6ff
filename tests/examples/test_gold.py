"""The example's gold is in order: every offset, reference and controlled word, and the texts it counts in."""

import hashlib
from pathlib import Path

import pytest

from onrecord.acquire import acquire
from onrecord.model.vocabulary import (
    Act,
    AlterationKind,
    AttributionKind,
    AttributionType,
    Comparator,
    ConflictKind,
    DecisionRule,
    Modality,
    Polarity,
    Relation,
    Role,
    SegmentKind,
    Stance,
    Status,
)
from onrecord.scoring import gold_texts
from onrecord.scoring.gold import file_of, load_gold, text_of

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
GOLD = load_gold(EXAMPLES / "gold")
IDS = sorted(GOLD.documents)


def text(doc):
    found = text_of(EXAMPLES / "gold", gold_texts(EXAMPLES / "gold"), GOLD.names[doc])
    assert found is not None
    return found


def spans_in(value, doc):
    """Every span below `value` with the document it lies in."""
    if isinstance(value, list):
        for x in value:
            yield from spans_in(x, doc)
    elif isinstance(value, dict):
        here = value["doc"] if isinstance(value.get("doc"), str) else doc
        if {"s", "e", "text"} <= value.keys():
            yield here, value
        for x in value.values():
            yield from spans_in(x, here)


@pytest.mark.parametrize("doc", [*IDS, None])
def test_every_span_is_the_slice_it_claims_to_be(doc):
    for here, span in spans_in(GOLD.documents[doc] if doc else GOLD.cross, doc):
        assert text(here)[span["s"] : span["e"]] == span["text"]
        assert text(here).count("\n", 0, span["s"]) + 1 == span["line"]


@pytest.mark.parametrize("doc", IDS)
def test_gold_is_of_the_bytes_and_the_text_that_acquisition_gives(doc):
    gold, name = GOLD.documents[doc], GOLD.names[doc]
    file = EXAMPLES / "articles" / file_of(name)
    found = list(acquire([str(file)]))
    (one,) = [x for x in found if x.document.id == gold["sha256"]]
    if "#" in name:  # one of several documents of a file, in its order
        assert found.index(one) == int(name.rpartition("#")[2]) - 1
    else:
        assert hashlib.sha256(file.read_bytes()).hexdigest() == gold["sha256"]
    assert one.document.text == text(doc)
    assert len(text(doc)) == gold["n_chars"]


@pytest.mark.parametrize("doc", IDS)
def test_lines_tile_the_text(doc):
    lines = [(x["s"], x["e"]) for x in GOLD.documents[doc]["lines"]]
    assert "\n".join(text(doc)[s:e] for s, e in lines) == text(doc).removesuffix("\n")


@pytest.mark.parametrize("doc", IDS)
def test_words_are_those_of_the_closed_vocabularies(doc):
    gold = GOLD.documents[doc]
    obligations = [o for r in gold["arrangements"] for o in r["obligations"]]
    used = [
        (SegmentKind, gold["lines"], "kind"),
        (AttributionType, gold["attributions"], "type"),
        (AttributionKind, gold["attributions"], "kind"),
        (Act, gold["statements"], "act"),
        (Polarity, gold["statements"], "polarity"),
        (Modality, gold["statements"], "modality"),
        (Comparator, gold["quantities"], "comparator"),
        (Status, [r["status"] for r in gold["arrangements"]], "value"),
        (Status, obligations, "status"),
        (Role, [p for r in gold["arrangements"] for p in r["parties"]], "role"),
        (DecisionRule, [x for r in gold["arrangements"] for x in r["decision_rules"]], "rule"),
        (Stance, gold["positions"], "stance"),
        (Relation, gold["lineage"], "relation"),
    ]
    for vocabulary, items, field in used:
        assert {x[field] for x in items} <= set(vocabulary)


def test_words_between_documents_are_those_of_the_closed_vocabularies():
    assert {x["kind"] for x in GOLD.cross["conflicts"]} <= set(ConflictKind)
    assert {x["kind"] for x in GOLD.cross["alterations"]} <= set(AlterationKind)
    assert {x["relation"] for x in GOLD.cross["lineage"]} <= set(Relation)


@pytest.mark.parametrize("doc", IDS)
def test_every_reference_leads_somewhere(doc):
    gold = GOLD.documents[doc]
    actors = {a["id"] for a in gold["actors"] + gold["places"]} | {None, f"doc:{doc}"}
    attributions = {a["id"] for a in gold["attributions"]} | {None}
    quantities = {q["id"] for q in gold["quantities"]} | {None}

    def known(value):
        return set(value if isinstance(value, list) else [value]) <= actors

    assert all(known(a["source_actor"]) for a in gold["attributions"])
    assert all(known(s["holder"]) and s["attribution"] in attributions for s in gold["statements"])
    assert all(set(s.get("quantity", [])) <= quantities for s in gold["statements"])
    for r in gold["arrangements"]:
        assert all(known(p["actor"]) for p in r["parties"])
        assert set(r["positions"]) <= {p["id"] for p in gold["positions"]}
        for o in r["obligations"]:
            assert known(o["obligor"] + o["beneficiary"])
            assert o.get("attribution") in attributions
            assert o.get("amount") in quantities
    canonical = {r["canonical"] for r in gold["arrangements"]}
    assert all(known(p["actor"]) and p["on"] in canonical for p in gold["positions"])


@pytest.mark.parametrize("doc", IDS)
def test_ids_are_unique(doc):
    gold = GOLD.documents[doc]
    groups = ("attributions", "statements", "quantities", "times", "arrangements", "positions")
    ids = [x["id"] for g in groups for x in gold[g]]
    ids += [o["id"] for r in gold["arrangements"] for o in r["obligations"]]
    assert len(ids) == len(set(ids))
    known = set(ids)
    assert {r["item"] for r in GOLD.debatable[doc] if "item" in r} <= known


@pytest.mark.parametrize("doc", IDS)
def test_a_child_attribution_lies_inside_its_parents_content(doc):
    by_id = {a["id"]: a for a in GOLD.documents[doc]["attributions"]}
    for child in by_id.values():
        if child["level"] == 1:
            assert child["parent"] is None
            continue
        parent = by_id[child["parent"]]
        assert parent["level"] == child["level"] - 1
        for c in child["content"]:
            assert any(p["s"] <= c["s"] and c["e"] <= p["e"] for p in parent["content"])


def test_statements_named_between_documents_exist():
    statements = {s["id"] for g in GOLD.documents.values() for s in g["statements"]}
    for _, span in spans_in(GOLD.cross, None):
        assert "statement" not in span or span["statement"] in statements
