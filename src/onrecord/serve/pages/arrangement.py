"""The page of one arrangement: who would owe what to whom, how firmly, by which rule, against whose objection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.model.vocabulary import Slot
from onrecord.record.chain import Word
from onrecord.record.disputes import Account
from onrecord.record.dossier import Dossier, Owed, firmest, level_words
from onrecord.record.obstacles import rules_of
from onrecord.record.record import Record
from onrecord.record.state import ArrangementState
from onrecord.record.strip import Told
from onrecord.serve.arrangements import citation
from onrecord.serve.pages.addresses import actor_address, arrangement_address, sentence_address
from onrecord.serve.pages.cells import CellView, cell_view, group_view
from onrecord.serve.pages.evidence import paragraph_around
from onrecord.serve.pages.state import StateQuery
from onrecord.serve.pages.strip import drawing_of
from onrecord.serve.pages.templating import render
from onrecord.serve.rows import value_words, words

SENTENCES = 12  # of one value; its JSON has all


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """An account of a disagreement: its sentence in its paragraph, cut before, at and after its words."""

    account: Account
    before: str
    words: str
    after: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A report of a step as a row of the table beside the strip."""

    told: Told
    word: str
    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A neighbour as a column: its cells in words, by slot; `href` is "" where nothing is reported of it."""

    name: str
    relation: str
    href: str
    slots: Sequence[tuple[Slot, Sequence[str]]]


def arrangement_page(
    dossier: Dossier,
    record: Record,
    query: StateQuery,
    *,
    title: str,
    span: tuple[str, str] | None,
    of: int | None = None,
) -> str:
    """The page of an arrangement; works without script. `span` is the first and last day on which anything is
    reported of it, None if nothing has a day. `of` so many reports the best are read, None: all are."""
    state = dossier.state
    path = arrangement_address(state.subject)
    return render(
        "arrangement.html",
        title=title,
        record=record,
        dossier=dossier,
        state=state,
        query=query,
        path=path,
        span=span,
        of=of,
        statuses=_views(state, Slot.STATUS, record),
        parties=_views(state, Slot.PARTY, record),
        levels=[(level, level_words(level), owed) for level, owed in firmest(dossier)],
        owed=[(x, group_view(x.group, record, most=SENTENCES), _named(x, record)) for x in dossier.owed],
        level_words=level_words,
        rules=[(value, group_view(group, record, most=SENTENCES)) for value, group in rules_of(state)],
        obstacles=[(x, group_view(x.group, record, most=SENTENCES)) for x in dossier.obstacles],
        sides=[
            (side, [(cell, actor_address(cell.key), group_view(g, record, most=SENTENCES)) for cell, g in found])
            for side, found in dossier.sides
        ],
        disputes=[(x, _side(x.a), _side(x.b)) for x in dossier.disputes],
        beside=_beside(dossier, query),
        drawing=drawing_of(dossier.strip),
        steps=[_step(x) for x in dossier.strip.told],
        cite=citation(dossier, title=title),
        known=record.actors,
    )


def _views(state: ArrangementState, slot: Slot, record: Record) -> list[CellView]:
    return [cell_view(c, record, most=SENTENCES) for c in state.cells if c.slot is slot]


def _named(owed: Owed, record: Record) -> tuple[str, str]:
    """Who owes and to whom, in names."""

    def told(actors: Iterable[str]) -> str:
        return " and ".join(record.name(x) for x in actors) or "the text does not say"

    return told(owed.value.obligors), told(owed.value.beneficiaries)


def _side(account: Account) -> Side:
    statement, document = account.statement, account.article.document
    before, told, after = paragraph_around(statement.evidence[0], document.text)
    return Side(account=account, before=before, words=told, after=after, href=sentence_address(document.id, statement))


def _step(told: Told) -> Step:
    report = told.report
    return Step(
        told=told,
        word=Word(told.word).label,
        words=words(report.term.evidence),
        href=sentence_address(report.article.document.id, report.statement),
    )


def _beside(dossier: Dossier, query: StateQuery) -> list[Beside]:
    """The arrangement itself and its neighbours, side by side; empty without neighbours."""
    if not dossier.neighbours:
        return []
    own = Beside(name=dossier.state.name, relation="this arrangement", href="", slots=_in_words(dossier.state))
    return [
        own,
        *(
            Beside(
                name=x.state.name if x.state else x.subject.replace("_", " "),
                relation=x.relation,
                href=query.days(arrangement_address(x.subject)) if x.state else "",
                slots=_in_words(x.state),
            )
            for x in dossier.neighbours
        ),
    ]


def _in_words(state: ArrangementState | None) -> list[tuple[Slot, list[str]]]:
    cells = state.cells if state else ()
    return [
        (
            slot,
            [
                ": ".join(x for x in (c.shown, value_words(c.groups[0].reports[0].term.value)) if x)
                for c in cells
                if c.slot is slot
            ],
        )
        for slot in Slot
    ]
