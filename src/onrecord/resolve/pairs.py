"""Two at once: "both leaders", "the two countries" are the two persons or states named last."""

from __future__ import annotations

import re

from onrecord.model.span import Span
from onrecord.model.vocabulary import NAMED_FORMS, ActorType
from onrecord.resolve.actors import gender_of
from onrecord.resolve.offices import holds
from onrecord.resolve.reasons import Found, reason
from onrecord.resolve.roll import Roll
from onrecord.resolve.salience import sentence_at

PAIR = re.compile(
    r"(?:both|the two)\s(?:of the\s)?(?:(?P<persons>leaders)|(?P<men>men)|(?P<women>women)|"
    r"(?P<office>presidents|prime ministers|premiers|chancellors|(?:foreign |defen[cs]e |finance )?ministers)|"
    r"(?P<states>countries|states|nations|governments|capitals|neighbou?rs))",
    re.I,
)
# Beyond this many sentences "both" is anybody's guess.
SENTENCES = 3


def pair_of(roll: Roll, words: Span) -> list[Found]:
    """The two that `words` mean; nobody if the sentences before name one, or more than two."""
    told = PAIR.fullmatch(words.text.strip())
    if told is None:
        return []
    kind = ActorType.STATE if told.group("states") else ActorType.PERSON
    office = (told.group("office") or "").casefold().removesuffix("s")
    other = "f" if told.group("men") else "m" if told.group("women") else "either"

    def fits(actor: str) -> bool:
        right = not office or holds(roll, actor, office)
        return roll.type_of(actor) is kind and right and gender_of(roll, actor) != other

    found: dict[str, None] = {}
    at = words.s
    for _ in range(SENTENCES):
        start = sentence_at(roll, at).s
        named = roll.inside(Span.of(roll.text, start, words.s)) if start < words.s else []
        found = dict.fromkeys(m.actor for m in named if m.actor and m.form in NAMED_FORMS and fits(m.actor))
        at = len(roll.text[:start].rstrip()) - 1
        if len(found) > 1 or at < 0:
            break
    return [(x, reason(roll, words, x, "the two named last")) for x in found] if len(found) == 2 else []
