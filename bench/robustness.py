"""How much mangled text costs: ``python -m bench.robustness [--articles N] [--split dev]``.

The same articles as they are and mangled in ways that news text suffers, read by `en` and, beside it, by `rules`. The
labels move with the words, so that every figure is scored on the text that was read.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from pathlib import Path

from training.articles import Article, articles_of
from training.mangling import Edit, edited, garbled, lowered, straight, without_marks

from bench.attribution import POLNEAR, claims_of, file_of, measured
from bench.data import sha256_of
from onrecord.packs.loader import load_pack
from onrecord.pipeline import reader_named

SEED = 1
KEPT = 80  # percent of the clean figure that no way may fall short of
Way = Callable[[str], list[Edit]]
WAYS: dict[str, Way] = {
    "as printed": lambda _: [],
    "without quotation marks": without_marks,
    "straight marks for curly": straight,
    "names garbled": lambda text: garbled(text, random.Random(SEED)),
    "all lower case": lowered,
}


def figures(articles: Sequence[Article], name: str) -> dict[str, float]:
    """Full F1 in percent of the reader of that name, by way of mangling."""
    find = claims_of(reader_named(name, load_pack()))
    found = {}
    for way, mangle in WAYS.items():
        shares, _ = measured([edited(a, mangle(a.text)) for a in articles], find)
        found[way] = shares["all", "full"].f1
    return found


def main() -> None:
    """Print both readers side by side."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--articles", type=int, help="read only the first N")
    parser.add_argument("--polnear", type=Path, default=POLNEAR)
    told = parser.parse_args()
    file = file_of(told.polnear, told.split)
    articles = articles_of(file)[: told.articles]
    print(f"PolNeAR {told.split}, {len(articles)} articles, sha256 of {file.name} {sha256_of(file)}; full F1")
    columns = {name: figures(articles, name) for name in ("en", "rules")}
    print(f"{'':26} {'en':>6} {'kept':>6}   {'rules':>6} {'kept':>6}")
    for way in WAYS:
        cells = [f"{c[way]:6.1f} {100 * c[way] / c['as printed']:5.1f}%" for c in columns.values()]
        print(f"{way:26} {'   '.join(cells)}")
    short = [w for w, f1 in columns["en"].items() if 100 * f1 < KEPT * columns["en"]["as printed"]]
    print(f"en falls under {KEPT} % of the clean figure: {', '.join(short) or 'nowhere'}")


if __name__ == "__main__":
    main()
