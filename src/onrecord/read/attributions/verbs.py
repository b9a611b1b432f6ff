"""Verbs, what stands between them and their subjects, and words of time, which may stand there too.

There is no parser behind this: a word and its left neighbour tell whether it is a verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.read.attributions.lexicon import BE, Form, Lexicon
from onrecord.read.attributions.tokens import Token

Tokens = Sequence[Token]
Part = tuple[int, int]  # token positions, half-open

HARD = frozenset(", ; : ( ) [ ] ? ! . … *".split())
NO_POSSESSIVE = frozenset("he she it that there what who here let where how this".split())
ALONE = frozenset("most both all half".split())  # adverbs that are subjects where nothing else can be
UNITS = frozenset(
    "week month year day night morning evening afternoon weekend spring summer autumn fall winter".split()
)
RELATIVE = frozenset({"who", "which", "that"})


@dataclass(frozen=True, slots=True)
class Left:
    """What stands left of a verb. `at` are words of time in between; `before` is the last position left of it all."""

    before: int
    passive: bool = False
    infinitive: bool = False
    modal: bool = False
    progressive: bool = False
    negated: bool = False
    at: Part | None = None


def range_of(tokens: Tokens, part: Part) -> tuple[int, int]:
    """Offsets of tokens."""
    return tokens[part[0]].s, tokens[part[1] - 1].e


def possessive(tokens: Tokens, i: int) -> bool:
    """Whether the token at `i` is a possessive mark."""
    low = tokens[i].low
    if low == "'":
        return True
    return low == "'s" and i > 0 and tokens[i - 1].low not in NO_POSSESSIVE


def time_ending(tokens: Tokens, j: int, lexicon: Lexicon) -> int | None:
    """Where an expression of time that ends at `j` begins; None if none ends there."""
    low = tokens[j].low
    start = None
    named = low in lexicon.days and (tokens[j].upper or low in ("today", "yesterday", "tonight"))
    if named or (low in UNITS and j > 0 and tokens[j - 1].low in ("last", "this", "that", "next", "each", "every")):
        start = j if named else j - 1
    elif len(low) == 4 and low.isdigit() and low[:2] in ("19", "20"):
        start = j
        if j > 0 and tokens[j - 1].low in lexicon.days:
            start = j - 1
    elif low.isdigit() and j > 0 and tokens[j - 1].low in lexicon.days:
        start = j - 1
    if start is None:
        return None
    if j + 1 < len(tokens) and possessive(tokens, j + 1):
        return None
    while start > 0 and tokens[start - 1].low in (
        "on",
        "in",
        "last",
        "late",
        "early",
        "earlier",
        "this",
        "since",
        "of",
        "next",
        "back",
    ):
        start -= 1
    if named or start < j or tokens[start].low in ("on", "in"):
        return start
    return None


def time_beginning(tokens: Tokens, i: int, lexicon: Lexicon) -> int:
    """Where an expression of time that begins at `i` ends; `i` if none begins there."""
    best = i
    for j in range(i, min(i + 6, len(tokens))):
        start = time_ending(tokens, j, lexicon)
        if start is not None and start <= best if best > i else start == i:
            best = j + 1
    if best > i and best < len(tokens) and tokens[best].low in UNITS:
        best += 1
    return best


def left_of(tokens: Tokens, i: int, lexicon: Lexicon) -> Left:
    """Auxiliaries, adverbs and words of time between a verb at `i` and its subject."""
    j = i - 1
    passive = modal = progressive = negated = False
    at: Part | None = None
    while j >= 0:
        low = tokens[j].low
        if low in ("not", "never", "n't") or low.endswith("n't"):
            negated = True
        if lexicon.is_adverb(low) and not (low in ALONE and _opens_clause(tokens, j, lexicon)):
            j -= 1
            continue
        if low == "'s" and possessive(tokens, j):
            break
        if lexicon.is_auxiliary(low):
            if low in BE:
                passive = True
            elif low in ("will", "would", "can", "could", "may", "might", "should", "must", "'ll", "'d", "shall"):
                modal = True
            j -= 1
            continue
        if (aspect := _aspect(tokens, j, lexicon)) is not None:
            j = aspect
            continue
        start = time_ending(tokens, j, lexicon)
        if start is not None and start > 0 and at is None and tokens[start - 1].low != ",":
            at = (start, j + 1)
            j = start - 1
            continue
        break
    infinitive = j >= 0 and tokens[j].low == "to"
    return Left(j, passive, infinitive, modal, progressive, negated, at)


def _opens_clause(tokens: Tokens, j: int, lexicon: Lexicon) -> bool:
    """Whether nothing of its clause stands before position `j`."""
    return j == 0 or tokens[j - 1].low in HARD | {"and", "but"} or tokens[j - 1].low in lexicon.subordinators


def _aspect(tokens: Tokens, j: int, lexicon: Lexicon) -> int | None:
    """The position before "continue to" and its like, if they end at `j`: who continues to warn warns."""
    if j < 1 or tokens[j].low != "to":
        return None
    if tokens[j - 1].low in lexicon.aspects:
        return j - 2
    went_on = j > 1 and tokens[j - 1].low == "on" and tokens[j - 2].low in ("went", "goes", "go", "gone")
    return j - 3 if went_on else None


def verb_in(tokens: Tokens, start: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a finite verb stands among the tokens `start` to `end`."""
    return any(is_verb(tokens, k, lexicon) for k in range(start, end))


def is_verb(tokens: Tokens, k: int, lexicon: Lexicon) -> bool:
    """Whether a finite verb stands at `k`, as far as the word and its left neighbour tell."""
    token = tokens[k]
    if token.word and token.low in lexicon.bases and not token.upper and _agrees(tokens, k, lexicon):
        return True
    if not token.word or not lexicon.is_finite(token.low):
        return False
    if token.low == "'s":
        return not possessive(tokens, k)
    if k > 0 and token.low.endswith("s") and token.low in lexicon.heads and _object_noun(tokens[k - 1], lexicon):
        return False
    if token.upper and not (k > 0 and tokens[k - 1].upper is False and lexicon.is_auxiliary(token.low)):
        return False
    if k == 0 or tokens[k - 1].low == "to":
        return False
    if lexicon.is_auxiliary(token.low):
        return True
    before = tokens[k - 1]
    if before.low in lexicon.determiners and before.low not in (
        "this",
        "that",
        "some",
        "many",
        "most",
        "all",
        "both",
        "one",
        "two",
    ):
        return False
    return not (
        before.low in lexicon.prepositions or before.low == "'" or (before.low == "'s" and possessive(tokens, k - 1))
    )


def _object_noun(before: Token, lexicon: Lexicon) -> bool:
    """Whether a word behind `before` that looks like a verb in "-s" is its object ("said details will follow")."""
    verb = before.low in lexicon.finite and not lexicon.is_auxiliary(before.low) and not before.upper
    return verb and any(f is not Form.NOUN for _, f in lexicon.heads.get(before.low, ()))


def _agrees(tokens: Tokens, k: int, lexicon: Lexicon) -> bool:
    """Whether a base form at `k` has a plural in front of it and something to say behind it."""
    if k == 0 or k + 1 >= len(tokens):
        return False
    before, after = tokens[k - 1].low, tokens[k + 1].low
    plural = before in ("they", "we", "i", "you", "people", "who") or (before.endswith("s") and len(before) > 3)
    return plural and (
        after in lexicon.pronouns or after in lexicon.determiners or after in ("that", "to") or tokens[k + 1].upper
    )
