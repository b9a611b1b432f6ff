"""Actors as FollowTheMoney entities: JSON objects of an id, a schema, and properties that are lists of strings.

The library `followthemoney` knows some sixty schemata; those that name somebody who acts, and the properties that say
who is meant, are the tables here and in `model.entity`. What the library accepts is what a test holds this to.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from onrecord.errors import UnreadableInputError
from onrecord.model.actor import Actor, Bond
from onrecord.model.entity import NAMING, TYPES, Entity
from onrecord.model.ids import UNNAMED
from onrecord.model.vocabulary import ActorType, MentionForm
from onrecord.record.actors import Alias, aliases_of
from onrecord.record.record import Record
from onrecord.record.rulings import members_of

PROPERTIES = (*NAMING, "weakAlias", "country", "wikidataId")
OF_PERSONS = ("position", "title")
# Who has a name and acts; a place does not act, a document is no entity, and the unnamed have nothing to be found by.
SCHEMATA = {
    ActorType.PERSON: "Person",
    ActorType.STATE: "Territory",
    ActorType.ORGANISATION: "Organization",
    ActorType.MEDIA: "Organization",
    ActorType.OFFICE: "LegalEntity",
    ActorType.COLLECTIVE: "LegalEntity",
}
LONGEST = 500  # characters of a name; nobody is called by more, and every name is compared with every text
EXPECTED = "a FollowTheMoney entity (a JSON object with id, schema, and properties with a name)"


def entities_in(text: str, source: str, skipped: Counter[str]) -> Iterator[Entity | UnreadableInputError]:
    """Every entity of `text`, one a line or all in one JSON list, or the error that names its line.

    What is left out on purpose is counted in `skipped`: entities that name nobody who acts, properties not kept.
    """
    text = text.removeprefix("\ufeff")
    if text.lstrip().startswith("["):
        try:
            entries: list[Any] = msgspec.json.decode(text)
        except msgspec.DecodeError as error:
            yield UnreadableInputError(source, expected="a JSON list of entities", found=f"broken JSON ({error})")
            return
        places = ((f"{source}, entity {n}", entry) for n, entry in enumerate(entries, 1))
    else:
        places = ((f"{source}, line {n}", line) for n, line in enumerate(text.split("\n"), 1) if line.strip())
    seen = False
    for place, entry in places:
        seen = True
        try:
            found = _entity(msgspec.json.decode(entry) if isinstance(entry, str) else entry, place, skipped)
        except msgspec.DecodeError as error:
            yield UnreadableInputError(place, expected=EXPECTED, found=f"broken JSON ({error})")
        except UnreadableInputError as error:
            yield error
        else:
            if found is not None:
                yield found
    if not seen:
        yield UnreadableInputError(source, expected="FollowTheMoney entities", found="none")


def _entity(entry: Any, place: str, skipped: Counter[str]) -> Entity | None:
    """The entity that `entry` is; None if it is left out. Raises UnreadableInputError."""
    if not isinstance(entry, dict):
        raise UnreadableInputError(place, expected=EXPECTED, found="JSON that is no object")
    told, schema, properties = entry.get("id"), entry.get("schema"), entry.get("properties")
    if not isinstance(told, str) or not told.strip() or len(told) > LONGEST:
        raise UnreadableInputError(place, expected="an id that is a short text", found=_shown(told))
    if not isinstance(schema, str):
        raise UnreadableInputError(place, expected="a schema", found=_shown(schema))
    if schema not in TYPES:
        skipped[f"of schema {schema[:40]}, which names nobody who acts"] += 1
        return None
    if not isinstance(properties, dict):
        raise UnreadableInputError(place, expected="properties, an object", found=_shown(properties))
    kept = (*PROPERTIES, *OF_PERSONS) if TYPES[schema] is ActorType.PERSON else PROPERTIES
    skipped.update(f"property {x[:40]} of a {schema}, not kept" for x in properties if x not in kept)
    found = [(x, _values(x, properties[x], place)) for x in sorted(properties) if x in kept]
    entity = Entity(id=told.strip(), schema=schema, properties=tuple(x for x in found if x[1]))
    if not entity.names:
        raise UnreadableInputError(place, expected=f"a name (one of {', '.join(NAMING)})", found="none")
    return entity


def _values(name: str, values: Any, place: str) -> tuple[str, ...]:
    """The texts of a property, each once, spaces made single. Raises UnreadableInputError for anything else."""
    if not isinstance(values, list) or not all(isinstance(x, str) for x in values):
        raise UnreadableInputError(place, expected=f"{name} as a list of texts", found=_shown(values))
    if long := next((x for x in values if len(x) > LONGEST), None):
        expected = f"{name} of at most {LONGEST} characters"
        raise UnreadableInputError(place, expected=expected, found=f"{len(long)} ({_shown(long)})")
    return tuple(dict.fromkeys(y for x in values if (y := " ".join(x.split()))))


def _shown(value: Any) -> str:
    if value is None:
        return "none"
    words = msgspec.json.encode(value).decode()
    return words if len(words) <= 40 else f"{words[:40]}…"


def exported(record: Record, bonds: Sequence[Bond], entities: Iterable[Entity]) -> Iterator[dict[str, Any]]:
    """Every actor of `record` that has a name and acts as an entity, in order of id.

    An imported entity keeps its id, schema and properties and gains the names met in the documents.
    """
    brought = {x.actor: x for x in entities}
    aliases = aliases_of(record)
    for actor in sorted(record.actors.values(), key=lambda x: x.id):
        if actor.type in SCHEMATA and not actor.id.startswith(UNNAMED):
            own = [brought[x] for x in members_of(record, actor.id, bonds) if x in brought]
            yield _exported(actor, own, record.names.get(actor.id, ()), aliases.get(actor.id, ()))


def _exported(actor: Actor, own: Sequence[Entity], names: Iterable[str], aliases: Iterable[Alias]) -> dict[str, Any]:
    found: dict[str, dict[str, None]] = {"name": {actor.name: None}}
    for entity in own:
        for name, values in entity.properties:
            found.setdefault("alias" if name == "name" else name, {}).update(dict.fromkeys(values))
    for name in sorted(names):
        found.setdefault(_kind(actor, name), {})[name] = None
    for alias in aliases:
        if alias.is_name and alias.form is not MentionForm.METONYM:
            weak = alias.form in (MentionForm.MISSPELLING, MentionForm.HANDLE)
            found.setdefault("weakAlias" if weak else _kind(actor, alias.text), {})[alias.text] = None
    met: set[str] = set()
    properties: Mapping[str, list[str]] = {
        name: told
        for name in (*PROPERTIES, *OF_PERSONS)
        if (told := [x for x in found.get(name, ()) if name not in (*NAMING, "weakAlias") or not _again(x, met)])
    }
    made = f"onrecord-{hashlib.sha256(actor.id.encode()).hexdigest()[:16]}"
    return {
        "id": own[0].id if own else made,
        "schema": own[0].schema if own and own[0].schema != "Country" else SCHEMATA[actor.type],
        "properties": dict(properties),
    }


def _kind(actor: Actor, name: str) -> str:
    """A person's single name is borne by many others."""
    return "weakAlias" if actor.type is ActorType.PERSON and " " not in name else "alias"


def _again(name: str, met: set[str]) -> bool:
    if name in met:
        return True
    met.add(name)
    return False
