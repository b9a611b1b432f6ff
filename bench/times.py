"""How well times are found and dated: ``python -m bench.times [--shared ../shared] [--no-peer]``.

Three measurements. On the two gold sets, spans and days by the gold's own scorer, from the gold's lines and date of
publication. On the dated expressions of UD English GUM (datelines left out, as their README asks), which follow TEI and
date events too: found, the same interval, an interval that overlaps. The peer is ``dateparser.search``, which comes
with trafilatura; it answers with one day for everything, so that it is compared on finding and on overlap.
"""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.data import SHARED, sha256_of
from bench.sections import Json, Sheet, print_table
from onrecord.model.span import Span
from onrecord.model.when import Precision, When, day
from onrecord.scoring.intervals import Interval, as_day, disjoint
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


def tei_interval(value: dict[str, str]) -> Interval | None:
    """A TEI value as days; None for values that name no year (clock times, "--10")."""

    def end(words: str | None, *, last: bool) -> str | None:
        if words is None:
            return None
        # A stray minus before some years of the data is no year before Christ.
        m = re.fullmatch(r"-?(\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?", words)
        return as_day(m.group(1), last=last) if m else ""

    low = end(value.get("when", value.get("from", value.get("notBefore"))), last=False)
    high = end(value.get("when", value.get("to", value.get("notAfter"))), last=True)
    return None if "" in (low, high) else (low, high)


def score_gum(file: Path, find: Finder) -> Counter[str]:
    """Counts over the expressions of `file`: gold, found, extra; of those found and dated: dated, same, overlap."""
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    sentences: dict[tuple[str, str], list[Json]] = {}
    for row in rows:
        if not row["is_dateline"]:
            sentences.setdefault((row["doc"], row["sent"]), []).append(row)
    counts: Counter[str] = Counter()
    for (_, sentence), wanted in sentences.items():
        published = day(dt.date.fromisoformat(wanted[0]["dct"]))
        found = find(sentence, [(0, len(sentence))], published)
        met: set[int] = set()
        for row in wanted:
            counts["gold"] += 1
            hits = [i for i, w in enumerate(found) if w.spans[0].s < row["end"] and row["start"] < w.spans[0].e]
            met.update(hits)
            gold = tei_interval(row["value"])
            if not hits:
                continue
            counts["found"] += 1
            if gold is None:
                continue
            first = found[hits[0]]
            days: Interval = (
                first.lo.isoformat() if first.lo else None,
                first.hi.isoformat() if first.hi else None,
            )
            counts["dated"] += 1
            counts["same"] += days == gold
            counts["overlap"] += days != (None, None) and not disjoint(days, gold)
        counts["extra"] += len(found) - len(met)
    return counts


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
        n = score_gum(file, find)
        print(
            f"{name:12} found {n['found']} of {n['gold']} ({100 * n['found'] / n['gold']:.1f}), {n['extra']} more; of "
            f"{n['dated']} found and dated: same days {n['same']} ({100 * n['same'] / max(1, n['dated']):.1f}), "
            f"overlapping {n['overlap']} ({100 * n['overlap'] / max(1, n['dated']):.1f})"
        )


if __name__ == "__main__":
    main()
