"""The actors of a record as a reader meets them: their names with counts, why ids are one, and what people ruled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.errors import RecordError, UnknownNameError
from onrecord.model.actor import Actor, Bond
from onrecord.model.ids import MINTED, PERSON, UNNAMED
from onrecord.model.vocabulary import NAMED_FORMS, ActorType, MentionForm
from onrecord.record.record import Record
from onrecord.record.rulings import SHOWN, Ruled, ids_of, members_of, ruled


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """What texts call an actor: `text`, how it names or points (`form`), its `mentions`, and the `documents` (ids)."""

    text: str
    form: MentionForm
    mentions: int
    documents: tuple[str, ...]

    @property
    def is_name(self) -> bool:
        """Whether the words name the actor; others only point to it."""
        return self.form in NAMED_FORMS


@dataclass(frozen=True, slots=True, kw_only=True)
class United:
    """An id that the record holds to be this actor: what documents call it, which they are, and `why` it is."""

    own: str
    names: tuple[str, ...]
    documents: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An actor with the number of its `statements`, its `mentions` of any form, and the `documents` they stand in."""

    actor: Actor
    statements: int
    mentions: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """All that is known of who an actor is: what texts call it, the ids it unites, the `bonds` between them that say
    why, and the rulings on any of them."""

    listed: Listed
    aliases: tuple[Alias, ...]
    united: tuple[United, ...]
    bonds: tuple[Bond, ...]
    rulings: tuple[Ruled, ...]

    @property
    def actor(self) -> Actor:
        """The actor itself."""
        return self.listed.actor


def listed_actors(record: Record, wanted: str = "") -> tuple[Listed, ...]:
    """The actors of the record whose name, id or a spelling of it holds `wanted`: whoever said most first, then whoever
    is mentioned most. Places are no actors."""
    asked = " ".join(wanted.casefold().split())
    statements, mentions = Counter[str](), Counter[str]()
    documents: dict[str, set[str]] = defaultdict(set)
    spelt: dict[str, set[str]] = defaultdict(set)
    for article in record.articles:
        for statement in article.reading.statements:
            statements.update(set(statement.holders))
        for actor in article.reading.actors:
            documents[actor.id].add(article.document.id)
        for mention in article.reading.mentions:
            if mention.actor:
                mentions[mention.actor] += 1
                if mention.form in NAMED_FORMS:
                    spelt[mention.actor].add(" ".join(mention.span.text.casefold().split()))
    for actor_id, told in record.names.items():
        spelt[actor_id].update(map(str.casefold, told))
    found = (
        Listed(actor=a, statements=statements[i], mentions=mentions[i], documents=len(documents[i]))
        for i, a in record.actors.items()
        if a.type is not ActorType.PLACE
        and (asked in i.casefold() or any(asked in x for x in (a.name.casefold(), *spelt[i])))
    )
    return tuple(sorted(found, key=lambda x: (-x.statements, -x.mentions, x.actor.name.casefold(), x.actor.id)))


def aliases_of(record: Record) -> dict[str, tuple[Alias, ...]]:
    """What texts call each actor, by its id: names before words that only point to it, the most frequent first.
    Pronouns are left out."""
    where: dict[str, dict[tuple[str, MentionForm], list[str]]] = defaultdict(lambda: defaultdict(list))
    for article in record.articles:
        for mention in article.reading.mentions:
            if mention.actor and mention.form not in (MentionForm.PRONOUN, MentionForm.DEICTIC):
                text = " ".join(mention.span.text.split())
                where[mention.actor][text, mention.form].append(article.document.id)
    return {actor: _sorted(found) for actor, found in where.items()}


def _sorted(found: Mapping[tuple[str, MentionForm], Sequence[str]]) -> tuple[Alias, ...]:
    aliases = [
        Alias(text=text, form=form, mentions=len(ids), documents=tuple(dict.fromkeys(ids)))
        for (text, form), ids in found.items()
    ]
    return tuple(sorted(aliases, key=lambda x: (not x.is_name, -len(x.documents), -x.mentions, x.text, x.form)))


def profile_of(record: Record, actor: str) -> Profile:
    """Who `actor`, an id of the record, is. Raises KeyError if no document has it."""
    members = members_of(record, actor, record.bonds)
    bonds = tuple(x for x in record.bonds if x.a in members)
    rulings = ruled(record, record.rulings, record.namings)
    return Profile(
        listed=_listed(record, record.actors[actor]),
        aliases=aliases_of(record).get(actor, ()),
        united=tuple(_united(record, actor, members, bonds)),
        bonds=bonds,
        rulings=tuple(x for x in rulings if not {*ids_of(x.ruling)}.isdisjoint(members)),
    )


def _listed(record: Record, actor: Actor) -> Listed:
    readings = [x.reading for x in record.articles]
    return Listed(
        actor=actor,
        statements=sum(actor.id in s.holders for x in readings for s in x.statements),
        mentions=sum(m.actor == actor.id for x in readings for m in x.mentions),
        documents=sum(any(a.id == actor.id for a in x.actors) for x in readings),
    )


def _united(record: Record, actor: str, members: Iterable[str], bonds: Sequence[Bond]) -> Iterator[United]:
    """The ids that are this actor, its own first; those of documents before those that only bind others together."""
    articles = {x.document.id: x for x in record.articles}
    documents: dict[str, list[str]] = {x: [] for x in members}
    for (document, own), known in sorted(record.ids.items()):
        if known == actor and document in articles:
            documents.setdefault(own, []).append(document)
    for own, ids in sorted(documents.items(), key=lambda x: (x[0] != actor, -len(x[1]), x[0])):
        called = {a.name for x in ids for a in articles[x].reading.actors if a.id == actor}
        why = [x.reason for x in bonds if own in (x.a, x.b)]
        yield United(own=own, names=tuple(sorted(called)), documents=tuple(ids), why="; ".join(why) or _alone(own))


def _alone(own: str) -> str:
    if own.startswith(UNNAMED):
        return "words that name nobody: one actor in this document alone"
    return "the same name in every document" if own.startswith(MINTED) else "an entry of the pack"


def actor_named(record: Record, wanted: str, path: str) -> str:
    """The id that a ruling on `wanted` is on: an id as it is given, else the record's id of the one actor that its
    name, or the start of its id, means. `path` is the record as the caller knows it.

    Raises UnknownNameError for nobody and RecordError for several.
    """
    if wanted in record.anchors:
        return wanted
    ids = {*record.actors, *record.anchors}
    bare = tuple(f"{prefix}{wanted}" for prefix in ("", MINTED, PERSON))
    found = record.matching(wanted) or sorted({record.anchors.get(x, x) for x in ids if wanted and x.startswith(bare)})
    if not found:
        named = [x.actor.id for x in listed_actors(record) if not x.actor.id.startswith(UNNAMED)]
        raise UnknownNameError("actor", wanted, named[:SHOWN])
    if len(found) > 1:
        several = ", ".join(found[:SHOWN]) + (" …" if len(found) > SHOWN else "")
        raise RecordError(path, expected=f"one actor named {wanted!r}", found=f"several: {several}")
    return found[0]
