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

from training.acts.samples import Sample, fold_of, heard_in
from training.articles import Article, Example, Ranges, articles_of
from training.commands import PACKAGE

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
from onrecord.read.learned.heads import Facts
from onrecord.read.learned.merging import merged
from onrecord.read.learned.spans import Spans
from onrecord.read.learned.weights import Weights, weights_in
from onrecord.read.rules import RuleReader
from onrecord.read.speech_acts.kinds import with_kinds
from onrecord.text.mojibake import mended

FIELDS = ("act", "kind", "polarity", "modality", "anonymity", "nested")
LABELS = Path(__file__).resolve().parents[1] / "training" / "labels"
TRAIN = Path("data/polnear/train.jsonl.gz")
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


def answer_for(item: Item, reading: Reading) -> tuple[Attribution, Labels, bool] | None:
    """The attribution for an item, what the program says of it, and whether it makes one statement of it; None where it
    makes none."""
    s, e = item.example.cue[0]
    own = [x for x in reading.attributions if any(c.s < e and s < c.e for c in x.cue)]
    if not own:
        return None
    first = max(own, key=lambda x: _shared(x, item.example))
    said = [x for x in reading.statements if x.attribution == first.id]
    if not said:
        return None
    labels = {
        "act": said[0].act,
        "kind": first.kind,
        "polarity": said[0].polarity,
        "modality": said[0].modality,
        "anonymity": first.anonymity,
        "nested": "yes" if first.parent else "no",
    }
    return first, labels, len(said) == 1


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """An item, what the rules say of it (None: no statement), whether in one statement, and what heads may learn."""

    item: Item
    answer: Labels | None
    one: bool = False
    sample: Sample | None = None

    def told(self, answers: Mapping[int, Labels]) -> Labels:
        """The answer with that of the heads in its place; an act only where the content is not cut."""
        heads = answers.get(self.item.number, {})
        return {**(self.answer or {}), **{k: v for k, v in heads.items() if k != "act" or self.one}}


def seen_in(file: Path, items: Sequence[Item], pack: Pack, weights: Weights | None) -> list[Seen]:
    """Every item as the rules see it, in the order of the articles of `file`; with `weights`, what heads may learn."""
    wanted = defaultdict(list)
    for item in items:
        wanted[item.article].append(item)
    found: list[Seen] = []
    for article in (a for a in articles_of(file) if a.id in wanted):
        reading = judged(article, pack)
        told = wanted[article.id]
        examples = [x.example for x in told]
        known = heard_in(article, examples, weights) if weights else [None] * len(told)
        for item, heard in zip(told, known, strict=True):
            answer = answer_for(item, reading)
            if answer is None:
                found.append(Seen(item, None))
                continue
            attribution, labels, one = answer
            facts = Facts.of(attribution, article.text, pack)
            sample = None if heard is None else Sample(item.number, fold_of(article.id), heard, facts, item.labels)
            found.append(Seen(item, labels, one, sample))
    return found


def _shared(attribution: Attribution, example: Example) -> int:
    return sum(max(0, min(x.e, f) - max(x.s, t)) for x in attribution.content for t, f in example.content)


def agreeing(pairs: Iterable[tuple[Labels, Labels]], field: str) -> tuple[int, int]:
    """How often two say the same of a field, of those of which both say something."""
    both = [(a[field], b[field]) for a, b in pairs if UNSURE not in (a[field], b[field])]
    return sum(a == b for a, b in both), len(both)


def figures(shared: Path) -> dict[str, float]:
    """The rules' share of right acts and kinds, in percent, on a tenth of the labelled articles."""
    items = [x for x in items_in(LABELS / "first.jsonl") if fold_of(x.article) == 0]
    seen = seen_in(shared / TRAIN, items, load_pack(), None)
    pairs = [(x.item.labels, x.answer) for x in seen if x.answer]
    counts = {field: agreeing(pairs, field) for field in ("act", "kind", "polarity", "modality", "anonymity")}
    return {f"own labels, rules.{field}": 100 * right / max(of, 1) for field, (right, of) in counts.items()}


def show(name: str, pairs: Sequence[tuple[Labels, Labels]]) -> None:
    """A line for each field."""
    cells = []
    for field in FIELDS:
        right, of = agreeing(pairs, field)
        cells.append(f"{field} {100 * right / max(of, 1):.1f} ({right} of {of})")
    print(f"{name:24} " + "  ".join(cells))


def table(ways: Mapping[str, Sequence[tuple[Labels, Labels]]]) -> None:
    """Each act with how often it was labelled, and recall and precision of each way."""
    print(f"\n{'act':18}{'labelled':>10}" + "".join(f"{f'{x}: found':>16}{'recall':>8}{'precision':>11}" for x in ways))
    told = {x: [(a["act"], b["act"]) for a, b in pairs if a["act"] != UNSURE] for x, pairs in ways.items()}
    counted = {x: (Counter(b for _, b in pairs), Counter(a for a, b in pairs if a == b)) for x, pairs in told.items()}
    for act, n in Counter(a for a, _ in next(iter(told.values()))).most_common():
        cells = [(hit[act], 100 * hit[act] / n, 100 * hit[act] / max(out[act], 1)) for out, hit in counted.values()]
        print(f"{act:18}{n:>10}" + "".join(f"{hit:>16}{r:>8.1f}{p:>11.1f}" for hit, r, p in cells))


def main(argv: Sequence[str] | None = None) -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--show", type=int, default=0, help="print that many numbers of items judged otherwise")
    told = parser.parse_args(argv)
    file = told.shared / TRAIN
    print(f"{file.name} sha256 {sha256_of(file)[:16]}")
    first, second = items_in(told.labels / "first.jsonl"), items_in(told.labels / "second.jsonl")
    by_number = {x.number: x.labels for x in first}
    show(f"two readers, {len(second)}", [(by_number[x.number], x.labels) for x in second])
    seen = seen_in(file, first, load_pack(), weights_in(PACKAGE))
    from training.acts.across import answers_across  # torch takes seconds to import, and the floors do without

    heads = answers_across([x.sample for x in seen if x.sample])
    answered = [x for x in seen if x.answer]
    rules = [(x.item.labels, x.told({})) for x in answered]
    shipped = [(x.item.labels, x.told(heads)) for x in answered]
    show(f"the rules, {len(rules)}", rules)
    show(f"shipped, {len(shipped)}", shipped)
    print("shipped: with the heads of the reader, each article judged by heads that were fitted on others")
    missed = Counter(x.item.labels["act"] for x in seen if not x.answer)
    print(
        f"of {len(first)} items {sum(missed.values())} have no statement of the program: {dict(missed.most_common(6))}"
    )
    table({"rules": rules, "shipped": shipped})
    if told.show:
        wrong = [(x.item.number, x.item.labels["act"], x.told(heads)["act"]) for x in answered]
        for n, want, got in sorted(x for x in wrong if UNSURE != x[1] != x[2])[: told.show]:
            print(f"{n}: {want} judged {got}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
