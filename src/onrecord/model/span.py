"""A piece of a document's text: the evidence that every row of the record rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``[s, e)`` of a document's text as received, and the words that stand there.

    Never empty. Raises ValueError for offsets that cannot be a slice of any text.
    """

    s: int
    e: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.s < self.e or len(self.text) != self.e - self.s:
            raise ValueError(f"not a span: {self.s}, {self.e}, {self.text!r}")

    @classmethod
    def of(cls, text: str, s: int, e: int) -> Span:
        """The span of `text` from `s` to `e`."""
        return cls(s, e, text[s:e])

    def check(self, text: str, where: str) -> None:
        """Raise SpanError, naming `where`, unless `text` has these words at these offsets."""
        if text[self.s : self.e] != self.text:
            raise SpanError(where, s=self.s, e=self.e, expected=self.text, found=text[self.s : self.e])

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.s < other.e and other.s < self.e

    def inside(self, other: Span) -> bool:
        """Whether `other` covers this span."""
        return other.s <= self.s and self.e <= other.e


def stripped(text: str, s: int, e: int, unwanted: str = " \t\r\n") -> Span | None:
    """The span of `text` from `s` to `e` without `unwanted` characters at either end; None if nothing is left."""
    while s < e and text[s] in unwanted:
        s += 1
    while s < e and text[e - 1] in unwanted:
        e -= 1
    return Span.of(text, s, e) if s < e else None


def cover(spans: Iterable[Span]) -> tuple[int, int]:
    """First and last offset of several spans. Raises ValueError for none."""
    found = list(spans)
    return min(x.s for x in found), max(x.e for x in found)
