"""How much wording two texts share, by runs of words.

A shingle is a run of `size` words. Resemblance (Jaccard) asks whether two texts are alike; containment asks how much
of one stands in the other, which is the question when a short text is cut from a long one (Broder 1997).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from onrecord.text.normalize import normalize
from onrecord.text.words import WORD

SHINGLE = 4  # words; long enough that news formulas ("told reporters in the") rarely meet by chance

Shingle = tuple[str, ...]


def tokens_of(text: str) -> list[str]:
    """The words of `text`, normalised and case folded, in order."""
    return WORD.findall(normalize(text).text)


def shingles(tokens: Sequence[str], size: int = SHINGLE) -> frozenset[Shingle]:
    """Every run of `size` tokens; a shorter text is one shingle, an empty one has none."""
    if len(tokens) <= size:
        return frozenset([tuple(tokens)]) if tokens else frozenset()
    return frozenset(tuple(tokens[i : i + size]) for i in range(len(tokens) - size + 1))


def jaccard(a: frozenset[Shingle], b: frozenset[Shingle]) -> float:
    """Shared shingles over all shingles, 0 to 1; 0 if both are empty."""
    return len(a & b) / len(a | b) if a or b else 0.0


def containment(part: frozenset[Shingle], whole: frozenset[Shingle]) -> float:
    """The share of the shingles of `part` found in `whole`, 0 to 1; 0 if `part` is empty."""
    return len(part & whole) / len(part) if part else 0.0


def resemblance(a: str, b: str, size: int = SHINGLE) -> float:
    """`jaccard` of the shingles of two texts."""
    return jaccard(shingles(tokens_of(a), size), shingles(tokens_of(b), size))


def rarity(texts: Iterable[str], size: int = SHINGLE) -> Counter[Shingle]:
    """In how many of `texts` each shingle stands; one that stands in many is a formula, not a trace of copying."""
    counted: Counter[Shingle] = Counter()
    for text in texts:
        counted.update(shingles(tokens_of(text), size))
    return counted
