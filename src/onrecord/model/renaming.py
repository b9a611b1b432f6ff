"""A reading under other ids. A document keeps its own; the record's are laid over them when it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from onrecord.model.actor import Actor
from onrecord.model.attribution import Attribution
from onrecord.model.reading import Reading
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import Condition, Obligation, Party, Position, Rule, Step, Value


def renamed(reading: Reading, actors: Mapping[str, str], subjects: Mapping[str, str] | None = None) -> Reading:
    """`reading` with every actor and subject id that the mappings hold put in place of the document's own."""
    about = subjects or {}
    if not actors and not about:
        return reading
    return replace(
        reading,
        actors=_actors(reading.actors, actors),
        mentions=tuple(replace(m, actor=_one(m.actor, actors)) for m in reading.mentions),
        attributions=tuple(_attribution(x, actors) for x in reading.attributions),
        statements=tuple(_statement(x, actors, about) for x in reading.statements),
        subjects=tuple(_subject(x, about) for x in reading.subjects),
        terms=tuple(
            replace(x, subject=about.get(x.subject, x.subject), value=_value(x.value, actors)) for x in reading.terms
        ),
    )


def _one(actor: str | None, ids: Mapping[str, str]) -> str | None:
    return None if actor is None else ids.get(actor, actor)


def _all(actors: tuple[str, ...], ids: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids.get(x, x) for x in actors))


def _actors(actors: tuple[Actor, ...], ids: Mapping[str, str]) -> tuple[Actor, ...]:
    """One actor an id: of those that fall together, the one with the longest name."""
    found: dict[str, Actor] = {}
    for actor in actors:
        known = replace(actor, id=ids.get(actor.id, actor.id), represents=_one(actor.represents, ids))
        shown = found.get(known.id)
        if shown is None or (-len(known.name), known.name) < (-len(shown.name), shown.name):
            found[known.id] = known
    return tuple(found.values())


def _attribution(attribution: Attribution, ids: Mapping[str, str]) -> Attribution:
    return replace(attribution, source_actors=_all(attribution.source_actors, ids), via=_one(attribution.via, ids))


def _statement(statement: Statement, ids: Mapping[str, str], about: Mapping[str, str]) -> Statement:
    return replace(
        statement,
        holders=_all(statement.holders, ids),
        addressee=_one(statement.addressee, ids),
        on_behalf_of=_one(statement.on_behalf_of, ids),
        subjects=_all(statement.subjects, about),
    )


def _subject(subject: Subject, about: Mapping[str, str]) -> Subject:
    relations = tuple((relation, about.get(other, other)) for relation, other in subject.relations)
    return replace(subject, id=about.get(subject.id, subject.id), relations=relations)


def _value(value: Value, ids: Mapping[str, str]) -> Value:
    match value:
        case Party() | Position():
            return replace(value, actor=_one(value.actor, ids))
        case Obligation():
            return replace(value, obligors=_all(value.obligors, ids), beneficiaries=_all(value.beneficiaries, ids))
        case Rule() | Condition() | Step():
            return value
