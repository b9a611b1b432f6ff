"""Comparison: what agrees, what conflicts, after time, role, bound and granularity are aligned."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.link import Link
from onrecord.model.reading import Article
from onrecord.packs.pack import Pack

__all__ = ["compare"]


def compare(articles: Sequence[Article], lineage: Sequence[Link], pack: Pack) -> tuple[Link, ...]:
    """The comparison links among `articles` in the light of their `lineage`, in order of id."""
    del articles, lineage, pack
    return ()
