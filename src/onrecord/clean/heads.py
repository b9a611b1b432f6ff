"""Above the first paragraph: the title of the window, the headline, the standfirst, and what stands between them."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from onrecord.clean.datelines import opening_of
from onrecord.clean.forms import BULLET, Line, script
from onrecord.clean.labelling import KEPT, LONGEST_HEADLINE, Labelling
from onrecord.clean.outlets import known, looks_like_outlet, outlet_beside_section, without_outlet
from onrecord.clean.table import kind_by
from onrecord.model.vocabulary import SegmentKind
from onrecord.text.stamps import stamps_of

LONGEST_DEK = 30  # words
# Likeness of two titles, 0 to 100: quotation marks and a cut end differ, the words do not.
SAME_TITLE = 88
LABELS = re.compile(r"[^,/|•·;]{2,28}(?:\s?[,/|•·;]\s?[^,/|•·;]{2,28}){2,}$")
# What begins like an entry of a list: a bullet, a figure, a dash, a day, the edge of a table.
LISTED = re.compile(r"[•‣◦▪●·∙*–—|#-]|\W*\d|(?:\w{3,9}\.? \d{1,2}\b)")
TIME_WORD = re.compile(
    r"\b(?:on |last |this )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:today|yesterday)\b", re.I
)


def page_title(page: Labelling) -> None:
    """The title of the window: the headline with the outlet behind it, or the headline once more."""
    found = [i for i in page.open() if page.lines[i].words <= 2 * LONGEST_HEADLINE][:6]
    if not found or found[0] > 8:
        return
    first = page.lines[found[0]].bare
    bare = without_outlet(first, page.pack)
    for i in found[1:]:
        other = page.lines[i].bare
        if page.lines[i].words >= 3 and max(fuzz.ratio(bare, other), fuzz.ratio(first, other)) >= SAME_TITLE:
            page.kinds[found[0]] = SegmentKind.PAGE_TITLE
            return
    if outlet_beside_section(first, page.pack):
        page.kinds[found[0]] = SegmentKind.PAGE_TITLE


def first_paragraph(page: Labelling) -> int:
    """Index of the first line of the body proper; the number of lines if there is none."""
    if page.lead is not None:
        return page.lead
    candidates = page.open()
    labels = (i for i, x in enumerate(page.lines[:16]) if page.table.body_starts.match(x.bare))
    if (label := next(labels, None)) is not None:
        return next((i for i in candidates if i > label), len(page.lines))
    for place, i in enumerate(candidates):
        line = page.lines[i]
        if line.words > 12 and opening_of(page.text, line.ts, line.te, page.pack):
            return i
        # A headline ends in no full stop: a sentence that does opens a text that came without one.
        told = line.prose and line.bare.endswith(".")
        if place == 0 and line.words <= LONGEST_HEADLINE and line.sentences <= 2 and not told:
            continue
        if line.prose and not (0 < place <= 2 and _is_dek(page, i, candidates[place + 1 :])):
            return i
    return len(page.lines)


def _is_dek(page: Labelling, i: int, below: list[int]) -> bool:
    line = page.lines[i]
    if line.words > LONGEST_DEK or line.sentences > 1 or line.bare[0] in "\"“'‘":
        return False
    prose = [j for j in below[:4] if page.lines[j].prose]
    if not prose or TIME_WORD.search(line.bare):
        return False
    # A standfirst is a sentence taken from the article, or one much shorter than the paragraph it introduces.
    core = line.bare.rstrip(" .")
    again = any(core in page.lines[j].bare for j in below)
    return again or line.words <= 14 or (line.words <= 26 and page.lines[prose[0]].words >= 1.6 * line.words)


def head(page: Labelling, first: int) -> None:
    """A kind for every line above `first`, the first paragraph."""
    for i in page.open(0, first):
        line = page.lines[i]
        if i != page.headline and (kind := _kind(page, i, line)):
            page.kinds[i] = kind
        elif page.headline in (None, i) and 0 < line.words <= LONGEST_HEADLINE and not BULLET.match(line.bare):
            page.headline, page.kinds[i] = i, SegmentKind.HEADLINE
    for i in page.open(0, first):
        line = page.lines[i]
        if BULLET.match(line.bare):
            page.kinds[i] = SegmentKind.SUMMARY_BULLET
        elif page.table.captions.search(line.bare):
            page.kinds[i] = SegmentKind.CAPTION
        elif page.headline is not None and i > page.headline:
            page.kinds[i] = SegmentKind.DEK


def _kind(page: Labelling, i: int, line: Line) -> SegmentKind | None:
    if kind := kind_by(page.table.head, line.bare):
        return kind
    if (
        line.words <= 14
        and not line.ends
        and line.capitals > 0.8
        and any(x.day and x.year for x in stamps_of(line.bare))
    ):
        # A writer's name or a place with the date behind it.
        return SegmentKind.DATE
    if LABELS.match(line.bare) and not line.ends and line.capitals > 0.8 and line.words <= 12:
        return SegmentKind.TAGS
    if line.words <= 5 and known(line.bare, page.pack):
        return SegmentKind.BYLINE_BIO
    below, above = page.below(i), page.above(i)
    below_headline = page.headline is not None and i > page.headline
    if below_headline and _is_button(line) and above is not None and above not in KEPT:
        return SegmentKind.BYLINE_BIO if above is SegmentKind.DATE and line.capitals == 1 else SegmentKind.UI
    beside = SegmentKind.DATE in (below, above)
    named = below_headline or looks_like_outlet(line.bare, page.pack)
    # The outlet or the writer, printed beside the date.
    return SegmentKind.BYLINE_BIO if beside and named and line.words <= 5 and line.capitals == 1 else None


def _is_button(line: Line) -> bool:
    """A word or four that are no sentence, in a script that parts its words."""
    parted = script(line.bare) in ("latin", "cyrillic")
    return line.words <= 4 and parted and not (line.ends or line.bare.isupper() or LISTED.match(line.bare))
