"""A body's word that a state will be let in: owed by the body, whoever reports it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import Obligation, Term
from onrecord.model.vocabulary import Act, Status
from onrecord.packs.obligations import ObligationKind
from onrecord.read.arrangements.accession import applicants_and_body
from onrecord.read.arrangements.bonds import label_in
from onrecord.read.arrangements.owing import COMMISSIVE
from onrecord.read.arrangements.scene import Scene

KIND = "membership_perspective"
_WILL_JOIN = re.compile(
    r"\b(?:will|would|shall|to)\s+(?:\w+\s+)?(?:join|become|be admitted)\b"
    r"|\b(?:promis|offer|pledg|guarantee)\w*\s+(?:\w+\s+){0,4}(?:membership|accession)\b"
    r"|\binvit\w+|\broad ?map\b|\badmission\b|\bmembership perspective\b"
    r"|\b(?:path|timetable|timeline|date|way|perspective|prospects?)\s+(?:to|for|of|towards?)\s+(?:\w+\s+)?(?:membership|accession)\b"
)
_FORMAL = re.compile(r"\bformal(?:ly)? invit\w+|\binvit(?:ed|es|ing|ation)\b")
_ONE_DAY = re.compile(r"\b(?:one day|eventually)\b")
_ACTS = COMMISSIVE | {Act.PROPOSE, Act.DEMAND, Act.REQUEST, Act.PREDICT}
# A formal invitation is an instrument; an invitation in words a political act.
_FORMAL_LEVEL, _INVITED_LEVEL = 3, 2


def find_perspectives(scene: Scene, statement: Statement) -> Iterator[Term]:
    """What a statement says a body owes to a would-be member."""
    at = next((_span(m) for x in statement.evidence if (m := _WILL_JOIN.search(scene.text, x.s, x.e))), None)
    if at is None or statement.act not in _ACTS:
        return
    membership = _membership(scene, statement, at)
    told = applicants_and_body(membership.id, scene.pack) if membership else None
    if membership is None or told is None:
        return
    states, body = told
    if not _owed(scene, statement, at, body):
        return
    evidence = next(x for x in statement.evidence if at.inside(x))
    kind = scene.pack.obligations.kinds.get(KIND, ObligationKind())
    plan = next(
        (x for x in scene.arrangements.values() if x.type in kind.types[1:] and x.id in statement.subjects), None
    )
    # A plan for it is owed in its stead; a declaration that it will be states both.
    homes = [membership] if plan is None else [plan] if plan.type != "summit_declaration" else [membership, plan]
    for home in homes:
        value = Obligation(
            obligors=(body,),
            beneficiaries=states,
            kind=KIND,
            content=evidence,
            status=_status(scene, statement),
            firmness_label=label_in(scene.text, statement, evidence, scene.pack),
            firmness_level=_level(scene, statement, evidence, kind),
            binding_form="political",
            condition=statement.condition,
        )
        yield scene.term(statement, home.id, value, (evidence,))


def _span(m: re.Match[str]) -> Span:
    return Span(m.start(), m.end(), m.group())


def _membership(scene: Scene, statement: Statement, at: Span) -> Subject | None:
    """The membership that a statement names, or the one spoken of last."""
    memberships = [x for x in scene.arrangements.values() if applicants_and_body(x.id, scene.pack)]
    before = scene.named_before(at.s)
    named = [x for x in memberships if x.id in statement.subjects]
    return named[0] if named else before if before in memberships else None


def _owed(scene: Scene, statement: Statement, at: Span, body: str) -> bool:
    """Whether the body itself is bound: it speaks, or somebody asks it to, or its standing word is reported."""
    speaker = {scene.principal_of(h, statement) for h in statement.holders}
    if statement.act is Act.PREDICT:
        return body in speaker or bool(_ONE_DAY.search(scene.text, at.s, at.e + 40))
    if statement.act in COMMISSIVE - {Act.INVITE}:
        return body in speaker  # else it is the applicant's own step, or another's word
    return True


def _status(scene: Scene, statement: Statement) -> Status:
    if statement.act is Act.PREDICT:
        return Status.DECLARED
    return scene.pack.rules.status_of_act.get(statement.act, Status.DECLARED)


def _level(scene: Scene, statement: Statement, evidence: Span, kind: ObligationKind) -> int | None:
    if statement.act is Act.INVITE:
        return _FORMAL_LEVEL if _FORMAL.search(scene.text, evidence.s, evidence.e) else _INVITED_LEVEL
    return None if statement.act in {Act.DEMAND, Act.REQUEST} else kind.level
