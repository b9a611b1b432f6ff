"""Numbers and days that two accounts of one thing give differently, and figures that somebody calls wrong.

Only accounts that lineage lays side by side are compared here, and only where each gives a single number in one unit of
the same thing; a bound, a rounding, another unit, another day or another year is no conflict.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.judge.claims import Aligned, Claim, copied, same_news
from onrecord.model.link import Link
from onrecord.model.quantity import Quantity
from onrecord.model.reading import Article
from onrecord.model.span import Span
from onrecord.model.vocabulary import ConflictKind, Relation
from onrecord.model.when import Precision, When
from onrecord.packs.pack import Pack
from onrecord.packs.wording import any_of
from onrecord.text.bounds import compatible
from onrecord.text.stems import stems_of


def contested(article: Article, claims: Sequence[Claim], pack: Pack) -> list[Link]:
    """Figures that the next sentence, on another word, calls too high or too low."""
    links: list[Link] = []
    contests = any_of(tuple(pack.wording.contests))
    for before, after in pairwise(claims):
        said = contests.search(after.span.text)
        if said is None or before.span.overlaps(after.span) or after.span.s - before.span.e > 200:
            continue
        counted = [
            q for q in before.quantities if q.unit not in (None, "factor", "month_ordinal") and q.value is not None
        ]
        own = [q for q in after.quantities if q.unit not in (None, "factor") and q.value is not None]
        same_voice = bool(before.speakers) and before.speakers == after.speakers
        if not counted or own or same_voice or not before.stems & after.stems:
            continue
        quantity = counted[-1]
        words = Span.of(article.document.text, after.span.s + said.start(), after.span.s + said.end())
        noun = _with_noun(article, quantity, before)
        links.append(
            Link(
                relation=Relation.CONFLICTS,
                kind=ConflictKind.NUMERIC,
                a=before.at(noun),
                b=after.at(words),
                reason=f"“{noun.text}” on one word, “{words.text}” on another.",
                method="contested figure",
            )
        )
    return links


def _with_noun(article: Article, quantity: Quantity, claim: Claim) -> Span:
    """The number with what it counts, where that follows it."""
    text = article.document.text
    after = text[quantity.span.e : claim.span.e]
    word = after.split(maxsplit=1)[0] if after[:1].isspace() and after.split() else ""
    end = quantity.span.e + after.index(word) + len(word.rstrip(".,;:")) if word else quantity.span.e
    return Span.of(text, quantity.span.s, end)


def aligned_numbers(pairs: Sequence[Aligned]) -> list[Link]:
    """Conflicts of number between accounts of one thing that are no copies."""
    links: list[Link] = []
    for pair in pairs:
        if copied(pair.link) or not same_news(pair.a.article, pair.b.article):
            continue
        for mine, other in _counterparts(pair.a, pair.b):
            if not compatible(mine, other):
                links.append(
                    Link(
                        relation=Relation.CONFLICTS,
                        kind=ConflictKind.NUMERIC,
                        a=pair.a.at(mine.span),
                        b=pair.b.at(other.span),
                        reason=f"Of one thing, “{mine.span.text}” and “{other.span.text}” cannot both be right.",
                        method="aligned numbers",
                    )
                )
    return links


def _counterparts(a: Claim, b: Claim) -> list[tuple[Quantity, Quantity]]:
    """Numbers that count the same, where each claim has one of them only."""
    found: list[tuple[Quantity, Quantity]] = []
    for unit in sorted({q.unit for q in a.quantities if q.unit} & {q.unit for q in b.quantities if q.unit}):
        mine = [q for q in a.quantities if q.unit == unit]
        other = [q for q in b.quantities if q.unit == unit]
        if len(mine) == len(other) == 1 and _same_thing(mine[0], other[0]):
            found.append((mine[0], other[0]))
    return found


def _same_thing(a: Quantity, b: Quantity) -> bool:
    mine, other = stems_of(a.what), stems_of(b.what)
    return bool(mine & other) if mine and other else mine == other


def aligned_days(pairs: Sequence[Aligned]) -> list[Link]:
    """Conflicts of day between accounts of one thing that are no copies."""
    links: list[Link] = []
    for pair in pairs:
        mine, other = _days(pair.a), _days(pair.b)
        if copied(pair.link) or len(mine) != 1 or len(other) != 1 or mine[0].may_overlap(other[0]):
            continue
        a, b = mine[0].spans[0], other[0].spans[0]
        links.append(
            Link(
                relation=Relation.CONFLICTS,
                kind=ConflictKind.DATE,
                a=pair.a.at(a),
                b=pair.b.at(b),
                reason=f"Of one event, “{a.text}” and “{b.text}” are two days.",
                method="aligned days",
            )
        )
    return links


def _days(claim: Claim) -> list[When]:
    return [t for t in claim.times if t.precision is Precision.DAY and t.lo is not None and t.lo == t.hi]
