"""What a coder should look at first: the readings that are most in doubt and touch most cells.

The order is (doubt x cells touched). Doubts are those a reader of the table would have; each is a share, 0 to 1, and
several add up as independent reasons do, so that no sum passes 1.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from onrecord.model.attribution import Attribution
from onrecord.model.reading import Article
from onrecord.model.statement import Statement
from onrecord.model.term import Obligation, Term
from onrecord.model.verdict import Decision, Verdict
from onrecord.model.vocabulary import FORCE_OF_ACT, AttributionKind, Force, PositionInText, Relation
from onrecord.record.cells import slot_key
from onrecord.record.fields import Reading
from onrecord.record.record import Record
from onrecord.record.reports import Report
from onrecord.record.verdicts import Judged

# How much each doubt weighs. Not tuned: nobody has reviewed enough yet to tell. They order the queue and nothing else.
NOBODY = 0.5  # somebody said it and the program does not know who
OTHER_FORCE = 0.4  # the cue makes one kind of saying of it, the act is of another
HEADLINE = 0.5  # headlines drop sources and raise firmness
CONFLICT = 0.6
ALTERED = 0.4
IRONY = 0.5
NO_LEVEL = 0.2  # the text has a word for the bond, and nothing that says what binds

_FORCES = {
    AttributionKind.ASSERTION: Force.ASSERTIVE,
    AttributionKind.DIRECTIVE: Force.DIRECTIVE,
    AttributionKind.COMMISSIVE: Force.COMMISSIVE,
    AttributionKind.DECLARATIVE: Force.DECLARATIVE,
    AttributionKind.EXPRESSIVE: Force.EXPRESSIVE,
}
_LINKED = {Relation.CONFLICTS: ("another account conflicts", CONFLICT), Relation.ALTERS: ("a copy altered it", ALTERED)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A statement or term to look at, under the record's ids, with the `statement` it belongs to (or is).

    `doubt` is 0 to 1, `cells` the number of cells it feeds, `reasons` say what is in doubt, the heaviest first.
    """

    noun: Reading
    statement: Statement
    article: Article
    doubt: float
    cells: int
    reasons: tuple[str, ...]

    @property
    def weight(self) -> float:
        """What orders the queue."""
        return self.doubt * self.cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What a coder has not decided on yet, in order, and what has come before: `done` counts what needs no decision of
    this coder any more, `parked` are the ids of what the coder put off, which stand last."""

    items: tuple[Item, ...]
    parked: frozenset[str]
    done: int


def queue_of(found: Judged, by: str) -> tuple[Item, ...]:
    """What `by` has not decided on yet, what matters most first; what is in no doubt comes late, what `by` parked last.

    It is shown as the program read it: what other coders decided must not lead this one. Terms of a statement that `by`
    rejected went with it, and what a third settled is done.
    """
    return waiting_for(found, by, items_of(found.before)).items


def waiting_for(found: Judged, by: str, items: Iterable[Item]) -> Waiting:
    """The queue of `by`, as `queue_of` has it, with what was done of it; `items` are those of the record under no
    verdict."""
    mine: dict[str, Verdict] = {}
    for placed in sorted(found.placed, key=lambda x: (x.verdict.at, x.verdict.id)):
        if placed.target and placed.verdict.by == by and placed.verdict.withdrawn_at is None:
            mine[placed.target] = placed.verdict
    parked = {target for target, x in mine.items() if x.decision is Decision.PARK}
    done = (mine.keys() - parked) | {target for target, x in found.outcomes.items() if x.settled is not None}
    rejected = {target for target in done if _rejected(found, target, by)}
    every = list(items)
    left = [x for x in every if x.noun.id not in done and x.statement.id not in rejected]
    left.sort(key=_order)
    left.sort(key=lambda x: x.noun.id in parked)
    return Waiting(items=tuple(left), parked=frozenset(parked & {x.noun.id for x in left}), done=len(every) - len(left))


def _order(item: Item) -> tuple[float, int, str, str, str]:
    return -item.weight, -item.cells, item.article.document.id, item.statement.id, item.noun.id


def _rejected(found: Judged, target: str, by: str) -> bool:
    outcome = found.outcomes[target]
    own = [x for x in outcome.verdicts if x.by == by]
    return any(x.decision is Decision.REJECT for x in (outcome.settled, *own) if x is not None)


def items_of(record: Record) -> Iterator[Item]:
    """Everything of `record` that can be decided on, article by article, as it is in doubt."""
    linked: dict[str, set[Relation]] = defaultdict(set)
    for link in record.links:
        for end in (link.a, link.b):
            if end.statement and link.relation in _LINKED:
                linked[end.statement].add(link.relation)
    for article in record.articles:
        attributions = {x.id: x for x in article.reading.attributions}
        terms: dict[str, list[Term]] = defaultdict(list)
        for term in article.reading.terms:
            terms[term.statement].append(term)
        for statement in article.reading.statements:
            doubts = list(_doubts(statement, attributions.get(statement.attribution or "")))
            doubts += [_LINKED[x] for x in sorted(linked[statement.id])]
            own = terms[statement.id]
            cells = {(x.subject, x.slot, slot_key(Report(term=x, statement=statement, article=article))) for x in own}
            yield _item(statement, statement, article, doubts, 1 + len(cells))
            for term in own:
                yield _item(term, statement, article, [*doubts, *_term_doubts(term)], 1)


def _item(noun: Reading, statement: Statement, article: Article, doubts: list[tuple[str, float]], cells: int) -> Item:
    sure = 1.0
    for _, share in doubts:
        sure *= 1 - share
    reasons = tuple(x for x, share in sorted(doubts, key=lambda x: -x[1]) if share > 0)
    return Item(noun=noun, statement=statement, article=article, doubt=1 - sure, cells=cells, reasons=reasons)


def _doubts(statement: Statement, attribution: Attribution | None) -> Iterator[tuple[str, float]]:
    if attribution is not None:
        share = round(1 - attribution.confidence, 3)
        yield f"the attribution is {attribution.confidence:.0%} sure", share
        if not statement.holders:
            yield "nobody is found who says it", NOBODY
        force = _FORCES.get(attribution.kind)
        if force is not None and force is not FORCE_OF_ACT[statement.act]:
            yield f"the cue makes it {attribution.kind}, the act is {statement.act.replace('_', ' ')}", OTHER_FORCE
    if statement.position is PositionInText.HEADLINE:
        yield "only the headline says it here", HEADLINE
    if statement.irony:
        yield "it may be ironic", IRONY


def _term_doubts(term: Term) -> Iterator[tuple[str, float]]:
    if isinstance(term.value, Obligation):
        if not term.value.obligors:
            yield "nobody is found who would owe it", NOBODY
        if term.value.firmness_label is not None and term.value.firmness_level is None:
            yield "the text names a bond and does not say what binds", NO_LEVEL
