"""Text of a web page: ``python -m bench.pages [--shared DIR]``, on 181 pages whose article is known.

Scored as the field scores it: words are runs of letters and figures, as written; a text is the bag of its runs of four
words (of all of them where there are fewer). Precision and recall are shares of equal runs, by their counts, for each
page; the figure is the mean of each over the pages and F1 of the two means. Every mode of trafilatura is run on the
same pages in the same process, one after the other (they share caches of a page), and timed by CPU, best of three.

Ours is acquisition and cleaning: what is scored are the kept lines of body, subheads, summaries and standfirst, the
headline left out. A line of the body is a paragraph of eight words or more; it is lost where its letters are not among
those of the text.

Which mode of trafilatura stands behind ours, and how far an article reaches, was chosen on the sites of the half called
"chosen on". Nobody looked at the pages of the other half, but its figures were printed some eight times on the way, and
its counts of lines lost at each step led to one mend: that a line of the answer is never lost. It is no blind test.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import hashlib
import json
import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from trafilatura import bare_extraction

from bench.data import SHARED, sha256_of
from onrecord.acquire.base import CallerKnows
from onrecord.acquire.html import html_sighting
from onrecord.clean import clean
from onrecord.errors import UnreadableInputError
from onrecord.model.document import Document, Page
from onrecord.model.vocabulary import SegmentKind
from onrecord.packs.loader import load_pack
from onrecord.packs.pack import Pack

PAGES = "data/article_extraction/pages.jsonl.gz"
WORD = re.compile(r"\w+")
RUN = 4
LINE = 8  # words
BODY = frozenset({SegmentKind.BODY, SegmentKind.SUBHEAD, SegmentKind.SUMMARY_BULLET, SegmentKind.DEK})
MODES: dict[str, dict[str, Any]] = {
    "default": {},
    "fast": {"fast": True},
    "precision": {"favor_precision": True},
    "recall": {"favor_recall": True},
}
ROUNDS = 3
# The mode that acquisition asks for.
BEHIND = "precision"
T = TypeVar("T")
HALVES = ("all", "chosen on", "pages unseen")


@dataclass(slots=True)
class Figures:
    """What was found on some pages; `lines` are those of the bodies, `lost` those of them that are gone."""

    precision: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    lines: int = 0
    lost: int = 0

    def add(self, truth: str, text: str) -> None:
        """Count one page."""
        a, b = runs(truth), runs(text)
        same = sum((a & b).values())
        self.precision.append(same / b.total() if b else float(not a))
        self.recall.append(same / a.total() if a else float(not b))
        letters = bare(text)
        lines = [x for x in truth.split("\n") if len(x.split()) >= LINE]
        self.lines += len(lines)
        self.lost += sum(bare(x) not in letters for x in lines)

    def means(self) -> tuple[float, float, float]:
        """F1, precision and recall."""
        p, r = (sum(x) / len(x) if x else 0.0 for x in (self.precision, self.recall))
        return (2 * p * r / (p + r) if p + r else 0.0), p, r


def runs(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words of `text`; of a shorter text the one run there is."""
    words = WORD.findall(text)
    return Counter(tuple(words[i : i + RUN]) for i in range(max(1, len(words) - RUN + 1))) if words else Counter()


def bare(text: str) -> str:
    """Letters and figures of `text`."""
    return "".join(WORD.findall(text)).casefold()


def half(url: str) -> str:
    """Which half of the sites a page belongs to, by the hash of its site."""
    site = (urlsplit(url).hostname or "").removeprefix("www.")
    return HALVES[1] if hashlib.sha256(site.encode()).digest()[0] % 2 else HALVES[2]


def body_of(document: Document, page: Page) -> str:
    """The lines of the article proper."""
    return "\n".join(document.text[x.s : x.e] for x in page.segments if x.kind in BODY)


def ours(data: bytes, source: str, pack: Pack) -> tuple[Document, Page] | None:
    """A page acquired and cleaned: text, labels, masthead and dates. None where it is refused."""
    try:
        seen = html_sighting(data, source, CallerKnows())
    except UnreadableInputError:
        return None
    return seen.document, clean(seen.document, seen.capture.published, pack)


def timed(work: Sequence[Callable[[], T]]) -> tuple[list[T], float]:
    """What each piece of `work` returns, and the CPU seconds of them all."""
    gc.collect()
    gc.freeze()  # so that what the bench holds is not walked again and again on account of whoever makes many objects
    start = time.process_time()
    answers = [piece() for piece in work]
    return answers, time.process_time() - start


def main(argv: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the development data")
    options = parser.parse_args(argv)
    file = options.shared / PAGES
    if not file.is_file():
        print(f"{file}: expected the pages, found no such file", file=sys.stderr)
        return 2
    logging.disable(logging.CRITICAL)  # trafilatura warns of pages that hold nothing
    rows: list[dict[str, Any]] = [json.loads(x) for x in gzip.decompress(file.read_bytes()).splitlines()]
    print(f"{len(rows)} pages of {PAGES} (SHA-256 {sha256_of(file)[:16]})")
    pack = load_pack()
    measured(rows[:3], pack)  # compiles what is compiled once
    show(*measured(rows, pack), len(rows))
    return 0


def figures(shared: Path) -> dict[str, float]:
    """What CI holds: F1 of the text in percent, and lines of the bodies that are lost."""
    pack, found = load_pack(), Figures()
    with gzip.open(shared / PAGES, "rt", encoding="utf-8") as rows:
        for row in map(json.loads, rows):
            page = ours(row["html"].encode("utf-8", "surrogatepass"), row["url"], pack)
            found.add(row["articleBody"], body_of(*page) if page else "")
    return {"pages.text": 100 * found.means()[0], "pages.lines lost": found.lost}


def measured(rows: Sequence[dict[str, Any]], pack: Pack) -> tuple[dict[str, dict[str, Figures]], dict[str, float]]:
    """Figures by method and half, and CPU seconds by method: all pages with one method, then with the next."""
    found: dict[str, dict[str, Figures]] = {}
    spent: dict[str, float] = {}

    def count(name: str, row: dict[str, Any], text: str) -> None:
        for part in (HALVES[0], half(row["url"])):
            found.setdefault(name, {}).setdefault(part, Figures()).add(row["articleBody"], text)

    for number in range(ROUNDS):
        for mode, told in MODES.items():
            answers, seconds = timed(
                [partial(bare_extraction, row["html"], include_comments=False, **told) for row in rows]
            )
            spent[mode] = min(seconds, spent.get(mode, seconds))
            for row, answer in zip(rows, answers, strict=True):
                if number == 0:
                    count(mode, row, getattr(answer, "text", None) or "")
        data = [row["html"].encode("utf-8", "surrogatepass") for row in rows]
        pages, seconds = timed([partial(ours, d, row["url"], pack) for d, row in zip(data, rows, strict=True)])
        spent["onrecord"] = min(seconds, spent.get("onrecord", seconds))
        for row, page in zip(rows, pages, strict=True):
            if number == 0:
                count("onrecord", row, body_of(*page) if page else "")
                if page is None:
                    print(f"no article found by onrecord: {row['url']}")
    return found, spent


def show(found: dict[str, dict[str, Figures]], spent: dict[str, float], pages: int) -> None:
    """Print the table."""
    for part in HALVES:
        number = len(found["onrecord"][part].precision)
        print(
            f"\n{part} ({number} pages) {'F1':>18} {'precision':>10} {'recall':>7}   body lines lost   pages a second"
        )
        for name, parts in found.items():
            f1, precision, recall = parts[part].means()
            lost = f"{parts[part].lost} of {parts[part].lines}"
            speed = f"{pages / spent[name]:.1f}"
            print(f"  {name:24} {f1:12.4f} {precision:10.4f} {recall:7.4f} {lost:>17} {speed:>16}")
    share = spent[BEHIND] / spent["onrecord"]
    print(f"\nwith labels, masthead and dates: {share:.2f} of the speed of trafilatura's {BEHIND} (wanted: 0.50)")


if __name__ == "__main__":
    sys.exit(main())
