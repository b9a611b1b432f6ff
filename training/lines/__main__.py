"""``python -m training.lines [--shared ../shared] [--check]``: learn the judge's weights and write them.

With ``--check`` nothing is written: the sites to learn from are parted in four, each judged by what was learned from
the others. The pages of the test sites are read by ``bench.lines`` alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import msgspec
from bench.data import SHARED, sha256_of

from onrecord.clean.judge import WEIGHTS, Weights, furniture
from onrecord.packs.loader import load_pack
from training.lines.alignment import Truth
from training.lines.dumps import Dump, dumps_of
from training.lines.fit import Sample, fit
from training.lines.samples import sample_of
from training.lines.split import FOLDS, Side, fold_of, pages_of

PAGES = Path("data/article_extraction/pages.jsonl.gz")
OUT = Path(__file__).resolve().parents[2] / "src/onrecord/clean" / WEIGHTS
CUT = 0.4  # weight of a dump that was cut short; there are three of each page
Told = list[tuple[Dump, Sample]]


def told_of(file: Path) -> dict[int, Told]:
    """The dumps to learn from, by fold."""
    pack = load_pack()
    found: dict[int, Told] = {n: [] for n in range(FOLDS)}
    for side, page in pages_of(file):
        if side is Side.LEARN:
            dumps = dumps_of(page)
            found[fold_of(page.url)] += [(d, sample_of(d, pack, 1.0 if d.whole else CUT)) for d in dumps]
    return found


def show(name: str, told: Told, weights: Weights) -> tuple[int, ...]:
    """Print how the judge alone does, and return the counts: right, called, furniture, body, body lost."""
    hit = out = want = body = lost = 0
    for _, sample in told:
        states, _ = furniture(sample.lines, sample.claims, weights)
        for state, truth in zip(states, sample.truth, strict=True):
            if truth is not Truth.EITHER:
                called, is_furniture = state is not None, truth is Truth.BOILERPLATE
                hit, out, want = hit + (called and is_furniture), out + called, want + is_furniture
                body, lost = body + (not is_furniture), lost + (called and not is_furniture)
    _printed(name, (hit, out, want, body, lost))
    return hit, out, want, body, lost


def _printed(name: str, counts: Sequence[int]) -> None:
    hit, out, want, body, lost = counts
    p, r = 100 * hit / max(1, out), 100 * hit / max(1, want)
    f1 = 2 * p * r / max(1e-9, p + r)
    print(
        f"{name:24} P {p:5.1f} R {r:5.1f} F1 {f1:5.1f}  body lost {lost} of {body} ({100 * lost / max(1, body):.2f} %)"
    )


def check(told: dict[int, Told]) -> None:
    """Each fold judged by what was learned from the others, and all folds together."""
    totals: dict[str, list[int]] = {}
    for held in told:
        weights = fit([s for n, x in told.items() if n != held for _, s in x])
        for name in ("whole", "cut"):
            counts = show(f"fold {held}, {name}", [x for x in told[held] if x[0].whole == (name == "whole")], weights)
            totals[name] = [a + b for a, b in zip(totals.get(name, [0] * 5), counts, strict=True)]
    for name, total in totals.items():
        _printed(f"all folds, {name}", total)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m training.lines", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the development data")
    parser.add_argument("--check", action="store_true", help="cross-validate and write nothing")
    given = parser.parse_args()
    file = given.shared / PAGES
    print(f"{sha256_of(file)[:16]}  {file.name}")
    told = told_of(file)
    if given.check:
        check(told)
        return
    samples = [x for n in told for x in told[n]]
    weights = fit([s for _, s in samples])
    OUT.write_bytes(msgspec.json.format(msgspec.json.encode(weights), indent=0).replace(b"\n", b"") + b"\n")
    show("what it learned from", samples, weights)
    print(f"{OUT}: {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
