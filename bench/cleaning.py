"""How well pages are cleaned: ``python -m bench.cleaning [--shared ../shared] [--sample 200]``.

Line labels and the masthead on the hand-made gold, false alarms on PolNeAR train (every line of which its corpus took
for article text), and jusText's paragraph classifier on the same lines, each line a paragraph. Nothing here is tuned
on what it prints; the SHA-256 of every file read is printed with it.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.clean import clean
from onrecord.model.document import Document, Named, Page, Segment
from onrecord.model.ids import content_id
from onrecord.model.vocabulary import Label, SegmentKind
from onrecord.model.when import When
from onrecord.packs.loader import load_pack
from onrecord.packs.pack import Pack

Json = dict[str, Any]
SHARED = Path(__file__).resolve().parents[2] / "shared"


@dataclass
class LineScore:
    """Counts over lines that are not blank in the gold."""

    hit: int = 0
    out: int = 0
    gold: int = 0
    body: int = 0
    lost: int = 0
    kind: int = 0
    lines: int = 0
    named: bool = True
    confused: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, gold: Json, boilerplate: bool, kind: str | None, *, either: bool) -> None:
        """One gold line against what was said of it; `either` counts it right whatever was said."""
        want = boilerplate if either else gold["label"] == "boilerplate"
        self.hit += want and boilerplate
        self.out += boilerplate
        self.gold += want
        if gold["label"] == "keep" and gold["kind"] == "body":
            self.body += 1
            self.lost += boilerplate and not either
        self.lines += 1
        self.kind += gold["kind"] == kind
        if kind is not None and gold["kind"] != kind:
            self.confused[(gold["kind"], kind)] += 1

    def show(self, name: str) -> str:
        """One line of figures, counts beside percentages."""
        p, r = share(self.hit, self.out), share(self.hit, self.gold)
        f1 = 2 * p * r / (p + r) if p + r else 0.0
        told = f"{name:28} P {p:5.1f} R {r:5.1f} F1 {f1:5.1f} ({self.hit} of {self.gold} gold, {self.out} out)"
        kinds = f"kind {share(self.kind, self.lines):5.1f} ({self.kind} of {self.lines})" if self.named else ""
        return f"{told}  body lost {self.lost} of {self.body}  {kinds}"


def share(part: float, whole: float) -> float:
    """Per cent; 0 of nothing is 0."""
    return 100 * part / whole if whole else 0.0


def read(path: Path) -> bytes:
    """The bytes of a file, its hash printed."""
    data = path.read_bytes()
    print(f"  {hashlib.sha256(data).hexdigest()[:16]}  {path.name}")
    return data


def page_of(text: str, pack: Pack) -> Page:
    """The cleaned page of a bare text, with nothing told."""
    return clean(Document(id=content_id(text.encode()), text=text), When(), pack)


def justext_labels(text: str, segments: Sequence[Segment]) -> Iterator[bool]:
    """Whether jusText calls each line boilerplate, taking every line for a paragraph without links."""
    import justext  # type: ignore[import-untyped]  # ships no types
    from justext.core import (  # type: ignore[import-untyped]  # ships no types
        classify_paragraphs,
        revise_paragraph_classification,
    )
    from justext.paragraph import Paragraph  # type: ignore[import-untyped]  # ships no types

    class Line:
        """What a path of tags looks like to jusText for a plain paragraph."""

        dom, xpath = "body.p", "/body/p"

    paragraphs = []
    for segment in segments:
        paragraph = Paragraph(Line())
        paragraph.append_text(text[segment.s : segment.e] or " ")
        paragraphs.append(paragraph)
    classify_paragraphs(paragraphs, justext.get_stoplist("English"))
    revise_paragraph_classification(paragraphs)
    yield from (x.class_type != "good" for x in paragraphs)


def published_class(page: Page, bounds: Sequence[str | None]) -> str:
    """How the interval stands to the gold's: exact, contains, partial, wrong or unknown."""
    when = page.masthead.published
    lo, hi = (x.isoformat() if x else None for x in (when.lo, when.hi))
    if lo is None and hi is None:
        return "unknown"
    if [lo, hi] == list(bounds):
        return "exact"
    first, last = bounds[0] or "0000", bounds[1] or "9999"
    if (lo or "0000") <= first and (hi or "9999") >= last:
        return "contains"
    return "wrong" if (lo or "0000") > last or (hi or "9999") < first else "partial"


def score_gold(name: str, gold: Path, texts: Path, pack: Pack) -> None:
    """Lines and masthead on one gold folder."""
    print(f"\n{name}")
    second = json.loads((gold / "debatable.json").read_text(encoding="utf-8"))
    ours, peer, masthead = LineScore(), LineScore(named=False), Counter[str]()
    files = [x for x in sorted(gold.glob("*.json")) if "seed" in (json.loads(x.read_text(encoding="utf-8")))]
    for file in files:
        record: Json = json.loads(read(file))
        text = read(texts / record["seed"]).decode("utf-8")
        page = page_of(text, pack)
        either = {x["line"] for x in second.get(record["doc_id"], []) if isinstance(x, dict) and "line" in x}
        verdicts = list(justext_labels(text, page.segments))
        for line, segment, verdict in zip(record["lines"], page.segments, verdicts, strict=True):
            if line["kind"] != "blank":
                free = line["n"] in either
                ours.add(line, segment.label is Label.BOILERPLATE, segment.kind, either=free)
                peer.add(line, verdict, None, either=free)
        told = record["metadata"]
        headline = page.masthead.headline
        masthead["headline"] += headline is not None and (headline.s, headline.e) == _bounds(told["headline"])
        masthead["agency"] += _same(page.masthead.agency, (told["agency"] or {}).get("value"))
        named = told["outlet"]["value"] if told["outlet"]["in_text"] else None
        masthead["outlet"] += _same(page.masthead.outlet, named)
        masthead[f"published {published_class(page, told['published']['in_corpus_bounds'])}"] += 1
    print(ours.show("onrecord"))
    print(peer.show("jusText"))
    for (want, got), n in ours.confused.most_common():
        print(f"    {n} x {want} called {got}")
    print(f"masthead of {len(files)}: " + ", ".join(f"{k} {v}" for k, v in sorted(masthead.items())))


def _bounds(span: Json) -> tuple[int, int]:
    return span["s"], span["e"]


def _same(ours: Named | None, gold: str | None) -> bool:
    a, b = set((ours.name if ours else "").casefold().split()), set((gold or "").casefold().split())
    return a == b or bool(a and b and (a <= b or b <= a))


def score_false_alarms(path: Path, pack: Pack, sample: int) -> None:
    """Lines of PolNeAR train called boilerplate: real ones are among them, so the list is there to be looked at."""
    print(f"\nfalse alarms on every {840 // sample}th article of PolNeAR train")
    rows = [json.loads(x) for x in gzip.decompress(read(path)).decode("utf-8").splitlines()]
    chosen = sorted(rows, key=lambda r: str(r["id"]))[:: max(1, len(rows) // sample)]
    methods: dict[str, Callable[[str, Page], list[bool]]] = {
        "onrecord": lambda _, page: [x.label is Label.BOILERPLATE for x in page.segments],
        "jusText": lambda text, page: list(justext_labels(text, page.segments)),
    }
    for name, method in methods.items():
        lines = called = attributed = quoted = 0
        kinds: Counter[str] = Counter()
        for row in chosen:
            page = page_of(row["text"], pack)
            contents = [(s, e) for x in row["attributions"] for s, e in x["content"]]
            for segment, verdict in zip(page.segments, method(row["text"], page), strict=True):
                if segment.kind is SegmentKind.BLANK:
                    continue
                within = any(s < segment.e and segment.s < e for s, e in contents)
                lines, called, attributed = lines + 1, called + verdict, attributed + within
                quoted += verdict and within
                if verdict and name == "onrecord":
                    kinds[segment.kind] += 1
        print(
            f"{name:28} {called} of {lines} lines called boilerplate ({share(called, lines):.2f} %), of "
            f"{attributed} lines with an attribution {quoted} ({share(quoted, attributed):.2f} %)"
        )
        if kinds:
            print("    " + ", ".join(f"{k} {n}" for k, n in sorted(kinds.items())))


def main(argv: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED, help="folder of the development data")
    parser.add_argument("--sample", type=int, default=210, help="articles of PolNeAR train, spread evenly by id")
    options = parser.parse_args(argv)
    if not options.shared.is_dir():
        print(f"{options.shared}: expected the development data, found no such folder", file=sys.stderr)
        return 2
    pack = load_pack()
    print("read (SHA-256, first 16 digits):")
    score_gold("gold (three seeds)", options.shared / "gold", options.shared / "seeds", pack)
    score_gold("gold_other (seven articles)", options.shared / "gold_other", options.shared / "gold_other/texts", pack)
    score_false_alarms(options.shared / "data/polnear/train.jsonl.gz", pack, options.sample)
    return 0


if __name__ == "__main__":
    sys.exit(main())
