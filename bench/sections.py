"""One section of the contract scored alone on the gold sets, with the gold's own lines and dates as input.

So a figure here is the error of one part; behind the whole pipeline, ``python -m bench.gold`` adds that of the others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.data import sha256_of
from onrecord.model.when import When
from onrecord.scoring import Result, score_folder
from onrecord.scoring.gold import load_gold, text_of
from onrecord.scoring.measures import F1, Share

Json = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a section is read from: the text, its lines that the gold keeps, and its publication as the gold has it."""

    text: str
    kept: tuple[tuple[int, int], ...]
    published: When


Reader = Callable[[Sheet], Sequence[Json]]


def sheet_of(gold: Json, text: str) -> Sheet:
    """A document of the gold. A supplied date counts as publication, else what the texts alone allow."""
    told = gold["metadata"]["published"]
    low, high = [told["supplied"]["iso"]] * 2 if told.get("supplied") else told["in_corpus_bounds"]
    return Sheet(
        text=text,
        kept=tuple((x["s"], x["e"]) for x in gold["lines"] if x["label"] == "keep" and x["s"] < x["e"]),
        published=When(lo=dt.date.fromisoformat(low), hi=dt.date.fromisoformat(high)),
    )


def scored(folder: Path, texts: Path, section: str, read: Reader) -> Result:
    """`section` ("times") of every document of the gold in `folder`, as `read` finds it, scored."""
    outputs = []
    for gold in load_gold(folder).documents.values():
        text = text_of(folder, texts, gold["seed"]) or ""
        outputs.append({"document": {"sha256": gold["sha256"]}, section: list(read(sheet_of(gold, text)))})
    return score_folder(folder, outputs, None, texts)


def both(shared: Path, section: str, read: Reader) -> tuple[Result, Result]:
    """The two gold sets of the development data."""
    other = shared / "gold_other"
    return scored(shared / "gold", shared / "seeds", section, read), scored(other, other / "texts", section, read)


def cell(measure: object) -> str:
    """A figure in percent with the counts behind it."""
    match measure:
        case F1(value=float(value)):
            return f"{100 * value:5.1f} ({measure.hit_gold:g} of {measure.gold:g} gold, {measure.out:g} out)"
        case Share(value=float(value)):
            return f"{100 * value:5.1f} ({measure.good:g} of {measure.total:g})"
        case _:
            return "    –"


def print_table(shared: Path, section: str, readers: dict[str, Reader]) -> None:
    """The measures of `section` for each reader, the two gold sets side by side."""
    print(f"gold       sha256 {sha256_of(shared / 'gold')[:16]}, texts {sha256_of(shared / 'seeds')[:16]}")
    texts = shared / "gold_other" / "texts"
    print(f"gold_other sha256 {sha256_of(shared / 'gold_other')[:16]}, texts {sha256_of(texts)[:16]}")
    print(f"{'reader':12} {'measure':24} {'gold (3 articles)':36} gold_other (7 articles)")
    for name, read in readers.items():
        ours, other = both(shared, section, read)
        for measure in ours.all:
            if measure.startswith(section + "."):
                print(f"{name:12} {measure:24} {cell(ours.all[measure]):36} {cell(other.all.get(measure))}".rstrip())
