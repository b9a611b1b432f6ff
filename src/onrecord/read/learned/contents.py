"""Where a content begins and ends: what the network's eye for words leaves open, marks and rules settle."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from onrecord.packs.cues import Frame
from onrecord.read.attributions.described import MARKS
from onrecord.read.attributions.found import Found, Range, overlap
from onrecord.read.learned.spans import Spans
from onrecord.text.quotations import quotations_of

THAT = re.compile(r"that\s+", re.IGNORECASE)
CLAIM = 0.5  # chance of a cue from which on what it claims is its own
UNSURE = 0.85  # mean chance of a content below which the rules see more of it


def without_that(text: str, spans: Spans) -> Spans:
    """With content that begins behind the "that" which opens it: PolNeAR counts the word in, the record does not."""
    (s, e), *rest = spans.content
    opening = THAT.match(text, s, e)
    return replace(spans, content=((opening.end(), e), *rest)) if opening and opening.end() < e else spans


def to_the_mark(text: str, spans: Spans) -> Spans:
    """With quotations that the content opens and leaves half said taken to their closing mark: what lies behind the
    reach of the network is said by the same speaker."""
    found: list[Range] = []
    for s, e in spans.content:
        if found and s < found[-1][1]:  # a later piece of a quotation that is whole now
            found[-1] = found[-1][0], max(found[-1][1], e)
            continue
        end = _closing(text, s, e)
        speaker = overlap(((e, end),), (*spans.cue, *spans.source))
        found.append((s, e if speaker else end))
    return replace(spans, content=tuple(found))


def _closing(text: str, s: int, e: int) -> int:
    """Where the quotation ends that ``text[s:e]`` begins and does not end; `e` where there is none. One without a
    closing mark may have lost it anywhere."""
    behind = text.find("\n", s)
    quotations = quotations_of(text, text.rfind("\n", 0, s) + 1, behind if behind >= 0 else len(text))
    at = bisect_right(quotations, s, key=lambda q: q.span.s) - 1
    begins = at >= 0 and s <= quotations[at].span.s + len("''") and quotations[at].closed
    return max(e, quotations[at].span.e) if begins else e


def whole(spans: Spans, beside: Found) -> tuple[Range, ...]:
    """The content of the rules where the network has a part of it and is unsure, or its speaker closes the sentence:
    what ", she said" follows is said from its beginning on. Empty elsewhere."""
    part = all(any(s <= a and b <= e for s, e in beside.content) for a, b in spans.content)
    closes = beside.frame is Frame.AFTER
    return beside.content if part and (closes or spans.content_chance < UNSURE) else ()


def continued(text: str, spans: Spans, beside: Found, read: Sequence[Spans]) -> tuple[Range, ...]:
    """The content with the quotations that go on behind its speaker: the rules join them across sentences, and the
    network often stops at the first. What another cue has a better claim to stays with that."""
    if not any(overlap((r,), spans.content) for r in beside.content):
        return spans.content
    more = [
        r
        for r in beside.content
        if text[r[0]] in MARKS
        and not overlap((r,), spans.content)
        and not any(x is not spans and x.cue_chance > CLAIM and overlap((r,), x.content) for x in read)
    ]
    return tuple(sorted((*spans.content, *more)))
