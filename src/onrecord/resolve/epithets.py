"""What a text calls those whom it names: "Ann Kerr, a shipping lawyer" may be "the lawyer" later on.

A description stands beside the name (in apposition behind it, before it, or behind "is a"), or is the title before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.model.actor import Mention
from onrecord.model.vocabulary import NAMED_FORMS, ActorType
from onrecord.packs.index import listed
from onrecord.packs.offices import Offices
from onrecord.resolve.offices import is_title
from onrecord.resolve.roll import Roll, without_determiner
from onrecord.resolve.salience import nearest

# "Ann Kerr, a lawyer at the port," / "Ann Kerr, 54, a lawyer" / "Ann Kerr was a lawyer"
BEHIND = re.compile(
    r"(?:,\s(?:\d{1,3},\s)?|\s\([^)]{1,12}\),?\s|\s(?:is|was|are|were|remains|became)\s)"
    r"(an?|the|one of the|its|his|her|their)\s([^,.;:()\n“”\"]{2,70})"
)
# "the lawyer Ann Kerr", "lawyer Ann Kerr"
BEFORE = re.compile(r"(?:^|[\s(])(?:the\s|an?\s)?((?:[a-z][\w-]+\s){1,3})$")
# "a lawyer, Ann Kerr,"
APPOSED = re.compile(r"(?:^|\s)(an?|the|its|his|her|their)\s([a-z][^,.;:()\n“”\"]{1,60}),\s$")
PART = re.compile(
    r"\s(?:of|in|at|from|on|for|with|within|who|which|that|whose|to|about|as|among|by|and|or|based|based)\b"
)
# Nouns of this shape are for people.
AGENT = re.compile(r"(?:[^aeiou]er|tor|ist|ian|man|woman|person|eer|ee|ant|dent)$")
# Nouns for what somebody does or makes.
ABSTRACT = re.compile(r"(?:tion|sion|ment|ness|ity|sal|ack|ance|ence|ism|ing|ship|ure)$")
DESCRIBED = frozenset({ActorType.ORGANISATION, ActorType.PERSON})


def called(roll: Roll, offset: int, told: str) -> str | None:
    """The person whom the text before `offset` calls what `told` (words without article) says, the likeliest first;
    None if it calls nobody so. A title counts as a description."""
    persons = so_called(roll, told, ActorType.PERSON)
    return (nearest(roll, offset, persons.__contains__) or roll.last_of(persons, offset)) if persons else None


def so_called(roll: Roll, told: str, kind: ActorType) -> frozenset[str]:
    """The actors of a `kind` that the text calls what `told` says."""
    words = told.casefold().split()
    if not words or len(words) > 3:
        return frozenset()
    found = {actor for actor, heads in _descriptions(roll).items() if any(_covers(x, words) for x in heads)}
    if kind is ActorType.PERSON:
        found |= {actor for actor, titles in roll.titles.items() if any(x.split()[-1:] == words for x in titles)}
    return frozenset(x for x in found if roll.type_of(x) is kind)


def _covers(description: Sequence[str], words: Sequence[str]) -> bool:
    """Whether `words` repeat a description: its last word, and no word that it has not."""
    return description[-1] == words[-1] and set(words) <= set(description)


def _descriptions(roll: Roll) -> dict[str, set[tuple[str, ...]]]:
    """The words of every description by the actor that it stands beside; drawn up once."""
    if roll.descriptions is None:
        roll.descriptions = {}
        for mention in list(roll.mentions):
            if mention.actor and mention.form in NAMED_FORMS and roll.type_of(mention.actor) in DESCRIBED:
                for words in _beside(roll, mention):
                    roll.descriptions.setdefault(mention.actor, set()).add(tuple(words))
    return roll.descriptions


def _beside(roll: Roll, mention: Mention) -> list[list[str]]:
    text, found = roll.text, []
    if m := BEHIND.match(text, mention.span.e):
        words = _words(m.group(2))
        found.append([] if words and _is_thing(roll, mention, m.group(1), words[-1]) else words)
    before = text[max(0, mention.span.s - 70) : mention.span.s].rsplit("\n", 1)[-1]
    if m := APPOSED.search(before):
        words = _words(m.group(2))
        found.append([] if words and _is_thing(roll, mention, m.group(1), words[-1]) else words)
    elif m := BEFORE.search(before):
        # "The plan Ann Kerr made" describes nobody.
        words = _words(m.group(1))
        found.append(words if words and is_person_noun(roll, words[-1]) else [])
    return [x for x in found if x]


def _is_thing(roll: Roll, mention: Mention, article: str, head: str) -> bool:
    """Whether a noun beside a person's name begins something else ("after Ann Kerr, the order said"): a noun that is
    not made for people describes one only as something new ("Ann Kerr, a widow")."""
    if roll.type_of(mention.actor or "") is not ActorType.PERSON:
        return False
    title = is_title(roll, head)
    return not (title or is_person_noun(roll, head)) and (
        article in ("the", "its") or ABSTRACT.search(head) is not None
    )


def _words(description: str) -> list[str]:
    return without_determiner(PART.split(description, maxsplit=1)[0]).casefold().split()


def is_person_noun(roll: Roll, head: str) -> bool:
    """Whether a noun in lower case is for one person: by its shape, or by the pack's list."""
    offices = roll.pack.offices
    return (AGENT.search(head) is not None and head not in _no_persons(offices)) or head in offices.person_nouns


@lru_cache(maxsize=8)
def _no_persons(offices: Offices) -> frozenset[str]:
    return frozenset(listed(offices.no_persons, " "))
