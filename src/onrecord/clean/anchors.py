"""Days that a text fixes by a public meeting: "the summit opens today in ...", "an upcoming summit in ...".

Only a sentence that names the body, the place and the kind of meeting counts, and only in the first paragraphs, where
"today" is the page's own. Accepted gap: a meeting that the pack does not list fixes nothing.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model.document import Segment
from onrecord.model.span import Span
from onrecord.model.vocabulary import SegmentKind
from onrecord.packs.calendar import Meeting
from onrecord.packs.pack import Pack
from onrecord.text.sentences import sentences_of

TODAY = re.compile(r"\b(?:today|this morning|this evening|tonight)\b", re.IGNORECASE)
OPENS = re.compile(r"\b(?:starts?|opens?|begins?|kicks? off|gets? under ?way)\b", re.IGNORECASE)
# The article before it makes it one that the reader does not know yet.
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
COMING = rf"(?:\b(?:a|an) (?:{_MONTHS})|\b(?:upcoming|forthcoming|approaching))\b[^.,;]{{0,30}}?\b(?:WORDS)\b"
FIRST_PARAGRAPHS = 3


@dataclass(frozen=True, slots=True)
class Anchor:
    """The days a sentence allows for the page: `lo` None if it only says that the meeting lies ahead."""

    lo: dt.date | None
    hi: dt.date
    span: Span


@lru_cache(maxsize=8)
def _patterns(pack: Pack) -> tuple[tuple[Meeting, re.Pattern[str], re.Pattern[str]], ...]:
    def either(words: Sequence[str]) -> re.Pattern[str]:
        return re.compile(r"\b(?:{})\b".format("|".join(map(re.escape, words))))

    return tuple((m, either(m.of), either(m.places)) for m in pack.calendar.meetings)


@lru_cache(maxsize=8)
def _words(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = "|".join(re.escape(w) for w in sorted(pack.calendar.words, key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE), re.compile(COMING.replace("WORDS", words))


def anchors_of(text: str, segments: Sequence[Segment], pack: Pack) -> Iterator[Anchor]:
    """Every anchor of the page, those of "today" from its first paragraphs only."""
    word, coming = _words(pack)
    paragraphs = [x for x in segments if x.kind in (SegmentKind.BODY, SegmentKind.DEK)]
    for place, segment in enumerate(paragraphs):
        for sentence in sentences_of(text, segment.s, segment.e):
            if not word.search(sentence.text):
                continue
            meant = [m for m, of, at in _patterns(pack) if of.search(sentence.text) and at.search(sentence.text)]
            # A city that was host more than once fixes nothing.
            if len(meant) != 1:
                continue
            today = TODAY.search(sentence.text) if place < FIRST_PARAGRAPHS else None
            ahead = coming.search(sentence.text)
            if today:
                hi = meant[0].first if OPENS.search(sentence.text) else meant[0].last
                yield Anchor(meant[0].first, hi, _at(text, sentence, today))
            elif ahead:
                yield Anchor(None, meant[0].last, _at(text, sentence, ahead))


def _at(text: str, sentence: Span, m: re.Match[str]) -> Span:
    return Span.of(text, sentence.s + m.start(), sentence.s + m.end())
