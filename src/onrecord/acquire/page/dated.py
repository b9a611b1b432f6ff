"""The lines around a headline that carry the page's own date, whatever the markup calls them.

Extractors drop them, and half of the pages mark them by no name that says date. What is not dated by its words stays
where it was: a date is kept only beside few other words, above the article's first paragraph and close to its headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.acquire.page.blocks import Block
from onrecord.text.stamps import words_beside

# Blocks. Above the headline stands a section or the date; below it a summary, the writers, buttons, the lead picture.
ABOVE, BELOW = 3, 40
# Directly under the headline a date is the page's whatever box it stands in.
CLOSE = 6
# Below the article a date counts that says what it is.
AFTER = 8
SAID = re.compile(r"\b(?:publish|posted|updated|modified)", re.IGNORECASE)
# Boxes whose dates are never the page's, and those that pages misname: a header is called navigation, a bar sharing.
NEVER = frozenset({"related", "comments", "aside", "footer"})
# Words: writers, place and section beside a date; "Updated" or "Published on" in an element of its own.
MOST_BESIDE, FEW_BESIDE, LABEL = 14, 3, 2
LONGEST = 160  # characters
# Without a headline, the blocks above the first paragraph.
UNTITLED = 12


def dated_blocks(blocks: Sequence[Block], headline: int | None, first: int, last: int) -> set[int]:
    """Which blocks around `headline` (None: it is not among the blocks) and the article, which begins with the block
    `first` and ends with `last`, carry its date or the word that belongs to one."""
    if headline is None:
        # Worded unlike the page's title, but a first heading close above the article.
        near = range(max(0, first - BELOW), first)
        headline = max((i for i in near if blocks[i].tag == "h1" and blocks[i].outside is None), default=None)
    low = max(0, first - UNTITLED if headline is None else headline - ABOVE)
    high = first if headline is None else min(first, headline + BELOW)
    found: set[int] = set()
    for i in range(low, high):
        close = headline is not None and headline < i <= headline + CLOSE
        if i != headline and _carries(blocks[i], anywhere=close):
            found.add(i)
            if i - 1 >= low and i - 1 != headline and len(blocks[i - 1].text.split()) <= LABEL:
                found.add(i - 1)
    below = range(last + 1, min(len(blocks), last + 1 + AFTER))
    return found | {i for i in below if SAID.search(blocks[i].text) and _carries(blocks[i], anywhere=False)}


def _carries(block: Block, *, anywhere: bool) -> bool:
    """Whether a block is a date line; `anywhere` whatever box it stands in."""
    if len(block.text) > LONGEST or "©" in block.text or (beside := words_beside(block.text)) is None:
        return False
    if anywhere or block.outside is None:
        return beside <= MOST_BESIDE
    return block.outside not in NEVER and beside <= FEW_BESIDE
