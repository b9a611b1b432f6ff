"""How well times are found and dated: ``python -m bench.times [--shared ../shared] [--no-peer]``.

Three measurements. On the two gold sets, spans and days by the gold's own scorer, from the gold's lines and date of
publication. On the dated expressions of UD English GUM (datelines left out, as their README asks), which follow TEI and
date events too: found, the same days (by the conventions of `bench.tei`; "to the letter" without them), days that
overlap; for all documents, for the half whose errors were read, and for the half that no rule was written from (of its
errors only counts by kind of value and days apart were seen, when the conventions were written). The peer is
``dateparser.search``, which comes with trafilatura; it answers with one day for everything, so that it is compared on
finding and on overlap.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from bench.data import SHARED, sha256_of
from bench.sections import Json, Sheet, print_table
from bench.tei import agrees, opening, tei_interval, told_together
from onrecord.model.span import Span
from onrecord.model.when import Precision, When, day
from onrecord.scoring.intervals import Interval, disjoint
from onrecord.serve.contract import time_json
from onrecord.text.dates import find_times

Finder = Callable[[str, Sequence[tuple[int, int]], When], Sequence[When]]


def peer_times(text: str, ranges: Sequence[tuple[int, int]], published: When) -> Sequence[When]:
    """What dateparser finds, line by line, resolved against the last day of publication, past preferred."""
    search = importlib.import_module("dateparser.search").search_dates
    base = dt.datetime.combine(published.hi or dt.date(1970, 1, 1), dt.time())
    found: list[When] = []
    for s, e in ranges:
        at = s
        settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        for words, moment in search(text[s:e], languages=["en"], settings=settings) or ():
            start = text.find(words, at, e)
            if start >= 0:
                at = start + len(words)
                date = moment.date()
                found.append(When(lo=date, hi=date, precision=Precision.DAY, spans=(Span.of(text, start, at),)))
    return found


def as_section(find: Finder) -> Callable[[Sheet], Sequence[Json]]:
    """A finder of times as a reader of the section."""
    return lambda sheet: [time_json(x) for x in find(sheet.text, sheet.kept, sheet.published)]


@dataclass(frozen=True, slots=True)
class Pairing:
    """One of our times, where it begins, and the expressions of a sentence of GUM that it is compared with."""

    days: Interval
    s: int
    rows: list[Json]

    def agrees(self, sentence: str) -> bool:
        """Whether the days are those of the rows, by the conventions of `bench.tei`."""
        first, *_ = self.rows
        between = [sentence[a["end"] : b["start"]] for a, b in pairwise(self.rows)]
        lead = opening(sentence[self.s : first["start"]])
        whole = told_together([x["value"] for x in self.rows], between)
        return whole is not None and agrees(self.days, *whole, lead)


def pairings(found: Sequence[When], wanted: Sequence[Json]) -> list[Pairing]:
    """Each of our times that shares letters with an expression, with those of which it shares the most."""
    best: dict[int, list[Json]] = {}
    for row in wanted:
        shared = [min(w.spans[0].e, row["end"]) - max(w.spans[0].s, row["start"]) for w in found]
        if max(shared, default=0) > 0:
            best.setdefault(shared.index(max(shared)), []).append(row)
    return [Pairing(_days(found[i]), found[i].spans[0].s, rows) for i, rows in best.items()]


def _days(when: When) -> Interval:
    return when.lo.isoformat() if when.lo else None, when.hi.isoformat() if when.hi else None


def half_of(document: str) -> str:
    """Which half of GUM a document belongs to. Rules were written from the errors of the half "read" only."""
    return "unseen" if int(sha256(document.encode()).hexdigest(), 16) % 2 else "read"


def score_gum(file: Path, find: Finder) -> dict[str, Counter[str]]:
    """For each half counts over its expressions: gold, found, extra; of those found and dated: dated, equal (to the
    day), same (by `bench.tei`), overlap."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    sentences: dict[tuple[str, str], list[Json]] = {}
    for row in rows:
        if not row["is_dateline"]:
            sentences.setdefault((row["doc"], row["sent"]), []).append(row)
    halves: dict[str, Counter[str]] = {"read": Counter(), "unseen": Counter()}
    for (document, sentence), wanted in sentences.items():
        counts = halves[half_of(document)]
        published = day(dt.date.fromisoformat(wanted[0]["dct"]))
        found = find(sentence, [(0, len(sentence))], published)
        counts["gold"] += len(wanted)
        counts["extra"] += sum(not any(_meet(w, x) for x in wanted) for w in found)
        for pairing in pairings(found, wanted):
            same = pairing.agrees(sentence)
            for row in pairing.rows:
                gold = tei_interval(row["value"])
                counts["found"] += 1
                if gold is not None:
                    counts["dated"] += 1
                    counts["equal"] += pairing.days == gold
                    counts["same"] += same or pairing.days == gold
                    counts["overlap"] += same or (pairing.days != (None, None) and not disjoint(pairing.days, gold))
    return halves


def _meet(when: When, row: Json) -> bool:
    return bool(when.spans[0].s < row["end"] and row["start"] < when.spans[0].e)


def print_gum(name: str, halves: dict[str, Counter[str]]) -> None:
    """The counts of a finder, both halves together and each alone."""
    for half, n in {"all": halves["read"] + halves["unseen"], **halves}.items():
        shares = ", ".join(
            f"{words} {n[key]} ({100 * n[key] / max(1, n['dated']):.1f})"
            for key, words in (("same", "same days"), ("equal", "to the letter"), ("overlap", "overlapping"))
        )
        print(
            f"{name:12} {half:7} found {n['found']} of {n['gold']} ({100 * n['found'] / n['gold']:.1f}), {n['extra']} "
            f"more; of {n['dated']} found and dated: {shares}"
        )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--no-peer", action="store_true", help="do not run dateparser, which takes a minute")
    given = parser.parse_args()
    finders: dict[str, Finder] = {"onrecord": find_times}
    if not given.no_peer:
        try:
            importlib.import_module("dateparser.search")
            finders["dateparser"] = peer_times
        except ImportError:
            print("peer: dateparser is not installed")
    print_table(given.shared, "times", {name: as_section(find) for name, find in finders.items()})
    file = given.shared / "data" / "times" / "gum_times.jsonl"
    print(f"\nGUM times  sha256 {sha256_of(file)[:16]} (not datelines)")
    for name, find in finders.items():
        print_gum(name, score_gum(file, find))


if __name__ == "__main__":
    main()
