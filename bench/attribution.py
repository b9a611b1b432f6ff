"""How well attributions are found: ``python -m bench.attribution [--split dev] [--articles N] [--polnear DIR]``.

Every registered reader and the peers read the same articles in the same run; PolNeAR is flat, so attributions inside
others are left out. Every line of an article that is not empty counts as its text, the first as its headline.

The peer is textacy's ``direct_quotations``. It finds its verbs by part of speech and its speakers by dependency, so it
needs a trained spaCy pipeline; where none is installed it finds nothing, the table says so, and a plain rule stands in
its place: each quotation goes to the capitalised words or the pronoun beside the nearest verb of saying.
"""

from __future__ import annotations

import argparse
import importlib
import re
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from training.articles import Article, articles_of

from bench.data import SHARED, sha256_of
from bench.polnear_score import TYPES, Claimed, Share, score
from onrecord import registry
from onrecord.errors import NotInstalledError
from onrecord.model.document import Page, Segment
from onrecord.model.vocabulary import Label, SegmentKind
from onrecord.packs.loader import load_pack
from onrecord.pipeline import reader_named
from onrecord.read.base import Reader
from onrecord.text.sentences import lines_of

POLNEAR = SHARED / "data" / "polnear"
Finder = Callable[[str], Sequence[Claimed]]
MODELS = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg")

SAID = re.compile(r"\b(?:said|says|told|added|asked|wrote|tweeted|noted|argued|continued|replied|explained|warned)\b")
QUOTATION = re.compile(r"“[^”\n]{10,}”|\"[^\"\n]{10,}\"")
SPEAKER = re.compile(r"\b(?:he|she|they|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*)\b")
REACH = 80  # characters from a quotation to its verb, and from the verb to its speaker


def file_of(folder: Path, split: str) -> Path:
    """The file of a split, packed or not. Ends the program where there is none."""
    for file in (folder / f"{split}.jsonl.gz", folder / f"{split}.jsonl"):
        if file.is_file():
            return file
    raise SystemExit(f"no articles: expected {split}.jsonl or {split}.jsonl.gz in {folder}")


def page_of(text: str) -> Page:
    """A page on which every line that is not empty is kept, the first as headline."""
    segments: list[Segment] = []
    titled = False
    for n, (s, e) in enumerate(lines_of(text), 1):
        blank = not text[s:e].strip()
        kind = SegmentKind.BLANK if blank else SegmentKind.BODY if titled else SegmentKind.HEADLINE
        titled = titled or not blank
        segments.append(Segment(n=n, s=s, e=e, label=Label.BOILERPLATE if blank else Label.KEEP, kind=kind))
    return Page(segments=tuple(segments), language="en")


def claims_of(reader: Reader) -> Finder:
    """What a reader puts on the record, attributions of the first level."""

    def find(text: str) -> Sequence[Claimed]:
        read = reader.read(text, page_of(text))
        return [
            Claimed(tuple((x.s, x.e) for x in a.source), tuple((x.s, x.e) for x in a.content))
            for a in read
            if a.parent is None and a.confidence >= reader.threshold
        ]

    return find


def plain(text: str) -> Sequence[Claimed]:
    """Quotations and the nearest verb of saying, paragraph by paragraph: what a first script does."""
    return list(_plain(text))


def _plain(text: str) -> Iterator[Claimed]:
    for s, e in lines_of(text):
        for quotation in QUOTATION.finditer(text, s, e):
            before = list(SAID.finditer(text, max(s, quotation.start() - REACH), quotation.start()))[-1:]
            after = list(SAID.finditer(text, quotation.end(), min(e, quotation.end() + REACH)))[:1]
            for verb in (*after, *before):
                near = [
                    *list(SPEAKER.finditer(text, max(s, verb.start() - REACH), verb.start()))[-1:],
                    *list(SPEAKER.finditer(text, verb.end(), min(e, verb.end() + REACH)))[:1],
                ]
                outside = [m for m in near if m.end() <= quotation.start() or m.start() >= quotation.end()]
                if outside:
                    yield Claimed((outside[0].span(),), (quotation.span(),))
                    break


def textacy() -> tuple[str, Finder]:
    """textacy's direct quotations by paragraph, under a name that says which pipeline it had."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        spacy = importlib.import_module("spacy")
        quotations = importlib.import_module("textacy.extract.triples").direct_quotations
    model = next((m for m in MODELS if spacy.util.is_package(m)), None)
    pipeline = spacy.load(model) if model else spacy.blank("en")
    if not model:
        pipeline.add_pipe("sentencizer")

    def find(text: str) -> Sequence[Claimed]:
        found = []
        for s, e in lines_of(text):
            try:
                triples = list(quotations(pipeline(text[s:e])))
            except ValueError:  # an odd number of marks: textacy bails out
                continue
            for speaker, _, content in triples:
                source = tuple((s + t.idx, s + t.idx + len(t)) for t in speaker)
                found.append(Claimed(source, ((s + content.start_char, s + content.end_char),)))
        return found

    return (f"textacy, {model}" if model else "textacy, which needs a tagger and a parser, and none is installed"), find


def measured(articles: Sequence[Article], find: Finder) -> tuple[dict[tuple[str, str], Share], float]:
    """Measures of a finder and the articles that it reads in a second of CPU."""
    start = time.process_time()
    outputs = [find(article.text) for article in articles]
    spent = time.process_time() - start
    pairs = [
        (a.text, [Claimed(x.source, x.content) for x in a.examples], found)
        for a, found in zip(articles, outputs, strict=True)
    ]
    return score(pairs), len(articles) / max(spent, 1e-9)


def figures(file: Path) -> dict[str, float]:
    """F1 of the readers en and rules in percent on the articles of `file`: full, strict, and full by type."""
    pack, articles = load_pack(), articles_of(file)
    found: dict[str, float] = {}
    for reader in (reader_named("en", pack), reader_named("rules", pack)):
        shares, _ = measured(articles, claims_of(reader))
        name = f"polnear {file.name.partition('.')[0]}, {reader.name}"
        found |= {f"{name}.{match}": shares["all", match].f1 for match in ("full", "strict")}
        found |= {f"{name}.{kind}": shares[kind, "full"].f1 for kind in TYPES}
    return found


def printed(name: str, shares: dict[tuple[str, str], Share], speed: float) -> None:
    """The table of one finder on stdout."""
    print(f"\n{name}: {speed:.1f} articles a second of CPU")
    if not shares["all", "full"].out:
        print("  found nothing")
        return
    print(f"  {'type':9} {'match':8} {'P':>5} {'R':>5} {'F1':>5}   agreeing / gold, output")
    for kind in ("all", *TYPES):
        for match in ("full", "strict"):
            x = shares[kind, match]
            print(f"  {kind:9} {match:8} {x.precision:5.1f} {x.recall:5.1f} {x.f1:5.1f}   {x.hit} / {x.gold}, {x.out}")


def readers() -> Iterator[tuple[str, Reader]]:
    """Every registered reader that can be had here, by name; one that lacks something says what on stdout."""
    pack = load_pack()
    for name in registry.names(registry.READERS):
        try:
            yield name, registry.load(registry.READERS, name)(pack)
        except NotInstalledError as error:
            print(f"{name}: {error}")


def main() -> None:
    """Print rules and peer side by side."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--articles", type=int, help="read only the first N")
    parser.add_argument("--polnear", type=Path, default=POLNEAR)
    parser.add_argument("--no-peer", action="store_true")
    told = parser.parse_args()
    file = file_of(told.polnear, told.split)
    articles = articles_of(file)[: told.articles]
    print(f"PolNeAR {told.split}, {len(articles)} articles, sha256 of {file.name} {sha256_of(file)}")
    finders = [(f"{x}, {reader.version}", claims_of(reader)) for x, reader in readers()]
    if not told.no_peer:
        finders += [textacy(), ("plain: quotations and the nearest verb of saying", plain)]
    for name, find in finders:
        printed(name, *measured(articles, find))


if __name__ == "__main__":
    main()
