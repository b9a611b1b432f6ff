"""The attributions of one parsed sentence whose cue is a verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.model.vocabulary import Act, AttributionKind, CueClass
from onrecord.packs.cues import Frame
from onrecord.read.attributions.found import Found, Range
from onrecord.read.attributions.lexicon import Form, Hit
from onrecord.read.parsed.contents import Content, contents_of
from onrecord.read.parsed.grammar import (
    CLAUSES,
    OPEN,
    PASSIVES,
    SUBJECTS,
    SUBJECTS_OF_PASSIVES,
    Parsed,
    agent_of,
    behind_case,
    is_verb,
    kids_of,
    labelled,
    negated,
    passive,
)
from onrecord.read.parsed.sources import addressee_of, said_at_of, source_of, untimed

if TYPE_CHECKING:
    from spacy.tokens import Token as Node

CONFIDENCE = {Frame.THAT: 0.9, Frame.QUOTE: 0.9, Frame.AFTER: 0.85, Frame.CLAUSE: 0.8}  # 0.6 for the rest
SURE = 0.6
SPEECH = frozenset({Frame.THAT, Frame.CLAUSE, Frame.QUOTE, Frame.AFTER})
# What somebody did not reject or explain was not said; what somebody does not want or believe is an attitude.
UNSAID = frozenset({Frame.OBJECT, Frame.OBJECT_TO, Frame.WH, Frame.ING, Frame.AFTER})
MEANT = frozenset({Act.EXPRESS_ATTITUDE, Act.EVALUATE, Act.SUPPORT})
AS_OBJECT = frozenset({Frame.ING, Frame.OBJECT_TO})


def clauses_of(parsed: Parsed) -> list[Found]:
    """Every attribution of the sentence whose cue is a verb, in text order."""
    found: list[Found] = []
    taken = 0
    for node in parsed.doc:
        if node.i < taken or not is_verb(node) or _in_tongs(parsed, node.i):
            continue
        for hit in hits_of(parsed, node):
            if not hit.cue.noun and (made := _attribution(parsed, hit)):
                found.append(made)
                taken = hit.end
                break
    return [_relayed(parsed, f, found) for f in found]


def hits_of(parsed: Parsed, node: Node) -> list[Hit]:
    """The cues that begin at a word, by its form; by the lemma that the pipeline gives it where the form is unknown."""
    hits = parsed.lexicon.hits(parsed.tokens, node.i)
    lemma = node.lemma_.lower()
    if hits or not lemma or lemma == node.lower_:
        return hits
    tokens = list(parsed.tokens)
    tokens[node.i] = replace(tokens[node.i], low=lemma)
    return parsed.lexicon.hits(tokens, node.i)


def _in_tongs(parsed: Parsed, i: int) -> bool:
    """Whether a word stands alone in quotation marks."""
    return (
        0 < i < len(parsed.tokens) - 1
        and parsed.text[parsed.tokens[i].s - 1] in '“"‘'
        and (parsed.text[parsed.tokens[i].e] in '”"’')
    )


def _attribution(parsed: Parsed, hit: Hit) -> Found | None:
    kids = kids_of(parsed, hit)
    if hit.forms <= {Form.PAST} and passive(kids) and not hit.cue.lemma.startswith("be "):
        return _passive(parsed, hit, kids)
    if any(k.dep_ in PASSIVES for k in kids):
        return None
    source = source_of(parsed, hit)
    if not source:
        return None
    unsaid = negated(kids) and hit.cue.group.act not in MEANT
    for content in contents_of(parsed, hit, source):
        taken = content.frame in hit.cue.frames or (content.frame in AS_OBJECT and Frame.OBJECT in hit.cue.frames)
        if taken and content.ranges and not (unsaid and content.frame in UNSAID):
            return _found(parsed, hit, kids, source, content)
    return None


def _passive(parsed: Parsed, hit: Hit, kids: Sequence[Node]) -> Found | None:
    """ "The offer was rejected by both sides", "Nilsen was told that ...", "it was reported that ..."."""
    agent = agent_of(kids)
    source = untimed(parsed, *behind_case(parsed, agent)) if agent is not None else ()
    subject = next(iter(labelled(kids, SUBJECTS_OF_PASSIVES | SUBJECTS)), None)
    told = subject if subject is not None and subject.lower_ not in ("it", "there") else None
    clause = next((c for c in contents_of(parsed, hit, source) if c.frame in SPEECH | {Frame.WH, Frame.TO}), None)
    if clause is not None and (told is None or hit.cue.lemma != "expect") and clause.frame in hit.cue.frames:
        if told is not None and Frame.PASSIVE in hit.cue.frames and clause.frame not in (Frame.THAT, Frame.WH):
            return _about_subject(parsed, hit, kids, source, told)
        made = _found(parsed, hit, kids, source, replace(clause, told=told))
        elided = CueClass.IMPERSONAL if told is None else CueClass.PASSIVE_AGENT_ELIDED
        return made if source else replace(made, cue_class=elided)
    return _about_subject(parsed, hit, kids, source, told)


def _about_subject(
    parsed: Parsed, hit: Hit, kids: Sequence[Node], source: tuple[Range, ...], subject: Node | None
) -> Found | None:
    """A passive whose subject is what is said, with what is said of it behind the cue."""
    if subject is None or Frame.PASSIVE not in hit.cue.frames:
        return None
    rest = [k for k in kids if k.i >= hit.end and (k.dep_ in OPEN | CLAUSES or (k.dep_ == "prep" and k.lower_ == "as"))]
    rest += [k for k in kids if k.i >= hit.end and any(x.dep_ == "case" and x.lower_ == "as" for x in k.children)]
    if not source and not rest:
        return None
    start, end = parsed.phrase(subject)
    ranges = [parsed.range_of(start, min(end, hit.start)) if start < hit.start else parsed.range_of(start, end)]
    ranges += [parsed.range_of(max(hit.end, k.left_edge.i), k.right_edge.i + 1) for k in rest]
    made = _found(parsed, hit, kids, source, Content(Frame.PASSIVE, tuple(sorted(ranges))))
    if source:
        return made
    believed = made.kind is AttributionKind.ATTITUDE  # "is expected to": nobody in particular expects it
    return replace(made, cue_class=CueClass.IMPERSONAL if believed else CueClass.PASSIVE_AGENT_ELIDED, negated=False)


def _found(parsed: Parsed, hit: Hit, kids: Sequence[Node], source: tuple[Range, ...], content: Content) -> Found:
    """An attribution with what its cue and its surroundings say of it."""
    group = hit.cue.group
    head = parsed.text[slice(*source[0])].lower().split()[-1:] if source else []
    shown = bool(head) and head[0] in parsed.lexicon.visual
    return Found(
        content=content.ranges,
        source=source,
        cue=(parsed.range_of(hit.start, hit.end),),
        entry=hit.cue,
        frame=content.frame,
        addressee=addressee_of(parsed, kids, content.told),
        said_at=said_at_of(parsed, kids),
        kind=group.attribution_kind,
        cue_class=CueClass.VISUAL_EVIDENCE if shown else group.cue_class,
        negated=negated(kids) and group.attribution_kind is AttributionKind.ATTITUDE,
        confidence=CONFIDENCE.get(content.frame, SURE),
    )


def _relayed(parsed: Parsed, f: Found, found: Sequence[Found]) -> Found:
    """ "X reported that the talks failed, citing Y": Y is the source of the same content, one step further away."""
    if f.frame is not Frame.OBJECT or parsed.text[slice(*f.cue[0])].lower() not in parsed.lexicon.relaying:
        return f
    told = [g for g in found if g.frame in SPEECH and g.kind is AttributionKind.ASSERTION and g is not f]
    before = [g for g in told if g.cue[0] < f.cue[0]]
    if not told:
        return f
    return replace(f, source=f.content[:1], content=(before[-1] if before else told[0]).content, same_content=True)
