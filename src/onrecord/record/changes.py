"""What changed on the record between two days of knowledge: the state before, the state after, and the difference."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.model.link import End, Link
from onrecord.model.reading import Article
from onrecord.model.term import Obligation, Position, Rule, Step
from onrecord.model.vocabulary import Rank, Relation, Slot, Stance
from onrecord.record.cells import Cell, Group, GroupKey, group_key, review_of
from onrecord.record.chain import Word
from onrecord.record.record import Record
from onrecord.record.reports import Report, known_on
from onrecord.record.state import ArrangementState, Matrix, state_on

OBJECTIONS = frozenset({Stance.OPPOSE, Stance.RELUCTANT})


class Kind(StrEnum):
    """What may change, in the order of a digest."""

    ARRANGEMENT = "new arrangement"
    STATUS = "status"
    RAISED = "firmness raised"
    LOWERED = "firmness lowered"
    OBLIGATION = "new obligation"
    TERMS = "obligation told otherwise"
    RULE = "decision rule"
    CONDITION = "condition"
    OBJECTION = "objection made"
    WITHDRAWN = "objection withdrawn"
    TURNED = "position changed"
    POSITION = "position taken"
    NAMED = "an origin became named"
    ORIGIN = "second independent origin"
    CONFLICT = "conflict opened"
    ALTERED = "a copy altered a fact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change on `day`, when readers could first know it. `arrangement` is "" where a link is of none.

    `before` is None where nothing was reported; `before` and `after` are the groups of the cell `shown`, or None where
    a `link` is the change.
    """

    day: dt.date
    kind: Kind
    arrangement: str
    name: str
    shown: str = ""
    before: Group | None = None
    after: Group | None = None
    link: Link | None = None

    @property
    def report(self) -> Report | None:
        """The report that made the change: the first of its value; None for a link."""
        dated = [(r.known_on, r.term.id, r) for r in self.after.reports if r.known_on] if self.after else []
        return min(dated, key=lambda x: x[:2])[2] if dated else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The changes from `since` to `until` (None: to the end), by day; `undated` counts reports that have no day."""

    since: dt.date
    until: dt.date | None
    changes: tuple[Change, ...]
    undated: int


def changes_of(record: Record, since: dt.date, until: dt.date | None = None) -> Changes:
    """What readers could know by `until` and not before `since`. Raises ValueError if `until` is before `since`."""
    if until is not None and until < since:
        raise ValueError(f"expected an end on or after {since}, found {until}")
    end = until or dt.date.max
    after = state_on(record, by=end)
    before = state_on(record, by=since - dt.timedelta(days=1)) if since > dt.date.min else None
    old = {a.subject: a for a in before.arrangements} if before else {}
    found = [c for a in after.arrangements for c in _of_arrangement(a, old.get(a.subject))]
    found += _of_links(record, after, since, end)
    order = list(Kind)
    found.sort(key=lambda c: (c.day, c.name, order.index(c.kind), c.shown, c.link.id if c.link else ""))
    return Changes(since=since, until=until, changes=tuple(found), undated=len(after.undated))


def _of_arrangement(now: ArrangementState, then: ArrangementState | None) -> Iterator[Change]:
    cells = {(c.slot, c.key): c for c in then.cells} if then else {}
    made = [c for cell in now.cells for c in _of_cell(now, cell, cells.get((cell.slot, cell.key)))]
    if then is None and made:
        first = min(made, key=lambda c: c.day)
        yield replace(first, kind=Kind.ARRANGEMENT, shown="", before=None)
    yield from made


def _of_cell(arrangement: ArrangementState, cell: Cell, then: Cell | None) -> Iterator[Change]:
    old: dict[GroupKey, Group] = {group_key(g.reports[0]): g for g in then.groups} if then else {}
    stood = next((g for g in then.groups if g.rank is Rank.PREFERRED), None) if then else None
    for group in cell.groups:
        was = old.get(group_key(group.reports[0]))
        kinds = _grown(was, group) if was else _told(stood, group)
        for kind in kinds:
            day = _first_day(group, was)
            if day is not None:
                yield Change(
                    day=day,
                    kind=kind,
                    arrangement=arrangement.subject,
                    name=arrangement.name,
                    shown=cell.shown,
                    before=was or stood,
                    after=_with_new(group, was),
                )


def _first_day(group: Group, was: Group | None) -> dt.date | None:
    return min((r.known_on for r in _new(group, was) if r.known_on), default=None)


def _new(group: Group, was: Group | None) -> list[Report]:
    known = {(r.article.document.id, r.term.id) for r in was.reports} if was else set()
    return [r for r in group.reports if (r.article.document.id, r.term.id) not in known]


def _with_new(group: Group, was: Group | None) -> Group:
    """The group with the reports that came to it, so that the sentence shown is the one that made the change."""
    new = tuple(_new(group, was)) or group.reports
    return replace(group, reports=new, count=len(new), review=review_of(new))


def _grown(was: Group, group: Group) -> Iterator[Kind]:
    """What changed of a value that was reported already."""
    if was.origins < 2 <= group.origins:
        yield Kind.ORIGIN
    if was.word > Word.NAMED_THIRD_PARTY >= group.word:
        yield Kind.NAMED


def _told(stood: Group | None, group: Group) -> Iterator[Kind]:
    """What a value is that was not reported before, beside the one that `stood`."""
    value, old = group.reports[0].term.value, stood.reports[0].term.value if stood else None
    match value:
        case Step() if value.current or stood is None:
            yield Kind.STATUS
        case Rule():
            yield Kind.RULE
        case Obligation(firmness_level=level):
            before = old.firmness_level if isinstance(old, Obligation) else None
            if old is None:
                yield Kind.OBLIGATION
            elif level is not None and before is not None and level != before:
                yield Kind.RAISED if level > before else Kind.LOWERED
            else:
                yield Kind.TERMS
        case Position(stance=stance):
            before_ = old.stance if isinstance(old, Position) else None
            yield _of_stance(before_, stance)
        case _:
            if group.reports[0].term.slot is Slot.CONDITION:
                yield Kind.CONDITION


def _of_stance(before: Stance | None, stance: Stance) -> Kind:
    if stance in OBJECTIONS and before not in OBJECTIONS:
        return Kind.OBJECTION
    if before in OBJECTIONS and stance not in OBJECTIONS:
        return Kind.WITHDRAWN
    return Kind.POSITION if before is None else Kind.TURNED


def _of_links(record: Record, matrix: Matrix, since: dt.date, until: dt.date) -> Iterator[Change]:
    """Conflicts and alterations of which the later side came in these days."""
    days = {a.document.id: known_on(a) for a in record.articles}
    names = {a.subject: a.name for a in matrix.arrangements}
    about = _subjects_of(record.articles, names)
    for link in record.links:
        kind = {Relation.CONFLICTS: Kind.CONFLICT, Relation.ALTERS: Kind.ALTERED}.get(link.relation)
        day = max((d for x in (link.a, link.b) if (d := days.get(x.document or ""))), default=None)
        if kind is None or day is None or not since <= day <= until:
            continue
        subject = next((x for end in (link.a, link.b) for x in about.get(_key(end), ())), "")
        yield Change(day=day, kind=kind, arrangement=subject, name=names.get(subject, ""), link=link)


def _key(end: End) -> tuple[str, str]:
    return end.document or "", end.statement or ""


def _subjects_of(articles: Iterable[Article], names: Mapping[str, str]) -> dict[tuple[str, str], tuple[str, ...]]:
    return {
        (a.document.id, s.id): tuple(x for x in s.subjects if x in names)
        for a in articles
        for s in a.reading.statements
    }
