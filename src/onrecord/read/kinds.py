"""What an attribution is: how much of it is quoted, and what its cue makes of its content."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.model.span import Span
from onrecord.model.vocabulary import AttributionType
from onrecord.read.found import Range
from onrecord.text.quotations import quotations_of, quoted
from onrecord.text.words import words_of

INNER = 3  # words from which on a quotation inside a quotation is more than a word held with tongs
WHOLLY = 0.9  # share of words in quotation marks from which on speech is direct; PolNeAR's scorer draws the same line


def type_of(text: str, content: Sequence[Span], within: Range | None = None) -> AttributionType:
    """Direct, mixed or indirect, by the share of its words that stand in quotation marks.

    Inside a quotation (`within`) its own marks do not count, only those of longer quotations in it: what a speaker
    reports in plain words of his own is indirect speech, however loudly he himself is quoted.
    """
    inside = total = 0
    for span in content:
        start, end = within or _paragraph(text, span)
        marks = [q for q in quotations_of(text, start, end) if not within or len(words_of(q.span.text)) >= INNER]
        for word in words_of(text, span.s, span.e):
            total += 1
            inside += quoted(word.s, marks)
    if not inside:
        return AttributionType.INDIRECT
    return AttributionType.DIRECT if inside >= WHOLLY * total else AttributionType.MIXED


def _paragraph(text: str, span: Span) -> Range:
    end = text.find("\n", span.e)
    return text.rfind("\n", 0, span.s) + 1, len(text) if end < 0 else end
