"""What is said: the complement of a cue, the clause that it is set into, or the quotation beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.packs.cues import Frame
from onrecord.read.attributions.found import Range
from onrecord.read.attributions.frames import TELLING, WH
from onrecord.read.attributions.lexicon import Form, Hit
from onrecord.read.parsed.grammar import (
    CLAUSES,
    DESCRIPTIONS,
    OBJECTS,
    OBLIQUES,
    OPEN,
    PARENTHESES,
    SUBJECTS,
    TOLD,
    Parsed,
    infinitive,
    is_verb,
    kids_of,
    labelled,
    top_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token as Node

# What may stand behind an object and belongs to what is said of it ("accused the town of delay").
COMPLETING = frozenset("as of for over against with about from on".split())
APART = frozenset({"conj", "cc", "advcl", "parataxis"})
BETWEEN = frozenset({",", ":", ";", "-", "–", "—", "(", ")"})


@dataclass(frozen=True, slots=True)
class Content:
    """Offsets of what is said, the frame it makes with its cue, and the object that is told it."""

    frame: Frame
    ranges: tuple[Range, ...]
    told: Node | None = None


def contents_of(parsed: Parsed, hit: Hit, source: Sequence[Range]) -> list[Content]:
    """What a cue may have for its content, the likeliest first; the frames of the cue decide which it takes."""
    kids, top = kids_of(parsed, hit), top_of(parsed, hit)
    own = _own_words(parsed, hit, source)
    found = [
        *_clauses(parsed, hit, kids),
        *_around(parsed, top, own),
        *_beside(parsed, own),
        *_phrases(parsed, hit, kids),
    ]
    return [Content(c.frame, _shaped(parsed, own, c), c.told) for c in (_parted(parsed, own, c) for c in found)]


def _own_words(parsed: Parsed, hit: Hit, source: Sequence[Range]) -> Range:
    """Offsets from the first to the last word of cue and source: no part of what is said."""
    cue = parsed.range_of(hit.start, hit.end)
    near = [r for r in source if abs(r[0] - cue[1]) < FAR and abs(cue[0] - r[1]) < FAR]
    return min([cue, *near])[0], max(e for _, e in [cue, *near])


FAR = 80  # characters; a source that stands farther off is shared with another cue


def _clauses(parsed: Parsed, hit: Hit, kids: Sequence[Node]) -> list[Content]:
    """Complement clauses, and clauses set beside the cue behind a colon or in quotation marks."""
    told = next(iter(labelled(kids, TOLD)), None)
    if told is None and hit.cue.lemma in TELLING:
        told = next((k for k in labelled(kids, OBJECTS) if k.i >= hit.end), None)
    found = []
    for kid in [*labelled(kids, CLAUSES), *(k for k in labelled(kids, PARENTHESES) if k.i >= hit.end)]:
        start, end = parsed.phrase(kid)
        frame = Frame.AFTER if end <= hit.start or kid.i < hit.start else _frame_of(parsed, kid)
        start, end = start + (frame is Frame.THAT), _end(parsed, kid, kids)
        if end > start:
            found.append(Content(frame, (parsed.range_of(start, end),), told))
    return found


def _end(parsed: Parsed, kid: Node, kids: Sequence[Node]) -> int:
    """Where a clause ends: before a comma with a participle that is a cue itself (", citing two aides", ", adding").

    What stands behind it and belongs to nothing else is part of it, wherever the parser put it.
    """
    end = kid.right_edge.i + 1
    if kid.i > kid.head.i and kid.head.dep_ == "ROOT" and kid.dep_ in CLAUSES and not infinitive(kid):
        others = [k.left_edge.i for k in kids if k.i >= end and k.dep_ in APART]
        end = min([len(parsed.tokens), *others])
    apart = (i - 1 for i in range(kid.i + 2, end) if parsed.tokens[i - 1].low == "," and _participle(parsed, i))
    return next(apart, end)


def _participle(parsed: Parsed, i: int) -> bool:
    """Whether a cue begins at `i` that shares the subject of the cue before it."""
    token = parsed.tokens[i]
    if parsed.speech_at(token.s):
        return False
    return any(Form.ING in h.forms and not h.cue.noun for h in parsed.lexicon.hits(parsed.tokens, i))


def _frame_of(parsed: Parsed, kid: Node) -> Frame:
    """The frame of a clause behind its cue."""
    first = parsed.tokens[kid.left_edge.i]
    subject = labelled(kid.children, SUBJECTS)
    if kid.dep_ in CLAUSES and infinitive(kid):
        return Frame.OBJECT_TO if subject else Frame.TO
    if first.low == "that" and kid.left_edge.dep_ == "mark":
        return Frame.THAT
    if first.low in WH:
        return Frame.WH
    if parsed.speech_at(first.s) or not first.word:
        return Frame.QUOTE
    if kid.tag_ == "VBG" and not subject and not any(k.dep_.startswith("aux") for k in kid.children):
        return Frame.ING
    if not is_verb(kid) and not subject and not any(k.dep_ == "cop" for k in kid.children):
        return Frame.OBJECT
    return Frame.CLAUSE


def _parted(parsed: Parsed, own: Range, content: Content) -> Content:
    """With what stands before a speaker who parts a clause ("The talks, he said, had failed"), should the parser have
    left it out."""
    before = parsed.text[parsed.tokens[0].s : own[0]].rstrip()
    gap = parsed.text[own[1] : content.ranges[0][0]].strip()
    if content.frame is not Frame.CLAUSE or gap != "," or not before.endswith(","):
        return content
    return Content(Frame.AFTER, ((parsed.tokens[0].s, own[0]), *content.ranges), content.told)


def _around(parsed: Parsed, top: Node, own: Range) -> list[Content]:
    """The clause that the cue is set into ("The talks, she said, go on"; "The ferry, as she put it, is late")."""
    aside = top.dep_ == "advcl" and any(k.lower_ == "as" and k.i < top.i for k in top.children)
    if not (top.dep_ in PARENTHESES or aside) or top.head.i == top.i:
        return []
    start, end = parsed.phrase(top.head)
    first, last = parsed.phrase(top)
    if start >= first > 0:
        start = 0  # the parser left what stands before the speaker without its verb
    if start < top.i and not aside and not _set_off(parsed, first):
        return []
    hole = min(own[0], parsed.tokens[first].s), max(own[1], parsed.tokens[last - 1].e)
    rest = _without((parsed.range_of(start, end),), hole)
    return [Content(Frame.AFTER, rest)] if rest else []


def _set_off(parsed: Parsed, i: int) -> bool:
    """Whether a mark stands at or before position `i`."""
    return not parsed.tokens[i].word or (i > 0 and not parsed.tokens[i - 1].word)


def _beside(parsed: Parsed, own: Range) -> list[Content]:
    """Quotations right before and right behind the words of cue and source, whatever the parser made of them."""
    before = next((q for q in parsed.speech if q[1] <= own[0] and _near(parsed, q[1], own[0])), None)
    behind = next((q for q in parsed.speech if q[0] >= own[1] and _near(parsed, own[1], q[0])), None)
    if before:
        return [Content(Frame.AFTER, (before, behind) if behind else (before,))]
    return [Content(Frame.QUOTE, (behind,))] if behind else []


def _near(parsed: Parsed, start: int, end: int) -> bool:
    """Whether nothing but marks stands between two offsets."""
    return all(c.isspace() or c in BETWEEN for c in parsed.text[start:end])


def _phrases(parsed: Parsed, hit: Hit, kids: Sequence[Node]) -> list[Content]:
    """Infinitives, gerunds and objects behind the cue."""
    behind = [k for k in kids if k.i >= hit.end]
    told = next(iter(labelled(behind, TOLD)), None)
    objects = [k for k in behind if k.dep_ in OBJECTS or k.dep_ == "pobj" or _governed(k, hit)]
    opened = [k for k in behind if k.dep_ in OPEN or k.dep_ == "pcomp"]
    found = []
    if objects:
        start = max(hit.end, objects[0].left_edge.i)
        rest = [k for k in behind if k.i > objects[0].i and (k in opened or _completes(k))]
        end = max(k.right_edge.i + 1 for k in (objects[0], *rest))
        frame = Frame.OBJECT_TO if any(infinitive(k) for k in opened) else Frame.OBJECT
        found.append(Content(frame, (parsed.range_of(start, end),), told))
    for kid in opened:
        start, end = parsed.phrase(kid)
        frame = Frame.TO if infinitive(kid) else Frame.ING
        if start >= hit.end and (frame is Frame.TO or kid.tag_ == "VBG"):
            found.append(Content(frame, (parsed.range_of(start, end),), told))
    return found


def _governed(node: Node, hit: Hit) -> bool:
    """Whether the preposition before a noun is the last word of the cue ("spoke of the dam")."""
    return node.dep_ in OBLIQUES and any(k.dep_ == "case" and hit.start < k.i < hit.end for k in node.children)


def _completes(node: Node) -> bool:
    """Whether a phrase behind the object is part of what is said of it."""
    if node.dep_ in DESCRIPTIONS:
        return True
    if node.dep_ == "prep":
        return node.lower_ in COMPLETING
    return node.dep_ in OBLIQUES and any(k.dep_ == "case" and k.lower_ in COMPLETING for k in node.children)


def _shaped(parsed: Parsed, own: Range, content: Content) -> tuple[Range, ...]:
    """Without cue and source, with the whole of every quotation it begins, inside the quotation that holds the cue.

    The parts of a quotation that its speaker interrupts belong together, even where the parser parted them.
    """
    around = parsed.speech_at(own[0])
    ranges = [r for r in _without(content.ranges, own) if _words(parsed, r)]
    spoken = content.frame in (Frame.QUOTE, Frame.AFTER, Frame.THAT, Frame.CLAUSE)
    for q in parsed.speech:
        if q == around:
            ranges = [(max(s, q[0]), min(e, q[1])) for s, e in ranges if s < q[1] and q[0] < e]
        elif spoken or any(s <= q[0] < e for s, e in ranges):
            ranges = [(min(s, q[0]), max(e, q[1])) if s < q[1] and q[0] < e else (s, e) for s, e in ranges]
    if content.frame is Frame.AFTER and any(parsed.speech_at(s) for s, _ in ranges):
        ranges += [q for q in parsed.speech if q != around and q[0] >= own[1] and _near(parsed, own[1], q[0])]
    return _merged([parsed.ended(r) for r in ranges])


def _words(parsed: Parsed, part: Range) -> bool:
    return any(c.isalnum() for c in parsed.text[part[0] : part[1]])


def _without(ranges: Sequence[Range], hole: Range) -> tuple[Range, ...]:
    """`ranges` less what lies in `hole`."""
    found = []
    for s, e in ranges:
        found += [(s, min(e, hole[0])), (max(s, hole[1]), e)]
    return tuple((s, e) for s, e in found if s < e)


def _merged(ranges: Sequence[Range]) -> tuple[Range, ...]:
    """In order, with those that overlap made one."""
    found: list[Range] = []
    for s, e in sorted(ranges):
        if found and s < found[-1][1]:
            found[-1] = (found[-1][0], max(e, found[-1][1]))
        else:
            found.append((s, e))
    return tuple(found)
