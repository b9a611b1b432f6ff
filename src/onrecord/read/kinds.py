"""What an attribution is: how much of it is quoted, and what its cue makes of its content."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.model.span import Span
from onrecord.model.vocabulary import Act, AttributionKind, AttributionType
from onrecord.read.found import Found, Range
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


# "She said she would sign": what speakers say of their own future doing they commit themselves to. "It would be hard"
# is a forecast.
OWN_FUTURE = re.compile(
    r"[\"“'‘]*(?:it|they|he|she|we|i)(?: also| never)?(?: will| would|['’]ll|['’]d)(?! (?:be|have)\b)\b", re.IGNORECASE
)
SAYING = frozenset({Act.CLAIM, Act.ANNOUNCE})


def kind_of(found: Found, text: str) -> AttributionKind:
    """The kind of the cue; of a cue that only says, what the speakers say of themselves tells it."""
    says = found.kind is AttributionKind.ASSERTION and found.entry is not None and found.entry.group.act in SAYING
    if says and OWN_FUTURE.match(text, found.content[0][0]):
        return AttributionKind.COMMISSIVE
    return found.kind
