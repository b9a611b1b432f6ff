"""Sentences of one article laid against those of another: which stands for which, and how many words they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel, LCSseq

from onrecord.link.sheet import Sentence, Sheet
from onrecord.text.words import STOP_WORDS

# Swept .45-.85 with bench/copies.py (30 train articles, seed 1): it moves nothing there, because a sentence that an
# editor changed nearly always passes by MIN_CONTAINED; it decides sentences that were both cut and added to.
MIN_SHARE = 0.65  # share of the longer sentence's words, in order
MIN_CONTAINED = 0.8  # share of the shorter one's words, where a sentence was cut or merged
MIN_WORDS = 6
MIN_STEMS = 3
MIN_CONTAINED_WORDS = 9
# A short sentence ("We are ready," she said) proves nothing alone and is believed beside a neighbour that matches.
MIN_SHORT_WORDS = 3
QUOTED_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Match:
    """Sentence `copy` stands for `origin`; `shared` words in the same order, `own` of them outside quotation marks.

    `quoted`: most of the shared words are quoted in both.
    """

    copy: Sentence
    origin: Sentence
    shared: int
    own: int
    quoted: bool

    @property
    def share(self) -> float:
        """Share of the longer sentence's words, 0 to 1."""
        return self.shared / max(len(self.copy.words), len(self.origin.words))


def matches(copy: Sheet, origin: Sheet) -> list[Match]:
    """For each sentence of `copy` that has one, its counterpart in `origin`, in the copy's order."""
    found = {m.copy.n: m for s in copy.sentences if (m := _best(s, _alike(s, origin))) is not None}
    for sentence in copy.sentences:
        if sentence.n not in found:
            beside = [found[n] for n in (sentence.n - 1, sentence.n + 1) if n in found]
            near = [s for m in beside for s in origin.sentences[max(0, m.origin.n - 2) : m.origin.n + 3]]
            if near and (match := _best_short(sentence, near)) is not None:
                found[sentence.n] = match
    return [found[n] for n in sorted(found)]


def shared_words(a: Sequence[str], b: Sequence[str]) -> list[tuple[int, int]]:
    """Places (in `a`, in `b`) of the words that both hold in the same order."""
    return [
        (op.src_start + i, op.dest_start + i)
        for op in Indel.opcodes(a, b)
        if op.tag == "equal"
        for i in range(op.src_end - op.src_start)
    ]


def _alike(sentence: Sentence, origin: Sheet) -> list[Sentence]:
    """Sentences of `origin` that share at least `MIN_STEMS` stems with `sentence`, in order."""
    met: Counter[int] = Counter()
    for stem in sentence.stems:
        met.update(origin.holders.get(stem, ()))
    return [origin.sentences[n] for n in sorted(met) if met[n] >= MIN_STEMS]


def _best(sentence: Sentence, others: Sequence[Sentence]) -> Match | None:
    best: tuple[int, float, int] | None = None
    for other in others:
        shorter, longer = sorted((len(sentence.words), len(other.words)))
        least = min(MIN_SHARE * longer, max(MIN_CONTAINED * shorter, MIN_CONTAINED_WORDS))
        cutoff = max(MIN_WORDS, int(least))
        if shorter < cutoff:
            continue
        shared = int(LCSseq.similarity(sentence.folded, other.folded, score_cutoff=cutoff))
        if shared >= cutoff and shared >= least:
            key = (shared, shared / longer, -other.n)
            best = max(best, key) if best else key
    return _match(sentence, others, -best[2]) if best else None


def _best_short(sentence: Sentence, others: Sequence[Sentence]) -> Match | None:
    best: tuple[float, int] | None = None
    for other in others:
        shorter = min(len(sentence.words), len(other.words))
        shared = int(LCSseq.similarity(sentence.folded, other.folded))
        content = sum(1 for w in sentence.folded if w in other.folded and w not in STOP_WORDS)
        if shared >= MIN_SHORT_WORDS and shared >= 0.6 * shorter and content:
            key = (shared / max(len(sentence.words), len(other.words)), -other.n)
            best = max(best, key) if best else key
    return _match(sentence, others, -best[1]) if best else None


def _match(sentence: Sentence, others: Sequence[Sentence], n: int) -> Match:
    origin = next(x for x in others if x.n == n)
    pairs = shared_words(sentence.folded, origin.folded)
    quoted = sum(1 for i, j in pairs if sentence.quoted[i] and origin.quoted[j])
    own = sum(1 for i, _ in pairs if not sentence.quoted[i])
    return Match(sentence, origin, len(pairs), own, quoted >= QUOTED_SHARE * len(pairs))
