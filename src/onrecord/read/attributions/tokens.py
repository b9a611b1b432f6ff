"""Words and marks of a stretch of text, with whole quotations taken as one token."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

# A clitic ("'s", "'ll") is a token of its own: it is an auxiliary or a possessive. "n't" stays with its verb.
TOKEN = re.compile(
    r"(?P<mark>''|[“”„«»\"])"
    r"|(?P<clitic>(?<=\w)['’](?:s|ll|d|re|ve|m)\b)"
    r"|(?P<initials>\b(?:[^\W\d_]\.){2,}(?:'s)?)"
    r"|(?P<title>\b(?:Mr|Mrs|Ms|Messrs|Dr|Sens?|Reps?|Govs?|Gen|Lt|Col|Maj|Capt|Sgt|Cmdr|Adm|Brig|Prof|Rev|St|Jr|Sr|No|vs)\.)"
    r"|(?P<initial>\b[A-Z]\.(?=\s[A-Z]))"
    r"|(?P<number>[$€£]?\d(?:[\d.,]*\d)?\w*%?(?:[-‑][^\W_]+)*)"
    r"|(?P<word>[@#]?[^\W_]+(?:(?:[-‑_]|['’](?!(?:s|ll|d|re|ve|m)\b)|[.&/](?=\w))[^\W_]+)*(?:['’](?!['’]))?(?=\W|$|_))"
    r"|(?P<dash>--+|[—–―]|(?<=\s)-(?=\s))"
    r"|(?P<other>\S)"
)


class Kind(StrEnum):
    """What a token is; `quote` is a whole quotation with its marks."""

    WORD = "word"
    MARK = "mark"
    DASH = "dash"
    OTHER = "other"
    QUOTE = "quote"


_KINDS = {"mark": Kind.MARK, "dash": Kind.DASH, "other": Kind.OTHER}


@dataclass(frozen=True, slots=True)
class Token:
    """``text[s:e]``; `low` is in lower case with plain apostrophes; a quotation's is empty."""

    s: int
    e: int
    low: str
    kind: Kind
    upper: bool = False

    @property
    def word(self) -> bool:
        """Whether this is a word or number."""
        return self.kind is Kind.WORD


def tokens_of(text: str, s: int, e: int) -> list[Token]:
    """The tokens of ``text[s:e]``."""
    found = []
    for m in TOKEN.finditer(text, s, e):
        kind = _KINDS.get(m.lastgroup or "", Kind.WORD)
        shown, (start, end) = m.group(), m.span()
        low = shown.lower().replace("’", "'")
        if kind is Kind.WORD and low.endswith("'") and len(low) > 1:
            # "leaders' plan" keeps its apostrophe as a possessive; a single closing mark looks the same.
            found.append(Token(start, end - 1, low[:-1], kind, shown[0].isupper()))
            found.append(Token(end - 1, end, "'", Kind.OTHER))
            continue
        found.append(Token(start, end, low, kind, shown[0].isupper()))
    return found
