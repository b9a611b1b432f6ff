"""On whose word: the path from who spoke, through who passed it on, to the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import IntEnum

from onrecord.model.actor import Actor
from onrecord.model.attribution import Attribution
from onrecord.model.reading import Article
from onrecord.model.statement import Statement
from onrecord.model.vocabulary import ActorType, Anonymity, Relation
from onrecord.record.origins import Lineage, covers


class Word(IntEnum):
    """Whose word a report rests on, the nearest first; the order of groups inside a cell."""

    PRINCIPAL = 1
    SPOKESPERSON = 2
    NAMED_THIRD_PARTY = 3
    DESCRIBED_ANONYMOUS = 4
    VAGUE_ANONYMOUS = 5
    AUTHOR_VOICE = 6

    @property
    def label(self) -> str:
        """The word we publish."""
        return self.name.lower().replace("_", " ")


ANONYMOUS = {
    Anonymity.DESCRIBED: Word.DESCRIBED_ANONYMOUS,
    Anonymity.VAGUE: Word.VAGUE_ANONYMOUS,
    Anonymity.PLURAL_VAGUE: Word.VAGUE_ANONYMOUS,
    Anonymity.IMPERSONAL: Word.VAGUE_ANONYMOUS,
    Anonymity.AUTHOR_VOICE: Word.AUTHOR_VOICE,
}


def ancestry(attribution: str | None, article: Article) -> list[Attribution]:
    """An attribution and its parents, from the innermost to the one nearest the page."""
    by_id = {x.id: x for x in article.reading.attributions}
    found: list[Attribution] = []
    at = by_id.get(attribution or "")
    while at is not None and at not in found:
        found.append(at)
        at = by_id.get(at.parent or "")
    return found


def whose_word(statement: Statement, principals: Iterable[str], article: Article) -> Word:
    """How near the holder of `statement` is to those it binds or concerns (`principals`, the document's own ids)."""
    layers = ancestry(statement.attribution, article)
    if not layers:
        return Word.AUTHOR_VOICE
    if layers[0].anonymity in ANONYMOUS:
        return ANONYMOUS[layers[0].anonymity]
    actors = {x.id: x for x in article.reading.actors}
    bound = set(principals)
    if bound & set(statement.holders):
        return Word.PRINCIPAL
    if any(_represents(actors.get(x), bound) for x in statement.holders):
        return Word.SPOKESPERSON
    return Word.NAMED_THIRD_PARTY


def _represents(actor: Actor | None, bound: set[str]) -> bool:
    return actor is not None and actor.represents in bound and actor.type in (ActorType.PERSON, ActorType.OFFICE)


def chain_of(statement: Statement, article: Article, lineage: Lineage, pages: Mapping[str, str]) -> tuple[str, ...]:
    """Names from who spoke to the page and on to what the page was copied from, each once.

    `pages` gives the name to show for each document of the record: its outlet, or the start of its id.
    """
    names = {x.id: x.name for x in article.reading.actors}
    steps: list[str] = []
    for layer in ancestry(statement.attribution, article):
        told = ", ".join(names.get(x, x) for x in layer.source_actors) or " ".join(x.text for x in layer.source)
        steps.append(told or "nobody named")
        if layer.via:
            steps.append(names.get(layer.via, layer.via))
    steps.append(pages.get(article.document.id) or page_name(article))
    for link in lineage.by_document.get(article.document.id, ()):
        if link.relation is Relation.COPY_OF and covers(link.a, statement):
            steps.append(link.b.external or pages.get(link.b.document or "", ""))
    return tuple(dict.fromkeys(x for x in steps if x))


def page_name(article: Article) -> str:
    """The name to show for a page: its outlet, or the start of its id where nobody says."""
    return article.outlet or f"document {article.document.id[:8]}"
