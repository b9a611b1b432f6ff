"""Which actors of a record have one name, as pairs with the reasons.

Only names that share a rough key are compared, so that the time grows with their number and not with its square. A name
that fits two others which are told apart, and says no more than they do, stays alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cache

from onrecord.model.ids import MINTED, UNNAMED
from onrecord.model.vocabulary import ActorType
from onrecord.packs.pack import Pack
from onrecord.resolve.likeness import Likeness, likeness
from onrecord.resolve.likeness.bodies import key_words, organ_of, short_for
from onrecord.resolve.likeness.persons import first_names, parts_of
from onrecord.resolve.likeness.words import named, spelt
from onrecord.resolve.names import initials
from onrecord.text.latin import consonants, sounded

Names = Mapping[str, Iterable[tuple[str, ActorType]]]
PERSON, STATE, BODY = ActorType.PERSON, ActorType.STATE, ActorType.ORGANISATION
ABJAD = "vwjb"
SHORTEST_SLIP = 3  # letters of a word in one romanisation in which one may be wrong
SHORTEST_ACRONYM = 3  # letters; a shorter one stands for too many bodies to unite documents


def alike(names: Names, pack: Pack) -> list[tuple[str, str, str]]:
    """Pairs of ids whose names are one, each with why, by id. `names` are names and types by id.

    Left out are actors without a name, places, last names alone, and pairs of the pack, which knows them to be two.
    """
    persons: dict[str, set[str]] = defaultdict(set)
    bodies: dict[str, set[str]] = defaultdict(set)
    states: set[str] = set()
    for actor in sorted(names):
        for name, kind in names[actor] if not actor.startswith(UNNAMED) else ():
            if kind is PERSON:
                if len(parts_of(named(name), pack).words) > 1:
                    persons[name].add(actor)
            elif kind is not ActorType.PLACE:
                bodies[name].add(actor)
                states.update([name] if kind is STATE else [])
    found: dict[tuple[str, str], Likeness] = {}
    for ids, matches in (
        (bodies, _matches(bodies, BODY, states, pack)),
        (persons, _without_rivals(_matches(persons, PERSON, set(), pack), pack)),
    ):
        for (one, two), like in sorted(matches.items()):
            for pair in {(min(a, b), max(a, b)) for a in ids[one] for b in ids[two] if a != b and MINTED in a + b}:
                told = Likeness(like.score, (f"“{one}”, “{two}”: {like.reasons[0]}",))
                found[pair] = max(found.get(pair, told), told, key=lambda x: x.score)
    return [(a, b, like.reasons[0]) for (a, b), like in sorted(found.items())]


def _matches(
    group: Mapping[str, set[str]], kind: ActorType, states: set[str], pack: Pack
) -> dict[tuple[str, str], Likeness]:
    """The pairs of names of `group`, all of `kind` but for `states`, that are one; a name matches itself."""
    keyed: dict[Hashable, list[str]] = defaultdict(list)
    for name in sorted(group):
        for key in _person_keys(name, pack) if kind is PERSON else _body_keys(name, pack):
            keyed[key].append(name)
    pairs = {(a, b) for near in keyed.values() for i, a in enumerate(near) for b in near[i + 1 :]}
    found: dict[tuple[str, str], Likeness] = {}
    for a, b in sorted(pairs):
        like = likeness(a, b, STATE if a in states or b in states else kind, pack)
        if like.same:
            found[a, b] = like
    return found | {(a, a): Likeness(1.0, ("the same words",)) for a in group}


def _without_rivals(matches: dict[tuple[str, str], Likeness], pack: Pack) -> dict[tuple[str, str], Likeness]:
    near: dict[str, set[str]] = defaultdict(set)
    for a, b in matches:
        near[a].add(b)
        near[b].add(a)

    @cache
    def length(name: str) -> int:
        told = parts_of(named(name), pack)
        return len(told.glued) + len(told.end)

    def rivalled(a: str, b: str) -> bool:
        """Whether a third name fits one of the two and not the other, and says as much as the shorter of them."""
        least = min(length(a), length(b))
        return a != b and any(length(x) >= least for x in near[a] ^ near[b])

    return {pair: like for pair, like in matches.items() if not rivalled(*pair)}


def _person_keys(name: str, pack: Pack) -> Iterator[Hashable]:
    """How the last name sounds, whole or with one letter left out, beside how the first begins; and the other way
    round, since families may come first. A whole name is a key as well, for it may be written as one word."""
    told = parts_of(named(name), pack)
    words = told.words
    yield told.whole
    for family, given in ((words[-1], words[0]), (words[0], words[-1])):
        firsts = {sounded(given)[:1], *first_names(pack).get(given, ())}
        forms = {*consonants(family), *consonants(family, ABJAD), *_short_of_one(spelt(family)), *_short_of_one(family)}
        yield from ((form, first) for form in forms for first in firsts)


def _body_keys(name: str, pack: Pack) -> Iterator[Hashable]:
    """Its words in one spelling, what it is short for or shortened to, the organ that it is of a state, and its letters
    with one left out."""
    told = named(name)
    words = tuple(spelt(x) for x in key_words(told, pack))
    yield words
    if organ := organ_of(told, pack):
        yield organ
    for short in (short_for(told), initials(name)):
        if len(short) >= SHORTEST_ACRONYM:
            yield ("short", short.casefold())
    yield from (("slip", x) for x in _short_of_one(" ".join(words)))
    if len(words) == 1:
        yield from (("sound", x) for x in consonants(told.words[0]) if told.words)


def _short_of_one(word: str) -> Iterator[str]:
    """The word, and the word without each of its letters: two words one letter apart have one of these in common."""
    yield word
    if len(word) >= SHORTEST_SLIP:
        yield from (word[:i] + word[i + 1 :] for i in range(len(word)))
