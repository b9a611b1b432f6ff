"""How often a saying is reported, and on how many independent origins the reports rest.

Two statements of different documents report one saying where their first holder and polarity agree and they share most
of their words, each weighed by its rarity among the sayings. Accepted gaps: a saying told in quite other words counts
as another; one that an actor repeats on another day in the same words counts as the same.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model.reading import Article
from onrecord.model.statement import Statement
from onrecord.record.origins import Lineage, origins_of
from onrecord.text.words import content_words

Told = tuple[Statement, Article]
# As for statements between which a link between whole documents stands, see `origins.MIN_SAME_WORDS`, and a bit more:
# here no link vouches for them.
MIN_SAME_WORDS = 0.6  # share of the weight of the content words of the lighter of two statements
MARGIN = 1e-9  # for rounding
MIN_WORDS = 3  # content words that two statements must share, or all those of both


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """`origins` independent origins in `reports` (a document counts once for each address it was seen at); `others` are
    the other documents' statements, `why` the reasons for which some are one origin."""

    origins: int
    reports: int
    others: tuple[Told, ...] = ()
    why: tuple[str, ...] = ()


def heard_of(wanted: Sequence[Told], among: Sequence[Told], lineage: Lineage) -> list[Heard]:
    """For each of `wanted`, its reports `among` these, itself one of them, in the same order."""
    words = _Words([" ".join(x.text for x in s.evidence) for s, _ in among])
    places = {(a.document.id, s.id): n for n, (s, a) in enumerate(among)}
    found: list[Heard] = []
    for statement, article in wanted:
        alike = words.alike(places[article.document.id, statement.id])
        others = [among[n] for n in alike if _same(statement, article, *among[n])]
        found.append(_heard((statement, article), others, lineage))
    return found


class _Words:
    """The content words of texts, and which of the texts are alike."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._words = [frozenset(content_words(x)) for x in texts]
        seen = Counter(w for held in self._words for w in held)
        self._weight = {w: math.log(1 + len(texts) / n) for w, n in seen.items()}
        self._total = [self._sum(held) for held in self._words]
        self._holding: dict[str, list[int]] = defaultdict(list)
        self._told_by: dict[str, list[int]] = defaultdict(list)
        for n, held in enumerate(self._words):
            for word in sorted(held):
                self._holding[word].append(n)
            for word in self._telling(n):
                self._told_by[word].append(n)

    def alike(self, n: int) -> list[int]:
        """The other texts that are like text `n`, in order."""
        own = self._words[n]
        # The lighter of two that are alike shares one of its telling words: only such pairs are compared, and the time
        # does not grow with the square of the texts that have a common word.
        near = {x for word in self._telling(n) for x in self._holding[word]}
        near.update(x for word in own for x in self._told_by[word])
        return sorted(x for x in near if x != n and self._are_alike(n, x))

    def _are_alike(self, n: int, other: int) -> bool:
        own, held = self._words[n], self._words[other]
        shared = own & held
        enough = self._sum(shared) >= MIN_SAME_WORDS * min(self._total[n], self._total[other])
        return enough and (len(shared) >= MIN_WORDS or own == held)

    def _telling(self, n: int) -> list[str]:
        """The rarest words of text `n`, so many that the others do not weigh enough to make another text like it."""
        rarest = sorted(self._words[n], key=lambda w: (-self._weight[w], w))
        left, telling = self._total[n], []
        for word in rarest:
            if left < MIN_SAME_WORDS * self._total[n] - MARGIN:
                break
            telling.append(word)
            left -= self._weight[word]
        return telling

    def _sum(self, words: Iterable[str]) -> float:
        # In order, so that rounding is the same on every run.
        return sum(self._weight[w] for w in sorted(words))


def _same(statement: Statement, article: Article, other: Statement, elsewhere: Article) -> bool:
    return (
        article.document.id != elsewhere.document.id
        and statement.holder == other.holder
        and statement.polarity is other.polarity
    )


def _heard(own: Told, others: Sequence[Told], lineage: Lineage) -> Heard:
    told = [own, *others]
    origins = origins_of(told, lineage)
    articles = {a.document.id: a for _, a in told}
    return Heard(
        origins=origins.count,
        reports=sum(len(a.captures) for a in articles.values()),
        others=tuple(others),
        why=origins.reasons,
    )
