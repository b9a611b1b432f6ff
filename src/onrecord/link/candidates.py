"""Which documents and which sentences are worth aligning, without comparing all with all.

Two indexes over the whole record. Documents meet in shared word 5-grams, of which those in many documents (credits,
standing phrases) are left out. Sentences meet in rare features: stems of rare words, names, numbers, and 5-character
pieces of long rare words, which survive another inflection or spelling.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from itertools import combinations

from onrecord.link.sheet import Sentence, Sheet

GRAM = 5  # words
# A gram in more documents than this is a standing phrase, and comparing all its documents would cost the square.
MAX_DOCUMENTS = 60
# Two 5-grams are one shared phrase of six words; one alone is a name or a formula.
MIN_GRAMS = 2
# Sentences that share a feature this common are not found by it.
MAX_SENTENCES = 40


def grams(words: Sequence[str], size: int = GRAM) -> set[tuple[str, ...]]:
    """The runs of `size` words."""
    return {tuple(words[i : i + size]) for i in range(len(words) - size + 1)}


def document_pairs(sheets: Sequence[Sheet]) -> list[tuple[int, int]]:
    """Places in `sheets` of two documents that share wording, the earlier place first."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, sheet in enumerate(sheets):
        for gram in sorted({g for s in sheet.sentences for g in grams(s.folded)}):
            holders[gram].append(n)
    shared: Counter[tuple[int, int]] = Counter()
    for found in holders.values():
        if 1 < len(found) <= MAX_DOCUMENTS:
            shared.update(combinations(found, 2))
    return sorted(pair for pair, n in shared.items() if n >= MIN_GRAMS)


def features(sentence: Sentence) -> frozenset[str]:
    """What a sentence may be found by: stems, numbers and pieces of long words."""
    pieces = {f"~{w[i : i + 5]}" for w in sentence.stems if len(w) > 6 and w.isalpha() for i in range(len(w) - 4)}
    return sentence.stems | {f"#{x}" for x in sentence.numbers} | pieces


class Rarity:
    """How much a shared feature says: the logarithm of how few sentences hold it."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        held: Counter[str] = Counter()
        self.total = 0
        for sentence in sentences:
            self.total += 1
            held.update(sentence.stems | sentence.numbers)
        self._held = held
        self._shares: dict[str, float] = {}

    def __call__(self, stem: str) -> float:
        """0 for a stem in every sentence, up to log of the number of sentences."""
        return math.log((self.total + 1) / (self._held[stem] + 0.5))

    def share(self, stem: str) -> float:
        """The same as a share of the rarest, about 1 for a stem that one sentence holds."""
        known = self._shares.get(stem)
        if known is None:
            known = self._shares[stem] = max(0.0, self(stem) / math.log(self.total + 2))
        return known

    def weight(self, stems: Iterable[str]) -> float:
        """The rarity of all `stems` together."""
        return sum(map(self, stems))


Place = tuple[int, int]  # sheet, sentence


def sentence_pairs(sheets: Sequence[Sheet], copied: Set[Place] = frozenset()) -> list[tuple[Place, Place]]:
    """Pairs of sentences that share at least two rare features, the earlier first; within one sheet too.

    Sentences `copied` from another sheet meet others of their own sheet only: their origin stands for them elsewhere.
    """
    holders: dict[str, list[Place]] = defaultdict(list)
    own: dict[tuple[str, int], list[Place]] = defaultdict(list)
    for n, sheet in enumerate(sheets):
        for sentence in sheet.sentences:
            place = (n, sentence.n)
            for feature in sorted(features(sentence)):
                own[feature, n].append(place)
                if place not in copied:
                    holders[feature].append(place)
    limit = max(MAX_SENTENCES, int(2 * math.sqrt(sum(len(s.sentences) for s in sheets))))
    shared: Counter[tuple[Place, Place]] = Counter()
    for found in holders.values():
        if 1 < len(found) <= limit:
            shared.update(pair for pair in combinations(found, 2) if pair[0][0] != pair[1][0])
    for found in own.values():
        if 1 < len(found) <= MAX_SENTENCES:
            shared.update(combinations(found, 2))
    return sorted(pair for pair, n in shared.items() if n >= 2)
