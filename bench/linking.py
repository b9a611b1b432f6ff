"""How fast a record is linked, and how the time grows with it: ``python -m bench.linking [TRAIN] [--most N]``.

Articles of the PolNeAR training set are read once and linked and compared as records of N, 2 N, 4 N articles. Seconds
are of the processor; the growth beside them is the power of the number of words with which they grow: 1 is linear.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import math
import time
from pathlib import Path

from bench.data import SHARED, sha256_of
from onrecord.judge import compare
from onrecord.link import find_lineage
from onrecord.model.capture import Capture
from onrecord.model.document import Document
from onrecord.model.ids import content_id
from onrecord.model.reading import Article
from onrecord.model.when import day
from onrecord.packs.loader import load_pack
from onrecord.packs.pack import Pack
from onrecord.pipeline import default_reader, read_sighting, reader_named

TRAIN = SHARED / "data" / "polnear" / "train.jsonl.gz"


def read(path: Path, most: int, pack: Pack) -> list[Article]:
    """The first `most` articles, each under its publisher and date."""
    reader = reader_named(default_reader(), pack)
    articles: list[Article] = []
    for line in gzip.decompress(path.read_bytes()).decode().splitlines()[:most]:
        row = json.loads(line)
        document = Document(id=content_id(f"{row['id']}\n{row['text']}".encode()), text=row["text"])
        on = day(dt.date.fromisoformat(row["date"]))
        capture = Capture(document=document.id, source=row["id"], outlet=row["publisher"], published=on)
        articles.append(read_sighting(document, capture, pack, reader))
    return articles


def main() -> None:
    """Print seconds by number of articles, and the growth from one number to the next."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", default=TRAIN)
    parser.add_argument("--most", type=int, default=80, help="articles of the largest record")
    asked = parser.parse_args()
    pack = load_pack()
    articles = read(asked.data, asked.most, pack)
    print(f"data {asked.data.name} sha256 {sha256_of(asked.data)[:16]}, {len(articles)} articles")
    print(f"{'articles':>8} {'words':>8} {'lineage s':>10} {'compare s':>10} {'links':>6} {'growth':>7}")
    find_lineage(articles[:2], pack)  # compiles what is compiled once
    before: tuple[int, float] | None = None
    for n in sorted({max(2, len(articles) // parts) for parts in (4, 2, 1)}):
        record = articles[:n]
        words = sum(len(a.document.text.split()) for a in record)
        start = time.process_time()
        lineage = find_lineage(record, pack)
        linked = time.process_time()
        comparison = compare(record, lineage, pack)
        done = time.process_time()
        growth = f"{math.log((done - start) / before[1]) / math.log(words / before[0]):7.2f}" if before else ""
        times = f"{linked - start:10.2f} {done - linked:10.2f}"
        print(f"{n:8} {words:8} {times} {len(lineage) + len(comparison):6} {growth}".rstrip())
        before = (words, done - start)


if __name__ == "__main__":
    main()
