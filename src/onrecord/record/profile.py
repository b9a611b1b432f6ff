"""Who an actor is as the record has it: its names, why they are one, for whom it speaks, which offices it held."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from onrecord.model.actor import Actor
from onrecord.model.ruling import Ruling
from onrecord.model.vocabulary import NAMED_FORMS, ActorType, MentionForm
from onrecord.packs.actors import KnownActors
from onrecord.record.record import Record

MINTED, UNNAMED = "name:", "anon_"  # how an id begins that a name, or words that name nobody, gave


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """`words` as they stand in texts (`form` is how they name the actor): `mentions` of them, in `documents` (ids)."""

    words: str
    form: MentionForm
    mentions: int
    documents: tuple[str, ...]

    @property
    def is_name(self) -> bool:
        """Whether the words name the actor; others only point to it."""
        return self.form in NAMED_FORMS


@dataclass(frozen=True, slots=True, kw_only=True)
class United:
    """A document's own id that the record holds to be this actor: its `names`, in `documents`, and `why`."""

    own: str
    names: tuple[str, ...]
    documents: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An office as the pack knows it: `person` was `office` of `of`; days are ISO, "" is open."""

    person: str
    office: str
    of: str
    since: str
    until: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """Everything about `actor` but what it said. `speaks_for` are names with the documents that say so."""

    actor: Actor
    aliases: tuple[Alias, ...]
    united: tuple[United, ...]
    rulings: tuple[Ruling, ...]
    offices: tuple[Held, ...]
    speaks_for: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An actor as a row of the list: how many statements are its own, in how many documents it is mentioned."""

    actor: Actor
    statements: int
    mentions: int
    documents: int


def actors_of(record: Record, wanted: str = "") -> tuple[Listed, ...]:
    """The actors of `record` whose name, id or a spelling of it holds `wanted`, those who said most first. Places are
    no actors."""
    asked = " ".join(wanted.casefold().split())
    statements, mentions = Counter[str](), Counter[str]()
    documents, spelt = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for article in record.articles:
        statements.update(h for s in article.reading.statements for h in s.holders)
        for actor in article.reading.actors:
            documents[actor.id].add(article.document.id)
            spelt[actor.id].add(actor.name.casefold())
        for mention in article.reading.mentions:
            if mention.actor:
                mentions[mention.actor] += 1
                if mention.form in NAMED_FORMS:
                    spelt[mention.actor].add(" ".join(mention.span.text.casefold().split()))
    found = [
        Listed(actor=a, statements=statements[i], mentions=mentions[i], documents=len(documents[i]))
        for i, a in record.actors.items()
        if a.type is not ActorType.PLACE and (asked in i.casefold() or any(asked in x for x in spelt[i]))
    ]
    return tuple(sorted(found, key=lambda x: (-x.statements, -x.mentions, x.actor.name.casefold(), x.actor.id)))


def profile_of(record: Record, actor: str, known: KnownActors) -> Profile:
    """Who `actor` (a canonical id) is; `known` are the actors of a pack. Raises KeyError if no document has it."""
    found = record.actors[actor]
    rulings = _rulings(record, actor)
    return Profile(
        actor=found,
        aliases=_aliases(record, actor),
        united=_united(record, actor, rulings),
        rulings=rulings,
        offices=_offices(actor, known),
        speaks_for=_speaks_for(record, actor),
    )


def _aliases(record: Record, actor: str) -> tuple[Alias, ...]:
    documents: dict[tuple[str, MentionForm], list[str]] = defaultdict(list)
    for article in record.articles:
        for mention in article.reading.mentions:
            if mention.actor == actor and mention.form not in (MentionForm.PRONOUN, MentionForm.DEICTIC):
                documents[" ".join(mention.span.text.split()), mention.form].append(article.document.id)
    found = [
        Alias(words=words, form=form, mentions=len(ids), documents=tuple(dict.fromkeys(ids)))
        for (words, form), ids in documents.items()
    ]
    return tuple(sorted(found, key=lambda x: (not x.is_name, -len(x.documents), -x.mentions, x.words, x.form)))


def _united(record: Record, actor: str, rulings: Iterable[Ruling]) -> tuple[United, ...]:
    names: dict[str, set[str]] = defaultdict(set)
    documents: dict[str, list[str]] = defaultdict(list)
    articles = {x.document.id: x for x in record.articles}
    for (document, own), known_as in sorted(record.ids.items()):
        if known_as == actor and document in articles:
            documents[own].append(document)
            names[own].update(x.name for x in articles[document].reading.actors if x.id == actor)
    ruled = {x.a if x.b == actor else x.b: x for x in rulings if x.withdrawn_at is None}
    return tuple(
        United(own=own, names=tuple(sorted(names[own])), documents=tuple(ids), why=_why(own, actor, ruled))
        for own, ids in sorted(documents.items(), key=lambda x: (x[0] != actor, -len(x[1]), x[0]))
    )


def _why(own: str, actor: str, ruled: Mapping[str, Ruling]) -> str:
    if own in ruled:
        return f"ruled {ruled[own].judgement.value} by {ruled[own].by}: {ruled[own].why}"
    if own.startswith(UNNAMED):
        return "words that name nobody: one actor in this document alone"
    if own == actor:
        return "the same name" if own.startswith(MINTED) else "an entry of the pack"
    return "a spelling of the same name"


def _rulings(record: Record, actor: str) -> tuple[Ruling, ...]:
    ids = {actor, *(own for (_, own), known_as in record.ids.items() if known_as == actor)}
    return tuple(x for x in record.rulings if ids & {x.a, x.b})


def _offices(actor: str, known: KnownActors) -> tuple[Held, ...]:
    found = [
        Held(person=f"person:{key}", office=x.office, of=x.of, since=x.since, until=x.until)
        for key, person in known.persons.items()
        for x in person.tenures
        if actor in (f"person:{key}", x.of)
    ]
    return tuple(sorted(found, key=lambda x: (x.since, x.office, x.person)))


def _speaks_for(record: Record, actor: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    documents: dict[str, list[str]] = defaultdict(list)
    for article in record.articles:
        for x in article.reading.actors:
            if x.id == actor and x.represents:
                documents[x.represents].append(article.document.id)
    return tuple(sorted(((body, tuple(ids)) for body, ids in documents.items()), key=lambda x: (-len(x[1]), x[0])))
