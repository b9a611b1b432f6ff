"""Lineage: who copied, quoted, rewrote or credited whom, and what changed on the way."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from onrecord.link.candidates import Rarity
from onrecord.link.copies import copy_links, same_texts, traced
from onrecord.link.credits import credit_links
from onrecord.link.rewrites import sentence_links
from onrecord.link.sheet import Sheet, sheets_of
from onrecord.link.variants import alterations, misspellings
from onrecord.link.versions import version_links, versions_of
from onrecord.model.link import Link
from onrecord.model.reading import Article
from onrecord.packs.pack import Pack

__all__ = ["Wider", "find_lineage"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wider:
    """What is known of a whole record of which some articles are a part: how rare the words of their sheets are in it,
    and which of its media these may name."""

    rarity: Callable[[Sequence[Sheet]], Rarity]
    media: Collection[str]


def find_lineage(articles: Sequence[Article], pack: Pack, wider: Wider | None = None) -> tuple[Link, ...]:
    """The lineage among `articles`, and what copies altered, in order of id, whatever order they come in.

    `wider` is the record of which they are a part; None where they are the record.
    """
    sheets = sheets_of(tuple(articles))
    rare = wider.rarity(sheets) if wider else Rarity.among(s for sheet in sheets for s in sheet.sentences)
    links, distinct = same_texts(sheets)
    copied = traced(distinct)
    for found in copied:
        links += copy_links(found)
        if found.whole or not found.one_outlet:
            links += alterations(found, pack)
    # Of several of one wording one alone counts.
    once = rare if wider else Rarity.among(s for sheet in distinct for s in sheet.sentences)
    links += sentence_links(distinct, copied, once)
    links += [x for sheet in distinct for x in misspellings(sheet)]
    links += credit_links(sheets, pack, rare, wider.media if wider else ())
    versions = versions_of(articles)
    links = [x for x in links if not versions.of_one_page(x)] + version_links(versions)
    return tuple(sorted({x.id: x for x in links}.values(), key=lambda x: x.id))
