"""Are two names one actor's? ``python -m bench.name_pairs``, on a table of pairs that anybody may edit.

``name_pairs.csv`` was written by a language model that saw no code: two halves with no actor in both, of which the
rules were written on `dev` alone. Nobody looked at the pairs of `held`; its figures were printed six times. The first
print was precision 100 (87 of 87) at recall 90.6 (87 of 96); customs of romanisation that neither half was asked for
came after it (Wade and Giles, German kh, the silent h of Arabic endings, native names of states).

Beside it, in the same run, rapidfuzz (token_sort_ratio of names in lower case, at the threshold that is best on `dev`)
and rigour's own comparison of names, where it is installed (``pip install rigour``: it needs PyICU, for which there are
no wheels, so it is in no group that ``make`` installs).
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from rapidfuzz import fuzz

from bench.data import sha256_of
from onrecord.model.vocabulary import ActorType
from onrecord.packs.loader import load_pack
from onrecord.resolve.likeness import SAME, likeness

PAIRS = Path(__file__).with_name("name_pairs.csv")
TYPES = {
    "person": ActorType.PERSON,
    "organization": ActorType.ORGANISATION,
    "state": ActorType.STATE,
    "place": ActorType.PLACE,
}
Scorer = Callable[["Pair"], float]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names of one `kind`, whether they are one actor's, and the half and category of the row."""

    half: str
    a: str
    b: str
    kind: ActorType
    category: str
    same: bool


@dataclass(slots=True)
class Found:
    """Pairs that are one, pairs called one, and both."""

    same: int = 0
    called: int = 0
    right: int = 0

    def add(self, same: bool, called: bool) -> None:
        """Count one pair."""
        self.same, self.called, self.right = self.same + same, self.called + called, self.right + (same and called)

    @property
    def precision(self) -> float:
        """Percent of the pairs called one that are."""
        return 100 * self.right / self.called if self.called else 0.0

    @property
    def recall(self) -> float:
        """Percent of the pairs that are one that are called so."""
        return 100 * self.right / self.same if self.same else 0.0


def pairs_in(file: Path = PAIRS) -> list[Pair]:
    """The rows of the table. Raises ValueError naming the line of a row that is none."""
    with file.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    found = []
    for n, row in enumerate(rows, 2):
        if row["type"] not in TYPES or row["same"] not in ("0", "1") or not row["a"] or not row["b"]:
            raise ValueError(f"{file.name}, line {n}: expected two names, a type and 0 or 1, found {row}")
        found.append(Pair(row["half"], row["a"], row["b"], TYPES[row["type"]], row["category"], row["same"] == "1"))
    return found


def counted(pairs: Sequence[Pair], scorer: Scorer, threshold: float) -> Found:
    """How `scorer` does on `pairs` at `threshold`."""
    found = Found()
    for pair in pairs:
        found.add(pair.same, scorer(pair) >= threshold)
    return found


def best_threshold(pairs: Sequence[Pair], scorer: Scorer) -> float:
    """The threshold that decides most of `pairs` rightly."""
    scored = [(scorer(x), x.same) for x in pairs]
    return max(sorted({x for x, _ in scored}), key=lambda t: sum((x >= t) == same for x, same in scored))


def ours() -> Scorer:
    """The likeness that resolution asks."""
    pack = load_pack()
    return lambda pair: likeness(pair.a, pair.b, pair.kind, pack).score


def by_rapidfuzz(pair: Pair) -> float:
    """The ratio of both names with their words sorted, 0 to 1."""
    return fuzz.token_sort_ratio(pair.a.casefold(), pair.b.casefold()) / 100


def by_rigour() -> Scorer | None:
    """Rigour's own way: parts that stand for one symbol are paired, what is left is aligned and scored by distance. The
    score is the mean over all letters of both names, of the best pairing; None where it is not installed."""
    try:
        from rigour.names import NameTypeTag, align_person_name_order, analyze_names, compare_parts, pair_symbols
    except ImportError:
        return None
    tags = {ActorType.PERSON: NameTypeTag.PER, ActorType.ORGANISATION: NameTypeTag.ORG}

    def score(pair: Pair) -> float:
        tag = tags.get(pair.kind, NameTypeTag.ENT)
        best = 0.0
        for one, two in product(analyze_names(tag, [pair.a]), analyze_names(tag, [pair.b])):
            for paired in pair_symbols(one, two):
                told = ({p for x in paired for p in x.qps}, {p for x in paired for p in x.rps})
                left = [[p for p in name.parts if p not in done] for name, done in zip((one, two), told, strict=True)]
                found = [*paired, *compare_parts(*align_person_name_order(*left))]
                letters = [sum(len(p.form) for p in (*x.qps, *x.rps)) for x in found]
                total = sum(n * x.score for n, x in zip(letters, found, strict=True))
                best = max(best, total / max(1, sum(letters)))
        return best

    return score


def figures() -> dict[str, float]:
    """What CI holds: precision and recall on the half that chose nothing, in percent."""
    held = counted([x for x in pairs_in() if x.half == "held"], ours(), SAME)
    return {"names.pairs precision": held.precision, "names.pairs recall": held.recall}


def main(argv: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", choices=("dev", "held"), help="list the pairs of this half that come out wrong")
    given = parser.parse_args(argv)
    pairs = pairs_in()
    print(f"{len(pairs)} pairs of {PAIRS.name} (SHA-256 {sha256_of(PAIRS)[:16]})")
    dev = [x for x in pairs if x.half == "dev"]
    scorers: dict[str, tuple[Scorer, float]] = {"onrecord": (ours(), SAME)}
    scorers["rapidfuzz"] = (by_rapidfuzz, best_threshold(dev, by_rapidfuzz))
    if rigour := by_rigour():
        scorers["rigour"] = (rigour, best_threshold(dev, rigour))
    else:
        print("rigour is not installed (pip install rigour): its figures are left out")
    for half in sorted({x.half for x in pairs}):
        chosen = [x for x in pairs if x.half == half]
        print(f"\n{half}: {len(chosen)} pairs, {sum(x.same for x in chosen)} of them one actor")
        for name, (scorer, threshold) in scorers.items():
            found = counted(chosen, scorer, threshold)
            print(
                f"  {name:10} precision {found.precision:5.1f} ({found.right} of {found.called})  "
                f"recall {found.recall:5.1f} ({found.right} of {found.same})  from {threshold:.2f} on"
            )
        _by_category(chosen, scorers["onrecord"])
        if given.misses == half:
            _misses(chosen, scorers["onrecord"])
    return 0


def _by_category(pairs: Sequence[Pair], by: tuple[Scorer, float]) -> None:
    told: dict[str, list[bool]] = defaultdict(list)
    for x in pairs:
        told[f"{x.category} ({'one' if x.same else 'two'})"].append((by[0](x) >= by[1]) == x.same)
    print("    right: " + ", ".join(f"{k} {sum(v)} of {len(v)}" for k, v in told.items()))


def _misses(pairs: Sequence[Pair], by: tuple[Scorer, float]) -> None:
    pack = load_pack()
    for x in pairs:
        if (by[0](x) >= by[1]) != x.same:
            found = likeness(x.a, x.b, x.kind, pack)
            print(f"    {'one' if x.same else 'two'}: {x.a} | {x.b} ({x.category}): {found.score:.2f} {found.reasons}")


if __name__ == "__main__":
    sys.exit(main())
