"""What changed on the record: as JSON, as rows, and as a digest in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from onrecord.model.verdict import MACHINE_READ
from onrecord.record.cells import Group
from onrecord.record.changes import Change, Changes, Kind
from onrecord.record.record import Record
from onrecord.serve.contract import Json, link_json, value_json
from onrecord.serve.rows import Row, value_words, words
from onrecord.serve.views import evidence_json

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|!])")


def change_json(change: Change, record: Record) -> Json:
    """``onrecord changes --json``: one change."""
    report = change.report
    return {
        "day": change.day.isoformat(),
        "kind": change.kind,
        "arrangement": change.arrangement or None,
        "name": change.name or None,
        "of": change.shown or None,
        "from": _value(change.before),
        "to": _value(change.after),
        "on_whose_word": change.after.word.label if change.after else None,
        "chain": list(change.after.chain) if change.after else [],
        "origins": change.after.origins if change.after else None,
        "link": link_json(change.link, record.sources()) if change.link else None,
        "evidence": evidence_json(report.term.evidence, report.article) if report else [],
        "review": change.after.review if change.after else MACHINE_READ,
    }


def _value(group: Group | None) -> Json | None:
    return value_json(group.reports[0].term.value) if group else None


def _words(group: Group | None) -> str:
    return value_words(group.reports[0].term.value) if group else ""


def change_rows(found: Changes, record: Record) -> tuple[Row, list[Row]]:
    """A row for each change, by day."""
    columns = ("day", "arrangement", "what", "of", "from", "to", "on whose word", "source", "review", "sentence")
    return columns, [_row(x, record) for x in found.changes]


def _row(change: Change, record: Record) -> Row:
    report, link = change.report, change.link
    if link is not None:
        sources = record.sources()
        ends = [sources.get(x.document or "", x.external or "") for x in (link.a, link.b)]
        shown = (link.alteration or link.kind or "", ends[1], ends[0], "", ends[0], MACHINE_READ, link.reason)
    else:
        word = f"{change.after.word.label}: {' < '.join(change.after.chain)}" if change.after else ""
        source = report.article.captures[0].source if report else ""
        told = words(report.statement.evidence) if report else ""
        review = change.after.review if change.after else MACHINE_READ
        shown = (change.shown, _words(change.before), _words(change.after), word, source, review, told)
    return (change.day.isoformat(), change.name, change.kind.value, *shown)


def digest(found: Changes, record: Record, *, title: str) -> str:
    """The changes as Markdown: by arrangement, each with its day, whose word and sentence."""
    until = f" to {found.until}" if found.until else ""
    lines = [f"# What changed: {_plain(title)}", "", f"From {found.since}{until}, {MACHINE_READ}.", ""]
    if not found.changes:
        lines += ["Nothing that readers could first know in these days.", ""]
    ordered = sorted(found.changes, key=lambda c: (not c.name, c.name))
    for name, group in groupby(ordered, key=lambda c: c.name):
        lines += [f"## {_plain(name) or 'Of no arrangement'}", ""]
        lines += [x for change in group for x in _entry(change, record)]
        lines.append("")
    if found.undated:
        lines += [f"{found.undated} reports have no date to be judged by and are left out.", ""]
    return "\n".join(lines)


def _entry(change: Change, record: Record) -> Iterator[str]:
    if change.link is not None:
        yield f"- **{change.day}, {change.kind}**: {_plain(change.link.reason)}"
        return
    before, after = _words(change.before), _words(change.after)
    told = f"{before} → {after}" if before and before != after else after
    if change.kind is Kind.ARRANGEMENT:
        told = "first reported"
    of = f" ({_plain(change.shown)})" if change.shown else ""
    yield f"- **{change.day}, {change.kind}**{of}: {_plain(told)}"
    if change.after:
        yield f"  On whose word: {change.after.word.label}, {_plain(' < '.join(change.after.chain))}."
    if report := change.report:
        source = record.sources()[report.article.document.id]
        yield f"  > {_plain(words(report.statement.evidence))} ({_plain(source)})"


def _plain(told: str) -> str:
    """Words of a text as Markdown shows them: on one line, no mark of theirs at work."""
    return _MARKS.sub(r"\\\1", " ".join(told.split()))
