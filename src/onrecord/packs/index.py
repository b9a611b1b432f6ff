"""The names of a pack, ready to be looked up by the words as they stand in a text.

Reading finds names by it and resolution asks it who is meant; both are made from the same tables, once for each pack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.model.entity import is_imported
from onrecord.model.ids import PERSON as PERSON
from onrecord.model.ids import slug
from onrecord.model.vocabulary import ActorType, MentionForm
from onrecord.packs.actors import KnownActors, Person
from onrecord.packs.offices import Offices
from onrecord.packs.pack import Pack
from onrecord.text.spelling import skeleton

# Continents, seas and the like: known so that nobody takes them for something else, and listed nowhere.
AREA = "area_"


OPENING = 3  # letters of a name that are looked at first


@dataclass(frozen=True, slots=True)
class KnownName:
    """One surface of a known actor or place; `form` says which kind of name it is."""

    actor: str
    type: ActorType
    form: MentionForm
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class NameIndex:
    """The names of a pack by what a text may show of them.

    Names by surface (`exact`), how those begin (`openings`), and in lower case (`folded`); `adjectives` and `people` by
    word to a state's id; `capitals` by city to a state's id; `seats` by city to the bodies that it may stand for where
    it speaks; `surnames`
    by last name, and `skeletons` by its spelling, to the ids of known persons; `called` by common noun to the ids of
    bodies that it may point back to; `gender` by id or first name; `represents` by id; `shown` by id to name and type.
    """

    exact: dict[str, list[KnownName]] = field(default_factory=dict)
    openings: set[str] = field(default_factory=set)
    folded: dict[str, list[KnownName]] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)
    seats: dict[str, list[str]] = field(default_factory=dict)
    surnames: dict[str, list[str]] = field(default_factory=dict)
    skeletons: dict[str, list[str]] = field(default_factory=dict)
    called: dict[str, list[str]] = field(default_factory=dict)
    gender: dict[str, str] = field(default_factory=dict)
    represents: dict[str, str] = field(default_factory=dict)
    shown: dict[str, tuple[str, ActorType]] = field(default_factory=dict)

    def add(self, surface: str, known: KnownName) -> None:
        """Enter one surface; the first entry of a surface is the one meant without further evidence."""
        key = plain(surface)
        if known not in self.exact.setdefault(key, []):
            self.exact[key].append(known)
            self.folded.setdefault(key.casefold(), []).append(known)
            self.openings.update((key[:OPENING], key[:OPENING].upper()))

    def may_open(self, words: str) -> bool:
        """Whether a known name can begin as `words` do: most words of a page are refused at this glance."""
        start = words[:OPENING].replace("’", "'")
        return any(start[:n] in self.openings for n in range(1, OPENING + 1))


def plain(surface: str) -> str:
    """A surface with straight apostrophes and single spaces, as the index keeps it."""
    return re.sub(r"\s+", " ", surface.replace("’", "'"))


def listed(lines: list[str], separator: str = ";") -> list[str]:
    """The items of a pack's list in which one line may hold several."""
    return [item.strip() for line in lines for item in line.split(separator) if item.strip()]


def surname(name: str, particles: frozenset[str], ends: frozenset[str]) -> str:
    """The last name in `name`, particles and "Jr." left out: "Ursula von der Leyen" gives "Leyen"."""
    words = [w for w in name.split() if w not in ends]
    last = words[-1] if words else name
    head, _, tail = last.partition("-")
    return tail if head in particles and tail else last


DEMONYM_ENDS = frozenset({"an", "ian", "ean", "nian", "ish", "ese", "i", "ic", "ene"})


def is_demonym(word: str, name: str) -> bool:
    """Whether `word` is made from the name of a state in one of the ways of English: "Freedonian" from "Freedonia"."""
    stem = re.sub(r"[aeiouy]+$", "", name)
    return len(stem) > 3 and word != name and word.startswith(stem) and word[len(stem) :] in DEMONYM_ENDS


@lru_cache(maxsize=8)
def index_of(pack: Pack) -> NameIndex:
    """The index of a pack's names."""
    index, actors = NameIndex(), pack.actors
    _states(actors, index)
    _bodies(actors, index)
    _persons(actors, pack.offices, index)
    outlets = {outlet.name for outlet in pack.outlets.outlets}
    for outlet in pack.outlets.outlets:
        # "Time" or "Today" would be met in every article; such an outlet is known by its masthead only.
        names = [n for n in (outlet.name, *outlet.aliases) if n.casefold() not in _ordinary(pack.offices)]
        if names:
            of = next(
                (
                    o
                    for v in pack.offices.outlet_variants
                    if (o := outlet.name.removesuffix(f" {v}")) in outlets and o != outlet.name
                ),
                outlet.name,
            )
            _enter(index, "media_" + slug(of), ActorType.MEDIA, names, [])
    for prefix, lines in (("place_", actors.places), (AREA, actors.areas)):
        for group in listed(lines):
            names = [x.strip() for x in group.split(",")] if "D.C." not in group else [group, "Washington, D.C."]
            _enter(index, prefix + slug(names[0]), ActorType.PLACE, names, [])
    return index


@lru_cache(maxsize=8)
def _ordinary(offices: Offices) -> frozenset[str]:
    return frozenset(listed(offices.ordinary_words, " "))


def ordinary_words(pack: Pack) -> frozenset[str]:
    """Words that are no names by themselves."""
    return _ordinary(pack.offices)


def _enter(index: NameIndex, actor: str, kind: ActorType, names: list[str], acronyms: list[str]) -> None:
    index.shown.setdefault(actor, (names[0], kind))
    for name in names:
        form = MentionForm.ACRONYM if name in acronyms else MentionForm.NAME
        index.add(name, KnownName(actor, kind, form, names[0]))
    for name in acronyms:
        index.add(name, KnownName(actor, kind, MentionForm.ACRONYM, names[0]))


def _states(actors: KnownActors, index: NameIndex) -> None:
    for key, state in actors.states.items():
        _enter(index, key, ActorType.STATE, [state.name, *state.also], state.acronyms)
        for word in state.adjective:
            index.adjectives.setdefault(word, key)
        for word in state.people:
            index.people.setdefault(word, key)
        for city in state.capital:
            index.capitals[city] = key
            index.add(city, KnownName(key, ActorType.STATE, MentionForm.METONYM, city))
            place = "place_" + slug(state.capital[0])
            index.shown.setdefault(place, (state.capital[0], ActorType.PLACE))


def _bodies(actors: KnownActors, index: NameIndex) -> None:
    for key, body in actors.bodies.items():
        _enter(index, key, body.type, [body.name, *body.also], body.acronyms)
        for place in body.metonyms:
            index.seats.setdefault(place, []).append(key)
        for noun in body.called:
            index.called.setdefault(noun, []).append(key)
        if body.represents:
            index.represents[key] = body.represents


def _persons(actors: KnownActors, offices: Offices, index: NameIndex) -> None:
    particles, ends = frozenset(actors.particles), frozenset(actors.name_ends)
    for letter, lines in actors.first_names.items():
        for name in listed(lines, " "):
            both = index.gender.get(name, letter)
            index.gender[name] = letter if both == letter else ""
    ordinary = _ordinary(offices)
    for key, person in actors.persons.items():
        actor = PERSON + key
        _enter(index, actor, ActorType.PERSON, [person.name, *person.also], [])
        index.gender[actor] = person.gender
        last = last_name(person, particles, ends)
        index.surnames.setdefault(last, []).append(actor)
        for name in (person.name, *person.also):
            spelled = skeleton(last if last == person.name.split()[0] else surname(name, particles, ends))
            if actor not in index.skeletons.setdefault(spelled, []):
                index.skeletons[spelled].append(actor)
    for last, ids in index.surnames.items():
        # A surname that is also a word, a place or a first name names nobody when it stands alone.
        if last.casefold() not in ordinary and last not in index.gender and last not in index.exact:
            for actor in ids:
                if len(ids) > 1 and is_imported(actor):
                    continue  # a long list has many of one surname, and no order in it says which is meant
                index.add(last, KnownName(actor, ActorType.PERSON, MentionForm.NAME, actors.persons[actor[7:]].name))


def last_name(person: Person, particles: frozenset[str], ends: frozenset[str]) -> str:
    """The name a person is called by without a first name; of Chinese and Korean names it is the first word."""
    words = person.name.split()
    eastern = any(t.of in ("chn", "kor", "prk") for t in person.tenures)
    return words[0] if eastern and len(words) > 1 else surname(person.name, particles, ends)
