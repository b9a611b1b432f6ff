"""Which documents and which sentences are worth aligning, without comparing all with all.

Two indexes over the whole record, each walked once in order of publication. Documents meet in shared word 5-grams,
sentences in the rarest of their stems. Every sentence meets a bounded number of others, and of those the best few are
kept, so that the work grows with the number of sentences and not with its square.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from onrecord.link.sheet import Sentence, Sheet

GRAM = 5  # words
# Two 5-grams are one shared phrase of six words; one alone is a name or a formula.
MIN_GRAMS = 2
# Of the documents that hold a gram, later ones meet this many of the first, where a text began, and of the last.
FIRST, LAST = 8, 8
MOST_ORIGINS = 16  # documents that one document is compared with
# Of the sentences that hold a stem, later ones meet this many, those nearest before them in order of publication.
MOST_HOLDERS = 60
MOST_MET = 400  # sentences that one sentence meets in all its stems, the rarest stems first
MOST_KEPT = 8  # of them those worth aligning
MAX_OWN = 40  # sentences of one article that share a stem; a commoner one brings none of them together
# Two dated reports further apart than this were not rewritten from one text.
SAME_TEXT = dt.timedelta(days=90)

Place = tuple[int, int]  # sheet, sentence


def document_pairs(sheets: Sequence[Sheet]) -> list[tuple[int, int]]:
    """Places in `sheets` of two documents that share wording, the earlier place first."""
    numbers: dict[str, int] = {}
    holders: dict[int, int | list[int]] = {}
    pairs: list[tuple[int, int]] = []
    for n, sheet in enumerate(sheets):
        shared: Counter[int] = Counter()
        for gram in _grams(sheet, numbers):
            found = holders.get(gram)
            if found is None:
                holders[gram] = n  # most grams stand in one document: no list for them
            elif isinstance(found, int):
                shared[found] += 1
                holders[gram] = [found, n]
            else:
                shared.update(found)
                if len(found) == FIRST + LAST:
                    del found[FIRST]
                found.append(n)
        best = sorted((-k, other) for other, k in shared.items() if k >= MIN_GRAMS)[:MOST_ORIGINS]
        pairs += [(other, n) for _, other in best]
    return sorted(pairs)


def _grams(sheet: Sheet, numbers: dict[str, int]) -> set[int]:
    """Hashes of the runs of `GRAM` words of every sentence; of numbers, which hash the same in every process."""
    found: set[int] = set()
    for sentence in sheet.sentences:
        words = [numbers.setdefault(w, len(numbers)) for w in sentence.folded]
        found.update(hash(tuple(words[i : i + GRAM])) for i in range(len(words) - GRAM + 1))
    return found


class Rarity:
    """How much a shared stem says: the logarithm of how few sentences hold it. `held` are these by stem, of `total`."""

    def __init__(self, held: Mapping[str, int], total: int) -> None:
        rarest = math.log(total + 2)
        self._unknown = math.log((total + 1) / 0.5)
        self._of = {stem: math.log((total + 1) / (n + 0.5)) for stem, n in held.items()}
        self.shares = {stem: max(0.0, x / rarest) for stem, x in self._of.items()}
        self.held = held

    @classmethod
    def among(cls, sentences: Iterable[Sentence]) -> Rarity:
        """The same, where `sentences` are all there are."""
        held: Counter[str] = Counter()
        total = 0
        for sentence in sentences:
            total += 1
            held.update(sentence.told)
        return cls(held, total)

    def __call__(self, stem: str) -> float:
        """0 for a stem in every sentence, up to log of the number of sentences."""
        return self._of.get(stem, self._unknown)

    def share(self, stem: str) -> float:
        """The same as a share of the rarest, about 1 for a stem that one sentence holds."""
        return self.shares.get(stem, 1.0)

    def shared(self, stems: Iterable[str]) -> float:
        """The shares of all `stems` together."""
        shares = self.shares
        return sum([shares[x] for x in stems])

    def weight(self, stems: Iterable[str]) -> float:
        """The rarity of all `stems` together."""
        return sum(map(self, stems))

    def rarest_first(self, stems: Iterable[str]) -> list[str]:
        """`stems` in order of how many sentences hold them, the fewest first."""
        return [x for _, x in sorted([(self.held.get(x, 0), x) for x in stems])]


def own_pairs(sheet: Sheet) -> list[tuple[int, int]]:
    """Places of sentences of one article that share at least two stems, the earlier first."""
    holders: dict[str, list[int]] = defaultdict(list)
    for sentence in sheet.sentences:
        for stem in sentence.stems:
            holders[stem].append(sentence.n)
    holders = {stem: found for stem, found in holders.items() if 1 < len(found) <= MAX_OWN}
    pairs: list[tuple[int, int]] = []
    for sentence in sheet.sentences:
        shared: Counter[int] = Counter()
        for stem in sentence.stems:
            shared.update(holders.get(stem, ()))
        pairs += [(sentence.n, other) for other, n in shared.items() if n >= 2 and other > sentence.n]
    return sorted(pairs)


@dataclass(frozen=True, slots=True)
class Least:
    """What two sentences must share to be worth aligning: `words` in each, `stems`, `common` stems that are no names,
    and the shares of rarity of all together."""

    words: int
    stems: int
    common: int
    share: float

    def weight(self, one: Sentence, other: Sentence, rarity: Rarity) -> float:
        """The shares of rarity of the stems that two sentences share; 0 if they share less than this asks for."""
        shared = one.stems & other.stems
        if len(shared) < self.stems or (weight := rarity.shared(shared)) < self.share:
            return 0.0
        return weight if len(shared & (one.common | other.common)) >= self.common else 0.0


def sentence_pairs(
    sheets: Sequence[Sheet], rarity: Rarity, least: Least, copied: Set[Place] = frozenset()
) -> list[tuple[Place, Place]]:
    """Pairs of sentences of two articles that share at least what `least` asks for, the earlier first.

    Sentences `copied` from another sheet are left out: their origin stands for them.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    known: list[tuple[int, Sentence]] = []
    pairs: list[tuple[Place, Place]] = []
    for n, sheet in enumerate(sheets):
        told = [s for s in sheet.sentences if len(s.words) >= least.words and (n, s.n) not in copied]
        ranked = [(s, rarity.rarest_first(s.stems)) for s in told]
        for sentence, stems in ranked:
            best: list[tuple[float, int]] = []
            for at in _met(stems, holders):
                before, other = known[at]
                weight = least.weight(sentence, other, rarity)
                if weight and near_in_time(sheet, sheets[before]):
                    best.append((-weight, at))
            for _, at in sorted(best)[:MOST_KEPT]:
                before, other = known[at]
                pairs.append(((before, other.n), (n, sentence.n)))
        for sentence, stems in ranked:
            _hold(len(known), [x for x in stems if rarity.held[x] > 1], holders)
            known.append((n, sentence))
    return sorted(pairs)


def _hold(number: int, stems: Iterable[str], holders: dict[str, list[int]]) -> None:
    for stem in stems:
        found = holders[stem]
        found.append(number)
        if len(found) > MOST_HOLDERS:
            del found[0]


def _met(stems: Sequence[str], holders: dict[str, list[int]]) -> Iterator[int]:
    """Numbers of sentences that hold two of `stems`, as far as the first of these lead to few enough."""
    met: Counter[int] = Counter()
    left = MOST_MET
    for stem in stems:
        found = holders.get(stem)
        if found:
            left -= len(found)
            if left < 0:
                break
            met.update(found)
    return (at for at, n in met.items() if n >= 2)


def near_in_time(x: Sheet, y: Sheet) -> bool:
    """Whether two articles may be of one season; they may, if the date of either is not known."""
    a, b = x.published, y.published
    if a.lo is None or a.hi is None or b.lo is None or b.hi is None:
        return True
    return a.lo - b.hi <= SAME_TEXT and b.lo - a.hi <= SAME_TEXT
