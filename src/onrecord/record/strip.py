"""The history of an arrangement as a strip: which steps are reported when, and which one was preferred from when on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model.term import Step
from onrecord.model.vocabulary import Act, Modality, Rank, Slot, Status
from onrecord.record.cells import cells_of
from onrecord.record.chain import Word, chain_of, whose_word
from onrecord.record.record import Record
from onrecord.record.reports import Report, counts_on
from onrecord.record.state import ArrangementState


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One report of a step on `day` (None if unknown); `forecast`: it is told as something yet to come."""

    day: dt.date | None
    step: Status
    forecast: bool
    report: Report
    word: Word
    chain: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """`step` was the preferred status from `since` until the day before `until`; None: to the end of the record."""

    step: Status
    since: dt.date
    until: dt.date | None
    forecast: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """`told` by day, undated ones last; `stretches` follow one another."""

    told: tuple[Told, ...]
    stretches: tuple[Stretch, ...]


def strip_of(arrangement: ArrangementState, record: Record) -> Strip:
    """The history of `arrangement`, from the reports behind its cells."""
    reports = [r for c in arrangement.cells if c.slot is Slot.STATUS for g in c.groups for r in g.reports]
    told = sorted(
        (_told(r, step, record) for r in reports if (step := _step(r))),
        key=lambda x: (x.day is None, x.day or dt.date.min, list(Status).index(x.step), x.report.term.id),
    )
    return Strip(told=tuple(told), stretches=_stretches(reports, record))


def _step(report: Report) -> Status | None:
    value = report.term.value
    return value.value if isinstance(value, Step) else None


def _told(report: Report, step: Status, record: Record) -> Told:
    return Told(
        day=report.since,
        step=step,
        forecast=is_forecast(report),
        report=report,
        word=whose_word(report.statement, report.principals, report.article),
        chain=chain_of(report.statement, report.article, record.lineage, record.pages),
    )


def is_forecast(report: Report) -> bool:
    """Whether a report tells of what is yet to come: it predicts, calls it only likely, or dates it after the day on
    which it was out."""
    begins, out = report.term.valid.lo, report.article.published.hi
    return (
        report.statement.act is Act.PREDICT
        or report.statement.modality in (Modality.PROBABLE, Modality.POSSIBLE)
        or (begins is not None and out is not None and begins > out)
    )


def _stretches(reports: Sequence[Report], record: Record) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    for day in sorted({r.since for r in reports if r.since}):
        held = [r for r in reports if counts_on(r, day)]
        first = _preferred(held, record)
        if first is None or (found and (found[-1].step, found[-1].forecast) == first):
            continue
        if found:
            last = found.pop()
            found.append(Stretch(step=last.step, since=last.since, until=day, forecast=last.forecast))
        found.append(Stretch(step=first[0], since=day, until=None, forecast=first[1]))
    return tuple(found)


def _preferred(reports: Sequence[Report], record: Record) -> tuple[Status, bool] | None:
    for cell in cells_of(reports, record):
        for group in cell.groups:
            step = _step(group.reports[0])
            if group.rank is Rank.PREFERRED and step is not None:
                return step, all(is_forecast(r) for r in group.reports)
    return None
