"""Bodies that every state may have, under the name of their state.

"Freedonia's Foreign Ministry", "the Freedonian Foreign Ministry" and "the Foreign Ministry of Freedonia" are one.
"""

from __future__ import annotations

import re

from onrecord.model.actor import Mention
from onrecord.model.vocabulary import ActorType
from onrecord.packs.index import ordinary_words
from onrecord.resolve.roll import Roll
from onrecord.resolve.salience import nearest

OWNER = re.compile(r"([^\W_][\w.-]*)['’]s\s$")


def organ_named(roll: Roll, mention: Mention, name: str) -> str | None:
    """The body of a state that `name` names by itself or with its state; None if it is no name that every state may
    give. One with no state at hand names nobody outside its document."""
    if is_generic(roll, name):
        before = OWNER.search(roll.text[max(0, mention.span.s - 40) : mention.span.s])
        state = _state(roll, before.group(1)) if before else None
        state = state or nearest(roll, mention.span.s, lambda actor: roll.type_of(actor) is ActorType.STATE)
        return _under(roll, state, name) if state else roll.unnamed(name, ActorType.ORGANISATION)
    of_state = re.fullmatch(r"(.+)\sof\s([^\W_][\w.-]*)", name)
    rest, word = (of_state.group(1), of_state.group(2)) if of_state else ("", "")
    if of_state is None and (m := re.match(r"([^\W_][\w.-]*?)(?:['’]s)?\s", name)):
        rest, word = name[m.end() :], m.group(1)
    if not rest or not is_generic(roll, rest):
        return None
    state = _state(roll, word)
    signs = roll.pack.offices.signs.get("state")
    if state is None and of_state and signs and rest in signs.owns:
        state = roll.minted(word, ActorType.STATE)
    return _under(roll, state, rest) if state else None


def is_generic(roll: Roll, name: str) -> bool:
    """Whether the name is one that every state may have ("Foreign Ministry"): two plain words."""
    ordinary = ordinary_words(roll.pack)
    words = name.split()
    return len(words) == 2 and all(w.casefold() in ordinary for w in words)


def owner_of(roll: Roll, name: str) -> str | None:
    """The state whose adjective or name begins the name of a ministry, parliament or army."""
    return _state(roll, re.split(r"['’]s\s|\s", name)[0])


def _state(roll: Roll, word: str) -> str | None:
    """The state that `word` names, or is made from the name of."""
    known = roll.index.exact.get(word)
    if known:
        return known[0].actor if known[0].type is ActorType.STATE else None
    named = (i for i, x in roll.actors.items() if x.type is ActorType.STATE and x.name == word)
    return roll.adjective(word) or next(named, None)


def _under(roll: Roll, state: str, name: str) -> str:
    table = roll.pack.actors.states.get(state)
    for adjective in table.adjective if table else ():
        if full := roll.index.exact.get(f"{adjective} {name}"):
            return roll.known(full[0].actor)
    owner = table.adjective[0] if table and table.adjective else f"{roll.actors[roll.enter(state)].name}'s"
    return roll.minted(f"{owner} {name}", ActorType.ORGANISATION, state)
