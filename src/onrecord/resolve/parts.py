"""Groups that are a part of a named body: its members, its leaders, a state's forces and government.

Their ids and names carry the body, so that "its members" of two documents are one group when the body is one. They are
no anonymous sources, who stay in their document.
"""

from __future__ import annotations

import re

from onrecord.model.actor import Mention
from onrecord.model.ids import slug
from onrecord.model.vocabulary import ActorType
from onrecord.resolve.bodies import named_before
from onrecord.resolve.roll import Roll
from onrecord.resolve.salience import nearest

Found = tuple[str, str]
FORCES = re.compile(r"\b(?:armed forces|forces|troops|military|army|soldiers|servicemen)$", re.I)
MEMBERS = re.compile(
    r"\b(?:members|member states|countries|nations|governments|allies|capitals|member countries)$", re.I
)
# These are some body's even where none is named beside them.
OWN_MEMBERS = re.compile(r"\b(?:members|member states|member countries|member governments|allies)$", re.I)
LEADERS = re.compile(r"leaders|leadership", re.I)
FOREIGN = re.compile(r"^(?:foreign|western|allied|international)\s", re.I)
ORGANS = ("government", "parliament", "legislature", "cabinet")
OF_BODY = re.compile(r"\s(?:of|in|within)\s(?:(the|this|that|our|their)\s)?")
# Words that leave the members of a body all its members.
NO_REST = frozenset({"member", "the", "all", "western", "military", "alliance", "s", "our", "of", "bloc"})


def part_of(roll: Roll, mention: Mention, told: str, whose: str | None) -> Found | None:
    """The part of a body that a nominal mention names, and by which rule; None if it is no such part.

    `told` are its words without the article, `whose` the body that they or their owner name.
    """
    if FORCES.search(told):
        return _abroad(roll, mention, told) if whose is None else None
    last = told.split()[-1]
    if LEADERS.fullmatch(last) and len(told.split()) <= 2:
        body = whose or _of_body(roll, mention)
        return _leaders(roll, body)
    if not MEMBERS.search(told):
        return None
    body = whose if whose in roll.actors and roll.type_of(whose) is ActorType.ORGANISATION else None
    # "our 31 members" are no state's; "the president's allies" are no alliance's.
    if body is None and OWN_MEMBERS.search(told) and (whose is None or told.split()[-1] == "members"):
        body = _membership(roll, mention)
    if body is None:
        return None
    shown = {w.casefold() for w in roll.actors[body].name.split()}
    rest = [
        w.casefold()
        for w in re.findall(r"[\w-]+", MEMBERS.sub("", told))
        if w not in roll.index.exact and not w.isdigit() and w.casefold() not in NO_REST | shown
    ]
    name = " ".join([roll.actors[body].name, *rest, "members"])
    actor = "_".join([body, *map(slug, rest), "members"])
    return roll.group(actor, name, ActorType.COLLECTIVE, body), "members of a body"


def forces_of(roll: Roll, told: str, whose: str) -> Found | None:
    """The forces of the state `whose`, or of the state that it represents."""
    if not FORCES.search(told):
        return None
    state = roll.index.represents.get(whose, whose)
    known = f"{state}_forces"
    if known in roll.index.shown:
        return roll.known(known), "forces by their state"
    name = f"{roll.actors[roll.enter(state)].name} forces"
    return roll.group(known, name, ActorType.ORGANISATION, state), "forces by their state"


def organ_of(roll: Roll, told: str, head: str, whose: str) -> Found | None:
    """The government or parliament of the state `whose` ("its government", "the Freedonian parliament")."""
    if head not in ORGANS or len(told.split()) > 2 or roll.type_of(roll.enter(whose)) is not ActorType.STATE:
        return None
    name = f"{roll.actors[whose].name} {head}"
    return roll.group(f"{whose}_{head}", name, ActorType.ORGANISATION, whose), "organ of a state"


def _leaders(roll: Roll, body: str | None) -> Found | None:
    if body is None:
        leaders = (x for x, actor in roll.actors.items() if x.endswith("_leaders") and actor.represents)
        met = roll.last_of(leaders, len(roll.text))
        return (met, "the leaders named last") if met else None
    if body not in roll.actors:
        return None
    name = f"{roll.actors[body].name} leaders"
    return roll.group(f"{body}_leaders", name, ActorType.COLLECTIVE, body), "leaders of a body"


def _abroad(roll: Roll, mention: Mention, told: str) -> Found | None:
    """Foreign troops in a state: whose they are is not said, but where."""
    m = re.match(r"\s(?:in|on)\s", roll.text[mention.span.e :][:5])
    if not (FOREIGN.match(told) and m):
        return None
    at = mention.span.e + m.end()
    state = next((x.actor for x in roll.starting(at, at + 1) if x.actor), None)
    if state is None or roll.type_of(state) is not ActorType.STATE:
        return None
    which = slug(FORCES.sub("troops", told))
    name = f"{FORCES.sub('troops', told)} in {roll.actors[state].name}"
    return roll.group(f"{state}_{which}", name, ActorType.COLLECTIVE, None), "foreign troops in a state"


def _membership(roll: Roll, mention: Mention) -> str | None:
    """The body whose members are meant: the one that "of" names, else the one at hand that has members."""
    if OF_BODY.match(roll.text, mention.span.e):
        return _of_body(roll, mention)
    return nearest(roll, mention.span.s, lambda actor: has_members(roll, actor))


def _of_body(roll: Roll, mention: Mention) -> str | None:
    """The body in "of the Harbour League" or "of the alliance" behind a noun."""
    m = OF_BODY.match(roll.text, mention.span.e)
    if m is None:
        return None
    begun = roll.starting(m.start(), m.end() + 1)
    named = next((x.actor for x in begun if x.span.s == m.end() or x.span.s == m.start(1)), None)
    if named is not None:
        return named if roll.type_of(named) is ActorType.ORGANISATION else None
    noun = re.match(r"[a-z]+\b", roll.text[m.end() : m.end() + 30]) if m.group(1) else None
    found = named_before(roll, mention, noun.group(), noun.group()) if noun else None
    return found[0] if found and has_members(roll, found[0]) else None


def has_members(roll: Roll, actor: str) -> bool:
    """Whether a body is one that states or others are members of: by its name, or because the text says so."""
    if roll.type_of(actor) is not ActorType.ORGANISATION or roll.actors[actor].represents:
        return False
    body = roll.pack.actors.bodies.get(actor)
    nouns = roll.pack.offices.member_bodies
    if body is not None:
        return bool(body.members) or any(n in nouns for n in body.called)
    name = roll.actors[actor].name
    told = re.escape(name)
    return name.split()[-1].casefold() in nouns or roll.says(
        rf"\bmembers?(?: states?)? of (?:the )?{told}\b|\b{told} member"
    )
