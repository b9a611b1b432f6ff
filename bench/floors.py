"""The figures that CI holds to floors: what is measured, and which fall short."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import acts, adding, attribution, dates, gold, lines, name_pairs, pages
from bench.data import EXAMPLES, sha256_of
from onrecord.acquire import acquire
from onrecord.errors import UnreadableInputError
from onrecord.packs.loader import load_pack
from onrecord.pipeline import default_reader, read_sighting, reader_named

FLOORS = Path(__file__).parent / "floors.toml"


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure on the wrong side of its floor (or, where least is best, of its ceiling); `found` None: not measured."""

    name: str
    found: float | None
    bound: float
    ceiling: bool

    def __str__(self) -> str:
        found = "nothing measured" if self.found is None else f"{self.found:.1f}"
        return f"{self.name}: expected {'at most' if self.ceiling else 'at least'} {self.bound:g}, found {found}"


def measured(shared: Path) -> dict[str, float]:
    """Every held figure by name: F1 and shares in percent, counts as they are, CPU in seconds."""
    return {
        **gold.figures(shared),
        **gold.example_figures(EXAMPLES),
        **attribution.figures(shared / "data" / "polnear" / "dev.jsonl"),
        **lines.figures(shared),
        **pages.figures(shared),
        **dates.figures(shared),
        **name_pairs.figures(),
        **acts.figures(shared),
        **adding.figures(),
        "cpu.read one seed": seconds_to_read(shared / "seeds"),
    }


def seconds_to_read(folder: Path) -> float:
    """CPU seconds of reading the longest text of `folder` with everything on, tables loaded."""
    pack = load_pack()
    reader = reader_named(default_reader(), pack)
    longest = max(folder.glob("*.txt"), key=lambda p: p.stat().st_size)
    took = []
    for _ in range(2):  # the first run compiles the pack's patterns
        start = time.process_time()
        for found in acquire([str(longest)]):
            if isinstance(found, UnreadableInputError):
                raise found
            read_sighting(found.document, found.capture, pack, reader)
        took.append(time.process_time() - start)
    return took[0]


def wanted() -> dict[str, Any]:
    """``floors.toml``: hashes of the data, floors and ceilings by figure."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8"))


def other_data(shared: Path) -> list[str]:
    """Data sets that are not those the floors were set on, with both hashes: their figures say nothing."""
    return [
        f"{name}: expected sha256 {pinned}, found {found}"
        for name, pinned in wanted()["data"].items()
        if not (found := sha256_of(shared / name)).startswith(pinned)
    ]


def shortfalls(figures: Mapping[str, float]) -> list[Shortfall]:
    """The figures on the wrong side of their bounds, in the order of ``floors.toml``."""
    found: list[Shortfall] = []
    for kind, ceiling in (("floors", False), ("ceilings", True)):
        for name, bound in wanted()[kind].items():
            figure = figures.get(name)
            if figure is None or (figure > bound if ceiling else figure < bound):
                found.append(Shortfall(name, figure, bound, ceiling))
    return found
