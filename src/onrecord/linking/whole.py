"""Articles linked with one another: who is who, who copied whom, what is one arrangement, what agrees and conflicts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.judge import compare
from onrecord.link import Wider, find_lineage
from onrecord.model.actor import Bond
from onrecord.model.entity import Entity
from onrecord.model.link import Link
from onrecord.model.reading import Article
from onrecord.model.ruling import Naming, RuledOn, Ruling
from onrecord.model.rulings import anchors_of, named_in, weigh
from onrecord.packs.gazetteer import claims, one_with_the_pack
from onrecord.packs.pack import Pack
from onrecord.record.record import Ids, record_of
from onrecord.record.troubles import subject_troubles
from onrecord.resolve import resolve_actors
from onrecord.resolve.subjects import resolve_subjects
from onrecord.store.base import Issue, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What people said of the actors and subjects of a record; `entities` were imported."""

    rulings: tuple[Ruling, ...] = ()
    namings: tuple[Naming, ...] = ()
    entities: tuple[Entity, ...] = ()
    on_subjects: tuple[Ruling, ...] = ()
    subject_namings: tuple[Naming, ...] = ()

    @classmethod
    def in_(cls, store: Store) -> Said:
        """The same of a stored record."""
        return cls(
            rulings=store.rulings(),
            namings=store.namings(),
            entities=store.entities(),
            on_subjects=store.rulings(of=RuledOn.SUBJECT),
            subject_namings=store.namings(of=RuledOn.SUBJECT),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Among:
    """What a record knows of articles that are a part of it: what lineage asks of the whole, and which ids its actors
    and subjects have there, given those that the articles alone would give them."""

    wider: Wider
    actors: Callable[[Ids], Ids]
    subjects: Callable[[Ids], Ids]


@dataclass(frozen=True, slots=True, kw_only=True)
class Connected:
    """What articles say together beyond the single ones: one id an actor, one a subject, and the links.

    The ids are by (document id, the document's own id); `bonds` say why ids of actors are one.
    """

    actor_ids: Ids
    bonds: tuple[Bond, ...]
    subject_ids: Ids
    links: tuple[Link, ...]


def connect(articles: Sequence[Article], said: Said, pack: Pack, among: Among | None = None) -> Connected:
    """Who is who, then who copied whom by wording alone, then what is the same arrangement, then what agrees,
    conflicts and was altered in the light of all that. What people `said` outranks the program. The articles are the
    whole record, or `among` it."""
    one = one_with_the_pack(pack, said.entities)
    shown = frozenset(x.actor for x in said.namings)
    resolved = resolve_actors(articles, said.rulings, pack, said.entities, one, shown)
    actor_ids = among.actors(resolved.ids) if among else resolved.ids
    named = record_of(articles, actor_ids=actor_ids).articles
    lineage = find_lineage(named, pack, among.wider if among else None)
    found = resolve_subjects(named, lineage, pack, said.on_subjects)
    subject_ids = among.subjects(found) if among else found
    under_one = record_of(named, subject_ids=subject_ids).articles
    return Connected(
        actor_ids=actor_ids,
        bonds=resolved.bonds,
        subject_ids=subject_ids,
        links=(*lineage, *compare(under_one, lineage, pack)),
    )


def troubles_of(whole: Connected, said: Said, pack: Pack) -> list[Issue]:
    """What is wrong with what people said of actors and subjects: rulings that collide or were replaced by another
    person, ids that are no longer in the record, names that two claim."""
    weighed = weigh(said.rulings)
    told = [("rulings collide", str(x)) for x in weighed.collisions]
    told += [
        ("rulings disagree", f"{old}; the later one stands: {new}") for old, new in weighed.replaced if old.by != new.by
    ]
    here = {*anchors_of(whole.actor_ids, named_in(said.rulings)), *(x.actor for x in said.entities)}
    here.update(y for x in whole.bonds if not x.ruling for y in (x.a, x.b))
    told += [
        ("ruling on nobody", f"{ruling}: nobody in the record is {gone}")
        for ruling in said.rulings
        for gone in sorted({ruling.a, ruling.b} - here)
    ]
    nobody = [x for x in said.namings if x.actor not in here]
    told += [("name for nobody", f"{x}: nobody in the record is {x.actor}") for x in nobody]
    told += [("name claimed twice", str(x)) for x in claims(pack, said.entities)]
    found = [Issue(document="", stage="resolve", kind=kind, detail=detail) for kind, detail in told]
    return found + subject_troubles(whole.subject_ids, said.on_subjects, said.subject_namings)
