"""Governments and the states that they speak for: only states have governments of their own."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.model.vocabulary import ActorType
from onrecord.resolve.roll import Roll

_OF_SOMEBODY = re.compile(
    r"(?:the\s+)?(?P<whose>.+?)\s+(?:administration|government|cabinet|presidency)", re.IGNORECASE
)
# Characters that "parliament of" and its like take in front of a name, with who holds the office in between ("Prime
# Minister Ana Ruiz of").
OWNED = 60


def owns_a_government(roll: Roll, name: str) -> bool:
    """Whether the text gives `name` a president, a parliament or an army of its own; looked for once, since every
    mention of a name asks the same."""
    if name not in roll.governments:
        roll.governments[name] = _owns(roll, name)
    return roll.governments[name]


def _owns(roll: Roll, name: str) -> bool:
    before, behind = _owned(tuple(roll.pack.offices.state_owns))
    text = roll.text
    return any(
        behind.match(text, e) or (before.search(text, max(0, s - OWNED), s) and not text[e : e + 1].isalnum())
        for s, e in roll.spelled(name)
    )


@lru_cache(maxsize=8)
def _owned(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    owned = "|".join(map(re.escape, words))
    return re.compile(rf"\b(?:{owned})(?:\s[A-Z][\w.'’-]+){{0,3}}\sof\s\Z"), re.compile(rf"['’]s\s(?:{owned})\b")


def follow_governments(roll: Roll) -> None:
    """A government called by whoever leads it ("the Kerr administration") speaks for the state that they speak for."""
    for actor in [x for x in roll.actors.values() if x.type is ActorType.ORGANISATION and not x.represents]:
        told = _OF_SOMEBODY.fullmatch(actor.name)
        named = f" {told['whose']}" if told else ""
        leaders = [x for x in roll.actors.values() if x.type is ActorType.PERSON and f" {x.name}".endswith(named)]
        if told and (states := {x.represents for x in leaders if x.represents}) and len(states) == 1:
            roll.speaks_for(actor.id, states.pop())
