"""Quotations whose speaker no cue of the lexicon has found: "'Never!' he thundered", "She leaned in: 'Not today.'".

A quotation beside a verb and its subject is speech whatever the verb, so here word order does the work of the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.vocabulary import CueClass
from onrecord.packs.cues import Frame
from onrecord.read.attributions.found import Found
from onrecord.read.attributions.lexicon import Form, Lexicon
from onrecord.read.attributions.sources import noun_phrase_after, noun_phrase_before
from onrecord.read.attributions.tokens import Kind, Token
from onrecord.read.attributions.verbs import RELATIVE, Part, Tokens, is_verb, left_of, range_of

LONGEST_SPEAKER = 30  # words between a quotation and the verb behind it
CONFIDENCE = 0.7
SHORT = 4  # words; a shorter quotation inside a sentence is a title or a word held with tongs
FINITE = frozenset({Form.PAST, Form.THIRD, Form.ING})
ARTICLES = frozenset("the a an his her its their my our your".split())
CLOSED = re.compile(r"[,?!…–—-][”\"'’»]+$")
OPENS = re.compile(r"[\W_]*[^\W_]")


def spoken_of(text: str, tokens: Tokens, found: Sequence[Found], lexicon: Lexicon) -> list[Found]:
    """An attribution for each quotation of the sentence that `found` leaves out and that somebody is seen to speak."""
    taken = [c for f in found for c in f.content]
    more: list[Found] = []
    for k, token in enumerate(tokens):
        if token.kind is not Kind.QUOTE or any(s < token.e and token.s < e for s, e in taken):
            continue
        made = _behind(text, tokens, k, lexicon) or _before(text, tokens, k, lexicon)
        if made:
            more.append(made)
            taken.extend(made.content)
    return more


def introduced(text: str, last: Tokens, found: list[Found], lexicon: Lexicon) -> list[Found]:
    """What was `found` on a line, with the speaker whom the sentence before it, `last`, names for the quotation that
    opens it: "Then she turned to the crowd and said:"."""
    opening = found[0] if found and last and last[-1].low == ":" else None
    if opening is None or opening.cue_class is not CueClass.QUOTE_WITHOUT_SOURCE:
        return found
    made = _before(text, (*last, Token(*opening.content[0], "", Kind.QUOTE)), len(last), lexicon)
    return [replace(made, content=opening.content), *found[1:]] if made else found


def _behind(text: str, tokens: Tokens, k: int, lexicon: Lexicon) -> Found | None:
    """Speaker and verb behind the quotation at `k`, in either order."""
    i = k + 1 + (k + 1 < len(tokens) and tokens[k + 1].low == ",")
    closed = i > k + 1 or CLOSED.search(text[tokens[k].s : tokens[k].e])
    title = k > 1 and len(text[tokens[k].s : tokens[k].e].split()) < SHORT
    if not closed or title or i >= len(tokens) or tokens[i].low in lexicon.subordinators | lexicon.prepositions:
        return None
    if is_verb(tokens, i, lexicon) and not lexicon.is_auxiliary(tokens[i].low):
        part = noun_phrase_after(tokens, i + 1, lexicon)
        return _found(tokens, k, part, (i, i + 1)) if part else None
    part = noun_phrase_after(tokens, i, lexicon)
    if part is None or (part[1] - part[0] == 1 and tokens[i].low in ARTICLES):
        return None
    verb = _verb_behind(tokens, part[1], i + LONGEST_SPEAKER, lexicon)
    return _found(tokens, k, part, verb) if verb else None


def _verb_behind(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> Part | None:
    """The verb of a speaker who ends at `i`, behind an insertion between commas at most."""
    if i < len(tokens) and tokens[i].low == ",":
        if verb := _verb_at(tokens, i + 1, lexicon):
            return verb
        close = next((k for k in range(i + 1, min(limit, len(tokens))) if tokens[k].low == ","), None)
        i = close + 1 if close else len(tokens)
    return _verb_at(tokens, i, lexicon)


def _verb_at(tokens: Tokens, i: int, lexicon: Lexicon) -> Part | None:
    while i < len(tokens) and (lexicon.is_adverb(tokens[i].low) or lexicon.is_auxiliary(tokens[i].low)):
        i += 1
    if i >= len(tokens) or not tokens[i].word or tokens[i].upper:
        return None
    hit = next((h for h in lexicon.hits(tokens, i) if h.forms & FINITE), None)
    if hit:
        return i, hit.end
    return (i, i + 1) if is_verb(tokens, i, lexicon) else None


def _before(text: str, tokens: Tokens, k: int, lexicon: Lexicon) -> Found | None:
    """Speaker and verb before the quotation at `k`: a verb of saying, or any verb in front of a colon."""
    if k < 2 or not _whole(text, tokens, k):
        return None
    edge = tokens[k - 1]
    if edge.low not in (":", ",", "that") and not lexicon.heads.get(edge.low):
        return None
    for i in range(k - 1, 0, -1):
        if tokens[i].kind is Kind.QUOTE or tokens[i].low == ";":
            return None
        cue = _cue_at(tokens, i, lexicon, colon=edge.low == ":")
        if cue and (part := _subject(tokens, i, lexicon)):
            return _found(tokens, k, part, cue)
    return None


def _cue_at(tokens: Tokens, i: int, lexicon: Lexicon, *, colon: bool) -> Part | None:
    """The verb at `i` if it may open a quotation."""
    if tokens[i].upper:
        return None
    for hit in lexicon.hits(tokens, i):
        if not hit.cue.noun and Frame.QUOTE in hit.cue.frames and hit.forms & FINITE:
            return hit.start, hit.end
    return (i, i + 1) if colon and is_verb(tokens, i, lexicon) else None


def _subject(tokens: Tokens, i: int, lexicon: Lexicon) -> Part | None:
    """Who does what the verb at `i` says, as far as it has a subject of its own."""
    left = left_of(tokens, i, lexicon)
    before = left.before
    if before < 0 or left.infinitive:
        return None
    while before > 0 and tokens[before].low in RELATIVE:
        before -= 1
    part = noun_phrase_before(tokens, before, lexicon)
    if part is None or tokens[part[0]].low in lexicon.subordinators:
        return None
    return None if part[0] > 0 and tokens[part[0] - 1].low in lexicon.prepositions else part


def _whole(text: str, tokens: Tokens, k: int) -> bool:
    """Whether the quotation begins like a sentence."""
    opening = OPENS.match(text, tokens[k].s, tokens[k].e)
    return bool(opening) and not text[opening.end() - 1].islower() if opening else False


def _found(tokens: Tokens, k: int, source: Part, cue: Part) -> Found:
    frame = Frame.AFTER if cue[0] > k else Frame.QUOTE
    return Found(
        content=((tokens[k].s, tokens[k].e),),
        source=(range_of(tokens, source),),
        cue=(range_of(tokens, cue),),
        frame=frame,
        confidence=CONFIDENCE,
    )
