"""Sentences that tell the same in other words: of two articles, and within one (headline and lead, bullet and body).

Between two articles one sentence told alike is no sign that one was made from the other: both may report one fact. Two
are, in the same order, or one that keeps the order of nearly all it shares. Then it is a common source, unless dates
and a credit say who rewrote whom.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import LCSseq

from onrecord.link.candidates import Rarity, sentence_pairs
from onrecord.link.copies import Copied, direction
from onrecord.link.evidence import end_at
from onrecord.link.matching import MIN_SHARE, shared_words
from onrecord.link.sheet import Sentence, Sheet, stem
from onrecord.model.link import Link
from onrecord.model.vocabulary import Relation, SegmentKind
from onrecord.text.words import STOP_WORDS

# Shares of the rarity-weighted content words. Looked at by hand on 60 train articles: within an article .45 gave two
# wrong pairs in thirty.
MIN_WITHIN = 0.45  # of the shorter sentence
MIN_HEADLINE = 0.34  # of the headline, against the first sentences of the body
MIN_RUN = 0.4  # of the shorter sentence, where a neighbour is told alike too
MIN_ALONE = 0.6
MIN_ANCHORS = 3  # shared content words, of which one is a name, a number or quoted
LEAD = 3  # sentences


@dataclass(frozen=True, slots=True)
class Told:
    """Two sentences that tell the same. `share` of the shorter one's content, 0 to 1; `anchors` are shared words."""

    a: Sentence
    b: Sentence
    share: float
    ordered: float
    anchors: tuple[str, ...]


def told_alike(a: Sentence, b: Sentence, rarity: Rarity) -> Told | None:
    """How far two sentences tell the same; None if they share too little to say."""
    shared = a.stems & b.stems
    firm = {x for x in shared if x in a.names | b.names or x in a.numbers} | _quoted(a, b)
    if len(shared) < MIN_ANCHORS or not firm:
        return None
    least = min(rarity.weight(a.stems), rarity.weight(b.stems))
    if least <= 0:
        return None
    order = LCSseq.similarity(_content(a, shared), _content(b, shared))
    return Told(
        a,
        b,
        min(1.0, rarity.weight(shared) / least),
        order / len(shared),
        tuple(sorted(shared, key=lambda x: (-rarity(x), x))),
    )


def within(sheet: Sheet, pairs: Iterable[tuple[int, int]], rarity: Rarity) -> list[Link]:
    """Links between sentences of one article: each sentence to the earlier one that it tells again best."""
    best: dict[int, Told] = {}
    for i, j in pairs:
        first, again = sheet.sentences[i], sheet.sentences[j]
        told = told_alike(first, again, rarity)
        if told is None or min(len(first.words), len(again.words)) < 4:
            continue
        headline = first.kind in (SegmentKind.HEADLINE, SegmentKind.DEK, SegmentKind.SUMMARY_BULLET)
        if told.share >= (MIN_HEADLINE if headline else MIN_WITHIN) and (headline or len(told.anchors) > MIN_ANCHORS):
            known = best.get(j)
            if known is None or told.share > known.share:
                best[j] = told
    return [_within(sheet, told) for _, told in sorted(best.items())]


def between(
    sheets: Sequence[Sheet],
    pairs: Iterable[tuple[tuple[int, int], tuple[int, int]]],
    rarity: Rarity,
    copied: Sequence[Copied],
) -> list[Link]:
    """Links between sentences of two articles that were rewritten from one text."""
    known = {(c.copy.id, m.copy.n) for c in copied for m in c.matches}
    by_pair: dict[tuple[int, int], list[Told]] = defaultdict(list)
    for (x, i), (y, j) in pairs:
        a, b = sheets[x].sentences[i], sheets[y].sentences[j]
        if (sheets[x].id, i) in known or (sheets[y].id, j) in known:
            continue
        told = told_alike(a, b, rarity)
        if told and told.share >= MIN_RUN:
            by_pair[x, y].append(told)
    links: list[Link] = []
    for x, y in sorted(by_pair):
        found = _one_to_one(by_pair[x, y])
        runs = {t for first, then in pairwise(found) if _follows(first, then) for t in (first, then)}
        links.extend(
            _between(sheets[x], sheets[y], t)
            for t in found
            if t in runs or (t.share >= MIN_ALONE and t.ordered >= 0.8 and len(t.anchors) >= 6)
        )
    return links


def sentence_links(sheets: Sequence[Sheet], copied: Sequence[Copied]) -> list[Link]:
    """All links of sentences that tell the same in other words. `copied` is left to the copies."""
    rarity = Rarity(s for sheet in sheets for s in sheet.sentences)
    inside: dict[int, list[tuple[int, int]]] = defaultdict(list)
    across: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for (x, i), (y, j) in sentence_pairs(sheets):
        if x == y:
            inside[x].append((i, j))
        else:
            across.append(((x, i), (y, j)))
    links = [link for n, sheet in enumerate(sheets) for link in within(sheet, inside[n], rarity)]
    return links + between(sheets, across, rarity, copied)


def _content(sentence: Sentence, wanted: frozenset[str]) -> list[str]:
    return [x for w in sentence.folded if (x := stem(w)) in wanted]


def _quoted(a: Sentence, b: Sentence) -> set[str]:
    """Content words that both give in quotation marks."""
    mine, theirs = (
        {stem(w) for w, q in zip(x.folded, x.quoted, strict=True) if q and w not in STOP_WORDS} for x in (a, b)
    )
    return mine & theirs


def _one_to_one(found: Sequence[Told]) -> list[Told]:
    """Each sentence with its best counterpart only, in the order of the first article."""
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    kept: list[Told] = []
    for told in sorted(found, key=lambda t: (-t.share, t.a.n, t.b.n)):
        if told.a.n not in taken_a and told.b.n not in taken_b:
            taken_a.add(told.a.n)
            taken_b.add(told.b.n)
            kept.append(told)
    return sorted(kept, key=lambda t: t.a.n)


def _follows(first: Told, then: Told) -> bool:
    return then.a.n - first.a.n <= 2 and 0 < then.b.n - first.b.n <= 2


def _words(told: Told) -> str:
    surface = {stem(w): x.text for w, x in zip(told.a.folded, told.a.words, strict=True)}
    return ", ".join(surface[x] for x in told.anchors[:6] if x in surface)


def _within(sheet: Sheet, told: Told) -> Link:
    same = len(shared_words(told.a.folded, told.b.folded)) >= MIN_SHARE * max(len(told.a.words), len(told.b.words))
    return Link(
        relation=Relation.REPEATS if same else Relation.PARAPHRASES,
        a=end_at(sheet.article, told.b.span),
        b=end_at(sheet.article, told.a.span),
        reason=f"The article tells this twice; both sentences have {_words(told)}.",
        method="told again",
    )


def _between(x: Sheet, y: Sheet, told: Told) -> Link:
    copy, origin, by_date = direction(x, y)
    a, b = (told.a, told.b) if copy is x else (told.b, told.a)
    credit = origin.article.outlet is not None and origin.article.outlet in copy.article.document.text
    rewritten = by_date and credit
    if not rewritten:
        copy, origin, a, b = (x, y, told.a, told.b)
    return Link(
        relation=Relation.PARAPHRASES if rewritten else Relation.COMMON_SOURCE,
        a=end_at(copy.article, a.span),
        b=end_at(origin.article, b.span),
        reason=f"Both tell the same in the same order, with {_words(told)}, though in other words.",
        method="told alike",
    )
