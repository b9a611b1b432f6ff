"""Who is meant by a common noun: the body, state, person or paper named before, or a group of its own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.actor import Mention
from onrecord.model.ids import slug
from onrecord.model.vocabulary import NAMED_FORMS, ActorType, MentionForm
from onrecord.resolve.bodies import last_of, named_before
from onrecord.resolve.epithets import called
from onrecord.resolve.offices import heads, holder_known, holder_there, holds
from onrecord.resolve.parts import FORCES, forces_of, organ_of, part_of
from onrecord.resolve.roll import UNNAMED, Roll, without_determiner
from onrecord.resolve.salience import FAR, nearest

DEFINITE = re.compile(r"^(?:the|this|that|these|those)\s", re.I)
INDEFINITE = re.compile(r"^(?:an?|any|no|every|some|another)\s", re.I)
OF_PERSON = re.compile(r"^(?:his|her)\s", re.I)
OWNED = re.compile(r"^(?:its|his|her|their|our)\s", re.I)
APPOSED = re.compile(r"(?:\s(?:to|of|for|in|at)\s[^,.;]{1,50})?,\s(?:[A-Z][\w.]*\s){0,3}")
GOVERNING = ("government", "administration", "regime", "authorities")
PART = re.compile(r"\s(?:of|in|within|inside|from|at|close to|familiar with|near)\s")
BODIES = (ActorType.STATE, ActorType.ORGANISATION)
ANONYMOUS = (ActorType.ANONYMOUS_COLLECTIVE, ActorType.ANONYMOUS_PERSON)


def nominal_actors(roll: Roll, mentions: Sequence[Mention]) -> None:
    """Give the nominal mentions to actors, in text order; those that mean nobody in particular are left out."""
    for mention in mentions:
        if mention.form is MentionForm.NOMINAL:
            resolve_nominal(roll, mention)


def resolve_nominal(roll: Roll, mention: Mention, *, source: bool = False) -> str | None:
    """The actor meant by a nominal mention, which is given to it; None if nobody in particular is.

    `source`: somebody speaks here, so that an actor is entered in any case.
    """
    found = _resolved(roll, mention, source)
    if found is None:
        return None
    actor, rule = found
    roll.give(mention, actor, rule)
    return actor


def _resolved(roll: Roll, mention: Mention, source: bool) -> tuple[str, str] | None:
    words = mention.span.text
    told = without_determiner(words)
    head = PART.split(told)[0].split()[-1].casefold()
    match mention.type:
        case ActorType.STATE:
            state = nearest(roll, mention.span.s, lambda actor: roll.type_of(actor) is ActorType.STATE)
            return (state, "the state named last") if state and DEFINITE.match(words) else None
        case ActorType.ORGANISATION:
            return _organisation(roll, mention, words, told, head, source)
        case ActorType.OFFICE:
            return _office(roll, mention, words, told, source)
        case ActorType.MEDIA:
            return _media(roll, mention, words, told, source)
        case ActorType.DOCUMENT:
            return _document(roll, mention, words, told, head)
        case _:
            return _group(roll, mention, words, told, head)


def _whose(roll: Roll, mention: Mention, told: str) -> str | None:
    """The state or body that the modifiers of a nominal name, its owner by "'s", or the one meant by "its"."""
    named = len(PART.split(told)[0])
    for m in re.finditer(r"[^\W_][\w.-]*", told):
        word = m.group()
        if m.start() > named and word in roll.index.capitals:
            continue  # "diplomats in Oslo" are anybody's
        if body := _modifier(roll, mention, word, told):
            return body
    owner = re.search(r"(\w[\w.-]*)['’]s\s(?:own\s)?$", roll.text[max(0, mention.span.s - 30) : mention.span.s])
    known = roll.index.exact.get(owner.group(1)) if owner else None
    if known:
        return roll.known(known[0].actor) if known[0].type in BODIES else None
    if OF_PERSON.match(mention.span.text):
        person = nearest(roll, mention.span.s, lambda actor: roll.type_of(actor) is ActorType.PERSON)
        return roll.actors[person].represents if person else None
    if OWNED.match(mention.span.text):
        return nearest(roll, mention.span.s, lambda actor: roll.type_of(actor) in BODIES)
    return None


def _modifier(roll: Roll, mention: Mention, word: str, told: str) -> str | None:
    """The state or body that one modifier names: an adjective, a name, or a noun for a body named before."""
    if state := roll.adjective(word):
        return state
    known = roll.index.exact.get(word)
    if known and known[0].type in BODIES:
        return roll.known(known[0].actor)
    if known and known[0].type is ActorType.OFFICE:
        return roll.index.represents.get(known[0].actor)
    noun = word.casefold()
    if noun in roll.index.called and not told.casefold().endswith(noun):
        return last_of(roll, mention, ActorType.ORGANISATION, roll.index.called[noun])
    return None


def _organisation(
    roll: Roll, mention: Mention, words: str, told: str, head: str, source: bool
) -> tuple[str, str] | None:
    whose = _whose(roll, mention, told)
    part = forces_of(roll, told, whose) or organ_of(roll, told, head, whose) if whose else None
    if part := part or part_of(roll, mention, told, whose):
        return part
    if DEFINITE.match(words) and (found := named_before(roll, mention, told, head)):
        return found
    if head in GOVERNING and not whose:
        return roll.unnamed(told, ActorType.ORGANISATION, _governed(roll, mention, head)), "government of a state"
    if " " not in told and not source:
        return None
    kind = ActorType.COLLECTIVE if FORCES.search(told) else ActorType.ORGANISATION
    return roll.unnamed(told, kind, whose), "described"


def _governed(roll: Roll, mention: Mention, head: str) -> str | None:
    """The state whose government is meant: an administration is a president's, a government that of the state at
    hand."""
    if head == "administration":
        president = nearest(
            roll,
            mention.span.s,
            lambda actor: roll.type_of(actor) is ActorType.PERSON and holds(roll, actor, "president"),
            reach=FAR,
        )
        if president and roll.actors[president].represents:
            return roll.actors[president].represents
    return nearest(roll, mention.span.s, lambda actor: roll.type_of(actor) is ActorType.STATE)


def _office(roll: Roll, mention: Mention, words: str, told: str, source: bool) -> tuple[str, str] | None:
    if named := _named_after(roll, mention):
        return named, "the name in apposition"
    head = re.split(r"\s(?:of|for)\s", told)[0]
    whose = _whose(roll, mention, told) or _for_whom(roll, mention)
    if DEFINITE.match(words) or whose:
        office = _office_of(roll, told) or _office_word(roll, head)
        holder = nearest(
            roll,
            mention.span.s,
            lambda actor: roll.type_of(actor) is ActorType.PERSON and _may_hold(roll, actor, office, whose),
            reach=FAR,
        )
        if holder:
            return holder, "the holder of the office at hand"
        if holder := holder_there(roll, told, office):
            return holder, "the holder of the office in that place, named elsewhere"
        if whose and not INDEFINITE.match(words) and (holder := holder_known(roll, told, office, whose)):
            return holder, "the holder of the office on that day"
    if not DEFINITE.match(words) and " " not in told and not source:
        return None
    return roll.unnamed(told, ActorType.OFFICE, whose), "described office"


def _for_whom(roll: Roll, mention: Mention) -> str | None:
    """The body named right after an office: "a spokesman for the Rail Authority"."""
    m = re.match(r"\s(?:for|of)\s(?:the\s)?(?:[A-Z]\w+['’]s\s)?", roll.text[mention.span.e :])
    if m is None:
        return None
    start = mention.span.e + m.end()
    begun = roll.starting(mention.span.e + 1, start + 1)
    named = (x.actor for x in begun if x.span.e > start and x.actor)
    return next((x for x in named if roll.type_of(x) in BODIES), None)


def _office_of(roll: Roll, told: str) -> str | None:
    """The office whose own name has an "of" in it ("secretary of state")."""
    offices = roll.pack.offices.nominals.get("office", [])
    return next((o for o in offices if " of " in o and o in told.casefold()), None)


def _office_word(roll: Roll, head: str) -> str:
    """The office in a phrase without its modifiers: "Russian prime minister" gives "prime minister"."""
    parts = head.casefold().split()
    offices = roll.pack.offices.nominals.get("office", [])
    return next((w for k in range(len(parts)) if (w := " ".join(parts[k:])) in offices), parts[-1])


def _may_hold(roll: Roll, actor: str, office: str, whose: str | None) -> bool:
    speaks_for = roll.actors[actor].represents
    if whose and speaks_for != whose:
        return False
    if office in roll.pack.offices.heads_of:
        return bool(whose) and heads(roll, actor)
    return holds(roll, actor, office)


def _named_after(roll: Roll, mention: Mention) -> str | None:
    """The person whose name follows in apposition: "the mayor of the port, Ann Kerr"."""
    for m in roll.starting(mention.span.e + 1, mention.span.e + 70):
        if m.form in NAMED_FORMS and roll.type_of(m.actor or "") is ActorType.PERSON:
            return m.actor if APPOSED.fullmatch(roll.text[mention.span.e : m.span.s]) else None
    return None


def _media(roll: Roll, mention: Mention, words: str, told: str, source: bool) -> tuple[str, str] | None:
    if DEFINITE.match(words):
        kinds, own = (ActorType.MEDIA, ActorType.ANONYMOUS_MEDIA), own_voice(roll)
        media = nearest(roll, mention.span.s, lambda actor: roll.type_of(actor) in kinds and actor not in own)
        if media and " " not in told:
            return media, "the outlet named last"
    if " " not in told and not source:
        return None
    return roll.unnamed(told, ActorType.ANONYMOUS_MEDIA), "described outlet"


def own_voice(roll: Roll) -> set[str]:
    """The page's own outlet and agency: on their page "the newspaper" is another one."""
    names = {n.name.casefold() for n in (roll.page.masthead.outlet, roll.page.masthead.agency) if n}
    return {i for i, actor in roll.actors.items() if actor.name.casefold() in names}


def _document(roll: Roll, mention: Mention, words: str, told: str, head: str) -> tuple[str, str] | None:
    if DEFINITE.match(words):
        for earlier in roll.backwards(mention.span.s):
            if (
                earlier.actor
                and roll.type_of(earlier.actor) in (ActorType.DOCUMENT, ActorType.ANONYMOUS_MEDIA)
                and slug(roll.actors[earlier.actor].name).rstrip("s").endswith(slug(head).rstrip("s"))
            ):
                return earlier.actor, "the document of that kind named last"
    return roll.unnamed(told, ActorType.DOCUMENT, _whose(roll, mention, told)), "described document"


def _group(roll: Roll, mention: Mention, words: str, told: str, head: str) -> tuple[str, str] | None:
    kind = mention.type or ActorType.COLLECTIVE
    one = kind is ActorType.ANONYMOUS_PERSON and DEFINITE.match(words)
    if one and (person := called(roll, mention.span.s, told)):
        return person, "what the text calls this person"
    whose = _whose(roll, mention, told)
    if kind in ANONYMOUS or kind is ActorType.ANONYMOUS_MEDIA:
        if DEFINITE.match(words) and " " not in told:
            for earlier in roll.backwards(mention.span.s):
                if (
                    earlier.actor
                    and earlier.actor.startswith(UNNAMED)
                    and roll.type_of(earlier.actor) is kind
                    and head.rstrip("s") in PART.split(roll.actors[earlier.actor].name.casefold())[0]
                ):
                    return earlier.actor, "the source of that kind named last"
        return roll.unnamed(told, kind, whose), "described source"
    if FORCES.search(told) and whose and not OWNED.match(words):
        return _organisation(roll, mention, words, told, head, False)
    return part_of(roll, mention, told, whose) or (roll.unnamed(told, kind, whose), "described group")
