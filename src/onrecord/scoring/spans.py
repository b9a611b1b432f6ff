"""Spans of gold and output, and how much of each other they cover.

Spans are half-open code point offsets. With the document's text word boundaries are exact; without it each span's own
text is used, and plain characters where a span carries none.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

STOP = frozenset(
    "a an the of to in on at by for from and or but with that this its his her their our is are was were be".split()
)
WORD = re.compile(r"\w+")
LONGEST = 20_000  # characters; a longer span is cut before it is compared, so that one bad span cannot fill memory


class Span(NamedTuple):
    """Offsets, and the text that the output claims for them; None if it claims none."""

    s: int
    e: int
    text: str | None = None


def span_of(value: Any) -> Span | None:
    """A span; None if it is malformed or empty."""
    if not isinstance(value, dict):
        return None
    s, e, text = value.get("s"), value.get("e"), value.get("text")
    if type(s) is not int or type(e) is not int or not 0 <= s < e:
        return None
    return Span(s, e, text if isinstance(text, str) else None)


def spans(value: Any) -> list[Span]:
    """Spans in a list, or the one span given; invalid ones are dropped."""
    return [s for s in map(span_of, value if isinstance(value, list) else [value]) if s]


def slice_of(span: Span, text: str | None) -> str | None:
    """The words of a span; None without the document's text and a claim of the right length."""
    if text is not None:
        return text[span.s : span.e]
    return span.text if span.text is not None and len(span.text) == span.e - span.s else None


def words(given: Sequence[Span], text: str | None, *, stop: bool = False) -> set[tuple[int, int]] | None:
    """Word positions covered by spans, without function words if `stop` (unless there are no others).

    None when a span has no usable text.
    """
    found: set[tuple[int, int]] = set()
    every: set[tuple[int, int]] = set()
    for span in given:
        told = slice_of(span, text)
        if told is None:
            return None
        for m in WORD.finditer(told):
            word = (span.s + m.start(), span.s + m.end())
            every.add(word)
            if not stop or m.group().casefold() not in STOP:
                found.add(word)
    return found or every


def chars(given: Sequence[Span]) -> set[int]:
    """Character positions covered by spans."""
    return {i for x in given for i in range(x.s, min(x.e, x.s + LONGEST))}


def iou(a: AbstractSet[Hashable], b: AbstractSet[Hashable]) -> float:
    """Intersection over union, 0 to 1; 0 if either is empty."""
    return len(a & b) / len(a | b) if a and b else 0.0


def token_iou(a: Sequence[Span], b: Sequence[Span], text: str | None) -> float:
    """Intersection over union of word positions (of characters where a span carries no text)."""
    one, other = words(a, text), words(b, text)
    return iou(chars(a), chars(b)) if one is None or other is None else iou(one, other)


def share_word(a: Sequence[Span], b: Sequence[Span], text: str | None) -> bool:
    """Whether two span lists share a content word (a character where a span carries no text)."""
    one, other = words(a, text, stop=True), words(b, text, stop=True)
    return bool(chars(a) & chars(b)) if one is None or other is None else bool(one & other)


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a.e, b.e) - max(a.s, b.s))


def touches(a: Sequence[Span], b: Sequence[Span]) -> bool:
    """Whether any span of one list shares a character with any of the other."""
    return any(overlap(x, y) for x in a for y in b)


def mention_key(span: Span, text: str | None) -> tuple[int, int]:
    """Offsets of a mention without a leading article, a trailing possessive, or outer quotation marks and spaces."""
    told = slice_of(span, text)
    if told is None:
        return span.s, span.e
    lead = re.match(r"[^\w]*(?:(?:the|a|an)\s+)?[^\w]*", told, re.IGNORECASE)
    i = lead.end() if lead else 0
    tail = re.search(r"(?:['’]s)?[^\w]*$", told[i:])
    j = i + tail.start() if tail else len(told)
    return (span.s + i, span.s + j) if i < j else (span.s, span.e)
