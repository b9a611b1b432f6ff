"""Where what is said ends.

Speech in English news runs to the end of its sentence unless something tells otherwise: another cue for the same
speaker ("and added"), another speaker ("while Oslo said"), a participle of saying (", calling it"), a quotation whose
comma stands inside its marks. What a noun phrase names ends sooner, at words of time and place.
"""

from __future__ import annotations

import re

from onrecord.read.lexicon import Form, Lexicon
from onrecord.read.sources import Tokens, is_verb, possessive, time_beginning
from onrecord.read.tokens import Kind

NEW_CLAUSE = frozenset("while whereas but though although and yet as".split())
ENDERS = frozenset(". ! ? …".split())
LIGHT = frozenset("during after before because when while as although though unless amid despite until whereas".split())


def last_token(tokens: Tokens) -> int:
    """The number of tokens without the marks that close the sentence."""
    end = len(tokens)
    while end and tokens[end - 1].low in ENDERS:
        end -= 1
    return end


def finite_cue(tokens: Tokens, k: int, lexicon: Lexicon) -> bool:
    """Whether a verb of the lexicon stands at `k` in a finite form."""
    return any(h.forms & {Form.THIRD, Form.PAST} for h in lexicon.hits(tokens, k))


def clause_end(tokens: Tokens, start: int, lexicon: Lexicon, text: str, limit: int) -> int:
    """Where a clause of content that begins at `start` ends, `limit` at the latest."""
    k = start
    while k < limit:
        token = tokens[k]
        low = token.low
        if low == ";" and k > start:
            return k
        if k > start and _closed_with_comma(tokens, k, text) and not _list_goes_on(tokens, k + 1):
            return k + 1
        if low in ("and", "but", "or") and k > start and _same_speaker(tokens, k + 1, limit, lexicon):
            return k - 1 if tokens[k - 1].low == "," else k
        if (
            (low == "," or token.kind is Kind.DASH)
            and k > start
            and k + 1 < limit
            and _turns(tokens, k + 1, limit, lexicon)
        ):
            return k
        k += 1
    return limit


def _closed_with_comma(tokens: Tokens, k: int, text: str) -> bool:
    token = tokens[k]
    if token.kind is Kind.QUOTE:
        return bool(re.search(r",[”\"'’»]+$", text[token.s : token.e]))
    return token.kind is Kind.MARK and text[token.s - 1] == "," and token.s > 0


def _list_goes_on(tokens: Tokens, k: int) -> bool:
    return k < len(tokens) and (
        tokens[k].low in ("and", "or", "but", "that") or tokens[k].kind in (Kind.QUOTE, Kind.MARK)
    )


def _same_speaker(tokens: Tokens, k: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether behind "and" a cue follows without a subject of its own."""
    while k < limit and (lexicon.is_adverb(tokens[k].low) or tokens[k].low in ("has", "had", "have")):
        k += 1
    if k >= limit:
        return False
    for hit in lexicon.hits(tokens, k):
        if (Form.PAST in hit.forms and not tokens[k].upper) or Form.THIRD in hit.forms:
            follows = tokens[hit.end].low if hit.end < len(tokens) else ""
            strong = {"that", "quote", "clause", "after"} & {f.value for f in hit.cue.frames}
            if strong and (follows == "that" or (hit.end < len(tokens) and tokens[hit.end].kind is Kind.QUOTE)):
                return True
            if "clause" in hit.cue.frames and follows in lexicon.pronouns | lexicon.determiners:
                return True
            if hit.cue.frames and Form.PAST in hit.forms and (follows == "to" or follows in lexicon.determiners):
                return True
    return False


def _turns(tokens: Tokens, k: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether behind a comma somebody else speaks, or the same speaker goes on in a participle."""
    low = tokens[k].low
    if low == "according" or (low == "citing"):
        return True
    if low.endswith("ing"):
        return any(Form.ING in h.forms and h.cue.frames for h in lexicon.hits(tokens, k))
    if low in NEW_CLAUSE:
        seen = k + 1
        while seen < limit and seen < k + 12:
            if tokens[seen].low in (",", "that", "which", "who") or tokens[seen].kind is Kind.QUOTE:
                return False
            if finite_cue(tokens, seen, lexicon) and is_verb(tokens, seen, lexicon):
                return any(
                    {"that", "clause", "quote"} & {f.value for f in h.cue.frames} for h in lexicon.hits(tokens, seen)
                )
            if is_verb(tokens, seen, lexicon) and not lexicon.is_auxiliary(tokens[seen].low):
                return False
            seen += 1
        return False
    return False


def phrase_end(tokens: Tokens, start: int, lexicon: Lexicon, text: str, limit: int) -> int:
    """Where a noun phrase or infinitive that begins at `start` ends, `limit` at the latest."""
    end = clause_end(tokens, start, lexicon, text, limit)
    k = start + 1
    while k < end:
        token = tokens[k]
        low = token.low
        if token.kind is Kind.DASH or low in (":", "("):
            if low != "(":
                return k
        if low == "," and not _enumerates(tokens, k, end):
            return k
        if low in LIGHT and not (low == "as" and _predicates(tokens, k)):
            return k
        if (
            (after := time_beginning(tokens, k, lexicon)) > k
            and tokens[k].low in ("on", "last", "earlier")
            and after <= end
        ):
            return k
        if low in ("and", "but") and k + 1 < end and is_verb(tokens, k + 1, lexicon) and not possessive(tokens, k + 1):
            return k
        if low in ("in", "at") and k + 1 < end and tokens[k + 1].low in ("a", "an", "his", "her") and k + 2 < end:
            if tokens[k + 2].low in OCCASIONS:
                return k
        k += 1
    return end


OCCASIONS = frozenset("statement tweet interview letter speech email memo interview post blog column report".split())


def _predicates(tokens: Tokens, k: int) -> bool:
    """Whether "as" brings what somebody is called, not a clause of its own."""
    return k + 1 < len(tokens) and tokens[k + 1].low not in ("he", "she", "they", "it", "we", "i", "part", "well")


def _enumerates(tokens: Tokens, k: int, end: int) -> bool:
    """Whether the comma at `k` parts items of a list: "and" or "or" follows before the next clause."""
    for q in range(k + 1, min(end, k + 9)):
        if tokens[q].low in ("and", "or"):
            return q > k + 1 or tokens[q - 1].low == ","
        if tokens[q].low in ("who", "which", "that", "while", "when", "but") or tokens[q].kind is Kind.QUOTE:
            return False
    return False
