"""One document of a big record linked among those like it, so that the work does not grow with the record.

Those like it share its wording, its address or a name of an arrangement with it. Between them and it everything is
found that is found in a record as a whole, with words as rare as they are in all of it; between others nothing is
looked at again. What that can miss is found when the record is next linked as a whole: a name that only a document
unlike it spells otherwise, and a link between two others that the new one would have stood between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from onrecord.link import Wider
from onrecord.link.media import capitalised
from onrecord.link.neighbours import held_of, months_near, near, rarity_in
from onrecord.linking.whole import Among, Said, connect
from onrecord.model.actor import Bond
from onrecord.model.ids import UNNAMED
from onrecord.model.reading import Article
from onrecord.packs.pack import Pack
from onrecord.record.record import Ids
from onrecord.resolve.subjects import is_known
from onrecord.store.base import Linked, Store, WritableStore
from onrecord.store.held import Held

MOST_SAME: Final = 8  # documents of one wording; the first is the one that the others are copies of
MOST_NAMED: Final = 4  # documents that have a subject of one name, the last of them


def link_near(store: WritableStore, document: str, said: Said, pack: Pack) -> None:
    """Link `document`, which is in the record, anew with those like it, and put what comes of it into the store."""
    article = store.article(document)
    held = held_of(article)
    beside = neighbours(store, article, held, pack)
    known = store.known_as(document, [x.id for x in article.reading.actors if not x.id.startswith(UNNAMED)])
    actors = store.canonical_ids(beside) | {(document, own): found for own, found in known.items()}
    subjects = store.canonical_subjects(beside)

    def subject_ids(proposed: Ids) -> Ids:
        return _told_apart(pinned(proposed, subjects), document, store, pack)

    among = Among(
        wider=Wider(
            rarity=rarity_in(store.held_counts, store.held_sentences() or 1),
            media=store.outlets_named(capitalised(article.document.text)),
        ),
        actors=lambda proposed: pinned(proposed, actors),
        subjects=subject_ids,
    )
    found = connect((article, *store.articles(beside)), said, pack, among)
    linked = Linked(
        links=tuple(x for x in found.links if document in (x.a.document, x.b.document)),
        actor_ids=_own(found.actor_ids, document),
        subject_ids=_own(found.subject_ids, document),
        bonds=tuple(_new(found.bonds, article, known)),
    )
    store.put_linked(document, linked, held)


def neighbours(store: Store, article: Article, held: Held, pack: Pack) -> frozenset[str]:
    """The documents that `article` is to be linked with: few, however big the record is."""
    words = {x for _, sentence in held.sentences for x in sentence}
    holding = store.holders(words, months_near(held.month))
    alike = store.documents_at(near(held, holding, store.held_sentences() or 1))
    same = store.same_wording(held.wording, MOST_SAME)
    pages = store.versions([article.document.id]).get(article.document.id, frozenset())
    minted = (x.id for x in article.reading.subjects if not is_known(x.id, pack))
    named = (store.others_naming(article.document.id, x, MOST_NAMED) for x in minted)
    return frozenset().union(alike, same, pages, *named) - {article.document.id}


def pinned(proposed: Ids, standing: Ids) -> dict[tuple[str, str], str]:
    """The `proposed` ids of a part of a record, those that the record has given standing: whatever is proposed to be
    one with something of a `standing` id has that id, the smallest of several."""
    groups: dict[str, set[str]] = defaultdict(set)
    for key, id_ in proposed.items():
        if key in standing:
            groups[id_].add(standing[key])
    return {
        key: standing.get(key) or (min(groups[id_]) if id_ in groups else id_)
        for key, id_ in proposed.items()
    }  # fmt: skip


def _told_apart(ids: Mapping[tuple[str, str], str], document: str, store: Store, pack: Pack) -> Ids:
    """`ids` of subjects; a new one of `document` with an id that others have for something else gets one of its own."""
    others = {id_ for (of, _), id_ in ids.items() if of != document}
    clash = {
        id_
        for (of, _), id_ in ids.items()
        if of == document and id_ not in others and not is_known(id_, pack) and store.others_have(document, id_)
    }
    return {
        (of, own): f"{id_}_{document[:8]}" if of == document and id_ in clash else id_ for (of, own), id_ in ids.items()
    }


def _own(ids: Ids, document: str) -> dict[str, str]:
    return {own: id_ for (of, own), id_ in ids.items() if of == document}


def _new(bonds: tuple[Bond, ...], article: Article, known: Mapping[str, str]) -> Iterator[Bond]:
    """The bonds of those whom no other document knew by this id."""
    fresh = {x.id for x in article.reading.actors if x.id not in known}
    return (x for x in bonds if x.a in fresh or x.b in fresh)
