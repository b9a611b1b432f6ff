"""Where words that a model gives stand in a text: letter for letter, but for spaces and quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.model.span import stripped
from onrecord.read.attributions.found import Range
from onrecord.read.attributions.nesting import OUTER
from onrecord.text.quotations import quotations_of

MARKS = "\"'“”„«»‘’‚‹›`´"
_PIECE = re.compile(rf"(?P<gap>[\s{MARKS}]+)|[^\s{MARKS}]+")
# Nothing of a gap is given back once it is taken, or words of many gaps before a long blank would take for ever.
_SPACE = rf"(?=[{MARKS}]*\s)[\s{MARKS}]++"
_MARK = f"[{MARKS}]*+"
_END = ".,;:"  # what a sentence around the words ends with, and a model often adds
_STOP = re.compile(r"\w\w\.$")  # of a sentence; that of an initial or of "U.S." belongs to the word
# One range for every line that the words stand on.
Place = tuple[Range, ...]


def places_of(text: str, words: str, paragraphs: Sequence[Range]) -> list[Place]:
    """Every place in `paragraphs` (at least one, in text order) where `words` stand, in text order.

    Spaces are as good as each other and quotation marks too, missing ones included; a word is never found in another.
    """
    bare = words.strip(f"{MARKS} \t\r\n")
    for wanted in dict.fromkeys((bare, bare.rstrip(_END))):
        if re.search(r"\w", wanted) and (found := list(_places(text, wanted, paragraphs))):
            return found
    return []


def gap(place: Place, other: Place) -> int:
    """Characters between two places; 0 where they touch or overlap."""
    return max(0, place[0][0] - other[-1][1], other[0][0] - place[-1][1])


def to_the_marks(text: str, place: Place, paragraph: Range) -> Place:
    """`place` with the quotation marks around it, where its words begin or end a quotation of its paragraph, and
    without the full stop of the sentence around it, where they do not."""
    (s, _), (_, e) = place[0], place[-1]
    for quotation in quotations_of(text, *paragraph):
        first, last = quotation.span.s, quotation.span.e
        if first <= s < last and not text[first:s].strip(MARKS):
            s = first
        if first < e <= last and not text[e:last].strip(f"{MARKS}{_END}"):
            e = last
    if _STOP.search(text, s, e):
        e -= 1
    return tuple((s if n == 0 else a, e if n == len(place) - 1 else b) for n, (a, b) in enumerate(place))


def _places(text: str, wanted: str, paragraphs: Sequence[Range]) -> Iterator[Place]:
    pattern = _pattern_of(wanted)
    for m in pattern.finditer(text, paragraphs[0][0], paragraphs[-1][1]):
        lines = re.finditer(r"[^\r\n]+", m.group())
        pieces = [stripped(text, m.start() + x.start(), m.start() + x.end(), OUTER) for x in lines]
        place = tuple((x.s, x.e) for x in pieces if x)
        # What the model was not shown it cannot have read: lines in between that are no part of the article.
        if place and all(any(a <= s and e <= b for a, b in paragraphs) for s, e in place):
            yield place


def _pattern_of(wanted: str) -> re.Pattern[str]:
    found = [
        re.escape(m.group()) if not m["gap"] else _SPACE if re.search(r"\s", m["gap"]) else _MARK
        for m in _PIECE.finditer(wanted)
    ]
    opens = r"(?<!\w)" if wanted[0].isalnum() else ""
    ends = r"(?!\w)" if wanted[-1].isalnum() else ""
    return re.compile(opens + "".join(found) + ends)
