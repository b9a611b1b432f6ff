"""The record brought up to date when documents or rulings came or went.

A record is linked as a whole, so that it depends on what is in it and never on the order in which it came. Where it is
big and little changed, the changed documents are linked among those like them instead (`near`).
"""

from __future__ import annotations

from typing import Final

from onrecord.link.neighbours import held_of
from onrecord.linking.near import link_near
from onrecord.linking.whole import Said, connect, troubles_of
from onrecord.packs.pack import Pack
from onrecord.record.indexing import index
from onrecord.record.placing import place
from onrecord.record.troubles import verdict_troubles
from onrecord.store.base import WritableStore

__all__ = ["refresh"]

# Raise it when `resolve`, `link` or `judge` would answer otherwise: the next writer then links a record anew.
LINKING: Final = "2"
BIG: Final = 300  # documents, linked in a few seconds; a record of more is not linked as a whole for a few
FEW: Final = 100  # documents; for more of them a record is linked as a whole


def made_by(pack: Pack) -> str:
    """What links depend on besides the record."""
    return f"{pack.version} {LINKING}"


def refresh(store: WritableStore, pack: Pack, *, big: int = BIG) -> None:
    """Bring ids and links of the record up to date; nothing is done if they are. `big` is the number of documents from
    which on a few changed ones are linked among those like them alone."""
    fingerprint = f"{store.fingerprint()} {made_by(pack)}"
    before = store.links_fingerprint() or ""
    if before == fingerprint:
        # A name to show or a verdict changes no link, and still what is worked out of documents.
        if not store.indexed():
            index(store, ())
        return
    said = Said.in_(store)
    changed = store.unlinked()
    near = store.held_sentences() is not None and before.endswith(f" {made_by(pack)}") and store.count() > big
    if near and changed is not None and len(changed) <= FEW:
        for document in sorted(changed):
            link_near(store, document, said, pack)
        store.links_made(fingerprint)
        index(store, changed)
        return
    _link_whole(store, said, pack, fingerprint)
    if store.count() > big:
        hold(store)
    elif store.held_sentences() is not None:
        store.hold(())


def _link_whole(store: WritableStore, said: Said, pack: Pack, fingerprint: str) -> None:
    articles = list(store.articles())
    whole = connect(articles, said, pack)
    store.replace_actor_ids(whole.actor_ids)
    store.replace_bonds(whole.bonds)
    store.replace_troubles([*troubles_of(whole, said, pack), *verdict_troubles(place(store.verdicts(), articles))])
    store.replace_subject_ids(whole.subject_ids)
    store.replace_links(whole.links, fingerprint)
    index(store)


def hold(store: WritableStore) -> None:
    """Hold the words of all documents, so that those like one more are found."""
    store.hold(held_of(x) for x in store.articles())
