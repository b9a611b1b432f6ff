"""What an attribution is: how much of it is quoted, and what its cue makes of its content."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.span import Span
from onrecord.model.vocabulary import AttributionKind, AttributionType
from onrecord.read.found import Found
from onrecord.text.quotations import quotations_of, quoted
from onrecord.text.words import words_of

WHOLLY = 0.9  # share of words in quotation marks from which on speech is direct; PolNeAR's scorer draws the same line


def type_of(text: str, content: Sequence[Span]) -> AttributionType:
    """Direct, mixed or indirect, by the share of its words that stand in quotation marks."""
    inside = total = 0
    for span in content:
        start = text.rfind("\n", 0, span.s) + 1
        end = text.find("\n", span.e)
        marks = quotations_of(text, start, len(text) if end < 0 else end)
        for word in words_of(text, span.s, span.e):
            total += 1
            inside += quoted(word.s, marks)
    if not inside:
        return AttributionType.INDIRECT
    return AttributionType.DIRECT if inside >= WHOLLY * total else AttributionType.MIXED


def kind_of(found: Found, text: str) -> AttributionKind:
    """The kind of the cue, unless it only says."""
    return found.kind
