"""Every measure of the hand-made gold, the two sets side by side: ``python -m bench.gold [--shared DIR]``.

A wide gap between the two columns means a rule fitted to the first set. The scorer is ``onrecord.scoring``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import time
from collections.abc import Iterable
from pathlib import Path

from bench.data import SHARED, sha256_of
from onrecord.acquire import acquire
from onrecord.errors import OnrecordError
from onrecord.model.reading import Article
from onrecord.model.when import When, day
from onrecord.packs.loader import load_pack
from onrecord.pipeline import assembled, read_sighting, reader_named
from onrecord.scoring import F1, Count, Result, Share, score_folder
from onrecord.serve.contract import Json, article_json, link_json


def read_all(paths: Iterable[tuple[Path, When]], reader: str = "rules") -> list[Article]:
    """Articles of `paths`, each with the date its caller knows (unknown for most)."""
    pack = load_pack()
    made = reader_named(reader, pack)
    articles = []
    for path, published in paths:
        for found in acquire([str(path)], outlet=None, published=published, stdin=None):
            if isinstance(found, OnrecordError):
                raise found
            articles.append(read_sighting(found.document, found.capture, pack, made))
    return articles


def supplied_date(gold: Json) -> When:
    """The date that comes with a text and is not in it (the gold's ``supplied``), unknown where there is none."""
    told = gold["metadata"]["published"].get("supplied")
    return day(dt.date.fromisoformat(told["iso"]), basis="caller") if told else When()


def score(gold: Path, texts: Path) -> Result:
    """`texts` read with the rules and scored against the gold folder, links included."""
    golds = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(gold.glob("*.json"))]
    paths = [(texts / g["seed"], supplied_date(g)) for g in golds if "doc_id" in g]
    articles = read_all(paths)
    record = assembled(articles, (), load_pack())
    links = [link_json(x, record.sources()) for x in record.links]
    return score_folder(gold, [article_json(a) for a in articles], links, texts)


def figures(shared: Path) -> dict[str, float]:
    """Every measure as a figure: F1 and shares in percent, counts as they are; ``gold.`` or ``gold_other.`` before it."""
    found: dict[str, float] = {}
    for name, result in results(shared).items():
        for measure, value in result.all.items():
            if value.value is not None:
                found[f"{name}.{measure}"] = value.value if isinstance(value, Count) else 100 * value.value
    return found


def results(shared: Path) -> dict[str, Result]:
    """The scored gold sets of the development data."""
    return {
        "gold": score(shared / "gold", shared / "seeds"),
        "gold_other": score(shared / "gold_other", shared / "gold_other" / "texts"),
    }


def told(value: F1 | Share | Count | None) -> str:
    """A measure with the counts behind it."""
    match value:
        case None:
            return ""
        case F1():
            share = "–" if value.value is None else f"{100 * value.value:.1f}"
            return f"{share:>6} ({value.hit_gold:g}/{value.gold:g}, {value.out:g} out)"
        case Share():
            share = "–" if value.value is None else f"{100 * value.value:.1f}"
            return f"{share:>6} ({value.good:g}/{value.total:g})"
        case Count():
            return f"{value.n:>6} of {value.of}"


def main() -> None:
    """Print both sets side by side."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    shared = parser.parse_args().shared
    start = time.process_time()
    both = results(shared)
    print(f"gold {sha256_of(shared / 'gold')[:12]}, gold_other {sha256_of(shared / 'gold_other')[:12]}")
    print(f"read, linked and scored in {time.process_time() - start:.1f} s of CPU, reader rules")
    print(f"{'measure':36} {'gold (3 articles)':30} gold_other (7 articles)")
    for name in dict.fromkeys((*both["gold"].all, *both["gold_other"].all)):
        print(f"{name:36} {told(both['gold'].all.get(name)):30} {told(both['gold_other'].all.get(name))}".rstrip())
    for name, result in both.items():
        for title, items in (("traps fallen in", result.fallen), ("conflicts missed", result.missed_conflicts)):
            if items:
                print(f"{name}: {title} ({len(items)}): {'; '.join(items)}")


if __name__ == "__main__":
    main()
