"""One promise under a firmer word: in the headline than in the body, in the outlet's words than in the speaker's.

Only a firmer word is a conflict. A body that uses the headline's word as well carries it, and a word in quotation marks
is the speaker's.
"""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.judge.claims import Claim, same_matter
from onrecord.model.link import End, Link
from onrecord.model.reading import Article
from onrecord.model.span import Span
from onrecord.model.vocabulary import AttributionType, ConflictKind, Relation, SegmentKind
from onrecord.packs.bonds import bonds_in, firmness_of
from onrecord.packs.pack import Pack
from onrecord.text.quotations import quotations_of, quoted
from onrecord.text.sentences import sentences_of
from onrecord.text.stems import stems_of

MIN_SHARED = 2  # content stems besides the bond's own word


def headline_against_body(article: Article, claims: Sequence[Claim], pack: Pack) -> list[Link]:
    """The headline's word for a bond against the weaker word of the first body sentence that tells the same."""
    headline = article.reading.page.masthead.headline
    if headline is None:
        return []
    text = article.document.text
    marks = quotations_of(text, headline.s, headline.e)
    own = [(label, w) for label, w in bonds_in(text, headline.s, headline.e, pack) if not quoted(w.s, marks)]
    if not own:
        return []
    label, word = max(own, key=lambda x: (firmness_of(x[0], pack), -x[1].s))
    about = stems_of(headline.text) - stems_of(word.text)
    for sentence in _body(article):
        if len(about & stems_of(sentence.text)) < MIN_SHARED:
            continue
        told = bonds_in(text, sentence.s, sentence.e, pack)
        if any(x == label for x, _ in told):
            return []
        weaker = [(x, w) for x, w in told if firmness_of(x, pack) < firmness_of(label, pack)]
        if weaker:
            other, said = weaker[0]
            return [
                Link(
                    relation=Relation.CONFLICTS,
                    kind=ConflictKind.FIRMNESS,
                    slot="obligation",
                    a=_end(article, claims, word),
                    b=_end(article, claims, said),
                    reason=f"The headline says “{word.text}” ({label}), the text “{said.text}” ({other}).",
                    method="headline against body",
                )
            ]
    return []


def paraphrase_against_quotation(claims: Sequence[Claim], pack: Pack) -> list[Link]:
    """The outlet's word for a bond against the weaker word of a quoted source on the same arrangement."""
    links: list[Link] = []
    told = [(c, ours) for c in claims if (ours := _bonds(c, pack))]
    for quotation, theirs in told:
        if _type(quotation) is None or _type(quotation) is AttributionType.INDIRECT:
            continue
        for paraphrase, ours in told:
            if paraphrase.headline or _type(paraphrase) not in (None, AttributionType.INDIRECT):
                continue
            same_word = not paraphrase.chain or bool(paraphrase.chain & quotation.chain)
            about = same_matter(paraphrase, quotation)
            if not (same_word and about) or {x for x, _ in ours} & {x for x, _ in theirs}:
                continue
            (label, word), (other, said) = ours[0], theirs[0]
            if not (paraphrase.stems & quotation.stems) - _named(paraphrase) - stems_of(f"{word.text} {said.text}"):
                continue
            if firmness_of(label, pack) > firmness_of(other, pack):
                links.append(
                    Link(
                        relation=Relation.CONFLICTS,
                        kind=ConflictKind.FIRMNESS,
                        slot="obligation",
                        a=paraphrase.end,
                        b=quotation.end,
                        reason=f"{paraphrase.name} says “{word.text}” ({label}), its source “{said.text}” ({other}).",
                        method="paraphrase against quotation",
                    )
                )
    return links


def _bonds(claim: Claim, pack: Pack) -> list[tuple[str, Span]]:
    """Labels and words for a bond; of a paraphrase, only those that it does not hold at a distance by its marks."""
    text = claim.article.document.text
    found = [x for e in claim.statement.evidence for x in bonds_in(text, e.s, e.e, pack)]
    if _type(claim) not in (None, AttributionType.INDIRECT):
        return found
    marks = quotations_of(text, claim.sentence.s, claim.sentence.e)
    return [x for x in found if not quoted(x[1].s, marks)]


def _named(claim: Claim) -> frozenset[str]:
    return frozenset().union(*(stems_of(m.span.text) for m in claim.mentions))


def _type(claim: Claim) -> AttributionType | None:
    found = {a.id: a.type for a in claim.article.reading.attributions}
    return found.get(claim.statement.attribution or "")


def _body(article: Article) -> list[Span]:
    body = (x for x in article.reading.page.kept() if x.kind is SegmentKind.BODY)
    return [s for x in body for s in sentences_of(article.document.text, x.s, x.e)]


def _end(article: Article, claims: Sequence[Claim], word: Span) -> End:
    around = [c for c in claims if any(word.inside(e) for e in c.statement.evidence)]
    best = min(around, key=lambda c: (c.span.e - c.span.s, c.statement.id), default=None)
    return End(document=article.document.id, span=word, statement=best.statement.id if best else None)
