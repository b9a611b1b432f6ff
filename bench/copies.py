"""Copies and alterations: planted copies of real articles among other real articles.

    python -m bench.copies ../shared/data/polnear/dev.jsonl [--seed 1]

For each article one copy at each of five strengths is planted, a day later; all articles and copies are one record.
Printed: how many planted pairs are found as copies and how many pairs found were planted, by strength; the same for the
peer, resemblance of word 5-grams (Jaccard, computed in full, no hashing), at two thresholds; and how many planted
alterations are found, by kind, with what else is called an alteration. Articles that were really copied from one
another count as wrong here.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.edits import KINDS, Planted, altered, cut, reordered, reworded
from onrecord.link import find_lineage
from onrecord.model.capture import Capture
from onrecord.model.document import Document, Page, Segment
from onrecord.model.ids import content_id
from onrecord.model.link import Link
from onrecord.model.reading import Article, Reading
from onrecord.model.vocabulary import Label, Relation, SegmentKind
from onrecord.model.when import day
from onrecord.packs.loader import load_pack
from onrecord.packs.pack import Pack
from onrecord.read.base import Reader
from onrecord.read.names import find_mentions
from onrecord.read.rules import RuleReader
from onrecord.text.quantities import find_quantities
from onrecord.text.sentences import lines_of
from onrecord.text.similarity import jaccard, shingles, tokens_of

STRENGTHS = ("verbatim", "light", "cut", "altered", "reordered")
PEER = (0.5, 0.2)
FIRST = dt.date(2031, 5, 1)


@dataclass
class Case:
    """A planted copy of `origin` (document ids) with what was altered in it."""

    strength: str
    copy: str
    origin: str
    planted: list[Planted] = field(default_factory=list)


def article(text: str, name: str, on: dt.date, pack: Pack, reader: Reader | None = None) -> Article:
    """An article read as far as copies need it: its lines, names and numbers, and with a reader its attributions."""
    document = Document(id=content_id(f"{name}\n{text}".encode()), text=text)
    segments = tuple(
        Segment(
            n=n,
            s=s,
            e=e,
            label=Label.KEEP if e > s else Label.BOILERPLATE,
            kind=SegmentKind.BLANK if e == s else SegmentKind.BODY,
        )
        for n, (s, e) in enumerate(lines_of(text), 1)
    )
    page = Page(segments=segments, language="en")
    reading = Reading(
        document=document.id,
        reader="bench",
        page=page,
        mentions=find_mentions(text, page, pack),
        attributions=reader.read(text, page) if reader else (),
        quantities=find_quantities(text, [(x.s, x.e) for x in page.kept()], pack.units.words),
    )
    return Article(
        document=document, captures=(Capture(document=document.id, source=name, published=day(on)),), reading=reading
    )


def planted(text: str, rng: random.Random) -> Iterator[tuple[str, str, list[Planted]]]:
    """(strength, text, alterations) of one article's copies."""
    yield "verbatim", f"The Evening Copy\n{text}", []
    yield "light", reworded(text, rng, 0.6), []
    yield "cut", cut(reworded(text, rng, 0.4), rng, 0.4), []
    changed, found = altered(text, rng, KINDS)
    yield "altered", changed, found
    yield "reordered", reordered(cut(reworded(text, rng, 0.4), rng, 0.3), rng), []


def main() -> None:
    """Print the figures."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("data", type=Path)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--most", type=int, default=84, help="number of articles")
    asked = ap.parse_args()
    raw = asked.data.read_bytes()
    print(f"data {asked.data.name} sha256 {hashlib.sha256(raw).hexdigest()[:16]}, seed {asked.seed}")
    rng, pack = random.Random(asked.seed), load_pack()
    reader = RuleReader(pack)
    texts = [json.loads(x)["text"] for x in raw.decode().splitlines() if x.strip()][: asked.most]
    articles: list[Article] = []
    cases: list[Case] = []
    for n, text in enumerate(texts):
        origin = article(text, f"origin{n}", FIRST, pack, reader)
        articles.append(origin)
        for strength, changed, found in planted(text, rng):
            read = reader if strength == "altered" else None
            copy = article(changed, f"copy{n}{strength}", FIRST + dt.timedelta(days=1), pack, read)
            articles.append(copy)
            cases.append(Case(strength, copy.document.id, origin.document.id, found))
    links = find_lineage(articles, pack)
    print(f"{len(texts)} articles, {len(cases)} copies, {len(links)} links")
    _report_copies(articles, cases, links)
    _report_alterations(cases, links)


def _families(cases: list[Case]) -> dict[str, str]:
    """The origin of every document: copies of one article are copies of one another too."""
    return {c.copy: c.origin for c in cases} | {c.origin: c.origin for c in cases}


def _report_copies(articles: list[Article], cases: list[Case], links: tuple[Link, ...]) -> None:
    family = _families(cases)
    whole = [x for x in links if x.relation is Relation.COPY_OF and x.a.document and x.b.document and x.a.span is None]
    ours = {(x.a.document or "", x.b.document or "") for x in whole}
    _print("onrecord", ours, cases, family)
    sets = {a.document.id: shingles(tokens_of(a.document.text), 5) for a in articles}
    ids = sorted(sets)
    scored = {(x, y): jaccard(sets[x], sets[y]) for i, x in enumerate(ids) for y in ids[i + 1 :]}
    for least in PEER:
        _print(f"5-gram Jaccard >= {least}", {k for k, v in scored.items() if v >= least}, cases, family)


def _print(name: str, pairs: set[tuple[str, str]], cases: list[Case], family: dict[str, str]) -> None:
    """A copy is found if it is joined, directly or through other copies of the same article, to its origin."""
    parent: dict[str, str] = {}

    def root(x: str) -> str:
        while parent.get(x, x) != x:
            x = parent[x]
        return x

    for a, b in sorted(pairs):
        if family[a] == family[b]:
            parent[max(root(a), root(b))] = min(root(a), root(b))
    good = sum(family[a] == family[b] for a, b in pairs)
    print(f"{name}: precision {good}/{len(pairs)}" + (f" = {good / len(pairs):.1%}" if pairs else ""))
    for strength in STRENGTHS:
        mine = [c for c in cases if c.strength == strength]
        found = sum(root(c.copy) == root(c.origin) for c in mine)
        print(f"  {strength:10} recall {found}/{len(mine)} = {found / len(mine):.1%}")


def _report_alterations(cases: list[Case], links: tuple[Link, ...]) -> None:
    family = _families(cases)
    by_family: dict[str, list[Link]] = {}
    for link in links:
        if link.relation is Relation.ALTERS and link.a.document != link.b.document:
            by_family.setdefault(family[link.a.document or ""], []).append(link)
    good: Counter[str] = Counter()
    total: Counter[str] = Counter()
    named: Counter[str] = Counter()
    used: set[str] = set()
    for case in (c for c in cases if c.strength == "altered"):
        for edit in case.planted:
            total[edit.kind] += 1
            hit = [
                x
                for x in by_family.get(case.origin, [])
                if case.copy in (x.a.document, x.b.document) and _meets(x, edit)
            ]
            good[edit.kind] += bool(hit)
            named[edit.kind] += any(x.alteration == edit.kind for x in hit)
            used |= {x.id for x in hit}
    print("planted alterations found (of these under their own kind):")
    for kind in KINDS:
        share = f" = {good[kind] / total[kind]:.1%}" if total[kind] else ""
        print(f"  {kind:20} {good[kind]}/{total[kind]}{share} ({named[kind]})")
    extra = Counter(str(x.alteration) for found in by_family.values() for x in found if x.id not in used)
    print(f"alterations reported that were not planted: {extra.total()} {dict(sorted(extra.items()))}")


def _meets(link: Link, edit: Planted) -> bool:
    """Whether the link's words are those of the edit."""
    spans = [x.span.text for x in (link.a, link.b) if x.span]
    first: Callable[[str], bool] = lambda words: bool(words) and any(words in x for x in spans)  # noqa: E731
    if edit.after:
        return first(edit.after)
    # Words taken out: the origin's words for them, or a part of what was taken.
    return first(edit.before) or any(x in edit.before for x in spans) or edit.before.split()[0] in " ".join(spans)


if __name__ == "__main__":
    main()
