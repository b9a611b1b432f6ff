"""A text as the network sees it: wordpieces, each with what the uncased vocabulary and the window lose."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.text.quotations import Quotation, quotations_of
from onrecord.text.sentences import sentences_of

Integers = NDArray[np.int64]
FIRST, LAST = 101, 102  # the pieces that open and close a window
OPENING = "“„«\"'‘"
CLOSING = "”»\"'’"


class Case(IntEnum):
    """How a word is written."""

    LOWER = 0
    CAPITALISED = 1
    CAPITALS = 2
    DIGITS = 3
    SIGN = 4


class Quote(IntEnum):
    """Where a wordpiece stands."""

    OUTSIDE = 0
    INSIDE = 1
    MARK = 2


@dataclass(frozen=True, slots=True, eq=False)
class Pieces:
    """The wordpieces of a text, in order; every array has the shape (pieces,).

    `start` and `end` are offsets into the text; `word` counts the words, so that the pieces of one word share a number;
    `line` counts the lines; `opens` is 1 at the first piece of a line. `sentences` are the pieces at which sentences
    begin.
    """

    ids: Integers
    start: Integers
    end: Integers
    word: Integers
    line: Integers
    case: Integers
    quote: Integers
    opens: Integers
    sentences: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.ids)

    def window(self, s: int, e: int) -> Integers:
        """The network's input for the pieces `s` to `e`: ids, case, quote, opens; shape (4, e - s + 2)."""
        made = np.zeros((4, e - s + 2), dtype=np.int64)
        made[0, 0], made[0, -1] = FIRST, LAST
        made[1, 0] = made[1, -1] = Case.SIGN
        for row, values in enumerate((self.ids, self.case, self.quote, self.opens)):
            made[row, 1:-1] = values[s:e]
        return made

    def covering(self, ranges: Sequence[tuple[int, int]]) -> list[int]:
        """The pieces that share a character with any of `ranges` of the text."""
        found: set[int] = set()
        for s, e in ranges:
            found.update(range(int(np.searchsorted(self.end, s, "right")), int(np.searchsorted(self.start, e, "left"))))
        return sorted(found)


def pieces_of(text: str, lines: Sequence[tuple[int, int]], tokenizer: Tokenizer) -> Pieces:
    """The pieces of the `lines` of `text` (offsets, in order). A line without any adds nothing."""
    columns: list[list[int]] = [[] for _ in range(8)]
    sentences: list[int] = []
    words = 0
    for number, (s, e) in enumerate(lines):
        made = tokenizer.encode(text[s:e], add_special_tokens=False)
        if not made.ids:
            continue
        first = len(columns[0])
        starts = [s + a for a, _ in made.offsets]
        ends = [s + b for _, b in made.offsets]
        begins = {bisect_left(starts, x.s) for x in sentences_of(text, s, e)} - {len(starts)} | {0}
        sentences.extend(first + n for n in sorted(begins))
        opens = [0] * len(starts)
        opens[0] = 1
        spelled = _cases(text, starts, ends, made.word_ids)
        quote = _quotes(text, starts, ends, quotations_of(text, s, e))
        word = [words + (n or 0) for n in made.word_ids]
        words = word[-1] + 1
        new = (made.ids, starts, ends, word, [number] * len(starts), spelled, quote, opens)
        for column, values in zip(columns, new, strict=True):
            column.extend(values)
    ids, start, end, word_of, line, case, quotes, opening = (np.asarray(c, dtype=np.int64) for c in columns)
    return Pieces(ids, start, end, word_of, line, case, quotes, opening, tuple(sentences))


def _cases(text: str, starts: Sequence[int], ends: Sequence[int], word_ids: Sequence[int | None]) -> list[int]:
    """The case of the whole word that each piece is part of."""
    reach: dict[int | None, tuple[int, int]] = {}
    for s, e, word in zip(starts, ends, word_ids, strict=True):
        reach[word] = (reach.get(word, (s, e))[0], e)
    cases = {word: _case(text[s:e]) for word, (s, e) in reach.items()}
    return [cases[word] for word in word_ids]


def _case(word: str) -> Case:
    if word.isdigit():
        return Case.DIGITS
    if not any(c.isalnum() for c in word):
        return Case.SIGN
    if word.isupper() and len(word) > 1:
        return Case.CAPITALS
    return Case.CAPITALISED if word[:1].isupper() else Case.LOWER


def _quotes(text: str, starts: Sequence[int], ends: Sequence[int], quotations: Sequence[Quotation]) -> list[int]:
    found = [int(Quote.OUTSIDE)] * len(starts)
    for quotation in quotations:
        s, e = quotation.span.s, quotation.span.e
        first, last = bisect_left(starts, s), bisect_left(starts, e)
        found[first:last] = [int(Quote.INSIDE)] * (last - first)
        marks = range(s, min(s + 2, e)), range(max(s, e - 2), e)
        for n in range(first, last):
            sign = text[starts[n] : ends[n]]
            if (starts[n] in marks[0] and sign in OPENING) or (
                quotation.closed and starts[n] in marks[1] and sign in CLOSING
            ):
                found[n] = int(Quote.MARK)
    return found
