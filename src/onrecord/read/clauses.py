"""Attributions whose cue is a verb with a subject: "X said that", ", X said", "said X", "X rejected", "was denied by X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.vocabulary import CueClass
from onrecord.packs.cues import Frame
from onrecord.read.contents import clause_end, last_token, phrase_end
from onrecord.read.found import Found, Range
from onrecord.read.lexicon import Cue, Form, Hit, Lexicon, phrase_at
from onrecord.read.sources import (
    HARD,
    RELATIVE,
    Left,
    Part,
    Tokens,
    is_verb,
    left_of,
    noun_phrase_after,
    noun_phrase_before,
    possessive,
    time_beginning,
)
from onrecord.read.tokens import Kind

WH = frozenset("whether if why how what who when where".split())
SPEECH = frozenset({Frame.THAT, Frame.CLAUSE, Frame.QUOTE, Frame.AFTER})
TELLING = frozenset("tell remind inform assure warn advise brief notify convince persuade email text".split())
BEFORE_PREPOSITION = frozenset("in on at during to from after before through via by of with for".split())


@dataclass(frozen=True, slots=True)
class Right:
    """What stands behind a cue: the `frame` it makes, where its content begins, whom it is told to, and when."""

    frame: Frame
    start: int
    addressee: Part | None = None
    at: Part | None = None


def range_of(tokens: Tokens, part: Part) -> Range:
    """Offsets of tokens."""
    return tokens[part[0]].s, tokens[part[1] - 1].e


def clause_follows(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> bool:
    """Whether a clause begins at `i`: a noun phrase and a finite verb behind it."""
    if i >= limit or not (tokens[i].word or tokens[i].kind in (Kind.MARK, Kind.QUOTE)):
        return False
    if tokens[i].low in ("he", "she", "they", "we", "i", "there"):
        return True
    for k in range(i, min(limit, i + 22)):
        low = tokens[k].low
        if low in lexicon.subordinators and low not in ("than", "but"):
            return False
        if low in (";", ":") or (tokens[k].kind is Kind.DASH):
            return False
        if low == "," and k - i > 12:
            return False
        if low == "to" and k == i:
            return False
        if k > i and is_verb(tokens, k, lexicon):
            return True
    return False


def right_of(tokens: Tokens, hit: Hit, lexicon: Lexicon, limit: int) -> Right:
    """The frame behind the cue `hit`."""
    i = hit.end
    addressee: Part | None = None
    at: Part | None = None
    while (
        i < limit
        and lexicon.is_adverb(tokens[i].low)
        and tokens[i].low not in ("all", "both", "most", "more", "not", "even", "only", "half", "today")
    ):
        i += 1
    if hit.cue.lemma.split()[0] in TELLING:
        addressee, i = _addressee(tokens, i, limit, lexicon)
    for _ in range(3):
        if i < limit and (after := time_beginning(tokens, i, lexicon)) > i:
            if after >= limit or not is_verb(tokens, after, lexicon) or tokens[i].low in ("on", "in", "last"):
                at, i = (i, after), after
                continue
        if i < limit and (after := phrase_at(tokens, i, lexicon.occasions)):
            i = after
            continue
        if i < limit and tokens[i].low in BEFORE_PREPOSITION and (skipped := _over_phrase(tokens, i, limit, lexicon)):
            if tokens[i].low == "to" and addressee is None:
                part = noun_phrase_after(tokens, i + 1, lexicon, apposition=False)
                addressee = (part[0], min(part[1], skipped)) if part else None
            i = skipped
            continue
        break
    if i >= limit:
        return Right(Frame.AFTER, i, addressee, at)
    token = tokens[i]
    if token.low in (",", ":") or token.kind is Kind.DASH:
        if i + 1 < limit and tokens[i + 1].kind is Kind.QUOTE:
            return Right(Frame.QUOTE, i + 1, addressee, at)
        if token.low == ":" and i + 1 < limit:
            return Right(Frame.THAT, i + 1, addressee, at)
        if i + 1 < limit and tokens[i + 1].kind is Kind.MARK:
            return Right(Frame.QUOTE, i + 1, addressee, at)
        return Right(Frame.AFTER, i, addressee, at)
    if token.kind in (Kind.QUOTE,):
        if clause_follows(tokens, i + 1, limit, lexicon) and i + 1 < limit and tokens[i + 1].low not in (",", "and"):
            return Right(Frame.CLAUSE, i, addressee, at)
        return Right(Frame.QUOTE, i, addressee, at)
    if token.low == "that":
        return Right(Frame.THAT, i + 1, addressee, at)
    if token.low == "to":
        following = tokens[i + 1] if i + 1 < limit else None
        if (
            following
            and following.low not in lexicon.determiners
            and following.low not in lexicon.pronouns
            and not following.upper
        ):
            return Right(Frame.TO, i, addressee, at)
        return Right(Frame.AFTER, i, addressee, at)
    if token.low in WH:
        return Right(Frame.WH, i, addressee, at)
    if token.low in HARD:
        return Right(Frame.AFTER, i, addressee, at)
    if clause_follows(tokens, i, limit, lexicon):
        return Right(Frame.CLAUSE, i, addressee, at)
    if token.low.endswith("ing") and len(token.low) > 5:
        return Right(Frame.ING, i, addressee, at)
    if token.low in lexicon.prepositions or token.low in lexicon.subordinators:
        return Right(Frame.AFTER, i, addressee, at)
    return Right(Frame.OBJECT, i, addressee, at)


def _addressee(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> tuple[Part | None, int]:
    """Whom something is told to: up to "that", a quotation, an infinitive; else one known word or a run of names."""
    for k in range(i, min(limit, i + 14)):
        low = tokens[k].low
        stop = low in ("that", "to", ":", ",", "about", "how", "why", "what", "whether") or tokens[k].kind is Kind.QUOTE
        if not stop and time_beginning(tokens, k, lexicon) > k and k > i:
            return ((i, k), k)
        if stop:
            return ((i, k), k) if k > i else (None, i)
        if k > i and (
            low in ("he", "she", "they", "it", "we", "i", "there") or low in ("in", "on", "during", "at", "after")
        ):
            return (i, k), k
        if k > i and is_verb(tokens, k, lexicon):
            break
    if i < limit and tokens[i].low in lexicon.addressees:
        return (i, i + 1), i + 1
    if i < limit and tokens[i].upper:
        k = i
        while k < limit and tokens[k].upper:
            k += 1
        # Two names in a row: the last is the subject of what is told.
        return (
            ((i, k - 1), k - 1) if k - 1 > i and clause_follows(tokens, k - 1, limit, lexicon) else ((i, i + 1), i + 1)
        )
    return None, i


def _over_phrase(tokens: Tokens, i: int, limit: int, lexicon: Lexicon) -> int:
    """Behind prepositional phrases that begin at `i`, if content follows them; 0 if none does."""
    for k in range(i + 1, min(limit, i + 16)):
        low = tokens[k].low
        if low == "that" and not is_verb(tokens, k + 1, lexicon) if k + 1 < limit else False:
            return k
        if low in (",", ":") and k + 1 < limit and tokens[k + 1].kind is Kind.QUOTE:
            return k
        if low in ("he", "she", "they", "it", "there", "we") and tokens[k - 1].low not in lexicon.prepositions:
            return k if k + 1 < limit and is_verb(tokens, k + 1, lexicon) else 0
        if tokens[k].kind is Kind.QUOTE and tokens[k - 1].low not in lexicon.prepositions:
            return k
        if low in HARD or (low in lexicon.subordinators and low not in ("than",)):
            return 0
    return 0


def governing(tokens: Tokens, i: int, lexicon: Lexicon, found: Sequence[tuple[int, Found]]) -> Range | None:
    """The subject of an earlier verb, for a cue at `i` that has none of its own."""
    earlier = [f for at, f in found if at < i and f.source and f.frame is not Frame.PASSIVE]
    if earlier:
        return earlier[0].source[0]
    for k in range(1, i):
        if is_verb(tokens, k, lexicon):
            left = left_of(tokens, k, lexicon)
            if left.before < 0 or tokens[left.before].low in RELATIVE:
                continue
            part = noun_phrase_before(tokens, left.before, lexicon)
            if part:
                return range_of(tokens, part)
    return None


def clauses_of(text: str, tokens: Tokens, lexicon: Lexicon) -> list[Found]:
    """Every attribution of the region whose cue is a verb."""
    limit = last_token(tokens)
    found: list[tuple[int, Found]] = []
    i = 0
    while i < limit:
        hits = lexicon.hits(tokens, i) if tokens[i].word else []
        made = None
        for hit in hits:
            if hit.cue.noun:
                continue
            made = _attribution(text, tokens, hit, lexicon, limit, found)
            if made:
                found.append((i, made))
                break
        i += 1
    return [f for _, f in found]


def _attribution(
    text: str, tokens: Tokens, hit: Hit, lexicon: Lexicon, limit: int, found: Sequence[tuple[int, Found]]
) -> Found | None:
    left = left_of(tokens, hit.start, lexicon)
    if left.infinitive or (
        hit.start > 0 and tokens[hit.start - 1].low in lexicon.determiners and Form.ING not in hit.forms
    ):
        return None
    if hit.start > 0 and possessive(tokens, hit.start - 1):
        return None
    before = tokens[left.before] if left.before >= 0 else None
    ing = hit.forms == {Form.ING}
    if hit.forms == {Form.PAST} and left.passive and not hit.cue.lemma.startswith("be "):
        return _passive(text, tokens, hit, left, lexicon, limit)
    right = right_of(tokens, hit, lexicon, limit)
    inverted = _inverted(text, tokens, hit, lexicon, limit, before, left)
    if inverted:
        return inverted
    if ing and not left.passive:
        return _participle(text, tokens, hit, left, right, lexicon, limit, found)
    if (
        Form.BASE in hit.forms
        and not (hit.forms & {Form.PAST, Form.THIRD})
        and before
        and before.low in lexicon.prepositions
    ):
        return None
    source = _subject(tokens, hit, left, lexicon, found)
    if source is None:
        return None
    return _made(text, tokens, hit, left, right, source, lexicon, limit)


def _subject(
    tokens: Tokens, hit: Hit, left: Left, lexicon: Lexicon, found: Sequence[tuple[int, Found]]
) -> tuple[Range, ...] | None:
    if left.before < 0:
        return None
    low = tokens[left.before].low
    if low in RELATIVE:
        part = (
            noun_phrase_before(tokens, left.before - 1 - (tokens[left.before - 1].low == ","), lexicon)
            if left.before > 0
            else None
        )
        return (range_of(tokens, part), range_of(tokens, (left.before, left.before + 1))) if part else None
    if low in ("and", "but", "or") or (low == "," and left.before > 0 and hit.forms & {Form.PAST, Form.THIRD}):
        own = noun_phrase_before(tokens, left.before, lexicon) if low == "," else None
        if own:
            return (range_of(tokens, own),)
        shared = governing(tokens, hit.start, lexicon, found)
        return (shared,) if shared else None
    part = noun_phrase_before(tokens, left.before, lexicon)
    return (range_of(tokens, part),) if part else None


def _participle(
    text: str,
    tokens: Tokens,
    hit: Hit,
    left: Left,
    right: Right,
    lexicon: Lexicon,
    limit: int,
    found: Sequence[tuple[int, Found]],
) -> Found | None:
    """ ", saying that ...", "sources saying ...", "after telling reporters that ..."."""
    before = tokens[left.before] if left.before >= 0 else None
    source: Range | None = None
    if (
        before is None
        or before.low in (",", "and", "while", "when", "by", "after", "before", "without", "in")
        or before.kind in (Kind.DASH, Kind.QUOTE, Kind.MARK)
    ):
        source = governing(tokens, hit.start, lexicon, found)
        if source is None and before is None:
            source = _main_subject_after(tokens, hit, right, lexicon, limit)
    elif (
        before.word
        and before.low not in lexicon.prepositions
        and before.low not in lexicon.subordinators
        and before.low not in lexicon.determiners
    ):
        part = noun_phrase_before(tokens, left.before, lexicon)
        source = range_of(tokens, part) if part else None
    if source is None:
        return None
    return _made(text, tokens, hit, left, right, (source,), lexicon, limit)


def _main_subject_after(tokens: Tokens, hit: Hit, right: Right, lexicon: Lexicon, limit: int) -> Range | None:
    """The subject of the main clause behind an opening participle ("Calling the plan reckless, she left")."""
    for k in range(hit.end, limit):
        if tokens[k].low == ",":
            part = noun_phrase_after(tokens, k + 1, lexicon, apposition=False)
            return range_of(tokens, part) if part else None
    return None


def _made(
    text: str,
    tokens: Tokens,
    hit: Hit,
    left: Left,
    right: Right,
    source: tuple[Range, ...],
    lexicon: Lexicon,
    limit: int,
) -> Found | None:
    if right.frame is Frame.AFTER:
        return _closing(text, tokens, hit, left, right, source, lexicon, limit)
    frame = _allowed(hit.cue, right.frame)
    if frame is None:
        return None
    start, end = right.start, limit
    if right.frame is Frame.QUOTE:
        end = clause_end(tokens, start, lexicon, text, limit)
    elif right.frame in (Frame.OBJECT, Frame.TO, Frame.ING):
        end = phrase_end(tokens, start, lexicon, text, limit)
    else:
        end = clause_end(tokens, start, lexicon, text, limit)
    if end <= start:
        return None
    return Found(
        content=(range_of(tokens, (start, end)),),
        source=source,
        cue=(range_of(tokens, (hit.start, hit.end)),),
        entry=hit.cue,
        frame=right.frame,
        addressee=range_of(tokens, right.addressee) if right.addressee else None,
        said_at=_said_at(tokens, left, right),
        kind=hit.cue.group.attribution_kind,
        cue_class=hit.cue.group.cue_class,
        confidence=0.9 if right.frame in (Frame.THAT, Frame.QUOTE) else 0.75 if right.frame is Frame.CLAUSE else 0.6,
    )


def _said_at(tokens: Tokens, left: Left, right: Right) -> Range | None:
    part = right.at or left.at
    return range_of(tokens, part) if part else None


def _allowed(cue: Cue, frame: Frame) -> Frame | None:
    if frame in cue.frames:
        return frame
    if frame is Frame.ING and Frame.OBJECT in cue.frames:
        return frame
    return None


def _closing(
    text: str,
    tokens: Tokens,
    hit: Hit,
    left: Left,
    right: Right,
    source: tuple[Range, ...],
    lexicon: Lexicon,
    limit: int,
) -> Found | None:
    """ "The talks will go on, she said on Friday": the content stands before the speaker."""
    if Frame.AFTER not in hit.cue.frames or not source:
        return None
    at = next((k for k, t in enumerate(tokens) if t.s == source[0][0]), None)
    if at is None or at == 0:
        return None
    return _content_before(text, tokens, hit, left, right, source, at, lexicon, limit)


def _content_before(
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
    edge = at - 1
    while edge >= 0 and tokens[edge].kind is Kind.MARK:
        edge -= 1
    if edge < 0:
        return None
    comma = (
        tokens[edge].low == ","
        or tokens[edge].kind in (Kind.QUOTE, Kind.DASH)
        or (tokens[edge + 1].kind is Kind.MARK and edge + 1 < at)
    )
    if not comma:
        return None
    stop = (
        edge
        if tokens[edge].low == "," and edge + 1 == at
        else at
        if tokens[at - 1].kind in (Kind.MARK, Kind.QUOTE)
        else edge
    )
    start = _content_start(tokens, stop, lexicon)
    if stop <= start:
        return None
    content = [range_of(tokens, (start, stop))]
    more = right.start
    quoted = tokens[stop - 1].kind is Kind.QUOTE
    if more < limit and tokens[more].low == ",":
        following = tokens[more + 1] if more + 1 < limit else None
        if following and (following.kind is Kind.QUOTE or (not quoted and _goes_on(tokens, more + 1, lexicon))):
            end = clause_end(tokens, more + 1, lexicon, text, limit)
            content.append(range_of(tokens, (more + 1, end)))
    return Found(
        content=tuple(content),
        source=source,
        cue=(range_of(tokens, (hit.start, hit.end)),),
        entry=hit.cue,
        frame=Frame.AFTER,
        addressee=range_of(tokens, right.addressee) if right.addressee else None,
        said_at=_said_at(tokens, left, right),
        kind=hit.cue.group.attribution_kind,
        cue_class=hit.cue.group.cue_class,
        confidence=0.9 if quoted else 0.85,
    )


def _content_start(tokens: Tokens, stop: int, lexicon: Lexicon) -> int:
    """Where content that ends at `stop` begins: with its sentence, behind a semicolon, or at its own quotation."""
    start = 0
    if tokens[stop - 1].kind is Kind.QUOTE:
        before = tokens[stop - 2] if stop > 1 else None
        if before and (before.low in (":", ",") or before.kind is Kind.DASH):
            return stop - 1
    for k in range(stop - 1, -1, -1):
        if tokens[k].low == ";":
            start = k + 1
            break
    while start < stop and tokens[start].low in ("but", "and", "still", "•", "*", "-", "so", "yet"):
        start += 1
        if start < stop and tokens[start].low == ",":
            start += 1
    return start


def _goes_on(tokens: Tokens, k: int, lexicon: Lexicon) -> bool:
    low = tokens[k].low
    if low.endswith("ing") or low in (
        "who",
        "which",
        "as",
        "a",
        "an",
        "according",
        "citing",
        "when",
        "after",
        "before",
        "while",
        "though",
        "although",
        "in",
        "at",
        "during",
    ):
        return False
    return True


def _inverted(
    text: str, tokens: Tokens, hit: Hit, lexicon: Lexicon, limit: int, before: object, left: Left
) -> Found | None:
    """ "'We will stay,' said the minister"."""
    if Frame.AFTER not in hit.cue.frames or not hit.forms & {Form.PAST, Form.THIRD}:
        return None
    if hit.start == 0 or hit.end >= limit or left.passive:
        return None
    edge = tokens[hit.start - 1]
    spoken = edge.kind is Kind.QUOTE or edge.kind is Kind.MARK or edge.low == ","
    if not spoken:
        return None
    if edge.low == "," and (hit.start < 2 or tokens[hit.end].low in ("that", "the" if False else "that")):
        return None
    part = noun_phrase_after(tokens, hit.end, lexicon)
    if part is None or tokens[hit.end].low in ("that", "to", "it", "him", "her", "them"):
        return None
    if edge.low == "," and clause_follows(tokens, hit.end, limit, lexicon):
        return None
    if (
        edge.low == ","
        and noun_phrase_before(tokens, hit.start - 1, lexicon)
        and not _sentence_before(tokens, hit.start - 1, lexicon)
    ):
        return None
    right = Right(Frame.AFTER, part[1])
    after = time_beginning(tokens, part[1], lexicon)
    if after > part[1]:
        right = Right(Frame.AFTER, after, None, (part[1], after))
    return _content_before(text, tokens, hit, left, right, (range_of(tokens, part),), hit.start, lexicon, limit)


def _sentence_before(tokens: Tokens, end: int, lexicon: Lexicon) -> bool:
    return any(is_verb(tokens, k, lexicon) for k in range(end))


def _passive(text: str, tokens: Tokens, hit: Hit, left: Left, lexicon: Lexicon, limit: int) -> Found | None:
    """ "The offer was rejected by both sides": the content is the subject, the source stands behind "by"."""
    if Frame.PASSIVE not in hit.cue.frames:
        return None
    by = next((k for k in range(hit.end, min(limit, hit.end + 12)) if tokens[k].low == "by"), None)
    part = noun_phrase_after(tokens, by + 1, lexicon) if by is not None else None
    subject = noun_phrase_before(tokens, left.before, lexicon) if left.before >= 0 else None
    content: list[Range] = []
    if subject:
        content.append(range_of(tokens, subject))
    start = hit.end
    while start < limit and lexicon.is_adverb(tokens[start].low):
        start += 1
    stop = by if by is not None else phrase_end(tokens, start, lexicon, text, limit) if start < limit else start
    if (
        (start < stop
        and tokens[start].low in ("as", "to", "of"))
        or (start < stop and tokens[start].kind in (Kind.QUOTE, Kind.MARK))
    ):
        content.append(range_of(tokens, (start, stop)))
    elif by is None:
        return None
    if not content:
        return None
    return Found(
        content=tuple(content),
        source=(range_of(tokens, part),) if part else (),
        cue=(range_of(tokens, (hit.start, hit.end)),),
        entry=hit.cue,
        frame=Frame.PASSIVE,
        kind=hit.cue.group.attribution_kind,
        cue_class=hit.cue.group.cue_class if part else CueClass.PASSIVE_AGENT_ELIDED,
        confidence=0.5,
    )
