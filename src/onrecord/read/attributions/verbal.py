"""Attributions whose cue is a verb with a subject: "X said that", ", X said", "X rejected", "was denied by X"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.model.vocabulary import Act, AttributionKind, CueClass
from onrecord.packs.cues import Frame
from onrecord.read.attributions.closings import closing, found_of, inverted
from onrecord.read.attributions.contents import clause_end, last_token, phrase_end
from onrecord.read.attributions.found import Found, Range
from onrecord.read.attributions.frames import Right, clause_follows, right_of
from onrecord.read.attributions.lexicon import Form, Hit, Lexicon
from onrecord.read.attributions.passives import aside, asked, passive
from onrecord.read.attributions.sentence import Sentence
from onrecord.read.attributions.sources import noun_phrase_after, noun_phrase_before
from onrecord.read.attributions.tokens import Kind
from onrecord.read.attributions.verbs import (
    RELATIVE,
    Left,
    Tokens,
    is_verb,
    left_of,
    possessive,
    range_of,
    time_beginning,
)

PLURAL = frozenset(
    "people some many others most both all several few who that which i we you they percent half these those".split()
)
# "a majority of voters say": the number is that of what is counted.
QUANTITIES = frozenset("majority number handful group half third quarter lot couple minority plurality".split())
# A participle behind these has the subject of the clause; behind other prepositions it names an act nobody did.
BEFORE_PARTICIPLE = frozenset(", and while when by after before in for".split())
CONFIDENCE = {Frame.THAT: 0.9, Frame.QUOTE: 0.9, Frame.CLAUSE: 0.75}  # 0.6 for the rest
SURE = 0.6
OPENING = frozenset("when if while although though after since because unless whereas before once".split())
NOTHING = frozenset("nothing little much so anything something".split())  # "said little about it"
PHRASES = frozenset({Frame.OBJECT, Frame.OBJECT_TO, Frame.TO, Frame.ING})
TURNS = frozenset("while whereas but".split())
# What somebody did not reject or explain was not said; what somebody does not want or believe is an attitude.
MEANT = frozenset({Act.EXPRESS_ATTITUDE, Act.EVALUATE, Act.SUPPORT})
SPEECH = frozenset({Frame.THAT, Frame.CLAUSE, Frame.QUOTE, Frame.AFTER})


def clauses_of(text: str, tokens: Tokens, lexicon: Lexicon, *, subjectless: bool = False) -> list[Found]:
    """Every attribution of the region whose cue is a verb; `subjectless` headlines may leave the subject out."""
    sentence = Sentence(text, tokens, lexicon, last_token(tokens), subjectless)
    found: list[tuple[int, Found]] = []
    for i in range(sentence.limit):
        if not tokens[i].word:
            continue
        for hit in lexicon.hits(tokens, i):
            made = None if hit.cue.noun or _dates(sentence, hit) else _attribution(sentence, hit, found)
            if made:
                found.append((i, made))
                break
    every = [f for _, f in found]
    return [_relayed(_shown(_dated(sentence, f), lexicon, text), every, lexicon, text) for f in every]


def _shown(f: Found, lexicon: Lexicon, text: str) -> Found:
    """ "Photos showed smoke": a picture is evidence to look at, and says nothing."""
    head = text[slice(*f.source[0])].lower().split()[-1:] if f.source else []
    return replace(f, cue_class=CueClass.VISUAL_EVIDENCE) if head and head[0] in lexicon.visual else f


def _relayed(f: Found, found: Sequence[Found], lexicon: Lexicon, text: str) -> Found:
    """ "X reported that the talks failed, citing Y": Y is the source of the same content, one step further away."""
    if f.frame is not Frame.OBJECT or text[slice(*f.cue[0])].lower() not in lexicon.relaying:
        return f
    told = [g for g in found if g.frame in SPEECH and g.kind is AttributionKind.ASSERTION and g is not f]
    before = [g for g in told if g.cue[0] < f.cue[0]]
    if not told:
        return f
    return replace(f, source=f.content, content=(before[-1] if before else told[0]).content, same_content=True)


def _dates(sentence: Sentence, hit: Hit) -> bool:
    """Whether the last word of a cue belongs to a date ("reported on Friday" is no report on anything)."""
    last = hit.end - 1
    return last > hit.start and time_beginning(sentence.tokens, last, sentence.lexicon) > last


def _dated(sentence: Sentence, f: Found) -> Found:
    """With the time that opens the sentence ("In May, Nilsen said"), if the cue has none of its own."""
    end = time_beginning(sentence.tokens, 0, sentence.lexicon) if sentence.tokens else 0
    if f.said_at or not end or not f.source or f.frame is Frame.AFTER:
        return f
    next_word = end + (end < sentence.limit and sentence.tokens[end].low == ",")
    if next_word < sentence.limit and f.source[0][0] == sentence.tokens[next_word].s:
        return replace(f, said_at=range_of(sentence.tokens, (0, end)))
    return f


def _attribution(sentence: Sentence, hit: Hit, found: Sequence[tuple[int, Found]]) -> Found | None:
    tokens, lexicon = sentence.tokens, sentence.lexicon
    left = left_of(tokens, hit.start, lexicon)
    if left.infinitive or _is_noun(tokens, hit, left, lexicon, subjectless=sentence.subjectless):
        return None
    if _in_tongs(tokens, hit):
        return None
    if made := asked(sentence, hit, left) or aside(sentence, hit, left):
        return made
    if hit.forms == {Form.PAST} and left.passive and not hit.cue.lemma.startswith("be "):
        return passive(sentence, hit, left)
    if made := inverted(sentence.text, tokens, hit, left, lexicon, sentence.limit):
        return made
    participle = hit.forms == {Form.ING} and not left.passive
    sentence = _narrowed(_without_main_clause(sentence, hit, left), hit, left, participle)
    right = right_of(tokens, hit, lexicon, sentence.limit)
    if sentence.subjectless and hit.start == 0 and Form.THIRD in hit.forms:
        return _preceding(sentence, hit, left, right, ())
    subject = _of_participle if participle else _subject
    source = subject(sentence, hit, left, found)
    return _made(sentence, hit, left, right, source) if source else None


def _in_tongs(tokens: Tokens, hit: Hit) -> bool:
    """Whether the word stands alone in quotation marks (non-verbal "signals")."""
    around = tokens[max(0, hit.start - 1)], tokens[min(hit.end, len(tokens) - 1)]
    return all(t.kind is Kind.MARK for t in around)


def _without_main_clause(sentence: Sentence, hit: Hit, left: Left) -> Sentence:
    """The sentence up to its main clause, for a cue in a clause that stands before it ("When she said so, he left")."""
    tokens, lexicon = sentence.tokens, sentence.lexicon
    part = noun_phrase_before(tokens, left.before, lexicon) if left.before > 0 else None
    opens = part[0] - 1 if part and part[0] > 0 else None
    if opens is None or tokens[opens].low not in OPENING:
        return sentence
    for k in range(hit.end + 1, sentence.limit - 2):
        if tokens[k].low == "," and _main_clause(tokens, k + 1, sentence):
            return replace(sentence, limit=k)
    return sentence


def _main_clause(tokens: Tokens, k: int, sentence: Sentence) -> bool:
    if tokens[k].low in ("and", "but", "or") or tokens[k].low in sentence.lexicon.subordinators:
        return False
    return clause_follows(tokens, k, sentence.limit, sentence.lexicon)


def _narrowed(sentence: Sentence, hit: Hit, left: Left, participle: bool) -> Sentence:
    """The sentence without its main clause, where the cue stands in a clause that a comma closes before that.

    "Warning that the lake is rising, she left"; "Nilsen, who praised the plan, voted for it".
    """
    tokens, lexicon = sentence.tokens, sentence.lexicon
    relative = left.before > 0 and tokens[left.before].low in RELATIVE and tokens[left.before - 1].low == ","
    opens = left.before < 0 or (
        left.before <= 1 and tokens[left.before].low in lexicon.prepositions | BEFORE_PARTICIPLE
    )
    apart = participle and tokens[left.before].low == ","
    if not relative and not apart and not (participle and opens):
        return sentence
    for k in range(hit.end, sentence.limit - 1):
        if tokens[k].low != ",":
            continue
        within = relative or apart
        part = (k + 1, k + 1) if within else noun_phrase_after(tokens, k + 1, lexicon, apposition=False)
        if part and part[1] < sentence.limit and is_verb(tokens, part[1], lexicon):
            return replace(sentence, limit=k)
    return sentence


def _is_noun(tokens: Tokens, hit: Hit, left: Left, lexicon: Lexicon, *, subjectless: bool) -> bool:
    """Whether the word is a noun here ("the claim", "their plans"), or a base form that agrees with no subject."""
    if hit.start == 0:
        return False
    before = tokens[hit.start - 1]
    if possessive(tokens, hit.start - 1) or (
        before.low in lexicon.determiners and Form.ING not in hit.forms and before.low not in PLURAL
    ):
        return True
    if before.low == "to":
        return False
    if _in_compound(tokens, hit, lexicon, subjectless=subjectless):
        return True
    if (before.low in lexicon.prepositions or before.low == "own") and hit.forms <= {Form.BASE, Form.THIRD}:
        return True
    if Form.ING in hit.forms or hit.forms & {Form.PAST, Form.THIRD} or left.modal:
        return False
    if left.before < 0 or hit.cue.lemma.startswith("be "):
        return left.before < 0
    subject = tokens[left.before]
    if left.before < hit.start - 1 and any(lexicon.is_auxiliary(t.low) for t in tokens[left.before + 1 : hit.start]):
        return False
    phrase = noun_phrase_before(tokens, left.before, lexicon)
    return subject.word and subject.low not in PLURAL and not _plural(tokens, phrase, lexicon)


def _in_compound(tokens: Tokens, hit: Hit, lexicon: Lexicon, *, subjectless: bool) -> bool:
    """Whether the word in front makes the cue a noun: a name, a gerund, a noun that is known to be compounded."""
    before = tokens[hit.start - 1]
    if tokens[hit.start].upper and before.upper and not subjectless:
        return True  # "the Norvik Post"
    if _also_noun(hit, lexicon) and before.low in lexicon.compounds:
        return True  # "security guarantees that the towns can offer"
    if hit.forms == {Form.THIRD} and not before.upper and lexicon.is_adjective(before.low):
        return True  # "previous pledges"
    noun = before.low in lexicon.heads or hit.cue.lemma in lexicon.nouns
    return hit.forms == {Form.THIRD} and before.low.endswith("ing") and noun  # "echoing comments made by the mayor"


def _plural(tokens: Tokens, part: tuple[int, int] | None, lexicon: Lexicon) -> bool:
    """Whether a noun phrase looks plural before its first preposition."""
    if part is None:
        return False
    for k in range(*part):
        low = tokens[k].low
        if low in lexicon.prepositions and k > part[0] and tokens[k - 1].low not in QUANTITIES:
            break
        if (
            low in PLURAL
            or low in ("and", "men", "women")
            or (low.endswith("s") and not low.endswith("ss") and len(low) > 2)
        ):
            return True
    return False


def _subject(sentence: Sentence, hit: Hit, left: Left, found: Sequence[tuple[int, Found]]) -> tuple[Range, ...] | None:
    tokens, lexicon, at = sentence.tokens, sentence.lexicon, left.before
    if at < 0:
        return None
    low = tokens[at].low
    if low in RELATIVE:
        if at == 0 or (low == "that" and lexicon.is_finite(tokens[at - 1].low)):
            return None
        noun = noun_phrase_before(tokens, at - 1 - (tokens[at - 1].low == ","), lexicon)
        return (range_of(tokens, noun), range_of(tokens, (at, at + 1))) if noun else None
    if low in ("and", "but", "or", ",", ";"):
        own = noun_phrase_before(tokens, at, lexicon) if low == "," else None
        if own:
            return (range_of(tokens, own),)
        if not hit.forms & {Form.PAST, Form.THIRD}:
            return None
        return governing(sentence, hit.start, found, at)
    part = noun_phrase_before(tokens, at, lexicon)
    if part and part[1] - part[0] == 1 and tokens[part[0]].low.isdigit() and hit.forms == {Form.PAST}:
        return None  # "in Norvik, 60 pledged delegates"
    if part is None or (_also_noun(hit, lexicon) and part[0] > 0 and tokens[part[0] - 1].low in lexicon.prepositions):
        return None
    return (range_of(tokens, part),)


def _also_noun(hit: Hit, lexicon: Lexicon) -> bool:
    """Whether the form is a noun as well ("calls for security guarantees")."""
    return Form.THIRD in hit.forms and hit.cue.lemma in lexicon.nouns


def _of_participle(
    sentence: Sentence, hit: Hit, left: Left, found: Sequence[tuple[int, Found]]
) -> tuple[Range, ...] | None:
    """The subject of ", saying that ...", "sources saying ...", "after telling reporters that ..."."""
    tokens, lexicon = sentence.tokens, sentence.lexicon
    before = tokens[left.before] if left.before >= 0 else None
    source: Range | None = None
    if before is None:
        source = _main_subject_after(sentence)
    elif before.low in BEFORE_PARTICIPLE or before.kind is not Kind.WORD:
        return governing(sentence, hit.start, found, left.before) or _around(sentence, left.before)
    elif not lexicon.is_adjective(before.low) and before.low not in (
        lexicon.prepositions | lexicon.subordinators | lexicon.determiners
    ):
        part = noun_phrase_before(tokens, left.before, lexicon)
        source = range_of(tokens, part) if part else None
    return (source,) if source else None


def _around(sentence: Sentence, at: int) -> tuple[Range, ...] | None:
    """The subject of a main clause whose verb is still to come ("Nilsen, calling it a farce, left")."""
    tokens, lexicon = sentence.tokens, sentence.lexicon
    if at > 0 and tokens[at].low == ",":
        part = noun_phrase_before(tokens, at - 1, lexicon)
        return (range_of(tokens, part),) if part and part[0] == 0 else None
    source = _main_subject_after(sentence) if at <= 1 and sentence.limit < len(tokens) else None
    return (source,) if source else None


def _main_subject_after(sentence: Sentence) -> Range | None:
    """The subject of the main clause behind an opening participle ("Calling the plan reckless, she left")."""
    part = noun_phrase_after(sentence.tokens, sentence.limit + 1, sentence.lexicon, apposition=False)
    return range_of(sentence.tokens, part) if part and part[1] < len(sentence.tokens) else None


def governing(
    sentence: Sentence, i: int, found: Sequence[tuple[int, Found]], own: int | None = None
) -> tuple[Range, ...] | None:
    """The subject of an earlier verb, for a cue at `i` that has none of its own.

    `own` is the last position before the cue and its adverbs: "but now plans" shares the subject of what stands before
    "but", "but Oslo, it said, now plans" does not.
    """
    tokens, lexicon = sentence.tokens, sentence.lexicon
    since = _clause_start(tokens, i if own is None else own)
    earlier = [f for at, f in found if since <= at < i and f.source and f.frame is not Frame.PASSIVE]
    if earlier:
        return earlier[0].source
    for k in range(since + 1, i):
        if is_verb(tokens, k, lexicon):
            left = left_of(tokens, k, lexicon)
            if left.before < 0 or tokens[left.before].low in RELATIVE:
                continue
            part = noun_phrase_before(tokens, left.before, lexicon)
            if part and (part[0] == 0 or tokens[part[0] - 1].low not in lexicon.prepositions):
                return (range_of(tokens, part),)
    return None


def _clause_start(tokens: Tokens, i: int) -> int:
    """Where the clause around `i` begins: behind the last ", while" or ", but", else with the sentence."""
    starts = [k + 1 for k in range(1, i) if tokens[k].low in TURNS and tokens[k - 1].low == ","]
    return starts[-1] if starts else 0


def _made(sentence: Sentence, hit: Hit, left: Left, right: Right, source: tuple[Range, ...]) -> Found | None:
    if right.frame is Frame.AFTER or _interrupts(sentence, right, source):
        begin = right if right.frame is Frame.AFTER else replace(right, start=right.start - 1)
        return closing(sentence.text, sentence.tokens, hit, left, begin, source, sentence.lexicon, sentence.limit)
    return _preceding(sentence, hit, left, right, source)


def _interrupts(sentence: Sentence, right: Right, source: tuple[Range, ...]) -> bool:
    """Whether the speaker stands between two quotations: "'We tried,' he said, 'and failed.'"."""
    if right.frame is not Frame.QUOTE or sentence.tokens[right.start - 1].low != ",":
        return False
    at = next((k for k, t in enumerate(sentence.tokens) if t.s == source[0][0]), 0)
    return at > 0 and sentence.tokens[at - 1].kind in (Kind.QUOTE, Kind.MARK)


def _preceding(sentence: Sentence, hit: Hit, left: Left, right: Right, source: tuple[Range, ...]) -> Found | None:
    """The attribution of a cue that stands before its content."""
    frame = right.frame
    if frame is Frame.CLAUSE and frame not in hit.cue.frames and _no_verb(sentence, right.start):
        frame = Frame.OBJECT
    if frame not in hit.cue.frames and not (frame in (Frame.ING, Frame.OBJECT_TO) and Frame.OBJECT in hit.cue.frames):
        return None
    if left.negated and frame in (Frame.OBJECT, Frame.OBJECT_TO, Frame.WH) and hit.cue.group.act not in MEANT:
        return None
    if frame is Frame.OBJECT and _says_nothing(sentence, right.start):
        return None
    end = _content_end(sentence, right.start, frame, hit)
    if end <= right.start:
        return None
    content = (range_of(sentence.tokens, (right.start, end)),)
    return found_of(sentence.tokens, hit, left, right, source, content, frame, CONFIDENCE.get(frame, SURE))


def _says_nothing(sentence: Sentence, start: int) -> bool:
    """Whether the object only tells how much was said ("said little about the plan")."""
    tokens, lexicon, behind = sentence.tokens, sentence.lexicon, start + 1
    alone = behind >= sentence.limit or not tokens[behind].word or tokens[behind].low in lexicon.prepositions | {"more"}
    return tokens[start].low in NOTHING and alone


def _content_end(sentence: Sentence, start: int, frame: Frame, hit: Hit) -> int:
    """Where content that begins at `start` ends; a clause behind a verb that takes none is part of its object."""
    if frame is Frame.CLAUSE and Frame.THAT not in hit.cue.frames and Frame.OBJECT in hit.cue.frames:
        frame = Frame.OBJECT
    where = (sentence.tokens, start, sentence.lexicon, sentence.text, sentence.limit)
    return phrase_end(*where, frame) if frame in PHRASES else clause_end(*where)


def _no_verb(sentence: Sentence, start: int) -> bool:
    """Whether the noun phrase at `start` ends before the verb that made it look like a clause."""
    tokens, lexicon = sentence.tokens, sentence.lexicon
    end = phrase_end(tokens, start, lexicon, sentence.text, sentence.limit)
    return not any(is_verb(tokens, k, lexicon) for k in range(start, end))
