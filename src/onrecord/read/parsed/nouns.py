"""Attributions of a parsed sentence whose cue is no verb: "according to X", "X's pledge to", "it emerged that"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from onrecord.model.vocabulary import CueClass
from onrecord.packs.cues import Frame
from onrecord.read.attributions.found import Found, Range
from onrecord.read.attributions.lexicon import Hit, phrase_at
from onrecord.read.attributions.verbs import time_beginning
from onrecord.read.parsed.clauses import hits_of
from onrecord.read.parsed.grammar import CLAUSES, POSSESSORS, Parsed, infinitive, is_verb, kids_of

if TYPE_CHECKING:
    from spacy.tokens import Token as Node

COMPLEMENTS = CLAUSES | {"acl", "acl:relcl", "relcl", "xcomp"}
ABOUT = frozenset("of for on about against".split())


def nouns_of(parsed: Parsed) -> list[Found]:
    """All of them, in text order of each kind."""
    return [*_credits(parsed), *_impersonal(parsed), *_nouns(parsed)]


def _credits(parsed: Parsed) -> list[Found]:
    """ "According to X, ..." and "..., according to X": the rest of the clause is what X says."""
    found = []
    tokens = parsed.tokens
    for i in range(len(tokens)):
        end = phrase_at(tokens, i, parsed.lexicon.credits)
        if not end or end >= len(tokens):
            continue
        noun = _highest(parsed.doc[end], end)
        stop = min(noun.right_edge.i + 1, _at_comma(parsed, end, noun))
        at = next((k for k in range(end + 1, stop) if time_beginning(tokens, k, parsed.lexicon) >= stop), None)
        outer = next((a for a in (noun, *noun.ancestors) if not i <= a.i < stop), None)
        if outer is None:
            continue
        rest = _rest(parsed, _clause(outer), (i, stop))
        if rest:
            found.append(
                Found(
                    content=rest,
                    source=(parsed.range_of(end, at or stop),),
                    cue=(parsed.range_of(i, end),),
                    frame=Frame.AFTER,
                    said_at=parsed.range_of(at, stop) if at else None,
                    confidence=0.9,
                )
            )
    return found


def _highest(node: Node, first: int) -> Node:
    """The word on which the phrase that begins at `first` depends as a whole."""
    while node.head.i > node.i or (node.head.i >= first and node.head.i != node.i):
        if is_verb(node.head):
            break
        node = node.head
    return node


def _at_comma(parsed: Parsed, end: int, noun: Node) -> int:
    """Where a comma parts the noun from a main clause that the parser took for a part of it."""
    for k in range(noun.i + 1, noun.right_edge.i + 1):
        if parsed.tokens[k].low == "," and end <= 3:
            return k
    return len(parsed.tokens)


def _clause(node: Node) -> Node:
    """The verb of the clause around a word, or what stands for it."""
    for a in (node, *node.ancestors):
        if is_verb(a) and a.dep_ not in ("aux", "auxpass", "aux:pass", "cop"):
            return a
    return node


def _rest(parsed: Parsed, node: Node, hole: tuple[int, int]) -> tuple[Range, ...]:
    """The phrase of `node` without the words at `hole`; a clause before a comma and a clause behind it are one."""
    start, end = parsed.phrase(node)
    ranges = []
    for s, e in ((start, min(end, hole[0])), (max(start, hole[1]), end)):
        while s < e and not parsed.tokens[s].word and not parsed.speech_at(parsed.tokens[s].s):
            s += 1
        if e > s and any(t.word for t in parsed.tokens[s:e]):
            ranges.append(parsed.ended(parsed.range_of(s, e)))
    return tuple(ranges)


def _impersonal(parsed: Parsed) -> list[Found]:
    """ "It became known that ...": reported, and nobody is said to report it."""
    found = []
    for i in range(len(parsed.tokens)):
        end = phrase_at(parsed.tokens, i, parsed.lexicon.impersonal)
        if not end or end >= len(parsed.tokens) or parsed.tokens[end - 1].low != "that":
            continue
        clause = next((k for n in range(i, end - 1) for k in parsed.doc[n].children if k.i >= end), None)
        if clause is not None and clause.right_edge.i >= end:
            found.append(
                Found(
                    content=(parsed.ended(parsed.range_of(end, clause.right_edge.i + 1)),),
                    cue=(parsed.range_of(i + 1, end - 1),),
                    frame=Frame.THAT,
                    cue_class=CueClass.IMPERSONAL,
                    confidence=0.9,
                )
            )
    return found


def _nouns(parsed: Parsed) -> list[Found]:
    """ "Oslo's pledge to send troops", "his warning that": the possessor is the source."""
    found = []
    for node in parsed.doc:
        if is_verb(node):
            continue
        for hit in hits_of(parsed, node):
            source = _giver(parsed, node)
            made = _complement(parsed, hit) if hit.cue.noun and source else None
            if source and made:
                frame, content = made
                found.append(
                    Found(
                        content=(content,),
                        source=(source,),
                        cue=(parsed.range_of(hit.start, hit.end),),
                        entry=hit.cue,
                        frame=frame,
                        kind=hit.cue.group.attribution_kind,
                        cue_class=hit.cue.group.cue_class,
                        confidence=0.6,
                    )
                )
                break
    return found


def _giver(parsed: Parsed, node: Node) -> Range | None:
    """Whose the noun is: a possessive before it, or "by" and "from" behind it."""
    for kid in node.children:
        if kid.dep_ in POSSESSORS and kid.i < node.i:
            start, end = parsed.phrase(kid)
            while end > start and parsed.tokens[end - 1].low in ("'s", "'"):
                end -= 1
            return parsed.range_of(start, end) if end > start else None
        if kid.lower_ in ("by", "from") and (noun := next((x for x in kid.children if x.dep_ == "pobj"), None)):
            return parsed.range_of(*parsed.phrase(noun))
    return None


def _complement(parsed: Parsed, hit: Hit) -> tuple[Frame, Range] | None:
    kids: Sequence[Node] = [k for k in kids_of(parsed, hit) if k.i >= hit.end]
    for kid in kids:
        start, end = parsed.phrase(kid)
        low = parsed.tokens[start].low
        if kid.dep_ in COMPLEMENTS and low == "that" and Frame.THAT in hit.cue.frames and start + 1 < end:
            return Frame.THAT, parsed.range_of(start + 1, end)
        if kid.dep_ in COMPLEMENTS and infinitive(kid) and Frame.TO in hit.cue.frames:
            return Frame.TO, parsed.range_of(start, end)
        if low in ABOUT and Frame.OBJECT in hit.cue.frames and start + 1 < end:
            return Frame.OBJECT, parsed.range_of(start + 1, end)
    return None
