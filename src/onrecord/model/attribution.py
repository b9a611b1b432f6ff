"""Source, cue and content: one node of the tree of who says what on whose word."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model.span import Span
from onrecord.model.vocabulary import Anonymity, AttributionKind, AttributionType, CueClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """`source` says (`cue`) `content`. Terms of PARC and PolNeAR, and unlike theirs it nests.

    A child names its `parent` and lies inside the parent's content, or has the same content ("X reported, citing
    Y"); `level` 1 is nearest the page. `source` is empty for impersonal forms and orphan quotations, `cue` where
    punctuation does its work. `content` keeps its quotation marks and is never empty. `addressee` and `said_at` are
    the words that say to whom and when. `source_actors` are filled by resolution, the first named first, and
    `source_reason` with the sentence that says why they are meant, empty where the source is their own name. `via` is
    the id of the actor who passed the words on without being a level of its own, or None. `confidence` is 0 to 1.
    """

    id: str
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    parent: str | None = None
    level: int = 1
    cue_class: CueClass = CueClass.NEUTRAL
    type: AttributionType = AttributionType.INDIRECT
    kind: AttributionKind = AttributionKind.ASSERTION
    anonymity: Anonymity = Anonymity.NAMED
    addressee: Span | None = None
    said_at: Span | None = None
    source_actors: tuple[str, ...] = ()
    via: str | None = None
    confidence: float = 1.0
    source_reason: str = ""

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError(f"an attribution without content: {self.id}")
        if self.parent == self.id:
            raise ValueError(f"an attribution inside itself: {self.id}")

    @property
    def source_actor(self) -> str | None:
        """The first actor behind the source, None if nobody is named."""
        return self.source_actors[0] if self.source_actors else None
