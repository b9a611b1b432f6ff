"""How often a saying is reported, and on how many independent origins the reports rest.

Two statements of different documents report one saying where their first holder and polarity agree and they share most
of their words. Accepted gap: a saying told in quite other words counts as another, and one that an actor repeats on
another day in the same words counts as the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.reading import Article
from onrecord.model.statement import Statement
from onrecord.record.origins import Lineage, origins_of
from onrecord.text.words import content_words

Told = tuple[Statement, Article]
# As for statements between which a link between whole documents stands, see `origins.MIN_SAME_WORDS`, and a bit more:
# here no link vouches for them.
MIN_SAME_WORDS = 0.6  # share of the content words of the shorter of two statements
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
    words = [frozenset(content_words(" ".join(x.text for x in s.evidence))) for s, _ in among]
    holding: dict[str, list[int]] = defaultdict(list)
    for n, held in enumerate(words):
        for word in held:
            holding[word].append(n)
    places = {(a.document.id, s.id): n for n, (s, a) in enumerate(among)}
    found: list[Heard] = []
    for statement, article in wanted:
        own = words[places[article.document.id, statement.id]]
        shared = Counter(n for word in own for n in holding[word])
        others = [
            among[n]
            for n, count in sorted(shared.items())
            if count >= MIN_SAME_WORDS * min(len(own), len(words[n]))
            and (count >= MIN_WORDS or own == words[n])
            and _same(statement, article, *among[n])
        ]
        found.append(_heard((statement, article), others, lineage))
    return found


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
