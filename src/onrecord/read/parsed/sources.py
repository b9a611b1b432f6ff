"""Who speaks: the subject of a cue, found along the tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.read.attributions.found import Range
from onrecord.read.attributions.lexicon import Hit
from onrecord.read.attributions.verbs import RELATIVE, time_beginning
from onrecord.read.parsed.grammar import (
    ADVERBIALS,
    OPEN,
    RELATIVES,
    SUBJECTS,
    SUBJECTS_OF_PASSIVES,
    TIMES,
    TOLD,
    Parsed,
    infinitive,
    kids_of,
    labelled,
    passive,
    top_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token as Node

FARTHEST = 4  # steps up the tree from a verb to the one whose subject it shares


def source_of(parsed: Parsed, hit: Hit) -> tuple[Range, ...]:
    """Who speaks an active cue, by its own subject or the one that it shares; nothing if nobody is found."""
    top, kids = top_of(parsed, hit), kids_of(parsed, hit)
    own = labelled(kids, SUBJECTS)
    if own:
        return _told(parsed, hit, top, own[0])
    if infinitive(top) and not (top.dep_ in OPEN and top.head.lower_ in parsed.lexicon.aspects):
        return ()
    return _shared(parsed, hit, top)


def _told(parsed: Parsed, hit: Hit, top: Node, subject: Node) -> tuple[Range, ...]:
    """A subject's phrase; of a relative pronoun what it stands for as well."""
    if subject.lower_ in RELATIVE and top.dep_ in RELATIVES:
        noun = _before(parsed, top.head, subject.i)
        return (*noun, parsed.range_of(subject.i, subject.i + 1)) if noun else ()
    return _before(parsed, subject, hit.start)


def _before(parsed: Parsed, noun: Node, cue: int) -> tuple[Range, ...]:
    """The phrase of a noun on its own side of the cue."""
    start, end = parsed.phrase(noun)
    if start < cue <= noun.i:
        start = cue + 1
    elif noun.i < cue < end:
        end = cue
    return untimed(parsed, start, end)


def untimed(parsed: Parsed, start: int, end: int) -> tuple[Range, ...]:
    """The words from `start` to `end` without marks and a time at their end ("both towns on Monday")."""
    for k in range(start + 1, end):
        if time_beginning(parsed.tokens, k, parsed.lexicon) >= end:
            end = k
            break
    while end > start and not parsed.tokens[end - 1].word:
        end -= 1
    return (parsed.range_of(start, end),) if end > start else ()


def _shared(parsed: Parsed, hit: Hit, top: Node) -> tuple[Range, ...]:
    """The subject of an earlier verb ("came and said"), of the main clause (", saying"), or a noun ("aides saying")."""
    node = top
    for _ in range(FARTHEST):
        if node.dep_ in ("acl", "vmod", "partmod") and node.head.pos_ != "VERB" and node.i > node.head.i:
            return _before(parsed, node.head, min(hit.start, node.left_edge.i))
        if node.dep_ not in ADVERBIALS and node.dep_ not in OPEN and node.dep_ not in ("conj", "prep"):
            return ()
        node = node.head
        kids = list(node.children)
        subjects = labelled(kids, SUBJECTS) or (labelled(kids, SUBJECTS_OF_PASSIVES) if passive(kids) else [])
        if subjects:
            return _told(parsed, hit, node, subjects[0])
    return ()


def addressee_of(parsed: Parsed, kids: Sequence[Node], told: Node | None) -> Range | None:
    """Whom it is told to: an indirect object, `told` (an object that is a person), or "to" with a noun."""
    for node in (*labelled(kids, TOLD), *([told] if told else [])):
        at = next((k for k in node.children if k.dep_ == "pobj"), None) if node.lower_ == "to" else node
        if at is not None:
            return parsed.range_of(*parsed.phrase(at))
    return None


def said_at_of(parsed: Parsed, kids: Sequence[Node]) -> Range | None:
    """When it was said: a phrase of time that depends on the cue."""
    for kid in kids:
        start = kid.left_edge.i
        end = time_beginning(parsed.tokens, start, parsed.lexicon)
        if end > start and (kid.dep_ in TIMES or kid.dep_ in ("prep", "obl", "nmod")):
            return parsed.range_of(start, end)
    return None
