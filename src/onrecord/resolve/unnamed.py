"""What a text says of a source that it does not name: how many they are, how near to the matter, on which side."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.model.actor import Unnamed
from onrecord.model.vocabulary import Nearness
from onrecord.packs.anonymity import AnonymityWords
from onrecord.packs.index import NameIndex
from onrecord.text.numbers import number_of

FIRST = re.compile(r"(?:the\s+|at least\s+|more than\s+|some\s+)?([\w-]+)", re.IGNORECASE)
ONE = frozenset("a an one another".split())
SOME = frozenset("several some many various multiple few other others numerous these those both".split())
WORD = re.compile(r"[^\W\d_][\w'’-]*")


def typed(words: str, many: bool, body: str | None, index: NameIndex, pack: AnonymityWords) -> Unnamed:
    """`words` are the whole phrase of a source without a name; `many` whether its noun is plural, `body` the id of
    what it speaks for, None where that is not told."""
    lo, hi = _number(words, many)
    return Unnamed(lo=lo, hi=hi, near=_near(words, pack), side=body or _side(words, index, pack))


def _number(words: str, many: bool) -> tuple[int, int | None]:
    """How many at least and at most; None is open."""
    m = FIRST.match(words.strip())
    first = m[1].casefold() if m else ""
    told = number_of(first) if first not in ONE else 1.0
    if told is not None and told >= 1:
        least = words.strip().casefold().startswith(("at least", "more than"))
        return int(told), None if least else int(told)
    if first == "both":
        return 2, 2
    return (2, None) if many or first in SOME else (1, 1)


@lru_cache(maxsize=8)
def _patterns(pack: AnonymityWords) -> tuple[tuple[Nearness, re.Pattern[str]], ...]:
    return tuple(
        (near, re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE)) for near, phrases in pack.near.items()
    )


def _near(words: str, pack: AnonymityWords) -> Nearness:
    return next((near for near, pattern in _patterns(pack) if pattern.search(words)), Nearness.UNTOLD)


def _side(words: str, index: NameIndex, pack: AnonymityWords) -> str | None:
    """The first state, body or side that a word of the phrase names; None if none does."""
    for m in WORD.finditer(words):
        word = m.group()
        if state := index.adjectives.get(word):
            return state
        if word in pack.sides:
            return word
    return None
