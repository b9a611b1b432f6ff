"""Which body named before a common noun takes up: "the alliance", "the commission", "the company"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.model.actor import Mention
from onrecord.model.vocabulary import ActorType
from onrecord.packs.index import listed
from onrecord.packs.offices import Offices
from onrecord.resolve.epithets import so_called
from onrecord.resolve.roll import MINTED, Roll
from onrecord.resolve.salience import nearest

NARROWED = re.compile(r"\s(?:that|who|whose|where)\s")


def last_of(roll: Roll, mention: Mention, kind: ActorType, ids: Sequence[str] = ()) -> str | None:
    """The actor of `kind` named last before `mention`, one of `ids` if any are given."""
    return roll.last_of((x for x in ids or roll.actors if x in roll.actors and roll.type_of(x) is kind), mention.span.s)


def named_before(roll: Roll, mention: Mention, told: str, head: str) -> tuple[str, str] | None:
    """The body that "the alliance", "the commission" or "the company" takes up, and by which rule."""
    if told == mention.span.text.partition(" ")[2] and NARROWED.match(roll.text, mention.span.e):
        return None  # "the company that makes them": another one, described here
    kind = roll.index.called.get(head, [])
    plain = head in roll.pack.offices.business_nouns and " " not in told
    # So many bodies are companies that the one at hand is meant, whether a table knows it or not.
    if kind and not plain and (body := last_of(roll, mention, ActorType.ORGANISATION, kind) or _only(roll, kind)):
        return body, "the body of that kind named last"
    if body := _ending(roll, mention.span.s, told, head):
        return body, "the name that ends in this word"
    described = so_called(roll, told, ActorType.ORGANISATION)
    if not described and not plain:
        return None
    at = mention.span.s
    if body := nearest(roll, at, lambda x: x in described or x in kind):
        return body, "what the text calls it" if body in described else "the body of that kind named last"
    if plain and (body := nearest(roll, at, lambda x: _may_be(roll, x, head))):
        return body, "the body at hand that no other noun describes"
    if body := roll.last_of(described, at):
        return body, "what the text calls it"
    body = roll.last_of(kind, at)
    return (body, "the body of that kind named last") if body else None


def _may_be(roll: Roll, actor: str, head: str) -> bool:
    """Whether "the company" or "the group" can point to a body: one of no state, whose name says nothing else."""
    if (
        roll.type_of(actor) is not ActorType.ORGANISATION
        or not actor.startswith(MINTED)
        or roll.actors[actor].represents
    ):
        return False
    last = roll.actors[actor].name.split()[-1]
    offices = roll.pack.offices
    return head not in offices.company_nouns or last in offices.company_names or last not in _heads(offices)


@lru_cache(maxsize=8)
def _heads(offices: Offices) -> frozenset[str]:
    return frozenset(listed(offices.organisation_heads))


def _ending(roll: Roll, offset: int, told: str, head: str) -> str | None:
    """The body whose name ends in `head`, and whose words in the text end in all of `told`: the last before `offset`,
    else the first."""
    ids = [a for a, x in roll.actors.items() if x.name.casefold().endswith(" " + head)]
    own = [m for a in ids if roll.type_of(a) is ActorType.ORGANISATION for m in roll.mentions_of(a)]
    if told.casefold() != head:
        own = [m for m in own if m.span.text.casefold().endswith(told.casefold())]
    before = [m for m in own if m.span.e <= offset]
    best = max(before, key=lambda m: m.span.s) if before else min(own, key=lambda m: m.span.s, default=None)
    return best.actor if best else None


def _only(roll: Roll, bodies: Sequence[str]) -> str | None:
    here = {x for x in bodies if roll.mentions_of(x)}
    return here.pop() if len(here) == 1 else None
