"""How far the article reaches, where its own signs tell: the dateline it opens with, the sign-off it ends with.

Below its end stand who wrote it, what readers say, and often another article with a dateline of its own.
"""

from __future__ import annotations

import re

from onrecord.clean.datelines import opening_of
from onrecord.clean.labelling import Labelling
from onrecord.clean.table import kind_by
from onrecord.model.vocabulary import SegmentKind

SHORTEST_LEAD = 8  # words, the dateline among them
# What stands below an article and never within it.
ENDS = frozenset({SegmentKind.SIGNOFF, SegmentKind.STANDARDS_LINK, SegmentKind.COMMENTS_UI, SegmentKind.AUTHOR_BIO})
# A name, and what its bearer says.
SAYS = re.compile(r"[\w .'’-]{2,30}: \S")
LONGEST_COMMENT = 80  # words
HEADINGS = 2  # lines of title above a second article


def reach(page: Labelling) -> None:
    """Settle on the lead of an article with a dateline, and claim what stands below the article's end."""
    openings = [
        i
        for i in page.open()
        if page.lines[i].words >= SHORTEST_LEAD and opening_of(page.text, page.lines[i].ts, page.lines[i].te, page.pack)
    ]
    page.lead = openings[0] if openings else None
    end = _end(page)
    if end is None:
        return
    other = next((i for i in openings if i > end), None)
    if other is not None:
        _another(page, end, other)
    comments = False
    for i in range(end, len(page.lines)):
        kind, line = page.kinds[i], page.lines[i]
        comments = kind is SegmentKind.COMMENTS_UI or (comments and kind in (None, SegmentKind.BLANK))
        if kind is None and (told := kind_by(page.table.tail, line.bare)):
            page.kinds[i] = told
        elif kind is None and comments and line.words <= LONGEST_COMMENT and SAYS.match(line.bare):
            page.kinds[i] = SegmentKind.COMMENTS_UI


def _end(page: Labelling) -> int | None:
    """The first line that ends the article: it stands below more prose than above it. None where there is none."""
    prose = [i for i, x in enumerate(page.lines) if x.prose and page.kinds[i] is None]
    for i, kind in enumerate(page.kinds):
        above = sum(x < i for x in prose)
        if kind in ENDS and above >= 2 and 2 * above >= len(prose):
            return i
    return None


def _another(page: Labelling, end: int, opening: int) -> None:
    """Claim an article that begins below the end of the first, from its headline on."""
    first = opening
    for i in range(opening - 1, end, -1):
        line = page.lines[i]
        if page.kinds[i] is SegmentKind.BLANK:
            continue
        if page.kinds[i] is not None or not line.title or opening - first >= 2 * HEADINGS:
            break
        first = i
    for i in page.open(first):
        page.kinds[i] = SegmentKind.RELATED_LINK
