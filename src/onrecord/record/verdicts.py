"""What coders' verdicts on one statement or term come to, and the record under them.

Of one coder's verdicts on a thing the last counts; one that parks it decides nothing. Where coders contradict each
other nothing is changed and the reading says so, until a third settles it; what is settled stays settled whatever the
two say later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.model.actor import Actor
from onrecord.model.link import Link
from onrecord.model.reading import Article
from onrecord.model.statement import Statement
from onrecord.model.term import Term
from onrecord.model.verdict import Decision, Fields, Verdict
from onrecord.model.vocabulary import Relation
from onrecord.record.fields import ACTORS, SUBJECTS, Kind, fields_in, slot_of, with_fields
from onrecord.record.placing import Placed
from onrecord.record.record import Record
from onrecord.record.subjects import subject_anchors

# Links that compare what two statements say; those of lineage compare wording, which no verdict changes.
COMPARING = frozenset({Relation.AGREES, Relation.CONFLICTS})


class Holds(StrEnum):
    """How a verdict stands among the others."""

    HOLDS = "holds"
    PARKED = "parked"
    REPLACED = "replaced"
    CONTESTED = "contested"
    OVERRULED = "overruled"
    WITHDRAWN = "withdrawn"
    LOST = "lost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What `verdicts`, the last of each coder, come to: `decision`, None while coders contradict each other, and the
    fields `changed`; `review` says it in words. `settled` is the adjudication, None if there is none."""

    verdicts: tuple[Verdict, ...]
    decision: Decision | None
    changed: Fields
    review: str
    settled: Verdict | None = None


def outcome_of(verdicts: Iterable[Verdict]) -> Outcome | None:
    """What the standing verdicts on one thing come to; None if there are none."""
    last: dict[str, Verdict] = {}
    settled: Verdict | None = None
    for verdict in sorted((x for x in verdicts if x.withdrawn_at is None), key=lambda x: (x.at, x.id)):
        if verdict.settles:
            settled = verdict
        else:
            last[verdict.by] = verdict
    coders = tuple(last[x] for x in sorted(last) if last[x].decision is not Decision.PARK)
    if settled is not None:
        said = f"{_past(settled)}, settled"
        return Outcome(
            verdicts=coders, decision=settled.decision, changed=settled.changed, review=said, settled=settled
        )
    if not coders:
        return None
    if len({x.outcome for x in coders}) > 1:
        said = f"contested: {', '.join(_past(x) for x in coders)}"
        return Outcome(verdicts=coders, decision=None, changed=(), review=said)
    by = " and ".join(x.by for x in coders)
    one = coders[0]
    return Outcome(verdicts=coders, decision=one.decision, changed=one.changed, review=_past(replace(one, by=by)))


def _past(verdict: Verdict) -> str:
    return f"{verdict.decision.past} by {verdict.by}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A statement or term that was ruled out, as it was read, with its article and what it came to."""

    noun: Statement | Term
    article: Article
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A record under its verdicts.

    `record` is what the views show, `before` the same under no verdict, `read` the articles as they were read, under
    the documents' own ids; `outcomes` are by id of the statement or term; `rejected` are those ruled out, terms of a
    rejected statement among them; `aside` are links that rest on what was rejected or edited.
    """

    record: Record
    before: Record
    read: tuple[Article, ...]
    placed: tuple[Placed, ...]
    outcomes: Mapping[str, Outcome]
    rejected: tuple[Rejected, ...]
    aside: tuple[Link, ...]

    def holds(self, placed: Placed) -> Holds:
        """How a verdict stands."""
        verdict = placed.verdict
        if verdict.withdrawn_at is not None:
            return Holds.WITHDRAWN
        if not placed.target:
            return Holds.LOST
        if verdict.decision is Decision.PARK:
            return Holds.PARKED if verdict == own_verdict(self, placed.target, verdict.by) else Holds.REPLACED
        found = self.outcomes.get(placed.target)
        if found is None:
            return Holds.REPLACED
        if found.settled is not None:
            return Holds.HOLDS if verdict == found.settled else Holds.OVERRULED
        if verdict not in found.verdicts:
            return Holds.REPLACED
        return Holds.CONTESTED if found.decision is None else Holds.HOLDS


def own_verdict(found: Judged, target: str, by: str) -> Verdict | None:
    """The last standing verdict of the coder `by` on `target`; None if there is none."""
    mine = [x.verdict for x in found.placed if x.target == target and x.verdict.by == by]
    return max((x for x in mine if x.withdrawn_at is None), key=lambda x: (x.at, x.id), default=None)


def judged(record: Record, placed: Sequence[Placed], read: Sequence[Article] = ()) -> Judged:
    """`record`, made from the articles `read`, under the verdicts that were `placed` in them."""
    on: dict[str, list[Verdict]] = defaultdict(list)
    for each in placed:
        if each.target:
            on[each.target].append(each.verdict)
    outcomes = {target: found for target, x in on.items() if (found := outcome_of(x))}
    coined = {a.id: a for x in outcomes.values() for v in (*x.verdicts, x.settled) if v for a in v.coined}
    under = _Under(
        outcomes=outcomes,
        ids={ACTORS: record.anchors, SUBJECTS: subject_anchors(record)},
        actors={**coined, **record.actors},
        rejected=[],
    )
    documents = {x.verdict.document for x in placed if x.target}
    articles = tuple(under.article(a) if a.document.id in documents else a for a in record.articles)
    gone = {x.noun.id for x in under.rejected}
    edited = {x for x, found in outcomes.items() if found.decision is Decision.EDIT}
    edited |= {t.statement for a in articles if a.document.id in documents for t in a.reading.terms if t.id in edited}
    aside = tuple(x for x in record.links if _rests_on(x, gone, edited))
    left = {x.id for x in aside}
    shown = replace(
        record,
        articles=articles,
        links=tuple(x for x in record.links if x.id not in left),
        actors=under.actors,
        aside=len(aside),
    )
    return Judged(
        record=shown,
        before=record,
        read=tuple(read),
        placed=tuple(placed),
        outcomes=outcomes,
        rejected=tuple(under.rejected),
        aside=aside,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Under:
    """Puts articles under outcomes: `ids` are the record's by what a verdict may name, `actors` by the record's id."""

    outcomes: Mapping[str, Outcome]
    ids: Mapping[str, Mapping[str, str]]
    actors: Mapping[str, Actor]
    rejected: list[Rejected]

    def article(self, article: Article) -> Article:
        """`article` without what was rejected, which is kept aside, and with what was edited."""
        reading = article.reading
        gone = {x.id: found for x in reading.statements if (found := self.outcomes.get(x.id)) and _out(found)}
        statements: list[Statement] = []
        terms: list[Term] = []
        for statement in reading.statements:
            if statement.id in gone:
                self.rejected.append(Rejected(noun=statement, article=article, outcome=gone[statement.id]))
            else:
                statements.append(self._ruled(statement))
        for term in reading.terms:
            found = self.outcomes.get(term.id)
            out = found if found and _out(found) else gone.get(term.statement)
            if out is None:
                terms.append(self._ruled(term))
            else:
                self.rejected.append(Rejected(noun=term, article=article, outcome=out))
        named = {x for s in statements for x in (*s.holders, s.addressee)} | {x for t in terms for x in t.actors()}
        new = sorted(x for x in named - {x.id for x in reading.actors} if x is not None and x in self.actors)
        actors = (*reading.actors, *(self.actors[x] for x in new))
        return replace(
            article, reading=replace(reading, statements=tuple(statements), terms=tuple(terms), actors=actors)
        )

    def _ruled(self, noun: Kind) -> Kind:
        outcome = self.outcomes.get(noun.id)
        if outcome is None:
            return noun
        there = fields_in(slot_of(noun))
        changed = []
        for name, values in outcome.changed:
            ids = self.ids.get(str(there[name].words), {})
            changed.append((name, tuple(dict.fromkeys(ids.get(x, x) for x in values))))
        return replace(with_fields(noun, tuple(changed)), review=outcome.review)


def _out(outcome: Outcome) -> bool:
    return outcome.decision is Decision.REJECT


def _rests_on(link: Link, gone: set[str], edited: set[str]) -> bool:
    ends = {x.statement for x in (link.a, link.b) if x.statement}
    return not ends.isdisjoint(gone) or (link.relation in COMPARING and not ends.isdisjoint(edited))
