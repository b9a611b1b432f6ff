"""The noun phrase around a head noun, without a parser.

Backwards from the head, words are taken until one cannot stand inside a noun phrase (a preposition, a verb of the
pack's list, a mark) or until a determiner or a possessor opens the phrase. Forwards, one chain of prepositions that
news prose hangs on the names of arrangements ("with Iran", "to modernise the army") is taken.
Accepted gap: a verb that looks like a noun ("plans") opens no phrase and may be taken in.
"""

from __future__ import annotations

import re
from collections.abc import Callable
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
# "Lifting sanctions" is an act; "a spending bill", with a noun that wants an article, is a thing.
_GERUND = re.compile(r"[A-Za-z][a-z]{2,}ing")
_UNCOUNTED = re.compile(r"(?:s|aid|assistance|support|legislation|cooperation)$")
_CONTRACTION = re.compile(r"(?:there|it|that|he|she|what|who|here|let|where|how)['’]s", re.IGNORECASE)
_TIME = (
    r"(?:(?:last|next|this|early|late)\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:yester|to)day\b|tomorrow\b"
    r"|(?:last|next|this)\s+(?:week|month|year|spring|summer|autumn|fall|winter)\b"
)
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
# "In" leads to a place with a name or a year; in lower case it opens a circumstance ("in a letter to").
_TAIL = re.compile(
    rf"\s+(?:of|with|on|for|between|over|around|against|among)\s+(?!{_TIME})"
    rf"|\s+in(?:side)?\s+(?!{_MONTH})"
    r"(?=(?:the\s+|eastern\s+|western\s+|northern\s+|southern\s+)*[A-Z\d])"
    r"|\s+to\s+(?=[a-z])|\s+(?:reached|signed|struck)\s+in\s+"
    r"|\s+(?:established|set|agreed|adopted|proposed|drafted|brokered)\s+by\s+"
)
_TAIL_STOP = re.compile(
    rf"(?:\s(?:on\s+)?(?:{_TIME})|,(?!\d)|\.(?!\d)|[;:!?—–\"“”()])|\s-\s|''|\s(?:that|which|who|whom|is|are|was|were|will|would|has|have|had|can|could|may|might|and|but|as|"
    r"still|also|now|already|ever|never|soon|yet|because|if|when|while|until|unless|after|before|than|said|says|during|without|lacks?|remains?|despite|ahead|amid|"
    r"instead|following|since|so|whether|where|how|(?:is|are|was|were|do|does|did|has|have|would|could|should|wo|ca)n['’]t"
    r"|in (?:response|exchange|return|order|a|an))\b"
)
_ONE_AND = re.compile(r"\sand\s(?=(?:the\s+)?(?:[A-Z]|\w+\s+(?:government|rebels|forces)\b))")
_MAX_LEFT, _MAX_TAIL = 7, 9  # words; longer phrases are rather two than one
IsVerb = Callable[[re.Match[str], re.Match[str] | None], bool]


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


def phrase_of(
    text: str, s: int, e: int, stops: frozenset[str], floor: int, ceiling: int, is_verb: IsVerb = lambda *_: False
) -> Phrase:
    """The phrase whose head is ``text[s:e]``; it stays between `floor` and `ceiling`.

    `is_verb` says of a word, with the word before it, whether it is the verb that the phrase is the object of.
    """
    start, opening = _left(text, s, e, stops, floor, is_verb)
    end = _right(text, e, ceiling, is_verb)
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


def _left(text: str, s: int, e: int, stops: frozenset[str], floor: int, is_verb: IsVerb) -> tuple[int, str]:
    words = list(_WORD.finditer(text, max(floor, s - 120), s))
    start = s
    for taken, word in enumerate(reversed(words)):
        gap = text[word.end() : start]
        lower = word.group().lower()
        if taken >= _MAX_LEFT or not (_BETWEEN.fullmatch(gap) or gap in _QUOTE_BETWEEN):
            break
        if DETERMINER.fullmatch(lower):
            return word.start(), lower
        if _CONTRACTION.fullmatch(lower) or is_verb(
            word, words[len(words) - taken - 2] if taken + 1 < len(words) else None
        ):
            break
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
    first = _WORD.match(text, start)
    if first and first.end() < s and _GERUND.fullmatch(first.group()) and _UNCOUNTED.search(text[s:e]):
        start = next((w.start() for w in words if w.start() > first.start()), s)
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


def _right(text: str, e: int, ceiling: int, is_verb: IsVerb) -> int:
    end = e
    for _ in range(3):
        tail = _TAIL.match(text, end, ceiling)
        if not tail:
            break
        stop = _TAIL_STOP.search(text, tail.end(), ceiling)
        if stop and "between" in tail.group() and (one := _ONE_AND.match(text, stop.start(), ceiling)):
            stop = _TAIL_STOP.search(text, one.end(), ceiling)
        limit = stop.start() if stop else ceiling
        following = _TAIL.search(text, tail.end(), limit)
        words = list(_WORD.finditer(text, tail.end(), following.start() if following else limit))[:_MAX_TAIL]
        verb = next((i for i in range(1, len(words)) if is_verb(words[i], words[i - 1])), None)
        if not words[:verb]:
            break
        end = words[:verb][-1].end()
        if verb is not None:
            break
        if len(list(_WORD.finditer(text, e, end))) >= _MAX_TAIL:
            break
    return end
