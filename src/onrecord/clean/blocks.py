"""Between and below the paragraphs: links to other stories, their rubrics, who wrote it, labels."""

from __future__ import annotations

import re

from onrecord.clean.heads import LABELS, LISTED
from onrecord.clean.labelling import KEPT, Labelling
from onrecord.clean.table import kind_by
from onrecord.model.vocabulary import SegmentKind

DIGIT = re.compile(r"\d")
MOST_LINKS = 8  # at the end of an article; a longer row is a list that it ends in
MOST_BELOW = 12  # links below one rubric


def blocks(page: Labelling, first: int) -> None:
    """Links to other stories: under a rubric, or under a picture that stands below the first paragraph."""
    for i, kind in enumerate(page.kinds):
        if kind is SegmentKind.RELATED_RUBRIC:
            _links_below(page, i)
        elif kind is SegmentKind.IMAGE_ALT and i > first:
            _card_below(page, i)
    for i in page.open(first):
        line = page.lines[i]
        again = page.copies[line.bare.casefold()] > 1 and not LISTED.match(line.bare)
        # A repeated title among paragraphs is a list's; beside a picture or a link it is a rubric.
        furniture = any(k is not None and k not in KEPT for k in (page.above(i), page.below(i)))
        if again and furniture and line.title and line.words >= 3 and line.capitals > 0.7:
            page.kinds[i] = SegmentKind.RELATED_RUBRIC


def _links_below(page: Labelling, i: int) -> None:
    taken = 0
    for j in range(i + 1, len(page.lines)):
        line, kind = page.lines[j], page.kinds[j]
        if kind is SegmentKind.RELATED_RUBRIC:
            return
        if kind is None and not line.prose and line.title and taken < MOST_BELOW:
            page.kinds[j], taken = SegmentKind.RELATED_LINK, taken + 1
        elif kind is None:
            return


def _card_below(page: Labelling, i: int) -> None:
    """A card: picture, then at most a rubric and a headline, with no blank line between."""
    card = []
    for j in range(i + 1, min(i + 4, len(page.lines))):
        if page.kinds[j] is not None or not page.lines[j].title:
            break
        card.append(j)
    for j in card:
        again = page.copies[page.lines[j].bare.casefold()] > 1
        rubric = again or (len(card) > 1 and j != card[-1])
        page.kinds[j] = SegmentKind.RELATED_RUBRIC if rubric else SegmentKind.RELATED_LINK


def tail(page: Labelling, first: int) -> None:
    """Below the last paragraph, from the end up to the first line that could be the article's."""
    if first == len(page.lines):
        return
    _about_the_author(page, first)
    links: list[int] = []
    for i in reversed(page.open(first + 1)):
        line = page.lines[i]
        if kind := kind_by(page.table.tail, line.bare):
            page.kinds[i] = kind
        elif LABELS.match(line.bare) and not line.ends and line.capitals > 0.8 and not DIGIT.search(line.bare):
            page.kinds[i] = SegmentKind.TAGS
        elif line.title and line.words >= 3 and line.capitals > 0.6 and not LISTED.match(line.bare):
            links.append(i)
        else:
            break
    # A long row of titles is a list that the article ends in: dates of a tour, candidates, results.
    if len(links) <= MOST_LINKS:
        for i in links:
            page.kinds[i] = SegmentKind.RELATED_LINK


def _about_the_author(page: Labelling, first: int) -> None:
    starts = [i for i, k in enumerate(page.kinds) if k is SegmentKind.BYLINE_BIO and i > first]
    if not starts:
        return
    below = page.open(starts[-1] + 1)
    # A heading high up in a page introduces a box, not the end of the article.
    if len([i for i in below if page.lines[i].prose]) <= 3:
        for i in below:
            page.kinds[i] = SegmentKind.AUTHOR_BIO
