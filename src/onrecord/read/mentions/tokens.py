"""Words of a line as the search for names needs them: with their case, their possessive, their place in a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from onrecord.read.mentions.overlaps import overlapping
from onrecord.text.sentences import sentences_of

# The third part keeps a name whole that a wrong decoding has broken ("FranÃ§ois").
WORD = re.compile(
    r"(?:[A-Z]\.){2,}(?=\W|$)|\d+(?:[.,]\d+)*|(?:Ã\s?[^\w\s]|[^\W_])+(?:[-‑'’&+](?:Ã\s?[^\w\s]|[^\W_])+)*"
)
PARTY = re.compile(r"\((?:[RDI]-[^)]{2,16}|[A-Z][a-z]{1,5}\.|[A-Z]\.[A-Z]\.)\)")
# A bullet, a dash or an opening mark begins a sentence as far as capitals go.
OPENING = re.compile(r"(?:^|[:•–—\-]\s|[“\"«‘'(\[])[\s“\"«‘'(\[•*–—-]*$")


# What headlines in capitals leave small.
SMALL = frozenset(
    "a an the and or but nor for of in on at to by as is it if be vs via per with from over into onto than that off "
    "out up upon under about after amid de la".split()
)


class LineCase(StrEnum):
    """How a line uses capitals."""

    SENTENCE = "sentence"
    TITLE = "title"
    UPPER = "upper"


@dataclass(frozen=True, slots=True)
class Token:
    """One word. `starts`: its capital may be owed to its place; `joined`: only a space parts it from the word before;
    `possessive`: "'s" follows, which is not in the span; `party`: it stands in "(R-Tenn.)"."""

    s: int
    e: int
    word: str
    starts: bool = False
    joined: bool = False
    possessive: bool = False
    party: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.word[:1].isupper()

    @property
    def initial(self) -> bool:
        """Whether it is an initial ("V.")."""
        return re.fullmatch(r"(?:[A-Z]\.)+|[A-Z]", self.word) is not None


def case_of(line: str) -> LineCase:
    """How `line` uses capitals. One lower-case word that no headline style writes so makes it a sentence."""
    words = re.findall(r"[^\W\d_]{2,}", re.sub(r"['’]s\b", "", line))
    capital = [w for w in words if w[0].isupper()]
    if sum(len(w) for w in words if w.isupper()) > 0.8 * sum(map(len, words)) and len(words) > 1:
        return LineCase.UPPER
    if len(capital) < 3 or any(w.islower() and w not in SMALL for w in words):
        return LineCase.SENTENCE
    return LineCase.TITLE


def tokens_of(text: str, s: int, e: int, abbreviations: Collection[str]) -> list[Token]:
    """The words of the line ``text[s:e]``; a point belongs to a word if the two are in `abbreviations`."""
    starts = sorted({x.s for x in sentences_of(text, s, e)})
    parties = [(m.start(), m.end()) for m in PARTY.finditer(text, s, e)]
    found: list[Token] = []
    last = s
    for m in WORD.finditer(text, s, e):
        a, b = m.span()
        possessive = text[max(a, b - 2) : b] in ("'s", "’s") and b - a > 2
        if possessive:
            b -= 2
        elif text[b : b + 1] == "." and (text[a : b + 1] in abbreviations or (b - a == 1 and text[a].isupper())):
            b += 1
        before = text[last:a]
        opens = OPENING.search(text[max(s, a - 6) : a]) is not None
        begins = bisect_left(starts, last) < bisect_right(starts, a)
        first = not found or opens or begins
        party = bool(overlapping(parties, a, b))
        found.append(Token(a, b, text[a:b], first, bool(found) and before.isspace() and not begins, possessive, party))
        last = b
    return found
