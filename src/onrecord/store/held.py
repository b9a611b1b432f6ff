"""What is held of documents so that those like another one are found, see `link.neighbours` for what it is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

SENTENCE_BITS: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is held of a document: the `month` it is of (0 where unknown), a number for its `wording`, and the numbers
    of the words of each sentence, by the sentence's place in it."""

    document: str
    month: int
    wording: int
    sentences: tuple[tuple[int, frozenset[int]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Who holds a word: how many `sentences` of the record, and the `places` of the last in some months."""

    sentences: int
    places: Sequence[int]

    @staticmethod
    def place_of(document: int, sentence: int) -> int:
        """The place of a sentence of the document with this key."""
        return document << SENTENCE_BITS | min(sentence, (1 << SENTENCE_BITS) - 1)

    @staticmethod
    def document_at(place: int) -> int:
        """The key of the document at `place`."""
        return place >> SENTENCE_BITS
