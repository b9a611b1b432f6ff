"""Answers as flat rows, for tables and CSV: one function a view, columns first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from onrecord.model.link import End, Link
from onrecord.model.span import Span
from onrecord.model.statement import Statement
from onrecord.model.term import Condition, Obligation, Party, Position, Rule, Step, Value
from onrecord.model.verdict import MACHINE_READ
from onrecord.model.vocabulary import Polarity, Rank
from onrecord.record.corroboration import Corroboration
from onrecord.record.record import Record
from onrecord.record.said import Saying
from onrecord.record.state import ArrangementState, Matrix

Row = tuple[str, ...]


def words(spans: Iterable[Span]) -> str:
    """The words of several spans, gaps marked."""
    return " … ".join(x.text for x in spans)


def value_words(value: Value) -> str:
    """A term's value in words."""
    match value:
        case Party(role=role):
            return role.replace("_", " ")
        case Position(stance=stance, qualifier=qualifier):
            return f"{stance}: {qualifier.text}" if qualifier else stance
        case Rule(rule=rule, contested=contested):
            return rule.replace("_", " ") + (" (contested)" if contested else "")
        case Condition(span=span):
            return span.text
        case Step(value=step):
            return step.replace("_", " ")
        case Obligation():
            level = "unknown" if value.firmness_level is None else str(value.firmness_level)
            label = f', "{value.firmness_label.text}"' if value.firmness_label else ""
            amount = f", {value.amount.span.text}" if value.amount else ""
            condition = f", if: {value.condition.text}" if value.condition else ""
            return f"{value.status.replace('_', ' ')}, firmness {level}{label}{amount}{condition}"


CELL_COLUMNS = ("slot", "value", "on whose word", "origins", "sentence")


def cell_rows(arrangement: ArrangementState, record: Record) -> list[Row]:
    """A row for each group of each cell of one arrangement, for reading: deprecated values are marked as such."""
    sources = record.sources()
    rows: list[Row] = []
    for cell in arrangement.cells:
        for group in cell.groups:
            best = group.reports[0]
            of = f"\n{cell.shown}" if cell.shown else ""
            flags = [x for x, true in (("altered", group.altered), ("headline only", group.in_headline)) if true]
            if group.review != MACHINE_READ:
                flags.append(group.review)
            if group.rank is Rank.DEPRECATED:
                flags.append("superseded" if not group.altered else "deprecated")
            rows.append(
                (
                    cell.slot.replace("_", " ") + of,
                    value_words(best.term.value) + "".join(f" [{x}]" for x in flags),
                    f"{group.word.label}: {' < '.join(group.chain)}",
                    f"{group.origins} of {group.sightings}",
                    f"{words(best.term.evidence)} [{sources[best.article.document.id].rpartition('/')[2]}]",
                )
            )
    return rows


def state_rows(matrix: Matrix, record: Record) -> tuple[Row, list[Row]]:
    """A row for each group of each cell of the state matrix, for machines."""
    columns = ("arrangement", "slot", "of", "value", "rank", "on_whose_word", "chain", "origins", "reports", "review")
    sources = record.sources()
    rows: list[Row] = []
    for arrangement in matrix.arrangements:
        for cell in arrangement.cells:
            for group in cell.groups:
                best = group.reports[0]
                rows.append(
                    (
                        arrangement.subject,
                        cell.slot.value,
                        cell.key,
                        value_words(best.term.value),
                        group.rank.value,
                        group.word.label,
                        " < ".join(group.chain),
                        str(group.origins),
                        str(group.sightings),
                        group.review,
                        sources[best.article.document.id],
                        words(best.term.evidence),
                    )
                )
    return (*columns, "source", "evidence"), rows


def act_words(statement: Statement) -> str:
    """What the statement does, in words: "not promise" where its holder commits to the contrary."""
    return ("not " if statement.polarity is Polarity.NEG else "") + statement.act.replace("_", " ")


def saying_rows(sayings: Iterable[Saying], record: Record, *, named: bool = True) -> tuple[Row, list[Row]]:
    """A row for each saying; `origins` is how many independent origins of how many reports. Not `named` where all are
    of one actor that the title names."""
    columns = ("day", "who", "act", "about", "chain", "origins", "source", "review", "what")
    rows: list[Row] = [
        (
            x.day.isoformat() if x.day else "undated",
            record.name(x.holder) if x.holder else "nobody named" if x.statement.attribution else "the page",
            act_words(x.statement),
            ", ".join(x.statement.subjects) or x.statement.issue,
            " < ".join(x.chain),
            f"{x.heard.origins} of {x.heard.reports}",
            x.article.captures[0].source,
            x.statement.review,
            words(x.statement.evidence),
        )
        for x in sayings
    ]
    if named:
        return columns, rows
    return (columns[0], *columns[2:]), [(row[0], *row[2:]) for row in rows]


def link_rows(links: Iterable[Link], sources: Mapping[str, str]) -> tuple[Row, list[Row]]:
    """A row for each link."""

    def end(x: End) -> str:
        if x.external is not None:
            return f"(outside) {x.external}"
        told = f": {x.span.text}" if x.span else ""
        return f"{sources.get(x.document or '', x.document or '')}{told}"

    columns = ("relation", "kind", "this", "that", "reason", "review")
    return columns, [
        (x.relation.value, (x.alteration or x.kind or ""), end(x.a), end(x.b), x.reason, MACHINE_READ) for x in links
    ]


def claim_rows(found: Corroboration) -> tuple[Row, list[Row]]:
    """A row for each report of a claim."""
    columns = ("origin", "on whose word", "chain", "says", "share", "source", "review", "what")
    return columns, [
        (
            str(x.origin),
            x.word.label,
            " < ".join(x.chain),
            "denies" if x.against else "reports",
            f"{x.share:.2f}",
            x.article.captures[0].source,
            x.statement.review,
            words(x.statement.evidence),
        )
        for x in found.supports
    ]
