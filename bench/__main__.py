"""``python -m bench [--shared DIR]``: every bench in turn, then the floors. Ends with 1 if a figure falls short."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from bench.data import SHARED
from bench.floors import measured, other_data, shortfalls, wanted

BENCHES = (
    "gold",
    "attribution",
    "robustness",
    "speed",
    "acts",
    "cleaning",
    "dates",
    "pages",
    "lines",
    "names",
    "name_pairs",
    "coreference",
    "quantities",
    "times",
    "arrangements",
    "copies",
    "lineage",
    "linking",
    "store",
    "warc",
)


def main() -> int:
    """Run each bench as a process of its own, so that none warms another up, and hold the figures to their floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--floors-only", action="store_true", help="only what CI holds")
    given = parser.parse_args()
    failed = []
    for name in () if given.floors_only else BENCHES:
        print(f"\n== bench.{name}", flush=True)
        if subprocess.run([sys.executable, "-m", f"bench.{name}"], check=False).returncode:
            failed.append(name)
    print("\n== floors")
    figures = measured(given.shared)
    for kind in ("floors", "ceilings"):
        for name, bound in wanted()[kind].items():
            print(f"{name:44} {figures.get(name, float('nan')):8.2f}   {kind[:-1]} {bound:g}")
    short = shortfalls(figures)
    for line in (*other_data(given.shared), *short, *(f"bench.{x} failed" for x in failed)):
        print(line)
    return 1 if short or failed else 0


if __name__ == "__main__":
    sys.exit(main())
