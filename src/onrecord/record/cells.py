"""A cell of the state matrix: what is reported in one slot of one arrangement, grouped by value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.model.quantity import Quantity
from onrecord.model.term import Condition, Obligation, Party, Position, Rule, Step
from onrecord.model.vocabulary import Rank, Relation, Slot
from onrecord.record.chain import Word, chain_of, whose_word
from onrecord.record.origins import origins_of
from onrecord.record.record import Record
from onrecord.record.reports import Report
from onrecord.text.words import content_words

# A value as far as it makes two reports say the same; a slot key names the cell inside its arrangement.
GroupKey = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The reports that give one value, the best first; `count` are all of them, of which `reports` may be the first.

    `origins` counts independent origins; `sightings` counts reports: an independent voice in an article, once for each
    address it was seen at. `altered`: some link says that a copy changed it;
    `in_headline`: only headlines say it; `undated`: none has a day from which it counts; `review` is what people say of
    the readings of its terms, each verdict once, and whether some are machine-read still; `why` has the reasons for
    which reports were counted as one origin.
    """

    rank: Rank
    word: Word
    origins: int
    reports: tuple[Report, ...]
    sightings: int
    chain: tuple[str, ...]
    altered: bool
    in_headline: bool
    count: int
    undated: bool
    review: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One slot and key of an arrangement with its groups in order of rank; `shown` is the key in names."""

    slot: Slot
    key: str
    shown: str
    groups: tuple[Group, ...]


def cells_of(reports: Iterable[Report], record: Record) -> list[Cell]:
    """The cells of one arrangement's reports."""
    cells: dict[tuple[Slot, str], list[Report]] = defaultdict(list)
    for report in reports:
        cells[report.term.slot, slot_key(report)].append(report)
    altered = altered_in(record)
    return [
        Cell(slot=slot, key=key, shown=key_in_names(found[0], record), groups=_groups(found, record, altered))
        for (slot, key), found in sorted(cells.items())
    ]


def slot_key(report: Report) -> str:
    """What makes two reports of one slot speak of the same thing."""

    def known(actors: Iterable[str]) -> str:
        return "+".join(sorted(set(actors))) or "?"

    match report.term.value:
        case Obligation() as owed:
            return f"{known(owed.obligors)}>{known(owed.beneficiaries)}:{owed.kind}"
        case Party(actor=actor) | Position(actor=actor):
            return known([actor] if actor else [])
        case Rule() | Condition() | Step():
            return ""


def group_key(report: Report) -> GroupKey:
    """The value of a report's term as far as it makes two reports say the same."""
    match report.term.value:
        case Obligation() as owed:
            return (owed.status, str(owed.firmness_level), _label(owed), _amount(owed.amount))
        case Party(role=role):
            return (role,)
        case Position(stance=stance):
            return (stance,)
        case Rule(rule=rule, contested=contested):
            return (rule, str(contested))
        case Condition(span=span):
            return tuple(content_words(span.text))
        case Step(value=step):
            return (step,)


def _label(owed: Obligation) -> str:
    # Inflection is no difference in firmness: "guarantees" and "guaranteed" share their first five letters.
    return owed.firmness_label.text.casefold()[:5] if owed.firmness_label else ""


def _amount(amount: Quantity | None) -> str:
    return f"{amount.comparator} {amount.value} {amount.unit}" if amount else ""


def key_in_names(report: Report, record: Record) -> str:
    """The key of the slot that `report` fills, in names."""

    def named(actors: Iterable[str]) -> str:
        return " and ".join(sorted(record.name(x) for x in set(actors))) or "somebody"

    match report.term.value:
        case Obligation() as owed:
            return f"{named(owed.obligors)} to {named(owed.beneficiaries)}: {owed.kind.replace('_', ' ')}"
        case Party(actor=actor) | Position(actor=actor):
            return named([actor] if actor else [])
        case Rule() | Condition() | Step():
            return ""


def _groups(reports: Sequence[Report], record: Record, altered: set[tuple[str | None, str]]) -> tuple[Group, ...]:
    by_value: dict[GroupKey, list[Report]] = defaultdict(list)
    for report in reports:
        by_value[group_key(report)].append(report)
    made = [_group(found, record, altered) for _, found in sorted(by_value.items())]
    # Those of one rank stay in the order of their values.
    made.sort(key=lambda g: (g.word, -g.origins, g.altered or g.in_headline, -_latest(g)))
    current = [g for g in made if not _superseded(g)]
    first = current[0] if current else None
    return tuple(
        replace(
            g, rank=Rank.DEPRECATED if g.altered or _superseded(g) else Rank.PREFERRED if g is first else Rank.NORMAL
        )
        for g in made
    )


def _place(report: Report) -> tuple[str, str]:
    return report.article.document.id, report.term.id


def _latest(group: Group) -> int:
    return max((x.since.toordinal() for x in group.reports if x.since), default=0)


def _superseded(group: Group) -> bool:
    """Whether every report of it is a step that its own page calls past."""
    return all(called_past(x) for x in group.reports)


def called_past(report: Report) -> bool:
    """Whether it is a step that its own page calls past."""
    return isinstance(report.term.value, Step) and not report.term.value.current


def order(report: Report) -> tuple[Word, bool, int, int]:
    """By which the reports of one value stand, the best first: those of one order by document and term."""
    word = whose_word(report.statement, report.principals, report.article)
    # The latest first, and of one day's reports the one that readers could know first: the original, not its copy.
    day = report.since.toordinal() if report.since else 0
    known = report.known_on.toordinal() if report.known_on else 0
    return word, report.in_headline, -day, known


def altered_in(record: Record) -> set[tuple[str | None, str]]:
    """The statements, by document and id, that a link says a copy changed."""
    return {(x.a.document, x.a.statement) for x in record.links if x.relation is Relation.ALTERS and x.a.statement}


def review_of(reports: Iterable[Report]) -> str:
    """What people say of the readings of their terms, each once."""
    return "; ".join(dict.fromkeys(x.term.review for x in reports))


def _group(reports: Sequence[Report], record: Record, altered: set[tuple[str | None, str]]) -> Group:
    best = sorted(reports, key=lambda x: (order(x), _place(x)))
    origins = origins_of([(x.statement, x.article) for x in best], record.lineage)
    articles = {x.article.document.id: x.article for x in best}
    voices: dict[str, set[int]] = defaultdict(set)
    for x in best:
        voices[x.article.document.id].add(origins.of(x.statement, x.article))
    return Group(
        rank=Rank.NORMAL,
        word=whose_word(best[0].statement, best[0].principals, best[0].article),
        origins=origins.count,
        reports=tuple(best),
        sightings=sum(len(a.captures) * len(voices[d]) for d, a in articles.items()),
        chain=chain_of(best[0].statement, best[0].article, record.lineage, record.pages),
        altered=all((x.article.document.id, x.statement.id) in altered for x in best),
        in_headline=all(x.in_headline for x in best),
        count=len(best),
        undated=all(x.since is None for x in best),
        review=review_of(best),
        why=origins.reasons,
    )
