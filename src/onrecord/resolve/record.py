"""The same actors across documents, by name and by ruling.

Every document numbers its actors for itself. Ids of the pack are the same everywhere; ids minted from a name unite
when the names are spellings of one name; whoever has no name stays in its document, whatever the words: two
"diplomats" are not one source. A person's ruling outranks all of it. The result depends on the set of articles and
rulings only, never on their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.actor import Bond
from onrecord.model.entity import Entity, is_imported, shared_names
from onrecord.model.ids import MINTED, UNNAMED, slug
from onrecord.model.reading import Article
from onrecord.model.ruling import Ruling
from onrecord.model.rulings import anchor_of, named_in, pair_of, weigh
from onrecord.model.vocabulary import ActorType, Judgement
from onrecord.packs.pack import Pack
from onrecord.resolve.alike import alike


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """`ids`: (document id, the document's own actor id) to the record's actor id, for every actor of every article.
    `bonds`: why ids that were several are one, as few of them as join each actor."""

    ids: dict[tuple[str, str], str]
    bonds: tuple[Bond, ...]


def resolve_record(articles: Sequence[Article], rulings: Sequence[Ruling], pack: Pack) -> dict[tuple[str, str], str]:
    """The `ids` of `resolve_actors`."""
    return resolve_actors(articles, rulings, pack).ids


def resolve_actors(
    articles: Sequence[Article],
    rulings: Sequence[Ruling],
    pack: Pack,
    entities: Sequence[Entity] = (),
    known: Sequence[Bond] = (),
    shown: Collection[str] = (),
) -> Resolved:
    """Who is who in the record. Rulings come first, then what is `known` to be one beforehand, then names.

    The names of `entities` are those of actors like any other, but two of them are never one by their names, and a name
    that two of them have joins nobody. Rulings name anchors (see `model.rulings`); one on an id that is not in the
    record joins and parts the others all the same. `shown` are the anchors of names to show.
    """
    named = named_in(rulings)
    own: dict[tuple[str, str], str] = {}
    names: dict[str, set[tuple[str, ActorType]]] = defaultdict(set)
    parts: set[tuple[str, str]] = set()
    shared = shared_names(entities)
    for entity in entities:
        person = entity.type is ActorType.PERSON
        names[entity.actor] = {(x, entity.type) for x in entity.names if (x.casefold(), person) not in shared}
    for article in articles:
        for actor in article.reading.actors:
            key = (article.document.id, actor.id)
            own[key] = anchor_of(article.document.id, actor.id, named)
            names[own[key]].add((actor.name, actor.type))
            if own[key] != actor.id and not actor.id.startswith(UNNAMED):
                parts.add((actor.id, own[key]))
    groups = _Groups(names, rulings, shown)
    for bond in known:
        groups.unite(bond.a, bond.b, bond.reason)
    for a, b in _minted_again(names, {*named, *shown}):
        groups.unite(a, b, f"the name that {b} was made from")
    for a, b in sorted(parts):
        groups.unite(a, b, "one id in both documents")
    for a, b in _called_alike(names):
        groups.unite(a, b, f"one name: “{_shown(names[a])}”, “{_shown(names[b])}”")
    for a, b, why in alike(names, pack):
        groups.unite(a, b, why)
    return Resolved(ids={key: groups.root(x) for key, x in sorted(own.items())}, bonds=tuple(groups.bonds))


def _shown(names: Iterable[tuple[str, ActorType]]) -> str:
    return min(names)[0]


class _Groups:
    """Sets of ids that are one actor; rulings first, and none that tears one apart is overridden."""

    def __init__(self, ids: Collection[str], rulings: Iterable[Ruling], shown: Iterable[str]) -> None:
        weighed = weigh(rulings)
        self.here = ids
        self.bonds: list[Bond] = []
        self.up = {i: i for i in sorted({*ids, *shown, *(y for x in weighed.applied for y in (x.a, x.b))})}
        # The heads that a head may not be united with.
        self.foes: dict[str, set[str]] = defaultdict(set)
        self._part(weighed.of(Judgement.DIFFERENT))
        for ruling in sorted(weighed.applied, key=lambda x: (pair_of(x), x.id)):
            if ruling.judgement is Judgement.SAME:
                reason = f"ruled the same by {ruling.by} on {ruling.at:%Y-%m-%d}: {ruling.why}"
                self._join(ruling.a, ruling.b, reason, ruling.id)
        # Whoever could not tell did not say they are two: other rulings may join them, the program may not.
        self._part(weighed.of(Judgement.UNSURE))
        self.brought = {self.root(i) for i in ids if is_imported(i)}

    def _part(self, pairs: Iterable[tuple[str, str]]) -> None:
        for a, b in pairs:
            x, y = self.root(a), self.root(b)
            if x != y:
                self.foes[x].add(y)
                self.foes[y].add(x)

    def unite(self, a: str, b: str, reason: str) -> None:
        """Unite what no person ruled on; two imported entities stay two."""
        if a not in self.up or b not in self.up:
            return  # one that no document names
        x, y = self.root(a), self.root(b)
        if not (x in self.brought and y in self.brought):
            self._join(a, b, reason)
            if x in self.brought or y in self.brought:
                self.brought.add(self.root(x))

    def _join(self, a: str, b: str, reason: str, ruling: str = "") -> None:
        x, y = self.root(a), self.root(b)
        if x == y or y in self.foes[x]:
            return
        first, second = sorted((x, y), key=self._rank)
        self.up[second] = first
        self.bonds.append(Bond(a=a, b=b, reason=reason, ruling=ruling))
        for foe in self.foes.pop(second, set()):
            self.foes[foe].discard(second)
            self.foes[foe].add(first)
            self.foes[first].add(foe)

    def _rank(self, actor: str) -> tuple[bool, int, str]:
        """What is in the record before what is not; an id of the pack before an imported one, that before one minted
        from a name, that before one without a name; then the smallest."""
        kind = 1 if is_imported(actor) else 2 if actor.startswith(MINTED) else 3 if actor.startswith(UNNAMED) else 0
        return actor not in self.here, kind, actor

    def root(self, i: str) -> str:
        while self.up[i] != i:
            self.up[i] = self.up[self.up[i]]
            i = self.up[i]
        return i


def _minted_again(
    names: Mapping[str, Iterable[tuple[str, ActorType]]], named: Collection[str]
) -> list[tuple[str, str]]:
    """Pairs of an id and one that rulings name and no document has any more, because whom its name means is known by
    now under another id. A name that several have tells of none."""
    gone = {x for x in named if x.startswith(MINTED) and x not in names}
    having: dict[str, set[str]] = defaultdict(set)
    for actor in names if gone else ():
        for name, _ in names[actor]:
            having[MINTED + slug(name)].add(actor)
    return [(next(iter(having[x])), x) for x in sorted(gone) if len(having[x]) == 1]


def _called_alike(names: Mapping[str, Iterable[tuple[str, ActorType]]]) -> list[tuple[str, str]]:
    """Pairs of an imported entity and an id minted from a name that the entity has to the letter."""
    brought = {
        (name.casefold(), kind is ActorType.PERSON): actor
        for actor in sorted(names)
        if is_imported(actor)
        for name, kind in names[actor]
    }
    pairs = {
        (of, actor)
        for actor in names
        if actor.startswith(MINTED)
        for name, kind in names[actor]
        if kind is not ActorType.PLACE and (of := brought.get((name.casefold(), kind is ActorType.PERSON)))
    }
    return sorted(pairs)
