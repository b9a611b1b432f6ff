"""Every measure of the hand-made gold, the two sets side by side: ``python -m bench.gold [--pack NAME]``; below them
those of the bundled example, read with its own pack, with that of its field, with that of all fields (`generic`) and
with those of other fields, which know no word of it.

A wide gap between the two columns means a rule fitted to the first set. The scorer is ``onrecord.scoring``.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from bench.data import EXAMPLES, SHARED, sha256_of
from onrecord.cli.evaluate import score_gold
from onrecord.packs.loader import DEFAULT_PACK, load_pack
from onrecord.pipeline import default_reader, reader_named
from onrecord.scoring import Result
from onrecord.scoring.measures import F1, Count, Share

OTHER_FIELDS = "trade,climate"
SLOTS = (
    "arrangements.party",
    "arrangements.obligation",
    "arrangements.decision rule",
    "arrangements.status",
    "positions.actor+subject+stance",
)


def figures(shared: Path) -> dict[str, float]:
    """Every measure by set and name (``gold.attributions.full``): F1 and shares in percent, counts as they are."""
    return {k: v for name, result in results(shared).items() for k, v in _flat(name, result).items()}


def example_figures(folder: Path) -> dict[str, float]:
    """The same of the bundled example, read with its own pack, under ``examples.``."""
    return _flat("examples", example_result(folder, str(folder / "pack")))


def example_result(folder: Path, pack_name: str) -> Result:
    """The bundled example in `folder` scored, read with the pack of that name or folder."""
    pack = load_pack(pack_name)
    return score_gold(folder / "gold", folder / "articles", pack, reader_named(default_reader(), pack))


def slots(result: Result) -> Share:
    """All slots of the arrangements together: what is right, of the mean of what is wanted and what is given, so that
    the share is their F1."""
    told = [x for name in SLOTS if isinstance(x := result.all.get(name), F1)]
    return Share(good=sum(2 * x.hit_gold for x in told), total=sum(x.gold + x.out for x in told))


def _flat(name: str, result: Result) -> dict[str, float]:
    return {
        f"{name}.{measure}": value.value if isinstance(value, Count) else 100 * value.value
        for measure, value in result.all.items()
        if value.value is not None
    }


def results(shared: Path, pack_name: str = DEFAULT_PACK) -> dict[str, Result]:
    """The scored gold sets of the development data, read with the pack or packs of that name."""
    pack = load_pack(pack_name)
    reader = reader_named(default_reader(), pack)
    return {
        "gold": score_gold(shared / "gold", shared / "seeds", pack, reader),
        "gold_other": score_gold(shared / "gold_other", shared / "gold_other" / "texts", pack, reader),
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
    parser.add_argument("--pack", default=DEFAULT_PACK, help="pack to read with, or several with commas between")
    asked = parser.parse_args()
    shared = asked.shared
    start = time.process_time()
    both = results(shared, asked.pack)
    print(f"gold {sha256_of(shared / 'gold')[:12]}, gold_other {sha256_of(shared / 'gold_other')[:12]}")
    took = time.process_time() - start
    print(f"read, linked and scored in {took:.1f} s of CPU, reader {default_reader()}, pack {asked.pack}")
    print(f"{'measure':36} {'gold (3 articles)':30} gold_other (7 articles)")
    for name in dict.fromkeys((*both["gold"].all, *both["gold_other"].all)):
        print(f"{name:36} {told(both['gold'].all.get(name)):30} {told(both['gold_other'].all.get(name))}".rstrip())
    print(
        f"\nthe bundled example: {'measure':15} {'with its own pack':30} {'security':30} {'generic':30} trade,climate"
    )
    of_example = [example_result(EXAMPLES, x) for x in (str(EXAMPLES / "pack"), DEFAULT_PACK, "generic", OTHER_FIELDS)]
    for name in dict.fromkeys(x for result in of_example for x in result.all):
        print(f"{name:36} {' '.join(f'{told(x.all.get(name)):30}' for x in of_example)}".rstrip())
    print(f"{'all slots, F1':36} {' '.join(f'{told(slots(x)):30}' for x in of_example)}".rstrip())
    print(
        f"{'all slots, F1, gold and gold_other':36} {' '.join(f'{told(slots(x)):30}' for x in both.values())}".rstrip()
    )
    for name, result in both.items():
        for title, items in (("traps fallen in", result.fallen), ("conflicts missed", result.missed_conflicts)):
            if items:
                print(f"{name}: {title} ({len(items)}): {'; '.join(items)}")


if __name__ == "__main__":
    main()
