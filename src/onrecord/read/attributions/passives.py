"""Attributions whose cue is a passive: "was rejected by both sides", "is expected to", "was asked whether"."""

from __future__ import annotations

from dataclasses import replace

from onrecord.model.vocabulary import AttributionKind, CueClass
from onrecord.packs.cues import Frame
from onrecord.read.attributions.closings import content_before, found_of
from onrecord.read.attributions.contents import clause_end, phrase_end
from onrecord.read.attributions.found import Found
from onrecord.read.attributions.frames import TELLING, Right
from onrecord.read.attributions.lexicon import Form, Hit
from onrecord.read.attributions.sentence import Sentence
from onrecord.read.attributions.sources import noun_phrase_after, noun_phrase_before
from onrecord.read.attributions.tokens import Kind
from onrecord.read.attributions.verbs import Left, Part, range_of

# Passives whose subject is told or asked, so that the content stands behind them.
ADDRESSING = TELLING | {"ask"}
ASKED = frozenset("about whether if why how what who which where when".split())
FAR = 12  # words from a participle to "by"


def aside(sentence: Sentence, hit: Hit, left: Left) -> Found | None:
    """ "As reported by the Post, the ferry is late"; "it was reported by the Post that the ferry is late"."""
    tokens, lexicon, limit = sentence.tokens, sentence.lexicon, sentence.limit
    if Form.PAST not in hit.forms or not hit.cue.frames & {Frame.THAT, Frame.AFTER} or left.before < 0:
        return None
    opens, it = tokens[left.before].low == "as", left.passive and tokens[left.before].low == "it"
    if hit.end + 1 >= limit or tokens[hit.end].low != "by" or not (opens or it):
        return None
    source = noun_phrase_after(tokens, hit.end + 1, lexicon, apposition=False)
    if source is None or (source[1] >= limit and not opens):
        return None
    named = (range_of(tokens, source),)
    if opens:
        right = Right(Frame.AFTER, source[1])
        return content_before(sentence.text, tokens, hit, left, right, named, left.before + 1, lexicon, limit)
    if tokens[source[1]].low != "that" or source[1] + 1 >= limit:
        return None
    content = (source[1] + 1, clause_end(tokens, source[1] + 1, lexicon, sentence.text, limit))
    right = Right(Frame.THAT, content[0])
    return found_of(tokens, hit, left, right, named, (range_of(tokens, content),), Frame.THAT, 0.85)


def passive(sentence: Sentence, hit: Hit, left: Left) -> Found | None:
    """ "The offer was rejected by both sides": the content is the subject, the source stands behind "by"."""
    if Frame.PASSIVE not in hit.cue.frames:
        return None
    tokens, lexicon, limit = sentence.tokens, sentence.lexicon, sentence.limit
    by = next((k for k in range(hit.end, min(limit, hit.end + FAR)) if tokens[k].low == "by"), None)
    source = noun_phrase_after(tokens, by + 1, lexicon) if by is not None else None
    subject = noun_phrase_before(tokens, left.before, lexicon) if left.before >= 0 else None
    content = [range_of(tokens, subject)] if subject else []
    start = hit.end
    while start < limit and lexicon.is_adverb(tokens[start].low):
        start += 1
    stop = (
        by if by is not None else phrase_end(tokens, start, lexicon, sentence.text, limit) if start < limit else start
    )
    if start < stop and (tokens[start].low in ("as", "to", "of") or tokens[start].kind in (Kind.QUOTE, Kind.MARK)):
        content.append(range_of(tokens, (start, stop)))
    elif by is None:
        return None
    if not content:
        return None
    made = found_of(
        tokens,
        hit,
        left,
        Right(Frame.PASSIVE, stop),
        (range_of(tokens, source),) if source else (),
        tuple(content),
        Frame.PASSIVE,
        0.5,
    )
    if source:
        return made
    believed = made.kind is AttributionKind.ATTITUDE  # "is expected to": nobody in particular expects it
    return replace(made, cue_class=CueClass.IMPERSONAL if believed else CueClass.PASSIVE_AGENT_ELIDED, negated=False)


def asked(sentence: Sentence, hit: Hit, left: Left) -> Found | None:
    """ "Nilsen was asked whether it would rain"; "Asked about the dam, she laughed": the subject is asked or told."""
    if hit.cue.lemma not in ADDRESSING or Form.PAST not in hit.forms:
        return None
    opens = hit.cue.lemma == "ask" and (
        left.before < 0 or sentence.tokens[left.before].low in ("when", "if", "after being", ",", "—")
    )
    if not left.passive and not opens:
        return None
    tokens, lexicon = sentence.tokens, sentence.lexicon
    start, source = hit.end, None
    while start < sentence.limit and lexicon.is_adverb(tokens[start].low):
        start += 1
    if start < sentence.limit and tokens[start].low == "by":
        source = noun_phrase_after(tokens, start + 1, lexicon, apposition=False)
        start = source[1] if source else start
    content, frame = _told(sentence, start, opens=not left.passive)
    if content is None:
        return None
    subject = noun_phrase_before(tokens, left.before, lexicon) if left.passive and left.before >= 0 else None
    made = found_of(
        tokens,
        hit,
        left,
        Right(frame, content[1], addressee=subject),
        (range_of(tokens, source),) if source else (),
        (range_of(tokens, content),),
        frame,
        0.65,
    )
    return made if source else replace(made, cue_class=CueClass.PASSIVE_AGENT_ELIDED)


def _told(sentence: Sentence, start: int, *, opens: bool) -> tuple[Part | None, Frame]:
    """What somebody was asked or told, and in which frame: up to the comma where the participle opens the sentence."""
    tokens, limit = sentence.tokens, sentence.limit
    if start >= limit:
        return None, Frame.AFTER
    low = tokens[start].low
    if opens:
        limit = next((k for k in range(start, limit) if tokens[k].low == ","), limit)
    where = (sentence.lexicon, sentence.text, limit)
    if low == "that" and start + 1 < limit:
        return (start + 1, clause_end(tokens, start + 1, *where)), Frame.THAT
    if low == "about" and start + 1 < limit:
        return (start + 1, phrase_end(tokens, start + 1, *where)), Frame.OBJECT
    if low in ASKED:
        return (start, clause_end(tokens, start, *where)), Frame.WH
    if low == "to":
        return (start, phrase_end(tokens, start, *where, Frame.TO)), Frame.TO
    return None, Frame.AFTER
