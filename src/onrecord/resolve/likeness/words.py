"""The words of a name, laid out for comparison, and whether two words are one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA

from onrecord.text.latin import LONGEST, consonants, latin, unwritten
from onrecord.text.spelling import bare, skeleton

POSSESSIVE = re.compile(r"['’]s\b|['’]$")
ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
# A slip in a word of fewer letters makes another word more often than not.
SHORTEST_SLIP = 5
# Two words with the same consonants are one where this share of their letters agrees ("gaddafi", "qadhafi").
LIKE = 0.6


@dataclass(frozen=True, slots=True)
class Named:
    """A name and its `words` in small Latin letters; `raw` is the name without article and possessive, as written.
    `lost` are the consonants that its script cannot be relied on for, "" where it writes vowels."""

    raw: str
    words: tuple[str, ...]
    lost: str


@lru_cache(maxsize=20_000)
def named(name: str) -> Named:
    """`name` laid out; no words where it is longer than a name or no letter of it can be read."""
    if len(name) > LONGEST:
        return Named(name, (), "")
    raw = ARTICLE.sub("", POSSESSIVE.sub("", " ".join(name.split())))
    return Named(raw, tuple(latin(raw).split()), unwritten(raw))


@lru_cache(maxsize=50_000)
def spelt(word: str) -> str:
    """`word` with romanisations laid on one another."""
    word = re.sub(r"^[yj](?=e)|(?<=[aeiou])h$", "", word)
    return skeleton(word.replace("oo", "u").replace("ee", "i"))


@lru_cache(maxsize=50_000)
def agreement(a: str, b: str) -> float:
    """The share of the letters of two words that agree, 0 to 1, in one romanisation."""
    return float(OSA.normalized_similarity(spelt(a), spelt(b)))


def same_word(a: str, b: str) -> bool:
    """Whether the two are one word in two romanisations."""
    return a == b or spelt(a) == spelt(b)


def slip(a: str, b: str) -> bool:
    """Whether one of two words is the other with one letter wrong, missing, doubled or swapped."""
    x, y = bare(a), bare(b)
    if min(len(x), len(y)) < SHORTEST_SLIP or x[0] != y[0] or x.rstrip("s") == y.rstrip("s"):
        return False
    return OSA.distance(x, y, score_cutoff=1) <= 1 or OSA.distance(spelt(a), spelt(b), score_cutoff=1) <= 1


def same_consonants(a: str, b: str) -> bool:
    """Whether two words of three consonants or more differ by their vowels alone, and not by most of their letters."""
    return any(len(x) >= 3 for x in consonants(a) & consonants(b)) and agreement(a, b) >= LIKE


def same_unvowelled(a: str, b: str, lost: str) -> bool:
    """Whether two words may be one of which one script leaves the vowels out, and `lost` with them."""
    return any(consonants(a, lost) & consonants(b, lost) - {""})
