"""Who does what a verb says, read off the names in front of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from onrecord.model.actor import Mention
from onrecord.packs.pack import Pack
from onrecord.read.words import pattern

_GOVERNED = re.compile(r"\b(?:in|at|from|with|by|on|to|against|for|of)\s+(?:the\s+)?$", re.IGNORECASE)
_JOINED = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)(?:the\s+)?")
_OWNERS = {"his": frozenset({"he", "him", "his"}), "her": frozenset({"she", "her", "hers"})}
# A name this far before its verb is another clause's.
_REACH = 120  # characters


def doers(text: str, s: int, e: int, mentions: Sequence[Mention]) -> list[str]:
    """The actors of the last row of names in ``text[s:e]`` that no preposition governs."""
    free = [
        m
        for m in mentions
        if max(s, e - _REACH) <= m.span.s
        and m.span.e <= e
        and not _GOVERNED.search(text[max(s, m.span.s - 12) : m.span.s])
    ]
    row = free[-1:]
    for m in reversed(free[:-1]):
        if not _JOINED.fullmatch(text[m.span.e : row[0].span.s]):
            break
        row.insert(0, m)
    return [m.actor for m in row if m.actor]


def owner_of(word: str, before: Sequence[Mention], persons: Collection[str]) -> frozenset[str]:
    """Who is meant by "his" or "her" behind the mentions `before` of its sentence: one of `persons` for whom such a
    pronoun stands there already, else the one named last. Nobody for another `word`."""
    pronouns = _OWNERS.get(word, frozenset())
    people = [m for m in before if pronouns and m.actor in persons]
    same = [m for m in people if m.span.text.lower() in pronouns]
    return frozenset(m.actor for m in (same or people)[-1:] if m.actor)


@lru_cache(maxsize=8)
def _concluding(pack: Pack) -> re.Pattern[str]:
    return re.compile(pattern(pack.arrangements.concluding).pattern + r"\s+(?:(?:to|on|with|in)\s+)?$", re.IGNORECASE)


def concluders(text: str, s: int, e: int, mentions: Sequence[Mention], pack: Pack) -> list[str]:
    """Who concludes what is named from `e` on ("Chile and Peru signed [a pact]"); nobody without such a verb."""
    verb = _concluding(pack).search(text, max(s, e - 40), e)
    return doers(text, s, verb.start(), mentions) if verb else []
