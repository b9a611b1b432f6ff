"""Wires and credits: whether an article printed from an agency, or made after another medium, is linked to it.

    python -m bench.lineage [--articles FILE] [--labels FILE] [--show]

Without arguments on PolNeAR dev, which nothing was developed on; errors are looked for in train. Labels are the corpus
authors' metadata. Most wires are named in the text and most credits are not, so both are printed apart: what no word of
the text says cannot be found from it. A false wire is one that an article without one is linked to. Articles of the
outlet that recorded no wires are left out of the negatives.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import hashlib
import json
from pathlib import Path

from bench.data import SHARED
from onrecord.clean import clean
from onrecord.link import find_lineage
from onrecord.link.media import medium_key
from onrecord.model.capture import Capture
from onrecord.model.document import Document
from onrecord.model.ids import content_id
from onrecord.model.reading import Article, Reading
from onrecord.model.vocabulary import Relation
from onrecord.model.when import day
from onrecord.packs.loader import load_pack
from onrecord.packs.pack import Pack

NOT_RECORDED = "west-journal"


def _lines(path: Path) -> list[dict[str, str]]:
    raw = path.read_bytes()
    print(f"{path.name} sha256 {hashlib.sha256(raw).hexdigest()[:16]}")
    text = gzip.decompress(raw).decode() if path.suffix == ".gz" else raw.decode()
    return [json.loads(x) for x in text.splitlines() if x.strip()]


def article(text: str, name: str, outlet: str, on: dt.date, pack: Pack) -> Article:
    """An article cleaned and not read: credits by their words alone."""
    document = Document(id=content_id(f"{name}\n{text}".encode()), text=text)
    page = clean(document, day(on), pack)
    capture = Capture(document=document.id, source=name, outlet=outlet, published=day(on))
    return Article(
        document=document, captures=(capture,), reading=Reading(document=document.id, reader="none", page=page)
    )


def main() -> None:
    """Print precision and recall of wires and credits."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--articles", type=Path, default=SHARED / "data" / "polnear" / "dev.jsonl")
    ap.add_argument("--labels", type=Path, default=SHARED / "data" / "lineage" / "labels.jsonl")
    ap.add_argument("--show", action="store_true", help="the articles that were missed or wrong")
    asked = ap.parse_args()
    pack = load_pack()
    labels = {x["id"]: x for x in _lines(asked.labels)}
    rows = [x for x in _lines(asked.articles) if x["id"] in labels]
    found: dict[str, tuple[set[str], set[str]]] = {}
    for row in rows:
        label = labels[row["id"]]
        one = article(row["text"], row["id"], label["outlet"], dt.date.fromisoformat(label["date"]), pack)
        links = [x for x in find_lineage([one], pack) if x.b.external]
        printed = {medium_key(x.b.external or "") for x in links if x.relation is Relation.COPY_OF}
        credited = {medium_key(x.b.external or "") for x in links}
        found[row["id"]] = (printed, credited)
    mine = {i: labels[i] for i in found}
    for field, place in (("wire", 0), ("credit", 1)):
        for named in (True, False):
            asked_for = {i: x for i, x in mine.items() if x[field] and bool(x[f"{field}_named_in_text"]) is named}
            hit = {i for i, x in asked_for.items() if _means(x[field], found[i][place])}
            print(f"{field} named_in_text={named}: recall {_share(len(hit), len(asked_for))}")
            if asked.show:
                print("  missed:", [(i, x[field]) for i, x in asked_for.items() if i not in hit])
    told = {i for i, x in mine.items() if x["wire"] and x["wire_named_in_text"]}
    claimed = {i for i, (printed, _) in found.items() if printed and mine[i]["outlet"] != NOT_RECORDED}
    right = {i for i in claimed if mine[i]["wire"] and _means(mine[i]["wire"], found[i][0])}
    hit = right & told
    f1 = 2 * len(hit) / max(1, len(told) + len(hit | (claimed - right)))
    others = [i for i, x in mine.items() if not x["wire"] and x["outlet"] != NOT_RECORDED]
    print(f"wires named in text: F1 {f1:.1%}, precision of all wires {_share(len(right), len(claimed))}")
    print(f"false wires {len(claimed & set(others))} on {len(others)} articles without a wire")
    if asked.show:
        print("  wrong:", [(i, sorted(found[i][0]), mine[i]["wire"]) for i in sorted(claimed - right)])


def _means(label: str, names: set[str]) -> bool:
    """Whether one of the linked media is the labelled one, by the words of its name."""
    wanted = medium_key(label.removeprefix("h/t:").strip(" ."))
    return any(wanted == n or wanted in n or n in wanted for n in names if n)


def _share(good: int, total: int) -> str:
    return f"{good}/{total}" + (f" = {good / total:.1%}" if total else "")


if __name__ == "__main__":
    main()
