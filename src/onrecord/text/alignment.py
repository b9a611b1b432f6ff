"""Two passages laid side by side, word against word: what they share and what changed between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from onrecord.model.span import Span
from onrecord.text.normalize import normalize
from onrecord.text.words import words_of


class ChangeKind(StrEnum):
    """What happened to a stretch on the way from `a` to `b`."""

    REPLACE = "replace"
    INSERT = "insert"
    DELETE = "delete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Words of `a` (None for an insertion) that stand as words of `b` (None for a deletion)."""

    kind: ChangeKind
    a: Span | None
    b: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A run of `words` equal words, marks and case aside."""

    a: Span
    b: Span
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """`matches` and `changes` in text order. `a_words` and `b_words` count the words of either passage.

    Between two matches every word belongs to exactly one change.
    """

    matches: tuple[Match, ...]
    changes: tuple[Change, ...]
    a_words: int
    b_words: int

    @property
    def matched(self) -> int:
        """Words that stand in both, in the same order."""
        return sum(m.words for m in self.matches)

    @property
    def coverage(self) -> float:
        """Share of the words of `b`, the later text, that stand in `a` in the same order; 0 for no words."""
        return self.matched / self.b_words if self.b_words else 0.0

    @property
    def similarity(self) -> float:
        """Matched words over the mean length of the two passages, 0 to 1; 0 if both are empty."""
        total = self.a_words + self.b_words
        return 2 * self.matched / total if total else 0.0


def _stretch(text: str, tokens: Sequence[Span], start: int, end: int) -> Span | None:
    return Span.of(text, tokens[start].s, tokens[end - 1].e) if start < end else None


def _key(token: Span) -> str:
    return normalize(token.text).text


def align(a: str, b: str, a_range: tuple[int, int] | None = None, b_range: tuple[int, int] | None = None) -> Alignment:
    """The passages ``a[a_range]`` and ``b[b_range]`` (all of a text if None) with offsets into the whole texts.

    The longest common sequence of words is kept; what lies between its runs has changed. Words moved to another place
    count as deleted here and inserted there. Punctuation is no word: a lost comma is no change.
    """
    a_tokens = words_of(a, *(a_range or (0, len(a))))
    b_tokens = words_of(b, *(b_range or (0, len(b))))
    a_keys, b_keys = [_key(t) for t in a_tokens], [_key(t) for t in b_tokens]
    matches: list[Match] = []
    changes: list[Change] = []
    a_done = b_done = 0

    def changed(a_until: int, b_until: int) -> None:
        left, right = _stretch(a, a_tokens, a_done, a_until), _stretch(b, b_tokens, b_done, b_until)
        if left or right:
            kind = ChangeKind.REPLACE if left and right else ChangeKind.DELETE if left else ChangeKind.INSERT
            changes.append(Change(kind=kind, a=left, b=right))

    for run in Indel.opcodes(a_keys, b_keys).as_matching_blocks():
        if run.size:
            changed(run.a, run.b)
            left = _stretch(a, a_tokens, run.a, run.a + run.size)
            right = _stretch(b, b_tokens, run.b, run.b + run.size)
            if left and right:
                matches.append(Match(a=left, b=right, words=run.size))
            a_done, b_done = run.a + run.size, run.b + run.size
    changed(len(a_tokens), len(b_tokens))
    return Alignment(matches=tuple(matches), changes=tuple(changes), a_words=len(a_tokens), b_words=len(b_tokens))
