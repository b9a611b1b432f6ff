"""A text made comparable, and the way back to the text as received.

Archives and copies differ in marks that say nothing: curly and straight quotation marks, two apostrophes for a double
mark, dashes, ligatures, no-break and repeated spaces, soft hyphens, case. Each character of the normalised text knows
which stretch of the original it came from, so that what is found in one can be shown in the other.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from onrecord.model.span import Span

_INVISIBLE = r"[\u00ad\u200b-\u200f\u2060\ufeff]"
_SINGLES = "'‘’‚‛′`´‹›＇"
# Two apostrophes are how some archives print a double mark. Invisible characters are dropped, spaces become one.
_PIECE = re.compile(
    rf"(?P<double>[{_SINGLES}]{_INVISIBLE}*[{_SINGLES}]|[“”„‟«»＂])"
    rf"|(?P<invisible>{_INVISIBLE}+)"
    r"|(?P<space>\s+)"
    r"|(?P<letter>.[\u0300-\u036f]*)"  # with the accents that follow it as characters of their own
)
_DASH = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_PLAIN = dict.fromkeys(map(ord, _SINGLES), "'") | _DASH | {ord("…"): "..."}


@dataclass(frozen=True, slots=True)
class Normalized:
    """`text` is comparable; its character `i` stands for ``original[starts[i]:ends[i]]``."""

    text: str
    original: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def back(self, s: int, e: int) -> Span | None:
        """The stretch of the original behind ``text[s:e]``; None for an empty one."""
        if not 0 <= s < e <= len(self.text):
            return None
        return Span.of(self.original, self.starts[s], max(self.ends[s:e]))

    def offsets(self, s: int, e: int) -> tuple[int, int]:
        """Offsets of the stretch of the original behind ``text[s:e]``, which is not empty."""
        return self.starts[s], max(self.ends[s:e])

    def forth(self, s: int, e: int) -> tuple[int, int]:
        """Offsets in `text` of what ``original[s:e]`` became; equal offsets if nothing is left of it."""
        low = bisect_right(self.ends, s)
        return low, max(low, bisect_left(self.starts, e))


def _folded(letter: str, fold_case: bool) -> str:
    # NFKC takes ligatures and full-width digits apart; case is folded after it, as Unicode asks for caseless matching.
    plain = unicodedata.normalize("NFKC", letter.translate(_PLAIN)).translate(_PLAIN)
    return plain.casefold() if fold_case else plain


def normalize(text: str, s: int = 0, e: int | None = None, *, fold_case: bool = True) -> Normalized:
    """``text[s:e]`` with plain marks and single spaces, none at either end; offsets lead back into the whole `text`.

    Accents are kept: "Erdogan" and "Erdoğan" are two spellings and a difference worth showing.
    """
    end = len(text) if e is None else e
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []

    for found in _PIECE.finditer(text, s, end):
        match found.lastgroup:
            case "double":
                made = '"'
            case "space":
                made = " "
            case "invisible":
                made = ""
            case _:
                made = _folded(found.group(), fold_case)
        for character in made:
            if not character.isspace():
                letters.append(character)
            elif letters and letters[-1] != " ":
                letters.append(" ")
            else:
                continue
            starts.append(found.start())
            ends.append(found.end())
    while letters and letters[-1] == " ":
        letters.pop()
    return Normalized("".join(letters), text, tuple(starts[: len(letters)]), tuple(ends[: len(letters)]))


def same_words(a: str, b: str) -> bool:
    """Whether two stretches differ in nothing but marks, spaces and case."""
    return normalize(a).text == normalize(b).text
