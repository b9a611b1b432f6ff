"""The record as its readers see it: articles under the record's own ids, the links between them, who is who."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from onrecord.model.actor import Actor, Bond
from onrecord.model.entity import Entity
from onrecord.model.link import Link
from onrecord.model.reading import Article
from onrecord.model.renaming import renamed
from onrecord.model.ruling import Naming, Ruling
from onrecord.model.rulings import anchors_of, named_in
from onrecord.model.vocabulary import NAMED_FORMS
from onrecord.record.chain import page_name
from onrecord.record.origins import Lineage

Ids = Mapping[tuple[str, str], str]  # (document id, the document's own id) to the record's id


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """`articles` in order of document id, `links` in order of id, `actors` by canonical id; `lineage`
    holds the lineage links by document, `pages` the name to show for each document. `names` are all that documents and
    imported entities call an actor, by canonical id; `anchors` gives the canonical id by every id that a ruling may
    name, `ids` by (document id, the document's own actor id).

    `rulings` and `namings` are people's, withdrawn ones too, in order of time; `bonds` say why ids are one. `stale`:
    documents were added or removed since the links were made (a run was interrupted). `subject_ids` are as `ids`, of
    subjects. `aside`: how many links are left out because they rest on what a person rejected or edited.
    """

    articles: tuple[Article, ...]
    links: tuple[Link, ...]
    actors: Mapping[str, Actor]
    lineage: Lineage
    pages: Mapping[str, str]
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    anchors: Mapping[str, str] = field(default_factory=dict)
    ids: Ids = field(default_factory=dict)
    rulings: tuple[Ruling, ...] = ()
    namings: tuple[Naming, ...] = ()
    bonds: tuple[Bond, ...] = ()
    stale: bool = False
    subject_ids: Ids = field(default_factory=dict)
    aside: int = 0

    def name(self, actor: str) -> str:
        """The name to show; the id itself where no document names it."""
        found = self.actors.get(actor)
        return found.name if found else actor

    def matching(self, wanted: str) -> list[str]:
        """Ids of the actors that `wanted` may mean: the id itself, else one that a ruling may name, else one united
        with it, else an equal name, else an equal spelling of it in some text, else one with all its words."""
        if wanted in self.actors:
            return [wanted]
        if wanted in self.anchors:
            return [self.anchors[wanted]]
        asked = " ".join(wanted.casefold().split())
        words = set(asked.split())
        names = {i: {a.name.casefold(), *map(str.casefold, self.names.get(i, ()))} for i, a in self.actors.items()}
        return (
            sorted({known for (_, own), known in self.ids.items() if own == wanted})
            or sorted(i for i, told in names.items() if asked in told)
            or sorted(self._spelt(asked))
            or sorted(i for i, told in names.items() if words and any(words <= set(x.split()) for x in told))
        )

    def _spelt(self, asked: str) -> set[str]:
        return {
            m.actor
            for article in self.articles
            for m in article.reading.mentions
            if m.actor and m.form in NAMED_FORMS and " ".join(m.span.text.casefold().split()) == asked
        }

    def sources(self) -> dict[str, str]:
        """The first address of each document, by id."""
        return {a.document.id: a.captures[0].source for a in self.articles}


def record_of(
    articles: Iterable[Article],
    links: Iterable[Link] = (),
    *,
    actor_ids: Ids | None = None,
    subject_ids: Ids | None = None,
    rulings: Collection[Ruling] = (),
    namings: Collection[Naming] = (),
    bonds: Collection[Bond] = (),
    entities: Iterable[Entity] = (),
    stale: bool = False,
) -> Record:
    """The record of `articles` under the record's ids; an id that a mapping does not hold stays the document's own.

    An actor is shown under the last of the `namings` that stand for one of its ids, else under the longest of its
    names. `rulings` and `namings` may hold withdrawn ones.
    """
    actors_of, subjects_of = _by_document(actor_ids or {}), _by_document(subject_ids or {})
    shown = tuple(
        replace(a, reading=renamed(a.reading, actors_of.get(a.document.id, {}), subjects_of.get(a.document.id, {})))
        for a in sorted(articles, key=lambda a: a.document.id)
    )
    actors: dict[str, Actor] = {}
    names: dict[str, set[str]] = {}
    for article in shown:
        for actor in article.reading.actors:
            names.setdefault(actor.id, set()).add(actor.name)
            known_as = actors.get(actor.id)
            if known_as is None or (-len(actor.name), actor.name) < (-len(known_as.name), known_as.name):
                actors[actor.id] = actor
    anchors = all_anchors(actor_ids or {}, rulings, bonds)
    for entity in entities:
        if (met := anchors.get(entity.actor)) in names:
            names[met].update(entity.names)
    for naming in sorted(namings, key=lambda x: (x.at, x.id)):
        if naming.withdrawn_at is None and (known := anchors.get(naming.actor)) in actors:
            actors[known] = replace(actors[known], name=naming.name)
    pages = {a.document.id: page_name(a) for a in shown}
    found = tuple(sorted(links, key=lambda x: x.id))
    return Record(
        articles=shown,
        links=found,
        actors=actors,
        lineage=Lineage.of(found),
        pages=pages,
        names={actor: frozenset(told) for actor, told in names.items()},
        anchors=anchors,
        ids=dict(actor_ids or {}),
        rulings=tuple(sorted(rulings, key=lambda x: (x.at, x.id))),
        namings=tuple(sorted(namings, key=lambda x: (x.at, x.id))),
        bonds=tuple(bonds),
        stale=stale,
        subject_ids=dict(subject_ids or {}),
    )


def all_anchors(ids: Ids, rulings: Iterable[Ruling], bonds: Iterable[Bond]) -> dict[str, str]:
    """The record's actor id by every id that a ruling or a name may be on, from its ids by document."""
    anchors = anchors_of(ids, named_in([x for x in rulings if x.withdrawn_at is None]))
    # Some ids are no document's: of imported actors, and of names that are known under another id by now.
    anchors = {known: known for known in anchors.values()} | anchors
    left = [x for x in bonds if not x.ruling]
    while near := [x for x in left if (x.a in anchors) != (x.b in anchors)]:
        anchors |= {y: anchors[x.a if x.a in anchors else x.b] for x in near for y in (x.a, x.b) if y not in anchors}
    return anchors


def _by_document(ids: Ids) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for (document, own), known in ids.items():
        found.setdefault(document, {})[own] = known
    return found
