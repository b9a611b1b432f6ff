"""Content that stands before its speaker: "The talks will go on, she said", "'We will stay,' said the minister"."""

from __future__ import annotations

import re

from onrecord.model.vocabulary import AttributionKind
from onrecord.packs.cues import Frame
from onrecord.read.attributions.contents import clause_end
from onrecord.read.attributions.found import Found, Range
from onrecord.read.attributions.frames import TELLING, Right, clause_follows
from onrecord.read.attributions.lexicon import Form, Hit, Lexicon
from onrecord.read.attributions.sources import noun_phrase_after, noun_phrase_before
from onrecord.read.attributions.tokens import Kind
from onrecord.read.attributions.verbs import Left, Tokens, is_verb, range_of, time_beginning

OPENERS = frozenset("but and still so yet or • * -".split())
# Behind ", she said," these begin something else than the rest of what she said.
APART = frozenset("who which as a an according citing when after before while though although in at during".split())


def closing(
    text: str,
    tokens: Tokens,
    hit: Hit,
    left: Left,
    right: Right,
    source: tuple[Range, ...],
    lexicon: Lexicon,
    limit: int,
) -> Found | None:
    """The attribution of a cue that stands behind its content, with its subject before it."""
    unsaid = left.negated and hit.cue.group.attribution_kind is AttributionKind.ASSERTION
    if Frame.AFTER not in hit.cue.frames or not source or unsaid:
        return None
    at = next((k for k, t in enumerate(tokens) if t.s == source[0][0]), None)
    return content_before(text, tokens, hit, left, right, source, at, lexicon, limit) if at else None


def inverted(text: str, tokens: Tokens, hit: Hit, left: Left, lexicon: Lexicon, limit: int) -> Found | None:
    """The attribution of a cue whose subject stands behind it."""
    if Frame.AFTER not in hit.cue.frames or not hit.forms & {Form.PAST, Form.THIRD} or left.passive:
        return None
    if hit.start == 0 or hit.end >= limit or hit.cue.lemma in TELLING:
        return None  # whom "told" has behind it is told, and does not tell
    edge = tokens[hit.start - 1]
    dashed = edge.kind is Kind.DASH and hit.start > 1 and tokens[hit.start - 2].low in (",", "!", "?")
    if edge.kind not in (Kind.QUOTE, Kind.MARK) and edge.low != "," and not dashed:
        return None
    if tokens[hit.end].low in ("that", "to", "it", "him", "her", "them"):
        return None
    part = noun_phrase_after(tokens, hit.end, lexicon)
    if part is None or (edge.low == "," and not _may_invert(tokens, hit, lexicon, limit)):
        return None
    end = time_beginning(tokens, part[1], lexicon)
    right = Right(Frame.AFTER, end, None, (part[1], end) if end > part[1] else None)
    return content_before(text, tokens, hit, left, right, (range_of(tokens, part),), hit.start, lexicon, limit)


def _may_invert(tokens: Tokens, hit: Hit, lexicon: Lexicon, limit: int) -> bool:
    """Whether a comma before the cue closes content, not an insertion ("Nilsen, the minister, said")."""
    if clause_follows(tokens, hit.end, limit, lexicon):
        return False
    if noun_phrase_before(tokens, hit.start - 1, lexicon) is None:
        return True
    return any(is_verb(tokens, k, lexicon) for k in range(hit.start - 1))


def content_before(
    text: str,
    tokens: Tokens,
    hit: Hit,
    left: Left,
    right: Right,
    source: tuple[Range, ...],
    at: int,
    lexicon: Lexicon,
    limit: int,
) -> Found | None:
    """Content that ends before token `at`, where speaker and cue begin, and may go on behind them."""
    if at and tokens[at - 1].low == "as":
        return _around_aside(text, tokens, hit, left, right, source, at - 1, lexicon, limit)
    stop = _content_stop(text, tokens, at)
    if stop is None:
        return None
    start = content_start(tokens, stop)
    content = [range_of(tokens, (start, stop))] if start < stop else []
    quoted = tokens[stop - 1].kind is Kind.QUOTE
    more = _continued(tokens, right.start, limit, quoted)
    if more:
        content.append(range_of(tokens, (more, clause_end(tokens, more, lexicon, text, limit))))
    if not content or not (quoted or more or _says_something(tokens, start, stop, lexicon)):
        return None
    return found_of(tokens, hit, left, right, source, tuple(content), Frame.AFTER, 0.9 if quoted else 0.85)


def _around_aside(
    text: str,
    tokens: Tokens,
    hit: Hit,
    left: Left,
    right: Right,
    source: tuple[Range, ...],
    at: int,
    lexicon: Lexicon,
    limit: int,
) -> Found | None:
    """What stands around "as Nilsen put it", which begins at `at`."""
    content = []
    if at > 1 and tokens[at - 1].low in (",", "(") and right.start < limit + 1:
        start = content_start(tokens, at - 1)
        split = right.start + 1 < limit and is_verb(tokens, right.start + 1, lexicon)
        if split or _says_something(tokens, start, at - 1, lexicon):
            content.append(range_of(tokens, (start, at - 1)))
    more = right.start + 1
    opens = at == 0 or tokens[at - 1].low in OPENERS or not content
    if more < limit and tokens[right.start].low in (",", ":") and (opens or tokens[more].low not in APART):
        content.append(range_of(tokens, (more, clause_end(tokens, more, lexicon, text, limit))))
    if not content:
        return None
    return found_of(tokens, hit, left, right, source, tuple(content), Frame.AFTER, 0.8)


def _says_something(tokens: Tokens, start: int, stop: int, lexicon: Lexicon) -> bool:
    """Whether plain words before a speaker are more than a circumstance ("Since then, Nilsen has said little")."""
    return any(is_verb(tokens, k, lexicon) or tokens[k].kind in (Kind.QUOTE, Kind.MARK) for k in range(start, stop))


def _content_stop(text: str, tokens: Tokens, at: int) -> int | None:
    """Where content before `at` ends, None if no comma or closing mark parts it from the speaker."""
    edge = tokens[at - 1]
    if edge.kind is Kind.QUOTE:
        return at
    if edge.kind is Kind.MARK:
        return at if re.search(r"[,.?!…]$", text[: edge.s]) else None
    if edge.low == "," or edge.kind is Kind.DASH:
        return at - 1
    return None


def content_start(tokens: Tokens, stop: int) -> int:
    """Where content that ends at `stop` begins: with its sentence, behind a semicolon, or at its own quotation."""
    if tokens[stop - 1].kind is Kind.QUOTE and stop > 1:
        before = tokens[stop - 2]
        if before.low in (":", ",") or before.kind is Kind.DASH:
            return stop - 1
    start = next((k + 1 for k in range(stop - 1, -1, -1) if tokens[k].low == ";"), 0)
    while start < stop and tokens[start].low in OPENERS:
        start += 1
        if start < stop and tokens[start].low == ",":
            start += 1
    return start


def _continued(tokens: Tokens, i: int, limit: int, quoted: bool) -> int | None:
    """Where content goes on behind a speaker that interrupts it; None if it does not."""
    if i + 1 >= limit or (tokens[i].low != "," and tokens[i].kind is not Kind.DASH):
        return None
    following = tokens[i + 1]
    if following.kind is Kind.QUOTE:
        return i + 1
    if quoted or following.low.endswith("ing") or following.low in APART:
        return None
    return i + 1


def found_of(
    tokens: Tokens,
    hit: Hit,
    left: Left,
    right: Right,
    source: tuple[Range, ...],
    content: tuple[Range, ...],
    frame: Frame,
    confidence: float,
) -> Found:
    """An attribution with what its cue and its surroundings say of it."""
    at = right.at or left.at
    group = hit.cue.group
    return Found(
        content=content,
        source=source,
        cue=(range_of(tokens, (hit.start, hit.end)),),
        entry=hit.cue,
        frame=frame,
        addressee=range_of(tokens, right.addressee) if right.addressee else None,
        said_at=range_of(tokens, at) if at else None,
        kind=group.attribution_kind,
        cue_class=group.cue_class,
        negated=left.negated and group.attribution_kind is AttributionKind.ATTITUDE,
        confidence=confidence,
    )
