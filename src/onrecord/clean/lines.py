"""Every physical line of a page: is it what a reader of the article should see, and what is it?

Two kinds of knowledge meet here. The pack's table says what furniture reads like; the rules below say where it stands:
above the first paragraph, below the last, in a block under a picture or a rubric, beside its own repetition. When in
doubt a line stays, because a lost sentence is worse than a kept label.

Accepted gaps: a related headline that ends in a full stop and stands alone between two paragraphs is kept; a subhead
repeated word for word in one page is taken for a rubric.
"""

from __future__ import annotations

import re
from collections import Counter

from rapidfuzz import fuzz

from onrecord.clean.datelines import opening_of
from onrecord.clean.forms import BULLET, SMALL, Line, forms_of, script
from onrecord.clean.outlets import known, looks_like_outlet, names_of, outlet_beside_section, without_outlet
from onrecord.clean.table import Table, kind_by, table_of
from onrecord.model.document import Inline, Segment
from onrecord.model.span import Span
from onrecord.model.vocabulary import Label, SegmentKind
from onrecord.packs.pack import Pack
from onrecord.text.stamps import is_date_line, stamps_of

KEPT = frozenset(
    {
        SegmentKind.HEADLINE,
        SegmentKind.DEK,
        SegmentKind.BODY,
        SegmentKind.SUBHEAD,
        SegmentKind.CAPTION,
        SegmentKind.SUMMARY_BULLET,
    }
)
# Words. A headline longer than this is a paragraph; the longest of 840 in PolNeAR train has 22.
LONGEST_HEADLINE = 25
LONGEST_DEK = 30
LONGEST_CREDIT = 14
LONGEST_SUBHEAD = 14
LONGEST_LINK = 30
# Likeness of two titles, 0 to 100: quotation marks and a cut end differ, the words do not.
SAME_TITLE = 88
LABELS = re.compile(r"[^,/|•·;]{2,28}(?:\s?[,/|•·;]\s?[^,/|•·;]{2,28}){2,}$")
DIGIT = re.compile(r"\d")
# What begins like an entry of a list: a bullet, a figure, a dash, a day, the edge of a table.
LISTED = re.compile(r"[•‣◦▪●·∙*–—|#-]|\W*\d|(?:\w{3,9}\.? \d{1,2}\b)")
MOST_LINKS = 8
TIME_WORD = re.compile(
    r"\b(?:on |last |this )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:today|yesterday)\b", re.I
)


def label_lines(text: str, pack: Pack) -> tuple[Segment, ...]:
    """A segment for every physical line of `text`, in order."""
    return _Labeller(text, pack).segments()


class _Labeller:
    """The lines of one page on their way to a kind; `kinds` is None for a line that nobody has claimed yet."""

    def __init__(self, text: str, pack: Pack) -> None:
        self.text, self.pack, self.table = text, pack, table_of(pack)
        self.lines: list[Line] = forms_of(text)
        self.kinds: list[SegmentKind | None] = [SegmentKind.BLANK if x.blank else None for x in self.lines]
        self.script = script(text)
        self.copies = Counter(x.bare.casefold() for x in self.lines if x.bare)

    def segments(self) -> tuple[Segment, ...]:
        """The rules in their order: what reads like furniture, then what stands where furniture stands."""
        self._by_words()
        self._page_title()
        first = self._first_paragraph()
        self._head(first)
        self._blocks(first)
        self._tail(first)
        self._rest(first)
        return tuple(self._segment(i) for i in range(len(self.lines)))

    # -- what a line says

    def _by_words(self) -> None:
        for i, line in enumerate(self.lines):
            if self.kinds[i] is None:
                self.kinds[i] = self._by_word(line)
        for i, line in enumerate(self.lines):
            if self.kinds[i] is None and self._call_goes_on(i, line):
                self.kinds[i] = SegmentKind.PAYWALL

    def _by_word(self, line: Line) -> SegmentKind | None:
        if is_date_line(line.bare):
            return SegmentKind.DATE
        if line.fused:
            return SegmentKind.TAGS
        if self.script == "latin" and script(line.bare) not in ("", "latin") and line.words < 8 and not line.ends:
            return SegmentKind.UI
        if line.words <= 12 and self.table.rubrics.match(line.bare):
            return SegmentKind.RELATED_RUBRIC
        if kind := kind_by(self.table.lines, line.bare):
            return kind
        opening = kind_by(self.table.openings, line.bare)
        if opening is SegmentKind.PHOTO_CREDIT:
            return SegmentKind.CAPTION if line.words > LONGEST_CREDIT and line.ends else opening
        if opening is not None and line.words <= LONGEST_LINK and line.sentences <= 2:
            return opening
        return SegmentKind.PHOTO_CREDIT if self._is_credit(line) else None

    def _is_credit(self, line: Line) -> bool:
        """ "Jane Roe/Agency", "Agency via House Images.", the name of a picture house alone."""
        if line.words > 9:
            return False
        parts = [x.strip(" .()[]") for x in re.split(r"/| via |\|", line.bare)]
        if len(parts) == 1:
            return parts[0].casefold() in names_of(self.pack).pictures
        houses = [x for p in parts if (x := known(p, self.pack))]
        return any(x.agency or x.pictures for x in houses) and all(0 < len(x) < 45 for x in parts)

    def _call_goes_on(self, i: int, line: Line) -> bool:
        """The second half of a call to action that was cut in two: short, small first letter, just below."""
        if line.words > 4 or line.prose or not line.bare[:1].islower():
            return False
        above = next((k for k in reversed(self.kinds[:i]) if k is not SegmentKind.BLANK), None)
        return above is SegmentKind.PAYWALL

    # -- above the first paragraph

    def _open(self, start: int = 0, end: int | None = None) -> list[int]:
        return [i for i in range(start, len(self.lines) if end is None else end) if self.kinds[i] is None]

    def _page_title(self) -> None:
        """The title of the window: the headline with the outlet behind it, or the headline once more."""
        found = [i for i in self._open() if self.lines[i].words <= 2 * LONGEST_HEADLINE][:6]
        if not found or found[0] > 8:
            return
        first = self.lines[found[0]].bare
        bare = without_outlet(first, self.pack)
        for i in found[1:]:
            other = self.lines[i].bare
            if self.lines[i].words >= 3 and max(fuzz.ratio(bare, other), fuzz.ratio(first, other)) >= SAME_TITLE:
                self.kinds[found[0]] = SegmentKind.PAGE_TITLE
                return
        if outlet_beside_section(first, self.pack):
            self.kinds[found[0]] = SegmentKind.PAGE_TITLE

    def _first_paragraph(self) -> int:
        """Index of the first line of the body proper; the number of lines if there is none."""
        candidates = self._open()
        labels = (i for i, x in enumerate(self.lines[:16]) if self.table.body_starts.match(x.bare))
        if (label := next(labels, None)) is not None:
            return next((i for i in candidates if i > label), len(self.lines))
        for place, i in enumerate(candidates):
            line = self.lines[i]
            if line.words > 12 and opening_of(self.text, line.ts, line.te, self.pack):
                return i
            if place == 0 and line.words <= LONGEST_HEADLINE and line.sentences <= 2:
                continue
            if line.prose and not self._is_dek(i, candidates[place + 1 :], place):
                return i
        return len(self.lines)

    def _is_dek(self, i: int, below: list[int], place: int) -> bool:
        line = self.lines[i]
        if not 0 < place <= 2 or line.words > LONGEST_DEK or line.sentences > 1 or line.bare[0] in "\"“'‘":
            return False
        prose = [j for j in below[:4] if self.lines[j].prose]
        if not prose or TIME_WORD.search(line.bare):
            return False
        # A standfirst is a sentence taken from the article, or one much shorter than the paragraph it introduces.
        core = line.bare.rstrip(" .")
        again = any(core in self.lines[j].bare for j in below)
        return again or line.words <= 14 or (line.words <= 26 and self.lines[prose[0]].words >= 1.6 * line.words)

    def _head(self, first: int) -> None:
        headline: int | None = None
        for i in self._open(0, first):
            line = self.lines[i]
            if kind := self._head_kind(i, line, headline is not None):
                self.kinds[i] = kind
            elif headline is None and 0 < line.words <= LONGEST_HEADLINE and not BULLET.match(line.bare):
                headline, self.kinds[i] = i, SegmentKind.HEADLINE
        for i in self._open(0, first):
            line = self.lines[i]
            if BULLET.match(line.bare):
                self.kinds[i] = SegmentKind.SUMMARY_BULLET
            elif self.table.captions.search(line.bare):
                self.kinds[i] = SegmentKind.CAPTION
            elif headline is not None and i > headline:
                self.kinds[i] = SegmentKind.DEK

    def _head_kind(self, i: int, line: Line, below_headline: bool) -> SegmentKind | None:
        if kind := kind_by(self.table.head, line.bare):
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
        if line.words <= 5 and known(line.bare, self.pack):
            return SegmentKind.BYLINE_BIO
        below = next((k for k in self.kinds[i + 1 :] if k is not SegmentKind.BLANK), None)
        above = next((k for k in reversed(self.kinds[:i]) if k is not SegmentKind.BLANK), None)
        if below_headline and self._is_button(line) and above is not None and above not in KEPT:
            return SegmentKind.BYLINE_BIO if above is SegmentKind.DATE and line.capitals == 1 else SegmentKind.UI
        beside = SegmentKind.DATE in (below, above)
        if (
            beside
            and (below_headline or looks_like_outlet(line.bare, self.pack))
            and line.words <= 5
            and line.capitals == 1
        ):
            # The outlet or the writer, printed beside the date.
            return SegmentKind.BYLINE_BIO
        return None

    def _is_button(self, line: Line) -> bool:
        """A word or four that are no sentence, in a script that parts its words."""
        parted = script(line.bare) in ("latin", "cyrillic")
        return line.words <= 4 and parted and not (line.ends or line.bare.isupper() or LISTED.match(line.bare))

    # -- between the paragraphs

    def _blocks(self, first: int) -> None:
        """Links to other stories: under a rubric, or under a picture that stands below the first paragraph."""
        for i, kind in enumerate(self.kinds):
            if kind is SegmentKind.RELATED_RUBRIC:
                self._links_below(i)
            elif kind is SegmentKind.IMAGE_ALT and i > first:
                self._card_below(i)
        for i in self._open(first):
            line = self.lines[i]
            again = self.copies[line.bare.casefold()] > 1 and not LISTED.match(line.bare)
            if again and line.title and line.words >= 3 and line.capitals > 0.7 and self._beside_furniture(i):
                self.kinds[i] = SegmentKind.RELATED_RUBRIC

    def _beside_furniture(self, i: int) -> bool:
        """A repeated title among paragraphs is a list's; beside a picture or a link it is a rubric."""
        above = next((k for k in reversed(self.kinds[:i]) if k is not SegmentKind.BLANK), None)
        below = next((k for k in self.kinds[i + 1 :] if k is not SegmentKind.BLANK), None)
        return any(k is not None and k not in KEPT for k in (above, below))

    def _links_below(self, i: int) -> None:
        taken = 0
        for j in range(i + 1, len(self.lines)):
            line = self.lines[j]
            if self.kinds[j] is None and not line.prose and line.title and taken < 12:
                self.kinds[j], taken = SegmentKind.RELATED_LINK, taken + 1
            elif self.kinds[j] is None:
                break

    def _card_below(self, i: int) -> None:
        """A card: picture, then at most a rubric and a headline, with no blank line between."""
        card = []
        for j in range(i + 1, min(i + 4, len(self.lines))):
            if self.kinds[j] is not None or not self.lines[j].title:
                break
            card.append(j)
        for j in card:
            again = self.copies[self.lines[j].bare.casefold()] > 1
            rubric = again or (len(card) > 1 and j != card[-1])
            self.kinds[j] = SegmentKind.RELATED_RUBRIC if rubric else SegmentKind.RELATED_LINK

    # -- below the last paragraph

    def _tail(self, first: int) -> None:
        if first == len(self.lines):
            return
        self._about_the_author(first)
        links: list[int] = []
        for i in reversed(self._open(first + 1)):
            line = self.lines[i]
            if kind := kind_by(self.table.tail, line.bare):
                self.kinds[i] = kind
            elif LABELS.match(line.bare) and not line.ends and line.capitals > 0.8 and not DIGIT.search(line.bare):
                self.kinds[i] = SegmentKind.TAGS
            elif line.title and line.words >= 3 and line.capitals > 0.6 and not LISTED.match(line.bare):
                links.append(i)
            else:
                break
        # A long row of titles is a list that the article ends in: dates of a tour, candidates, results.
        if len(links) <= MOST_LINKS:
            for i in links:
                self.kinds[i] = SegmentKind.RELATED_LINK

    def _about_the_author(self, first: int) -> None:
        starts = [i for i, k in enumerate(self.kinds) if k is SegmentKind.BYLINE_BIO and i > first]
        if not starts:
            return
        below = self._open(starts[-1] + 1)
        # A heading high up in a page introduces a box, not the end of the article.
        if len([i for i in below if self.lines[i].prose]) <= 3:
            for i in below:
                self.kinds[i] = SegmentKind.AUTHOR_BIO

    # -- what is left

    def _rest(self, first: int) -> None:
        for i in self._open():
            line = self.lines[i]
            if i < first:
                self.kinds[i] = SegmentKind.BODY
            elif self.table.captions.search(line.bare) or self._beside_credit(i):
                self.kinds[i] = SegmentKind.CAPTION
            elif self._is_subhead(i):
                self.kinds[i] = SegmentKind.SUBHEAD
            else:
                self.kinds[i] = SegmentKind.BODY

    def _is_subhead(self, i: int) -> bool:
        line = self.lines[i]
        if not 0 < line.words <= LONGEST_SUBHEAD or line.bare[0].islower() or line.bare[-1] in ":,;":
            return False
        if line.bare.split()[-1] in SMALL:
            return False  # a sentence that breaks off
        asks = line.bare.endswith("?") and line.sentences == 1 and line.capitals > 0.6
        return (line.title or asks) and not BULLET.match(line.bare) and any(not x.blank for x in self.lines[i + 1 :])

    def _beside_credit(self, i: int) -> bool:
        """A dated description directly below or above a picture's credit."""
        line = self.lines[i]
        near = [k for k in self.kinds[max(0, i - 2) : i + 3] if k is SegmentKind.PHOTO_CREDIT]
        return bool(near) and line.words <= 40 and bool(re.search(r"\b(?:19|20)\d\d\b\.?$", line.bare))

    def _segment(self, i: int) -> Segment:
        line, kind = self.lines[i], self.kinds[i] or SegmentKind.BODY
        label = Label.KEEP if kind in KEPT else Label.BOILERPLATE
        inline = _endings(self.text, line, self.table) if kind in (SegmentKind.BODY, SegmentKind.CAPTION) else ()
        return Segment(n=line.n, s=line.s, e=line.e, label=label, kind=kind, inline=inline)


def _endings(text: str, line: Line, table: Table) -> tuple[Inline, ...]:
    for kind, pattern in table.endings:
        if (m := pattern.search(line.bare)) and m.start(1) > 0:
            return (Inline(span=Span.of(text, line.ts + m.start(1), line.ts + m.end(1)), kind=kind),)
    return ()
