"""Which documents of a big record are worth linking with one more, found by what is held of all of them.

Of each document is held, for every content word of every sentence, the word's number and the sentence's place, by month
of publication. That is enough to find sentences that share rare words, and little enough to lie on disk beside a record
of any size: of each word and month the last few places only.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from onrecord.link.candidates import MOST_KEPT, MOST_MET, Rarity
from onrecord.link.sheet import Sheet, sheet_of
from onrecord.model.reading import Article
from onrecord.store.held import Held, Holding

MOST_NEAR = 12  # documents that share wording
MIN_SHARED = 2  # stems of two sentences
MIN_SENTENCE = 1.0  # shares of rarity that two sentences have in common, to count for their documents
MIN_DOCUMENT = 2.5  # the same of all sentences of two documents; `rewrites.MIN_STRONG`, the least that makes a link
MONTHS_APART = 3  # as `candidates.SAME_TEXT`, in the months that holders lie in
UNDATED = 0


@lru_cache(maxsize=1 << 16)
def number_of(word: str) -> int:
    """A number for a word, of 63 bits, the same in every process: what is held of a removed text has no words."""
    return int.from_bytes(hashlib.blake2b(word.encode(), digest_size=8).digest()) >> 1


def month_of(day: dt.date | None) -> int:
    """The month of a day as a number; `UNDATED` for none."""
    return UNDATED if day is None else day.year * 12 + day.month


def held_of(article: Article) -> Held:
    """What is held of one article."""
    sheet = sheet_of(article)
    return Held(
        document=sheet.id,
        month=month_of(sheet.published.lo or sheet.published.hi),
        wording=number_of(sheet.text_key or sheet.id),
        sentences=tuple((s.n, frozenset(map(number_of, s.told))) for s in sheet.sentences),
    )


def months_near(month: int) -> tuple[int, int] | None:
    """The first and the last month in which a document of `month` may have been rewritten; None for any."""
    return None if month == UNDATED else (month - MONTHS_APART, month + MONTHS_APART)


def near(held: Held, holding: Mapping[int, Holding], total: int) -> list[int]:
    """Places of sentences that share most with those of `held`, one or more of each document worth linking with it, the
    best document first. `holding` says who holds each of its words, and `total` is the number of sentences in all."""
    rarity = Rarity({str(x): y.sentences for x, y in holding.items()}, total)
    shares = {x: rarity.share(str(x)) for x in holding}
    by_document: dict[int, float] = defaultdict(float)
    place_in: dict[int, int] = {}
    for _, words in held.sentences:
        met: Counter[int] = Counter()
        weight: dict[int, float] = defaultdict(float)
        left = MOST_MET
        for word in sorted((x for x in words if x in holding), key=lambda x: (holding[x].sentences, x)):
            places = holding[word].places
            left -= len(places)
            if left < 0:
                break
            met.update(places)
            for place in places:
                weight[place] += shares[word]
        fit = sorted((-weight[x], x) for x, n in met.items() if n >= MIN_SHARED and weight[x] >= MIN_SENTENCE)
        best: dict[int, float] = {}
        for less, place in fit[:MOST_KEPT]:
            document = Holding.document_at(place)
            place_in.setdefault(document, place)
            best.setdefault(document, -less)
        for document, most in best.items():
            by_document[document] += most
    found = sorted((-x, document) for document, x in by_document.items() if x >= MIN_DOCUMENT)
    return [place_in[document] for _, document in found[:MOST_NEAR]]


def rarity_in(held: Callable[[Collection[int]], Mapping[int, int]], total: int) -> Callable[[Sequence[Sheet]], Rarity]:
    """How rare the words of some sheets are in the whole record of so many sentences, of which `held` says how many
    hold each number."""

    def rarity(sheets: Iterable[Sheet]) -> Rarity:
        words = {word: number_of(word) for sheet in sheets for s in sheet.sentences for word in s.told}
        counts = held(set(words.values()))
        return Rarity({word: counts.get(number, 1) for word, number in words.items()}, total)

    return rarity
