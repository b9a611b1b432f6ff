"""The two or more sides of an accord: those who conclude it and those whose names stand in its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model.span import Span
from onrecord.model.subject import Subject
from onrecord.model.vocabulary import ActorType, Role
from onrecord.read.arrangements.doers import concluders, doers
from onrecord.read.arrangements.scene import Scene
from onrecord.read.words import pattern

_CORPORATE = frozenset({ActorType.STATE, ActorType.ORGANISATION, ActorType.COLLECTIVE})
_MEDIATED_BY = re.compile(r",?\s+(?:(?:that|which)\s+)?(?:was\s+)?(?:brokered|mediated|facilitated)\s+by\s+(?:the\s+)?")
_MEDIATED = re.compile(r"\b(?:broker|mediat|facilitat)\w*\s+(?:the\s+|a\s+|an\s+)?(?:\w+\s+)?$")
_WITH = re.compile(r"\s+with\s+(?:the\s+)?")
_ROW = 120  # characters
_JOINED = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)(?:the\s+)?")


def is_accord(scene: Scene, subject: Subject) -> bool:
    """Whether whoever stands in its name is a side of it."""
    roles = scene.pack.rules.roles.get(subject.type) or scene.pack.rules.roles["any"]
    return roles.get("named") is Role.PARTY


def row_of_sides(scene: Scene, mention: Span) -> list[str]:
    """Those who follow a side that ends an accord's name ("an accord with [Peru], Chile and Cuba")."""
    text, end, found = scene.text, mention.e, []
    last = [a for a in scene.agents(mention.s, mention.e) if a[1] == mention.e]
    if not last or not re.search(
        r"\b(?:with|between)\s+(?:the\s+)?$", text[max(mention.s, last[0][0] - 14) : last[0][0]]
    ):
        return []
    for s, e, who in scene.agents(mention.e, mention.e + _ROW):
        joined = _JOINED.fullmatch(text[end:s])
        if joined is None:
            break
        found.append((who, "and" in joined.group()))
        end = e
    # A row ends with "and"; another clause may begin behind a comma.
    closed = max((n for n, (_, last_) in enumerate(found) if last_), default=-1)
    return [who for who, _ in found[: closed + 1]]


def sides(scene: Scene, subject: Subject) -> tuple[str, ...]:
    """States, bodies and groups between whom an accord is, as far as its names and the verbs before them tell."""
    if not is_accord(scene, subject):
        return ()
    named = [
        who
        for m in subject.mentions
        for s, _, who in scene.agents(m.s, m.e)
        if re.search(r"\b(?:with|between|and)\s+(?:the\s+)?$", scene.text[max(m.s, s - 12) : s])
    ]
    named += [who for m in subject.mentions for who in row_of_sides(scene, m)]
    told = dict.fromkeys((*(who for who, _ in concluded_by(scene, subject)), *named))
    return tuple(x for x in told if scene.types.get(x) in _CORPORATE)


def concluded_by(scene: Scene, subject: Subject) -> Iterator[tuple[str, Span]]:
    """Who concludes an arrangement, with the mention behind the verb."""
    for mention in subject.mentions:
        sentence = scene.sentence_of(mention)
        if sentence is None:
            continue
        here = scene.cast.mentions_in(sentence.span.s, sentence.span.e)
        named = [m for m in here if m.actor and scene.types.get(m.actor) in _CORPORATE]
        for who in concluders(scene.text, sentence.span.s, mention.s, named, scene.pack):
            yield scene.behind(scene.stands_for(who)), mention


def taking_part(scene: Scene, subject: Subject) -> Iterator[tuple[str, Span]]:
    """Those who build, lead or take part in what the arrangement names, with the mention behind the verb."""
    verb = re.compile(pattern(scene.pack.rules.taking_part).pattern + r"\s+(?:\w+\s+)?$", re.IGNORECASE)
    for mention in subject.mentions:
        sentence = scene.sentence_of(mention)
        told = verb.search(scene.text, max(sentence.span.s, mention.s - 40), mention.s) if sentence else None
        if sentence is None or told is None:
            continue
        here = scene.cast.mentions_in(sentence.span.s, sentence.span.e)
        named = [m for m in here if m.actor and scene.types.get(m.actor) in _CORPORATE]
        for who in doers(scene.text, sentence.span.s, told.start(), named):
            yield scene.behind(who), mention


def mediators(scene: Scene, subject: Subject) -> Iterator[tuple[str, Role, Span]]:
    """Who brings the sides together; whoever brokers a deal "with" somebody is a side of it."""
    text = scene.text
    for mention in subject.mentions:
        sentence = scene.sentence_of(mention)
        if sentence is None:
            continue
        if by := _MEDIATED_BY.match(text, mention.e, sentence.span.e):
            end = by.end()
            for s, e, who in scene.agents(by.end(), sentence.span.e):
                if s != end and not _JOINED.fullmatch(text[end:s]):
                    break
                end = e
                yield who, Role.MEDIATOR, mention
        elif verb := _MEDIATED.search(text, max(sentence.span.s, mention.s - 40), mention.s):
            here = scene.cast.mentions_in(sentence.span.s, sentence.span.e)
            named = [m for m in here if m.actor and scene.types.get(m.actor) in _CORPORATE]
            sided = _WITH.match(text, mention.e) or re.search(r"\bwith\b", mention.text)
            for who in doers(text, sentence.span.s, verb.start(), named):
                yield (scene.behind(who), Role.PARTY, mention) if sided else (who, Role.MEDIATOR, mention)
