"""The same actors across documents, by name and by ruling.

Every document numbers its actors for itself. Ids of the pack are the same everywhere; ids minted from a name unite
when the names are spellings of one name; whoever has no name stays in its document, whatever the words: two
"diplomats" are not one source. A person's ruling outranks all of it. The result depends on the set of articles and
rulings only, never on their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.model.actor import Actor
from onrecord.model.reading import Article
from onrecord.model.ruling import Ruling
from onrecord.model.vocabulary import ActorType, Judgement
from onrecord.resolve.names import PersonName, body_key, given_agree, person_name
from onrecord.resolve.roll import MINTED, UNNAMED
from onrecord.text.spelling import SHORTEST_MISSPELT, misspelt, skeleton


def resolve_record(articles: Sequence[Article], rulings: Sequence[Ruling]) -> dict[tuple[str, str], str]:
    """(document id, the document's own actor id) to the record's actor id, for every actor of every article.

    The record's id of an actor without a name is its own with ``@`` and the start of the document's id; rulings name
    ids in that form.
    """
    own: dict[tuple[str, str], str] = {}
    names: dict[str, set[tuple[str, ActorType]]] = defaultdict(set)
    for article in articles:
        for actor in article.reading.actors:
            key = (article.document.id, actor.id)
            own[key] = _apart(article.document.id, actor)
            names[own[key]].add((actor.name, actor.type))
    groups = _Groups(sorted(names), _standing(rulings))
    for a, b in _same_names(names):
        groups.unite(a, b)
    return {key: groups.head(actor) for key, actor in sorted(own.items())}


def _apart(document: str, actor: Actor) -> str:
    return f"{actor.id}@{document[:8]}" if actor.id.startswith(UNNAMED) else actor.id


def _standing(rulings: Iterable[Ruling]) -> dict[tuple[str, str], Judgement]:
    """The last ruling on each pair that was not withdrawn."""
    found: dict[tuple[str, str], Judgement] = {}
    for ruling in sorted(rulings, key=lambda r: (r.at, r.id)):
        if ruling.withdrawn_at is None:
            found[min(ruling.a, ruling.b), max(ruling.a, ruling.b)] = ruling.judgement
    return found


class _Groups:
    """Sets of ids that are one actor; rulings first, and none that tears one apart is overridden."""

    def __init__(self, ids: Iterable[str], rulings: dict[tuple[str, str], Judgement]) -> None:
        self.up = {i: i for i in ids}
        # The heads that a head may not be united with.
        self.foes: dict[str, set[str]] = defaultdict(set)
        for (a, b), judgement in sorted(rulings.items()):
            if judgement is Judgement.DIFFERENT and a in self.up and b in self.up:
                self.foes[a].add(b)
                self.foes[b].add(a)
        for (a, b), judgement in sorted(rulings.items()):
            if judgement is Judgement.SAME and a in self.up and b in self.up:
                self.unite(a, b)

    def root(self, i: str) -> str:
        while self.up[i] != i:
            self.up[i] = self.up[self.up[i]]
            i = self.up[i]
        return i

    def unite(self, a: str, b: str) -> None:
        x, y = self.root(a), self.root(b)
        if x == y or y in self.foes[x]:
            return
        first, second = sorted((x, y), key=_rank)
        self.up[second] = first
        for foe in self.foes.pop(second, set()):
            self.foes[foe].discard(second)
            self.foes[foe].add(first)
            self.foes[first].add(foe)

    def head(self, i: str) -> str:
        return self.root(i)


def _rank(actor: str) -> tuple[int, str]:
    """An id of the pack before one minted from a name, that before one without a name; then the smallest."""
    return (2 if actor.startswith(UNNAMED) else 1 if actor.startswith(MINTED) else 0), actor


def _same_names(names: dict[str, set[tuple[str, ActorType]]]) -> list[tuple[str, str]]:
    """Pairs of ids whose names are one, in an order that the names alone decide."""
    persons: dict[tuple[str, str], list[tuple[str, PersonName]]] = defaultdict(list)
    bodies: dict[tuple[str, str], list[str]] = defaultdict(list)
    for actor in sorted(names):
        if actor.startswith(UNNAMED):
            continue
        for name, kind in sorted(names[actor]):
            if kind is ActorType.PERSON:
                parts = person_name(name)
                if parts.given:
                    persons[skeleton(parts.last), skeleton(parts.given)[:1]].append((actor, parts))
            elif kind is not ActorType.PLACE:
                bodies[body_key(name), "body"].append(actor)
    pairs = [(a, b) for ids in bodies.values() for a in ids for b in ids if a < b]
    for found in persons.values():
        pairs.extend(_persons(found))
    for one, two in _neighbours(persons):
        pairs.extend(_persons(persons[one] + persons[two]))
    return sorted(set(pairs))


def _neighbours(keys: Iterable[tuple[str, str]]) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    """Pairs of last names, under one first initial, that may be slips for each other.

    Two words one letter apart, or with two letters swapped, have a form in common that leaves out at most one letter of
    each; so only names that share such a form are compared, and the time grows with the number of names.
    """
    by_form: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for last, initial in sorted(keys):
        if len(last) < SHORTEST_MISSPELT:
            continue
        word = skeleton(last)
        for form in {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}:
            by_form[form, initial].append((last, initial))
    pairs = {(a, b) for near in by_form.values() for a in near for b in near if a < b}
    return sorted((a, b) for a, b in pairs if misspelt(a[0], b[0]))


def _persons(found: Sequence[tuple[str, PersonName]]) -> Iterable[tuple[str, str]]:
    """Pairs among people of one surname. Where middle initials or "Jr." tell two of them apart, a name without
    either may be both and stays alone."""
    told = {(z.given, z.middle, z.end) for _, z in found if z.middle or z.end}
    for a, x in found:
        rivals = {(middle, end) for given, middle, end in told if given_agree(given, x.given)}
        for b, y in found:
            if a >= b or MINTED not in a + b or not given_agree(x.given, y.given):
                continue
            if (x.middle, x.end) == (y.middle, y.end) or (
                len(rivals) <= 1 and not (x.end and y.end and x.end != y.end)
            ):
                yield a, b
