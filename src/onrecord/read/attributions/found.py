"""An attribution as it is found in a sentence, before the tree is built."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.vocabulary import AttributionKind, CueClass
from onrecord.packs.cues import Frame
from onrecord.read.attributions.lexicon import Cue

Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Offsets into the text. `entry` is None where punctuation does the work of a cue.

    `negated`: the holder is said not to hold it ("he does not think"). `within` is the quotation that all of it stands
    in, None for the page's own words.
    `same_content`: a second attribution of what the one before it holds ("she wrote, citing two aides").
    """

    content: tuple[Range, ...]
    source: tuple[Range, ...] = ()
    cue: tuple[Range, ...] = ()
    entry: Cue | None = None
    frame: Frame | None = None
    kind: AttributionKind = AttributionKind.ASSERTION
    cue_class: CueClass = CueClass.NEUTRAL
    addressee: Range | None = None
    said_at: Range | None = None
    same_content: bool = False
    negated: bool = False
    within: Range | None = None
    confidence: float = 0.5

    @property
    def reach(self) -> Range:
        """First and last offset of all its parts."""
        parts = (*self.content, *self.source, *self.cue)
        return min(s for s, _ in parts), max(e for _, e in parts)


def overlap(a: Sequence[Range], b: Sequence[Range]) -> bool:
    """Whether any of `a` shares a character with any of `b`."""
    return any(s < f and t < e for s, e in a for t, f in b)
