"""Attributions that a headline makes with a mark: "Ferry Deal Is Near - Reports", "Nilsen: We Will Not Sign"."""

from __future__ import annotations

import re

from onrecord.model.vocabulary import CueClass
from onrecord.read.attributions.found import Found
from onrecord.read.attributions.lexicon import Lexicon
from onrecord.read.attributions.tokens import Kind, tokens_of
from onrecord.read.attributions.verbs import is_verb

DASH = re.compile(r"\s+(?:[-–—―]|--)\s+")


def headline_of(text: str, s: int, e: int, lexicon: Lexicon) -> list[Found]:
    """The attribution of a whole headline, empty if none of the two forms fits."""
    colon = re.compile(r":\s+").search(text, s, e)
    if colon and colon.start() - s >= 2 and _speaker(text, s, colon.start(), lexicon):
        start, end = colon.end(), e
        if end - start > 12 and len(text[start:end].split()) >= 3:
            return [_found((start, end), (s, colon.start()), CueClass.HEADLINE_COLON)]
    dashes = list(DASH.finditer(text, s, e))
    if dashes:
        last = dashes[-1]
        tail = text[last.end() : e].strip().rstrip(".")
        short = tail and len(tail.split()) <= 4 and len(text[s : last.start()].split()) >= 4
        if short and _names_a_source(text, last.end(), e):
            return [_found((s, last.start()), (last.end(), last.end() + len(tail)), CueClass.HEADLINE_DASH)]
    return []


def _found(content: tuple[int, int], source: tuple[int, int], cue_class: CueClass) -> Found:
    return Found(content=(content,), source=(source,), cue_class=cue_class, confidence=0.7)


def _speaker(text: str, s: int, e: int, lexicon: Lexicon) -> bool:
    """Whether the words before a colon name somebody: a few capitalised words without a verb."""
    tokens = tokens_of(text, s, e)
    if not 1 <= len(tokens) <= 6 or any(t.kind is not Kind.WORD and t.low not in ("'",) for t in tokens):
        return False
    if " ".join(t.low for t in tokens) in lexicon.labels:
        return False
    if tokens[0].low[0].isdigit() or any(is_verb(tokens, k, lexicon) for k in range(len(tokens))):
        return False
    names = [t for t in tokens if t.low not in lexicon.prepositions and t.low != "'s"]
    return all(t.upper for t in names) and tokens[0].low not in lexicon.prepositions | lexicon.subordinators


def _names_a_source(text: str, s: int, e: int) -> bool:
    tokens = tokens_of(text, s, e)
    return bool(tokens) and tokens[0].upper and tokens[0].word
