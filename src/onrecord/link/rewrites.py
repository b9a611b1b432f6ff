"""Sentences that tell the same in other words: of two articles, and within one (headline and lead, bullet and body).

Between two articles one sentence told alike is no sign that one was made from the other: both may report one fact. Two
are, in the same order, or one that keeps the order of nearly all it shares. Then it is a common source, unless dates
and a credit say who rewrote whom.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import pairwise

from onrecord.link.candidates import Least, Place, Rarity, own_pairs, sentence_pairs
from onrecord.link.copies import Copied, direction
from onrecord.link.evidence import end_at
from onrecord.link.matching import MIN_SHARE, shared_words
from onrecord.link.quotes import quote_changes
from onrecord.link.sheet import Sentence, Sheet
from onrecord.link.windows import Told, told_alike
from onrecord.model.link import Link
from onrecord.model.vocabulary import AlterationKind, Relation, SegmentKind

# Scores of windows, set by reading what they let in on the ten gold articles and 336 train articles: at these, links
# between two train articles were all of one text but for descriptions of people, which COMMON_ALONE keeps out.
MIN_WITHIN = 1.5
MIN_HEADLINE = 0.8  # of a headline, dek or bullet, against the body
MIN_STRONG = 2.5  # between two articles, with a neighbour told alike too
MIN_BESIDE = 1.0  # that neighbour
MIN_ALONE = 4.0
MIN_SHARED = 3  # stems
MIN_COMMON = 2  # of them that are no names
# "Edward Marrow, a former governor of Lorrant, said" is rare in every word and tells nothing.
COMMON_ALONE = 5
MIN_WORDS = 6  # of either sentence
RARE = 200  # sentences of the record that hold a stem; neighbours share two that are no commoner
NEXT = 2  # sentences from one pair of a run to the next, in both articles
# Without these, no windows of two sentences can be strong.
STRONG = Least(words=MIN_WORDS, stems=MIN_SHARED, common=1, share=MIN_STRONG)
LEAD_SENTENCES = 4  # of the body
LEADS = (SegmentKind.HEADLINE, SegmentKind.DEK, SegmentKind.SUMMARY_BULLET)


def within(sheet: Sheet, pairs: Iterable[tuple[int, int]], rarity: Rarity) -> list[Told]:
    """Sentences of one article that tell the same, the earlier at `a`: each with the earlier one that it tells best.

    A headline or bullet is told again by the sentence of the body that tells it best, however little that is; a
    headline by one of the first sentences if any of them does.
    """
    body: dict[int, Told] = {}
    lead: dict[int, list[Told]] = defaultdict(list)
    for i, j in pairs:
        one, other = sheet.sentences[i], sheet.sentences[j]
        if one.kind not in LEADS and len(one.stems & other.stems) < MIN_SHARED:
            continue
        told = told_alike(one, other, rarity, MIN_HEADLINE if one.kind in LEADS else MIN_WITHIN)
        if told is None or told.a.folded == told.b.folded or told.b.kind in LEADS:
            continue
        if told.a.kind in LEADS:
            if len(told.shared) >= 2 and told.score >= MIN_HEADLINE and told.common:
                lead[i].append(told)
        elif told.score >= MIN_WITHIN and _says_something(told):
            known = body.get(j)
            body[j] = told if known is None or told.score > known.score else known
    first = [s.n for s in sheet.sentences if s.kind is SegmentKind.BODY][:LEAD_SENTENCES]
    best = [_best_lead(found, set(first)) for _, found in sorted(lead.items())]
    best += [t for s in sheet.sentences if s.n not in lead if (t := _opening(s, sheet, first, rarity)) is not None]
    return sorted((*best, *body.values()), key=lambda t: (t.a.n, t.b.n))


def _opening(headline: Sentence, sheet: Sheet, first: Sequence[int], rarity: Rarity) -> Told | None:
    """A headline and the first sentence, which in news tells the headline in other words."""
    if headline.kind is not SegmentKind.HEADLINE or not first:
        return None
    told = told_alike(headline, sheet.sentences[first[0]], rarity)
    return told if told and len(told.shared) >= 2 else None


def _best_lead(found: Sequence[Told], first: set[int]) -> Told:
    headline = found[0].a.kind is SegmentKind.HEADLINE
    return max(found, key=lambda t: (headline and t.b.n in first, t.score, -t.b.n))


def between(
    sheets: Sequence[Sheet],
    rarity: Rarity,
    copied: Set[Place] = frozenset(),
    edited: Set[frozenset[str]] = frozenset(),
) -> list[Link]:
    """Links between sentences of two articles that were rewritten from one text; those `copied` are left out.

    Of `edited`, pairs of documents of which the one is made of the other, a strong sentence needs no neighbour.
    """
    found: dict[tuple[int, int], dict[tuple[int, int], Told]] = defaultdict(dict)
    for (x, i), (y, j) in sentence_pairs(sheets, rarity, STRONG, copied):
        told = told_alike(sheets[x].sentences[i], sheets[y].sentences[j], rarity, MIN_STRONG)
        if told and told.score >= MIN_STRONG and _tells(told):
            found[x, y][i, j] = told
    links: list[Link] = []
    for x, y in sorted(found):
        strong = found[x, y]
        beside = {n for i, j in strong for n in _around(i, j)} - set(strong)
        told_by = [*strong.values(), *_beside(x, y, beside, sheets, rarity, copied)]
        pairs = _one_to_one(told_by)
        runs = {id(t) for pair in pairwise(pairs) if _run(*pair) for t in pair}
        made = frozenset((sheets[x].id, sheets[y].id)) in edited
        links += [
            _between(sheets[x], sheets[y], t, made)
            for t in pairs
            if id(t) in runs or _alone(t) or (made and t.score >= MIN_STRONG)
        ]
    return links


def _tells(told: Told) -> bool:
    return len(told.shared) >= MIN_SHARED and told.common > 0


def _around(i: int, j: int) -> Iterator[tuple[int, int]]:
    """Places of pairs of sentences that could make a run with the pair at `i` and `j`, and those that rival them."""
    near = range(-NEXT, NEXT + 1)
    return ((i + d, j + e) for d in near for e in near)


def _beside(
    x: int, y: int, places: Set[tuple[int, int]], sheets: Sequence[Sheet], rarity: Rarity, copied: Set[Place]
) -> Iterator[Told]:
    """The pairs of sentences of sheets `x` and `y` at `places` that tell enough to vouch for a neighbour."""
    ours, theirs = sheets[x].sentences, sheets[y].sentences
    for i, j in sorted(places):
        if not (0 <= i < len(ours) and 0 <= j < len(theirs)) or (x, i) in copied or (y, j) in copied:
            continue
        rare = sum(rarity.held[stem] <= RARE for stem in ours[i].stems & theirs[j].stems)
        if rare < 2 or min(len(ours[i].words), len(theirs[j].words)) < MIN_WORDS:
            continue
        told = told_alike(ours[i], theirs[j], rarity, MIN_BESIDE)
        if told and told.score >= MIN_BESIDE and _tells(told):
            yield told


def _says_something(told: Told) -> bool:
    return len(told.shared) >= MIN_SHARED and told.common >= MIN_COMMON


def _alone(told: Told) -> bool:
    return told.score >= MIN_ALONE and told.ordered >= 0.7 and told.common >= COMMON_ALONE


def _run(first: Told, then: Told) -> bool:
    """Whether two pairs follow one another in both articles, and one of them is strong enough to vouch for both."""
    near = 0 < then.a.n - first.a.n <= NEXT and 0 < then.b.n - first.b.n <= NEXT
    strong = max(first, then, key=lambda t: t.score)
    return near and strong.score >= MIN_STRONG and strong.common > MIN_COMMON


def sentence_links(sheets: Sequence[Sheet], copied: Sequence[Copied], rarity: Rarity) -> list[Link]:
    """All links of sentences that tell the same in other words. `copied` is left to the copies."""
    index = {sheet.id: n for n, sheet in enumerate(sheets)}
    taken = {(index[c.copy.id], m.copy.n) for c in copied for m in c.matches}
    links: list[Link] = []
    for sheet in sheets:
        for told in within(sheet, own_pairs(sheet), rarity):
            links.append(_within(sheet, told))
            links += _shortened(sheet, told)
    edited = {frozenset((c.copy.id, c.origin.id)) for c in copied if c.whole}
    return links + between(sheets, rarity, taken, edited)


def _one_to_one(found: Sequence[Told]) -> list[Told]:
    """Each sentence with its best counterpart only, in the order of the first article."""
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    kept: list[Told] = []
    for told in sorted(found, key=lambda t: (-t.score, t.a.n, t.b.n)):
        if told.a.n not in taken_a and told.b.n not in taken_b:
            taken_a.add(told.a.n)
            taken_b.add(told.b.n)
            kept.append(told)
    return sorted(kept, key=lambda t: t.a.n)


def _words(told: Told) -> str:
    surface = {x: w.text for x, w in zip(told.a.content, told.a.words, strict=True)}
    return ", ".join(surface[x] for x in told.shared[:6])


def _shortened(sheet: Sheet, told: Told) -> list[Link]:
    """Quotations that one place of an article gives with words left out of their middle and another in full."""
    links: list[Link] = []
    for copy, origin in ((told.a, told.b), (told.b, told.a)):
        for change in quote_changes(copy.quotations, origin.quotations, copy.span.text):
            if change.kind is AlterationKind.QUOTATION_SHORTENED:
                links.append(
                    Link(
                        relation=Relation.ALTERS,
                        alteration=change.kind,
                        a=end_at(sheet.article, change.copy),
                        b=end_at(sheet.article, change.origin),
                        reason=f"In one article {change.why}, which stands in full elsewhere.",
                        method="told again",
                    )
                )
    return links


def _within(sheet: Sheet, told: Told) -> Link:
    same = len(shared_words(told.a.folded, told.b.folded)) >= MIN_SHARE * max(len(told.a.words), len(told.b.words))
    return Link(
        relation=Relation.REPEATS if same else Relation.PARAPHRASES,
        a=end_at(sheet.article, told.b.span),
        b=end_at(sheet.article, told.a.span),
        reason=f"The article tells this twice; both sentences have {_words(told)}.",
        method="told again",
    )


def _between(x: Sheet, y: Sheet, told: Told, made: bool) -> Link:
    copy, origin, by_date = direction(x, y)
    outlet = origin.article.outlet
    credited = outlet is not None and outlet in copy.article.document.text
    rewritten = made or (by_date and credited)
    a, b = (end_at(x.article, told.a.span), end_at(y.article, told.b.span))
    if rewritten and copy is y:
        a, b = b, a
    return Link(
        relation=Relation.PARAPHRASES if rewritten else Relation.COMMON_SOURCE,
        a=a,
        b=b,
        reason=f"Both tell the same in the same order, with {_words(told)}, though in other words.",
        method="told alike",
    )
