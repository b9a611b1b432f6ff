"""The steps of an arrangement's life that the page reports, and which of them is the current one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import Step, Term
from onrecord.model.vocabulary import PositionInText, Status
from onrecord.packs.pack import Pack
from onrecord.read.scene import Scene
from onrecord.read.words import pattern

_NEAR = 45  # characters between the words of a step and the arrangement
_ORDER = list(Status)
_EXITS = frozenset(_ORDER[_ORDER.index(Status.NOT_OFFERED) :])


@lru_cache(maxsize=8)
def _statuses(pack: Pack) -> tuple[tuple[Status, re.Pattern[str]], ...]:
    return tuple((status, pattern(words)) for status, words in pack.rules.statuses.items())


def find_steps(scene: Scene) -> Iterator[Term]:
    """Every step told of an arrangement; exactly one of each arrangement is current."""
    for subject in scene.arrangements.values():
        steps = _steps(scene, subject)
        if not steps:
            steps = _default(scene, subject)
        if not steps:
            continue
        current = max(steps, key=lambda x: (_rank(x[1]), -x[0].s))[1]
        told: set[Status] = set()
        for span, status, statement in sorted(steps, key=lambda x: x[0]):
            if status not in told:
                told.add(status)
                yield scene.term(statement, subject.id, Step(value=status, current=status is current), (span,))


def _rank(status: Status) -> int:
    """Later steps outrank earlier ones; a plan that was refused or shelved outranks what it was before."""
    return _ORDER.index(status)


def _steps(scene: Scene, subject: Subject) -> list[tuple[Span, Status, Statement]]:
    found = []
    for mention in subject.mentions:
        segment = scene.page.segment_at(mention.s)
        if segment is None or not segment.kept:
            continue
        lo, hi = max(segment.s, mention.s - _NEAR), min(segment.e, mention.e + _NEAR)
        for status, p in _statuses(scene.pack):
            for m in p.finditer(scene.text, lo, hi):
                between = scene.text[m.end() : mention.s] if m.end() <= mention.s else scene.text[mention.e : m.start()]
                if re.search(r"[.;:]\s|,", between):
                    continue
                words = Span(m.start(), m.end(), m.group())
                statement = scene.statement_at(words) or scene.statement_at(mention)
                if statement is not None and statement.position is not PositionInText.BOILERPLATE:
                    found.append((words, status, statement))
    return found


def _default(scene: Scene, subject: Subject) -> list[tuple[Span, Status, Statement]]:
    status = scene.pack.rules.default_status.get(subject.type)
    for mention in subject.mentions:
        statement = scene.statement_at(mention)
        if status is not None and statement is not None:
            return [(mention, status, statement)]
    return []
