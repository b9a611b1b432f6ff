"""The state matrix: every arrangement, slot by slot, with the values reported for it and on whose word."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model.reading import Article
from onrecord.model.subject import Subject
from onrecord.model.vocabulary import Slot, SubjectKind
from onrecord.record.cells import Cell, cells_of
from onrecord.record.record import Record
from onrecord.record.reports import Report, counts_on, known_by, reports_of, undated


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrangementState:
    """One arrangement: what it is called, and a cell for each slot and key that somebody reports on."""

    subject: str
    name: str
    aliases: tuple[str, ...]
    type: str
    cells: tuple[Cell, ...]
    relations: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The state `as_of` a day, `known_by` a day (None: nothing is cut off).

    `undated` are reports that a cut-off was asked for and that have no date to be judged by: shown apart.
    """

    as_of: dt.date | None
    known_by: dt.date | None
    arrangements: tuple[ArrangementState, ...]
    undated: tuple[Report, ...] = ()


SLOT_ORDER = {slot: n for n, slot in enumerate(Slot)}


def state_on(record: Record, *, as_of: dt.date | None = None, by: dt.date | None = None) -> Matrix:
    """The state matrix as of a day and as known `by` a day."""
    reports: dict[str, list[Report]] = defaultdict(list)
    apart: list[Report] = []
    for report in reports_of(record.articles):
        if undated(report, as_of, by):
            apart.append(report)
        elif counts_on(report, as_of) and known_by(report, by):
            reports[report.term.subject].append(report)
    subjects = _subjects(record.articles)
    arrangements = [
        _arrangement(subject, subjects[subject], found, record)
        for subject, found in sorted(reports.items())
        if any(x.kind is SubjectKind.ARRANGEMENT for x in subjects[subject])
    ]
    return Matrix(as_of=as_of, known_by=by, arrangements=tuple(arrangements), undated=tuple(apart))


def _subjects(articles: Iterable[Article]) -> dict[str, list[Subject]]:
    found: dict[str, list[Subject]] = defaultdict(list)
    for article in articles:
        for subject in article.reading.subjects:
            found[subject.id].append(subject)
    return found


def _arrangement(subject: str, seen: Sequence[Subject], reports: Sequence[Report], record: Record) -> ArrangementState:
    # The name most documents use; of equally frequent ones the shortest, which says least beyond the name.
    name = min((x.name for x in seen), key=lambda n: (-sum(x.name == n for x in seen), len(n), n))
    surfaces = {m.text for x in seen for m in x.mentions} - {name}
    cells = cells_of(reports, record)
    return ArrangementState(
        subject=subject,
        name=name,
        aliases=tuple(sorted(surfaces)),
        type=min(x.type for x in seen),
        cells=tuple(sorted(cells, key=lambda c: (SLOT_ORDER[c.slot], c.key))),
        relations=tuple(sorted({r for x in seen for r in x.relations})),
    )


def matching(matrix: Matrix, wanted: str) -> tuple[ArrangementState, ...]:
    """The arrangements that `wanted` may mean: by id (``-`` for ``_`` too), name or alias, else by a part of one."""
    asked = wanted.casefold()
    ids = asked.replace("-", "_").replace(" ", "_")
    exact = [
        a for a in matrix.arrangements if ids == a.subject or asked in {n.casefold() for n in (a.name, *a.aliases)}
    ]
    return tuple(exact) or tuple(
        a for a in matrix.arrangements if any(asked in n.casefold() for n in (a.name, *a.aliases)) or ids in a.subject
    )
