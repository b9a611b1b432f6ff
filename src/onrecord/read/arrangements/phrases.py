"""The noun phrase around a head noun, without a parser.

Backwards from the head, words are taken until one cannot stand inside a noun phrase (a preposition, a verb of the
pack's list, a mark) or until a determiner or a possessor opens the phrase. Forwards, one chain of prepositions that
news prose hangs on the names of arrangements ("with Iran", "to modernise the army") is taken.
Accepted gap: a verb that looks like a noun ("plans") opens no phrase and may be taken in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.model.span import Span

DETERMINER = re.compile(
    r"(?:the|a|an|this|that|these|those|his|her|its|their|our|my|your|any|another|no|some|such|each|every)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_](?:[\w.]*[\w])?(?:[’'\-‑–/][^\W_][\w.]*)*(?:['’](?=\s))?")
_BETWEEN = re.compile(r"[ \t]+|\s?-\s?")
_QUOTE_BETWEEN = (' "', " “", " '", " ‘", '" ', "” ", "' ", "’ ")
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")
_TAIL = re.compile(
    r"\s+(?:of|with|on|for|between|over|around|against|in|among)\s+|\s+to\s+(?=[a-z])|\s+(?:reached|signed|struck)\s+in\s+"
    r"|\s+(?:established|set|agreed|adopted|proposed|drafted|brokered)\s+by\s+"
)
_TAIL_STOP = re.compile(
    r"(?:,(?!\d)|\.(?!\d)|[;:!?—–\"“”()])|\s-\s|''|\s(?:that|which|who|whom|is|are|was|were|will|would|has|have|had|can|could|may|might|and|but|as|"
    r"because|if|when|while|until|unless|after|before|than|said|says|during|without|lacks?|remains?)\b"
)
_MAX_LEFT, _MAX_TAIL = 7, 9  # words; longer phrases are rather two than one


@dataclass(frozen=True, slots=True)
class Phrase:
    """`span` is the noun phrase up to its head; `whole` takes its tail in; `opening` is its first word, lower case.

    `modifiers` are the words between the opening and the head, `tail` those after the head.
    """

    span: Span
    whole: Span
    head: Span
    opening: str
    modifiers: str
    tail: str

    @property
    def definite(self) -> bool:
        """Whether the phrase points at something told before or known."""
        return self.opening in {"the", "this", "that", "these", "those", "his", "her", "its", "their"}

    @property
    def possessed(self) -> bool:
        """Whether somebody is named as having it."""
        return bool(_POSSESSIVE.search(self.opening))


def phrase_of(text: str, s: int, e: int, stops: frozenset[str], floor: int, ceiling: int) -> Phrase:
    """The phrase whose head is ``text[s:e]``; it stays between `floor` and `ceiling`."""
    start, opening = _left(text, s, stops, floor)
    end = _right(text, e, ceiling)
    first = _WORD.match(text, start)
    opening = opening or (first.group().lower() if first and first.start() < s else "")
    return Phrase(
        span=Span.of(text, start, e),
        whole=Span.of(text, start, end),
        head=Span.of(text, s, e),
        opening=opening,
        modifiers=text[start:s].strip(),
        tail=text[e:end].strip(),
    )


def _left(text: str, s: int, stops: frozenset[str], floor: int) -> tuple[int, str]:
    words = list(_WORD.finditer(text, max(floor, s - 120), s))
    start = s
    for taken, word in enumerate(reversed(words)):
        gap = text[word.end() : start]
        lower = word.group().lower()
        if taken >= _MAX_LEFT or not (_BETWEEN.fullmatch(gap) or gap in _QUOTE_BETWEEN):
            break
        if DETERMINER.fullmatch(lower):
            return word.start(), lower
        if _POSSESSIVE.search(lower):
            return _possessor(text, word.start(), floor), lower
        if lower == "and" and _paired(words[: len(words) - taken - 1], stops):
            start = word.start()
            continue
        if (lower in stops and not word.group().isupper()) or (
            lower.endswith("ly") and lower not in ("early", "family")
        ):
            break
        start = word.start()
    return start, ""


def _paired(before: list[re.Match[str]], stops: frozenset[str]) -> bool:
    """Whether "and" joins two words of one phrase: a determiner opens it before anything that cannot stand in it."""
    for word in reversed(before[-4:]):
        lower = word.group().lower()
        if DETERMINER.fullmatch(lower) or _POSSESSIVE.search(lower):
            return True
        if lower in stops:
            return False
    return False


def _possessor(text: str, s: int, floor: int) -> int:
    """Where the owner's phrase begins: capitalised words and a title or article before them."""
    owner = re.compile(r"(?:(?:[Tt]he|[Aa]n?)\s+)?(?:[A-Z][\w.’'-]*\s+){0,3}$")
    found = owner.search(text, max(floor, s - 60), s)
    return found.start() if found else s


def _right(text: str, e: int, ceiling: int) -> int:
    end = e
    for _ in range(3):
        tail = _TAIL.match(text, end, ceiling)
        if not tail:
            break
        stop = _TAIL_STOP.search(text, tail.end(), ceiling)
        limit = stop.start() if stop else ceiling
        following = _TAIL.search(text, tail.end(), limit)
        words = list(_WORD.finditer(text, tail.end(), following.start() if following else limit))[:_MAX_TAIL]
        if not words:
            break
        end = words[-1].end()
        if len(list(_WORD.finditer(text, e, end))) >= _MAX_TAIL:
            break
    return end
