"""``python -m training.acts [--shared ../shared] [--weights FOLDER] [--check]``: fit the heads, put them into `FOLDER`.

With ``--check`` nothing is written: ten folds of articles, each judged by heads that were fitted on the others.
``bench.acts`` prints the same beside the rules and two readers.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from bench.acts import LABELS, TRAIN, Seen, items_in, seen_in
from bench.data import SHARED, sha256_of

from onrecord.packs.loader import load_pack
from onrecord.read.learned.heads import Judge
from onrecord.read.learned.weights import HEADS, TAGS, manifest_in, weights_in
from training.acts.across import answers_across
from training.acts.fit import UNSURE, fit
from training.acts.samples import Sample
from training.commands import PACKAGE, digest, save


def show(name: str, seen: Sequence[Seen], answers: Mapping[int, Mapping[str, str]]) -> None:
    """Print how often act and kind are right with the heads' `answers` in place of the rules'."""
    cells = []
    for field in ("act", "kind"):
        told = [x for x in seen if x.answer and x.item.labels[field] != UNSURE]
        right = sum((x.told(answers)[field]) == x.item.labels[field] for x in told)
        cells.append(f"{field} {100 * right / max(1, len(told)):.1f} ({right} of {len(told)})")
    print(f"{name:32} {'  '.join(cells)}")


def answers_of(judge: Judge, samples: Sequence[Sample]) -> dict[int, Mapping[str, str]]:
    """What one pair of heads says of all."""
    return {
        s.number: {
            f: str(a) for f, a in (("act", judge.act(s.heard, s.facts)), ("kind", judge.kind(s.heard, s.facts))) if a
        }
        for s in samples
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(prog="python -m training.acts", description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the development data")
    parser.add_argument("--weights", type=Path, default=PACKAGE, help="folder with tags.onnx and manifest.json")
    parser.add_argument("--check", action="store_true", help="cross-validate and write nothing")
    given = parser.parse_args()
    file = given.shared / TRAIN
    print(f"{sha256_of(file)[:16]}  {file.name}")
    seen = seen_in(file, items_in(LABELS / "first.jsonl"), load_pack(), weights_in(given.weights))
    samples = [x.sample for x in seen if x.sample]
    show("the rules", seen, {})
    show("heads, articles they have not seen", seen, answers_across(samples))
    if given.check:
        return
    heads = fit(samples)
    show("heads, what they learned from", seen, answers_of(Judge(heads), samples))
    out = given.weights / HEADS
    out.write_bytes(msgspec.json.encode(heads) + b"\n")
    manifest = manifest_in(given.weights)
    hashes = {**manifest.sha256, TAGS: digest(given.weights / TAGS), HEADS: digest(out)}
    save(msgspec.structs.replace(manifest, sha256=hashes), given.weights)
    print(f"{out}: {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
