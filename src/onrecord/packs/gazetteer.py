"""A pack with the actors that a user brought: their names are looked up in texts as those of the pack are.

Where both claim a name, the pack's actor is the one meant: its id is the same in every record. The entity is then taken
for that actor, unless its names point to several of the pack's, and a person's ruling can part the two.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from onrecord.model.actor import Bond
from onrecord.model.entity import Entity, shared_names
from onrecord.model.vocabulary import ActorType, MentionForm
from onrecord.packs.actors import Body, Person, State
from onrecord.packs.index import NameIndex, index_of, plain
from onrecord.packs.pack import Pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A name of `entity` that others claim too: actors of the pack, or (`by_pack` False) other entities, by id."""

    entity: str
    name: str
    by: tuple[str, ...]
    by_pack: bool

    def __str__(self) -> str:
        others = "the pack's" if self.by_pack else "the imported"
        outcome = ("kept apart from them" if len(self.by) > 1 else "taken for it") if self.by_pack else "names neither"
        return f"“{self.name}” of {self.entity} is also a name of {others} {', '.join(self.by)}: {outcome}"


def claims(pack: Pack, entities: Sequence[Entity]) -> tuple[Claimed, ...]:
    """Every name that an entity and somebody else of its kind claim, in order of entity."""
    found = []
    index, shared = index_of(pack), shared_names(entities)
    for entity in sorted(entities, key=lambda x: x.id):
        known = _known(index, entity)
        every = tuple(sorted({x for ids in known.values() for x in ids}))
        for name in entity.names:
            if name in known:
                found.append(Claimed(entity=entity.id, name=name, by=every, by_pack=True))
            others = shared.get((name.casefold(), entity.type is ActorType.PERSON), ())
            if rest := tuple(x for x in others if x != entity.id):
                found.append(Claimed(entity=entity.id, name=name, by=rest, by_pack=False))
    return tuple(found)


def one_with_the_pack(pack: Pack, entities: Sequence[Entity]) -> tuple[Bond, ...]:
    """The entities whose names are those of one actor of the pack, each with that actor."""
    actors = {x.id: x.actor for x in entities}
    found = {
        actors[x.entity]: Bond(a=x.by[0], b=actors[x.entity], reason=f"the pack has the imported name “{x.name}”")
        for x in reversed(claims(pack, entities))
        if x.by_pack and len(x.by) == 1
    }
    return tuple(found[actor] for actor in sorted(found))


def extended(pack: Pack, entities: Sequence[Entity]) -> Pack:
    """`pack` with the names of `entities` that nobody else claims. Its version tells that they are in it, so that what
    was read without them is read again."""
    index, shared = index_of(pack), shared_names(entities)
    persons, bodies, states = dict(pack.actors.persons), dict(pack.actors.bodies), dict(pack.actors.states)
    for entity in sorted(entities, key=lambda x: x.id):
        known, person = _known(index, entity), entity.type is ActorType.PERSON
        names = [x for x in entity.names if x not in known and (x.casefold(), person) not in shared]
        if not names:
            continue
        name, *also = names
        acronyms = [x for x in also if x.isupper() and " " not in x]
        also = [x for x in also if x not in acronyms]
        if person:
            persons[entity.key] = Person(name=name, also=also + acronyms)
        elif entity.type is ActorType.STATE:
            states[entity.key] = State(name=name, also=also, acronyms=acronyms)
        else:
            bodies[entity.key] = Body(name=name, type=entity.type, also=also, acronyms=acronyms)
    if not entities:
        return pack
    told = msgspec.json.encode(sorted(entities, key=lambda x: x.id))
    version = f"{pack.identity.version} with {len(entities)} imported ({hashlib.sha256(told).hexdigest()[:12]})"
    actors = msgspec.structs.replace(pack.actors, persons=persons, bodies=bodies, states=states)
    return replace(pack, actors=actors, identity=msgspec.structs.replace(pack.identity, version=version))


def _known(index: NameIndex, entity: Entity) -> dict[str, tuple[str, ...]]:
    """The names of `entity` that actors of the pack have, with those actors, persons for a person."""
    person = entity.type is ActorType.PERSON
    found = {}
    for name in entity.names:
        near = index.folded.get(plain(name).casefold(), ())
        ids = {
            x.actor
            for x in near
            if x.form is not MentionForm.METONYM
            and x.type is not ActorType.PLACE
            and (x.type is ActorType.PERSON) == person
        }
        if ids:
            found[name] = tuple(sorted(ids))
    return found
