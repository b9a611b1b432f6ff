"""The actors of a record as a reader meets them: their names with counts, why ids are one, and what people ruled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.errors import RecordError, UnknownNameError
from onrecord.model.actor import Actor, Bond
from onrecord.model.ids import MINTED, PERSON
from onrecord.model.ruling import Naming, Ruling
from onrecord.model.rulings import Standing, weigh
from onrecord.model.vocabulary import NAMED_FORMS, MentionForm
from onrecord.record.record import Record

SHOWN = 12  # names in a message about one that means nobody or several


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """One surface that names an actor, its form, and in how many `mentions` and `documents` it stands."""

    text: str
    form: MentionForm
    mentions: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An actor with the number of its `statements`, its `mentions` of any form, and the `documents` they stand in."""

    actor: Actor
    statements: int
    mentions: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A ruling or a name to show, and how it stands; `missing` are the ids of it that are not in the record."""

    ruling: Ruling | Naming
    standing: Standing
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """All that is known of who an actor is. `members` are the ids it unites, `bonds` why it does."""

    listed: Listed
    aliases: tuple[Alias, ...]
    members: tuple[str, ...]
    bonds: tuple[Bond, ...]
    rulings: tuple[Ruled, ...]


def listed_actors(record: Record) -> tuple[Listed, ...]:
    """Every actor of the record, whoever said most first, then whoever is mentioned most."""
    statements: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    documents: dict[str, set[str]] = defaultdict(set)
    for article in record.articles:
        for statement in article.reading.statements:
            statements.update(set(statement.holders))
        for actor in article.reading.actors:
            documents[actor.id].add(article.document.id)
        mentions.update(m.actor for m in article.reading.mentions if m.actor)
    found = (
        Listed(actor=a, statements=statements[i], mentions=mentions[i], documents=len(documents[i]))
        for i, a in record.actors.items()
    )
    return tuple(sorted(found, key=lambda x: (-x.statements, -x.mentions, x.actor.id)))


def aliases_of(record: Record) -> dict[str, tuple[Alias, ...]]:
    """The surfaces that name each actor, by its id, the most frequent first."""
    counts: dict[str, Counter[tuple[str, MentionForm]]] = defaultdict(Counter)
    where: dict[tuple[str, str, MentionForm], set[str]] = defaultdict(set)
    for article in record.articles:
        for mention in article.reading.mentions:
            if mention.actor and mention.form in NAMED_FORMS:
                text = " ".join(mention.span.text.split())
                counts[mention.actor][text, mention.form] += 1
                where[mention.actor, text, mention.form].add(article.document.id)
    return {
        actor: tuple(
            Alias(text=text, form=form, mentions=n, documents=len(where[actor, text, form]))
            for (text, form), n in sorted(found.items(), key=lambda x: (-x[1], x[0]))
        )
        for actor, found in counts.items()
    }


def members_of(record: Record, actor: str, bonds: Iterable[Bond]) -> tuple[str, ...]:
    """The ids that `actor` unites, in order: those of documents, and those that only bind them together."""
    found = {actor, *(anchor for anchor, known in record.anchors.items() if known == actor)}
    left = list(bonds)
    while near := [x for x in left if x.a in found or x.b in found]:
        found.update(y for x in near for y in (x.a, x.b))
        left = [x for x in left if x not in near]
    return tuple(sorted(found))


def profile_of(
    record: Record, actor: str, bonds: Sequence[Bond], rulings: Sequence[Ruling], namings: Sequence[Naming]
) -> Profile:
    """Who `actor`, an id of the record, is. `rulings` and `namings` are all there are, withdrawn ones too."""
    members = members_of(record, actor, bonds)
    return Profile(
        listed=next(x for x in listed_actors(record) if x.actor.id == actor),
        aliases=aliases_of(record).get(actor, ()),
        members=members,
        bonds=tuple(x for x in bonds if x.a in members),
        rulings=tuple(x for x in ruled(record, rulings, namings) if not {*_ids(x.ruling)}.isdisjoint(members)),
    )


def ruled(record: Record, rulings: Sequence[Ruling], namings: Sequence[Naming]) -> tuple[Ruled, ...]:
    """How each ruling and name to show stands, in order of time."""
    weighed = weigh(rulings)
    last = {x.actor: x for x in sorted(namings, key=lambda x: (x.at, x.id)) if x.withdrawn_at is None}
    found: list[Ruled] = []
    every: list[Ruling | Naming] = [*rulings, *namings]
    for said in sorted(every, key=lambda x: (x.at, x.id)):
        if isinstance(said, Ruling):
            standing = weighed.standing(said)
        elif said.withdrawn_at is not None:
            standing = Standing.WITHDRAWN
        else:
            standing = Standing.STANDS if last[said.actor] is said else Standing.REPLACED
        found.append(
            Ruled(ruling=said, standing=standing, missing=tuple(x for x in _ids(said) if x not in record.anchors))
        )
    return tuple(found)


def _ids(said: Ruling | Naming) -> tuple[str, ...]:
    return (said.a, said.b) if isinstance(said, Ruling) else (said.actor,)


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
        raise UnknownNameError("actor", wanted, [x.actor.id for x in listed_actors(record)[:SHOWN]])
    if len(found) > 1:
        several = ", ".join(found[:SHOWN]) + (" …" if len(found) > SHOWN else "")
        raise RecordError(path, expected=f"one actor named {wanted!r}", found=f"several: {several}")
    return found[0]


def parted(
    record: Record, actor: str, leaving: Sequence[str], bonds: Iterable[Bond], path: str
) -> list[tuple[str, str]]:
    """The pairs to rule different so that `leaving`, ids that `actor` unites, are another actor than the rest.

    An id with ``@`` and the start of a document's id is the actor of that id in that document alone. Raises
    RecordError for an id that is not united in `actor`, and where nothing would be left of it.
    """
    members = set(members_of(record, actor, bonds))
    out = set()
    for given in leaving:
        own, _, start = given.partition("@")
        here = [d for d in _documents(record, actor, own) if start and d.startswith(start)]
        if given in members:
            out.add(given)
        elif len(here) == 1 and own in members:
            # In one document only, the id itself is what leaves.
            alone = len(_documents(record, actor, own)) == 1
            out.add(own if alone else f"{own}@{here[0][:8]}")
        else:
            told = ", ".join(sorted(members)[:SHOWN])
            raise RecordError(path, expected=f"an id that {actor} unites ({told})", found=repr(given))
    if not members - out:
        raise RecordError(path, expected=f"ids that leave something of {actor}", found="all of them")
    return sorted((a, b) for a in out for b in members - out)


def _documents(record: Record, actor: str, own: str) -> list[str]:
    return sorted(d for (d, x), known in record.ids.items() if x == own and known == actor)
