"""How well quantities are found and read: ``python -m bench.quantities [--shared ../shared]``.

Span, value, unit and comparator on the two gold sets, from the gold's own lines. No peer is installed that reads
quantities with comparators, so none is run.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from bench.data import SHARED
from bench.sections import Json, Sheet, print_table
from onrecord.packs.loader import load_pack
from onrecord.serve.contract import quantity_json
from onrecord.text.quantities import find_quantities


def ours(sheet: Sheet) -> Sequence[Json]:
    """The quantities of a document as `read --json` prints them."""
    return [quantity_json(x) for x in find_quantities(sheet.text, sheet.kept, load_pack().units.words)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    print_table(parser.parse_args().shared, "quantities", {"onrecord": ours})
    print("peer: none installed that reads quantities")


if __name__ == "__main__":
    main()
