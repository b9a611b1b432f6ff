"""The clauses of two sentences that tell the same: where their shared content words lie close together.

News sentences are long and tell several things. Each content word both share counts for the window, each other one in
between against it, by rarity; the best window of either sentence is kept. Names and titles alone ("Secretary General
Jens Stoltenberg") tell nothing, so a window needs common words or numbers too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from onrecord.link.candidates import Rarity
from onrecord.link.sheet import Sentence

# Swept .2-.8 on the ten gold articles for development: 6 of 9 known paraphrases and 38 to 41 links throughout.
AGAINST = 0.4  # weight of a word that only one has


@dataclass(frozen=True, slots=True)
class Told:
    """Sentences `a` and `b` tell the same in words `a_window` and `b_window` (places of first word and after last).

    `score` is the rarity of the shared words, of which a unique one counts 1, times the share they make of the wider
    window. `common` of the `shared` stems are no names; `ordered` is the share that stands in the same order.
    """

    a: Sentence
    b: Sentence
    a_window: tuple[int, int]
    b_window: tuple[int, int]
    shared: tuple[str, ...]
    score: float
    common: int
    ordered: float


def told_alike(a: Sentence, b: Sentence, rarity: Rarity, least: float = 0.0) -> Told | None:
    """The best windows of two sentences; None if they share too little for `least`."""
    shared = a.stems & b.stems
    if least and rarity.shared(shared) < least:
        return None
    first = second = (0, 0)
    while shared:
        first, second = _window(a, shared, rarity), _window(b, shared, rarity)
        left = shared & set(a.content[first[0] : first[1]]) & set(b.content[second[0] : second[1]])
        if left == shared:
            break
        shared = left
    if not shared:
        return None
    density = min(_density(a, first, shared, rarity), _density(b, second, shared, rarity))
    order = LCSseq.similarity(_kept(a, first, shared), _kept(b, second, shared))
    return Told(
        a,
        b,
        first,
        second,
        tuple(sorted(shared, key=lambda x: (-rarity.share(x), x))),
        density * rarity.shared(sorted(shared)),
        len(shared & (a.common | b.common)),
        order / len(shared),
    )


def _window(sentence: Sentence, shared: frozenset[str], rarity: Rarity) -> tuple[int, int]:
    best, kept, sum_, start = 0.0, (0, 0), 0.0, 0
    shares = rarity.shares
    for i, word in enumerate(sentence.content):
        if not word:
            continue
        if sum_ <= 0:
            sum_, start = 0.0, i
        sum_ += shares[word] if word in shared else -AGAINST * shares[word]
        if sum_ > best:
            best, kept = sum_, (start, i + 1)
    return kept


def _kept(sentence: Sentence, window: tuple[int, int], shared: frozenset[str]) -> list[str]:
    return list(dict.fromkeys(x for x in sentence.content[window[0] : window[1]] if x in shared))


def _density(sentence: Sentence, window: tuple[int, int], shared: frozenset[str], rarity: Rarity) -> float:
    inside: Sequence[str] = [x for x in sentence.content[window[0] : window[1]] if x]
    return rarity.shared(x for x in inside if x in shared) / (rarity.shared(inside) or 1.0)
