"""The record as its readers see it: articles under the record's own ids, the links between them, who is who."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from onrecord.model.actor import Actor
from onrecord.model.link import Link
from onrecord.model.reading import Article
from onrecord.model.renaming import renamed
from onrecord.model.ruling import Ruling
from onrecord.model.vocabulary import NAMED_FORMS
from onrecord.record.chain import page_name
from onrecord.record.origins import Lineage

Ids = Mapping[tuple[str, str], str]  # (document id, the document's own id) to the record's id


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """`articles` in order of document id, `links` in order of id, `actors` by canonical id; `lineage`
    holds the lineage links by document, `pages` the name to show for each document.

    `ids` gives the record's id for (document id, the document's own actor id); `rulings` are a person's, withdrawn ones
    too. `stale`: documents were added or removed since the links were made (a run was interrupted).
    """

    articles: tuple[Article, ...]
    links: tuple[Link, ...]
    actors: Mapping[str, Actor]
    lineage: Lineage
    pages: Mapping[str, str]
    ids: Ids = field(default_factory=dict)
    rulings: tuple[Ruling, ...] = ()
    stale: bool = False

    def name(self, actor: str) -> str:
        """The name to show; the id itself where no document names it."""
        found = self.actors.get(actor)
        return found.name if found else actor

    def matching(self, wanted: str) -> list[str]:
        """Ids of the actors that `wanted` may mean: the id itself, else one united with it, else an equal name, else an
        equal spelling of the name in some text, else one with all its words."""
        if wanted in self.actors:
            return [wanted]
        asked = " ".join(wanted.casefold().split())
        words = set(asked.split())
        return (
            sorted({known for (_, own), known in self.ids.items() if own == wanted})
            or sorted(i for i, a in self.actors.items() if a.name.casefold() == asked)
            or sorted(self._spelt(asked))
            or sorted(i for i, a in self.actors.items() if words and words <= set(a.name.casefold().split()))
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
    rulings: Iterable[Ruling] = (),
    stale: bool = False,
) -> Record:
    """The record of `articles` under the record's ids; an id that a mapping does not hold stays the document's own."""
    actors_of, subjects_of = _by_document(actor_ids or {}), _by_document(subject_ids or {})
    shown = tuple(
        replace(a, reading=renamed(a.reading, actors_of.get(a.document.id, {}), subjects_of.get(a.document.id, {})))
        for a in sorted(articles, key=lambda a: a.document.id)
    )
    actors: dict[str, Actor] = {}
    for article in shown:
        for actor in article.reading.actors:
            known_as = actors.get(actor.id)
            if known_as is None or (-len(actor.name), actor.name) < (-len(known_as.name), known_as.name):
                actors[actor.id] = actor
    pages = {a.document.id: page_name(a) for a in shown}
    found = tuple(sorted(links, key=lambda x: x.id))
    return Record(
        articles=shown,
        links=found,
        actors=actors,
        lineage=Lineage.of(found),
        pages=pages,
        ids=dict(actor_ids or {}),
        rulings=tuple(sorted(rulings, key=lambda x: (x.at, x.id))),
        stale=stale,
    )


def _by_document(ids: Ids) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for (document, own), known in ids.items():
        found.setdefault(document, {})[own] = known
    return found
