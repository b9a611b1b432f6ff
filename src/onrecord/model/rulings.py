"""What a set of rulings comes to: which stand, which were replaced, and which cannot all be true.

A ruling names two anchors. An anchor is the id that an actor has before the record unites it with others: an id of the
pack or of an imported entity, or one minted from a name; behind ``@`` the start of a document's id, where only that
document's actor is meant (always so for somebody without a name). None of them depends on how the record is clustered.

Of several standing rulings on one pair the latest counts. Where `different` rules two apart that a chain of `same`
makes one, somebody is wrong and the program cannot know who: `different` holds and no `same` of the chain is applied,
because an actor that is shown twice is noticed and put right, and two that are shown as one put words into a mouth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.ids import UNNAMED
from onrecord.model.ruling import Ruling
from onrecord.model.vocabulary import Judgement


class Standing(StrEnum):
    """How a ruling stands among the others."""

    STANDS = "stands"
    REPLACED = "replaced"
    COLLIDES = "collides"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Collision:
    """`apart` keeps two actors apart that the rulings `same`, in order of id, together make one."""

    apart: Ruling
    same: tuple[Ruling, ...]

    def __str__(self) -> str:
        """The collision for a reader."""
        return f"{self.apart} holds, so these are not applied: {'; '.join(map(str, self.same))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """The rulings `applied`, in order of id; each one `replaced` with the one that counts; the collisions."""

    applied: tuple[Ruling, ...]
    replaced: tuple[tuple[Ruling, Ruling], ...]
    collisions: tuple[Collision, ...]

    def of(self, judgement: Judgement) -> list[tuple[str, str]]:
        """The pairs that are ruled to be `judgement`, in order."""
        return sorted(pair_of(x) for x in self.applied if x.judgement is judgement)

    def standing(self, ruling: Ruling) -> Standing:
        """How `ruling` stands."""
        if ruling.withdrawn_at is not None:
            return Standing.WITHDRAWN
        if any(old.id == ruling.id for old, _ in self.replaced):
            return Standing.REPLACED
        return Standing.STANDS if ruling in self.applied else Standing.COLLIDES


def pair_of(ruling: Ruling) -> tuple[str, str]:
    """The two anchors of a ruling, the smaller first."""
    return min(ruling.a, ruling.b), max(ruling.a, ruling.b)


def weigh(rulings: Iterable[Ruling]) -> Weighed:
    """What `rulings` come to, in whichever order they are given; those that were withdrawn count for nothing."""
    last: dict[tuple[str, str], Ruling] = {}
    earlier: list[Ruling] = []
    for ruling in sorted((x for x in rulings if x.withdrawn_at is None), key=lambda x: (x.at, x.id)):
        pair = pair_of(ruling)
        if pair in last:
            earlier.append(last[pair])
        last[pair] = ruling
    same = [x for x in last.values() if x.judgement is Judgement.SAME]
    collisions = []
    for ruling in sorted(last.values(), key=lambda x: x.id):
        if ruling.judgement is Judgement.DIFFERENT and (chain := _between(*pair_of(ruling), same)):
            collisions.append(Collision(apart=ruling, same=tuple(sorted(chain, key=lambda x: x.id))))
    colliding = {x.id for c in collisions for x in c.same}
    return Weighed(
        applied=tuple(sorted((x for x in last.values() if x.id not in colliding), key=lambda x: x.id)),
        replaced=tuple((x, last[pair_of(x)]) for x in sorted(earlier, key=lambda x: x.id)),
        collisions=tuple(collisions),
    )


def _between(a: str, b: str, same: Iterable[Ruling]) -> list[Ruling]:
    """The rulings by which `a` and `b` are one: what is left of their chains when loose ends are cut off; none if no
    chain joins the two."""
    if a == b:
        return []
    edges = list(same)
    reached = {a}
    while more := {y for x in edges for y in (x.a, x.b) if reached & {x.a, x.b}} - reached:
        reached |= more
    if b not in reached:
        return []
    edges = [x for x in edges if x.a in reached]
    while True:
        ends = Counter(y for x in edges for y in (x.a, x.b))
        left = [x for x in edges if all(ends[y] > 1 or y in (a, b) for y in (x.a, x.b))]
        if len(left) == len(edges):
            return edges
        edges = left


def anchor_of(document: str, actor: str, named: Collection[str] = ()) -> str:
    """The anchor of a document's own `actor`: its id, with ``@`` and the start of the document's id if it has no name
    or if `named`, the ids that rulings name, has it in that form."""
    there = f"{actor}@{document[:8]}"
    return there if actor.startswith(UNNAMED) or there in named else actor


def named_in(rulings: Iterable[Ruling]) -> frozenset[str]:
    """Every id that a standing ruling names."""
    return frozenset(y for x in rulings if x.withdrawn_at is None for y in (x.a, x.b))


def anchors_of(ids: Mapping[tuple[str, str], str], named: Collection[str]) -> dict[str, str]:
    """The record's actor id by anchor, from its ids by (document id, the document's own id)."""
    return {anchor_of(document, own, named): known for (document, own), known in sorted(ids.items())}
