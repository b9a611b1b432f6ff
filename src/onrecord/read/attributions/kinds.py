"""What an attribution is: how much of it is quoted, and what its cue makes of its content."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from onrecord.model.span import Span
from onrecord.model.vocabulary import Act, AttributionKind, AttributionType
from onrecord.packs.cues import Frame
from onrecord.read.attributions.found import Found, Range
from onrecord.text.quotations import Quotation, quotations_of, quoted
from onrecord.text.words import words_of

INNER = 3  # words from which on a quotation inside a quotation is more than a word held with tongs
FORECASTS = frozenset({Act.PREDICT, Act.WARN, Act.CONCEDE})
WHOLLY = 0.9  # share of words in quotation marks from which on speech is direct; PolNeAR's scorer draws the same line


class Marks:
    """The quotations of a text, looked for once in each paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._found: dict[Range, list[Quotation]] = {}

    def type_of(self, content: Sequence[Span], within: Range | None = None) -> AttributionType:
        """Direct, mixed or indirect, by the share of its words that stand in quotation marks.

        Inside a quotation (`within`) its own marks do not count, only those of longer quotations in it: what a speaker
        reports in plain words of his own is indirect speech, however loudly he himself is quoted.
        """
        inside = total = 0
        for span in content:
            marks = self._near(span, within)
            for word in words_of(self.text, span.s, span.e):
                total += 1
                inside += quoted(word.s, marks)
        if not inside:
            return AttributionType.INDIRECT
        return AttributionType.DIRECT if inside >= WHOLLY * total else AttributionType.MIXED

    def _near(self, span: Span, within: Range | None) -> list[Quotation]:
        place = within or self._paragraph(span)
        if place not in self._found:
            marks = quotations_of(self.text, *place)
            self._found[place] = [q for q in marks if not within or len(words_of(q.span.text)) >= INNER]
        found = self._found[place]
        # Quotations stand in order and do not overlap.
        start = max(0, bisect_right(found, span.s, key=lambda q: q.span.s) - 1)
        return found[start : bisect_right(found, span.e, key=lambda q: q.span.s)]

    def _paragraph(self, span: Span) -> Range:
        end = self.text.find("\n", span.e)
        return self.text.rfind("\n", 0, span.s) + 1, len(self.text) if end < 0 else end


# "She said she would sign": what speakers say of their own future doing they commit themselves to. "It would be hard"
# is a forecast.
OWN_FUTURE = re.compile(
    r"[\"“'‘]*(?:it|they|he|she)(?: also| never)?(?: will| would|['’]ll|['’]d)(?! (?:be|have)\b)\b", re.IGNORECASE
)


def kind_of(found: Found, text: str) -> AttributionKind:
    """The kind of the cue; of a cue that only says, what the speakers say of themselves tells it."""
    says = found.kind is AttributionKind.ASSERTION and found.entry is not None and Frame.AFTER in found.entry.frames
    forecast = found.entry is not None and found.entry.group.act in FORECASTS
    if says and not forecast and OWN_FUTURE.match(text, found.content[0][0]):
        return AttributionKind.COMMISSIVE
    return found.kind
