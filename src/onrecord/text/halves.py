"""A sentence that furniture cuts in two: "... the minister", a call to subscribe, "said on Monday ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.document import Segment
from onrecord.model.vocabulary import SegmentKind

BROKEN_OFF = re.compile(r"[\w,’'”\"»)-]\s*$")
WORDS = re.compile(r"\w+")
MOST = 3  # lines of furniture between the halves
LEAST = 3  # words of a half


def goes_on(first: str, second: str) -> bool:
    """Whether `first` breaks off as a sentence does and `second` begins as the rest of one."""
    first, second = first.rstrip(), second.lstrip()
    ended = first[-1:] in ".!?…:;" or re.search(r"[.!?…][’'”\"»)\]]+$", first[-6:])
    enough = min(len(WORDS.findall(first[-200:])), len(WORDS.findall(second[:200]))) >= LEAST
    return enough and not ended and bool(BROKEN_OFF.search(first[-3:])) and second[:1].islower()


def halves_of(text: str, segments: Sequence[Segment]) -> tuple[tuple[Segment, Segment], ...]:
    """The pairs of lines of one sentence that have nothing but furniture between them, in text order."""
    found: list[tuple[Segment, Segment]] = []
    last: Segment | None = None
    between = 0
    for segment in segments:
        if segment.kind is SegmentKind.BLANK:
            continue
        if not segment.kept:
            between += 1
            continue
        if (
            last is not None
            and 0 < between <= MOST
            and last.kind is segment.kind is SegmentKind.BODY
            and not last.inline
            and goes_on(text[last.s : last.e], text[segment.s : segment.e])
        ):
            found.append((last, segment))
        last, between = segment, 0
    return tuple(found)
