"""Where actors stand on an arrangement: by the act they do about it, or by the page's words for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.term import Position, Term
from onrecord.model.vocabulary import ActorType, PositionInText, Stance
from onrecord.packs.pack import Pack
from onrecord.read.scene import Scene
from onrecord.read.words import Sentence, pattern

_NEGATED = re.compile(r"(?:\bnot|n['’]t|\bnever|\bno longer)\s+(?:\w+\s+){0,2}$")
# Between a word of stance and the arrangement it is taken towards.
_REACH = 90  # characters


@lru_cache(maxsize=8)
def _stances(pack: Pack) -> tuple[tuple[Stance, re.Pattern[str]], ...]:
    return tuple((stance, pattern(words)) for stance, words in pack.rules.stances.items())


@lru_cache(maxsize=8)
def _passive(pack: Pack) -> tuple[tuple[Stance, re.Pattern[str]], ...]:
    return tuple((stance, pattern(words)) for stance, words in pack.rules.passive_stances.items())


def find_positions(scene: Scene) -> Iterator[Term]:
    """Positions on the arrangements of a document, each actor's of one statement once."""
    done: set[tuple[str, str, Stance]] = set()
    for term in (*_by_act(scene), *_by_words(scene)):
        value = term.value
        if isinstance(value, Position) and (value.actor or "", term.subject, value.stance) not in done:
            done.add((value.actor or "", term.subject, value.stance))
            yield term


def _by_act(scene: Scene) -> Iterator[Term]:
    for statement in scene.statements:
        if statement.attribution is None or statement.position is PositionInText.BOILERPLATE:
            continue
        stance = scene.pack.rules.stance_of_act.get(statement.act)
        named = [
            x
            for x in statement.subjects
            if x in scene.arrangements
            and any(m.overlaps(y) for m in scene.arrangements[x].mentions for y in statement.evidence)
        ]
        if stance is None or not named:
            continue
        subject = min(
            named,
            key=lambda x: min(
                m.s for m in scene.arrangements[x].mentions if any(m.overlaps(y) for y in statement.evidence)
            ),
        )
        for holder in statement.holders:
            yield scene.term(
                statement, subject, Position(actor=holder, stance=stance, qualifier=None), statement.evidence
            )


def _by_words(scene: Scene) -> Iterator[Term]:
    for sentence in scene.sentences:
        s, e = sentence.span.s, sentence.span.e
        for stance, p in _stances(scene.pack):
            for m in p.finditer(scene.text, s, e):
                yield from _active(scene, sentence, stance, Span(m.start(), m.end(), m.group()))
        for stance, p in _passive(scene.pack):
            for m in p.finditer(scene.text, s, e):
                yield from _passively(scene, sentence, stance, Span(m.start(), m.end(), m.group()))


def _active(scene: Scene, sentence: Sentence, stance: Stance, words: Span) -> Iterator[Term]:
    text = scene.text
    towards = [
        (m.s, x.id) for x in scene.arrangements.values() for m in x.mentions
        if sentence.span.s <= m.s and words.e <= m.e and m.s - words.e <= _REACH and m.s >= words.s
    ]  # fmt: skip
    agents = [a for a in scene.agents(sentence.span.s, words.s) if words.s - a[1] <= _REACH]
    if not towards or not agents or re.search(r"[;:]", text[agents[-1][1] : words.s]):
        return
    if re.search(r"\b(?:that|which)\b|[.;]", text[words.e : min(towards)[0]]):
        return
    who = agents[-1][2]
    if _NEGATED.search(text[max(sentence.span.s, words.s - 25) : words.s]):
        stance = scene.pack.rules.negated.get(stance, stance)
    if stance is Stance.DIVIDED and scene.types.get(who) not in {
        ActorType.COLLECTIVE,
        ActorType.ORGANISATION,
        ActorType.ANONYMOUS_COLLECTIVE,
    }:
        return
    statement = scene.statement_at(words) or _nearest(scene, sentence)
    if statement is not None and statement.position is not PositionInText.BOILERPLATE:
        evidence = Span.of(text, agents[-1][0], words.e)
        yield scene.term(statement, min(towards)[1], Position(actor=who, stance=stance), (evidence,))


def _passively(scene: Scene, sentence: Sentence, stance: Stance, words: Span) -> Iterator[Term]:
    text = scene.text
    agents = [a for a in scene.agents(words.e, sentence.span.e) if a[0] - words.e <= 60]
    about = [
        (m.e, x.id)
        for x in scene.arrangements.values()
        for m in x.mentions
        if sentence.span.s <= m.s and m.e <= words.s
    ]
    if not agents:
        return
    statement = scene.statement_at(words) or _nearest(scene, sentence)
    subject = (
        max(about)[1]
        if about
        else (
            statement.subjects[0]
            if statement and statement.subjects and statement.subjects[0] in scene.arrangements
            else None
        )
    )
    if statement is None or subject is None:
        return
    evidence = Span.of(text, words.s, agents[0][1])
    yield scene.term(statement, subject, Position(actor=agents[0][2], stance=stance), (evidence,))


def _nearest(scene: Scene, sentence: Sentence) -> Statement | None:
    return next((x for x in scene.statements if any(y.overlaps(sentence.span) for y in x.evidence)), None)
