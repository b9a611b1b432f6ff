"""Numbers and days that two accounts of one thing give differently, and figures that somebody calls wrong.

Only accounts that lineage lays side by side are compared here, and only where each gives a single number in one unit of
the same thing; a bound, a rounding, another unit, another day or another year is no conflict.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.judge.claims import Aligned, Claim, copied, same_news
from onrecord.model.link import End, Link
from onrecord.model.quantity import Quantity
from onrecord.model.reading import Article
from onrecord.model.span import Span
from onrecord.model.vocabulary import ConflictKind, Relation
from onrecord.model.when import Precision, When
from onrecord.packs.pack import Pack
from onrecord.packs.wording import any_of
from onrecord.text.bounds import compatible
from onrecord.text.stems import stems_of

NO_FIGURE = frozenset({None, "factor", "month_ordinal", "years", "percent"})
NEAR = 300  # characters between a figure and who contests it


def contested(article: Article, claims: Sequence[Claim], pack: Pack) -> list[Link]:
    """Figures that somebody named right after them calls too high or too low."""
    links: list[Link] = []
    contests = any_of(tuple(pack.wording.contests))
    for claim in claims:
        said = contests.search(claim.span.text)
        own = [q for q in claim.quantities if q.unit not in (None, "factor") and q.value is not None]
        if said is None or own or not claim.speakers:
            continue
        figure = _last_figure(article, claim)
        if figure is None:
            continue
        words = Span.of(article.document.text, claim.span.s + said.start(), claim.span.s + said.end())
        links.append(
            Link(
                relation=Relation.CONFLICTS,
                kind=ConflictKind.NUMERIC,
                a=_end(article, claims, figure),
                b=claim.at(words),
                reason=f"“{figure.text}” on one word, “{words.text}” on another.",
                method="contested figure",
            )
        )
    return links


def _last_figure(article: Article, claim: Claim) -> Span | None:
    """The last number in the sentences before the claim that counts what the claim speaks of."""
    for quantity in sorted(article.reading.quantities, key=lambda q: q.span, reverse=True):
        if quantity.span.e > claim.sentence.s or quantity.value is None or quantity.unit in NO_FIGURE:
            continue
        if claim.sentence.s - quantity.span.e > NEAR:
            return None
        words = _with_noun(article, quantity)
        if stems_of(f"{words.text} {quantity.what}") & claim.sentence_stems:
            return words
    return None


def _end(article: Article, claims: Sequence[Claim], words: Span) -> End:
    around = [c.statement.id for c in claims if words.inside(c.span)]
    return End(document=article.document.id, span=words, statement=around[0] if around else None)


def _with_noun(article: Article, quantity: Quantity) -> Span:
    """The number with the word behind it, if that is what it counts and does not stand in it already."""
    text = article.document.text
    if quantity.span.text[-1].isalpha():
        return quantity.span
    behind = re.match(r"\s(\w+)", text[quantity.span.e : quantity.span.e + 40])
    return Span.of(text, quantity.span.s, quantity.span.e + behind.end()) if behind else quantity.span


def aligned_numbers(pairs: Sequence[Aligned]) -> list[Link]:
    """Conflicts of number between accounts of one thing that are no copies."""
    links: list[Link] = []
    for pair in pairs:
        if copied(pair.link) or not _of_one_thing(pair):
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


def _of_one_thing(pair: Aligned) -> bool:
    """Whether two articles tell of one day; inside one article, only headline and text tell one thing."""
    inside = pair.a.article.document.id == pair.b.article.document.id
    return pair.a.headline or pair.b.headline if inside else same_news(pair.a.article, pair.b.article)


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
        if (
            copied(pair.link)
            or not _of_one_thing(pair)
            or len(mine) != 1
            or len(other) != 1
            or mine[0].may_overlap(other[0])
        ):
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
