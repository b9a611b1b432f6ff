"""What is worked out in advance of every document, so that a question costs little in a big record.

It is done when actors, subjects and links of the record are up to date, and rests on them. Only documents in which
something changed are looked at again: what is said in them, who is who, what is one arrangement, or what they are
linked to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from onrecord.model.reading import Article
from onrecord.model.ruling import RuledOn
from onrecord.model.term import Obligation
from onrecord.model.vocabulary import Anonymity, Relation
from onrecord.record.naming import shown_names
from onrecord.record.opening import part_of
from onrecord.record.said import day_of
from onrecord.record.tabling import Tabler, partners
from onrecord.store.base import WritableStore
from onrecord.store.sought import Searchable, Voice

BATCH: Final = 64  # documents of one transaction


def index(store: WritableStore, documents: Collection[str] | None = None) -> None:
    """Work it out anew for `documents` (ids) and whatever else the store knows to be outdated; None for all."""
    outdated = store.outdated()
    wanted = None if documents is None or outdated is None else {*documents, *outdated}
    if wanted is not None:
        # Whether a copy altered a report depends on what it was altered from, which a verdict may have taken out.
        alters = (x for x in store.links(wanted) if x.relation is Relation.ALTERS and x.a.document)
        wanted |= {x.a.document for x in alters if x.a.document}
    for batch in _batches(store.ids() if wanted is None else sorted(store.present(wanted))):
        beside = partners(store.links(batch), store.versions(batch))
        near = {y for x in batch for y in beside.get(x, ())}
        judged = part_of(store, {*batch, *near})
        tabler = Tabler(judged, beside)
        store.put_searchable(
            (a.document.id, tuple(searchable(a))) for a in judged.before.articles if a.document.id in batch
        )
        store.put_reports(tabler.tabled(x) for x in batch)
    # What people call somebody is told of all that they are called, wherever.
    every = wanted is None or store.names_outdated() or bool(store.namings() or store.namings(of=RuledOn.SUBJECT))
    store.put_shown(*shown_names(store, None if every else wanted), every=every)


def _batches(documents: Sequence[str]) -> Iterator[Sequence[str]]:
    return (documents[at : at + BATCH] for at in range(0, len(documents), BATCH))


def searchable(article: Article) -> Iterator[Searchable]:
    """The statements of `article`, which is under the record's ids, as a search narrows them."""
    voices = {x.id: _voice(x.anonymity) for x in article.reading.attributions}
    levels: dict[str, list[int]] = {}
    for term in article.reading.terms:
        if isinstance(term.value, Obligation) and term.value.firmness_level is not None:
            levels.setdefault(term.statement, []).append(term.value.firmness_level)
    for n, statement in enumerate(article.reading.statements):
        yield Searchable(
            ordinal=n,
            day=day_of(statement, article),
            act=statement.act,
            voice=voices.get(statement.attribution or "", Voice.PAGE),
            outlet=article.outlet,
            actors=statement.holders,
            subjects=statement.subjects,
            levels=tuple(sorted(levels.get(statement.id, ()))),
        )


def _voice(anonymity: Anonymity) -> Voice:
    match anonymity:
        case Anonymity.NAMED:
            return Voice.NAMED
        case Anonymity.AUTHOR_VOICE:
            return Voice.PAGE
        case Anonymity.DESCRIBED | Anonymity.VAGUE | Anonymity.PLURAL_VAGUE | Anonymity.IMPERSONAL:
            return Voice.UNNAMED
