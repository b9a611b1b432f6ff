"""The headline of a page: as it is printed, else as its head declares it."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from onrecord.acquire.page.blocks import Block
from onrecord.acquire.page.declared import Declared
from onrecord.acquire.page.matching import bare
from onrecord.acquire.page.words import HEADINGS

# Likeness of two titles, 0 to 100.
SAME_TITLE = 80


def headline_of(blocks: Sequence[Block], declared: Declared) -> str:
    """The headline, "" for none.

    A site prints its own name as a first heading too. So the printed headline is the heading that says what a declared
    title says, the same or nearly so, and the only first heading where nothing is declared.
    """
    titles = {key: x for x in declared.titles if (key := bare(x))}
    for heading in blocks:
        if heading.tag in HEADINGS and heading.outside is None and bare(heading.text) in titles:
            return heading.text
    largest = {bare(x.text): x.text for x in reversed(blocks) if x.tag == "h1" and len(x.text.split()) > 1}
    largest.pop(bare(declared.outlet or ""), None)
    for key, text in reversed(largest.items()):
        if any(key in title or fuzz.ratio(key, title) >= SAME_TITLE for title in titles):
            return text
    if titles:
        return next(iter(titles.values()))
    return next(iter(largest.values())) if len(largest) == 1 else ""
