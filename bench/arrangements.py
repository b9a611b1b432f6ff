"""Statements, subjects and terms, the two gold sets side by side: ``python -m bench.arrangements [--shared DIR]``.

Printed twice: once with the gold's own attributions, actors, times and quantities as input, which shows the error of
this stage alone, and once behind the whole pipeline, which adds the errors of the stages before it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from pathlib import Path

from bench.data import SHARED, sha256_of
from bench.gold import results, told
from onrecord.model.actor import Actor, Cast, Mention
from onrecord.model.attribution import Attribution
from onrecord.model.document import Masthead, Page, Segment
from onrecord.model.quantity import Quantity
from onrecord.model.span import Span
from onrecord.model.vocabulary import (
    ActorType,
    Anonymity,
    AttributionKind,
    AttributionType,
    Comparator,
    CueClass,
    Label,
    MentionForm,
    SegmentKind,
)
from onrecord.model.when import When
from onrecord.packs.loader import load_pack
from onrecord.read.statements import make_statements
from onrecord.read.subjects import find_subjects
from onrecord.read.terms import find_terms
from onrecord.scoring import Result, score_folder
from onrecord.serve.contract import (
    Json,
    actor_json,
    attribution_json,
    quantity_json,
    statement_json,
    subject_json,
    term_json,
)

PARTS = ("statements.", "arrangements.", "positions.", "traps.")


def _span(gold: Json) -> Span:
    return Span(gold["s"], gold["e"], gold["text"])


def _when(value: str | None, span: Span | None) -> When:
    if not value or not (parts := value.split("-"))[0].isdigit() or not all(x.isdigit() for x in parts):
        return When(spans=(span,) if span else ())
    numbers = [int(x) for x in parts]
    lo = dt.date(*[*numbers, 1, 1][:3])
    hi = lo if len(numbers) == 3 else dt.date(lo.year + (len(numbers) == 1), 1, 1) - dt.timedelta(days=1)
    if len(numbers) == 2:
        hi = dt.date(lo.year + lo.month // 12, lo.month % 12 + 1, 1) - dt.timedelta(days=1)
    return When(lo=lo, hi=hi, spans=(span,) if span else ())


def page_of(gold: Json) -> Page:
    """The page as the gold labels its lines."""
    segments = tuple(
        Segment(n=x["n"], s=x["s"], e=x["e"], label=Label(x["label"]), kind=SegmentKind(x["kind"]))
        for x in gold["lines"]
    )
    head = gold["metadata"].get("headline")
    published = gold["metadata"]["published"]
    bounds = published.get("in_corpus_bounds") or []
    told = published.get("supplied") or {}
    when = _when(told.get("iso"), None) if told else _when(bounds[1] if bounds else None, None)
    return Page(
        segments=segments, masthead=Masthead(headline=_span(head) if head else None, published=when), language="en"
    )


def cast_of(gold: Json) -> Cast:
    """The actors of the gold and the sources it resolves."""
    actors, mentions = [], []
    for a in [*gold["actors"], *({**p, "type": "place"} for p in gold["places"])]:
        actors.append(Actor(id=a["id"], type=ActorType(a["type"]), name=a["name"]))
        mentions += [
            Mention(span=_span(m), form=MentionForm(m.get("form", "name")), actor=a["id"])
            for m in a["mentions"]
            if not m.get("in_boilerplate")
        ]
    sources = []
    for x in gold["attributions"]:
        who = x["source_actor"]
        sources.append((x["id"], tuple(who) if isinstance(who, list) else (who,) if who else ()))
    mentions.sort(key=lambda m: m.span)
    return Cast(actors=tuple(actors), mentions=tuple(mentions), sources=tuple(sources))


def attributions_of(gold: Json) -> tuple[Attribution, ...]:
    """The attributions of the gold."""
    made = []
    for x in gold["attributions"]:
        who = x["source_actor"]
        made.append(
            Attribution(
                id=x["id"],
                parent=x["parent"],
                level=x["level"],
                source=tuple(map(_span, x["source"])),
                cue=tuple(map(_span, x["cue"])),
                content=tuple(map(_span, x["content"])),
                cue_class=CueClass(x.get("cue_class") or "neutral"),
                type=AttributionType(x["type"]),
                kind=AttributionKind(x["kind"]),
                anonymity=Anonymity.NAMED,
                source_actors=tuple(who) if isinstance(who, list) else (who,) if who else (),
            )
        )
    return tuple(made)


def quantities_of(gold: Json) -> tuple[Quantity, ...]:
    """The quantities of the gold."""
    return tuple(
        Quantity(
            span=_span(q["span"]),
            value=tuple(q["value"]) if isinstance(q["value"], list) else q["value"],
            unit=q["unit"],
            comparator=Comparator(q["comparator"]),
        )
        for q in gold["quantities"]
    )


def from_gold(gold: Json, text: str) -> Json:
    """The contract's JSON for one article, read from the gold's own attributions and actors."""
    pack = load_pack()
    page, cast, attributions, quantities = page_of(gold), cast_of(gold), attributions_of(gold), quantities_of(gold)
    times = tuple(_when(t["value"], _span(t["span"])) for t in gold["times"])
    subjects = find_subjects(text, page, cast, pack)
    statements = make_statements(text, page, attributions, cast, subjects, times, quantities, pack)
    terms = find_terms(text, page, attributions, cast, subjects, statements, quantities, pack)
    return {
        "document": {"sha256": gold["sha256"], "source": gold["seed"]},
        "actors": [actor_json(a, cast.mentions) for a in cast.actors],
        "attributions": [attribution_json(a) for a in attributions],
        "quantities": [quantity_json(q) for q in quantities],
        "statements": [statement_json(s) for s in statements],
        "subjects": [subject_json(s) for s in subjects],
        "terms": [term_json(t) for t in terms],
    }


def score_from_gold(folder: Path, texts: Path) -> Result:
    """This stage alone, on one gold set."""
    golds = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(folder.glob("*.json"))]
    outputs = []
    for gold in golds:
        if "doc_id" in gold:
            with (texts / gold["seed"]).open(encoding="utf-8", newline="") as file:
                outputs.append(from_gold(gold, file.read()))
    return score_folder(folder, outputs, None, texts)


def both_from_gold(shared: Path) -> dict[str, Result]:
    """This stage alone, on both gold sets."""
    return {
        "gold": score_from_gold(shared / "gold", shared / "seeds"),
        "gold_other": score_from_gold(shared / "gold_other", shared / "gold_other" / "texts"),
    }


def table(title: str, both: dict[str, Result]) -> None:
    """Print both sets side by side."""
    gold, other = both["gold"], both["gold_other"]
    print(f"\n{title:34} {'gold (3 articles)':32} gold_other (7 articles)")
    for name in gold.all:
        if name.startswith(PARTS):
            print(f"{name:34} {told(gold.all[name]):32} {told(other.all.get(name))}".rstrip())
    print("traps fallen in:", "; ".join((*gold.fallen, *other.fallen)) or "none")


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    shared = parser.parse_args().shared
    print(f"gold {sha256_of(shared / 'gold')[:12]}, gold_other {sha256_of(shared / 'gold_other')[:12]}")
    table("gold attributions and actors", both_from_gold(shared))
    table("whole pipeline", results(shared))


if __name__ == "__main__":
    main()
