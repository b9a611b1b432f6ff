"""Which act, kind, polarity and modality: ``python -m bench.acts [--shared ../shared] [--show N]``.

On labels of our own (training/labels: attributions of PolNeAR's train articles, read one by one against a guideline),
with PolNeAR's own source, cue and content, so that only the judgement is measured. Beside it how far two readers of the
same items agree, who saw neither each other's labels nor any program's. Items that a reader could not tell are left out
of that field.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.articles import Article, Example, Ranges, articles_of

from bench.data import SHARED, sha256_of
from onrecord.model.attribution import Attribution
from onrecord.model.document import Document, Page
from onrecord.model.ids import content_id
from onrecord.model.reading import Reading
from onrecord.model.when import When
from onrecord.packs.loader import load_pack
from onrecord.packs.pack import Pack
from onrecord.pipeline import read_document
from onrecord.read.attributions.nesting import tree_of
from onrecord.read.learned.merging import merged
from onrecord.read.learned.spans import Spans
from onrecord.read.rules import RuleReader
from onrecord.read.speech_acts.kinds import with_kinds
from onrecord.text.mojibake import mended

FIELDS = ("act", "kind", "polarity", "modality", "anonymity", "nested")
LABELS = Path(__file__).resolve().parents[1] / "training" / "labels"
UNSURE = "unsure"
Labels = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """A labelled attribution: which article, where, and what a reader said of it."""

    number: int
    article: str
    example: Example
    labels: Labels


def items_in(file: Path) -> list[Item]:
    """The items of a file of labels."""
    found = []
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        roles = (tuple((s, e) for s, e in row[x]) for x in ("source", "cue", "content"))
        found.append(Item(row["n"], row["article"], Example(*roles), {x: row[x] for x in FIELDS}))
    return found


class Told:
    """A reader that is told what the attributions of an article are and judges only of what kind they are."""

    languages = frozenset({"en"})
    name, version, threshold = "told", "1", 0.0

    def __init__(self, examples: Sequence[Example], pack: Pack) -> None:
        self.examples, self.rules = examples, RuleReader(pack)

    def read(self, text: str, page: Page) -> tuple[Attribution, ...]:
        """The attributions it was told of, with what the rules know of their cues."""
        spans = [
            Spans(cue=x.cue, source=x.source, content=x.content, cue_chance=1, source_chance=1, content_chance=1)
            for x in self.examples
        ]
        found = [
            f for f, evidence in merged(text, spans, self.rules.found(text, page), {}, self.rules.lexicon) if evidence
        ]
        return with_kinds(tree_of(text, found, self.rules.pack.anonymity), text, self.rules.pack)


def judged(article: Article, pack: Pack) -> Reading:
    """The article as the program reads it when it is told the attributions."""
    document = Document(id=content_id(article.text.encode()), text=article.text)
    mend = mended(article.text)  # the program reads a mended text, and the labels are of the text as it was

    def there(ranges: Ranges) -> Ranges:
        return tuple(mend.forth(s, e) for s, e in ranges) if mend else ranges

    examples = [
        Example(there(x.source), there(x.cue), there(x.content)) for x in article.examples if x.cue and x.content
    ]
    return read_document(document, When(), pack, Told(examples, pack))


def answer_for(item: Item, reading: Reading) -> Labels | None:
    """What the program says of an item; None where it makes no statement of it."""
    s, e = item.example.cue[0]
    own = [x for x in reading.attributions if any(c.s < e and s < c.e for c in x.cue)]
    if not own:
        return None
    first = max(own, key=lambda x: _shared(x, item.example))
    said = next((x for x in reading.statements if x.attribution == first.id), None)
    if said is None:
        return None
    return {
        "act": said.act,
        "kind": first.kind,
        "polarity": said.polarity,
        "modality": said.modality,
        "anonymity": first.anonymity,
        "nested": "yes" if first.parent else "no",
    }


def _shared(attribution: Attribution, example: Example) -> int:
    return sum(max(0, min(x.e, f) - max(x.s, t)) for x in attribution.content for t, f in example.content)


def agreeing(pairs: Iterable[tuple[Labels, Labels]], field: str) -> tuple[int, int]:
    """How often two say the same of a field, of those of which both say something."""
    both = [(a[field], b[field]) for a, b in pairs if UNSURE not in (a[field], b[field])]
    return sum(a == b for a, b in both), len(both)


def show(name: str, pairs: Sequence[tuple[Labels, Labels]]) -> None:
    """A line for each field."""
    cells = []
    for field in FIELDS:
        right, of = agreeing(pairs, field)
        cells.append(f"{field} {100 * right / max(of, 1):.1f} ({right} of {of})")
    print(f"{name:24} " + "  ".join(cells))


def main(argv: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--show", type=int, default=0, help="print that many numbers of items judged otherwise")
    told = parser.parse_args(argv)
    file = told.shared / "data/polnear/train.jsonl.gz"
    print(f"{file.name} sha256 {sha256_of(file)[:16]}")
    first, second = items_in(told.labels / "first.jsonl"), items_in(told.labels / "second.jsonl")
    by_number = {x.number: x.labels for x in first}
    show(f"two readers, {len(second)}", [(by_number[x.number], x.labels) for x in second])
    pack = load_pack()
    wanted = defaultdict(list)
    for item in first:
        wanted[item.article].append(item)
    pairs: list[tuple[Labels, Labels]] = []
    missed: Counter[str] = Counter()
    wrong = []
    for article in (a for a in articles_of(file) if a.id in wanted):
        reading = judged(article, pack)
        for item in wanted[article.id]:
            answer = answer_for(item, reading)
            if answer is None:
                missed[item.labels["act"]] += 1
                continue
            pairs.append((item.labels, answer))
            if UNSURE != item.labels["act"] != answer["act"]:
                wrong.append((item.number, item.labels["act"], answer["act"]))
    show(f"the rules, {len(pairs)}", pairs)
    print(
        f"of {len(first)} items {sum(missed.values())} have no statement of the program: {dict(missed.most_common(6))}"
    )
    print(f"\n{'act':18}{'labelled':>10}{'found':>8}{'recall':>8}{'precision':>11}")
    acts = Counter(a["act"] for a, _ in pairs if a["act"] != UNSURE)
    out = Counter(b["act"] for a, b in pairs if a["act"] != UNSURE)
    for act, n in acts.most_common():
        hit = sum(a["act"] == b["act"] == act for a, b in pairs)
        print(f"{act:18}{n:>10}{hit:>8}{100 * hit / n:>8.1f}{100 * hit / max(out[act], 1):>11.1f}")
    if told.show:
        for n, want, got in sorted(wrong)[: told.show]:
            print(f"{n}: {want} judged {got}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
