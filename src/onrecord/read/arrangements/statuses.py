"""The steps of an arrangement's life that the page reports, and which of them is the current one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import Step, Term
from onrecord.model.vocabulary import Act, PositionInText, Status
from onrecord.packs.pack import Pack
from onrecord.read.arrangements.scene import Scene
from onrecord.read.words import pattern

_NEAR = 45  # characters between the words of a step and the arrangement
_ORDER = list(Status)
# A step that is hoped for, denied or a condition was not taken.
_HEDGED = re.compile(
    r"\b(?:no|none|nobody|might|may|could|can|will|would|should|must|until|unless|if|not|n['’]t|never|before|hoped?|hopes|wants?|fail\w*|yet|to)\s+(?:[“”\"'’]*[\w-]+[“”\"'’]*\s+){0,3}[“”\"'’]*$",
    re.IGNORECASE,
)
_UNHEDGED = frozenset(
    {
        Status.PLANNED,
        Status.HYPOTHETICAL,
        Status.NOT_OFFERED,
        Status.UNDER_DISCUSSION,
        Status.DEMANDED,
        Status.PROPOSED,
        Status.APPLIED,
    }
)
# Another clause, whose step is another's ("any deployment before a treaty is signed").
_ANOTHER = re.compile(r"\b(?:before|after|until|once|if|unless|when|while|because|without)\b")
# "Broke both agreements" is said of the last two named.
_BOTH = re.compile(
    r"\b(?:both|the two)(?: of the)? (?:deals|agreements|accords|treaties|pacts|memorandums|documents|texts)\b"
)
# A promise to stop an arrangement is no step of it.
_AGAINST = re.compile(r"\b(?:not|n['’]t|never|stop|oppose|block|kill)\b")
# Acts that are a step of the arrangement whatever it is, and acts that are one where the text tells of no other step.
_STEPS = frozenset({Act.OFFER, Act.AGREE, Act.PROPOSE, Act.INVITE})
_FIRST_STEPS = frozenset({Act.PROMISE, Act.DEMAND, Act.ANNOUNCE, Act.DECIDE})
# Arrangements that stand until the text says otherwise: talk of them is no step back.
_TALK = frozenset({Status.DEMANDED, Status.UNDER_DISCUSSION, Status.HYPOTHETICAL, Status.DECLARED})
_STANDING = frozenset({Status.IN_FORCE, Status.AGREED})


@dataclass(frozen=True, slots=True)
class _Told:
    span: Span
    status: Status
    statement: Statement

    @property
    def rank(self) -> tuple[bool, int, int]:
        """Later steps outrank earlier ones, and the body outranks a headline, which may leave out the doubt."""
        body = self.statement.position is not PositionInText.HEADLINE
        return body, _ORDER.index(self.status), -self.span.s


@lru_cache(maxsize=8)
def _statuses(pack: Pack) -> tuple[tuple[Status, re.Pattern[str]], ...]:
    return tuple((status, pattern(words)) for status, words in pack.rules.statuses.items())


def find_steps(scene: Scene) -> Iterator[Term]:
    """Every step told of an arrangement; exactly one of each arrangement is current."""
    for subject in scene.arrangements.values():
        default = _default(scene, subject)
        steps = _worded(scene, subject) + _acted(scene, subject, _STEPS)
        if any(x.status in _STANDING for x in default) and all(x.status in _TALK for x in steps):
            steps += default
        steps = steps or _acted(scene, subject, _FIRST_STEPS) or default
        if not steps:
            continue
        # A headline may leave out the doubt; where the body only talks, it tells the step all the same.
        said = [x for x in steps if x.statement.position is not PositionInText.HEADLINE]
        only_talk = all(x.status in _TALK for x in said)
        current = max(steps, key=lambda x: x.rank[only_talk:]).status
        told: set[Status] = set()
        for step in sorted(steps, key=lambda x: (x.span, x.status)):
            if step.status not in told:
                told.add(step.status)
                value = Step(value=step.status, current=step.status is current)
                yield scene.term(step.statement, subject.id, value, (step.span,))


def _worded(scene: Scene, subject: Subject) -> list[_Told]:
    found = []
    for mention in (*subject.mentions, *_paired(scene, subject)):
        segment = scene.page.segment_at(mention.s)
        if segment is None or not segment.kept:
            continue
        lo, hi = max(segment.s, mention.s - _NEAR), min(segment.e, mention.e + _NEAR)
        for status, p in _statuses(scene.pack):
            for m in p.finditer(scene.text, lo, hi):
                words = Span(m.start(), m.end(), m.group())
                statement = (
                    scene.statement_at(words) or scene.statement_at(mention) or scene.statement_at(subject.mentions[-1])
                )
                if statement is None or statement.position is PositionInText.BOILERPLATE:
                    continue
                if _belongs(scene, words, mention, status) and not _calls_it_a_plan(words, mention):
                    found.append(_Told(words, _of_a_pledge(status, subject), statement))
    return found


def _calls_it_a_plan(words: Span, mention: Span) -> bool:
    """Whether words of a step are only what the arrangement is called ("her plans")."""
    return words.text.lower() in {"plan", "plans"} and words.inside(mention)


def _of_a_pledge(status: Status, subject: Subject) -> Status:
    """Who "offers a promise" makes it."""
    made = status is Status.OFFERED and subject.type == "unilateral_pledge"
    return Status.ANNOUNCED if made else status


def _paired(scene: Scene, subject: Subject) -> Iterator[Span]:
    """Words that stand for `subject` and another text named beside it."""
    texts = [x for x in scene.arrangements.values() if scene.pack.rules.roles.get(x.type, {}).get("named") == "party"]
    for m in _BOTH.finditer(scene.text):
        before = sorted(
            (max(y.e for y in x.mentions if y.e <= m.start()), x.id)
            for x in texts
            if any(y.e <= m.start() for y in x.mentions)
        )
        if subject.id in {x for _, x in before[-2:]} and len(before) > 1:
            yield Span(m.start(), m.end(), m.group())


def _belongs(scene: Scene, words: Span, mention: Span, status: Status) -> bool:
    text = scene.text
    between = text[words.e : mention.s] if words.e <= mention.s else text[mention.e : words.s]
    if re.search(r"[.;:]\s|[,—–]|\b(?:who|which|that)\b", between):
        return False
    if status not in _UNHEDGED and _HEDGED.search(text[max(0, words.s - 30) : words.s]):
        return False
    if _ANOTHER.search(between) or _another_named(scene, words, mention):
        return False
    if status is Status.DEMANDED and words.s >= mention.e and not re.search(r"\b(?:is|was|are|were|been)\b", between):
        return False  # "welcomed the plan and urged allies ..." asks for something else
    return not re.match(r"\s+on\b", text[words.e :]) or status is not Status.SIGNED


def _another_named(scene: Scene, words: Span, mention: Span) -> bool:
    """Whether another arrangement is named between a mention and the words of a step."""
    s, e = min(words.e, mention.e), max(words.s, mention.s)
    if s >= e:
        return False
    between = Span.of(scene.text, s, e)
    return any(m.inside(between) and not m.overlaps(mention) for _, m in scene.naming.mentions_at([between]))


def _acted(scene: Scene, subject: Subject, acts: frozenset[Act]) -> list[_Told]:
    """Steps that an act about the arrangement is."""
    of_act = scene.pack.rules.status_of_act
    found = []
    for mention in subject.mentions:
        for statement in scene.statements_near(mention):
            named = statement.attribution and any(mention.overlaps(x) for x in statement.evidence)
            against = any(_AGAINST.search(x.text) for x in statement.evidence)
            if named and not against and statement.act in acts and statement.act in of_act:
                found.append(_Told(mention, of_act[statement.act], statement))
    return found


def _default(scene: Scene, subject: Subject) -> list[_Told]:
    known = scene.pack.arrangements.known.get(subject.id)
    status = known.status if known and known.status else scene.pack.rules.default_status.get(subject.type)
    for mention in subject.mentions:
        statement = scene.statement_at(mention)
        if status is not None and statement is not None:
            return [_Told(mention, status, statement)]
    return []
