"""Actors that a text only implies: the state behind "Belarusian exercises", the one a known person speaks for."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model.actor import Actor
from onrecord.packs.index import index_of
from onrecord.packs.pack import Pack


def implied_actors(ids: Iterable[str], known: Iterable[Actor], pack: Pack) -> tuple[Actor, ...]:
    """The pack's actors among `ids` that are not yet `known`, in order of id; they have no mentions.

    An id that neither is known nor in the pack is left out: whatever rests on it names nobody.
    """
    index = index_of(pack)
    missing = sorted({x for x in ids if x in index.shown} - {a.id for a in known})
    return tuple(
        Actor(id=x, type=index.shown[x][1], name=index.shown[x][0], represents=index.represents.get(x)) for x in missing
    )
