"""What a page says of the making of its parts: who is credited for a picture, and whether the text was translated."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from onrecord.clean.forms import SPACE
from onrecord.model.document import Damage, Segment
from onrecord.model.span import Span, stripped
from onrecord.model.vocabulary import DamageKind, SegmentKind
from onrecord.packs.pack import Pack

PROSE = frozenset({SegmentKind.BODY, SegmentKind.HEADLINE, SegmentKind.DEK, SegmentKind.SUBHEAD})
# A remark on the translation in brackets may close a paragraph; outside brackets a paragraph only tells of one.
SHORT = 12  # words; a line of so few that begins like a remark is one
BRACKETED = re.compile(r"[(\[][^()\[\]]{5,160}[)\]]")


@lru_cache(maxsize=8)
def _either(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in patterns) or r"(?!)", re.IGNORECASE)


def credits_in(text: str, segments: Sequence[Segment], pack: Pack) -> tuple[Span, ...]:
    """The words that credit pictures: lines and pieces of lines of that kind, and what closes a caption."""
    return tuple(sorted(set(_credits(text, segments, _either(pack.outlets.caption_credits)))))


def _credits(text: str, segments: Sequence[Segment], closing: re.Pattern[str]) -> Iterator[Span]:
    for segment in segments:
        yield from (x.span for x in segment.inline if x.kind is SegmentKind.PHOTO_CREDIT)
        if segment.kind is SegmentKind.PHOTO_CREDIT and (line := stripped(text, segment.s, segment.e, SPACE)):
            yield line
        if segment.kind is SegmentKind.CAPTION:
            for m in closing.finditer(text, segment.s, segment.e):
                yield Span.of(text, m.start(), m.end())


def translation_in(text: str, segments: Sequence[Segment], pack: Pack) -> tuple[Span, ...]:
    """The remarks that this text is a translation: whole lines, and brackets within a paragraph."""
    said = _either(pack.outlets.translated)
    found = []
    for segment in segments:
        line = stripped(text, segment.s, segment.e, SPACE)
        if line is None:
            continue
        alone = segment.kind not in PROSE and said.search(line.text)
        if alone or (len(line.text.split()) <= SHORT and said.match(line.text)):
            found.append(line)
            continue
        for m in BRACKETED.finditer(text, segment.s, segment.e):
            if said.match(m.group()[1:].lstrip()):
                found.append(Span.of(text, m.start(), m.end()))
    return tuple(found)


def machine_translation(notes: Iterable[Span], pack: Pack) -> Iterator[Damage]:
    """The remarks, of those that `translation_in` found, by which a machine made the text."""
    said = _either(pack.outlets.by_machine)
    for note in notes:
        if said.search(note.text):
            detail = "the page says that a machine translated its text"
            yield Damage(kind=DamageKind.MACHINE_TRANSLATION, span=note, detail=detail)
