"""Whose words they are: the noun phrase that a verb has for its subject, and the ones that other cues point to.

There is no parser behind this. A subject reaches left from its verb to the nearest boundary of a clause: a mark, a
subordinator, another verb. Accepted gaps: a participle behind a noun ("people asked by the paper said") cuts the
subject short; a place without a comma in front of it ("In Oslo Nilsen said") is told from it by its preposition only.
"""

from __future__ import annotations

from onrecord.read.attributions.lexicon import Lexicon
from onrecord.read.attributions.tokens import Kind, Token
from onrecord.read.attributions.verbs import HARD, RELATIVE, UNITS, Part, Tokens, is_verb, time_beginning, verb_in

NOMINATIVE = frozenset("he she they we i".split())
AGO = UNITS | frozenset("later earlier ago months weeks days years hours".split())


def phrase_start(tokens: Tokens, j: int, lexicon: Lexicon) -> int:
    """Where the noun phrase that ends at `j` begins; j + 1 if there is none."""
    start = j + 1
    while start > 0:
        passed = _passed(tokens, start - 1, j, lexicon)
        if passed is None:
            break
        start = passed + 1
    by_verb = start > 0 and is_verb(tokens, start - 1, lexicon)
    return _trimmed(tokens, start, j, lexicon, by_verb)


def _passed(tokens: Tokens, p: int, j: int, lexicon: Lexicon) -> int | None:
    """The position to go on from, left of the word at `p`; None if no noun phrase that ends at `j` reaches it."""
    token = tokens[p]
    low = token.low
    if token.kind is Kind.MARK:
        return p - 1
    if low == ")":
        opening = _opening(tokens, p)
        return opening - 1 if opening else None
    if low == "," and any(tokens[q].low in ("and", "&") for q in range(p + 1, j)):
        listed = _list_start(tokens, p + 1, lexicon)
        return None if listed is None else listed - 1
    if token.kind in (Kind.QUOTE, Kind.DASH) or low in HARD:
        return None
    if low in RELATIVE and p < j:
        return _over_relative(tokens, p, j, lexicon)
    if low in lexicon.subordinators and low != "than" and not (low == "but" and 0 < p < j):
        return None
    if low in ("and", "or", "&"):
        return _over_conjunction(tokens, p, lexicon)
    if is_verb(tokens, p, lexicon):
        return p - 1 if p == j and _describes(tokens, p, lexicon) else _relative_before(tokens, p, j, lexicon)
    return p - 1


def _describes(tokens: Tokens, p: int, lexicon: Lexicon) -> bool:
    """Whether a participle right before a verb belongs to the noun ("voters polled say")."""
    if p == 0 or not tokens[p].low.endswith("ed"):
        return False
    before = tokens[p - 1]
    plain = before.word and not lexicon.is_auxiliary(before.low) and not lexicon.is_adverb(before.low)
    return plain and before.low not in lexicon.pronouns - {"those"} and before.low not in lexicon.subordinators


def _over_relative(tokens: Tokens, p: int, j: int, lexicon: Lexicon) -> int | None:
    """Left of a relative pronoun whose clause stands inside the noun phrase ("people who know him")."""
    person = tokens[p].low == "who" and j - p > 1
    inside = p > 0 and tokens[p - 1].word and (person or verb_in(tokens, p + 1, j + 1, lexicon))
    complement = tokens[p].low == "that" and p > 0 and lexicon.is_finite(tokens[p - 1].low)
    return p - 1 if inside and not complement else None


def _over_conjunction(tokens: Tokens, p: int, lexicon: Lexicon) -> int | None:
    if p > 1 and tokens[p - 1].low == ",":
        listed = _list_start(tokens, p, lexicon)
        if listed is not None:
            return listed - 1
    return p - 1 if _joined(tokens, p, lexicon) else None


def _relative_before(tokens: Tokens, p: int, j: int, lexicon: Lexicon) -> int | None:
    """The position before a relative pronoun whose clause holds the verb at `p`, if another noun then follows."""
    k = p - 1
    while k > 0 and (lexicon.is_adverb(tokens[k].low) or lexicon.is_auxiliary(tokens[k].low)):
        k -= 1
    if k > 0 and tokens[k].low in RELATIVE and tokens[k - 1].word and p < j:
        if tokens[k].low == "that" and lexicon.is_finite(tokens[k - 1].low):
            return None
        return k - 1
    return None


def _joined(tokens: Tokens, p: int, lexicon: Lexicon) -> bool:
    """Whether "and" at `p` joins two noun phrases: no verb between it and the beginning of its clause."""
    k = p - 1
    while k >= 0:
        token = tokens[k]
        if token.kind in (Kind.QUOTE, Kind.DASH) or token.low in HARD or token.low in lexicon.subordinators:
            return k < p - 1
        if is_verb(tokens, k, lexicon):
            return False
        k -= 1
    return p > 0


def _list_start(tokens: Tokens, p: int, lexicon: Lexicon) -> int | None:
    """Where a list with commas that "and" at `p` closes begins its clause ("unions, farmers, and two mayors")."""
    k = p - 2
    while k >= 0:
        token = tokens[k]
        if token.low == ")" and (opening := _opening(tokens, k)):
            k = opening - 1
            continue
        if (
            token.kind in (Kind.QUOTE, Kind.DASH)
            or token.low in (";", ":", "(", ")")
            or token.low in lexicon.subordinators
        ):
            break
        if is_verb(tokens, k, lexicon):
            return None
        k -= 1
    start = k + 1
    first = tokens[start]
    named = first.upper or first.low in lexicon.determiners or first.low.endswith("s")
    apart = first.low in lexicon.prepositions or lexicon.is_adverb(first.low) or first.low.endswith("ing")
    comma = next(q for q in range(start, p) if tokens[q].low == ",")
    apart = apart or time_beginning(tokens, start, lexicon) > start or tokens[comma - 1].low in AGO
    whole = k < 0 or tokens[k].low in lexicon.subordinators
    return start if named and not apart and whole else None


def _opening(tokens: Tokens, closing: int) -> int | None:
    for k in range(closing - 1, max(-1, closing - 15), -1):
        if tokens[k].low == "(":
            return k
    return None


def _trimmed(tokens: Tokens, start: int, j: int, lexicon: Lexicon, by_verb: bool) -> int:
    while start <= j:
        low = tokens[start].low
        if (
            tokens[start].kind is Kind.MARK
            or (start < j and low in ("do", "does", "did"))
            or low in ("and", "or", "but", "then", "so", "yet", "-", "•", "'")
            or (
                lexicon.is_adverb(low)
                and low
                not in (
                    "most",
                    "more",
                    "all",
                    "both",
                    "half",
                    "almost",
                    "nearly",
                    "many",
                    "only",
                )
            )
        ):
            start += 1
        elif (after := time_beginning(tokens, start, lexicon)) > start and after <= j:
            start = after
        else:
            break
    if start <= j and tokens[start].low in lexicon.prepositions and tokens[start].low not in ("like",):
        for k in range(j, start - 1, -1):
            if tokens[k].low in lexicon.prepositions and tokens[k].low != "of":
                return k + 1
        return j + 1
    if by_verb:
        for k in range(j, start - 1, -1):
            if tokens[k].low in ("to",):
                return k + 1
    return start


def noun_phrase_before(tokens: Tokens, j: int, lexicon: Lexicon) -> Part | None:
    """The noun phrase that ends at `j`, with the apposition, parenthesis or insertion that stands behind it."""
    if j < 0:
        return None
    low = tokens[j].low
    if low == "," or tokens[j].kind is Kind.DASH:
        return _with_insertion(tokens, j, lexicon)
    if tokens[j].kind is Kind.QUOTE or (low in HARD and low != ")"):
        return None
    if low == ")":
        opening = _opening(tokens, j)
        if opening is None or opening == 0:
            return None
        start = phrase_start(tokens, opening - 1, lexicon)
        return (start, j + 1) if start < opening else None
    if low in lexicon.subordinators or low in ("and", "or", "to"):
        return None
    if low in NOMINATIVE:
        return j, j + 1
    start = phrase_start(tokens, j, lexicon)
    return (start, j + 1) if start <= j else None


def _with_insertion(tokens: Tokens, j: int, lexicon: Lexicon) -> Part | None:
    """A noun phrase in front of an insertion that closes at `j` ("Nilsen, the minister,")."""
    dash = tokens[j].kind is Kind.DASH
    k = j - 1
    best: Part | None = None
    while k > 0 and j - k < 45:
        token = tokens[k]
        if token.kind is Kind.QUOTE or token.low in (";", ":"):
            break
        if (token.kind is Kind.DASH) if dash else token.low == ",":
            start = phrase_start(tokens, k - 1, lexicon)
            if 0 < start < k and tokens[start - 1].low in lexicon.prepositions:
                break
            if start < k:
                first = tokens[k + 1].low if k + 1 < j else ""
                apart = (
                    is_verb(tokens, j - 1, lexicon)
                    or first in lexicon.prepositions
                    or first.endswith("ing")
                    or (lexicon.is_adverb(first) and not tokens[k + 1].upper)
                )
                best = (start, k if apart or dash else j)
                named = tokens[start].upper or tokens[start].low in lexicon.determiners
                earlier = start > 0 and tokens[start - 1].low == ","
                if not earlier or (named and not _apposition(tokens, start)):
                    break
        k -= 1
    return best


def _apposition(tokens: Tokens, start: int) -> bool:
    return tokens[start].low in ("a", "an", "the", "one") or not tokens[start].upper


# Prepositions that belong to the verb in front of a noun phrase more often than to the noun.
LEAVING = frozenset("in at during on after before by to as from with when".split())


def noun_phrase_after(tokens: Tokens, i: int, lexicon: Lexicon, *, apposition: bool = True) -> Part | None:
    """The noun phrase that begins at `i` and ends before the next mark or verb, with an apposition behind a comma."""
    if i >= len(tokens) or not (tokens[i].word or tokens[i].kind is Kind.MARK):
        return None
    k = i
    while k < len(tokens) and (k == i or not _ends_phrase(tokens, k, lexicon)):
        if tokens[k].low in HARD and tokens[k].low != "(":
            break
        if tokens[k].low == "(":
            close = next((q for q in range(k, min(k + 10, len(tokens))) if tokens[q].low == ")"), None)
            if close is None:
                break
            k = close
        k += 1
    if k == i:
        return None
    for n in range(3 if apposition else 0):
        if k + 1 >= len(tokens) or tokens[k].low != "," or not _apposes(tokens[k + 1], lexicon):
            break
        if n and tokens[k + 1].low not in ("a", "an", "the"):
            break
        k = max(k, noun_phrase_end(tokens, k + 1))
    return i, k


def _ends_phrase(tokens: Tokens, k: int, lexicon: Lexicon) -> bool:
    token = tokens[k]
    if token.kind in (Kind.QUOTE, Kind.DASH) or token.low in HARD - {"("}:
        return True
    if token.low in lexicon.subordinators or token.low in LEAVING:
        return True
    return time_beginning(tokens, k, lexicon) > k or is_verb(tokens, k, lexicon)


def _apposes(first: Token, lexicon: Lexicon) -> bool:
    """Whether a word behind a comma opens an apposition ("Nilsen, a former judge"; "Nilsen, chief of the port")."""
    if first.low in ("a", "an", "the", "one", "former", "his", "her", "their", "now"):
        return True
    if not first.word or first.upper or first.low.endswith("ing") or first.low in ("and", "or"):
        return False
    function = first.low in lexicon.prepositions or first.low in lexicon.subordinators or lexicon.is_adverb(first.low)
    return not function and not lexicon.is_finite(first.low)


def noun_phrase_end(tokens: Tokens, i: int) -> int:
    """Where an apposition that begins at `i` ends: at the next mark, with all that depends on it."""
    k = i
    while k < len(tokens) and tokens[k].kind not in (Kind.QUOTE, Kind.DASH) and tokens[k].low not in HARD:
        k += 1
    return k
