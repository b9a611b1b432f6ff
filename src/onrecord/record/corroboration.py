"""Who reports a claim, counted in independent origins and never in articles."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.reading import Article
from onrecord.model.statement import Statement
from onrecord.model.vocabulary import NAMED_FORMS, Polarity
from onrecord.record.chain import Word, chain_of, whose_word
from onrecord.record.origins import origins_of
from onrecord.record.record import Record
from onrecord.text.words import content_words

# Looked at on four claims of examples/articles: reports score .70 and more, other statements on the subject under .57.
MIN_SHARE = 0.6  # share of the claim's words, weighted by rarity, that a statement must hold


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """One statement that reports the claim. `share` of the claim's words it holds, weighted by rarity, 0 to 1.

    `origin` numbers the independent origin it belongs to, from 1. `against`: its holder denies what others affirm.
    """

    statement: Statement
    article: Article
    share: float
    shared: tuple[str, ...]
    word: Word
    chain: tuple[str, ...]
    origin: int
    against: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Corroboration:
    """All reports of `claim`, the nearest word first, with the count of independent origins and why some are one."""

    claim: str
    supports: tuple[Support, ...]
    origins: int
    reasons: tuple[str, ...]


def corroborate(record: Record, claim: str) -> Corroboration:
    """The reports of `claim`, found by the words they share with it; a name counts under every spelling on record."""
    words = _Words(_spellings(record))
    told = [
        (statement, article, words(" ".join(x.text for x in statement.evidence)))
        for article in record.articles
        for statement in article.reading.statements
    ]
    seen = Counter(w for _, _, held in told for w in held)

    def weight(met: Iterable[str]) -> float:
        return sum(math.log(1 + len(told) / (1 + seen[w])) for w in met)

    asked = words(claim)
    found = [
        (weight(asked & held) / weight(asked), tuple(sorted(asked & held)), statement, article)
        for statement, article, held in told
        if asked & held
    ]
    found = [x for x in found if x[0] >= MIN_SHARE]
    origins = origins_of([(s, a) for _, _, s, a in found], record.lineage)
    supports = [
        Support(
            statement=statement,
            article=article,
            share=round(share, 3),
            shared=held,
            word=whose_word(statement, (), article),
            chain=chain_of(statement, article, record.lineage, record.pages),
            origin=origins.of(statement, article),
            against=statement.polarity is Polarity.NEG,
        )
        for share, held, statement, article in found
    ]
    supports.sort(key=lambda x: (x.word, x.origin, -x.share, x.article.document.id, x.statement.id))
    return Corroboration(claim=claim, supports=tuple(supports), origins=origins.count, reasons=origins.reasons)


def _spellings(record: Record) -> dict[str, str]:
    """Every named surface of an actor on record, case folded, to the actor's canonical id."""
    found: dict[str, str] = {}
    for article in record.articles:
        for mention in article.reading.mentions:
            if mention.actor and mention.form in NAMED_FORMS:
                found.setdefault(mention.span.text.casefold(), mention.actor)
    return found


class _Words:
    """The words of a text for comparison: names as the actor they name, other words without their inflection."""

    def __init__(self, spellings: dict[str, str]) -> None:
        self._spellings = spellings
        longest_first = sorted(spellings, key=lambda x: (-len(x), x))
        self._names = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b") if spellings else None

    def __call__(self, text: str) -> set[str]:
        folded = text.casefold()
        actors: set[str] = set()
        if self._names:
            actors = {f"@{self._spellings[m.group()]}" for m in self._names.finditer(folded)}
            folded = self._names.sub(" ", folded)
        # Six letters hold a stem apart from its inflection well enough for a first look-up.
        return actors | {w.removesuffix("'s").removesuffix("’s")[:6] for w in content_words(folded)}
