"""Who speaks where the source is a pronoun: the nearest earlier actor that it fits, speakers and subjects first."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.actor import Mention
from onrecord.model.span import Span
from onrecord.model.vocabulary import ActorType
from onrecord.resolve.actors import gender_of
from onrecord.resolve.roll import Roll
from onrecord.text.sentences import sentences_of

PRONOUN = re.compile(r"(?:he|she|it|they|we|i|who|both|him|her|them|himself|herself|the latter)", re.I)
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
    {ActorType.COLLECTIVE, ActorType.ANONYMOUS_COLLECTIVE, ActorType.ORGANISATION, ActorType.ANONYMOUS_MEDIA}
)
PERSONS = frozenset({ActorType.PERSON, ActorType.ANONYMOUS_PERSON, ActorType.OFFICE})
# A pronoun seldom reaches further back; beyond, nobody is better than a guess.
REACH = 900


def is_pronoun(words: str) -> bool:
    """Whether a source is nothing but a pronoun."""
    return PRONOUN.fullmatch(words.strip()) is not None


def fits(roll: Roll, actor: str, pronoun: str) -> bool:
    """Whether `pronoun` can stand for `actor`."""
    kind, word = roll.type_of(actor), pronoun.casefold()
    if word in ("he", "him", "himself"):
        return kind in PERSONS and gender_of(roll, actor) in ("m", "")
    if word in ("she", "her", "herself"):
        return kind in PERSONS and gender_of(roll, actor) in ("f", "")
    if word == "it":
        return kind in BODIES
    if word in ("they", "them", "both"):
        return kind in MANY
    return kind is not ActorType.PLACE


def antecedent(roll: Roll, pronoun: Span, speakers: Sequence[tuple[int, str]]) -> str | None:
    """The actor meant by `pronoun`; `speakers` are earlier sources by offset, the nearest last.

    In this order: the first fitting actor of the pronoun's own sentence; the subject or speaker of the sentences
    before, the nearest sentence first; whoever fits and was named last.
    """
    here = roll.page.segment_at(pronoun.s)
    start = here.s if here else 0
    own = next(
        (x for x in _sentences(roll, start, here.e if here else len(roll.text)) if x.s <= pronoun.s < x.e), pronoun
    )
    earlier = [m for m in roll.before(pronoun.s) if pronoun.s - m.span.s < REACH]
    inside = [m for m in reversed(earlier) if m.span.s >= own.s]
    if found := _first(roll, inside, pronoun.text):
        return found
    said = [(at, who) for at, who in speakers if at < pronoun.s and pronoun.s - at < REACH]
    before = [m for m in earlier if m.span.s < own.s]
    while before or said:
        latest = max([before[0].span.s] if before else [], default=-1)
        told = max((at for at, _ in said), default=-1)
        point = max(latest, told)
        sentence = _sentence_at(roll, point)
        for at, who in reversed(said):
            if sentence.s <= at < sentence.e and fits(roll, who, pronoun.text):
                return who
        inside = [m for m in reversed(before) if sentence.s <= m.span.s < sentence.e]
        if found := _first(roll, inside, pronoun.text):
            return found
        before = [m for m in before if m.span.s < sentence.s]
        said = [(at, who) for at, who in said if at < sentence.s]
    return None


def _first(roll: Roll, mentions: Sequence[Mention], pronoun: str) -> str | None:
    # A possessive ("Ms. Kerr's plan") modifies and is seldom what a pronoun takes up.
    plain = [m for m in mentions if roll.text[m.span.e : m.span.e + 2] not in ("'s", "’s")]
    for group in (plain, mentions):
        for m in group:
            if m.actor and fits(roll, m.actor, pronoun):
                return m.actor
    return None


def _sentences(roll: Roll, s: int, e: int) -> list[Span]:
    return sentences_of(roll.text, s, e)


def _sentence_at(roll: Roll, offset: int) -> Span:
    segment = roll.page.segment_at(offset)
    if segment:
        for sentence in _sentences(roll, segment.s, segment.e):
            if sentence.s <= offset < sentence.e:
                return sentence
    return Span.of(roll.text, offset, min(len(roll.text), offset + 1))
