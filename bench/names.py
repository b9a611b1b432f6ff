"""Mentions and actors, the two gold sets side by side, and names in GUM: ``python -m bench.names [--shared DIR]``.

Lines and attributions are the gold's own, so that the figures show the error of naming and resolving alone; source
actors are scored where the gold knows one. GUM's convention stands in ``bench.gum_names``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from pathlib import Path

from bench.data import SHARED, sha256_of
from bench.gum_names import gum_counts
from onrecord.model.attribution import Attribution
from onrecord.model.document import Masthead, Page, Segment
from onrecord.model.span import Span
from onrecord.model.vocabulary import CueClass, Label, SegmentKind
from onrecord.model.when import day
from onrecord.packs.loader import load_pack
from onrecord.packs.pack import Pack
from onrecord.read.names import find_mentions
from onrecord.resolve import resolve_document
from onrecord.scoring import Result, score_folder
from onrecord.scoring.gold import load_gold
from onrecord.scoring.measures import F1, Share
from onrecord.scoring.values import Json
from onrecord.serve.contract import actor_json

MEASURES = (
    "actors.mention",
    "actors.nominal",
    "actors.entity",
    "actors.bcubed",
    "actors.type",
    "attributions.source_actor",
)
GUM = Path("data/ud/gum_dev.conllu.gz")


def output_of(gold: Json, text: str, pack: Pack) -> Json:
    """What we print of a gold document when its lines, date and attributions are given."""
    published = gold["metadata"].get("published") or {}
    date = published.get("in_corpus") or published.get("supplied") or published.get("resolved")
    when = day(dt.date.fromisoformat(date)) if isinstance(date, str) and len(date) == 10 else Masthead().published
    page = Page(
        segments=tuple(
            Segment(n=x["n"], s=x["s"], e=x["e"], label=Label(x["label"]), kind=SegmentKind(x["kind"]))
            for x in gold["lines"]
        ),
        masthead=Masthead(published=when),
    )
    attributions = tuple(_attribution(a, text) for a in gold["attributions"])
    cast = resolve_document(text, page, find_mentions(text, page, pack), attributions, pack)
    told = dict(cast.sources)
    return {
        "document": {"sha256": gold["sha256"], "source": gold["seed"]},
        "actors": [actor_json(a, cast.mentions) for a in cast.actors],
        "attributions": [a | {"source_actor": next(iter(told[a["id"]]), None)} for a in gold["attributions"]],
    }


def _attribution(gold: Json, text: str) -> Attribution:
    spans = {role: tuple(Span.of(text, x["s"], x["e"]) for x in gold[role]) for role in ("source", "cue", "content")}
    return Attribution(
        id=gold["id"],
        content=spans["content"],
        source=spans["source"],
        cue=spans["cue"],
        parent=gold["parent"],
        level=gold["level"],
        cue_class=CueClass(gold.get("cue_class", "neutral")),
    )


def scored(folder: Path, texts: Path, pack: Pack) -> Result:
    """The actors' measures on one gold folder."""
    outputs = []
    for gold in load_gold(folder).documents.values():
        with (texts / gold["seed"]).open(encoding="utf-8", newline="") as file:
            outputs.append(output_of(gold, file.read(), pack))
    return score_folder(folder, json.loads(json.dumps(outputs)), None, texts)


def figures(shared: Path) -> dict[str, float]:
    """The measures in percent, by set and name, and GUM's two F1 scores."""
    pack = load_pack()
    found: dict[str, float] = {}
    for name, texts in (("gold", "seeds"), ("gold_other", "gold_other/texts")):
        result = scored(shared / name, shared / texts, pack)
        for measure in MEASURES:
            found[f"names.{name}.{measure}"] = 100 * (result.all[measure].value or 0.0)
    gold, out, same, met = gum_counts(shared / GUM, pack)
    found["names.gum_dev.same_span"] = 200 * same / (gold + out)
    found["names.gum_dev.overlap"] = 200 * met / (gold + out)
    return found


def _told(value: object) -> str:
    match value:
        case F1():
            p = 100 * value.hit_out / value.out if value.out else 0.0
            r = 100 * value.hit_gold / value.gold if value.gold else 0.0
            f = 100 * (value.value or 0.0)
            return f"P {p:5.1f} R {r:5.1f} F1 {f:5.1f} ({value.hit_gold:g} of {value.gold:g}, {value.out:g} out)"
        case Share():
            return f"{100 * (value.value or 0.0):5.1f} ({value.good:g} of {value.total:g})"
        case _:
            return ""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    shared = parser.parse_args().shared
    pack = load_pack()
    print(f"gold {sha256_of(shared / 'gold')[:12]}, gold_other {sha256_of(shared / 'gold_other')[:12]}")
    first = scored(shared / "gold", shared / "seeds", pack).all
    other = scored(shared / "gold_other", shared / "gold_other" / "texts", pack).all
    print(f"{'measure':26} {'gold (3 articles)':52} gold_other (7 articles)")
    for measure in MEASURES:
        print(f"{measure:26} {_told(first[measure]):52} {_told(other[measure])}")
    gold, out, same, met = gum_counts(shared / GUM, pack)
    print(f"GUM dev {sha256_of(shared / GUM)[:12]}: named mentions {gold} gold, {out} out")
    print(f"  same span F1 {200 * same / (gold + out):.1f} ({same})")
    print(f"  any overlap F1 {200 * met / (gold + out):.1f} ({met})")


if __name__ == "__main__":
    main()
