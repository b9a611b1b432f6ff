"""Who is who across the whole record: canonical ids and the names to show for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from onrecord.model.actor import Actor
from onrecord.model.reading import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """`canonical` maps (document id, the document's own actor id) to the record's id; absent means unchanged.

    `actors` holds the actor to show under each canonical id: the one with the longest name among those united, the
    smallest on a tie.
    """

    canonical: Mapping[tuple[str, str], str] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)

    def of(self, document: str, actor: str) -> str:
        """The record's id of a document's actor."""
        return self.canonical.get((document, actor), actor)

    def within(self, document: str) -> dict[str, str]:
        """The record's ids of one document's actors, by the document's own."""
        return {own: known for (where, own), known in self.canonical.items() if where == document}

    def name(self, canonical: str) -> str:
        """The name to show; the id itself where no document names it."""
        actor = self.actors.get(canonical)
        return actor.name if actor else canonical

    def matching(self, wanted: str) -> list[str]:
        """Canonical ids that `wanted` may mean: the id itself, else an equal name, else one that has all its words."""
        if wanted in self.actors:
            return [wanted]
        asked = wanted.casefold()
        equal = sorted(i for i, a in self.actors.items() if a.name.casefold() == asked)
        words = set(asked.split())
        return equal or sorted(i for i, a in self.actors.items() if words <= set(a.name.casefold().split()))


def names_of(articles: Iterable[Article], canonical: Mapping[tuple[str, str], str]) -> Names:
    """The names of all actors of `articles` under the ids of `canonical`."""
    actors: dict[str, Actor] = {}
    for article in articles:
        for actor in article.reading.actors:
            known = canonical.get((article.document.id, actor.id), actor.id)
            shown = actors.get(known)
            if shown is None or (-len(actor.name), actor.name) < (-len(shown.name), shown.name):
                actors[known] = actor
    return Names(canonical=canonical, actors=actors)
