"""Where each actor stands on each subject, dated: for, against, conditional, with the words that say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.model.term import Position
from onrecord.model.vocabulary import Stance
from onrecord.record.record import Record
from onrecord.record.reports import Report, reports_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """`actor` (canonical id; None is the page) takes `stance` on `subject` in `report`.

    `turned`: the same actor took another stance on the subject in an earlier dated report.
    """

    actor: str | None
    subject: str
    stance: Stance
    report: Report
    turned: bool


def positions_of(record: Record) -> tuple[Stand, ...]:
    """Every position on record; see `stands_of`."""
    return stands_of(reports_of(record.articles))


def stands_of(reports: Iterable[Report]) -> tuple[Stand, ...]:
    """The positions in `reports`, by subject and actor, each actor's in order of time; undated ones last."""
    found: list[tuple[str, str | None, Position, Report]] = []
    for report in reports:
        value = report.term.value
        if isinstance(value, Position):
            found.append((report.term.subject, value.actor, value, report))
    found.sort(key=lambda x: (x[0], x[1] or "", x[3].since is None, str(x[3].since), x[3].term.id))
    stands: list[Stand] = []
    for subject, actor, value, report in found:
        before = stands[-1] if stands and (stands[-1].subject, stands[-1].actor) == (subject, actor) else None
        turned = bool(before and actor and before.stance != value.stance and report.since and before.report.since)
        stands.append(Stand(actor=actor, subject=subject, stance=value.stance, report=report, turned=turned))
    return tuple(stands)
