"""Who speaks where the source is a pronoun: the nearest earlier actor that it fits, speakers and subjects first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from onrecord.model.span import Span
from onrecord.model.vocabulary import ActorType
from onrecord.resolve.actors import gender_of
from onrecord.resolve.roll import UNNAMED, Roll
from onrecord.resolve.salience import nearest

PRONOUN = re.compile(
    r"(?:he|she|it|they|we|i|both|him|her|his|hers|them|their|its|himself|herself|itself|themselves|this|who)", re.I
)
HE, SHE = frozenset({"he", "him", "his", "himself"}), frozenset({"she", "her", "hers", "herself"})
# A relative pronoun tells people from things as "she" and "it" do.
WHO, WHICH = frozenset({"who", "whom", "whose"}), frozenset({"which"})
IT, THEY = frozenset({"it", "its", "itself"}), frozenset({"they", "them", "their", "themselves", "both"})
BODIES = frozenset(
    {
        ActorType.STATE,
        ActorType.ORGANISATION,
        ActorType.OFFICE,
        ActorType.MEDIA,
        ActorType.DOCUMENT,
        ActorType.ANONYMOUS_MEDIA,
    }
)
MANY = frozenset(
    {ActorType.ORGANISATION, ActorType.COLLECTIVE, ActorType.ANONYMOUS_COLLECTIVE, ActorType.ANONYMOUS_MEDIA}
)
PERSONS = frozenset({ActorType.PERSON, ActorType.ANONYMOUS_PERSON})
PEOPLE = PERSONS | {ActorType.COLLECTIVE, ActorType.ANONYMOUS_COLLECTIVE, ActorType.OFFICE}


def is_pronoun(words: str) -> bool:
    """Whether a source is nothing but a pronoun."""
    return PRONOUN.fullmatch(words.strip()) is not None


def fits(roll: Roll, actor: str, pronoun: str) -> bool:
    """Whether `pronoun` can stand for `actor`."""
    kind, word = roll.type_of(actor), pronoun.casefold()
    if word in HE or word in SHE:
        # An office with a name of its own (a palace, a ministry) is "it"; one that is only described is a person.
        human = kind in PERSONS or (kind is ActorType.OFFICE and actor.startswith(UNNAMED))
        return human and _gender(roll, actor) in ("m" if word in HE else "f", "")
    if word in IT:
        return kind in BODIES
    if word in THEY:
        return kind in MANY
    if word in WHO:
        return kind in PEOPLE
    if word in WHICH:
        return kind not in PERSONS and kind is not ActorType.PLACE
    return kind is not ActorType.PLACE


def _gender(roll: Roll, actor: str) -> str:
    """ "m" or "f" by name or title, of somebody unnamed by the noun ("his mother", "the spokeswoman"); else ""."""
    told = gender_of(roll, actor)
    if told or not actor.startswith(UNNAMED):
        return told
    noun = re.split(r"\s(?:of|for|in|at|from|with|who)\s", roll.actors[actor].name)[0]
    women, men = (_ending_in(tuple(x)) for x in (roll.pack.offices.women, roll.pack.offices.men))
    return "f" if women.search(noun) else "m" if men.search(noun) else ""


@lru_cache(maxsize=8)
def _ending_in(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for what ends in one of `nouns`; "-woman" stands for every noun made with it."""
    if not nouns:
        return re.compile(r"(?!)")
    told = "|".join(re.escape(x[1:]) if x.startswith("-") else rf"\b{re.escape(x)}" for x in nouns)
    return re.compile(rf"(?:{told})$", re.IGNORECASE)


def antecedent(roll: Roll, pronoun: Span, speakers: Sequence[tuple[int, str]], but: Sequence[str] = ()) -> str | None:
    """The actor meant by `pronoun`, none of those in `but`; `speakers` are earlier sources by offset.

    "They" falls back on bodies: a state can be "they", but a group at hand is likelier.
    """
    word = pronoun.text.strip()
    found = nearest(roll, pronoun.s, lambda actor: actor not in but and fits(roll, actor, word), speakers)
    if found is None and word.casefold() in THEY:
        return nearest(roll, pronoun.s, lambda actor: roll.type_of(actor) in BODIES, speakers)
    return found
