"""An actor that a user brought, as FollowTheMoney has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.ids import IMPORTED, PERSON
from onrecord.model.vocabulary import ActorType

# The schemata that name somebody who acts, and what they are here. `Country` is no schema of the library's any more.
TYPES: dict[str, ActorType] = {
    "Person": ActorType.PERSON,
    "Organization": ActorType.ORGANISATION,
    "PublicBody": ActorType.ORGANISATION,
    "Company": ActorType.ORGANISATION,
    "LegalEntity": ActorType.ORGANISATION,
    "Territory": ActorType.STATE,
    "Country": ActorType.STATE,
}
# Names that say alone who is meant. A weak alias does not, and is kept for export only.
NAMING = ("name", "alias", "previousName")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """`id` and `schema` (a key of `TYPES`) as brought; `properties` by name, each with its values in order."""

    id: str
    schema: str
    properties: tuple[tuple[str, tuple[str, ...]], ...]

    def values(self, name: str) -> tuple[str, ...]:
        """The values of a property; empty if it was not brought."""
        return dict(self.properties).get(name, ())

    @property
    def type(self) -> ActorType:
        """What it is as an actor."""
        return TYPES[self.schema]

    @property
    def name(self) -> str:
        """The first of its names."""
        return self.names[0]

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that says alone who is meant, each once; at least one."""
        return tuple(dict.fromkeys(x for kind in NAMING for x in self.values(kind)))

    @property
    def key(self) -> str:
        """The key under which it stands among the known actors."""
        return IMPORTED + self.id

    @property
    def actor(self) -> str:
        """Its id as an actor of the record."""
        return PERSON + self.key if self.type is ActorType.PERSON else self.key


def is_imported(actor: str) -> bool:
    """Whether an actor's id is that of an imported entity."""
    return actor.removeprefix(PERSON).startswith(IMPORTED)


def shared_names(entities: Iterable[Entity]) -> dict[tuple[str, bool], tuple[str, ...]]:
    """The names, in lower case and with whether they are a person's, that several entities claim, and the ids of those
    entities: such a name alone says of nobody who is meant."""
    claims: dict[tuple[str, bool], list[str]] = defaultdict(list)
    for entity in entities:
        for name in sorted({x.casefold() for x in entity.names}):
            claims[name, entity.type is ActorType.PERSON].append(entity.id)
    return {key: tuple(sorted(ids)) for key, ids in sorted(claims.items()) if len(ids) > 1}
