"""Who is what to an arrangement: by what is owed, by its name, by who brings it in, decides on it or opposes it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import Obligation, Party, Position, Term
from onrecord.model.vocabulary import Act, ActorType, Role, Stance
from onrecord.read.scene import Scene
from onrecord.read.words import pattern

MEMBERSHIPS = frozenset({"alliance_membership", "union_membership", "organisation_membership"})


def find_parties(scene: Scene, others: Sequence[Term]) -> Iterator[Term]:
    """Parties of the arrangements. `others` are the obligations and positions found before."""
    done: set[tuple[str, str, Role]] = set()
    for subject in scene.arrangements.values():
        for actor, role, span, statement in _roles(scene, subject, others):
            if (subject.id, actor, role) in done:
                continue
            done.add((subject.id, actor, role))
            yield scene.term(statement, subject.id, Party(actor=actor, role=role), (span,))


def _roles(scene: Scene, subject: Subject, others: Sequence[Term]) -> Iterator[tuple[str, Role, Span, Statement]]:
    roles = scene.pack.rules.roles.get(subject.type) or scene.pack.rules.roles["any"]
    statements = {s.id: s for s in scene.statements}
    if subject.type in MEMBERSHIPS:
        yield from _of_membership(scene, subject, roles)
    else:
        yield from _named(scene, subject, roles)
        yield from _proposers(scene, subject, roles)
        yield from _deciders(scene, subject, roles)
    for term in others:
        if term.subject != subject.id:
            continue
        if isinstance(term.value, Obligation):
            for who in term.value.obligors:
                if role := roles.get("obligor"):
                    yield who, role, term.evidence[0], statements[term.statement]
            for who in term.value.beneficiaries:
                if role := roles.get("beneficiary"):
                    yield who, role, term.evidence[0], statements[term.statement]
        if isinstance(term.value, Position) and term.value.actor:
            kind = scene.types.get(term.value.actor)
            if kind is ActorType.COLLECTIVE and (role := roles.get("voter")):
                yield term.value.actor, role, term.evidence[0], statements[term.statement]
            elif kind is ActorType.STATE and term.value.stance is Stance.OPPOSE and (role := roles.get("outsider")):
                yield term.value.actor, role, term.evidence[0], statements[term.statement]
            elif statements[term.statement].act is Act.PROPOSE and (role := roles.get("proposer")):
                yield term.value.actor, role, term.evidence[0], statements[term.statement]


def _of_membership(
    scene: Scene, subject: Subject, roles: dict[str, Role]
) -> Iterator[tuple[str, Role, Span, Statement]]:
    *states, body = subject.id.removesuffix("_membership").split("_")
    for mention in subject.mentions:
        statement = scene.statement_at(mention)
        if statement is None:
            continue
        for actor, key in (*((x, "applicant") for x in states), (body, "union")):
            if role := roles.get(key):
                yield actor, role, mention, statement
        return


def _named(scene: Scene, subject: Subject, roles: dict[str, Role]) -> Iterator[tuple[str, Role, Span, Statement]]:
    role = roles.get("named")
    if role is None:
        return
    for mention in subject.mentions:
        statement = scene.statement_at(mention)
        if statement is None:
            continue
        inside = {
            w
            for _, _, w in scene.agents(mention.s, mention.e)
            if scene.types.get(w) in {ActorType.STATE, ActorType.ORGANISATION}
        }
        for who in sorted(inside | scene.nations(mention.s, mention.e)):
            yield who, role, mention, statement


def _proposers(scene: Scene, subject: Subject, roles: dict[str, Role]) -> Iterator[tuple[str, Role, Span, Statement]]:
    role = roles.get("proposer")
    words = pattern(scene.pack.rules.proposers)
    for mention in subject.mentions:
        statement = scene.statement_at(mention)
        if statement is None or role is None:
            continue
        if statement.act is Act.PROPOSE and statement.holders:
            for who in statement.holders:
                yield who, role, mention, statement
        inside = [w for _, _, w in scene.agents(mention.s, mention.e) if scene.types.get(w) is ActorType.PERSON]
        for who in inside:
            yield who, role, mention, statement
        window = scene.text[max(0, mention.s - 40) : mention.s]
        if words.search(window):
            before = [
                w
                for _, e, w in scene.agents(max(0, mention.s - 160), mention.s)
                if scene.types.get(w) is ActorType.PERSON
            ]
            for who in before:
                yield who, role, mention, statement


def _deciders(scene: Scene, subject: Subject, roles: dict[str, Role]) -> Iterator[tuple[str, Role, Span, Statement]]:
    role = roles.get("body")
    words = pattern(scene.pack.rules.deciders)
    names = {
        a.id: a.name
        for a in scene.cast.actors
        if a.type in {ActorType.ORGANISATION, ActorType.COLLECTIVE, ActorType.OFFICE}
    }
    for mention in subject.mentions:
        statement = scene.statement_at(mention)
        segment = scene.page.segment_at(mention.s)
        if statement is None or segment is None or role is None:
            continue
        near = scene.agents(max(segment.s, mention.s - 120), min(segment.e, mention.e + 120))
        for _, _, who in near:
            if who in names and words.search(names[who]):
                yield who, role, mention, statement
