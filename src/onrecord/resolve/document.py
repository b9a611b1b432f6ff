"""The cast of one document: who appears in it, and who stands behind each attribution."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.actor import Cast, Mention
from onrecord.model.attribution import Attribution
from onrecord.model.document import Page
from onrecord.packs.index import index_of
from onrecord.packs.pack import Pack
from onrecord.resolve.actors import name_actors
from onrecord.resolve.nominals import nominal_actors
from onrecord.resolve.roll import Roll
from onrecord.resolve.sources import source_actors


def drawn_up(text: str, page: Page, mentions: Sequence[Mention], pack: Pack) -> Roll:
    """The roll of those whom `mentions` name or point back to, before anybody is asked who speaks."""
    roll = Roll(text=text, page=page, pack=pack, index=index_of(pack), day=page.masthead.published.lo)
    in_order = sorted(mentions, key=lambda m: (m.span.s, m.span.e))
    name_actors(roll, in_order)
    nominal_actors(roll, in_order)
    return roll


def resolve_document(
    text: str, page: Page, mentions: Sequence[Mention], attributions: Sequence[Attribution], pack: Pack
) -> Cast:
    """The actors of one document. Names first, then what points back to them, then the sources.

    Actors of the pack keep their ids there; others get ``name:`` and their name; those without a name ``anon_`` and
    the words that describe them, an id that means nobody outside the document.
    """
    roll = drawn_up(text, page, mentions, pack)
    sources = source_actors(roll, attributions)
    whys = {key: "; ".join(dict.fromkeys(why for _, why in told if why)) for key, told in sources.items()}
    given = {(m.span.s, m.span.e): m for m in roll.mentions}
    # In the order of the text: in that of a set it would be another on every run.
    used = dict.fromkeys((*(m.actor for m in given.values()), *(x for told in sources.values() for x, _ in told)))
    for actor in list(used):
        body = roll.actors[actor].represents if actor else None
        if body and (body in roll.actors or body in roll.index.shown):
            used[roll.enter(body)] = None
    return Cast(
        actors=tuple(a for a in roll.actors.values() if a.id in used),
        mentions=tuple(sorted(given.values(), key=lambda m: (m.span.s, m.span.e))),
        sources=tuple((key, tuple(x for x, _ in told)) for key, told in sources.items()),
        reasons=tuple((key, why) for key, why in whys.items() if why),
    )
