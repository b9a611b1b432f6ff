"""Comparison: what agrees and what conflicts, once time, role, bound and granularity are aligned."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.judge.agreement import same_conditions, same_terms, same_words
from onrecord.judge.arithmetic import ratios
from onrecord.judge.aspect import aspects
from onrecord.judge.claims import aligned, claims_of, told_plainly
from onrecord.judge.denials import answers, denials, opposed_targets
from onrecord.judge.figures import aligned_days, aligned_numbers, contested
from onrecord.judge.firmness import headline_against_body, paraphrase_against_quotation
from onrecord.judge.quantifiers import all_against_one
from onrecord.model.link import Link
from onrecord.model.reading import Article
from onrecord.packs.pack import Pack

__all__ = ["compare"]


def compare(articles: Sequence[Article], lineage: Sequence[Link], pack: Pack) -> tuple[Link, ...]:
    """The comparison links among `articles` in the light of their `lineage`, in order of id.

    A difference between a copy and its origin is an alteration and stands in `lineage` already.
    """
    found = sorted(articles, key=lambda a: a.document.id)
    lineage = sorted(lineage, key=lambda x: x.id)
    claims = {a.document.id: claims_of(a, pack) for a in found}
    links: list[Link] = []
    for article in found:
        mine = claims[article.document.id]
        links += headline_against_body(article, mine, pack)
        links += paraphrase_against_quotation(mine, pack)
        links += denials(mine, told_plainly(article, mine, pack))
        links += answers(mine)
        links += opposed_targets(mine, pack.wording.opposed)
        links += all_against_one(mine, pack)
        links += contested(article, mine, pack)
        links += ratios(mine)
    pairs = aligned(claims, lineage)
    links += aspects(pairs, pack)
    links += aligned_numbers(pairs)
    links += aligned_days(pairs)
    links += same_terms(found, lineage)
    links += same_conditions(claims, lineage)
    links += same_words(claims, lineage)
    return tuple(sorted({x.id: x for x in links}.values(), key=lambda x: x.id))
