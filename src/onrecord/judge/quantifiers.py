"""All are for it, says one; one is against it, says another."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.judge.claims import Claim
from onrecord.model.link import Link
from onrecord.model.term import Position
from onrecord.model.vocabulary import Act, ConflictKind, Polarity, Relation, Stance
from onrecord.packs.pack import Pack
from onrecord.packs.wording import any_of

FOR = frozenset({Stance.SUPPORT})
AGAINST = frozenset({Stance.OPPOSE})
REJECTING = frozenset({Act.REFUSE, Act.CONDEMN, Act.EVALUATE, Act.CLAIM, Act.EXPRESS_ATTITUDE, Act.DENY})


def all_against_one(claims: Sequence[Claim], pack: Pack) -> list[Link]:
    """Conflicts between support by all and rejection by one, on one subject or in the next sentence of one article."""
    links: list[Link] = []
    every = any_of(tuple(pack.wording.universal))
    for told in claims:
        if not every.search(told.span.text) or not _supports(told, pack):
            continue
        for other in claims:
            if other is told or not _rejects(other, pack) or other.speakers & told.speakers:
                continue
            if told.subjects & other.subjects or _answers(told, other):
                links.append(
                    Link(
                        relation=Relation.CONFLICTS,
                        kind=ConflictKind.POLARITY,
                        slot="position",
                        a=told.end,
                        b=other.end,
                        reason=f"“{told.span.text}” speaks of all; “{other.span.text}” of one who is against it.",
                        method="all against one",
                    )
                )
    return links


def _stances(claim: Claim) -> set[Stance]:
    terms = claim.article.reading.terms
    return {t.value.stance for t in terms if t.statement == claim.statement.id and isinstance(t.value, Position)}


def _supports(claim: Claim, pack: Pack) -> bool:
    against = any_of(tuple(pack.wording.rejects)).search(claim.span.text)
    words = any_of(tuple(pack.wording.supports)).search(claim.span.text)
    return claim.statement.polarity is Polarity.POS and not against and bool(words or _stances(claim) & FOR)


def _rejects(claim: Claim, pack: Pack) -> bool:
    words = any_of(tuple(pack.wording.rejects)).search(claim.sentence.text)
    return bool(_stances(claim) & AGAINST) or (bool(words) and claim.statement.act in REJECTING)


def _answers(told: Claim, other: Claim) -> bool:
    """Whether `other` follows in the same paragraph and takes up "the idea" without naming a subject of its own."""
    segment = told.article.reading.page.segment_at(told.span.s)
    near = segment is not None and segment.s <= other.span.s < segment.e and other.sentence.s >= told.sentence.e
    return near and other.sentence.text.split(" ", 1)[0] in ("The", "This", "That", "It")
