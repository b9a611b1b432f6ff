"""The cast of one document: who appears in it, and who stands behind each attribution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onrecord.model.actor import Cast, Mention, Unnamed
from onrecord.model.attribution import Attribution
from onrecord.model.document import Page
from onrecord.model.ids import UNNAMED
from onrecord.model.vocabulary import ActorType, Nearness
from onrecord.packs.index import index_of
from onrecord.packs.pack import Pack
from onrecord.resolve.actors import name_actors
from onrecord.resolve.governments import follow_governments
from onrecord.resolve.nominals import nominal_actors
from onrecord.resolve.reasons import Found
from onrecord.resolve.roll import Roll
from onrecord.resolve.sources import source_actors
from onrecord.resolve.unnamed import typed

SPEAKING = frozenset({ActorType.ANONYMOUS_PERSON, ActorType.ANONYMOUS_COLLECTIVE})


def drawn_up(text: str, page: Page, mentions: Sequence[Mention], pack: Pack) -> Roll:
    """The roll of those whom `mentions` name or point back to, before anybody is asked who speaks."""
    roll = Roll(text=text, page=page, pack=pack, index=index_of(pack), day=page.masthead.published.lo)
    in_order = sorted(mentions, key=lambda m: (m.span.s, m.span.e))
    name_actors(roll, in_order)
    follow_governments(roll)
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
    told = _unnamed(roll, attributions, sources)
    return Cast(
        actors=tuple(replace(a, unnamed=told.get(a.id)) for a in roll.actors.values() if a.id in used),
        mentions=tuple(sorted(given.values(), key=lambda m: (m.span.s, m.span.e))),
        sources=tuple((key, tuple(x for x, _ in told)) for key, told in sources.items()),
        reasons=tuple((key, why) for key, why in whys.items() if why),
    )


def _unnamed(
    roll: Roll, attributions: Sequence[Attribution], sources: Mapping[str, Sequence[Found]]
) -> dict[str, Unnamed]:
    """What is known of the sources without a name, by id: of several phrases for one, the one that says how near."""
    found: dict[str, Unnamed] = {}
    for attribution in attributions:
        words = " ".join(x.text for x in attribution.source)
        for actor, _ in sources.get(attribution.id, ()):
            known = roll.actors[actor]
            if not actor.startswith(UNNAMED) or known.type not in SPEAKING or not words:
                continue
            many = known.type is ActorType.ANONYMOUS_COLLECTIVE
            one = typed(words, many, known.represents, roll.index, roll.pack.anonymity)
            if actor not in found or found[actor].near is Nearness.UNTOLD:
                found[actor] = one
    return found
