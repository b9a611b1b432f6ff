"""Terms: what the statements of a document say of its arrangements, slot by slot."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onrecord.model.actor import Cast
from onrecord.model.attribution import Attribution
from onrecord.model.document import Page
from onrecord.model.quantity import Quantity
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import Condition, Term
from onrecord.model.vocabulary import PositionInText
from onrecord.packs.pack import Pack
from onrecord.read.arrangements.decision_rules import find_rules
from onrecord.read.arrangements.obligations import find_obligations
from onrecord.read.arrangements.parties import find_parties
from onrecord.read.arrangements.positions import find_positions
from onrecord.read.arrangements.scene import Scene
from onrecord.read.arrangements.statuses import find_steps


def find_terms(
    text: str,
    page: Page,
    attributions: Sequence[Attribution],
    cast: Cast,
    subjects: Sequence[Subject],
    statements: Sequence[Statement],
    quantities: Sequence[Quantity],
    pack: Pack,
) -> tuple[Term, ...]:
    """Obligations, positions, decision rules, conditions, statuses, parties: in text order, each by its statement."""
    scene = Scene(
        text=text,
        page=page,
        cast=cast,
        attributions=tuple(attributions),
        subjects=tuple(subjects),
        statements=tuple(statements),
        quantities=tuple(quantities),
        pack=pack,
    )
    obligations = list(find_obligations(scene))
    positions = list(find_positions(scene, obligations))
    found = [
        *obligations,
        *positions,
        *find_rules(scene),
        *_conditions(scene),
        *find_steps(scene),
        *find_parties(scene, [*obligations, *positions]),
    ]
    return tuple(sorted({t.id: t for t in found}.values(), key=lambda t: (t.evidence, t.id)))


def _conditions(scene: Scene) -> Iterator[Term]:
    for statement in scene.statements:
        if statement.condition is None or statement.position is not PositionInText.BODY:
            continue
        about = [x for x in statement.subjects if x in scene.arrangements]
        before = scene.named_before(statement.condition.s, paragraphs=2)
        if not about and before is not None and statement.attribution:
            about = [before.id]
        if about:
            yield scene.term(statement, about[0], Condition(span=statement.condition), (statement.condition,))
