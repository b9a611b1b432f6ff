"""What the search for terms needs of one document, and the questions that every slot asks of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.model.actor import Cast
from onrecord.model.attribution import Attribution
from onrecord.model.document import Page
from onrecord.model.ids import row_id
from onrecord.model.quantity import Quantity
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.subject import Subject
from onrecord.model.term import SLOT_OF, Term, Value
from onrecord.model.vocabulary import ActorType, SubjectKind
from onrecord.packs.pack import Pack
from onrecord.read.minting import nations_in
from onrecord.read.words import Sentence, sentences_on

# Who can owe, decide and take a stand.
AGENTS = frozenset(
    {
        ActorType.STATE,
        ActorType.ORGANISATION,
        ActorType.PERSON,
        ActorType.OFFICE,
        ActorType.COLLECTIVE,
        ActorType.ANONYMOUS_COLLECTIVE,
    }
)


@dataclass(frozen=True, kw_only=True)
class Scene:
    """One document as read so far."""

    text: str
    page: Page
    cast: Cast
    attributions: tuple[Attribution, ...]
    subjects: tuple[Subject, ...]
    statements: tuple[Statement, ...]
    quantities: tuple[Quantity, ...]
    pack: Pack
    found: list[Term] = field(default_factory=list)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the kept lines."""
        return sentences_on(self.text, self.page)

    @cached_property
    def types(self) -> dict[str, ActorType]:
        """Actor types by id."""
        return {a.id: a.type for a in self.cast.actors}

    @cached_property
    def principals(self) -> dict[str, str]:
        """Whom a person or office speaks for, by its id."""
        return {a.id: a.represents for a in self.cast.actors if a.represents}

    @cached_property
    def arrangements(self) -> dict[str, Subject]:
        """Subjects that are arrangements, by id."""
        return {s.id: s for s in self.subjects if s.kind is SubjectKind.ARRANGEMENT}

    def agents(self, s: int, e: int) -> list[tuple[int, int, str]]:
        """Offsets and ids of those in ``text[s:e]`` who can act, adjectives of states included, in text order."""
        found = [
            (m.span.s, m.span.e, m.actor)
            for m in self.cast.mentions
            if m.actor and s <= m.span.s and m.span.e <= e and self.types.get(m.actor) in AGENTS
        ]
        return sorted(found)

    def nations(self, s: int, e: int) -> frozenset[str]:
        """Ids of the states named in ``text[s:e]``."""
        return nations_in(self.text, s, e, self.pack)

    def home_of(self, statement: Statement, span: Span, types: Sequence[str] = ()) -> Subject | None:
        """The arrangement that words at `span` of a statement are about; of one of `types`, where some are given.

        First what the statement names, nearest first; then what was named before; then, by type alone, any.
        """
        own = [self.arrangements[x] for x in statement.subjects if x in self.arrangements]
        for pool in (own, list(self.arrangements.values())):
            fitting = [x for x in pool if not types or x.type in types]
            if fitting:
                return min(fitting, key=lambda x: (types.index(x.type) if types else 0, _distance(x, span), x.id))
        return min(own, key=lambda x: (_distance(x, span), x.id)) if own and not types else None

    def statement_at(self, span: Span) -> Statement | None:
        """The statement whose evidence holds `span`, the shortest of several."""
        over = [x for x in self.statements if any(span.overlaps(y) for y in x.evidence)]
        return min(over, key=lambda x: (sum(y.e - y.s for y in x.evidence), x.id)) if over else None

    def term(self, statement: Statement, subject: str, value: Value, evidence: Iterable[Span]) -> Term:
        """A term with its id."""
        spans = tuple(evidence)
        told = row_id("t", statement.id, subject, SLOT_OF[type(value)], value)
        return Term(
            id=told, statement=statement.id, subject=subject, value=value, evidence=spans, valid=statement.said_at
        )


def _distance(subject: Subject, span: Span) -> tuple[int, int]:
    before = [span.s - m.e for m in subject.mentions if m.e <= span.s]
    inside = [0 for m in subject.mentions if m.overlaps(span)]
    after = [m.s - span.e + 200 for m in subject.mentions if m.s >= span.e]
    return min([*inside, *before, *after], default=10**6), subject.mentions[0].s if subject.mentions else 0
