"""How lines are told apart: ``python -m bench.lines [--shared ../shared]``.

Semi-synthetic dumps of pages whose sites nothing was learned from, each line labelled by alignment with the true
article (``training/lines/alignment.py`` says how): whole, with every menu on the page, and cut short, with at most
fifteen lines of them around the article. jusText's classifier sees the same lines, each as a paragraph. Then PolNeAR
dev, all of which its corpus took for article text though bios, credits and captions are among it: every line called
boilerplate, those of them that two readers did not both find to be no article text (``bench/judged`` says how), those
that hold words of an attribution, and by kind what was called. The gold is in ``bench.cleaning``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from training.lines.alignment import Truth
from training.lines.dumps import Dump, dumps_of
from training.lines.split import Side, pages_of

from bench.cleaning import justext_labels, share
from bench.data import SHARED, sha256_of
from onrecord.clean.lines import label_lines
from onrecord.model.document import Segment
from onrecord.model.vocabulary import SegmentKind
from onrecord.packs.loader import load_pack
from onrecord.packs.pack import Pack

PAGES = Path("data/article_extraction/pages.jsonl.gz")
DEV = Path("data/polnear/dev.jsonl")
JUDGED = Path(__file__).with_name("judged") / "polnear_dev_lines.jsonl"


@dataclass
class Score:
    """Counts over the lines whose truth is known; `sentences` are body lines that end like one."""

    hit: int = 0
    out: int = 0
    furniture: int = 0
    body: int = 0
    lost: int = 0
    sentences: int = 0
    sentences_lost: int = 0

    def add(self, line: str, called: bool, truth: Truth) -> None:
        """One line that was called boilerplate or not."""
        if truth is Truth.EITHER:
            return
        is_furniture = truth is Truth.BOILERPLATE
        sentence = not is_furniture and len(line.split()) >= 10 and line.rstrip("\"”’')")[-1:] in (".", "!", "?")
        self.hit += called and is_furniture
        self.out += called
        self.furniture += is_furniture
        self.body += not is_furniture
        self.lost += called and not is_furniture
        self.sentences += sentence
        self.sentences_lost += called and sentence

    @property
    def f1(self) -> float:
        """F1 of boilerplate in percent."""
        p, r = share(self.hit, self.out), share(self.hit, self.furniture)
        return 2 * p * r / (p + r) if p + r else 0.0

    def show(self, name: str) -> str:
        """One line of figures, counts beside percentages."""
        p, r = share(self.hit, self.out), share(self.hit, self.furniture)
        return (
            f"{name:20} P {p:5.1f} R {r:5.1f} F1 {self.f1:5.1f} ({self.hit} of {self.furniture}, {self.out} out)  "
            f"body lost {share(self.lost, self.body):.2f} % ({self.lost} of {self.body}), sentences "
            f"{share(self.sentences_lost, self.sentences):.2f} % ({self.sentences_lost} of {self.sentences})"
        )


def test_dumps(file: Path) -> list[Dump]:
    """The dumps of the pages whose sites nothing was learned from."""
    return [dump for side, page in pages_of(file) if side is Side.TEST for dump in dumps_of(page)]


def scored(dumps: Iterable[Dump], pack: Pack) -> tuple[Score, Score, Counter[str]]:
    """Ours, jusText's, and the body lines that we lost by page."""
    ours, peer, pages = Score(), Score(), Counter[str]()
    for dump in dumps:
        segments = label_lines(dump.text, pack)
        verdicts = list(justext_labels(dump.text, segments))
        for line, truth, segment, verdict in zip(dump.lines, dump.truth, segments, verdicts, strict=True):
            ours.add(line, not segment.kept, truth)
            peer.add(line, verdict, truth)
            pages[dump.page[:8]] += not segment.kept and truth is Truth.KEEP
    return ours, peer, +pages


@dataclass
class Called:
    """Lines of PolNeAR dev with words, how many are called boilerplate, and how many of those two readers did not both
    find to be no article text; the first two of lines that hold words of an attribution; called by kind."""

    lines: int = 0
    called: int = 0
    false: int = 0
    attributed: int = 0
    quoted: int = 0
    kinds: Counter[str] = field(default_factory=Counter)


def around(file: Path = JUDGED) -> frozenset[tuple[str, int]]:
    """Article id and first offset of the lines that both readers found to be no article text."""
    rows = (json.loads(x) for x in file.read_text(encoding="utf-8").splitlines())
    return frozenset((x["article"], x["s"]) for x in rows if x["first"] == x["second"] == "around")


def called_of(file: Path, pack: Pack) -> Called:
    """What is called boilerplate in the articles of `file`."""
    found, judged = Called(), around()
    for row in (json.loads(x) for x in file.read_text(encoding="utf-8").splitlines()):
        parts = [(s, e) for x in row["attributions"] for role in ("source", "cue", "content") for s, e in x[role]]
        for segment in label_lines(row["text"], pack):
            if segment.kind is SegmentKind.BLANK:
                continue
            within, called = _touches(segment, parts), not segment.kept
            found.lines += 1
            found.called += called
            found.false += called and (row["id"], segment.s) not in judged
            found.attributed += within
            found.quoted += within and called
            found.kinds[segment.kind] += called
    return found


def _touches(segment: Segment, parts: Sequence[tuple[int, int]]) -> bool:
    return any(s < segment.e and segment.s < e for s, e in parts)


def figures(shared: Path) -> dict[str, float]:
    """What CI holds: F1 of boilerplate on whole dumps, percent of body sentences lost, false alarms on PolNeAR dev
    in percent of its lines, and how many of the lines called hold words of an attribution."""
    pack = load_pack()
    whole, _, _ = scored((d for d in test_dumps(shared / PAGES) if d.whole), pack)
    dev = called_of(shared / DEV, pack)
    return {
        "lines.whole dumps": whole.f1,
        "lines.body sentences lost": share(whole.sentences_lost, whole.sentences),
        "lines.false alarms": share(dev.false, dev.lines),
        "lines.attributions lost": dev.quoted,
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the development data")
    given = parser.parse_args(argv)
    if not given.shared.is_dir():
        print(f"{given.shared}: expected the development data, found no such folder", file=sys.stderr)
        return 2
    pack = load_pack()
    for file in (PAGES, DEV):
        print(f"{sha256_of(given.shared / file)[:16]}  {file.name}")
    dumps = test_dumps(given.shared / PAGES)
    for name in ("whole", "cut short"):
        chosen = [d for d in dumps if d.whole == (name == "whole")]
        ours, peer, pages = scored(chosen, pack)
        print(f"\n{name}: {len(chosen)} dumps of {len({d.page for d in chosen})} pages")
        print(ours.show("onrecord"))
        print(peer.show("jusText"))
        print("    body lost by page: " + (", ".join(f"{k} {n}" for k, n in pages.most_common()) or "none"))
    dev = called_of(given.shared / DEV, pack)
    print(
        f"\nPolNeAR dev: {dev.called} of {dev.lines} lines called boilerplate ({share(dev.called, dev.lines):.2f} %), "
        f"{dev.false} of them not found to be so by two readers: false alarms {share(dev.false, dev.lines):.2f} %; of "
        f"{dev.attributed} lines with words of an attribution {dev.quoted} ({share(dev.quoted, dev.attributed):.2f} %)"
    )
    print("    " + ", ".join(f"{k} {n}" for k, n in sorted((+dev.kinds).items())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
