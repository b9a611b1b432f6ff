"""Which body named before a common noun takes up: "the alliance", "the commission", "the company"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.actor import Mention
from onrecord.model.vocabulary import ActorType
from onrecord.resolve.epithets import last_named, so_called
from onrecord.resolve.roll import MINTED, Roll
from onrecord.resolve.salience import nearest

BUSINESS = ("company", "firm", "group", "organisation", "organization", "institute", "network", "manufacturer")


def last_of(roll: Roll, mention: Mention, kind: ActorType, ids: Sequence[str] = ()) -> str | None:
    """The actor of `kind` named last before `mention`, one of `ids` if any are given."""
    for earlier in roll.before(mention.span.s):
        if earlier.actor and roll.type_of(earlier.actor) is kind and (not ids or earlier.actor in ids):
            return earlier.actor
    return None


def named_before(roll: Roll, mention: Mention, told: str, head: str) -> tuple[str, str] | None:
    """The body that "the alliance", "the commission" or "the company" takes up, and by which rule."""
    bodies = roll.index.called.get(head, [])
    if body := last_of(roll, mention, ActorType.ORGANISATION, bodies) if bodies else None:
        return body, "the body of that kind named last"
    if bodies and (body := _only(roll, bodies)):
        return body, "the only body of that kind"
    for earlier in (*roll.before(mention.span.s), *roll.mentions):
        if earlier.actor and roll.type_of(earlier.actor) is ActorType.ORGANISATION:
            ends = roll.actors[earlier.actor].name.casefold().endswith(" " + head)
            if ends and (told.casefold() == head or earlier.span.text.casefold().endswith(told.casefold())):
                return earlier.actor, "the name that ends in this word"
    described = so_called(roll, told, ActorType.ORGANISATION)
    plain = head in BUSINESS and " " not in told
    if not described and not plain:
        return None
    body = nearest(roll, mention.span.s, lambda x: x in described or (plain and _may_be_business(roll, x)))
    body = body or last_named(roll, mention.span.s, described)
    if body in described:
        return body, "what the text calls it"
    return (body, "the body at hand that no other noun describes") if body else None


def _may_be_business(roll: Roll, actor: str) -> bool:
    """Whether "the company" or "the group" can point to a body: one whose name says nothing else."""
    return (
        roll.type_of(actor) is ActorType.ORGANISATION
        and actor.startswith(MINTED)
        and roll.actors[actor].name.split()[-1] not in roll.pack.offices.organisation_heads
        and roll.actors[actor].represents is None
    )


def _only(roll: Roll, bodies: Sequence[str]) -> str | None:
    here = {m.actor for m in roll.mentions if m.actor in bodies}
    return here.pop() if len(here) == 1 else None
