"""Where what is said ends.

Speech in English news runs to the end of its sentence unless something tells otherwise: another cue for the same
speaker ("and added"), another speaker ("while Oslo said"), a participle of saying (", calling it"), a quotation whose
comma stands inside its marks. What a noun phrase names ends sooner, at words of time and place.
"""

from __future__ import annotations

import re

from onrecord.model.vocabulary import AttributionKind
from onrecord.packs.cues import Frame
from onrecord.read.attributions.frames import clause_follows
from onrecord.read.attributions.lexicon import Form, Lexicon
from onrecord.read.attributions.tokens import Kind
from onrecord.read.attributions.verbs import Tokens, is_verb, possessive, time_beginning

NEW_CLAUSE = frozenset("while whereas but though although and yet as".split())
ENDERS = frozenset(". ! ? …".split())
LIGHT = frozenset("during after before because when while as although though unless amid despite until whereas".split())
GOES_ON = frozenset("including especially particularly".split())
SAYING = frozenset({Frame.THAT, Frame.CLAUSE, Frame.QUOTE, Frame.AFTER})
# Nouns for what is said in, so that "in a statement" is no part of what is said.
OCCASIONS = frozenset("statement tweet interview letter speech email memo post blog column report".split())
ADJECTIVES = ("al", "ive", "ous", "ful", "ent", "able", "ole")
LOOKAHEAD = 16  # words from a comma to the verb of a new clause


def last_token(tokens: Tokens) -> int:
    """The number of tokens without the marks that close the sentence."""
    end = len(tokens)
    while end and tokens[end - 1].low in ENDERS:
        end -= 1
    return end


def clause_end(tokens: Tokens, start: int, lexicon: Lexicon, text: str, limit: int) -> int:
    """Where a clause of content that begins at `start` ends, `limit` at the latest."""
    for k in range(start, limit):
        if _closed_with_comma(tokens, k, text) and not _quotation_goes_on(tokens, k + 1):
            return k + 1
        if k > start and (end := _breaks(tokens, k, limit, lexicon)):
            return end
    return limit


def _breaks(tokens: Tokens, k: int, limit: int, lexicon: Lexicon) -> int:
    """The end of content that breaks off at `k`; 0 if it goes on."""
    token = tokens[k]
    if token.low == ";":
        return k
    if token.low in ("and", "but", "or") and _same_speaker(tokens, k + 1, limit, lexicon):
        return k - (tokens[k - 1].low == ",")
    if (token.low == "," or token.kind is Kind.DASH) and k + 1 < limit and _turns(tokens, k + 1, limit, lexicon):
        return k
    return 0


def _closed_with_comma(tokens: Tokens, k: int, text: str) -> bool:
    token = tokens[k]
    if token.kind is Kind.QUOTE:
        return bool(re.search(r",[”\"'’»]+$", text[token.s : token.e]))
    return token.kind is Kind.MARK and token.s > 0 and text[token.s - 1] == ","


def _quotation_goes_on(tokens: Tokens, k: int) -> bool:
    joined = k < len(tokens) and tokens[k].low in ("and", "or", "but", "that")
    return joined or (k < len(tokens) and tokens[k].kind in (Kind.QUOTE, Kind.MARK))


def _same_speaker(tokens: Tokens, k: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether behind "and" a cue follows without a subject of its own."""
    while k < limit and (lexicon.is_adverb(tokens[k].low) or tokens[k].low in ("has", "had", "have")):
        k += 1
    if k >= limit:
        return False
    for hit in lexicon.hits(tokens, k):
        if not hit.forms & {Form.PAST, Form.THIRD} or hit.end >= limit:
            continue
        following = tokens[hit.end]
        if hit.cue.frames & SAYING and (following.low == "that" or following.kind is Kind.QUOTE):
            return True
        if Frame.CLAUSE in hit.cue.frames and following.low in lexicon.pronouns | lexicon.determiners:
            return True
        named = following.upper or following.low in lexicon.determiners | {"to"}
        if hit.cue.frames and Form.PAST in hit.forms and named:
            return True
    return False


def _turns(tokens: Tokens, k: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether behind a comma somebody else speaks, or the same speaker goes on in a participle."""
    low = tokens[k].low
    if low == "according" or low in lexicon.relaying:
        return True
    if low.endswith("ing"):
        return any(Form.ING in h.forms and h.cue.frames for h in lexicon.hits(tokens, k))
    if low in ("which", "who") and k + 2 < limit and tokens[k + 1].low in lexicon.pronouns:
        return any(h.cue.frames & SAYING for h in lexicon.hits(tokens, k + 2))
    verb = _first_verb(tokens, k + (low in NEW_CLAUSE), limit, lexicon)
    if verb is None:
        return False
    hits = [h for h in lexicon.hits(tokens, verb) if h.forms & {Form.THIRD, Form.PAST} and h.cue.frames & SAYING]
    if low in NEW_CLAUSE:
        asserted = [h for h in hits if h.cue.group.attribution_kind is AttributionKind.ASSERTION]
        return any(h.cue.frames & {Frame.THAT, Frame.CLAUSE, Frame.QUOTE} for h in asserted)
    # ", Nilsen said": the speaker of the whole sentence stands behind it.
    return any(Frame.AFTER in h.cue.frames and _ends(tokens, h.end, limit, lexicon) for h in hits)


def _ends(tokens: Tokens, k: int, limit: int, lexicon: Lexicon) -> bool:
    k = time_beginning(tokens, k, lexicon) if k < limit else k
    return k >= limit or tokens[k].low in (",", "in", "at")


def _first_verb(tokens: Tokens, k: int, limit: int, lexicon: Lexicon) -> int | None:
    """The verb of a clause that begins at `k` with a noun phrase; an apposition between commas is passed over."""
    if k >= limit or tokens[k].low in lexicon.prepositions or tokens[k].low in lexicon.subordinators:
        return None
    named = tokens[k].upper or tokens[k].low in lexicon.determiners or tokens[k].low in lexicon.pronouns
    for seen in range(k + 1, min(limit, k + LOOKAHEAD)):
        token = tokens[seen]
        if token.low == "," and not named:
            return None
        if token.low in ("that", "which", "who") or token.kind in (Kind.QUOTE, Kind.DASH) or token.low in (";", ":"):
            return None
        if is_verb(tokens, seen, lexicon):
            if not lexicon.is_auxiliary(token.low):
                return seen
            if (
                not lexicon.is_adverb(tokens[seen - 1].low)
                and seen + 1 < limit
                and token.low not in ("has", "have", "had")
            ):
                return None
    return None


def phrase_end(tokens: Tokens, start: int, lexicon: Lexicon, text: str, limit: int, frame: Frame = Frame.OBJECT) -> int:
    """Where a noun phrase or infinitive that begins at `start` ends, `limit` at the latest.

    What circumstances stand behind a noun phrase are those of the speaking ("praised him during a debate"); behind an
    infinitive they belong to what is to be done ("vowed to stay until the vote").
    """
    end = clause_end(tokens, start, lexicon, text, limit)
    return next((k for k in range(start + 1, end) if _leaves(tokens, k, end, lexicon, frame)), end)


def _leaves(tokens: Tokens, k: int, end: int, lexicon: Lexicon, frame: Frame) -> bool:
    token = tokens[k]
    low = token.low
    following = tokens[k + 1] if k + 1 < end else None
    if token.kind is Kind.DASH:
        return frame in (Frame.OBJECT, Frame.ING)
    if low == ",":
        return not _enumerates(tokens, k, end, lexicon)
    if low in LIGHT and (frame is Frame.OBJECT or _speaks(tokens, k + 1, end, lexicon)):
        return not (low == "as" and _predicates(tokens, k))
    if low in ("on", "last", "earlier") or (token.upper and low in lexicon.days):
        after = time_beginning(tokens, k, lexicon)
        return k < after <= end and tokens[k - 1].low not in lexicon.prepositions | lexicon.determiners
    if low in ("and", "but") and following:
        if low == "and" and following.low.endswith("ed") and tokens[k - 1].low.endswith(ADJECTIVES):
            return False  # "the whole and recognized capital"
        return is_verb(tokens, k + 1, lexicon) and not possessive(tokens, k + 1)
    if low in ("in", "at") and following and following.low in ("a", "an", "his", "her") and k + 2 < end:
        return tokens[k + 2].low in OCCASIONS
    return False


def _speaks(tokens: Tokens, k: int, end: int, lexicon: Lexicon) -> bool:
    """Whether somebody speaks in the clause that begins at `k`."""
    verb = _first_verb(tokens, k, end, lexicon)
    return verb is not None and any(h.cue.frames & SAYING for h in lexicon.hits(tokens, verb))


def _predicates(tokens: Tokens, k: int) -> bool:
    """Whether "as" brings what somebody is called, not a clause of its own."""
    return k + 1 < len(tokens) and tokens[k + 1].low not in ("he", "she", "they", "it", "we", "i", "part", "well")


def _enumerates(tokens: Tokens, k: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the comma at `k` parts items of a list: "and" or "or" follows before the next clause."""
    if k + 2 < end and tokens[k + 1].low in ("and", "but", "or"):
        return not (is_verb(tokens, k + 2, lexicon) or clause_follows(tokens, k + 2, end, lexicon))
    if k + 1 < end and (tokens[k + 1].low in GOES_ON or tokens[k + 1].low.isdigit()):
        return True
    for q in range(k + 1, min(end, k + 9)):
        if tokens[q].low in ("and", "or"):
            return q > k + 1 or tokens[q - 1].low == ","
        if tokens[q].low in ("who", "which", "that", "while", "when", "but") or tokens[q].kind is Kind.QUOTE:
            return False
    return False
