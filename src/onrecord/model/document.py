"""A text as received, what its lines are, and what its page says of itself."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from onrecord.model.evidence import DateEvidence
from onrecord.model.markup import Markup
from onrecord.model.span import Span
from onrecord.model.vocabulary import DamageKind, Label, SegmentKind
from onrecord.model.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text as received. Immutable: everything found in it is a span of `text`.

    `id` is the SHA-256 of the bytes (of a container's entry: of the entry's text in UTF-8). `text` is the decoded
    bytes, newlines untouched; for a web page, the text that acquisition drew from it. `encoding` is how the bytes
    were decoded. `media_type` is ``text/plain``, ``text/html`` or ``application/pdf``. `markup` is what stood around
    the text, None for a text that came bare.
    """

    id: str
    text: str
    encoding: str = "utf-8"
    media_type: str = "text/plain"
    markup: Markup | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inline:
    """A piece of a line that is something else than its line ("Continue reading" at the end of a paragraph)."""

    span: Span
    kind: SegmentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One physical line, from `s` to `e` without its newline; `n` counts from 1. Empty lines have s = e.

    `language` is an ISO 639-1 code, None where the line is too short to tell or in the language of its page.
    """

    n: int
    s: int
    e: int
    label: Label
    kind: SegmentKind
    inline: tuple[Inline, ...] = ()
    language: str | None = None

    @property
    def kept(self) -> bool:
        """Whether a reader of the article should see this line."""
        return self.label is Label.KEEP

    def words_end(self, text: str) -> int:
        """Where the line's own words end: before a piece at its end that is no part of it."""
        return min((x.span.s for x in self.inline if not text[x.span.e : self.e].strip()), default=self.e)

    def between(self, text: str) -> tuple[Span, ...]:
        """The pieces with words of the line on both sides, in text order."""
        return tuple(x.span for x in self.inline if x.span.e < self.words_end(text))


@dataclass(frozen=True, slots=True)
class Named:
    """A name and the words that give it; `spans` is empty where the caller or the markup told it."""

    name: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Dateline:
    """The words that open a report with its place; `place` is None where only an agency or a date is left of it."""

    place: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What a page says of itself. None or empty: the page does not say.

    `credit` are the words of credit lines (of pictures, of a medium that is thanked), `translation` those that say
    that the text was translated or adapted, and from what.
    """

    headline: Span | None = None
    outlet: Named | None = None
    byline: tuple[Span, ...] = ()
    agency: Named | None = None
    dateline: Dateline | None = None
    published: When = field(default_factory=When)
    credit: tuple[Span, ...] = ()
    translation: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two things that a page says of itself and that cannot both be right: `of` is the field ("outlet")."""

    of: str
    detail: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """`span` is the damaged words, never the page; `detail` says what is wrong with them."""

    kind: DamageKind
    span: Span
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What cleaning found in a document: labels for every line, masthead, damage.

    `dates` are all candidates for `masthead.published`, each with what became of it. `conflicts` are what the page says
    of itself in two ways, dates aside, which are damage.
    `language` is an ISO 639-1 code, None where the text is too short to tell. A page in a language that no reader
    reads has segments and nothing that rests on reading.
    """

    segments: tuple[Segment, ...]
    masthead: Masthead = field(default_factory=Masthead)
    damage: tuple[Damage, ...] = ()
    dates: tuple[DateEvidence, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    language: str | None = None

    def kept(self) -> tuple[Segment, ...]:
        """The lines a reader should see, in order."""
        return tuple(x for x in self.segments if x.kept)

    def line_before(self, segment: Segment) -> Segment | None:
        """The last line with words that a reader should see before `segment`; None if there is none."""
        at = bisect_left(self.segments, segment.s, key=lambda x: x.s)
        near = (self.segments[n] for n in range(at - 1, -1, -1))
        return next((x for x in near if x.kept and x.e > x.s), None)

    def segment_at(self, offset: int) -> Segment | None:
        """The line that holds the character at `offset`; None past the end."""
        low, high = 0, len(self.segments)
        while low < high:
            middle = (low + high) // 2
            if self.segments[middle].e < offset:
                low = middle + 1
            else:
                high = middle
        return self.segments[low] if low < len(self.segments) and self.segments[low].s <= offset else None
