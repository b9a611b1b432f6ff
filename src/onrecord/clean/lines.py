"""Every physical line of a page: is it what a reader of the article should see, and what is it?

Three kinds of knowledge meet here. The pack's table says what furniture reads like; the rules of the genre say where it
stands: above the first paragraph, below the last, in a block under a picture or a rubric, beside its own repetition;
and the judge, which learned from whole pages, decides what no rule claims. When in doubt a line stays, because a lost
sentence is worse than a kept label.

Accepted gaps: a related headline that ends in a full stop and stands alone between two paragraphs is kept; a subhead
repeated word for word in one page is taken for a rubric.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from onrecord.clean.blocks import blocks, tail
from onrecord.clean.claims import claims_of
from onrecord.clean.forms import BULLET, SMALL, forms_of
from onrecord.clean.furniture import repeated, taken_by_the_judge
from onrecord.clean.heads import first_paragraph, head, page_title
from onrecord.clean.inline import inline_of
from onrecord.clean.labelling import KEPT, Labelling
from onrecord.clean.reach import reach
from onrecord.model.document import Segment
from onrecord.model.markup import Marked
from onrecord.model.vocabulary import Label, SegmentKind
from onrecord.packs.pack import Pack
from onrecord.text.halves import MOST, goes_on

LONGEST_SUBHEAD = 14  # words
YEAR_AT_END = re.compile(r"\b(?:19|20)\d\d\b\.?$")


def label_lines(
    text: str, pack: Pack, marked: Sequence[Marked] = (), known: Collection[str] = frozenset()
) -> tuple[Segment, ...]:
    """A segment for every physical line of `text`, in order.

    `marked` is what the page's own markup says some lines are: it goes before the rules, but a line that is marked as
    body is ruled like any other. A text with marks was drawn from a page, so that its menus are gone, and the judge of
    whole dumps is not asked. `known` are lines, case folded, that other documents of the same outlet repeat.
    """
    lines = forms_of(text)
    page = Labelling(text, pack, lines, claims_of(lines, pack))
    _told(page, marked)
    repeated(page, known)
    page_title(page)
    _halves(page)
    reach(page)
    if not marked:
        taken_by_the_judge(page)
    first = first_paragraph(page)
    head(page, first)
    blocks(page, first)
    tail(page, first)
    _rest(page, first)
    return tuple(_segment(page, i) for i in range(len(lines)))


def _told(page: Labelling, marked: Sequence[Marked]) -> None:
    kinds = {x.s: x.kind for x in marked if x.kind is not SegmentKind.BODY}
    for i, line in enumerate(page.lines if kinds else ()):
        kind = kinds.get(line.s) or kinds.get(line.ts)
        if kind is None or line.blank:
            continue
        if kind is SegmentKind.HEADLINE:
            if page.headline is not None:
                continue  # one page, one headline
            page.headline = i
        page.kinds[i] = kind


def _halves(page: Labelling) -> None:
    """A sentence that a call to action cuts in two: both halves are body, however they look alone."""
    last: int | None = None
    between = 0
    for i, kind in enumerate(page.kinds):
        if kind is SegmentKind.BLANK:
            continue
        if kind is not None:
            between += 1
            continue
        if last is not None and 0 < between <= MOST and goes_on(page.lines[last].bare, page.lines[i].bare):
            page.kinds[last] = page.kinds[i] = SegmentKind.BODY
        last, between = i, 0


def _rest(page: Labelling, first: int) -> None:
    for i in page.open():
        line = page.lines[i]
        if i < first:
            page.kinds[i] = SegmentKind.BODY
        elif page.table.captions.search(line.bare) or _beside_credit(page, i):
            page.kinds[i] = SegmentKind.CAPTION
        elif _is_subhead(page, i):
            page.kinds[i] = SegmentKind.SUBHEAD
        else:
            page.kinds[i] = SegmentKind.BODY


def _is_subhead(page: Labelling, i: int) -> bool:
    line = page.lines[i]
    if not 0 < line.words <= LONGEST_SUBHEAD or line.bare[0].islower() or line.bare[-1] in ":,;":
        return False
    if line.bare.split()[-1] in SMALL:
        return False  # a sentence that breaks off
    asks = line.bare.endswith("?") and line.sentences == 1 and line.capitals > 0.6
    return (line.title or asks) and not BULLET.match(line.bare) and not page.is_last(i)


def _beside_credit(page: Labelling, i: int) -> bool:
    """A dated description directly below or above a picture's credit."""
    line = page.lines[i]
    near = SegmentKind.PHOTO_CREDIT in page.kinds[max(0, i - 2) : i + 3]
    return near and line.words <= 40 and bool(YEAR_AT_END.search(line.bare))


def _segment(page: Labelling, i: int) -> Segment:
    line, kind = page.lines[i], page.kinds[i] or SegmentKind.BODY
    label = Label.KEEP if kind in KEPT else Label.BOILERPLATE
    inline = inline_of(page.text, line, page.table) if kind in (SegmentKind.BODY, SegmentKind.CAPTION) else ()
    return Segment(n=line.n, s=line.s, e=line.e, label=label, kind=kind, inline=inline)
