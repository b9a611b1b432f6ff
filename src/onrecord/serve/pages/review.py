"""The review: one item of the queue, in its paragraph, with what can be decided on it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from onrecord.model.attribution import Attribution
from onrecord.model.span import Span
from onrecord.model.verdict import Verdict
from onrecord.model.vocabulary import ActorType
from onrecord.record.coding import Target
from onrecord.record.placing import Placed
from onrecord.record.queue import Item, Waiting
from onrecord.record.subjects import listed_subjects
from onrecord.record.verdicts import Judged, own_verdict
from onrecord.serve.items import ItemView, item_view
from onrecord.serve.pages.addresses import sentence_address, with_query
from onrecord.serve.pages.editing import FieldView, fields_to_edit, known_names
from onrecord.serve.pages.marks import Mark, Run, runs_of
from onrecord.serve.pages.templating import render
from onrecord.serve.rows import words

AROUND = 1200  # characters of a paragraph on either side; a badly extracted page has all of it in one line
NEXT = 8  # items of the queue that are listed
SUBJECTS = 300  # offered where a field takes one, those with most terms first; any other may be typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A form that comes back: the `trouble` with it, the fields and the reason as they were sent."""

    trouble: str = ""
    why: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An item as the page shows it: `runs` are its paragraph, `parts` the words of source, cue and content, `own` what
    the coder decided on it before."""

    item: Item
    view: ItemView
    runs: Sequence[Run]
    cut: tuple[bool, bool]
    parts: Sequence[tuple[str, str]]
    href: str
    fields: Sequence[FieldView]
    own: Verdict | None
    skip: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A coder `by` at the queue: the record as `found`, what is `waiting`, and the `item` shown (None: nothing is
    left) with its `target`. `lists` are the values that a pack has, None where the pages only show."""

    found: Judged
    waiting: Waiting
    by: str
    item: Item | None
    target: Target | None
    lists: Mapping[str, Collection[str]] | None


def review_page(sitting: Sitting, sent: Sent, *, title: str) -> str:
    """The item with its sentence and the forms to decide; works without script."""
    item, by = sitting.item, sitting.by
    record = sitting.found.before
    waiting = sitting.waiting
    edits = item is not None and sitting.lists is not None
    return render(
        "review.html",
        title=title,
        by=by,
        shown=_shown(sitting, item, sitting.target, sent) if item and sitting.target else None,
        done=waiting.done,
        total=waiting.done + len(waiting.items),
        left=len(waiting.items),
        parked=len(waiting.parked),
        coming=[
            (item_view(x, Target(noun=x.noun, article=x.article), record), _address(by, x.noun.id))
            for x in islice((x for x in waiting.items if x is not item), NEXT)
        ],
        last=_last(sitting),
        sent=sent,
        may_write=sitting.lists is not None,
        names=known_names(record, item.article.document.id) if item and edits else [],
        subjects=[x.id for x in listed_subjects(record, kind=None)][:SUBJECTS]
        if item and sitting.lists is not None
        else [],
        actor_types=[x.value for x in ActorType],
        with_query=with_query,
    )


def name_page(trouble: str, *, title: str) -> str:
    """Who reviews? The name is kept with every decision."""
    return render("reviewer.html", trouble=trouble, title=title)


def _shown(sitting: Sitting, item: Item, target: Target, sent: Sent) -> Shown:
    record = sitting.found.before
    own = own_verdict(sitting.found, item.noun.id, sitting.by)
    runs, cut = paragraph_runs(item)
    attribution = attribution_of(item)
    parts = [
        (name, words(spans))
        for name, spans in (
            ("source", attribution.source if attribution else ()),
            ("cue", attribution.cue if attribution else ()),
            ("content", attribution.content if attribution else ()),
            ("read from", item.noun.evidence),
        )
        if spans
    ]
    return Shown(
        item=item,
        view=item_view(item, target, record),
        runs=runs,
        cut=cut,
        parts=parts,
        href=sentence_address(item.article.document.id, item.statement),
        fields=fields_to_edit(item.noun, own.changed if own else (), record, sitting.lists or {}, sent.fields),
        own=own,
        skip=_address(sitting.by, next_of(sitting.waiting.items, item.noun.id)),
    )


def next_of(items: Sequence[Item], target: str, *, rejected: bool = False) -> str:
    """The id of the item after `target`, "" (the first) at the end; terms of a statement that is `rejected` go with
    it."""
    at = next((n for n, x in enumerate(items) if x.noun.id == target), len(items))
    after = (x for x in items[at + 1 :] if not rejected or x.statement.id != target)
    return next((x.noun.id for x in after), "")


def attribution_of(item: Item) -> Attribution | None:
    """The attribution that the item's statement was read from; None where the page says it itself."""
    return next((x for x in item.article.reading.attributions if x.id == item.statement.attribution), None)


def paragraph_runs(item: Item) -> tuple[Sequence[Run], tuple[bool, bool]]:
    """The paragraph of an item cut at its marks, and whether words are left out before and after."""
    text, span = item.article.document.text, item.noun.evidence[0]
    attribution = attribution_of(item)
    marks = [Mark(x, "read", "") for x in item.noun.evidence]
    if attribution:
        marks += [Mark(x, "source", "") for x in attribution.source]
        marks += [Mark(x, "cue", "") for x in attribution.cue]
        marks += [Mark(x, "content", "", attribution.type) for x in attribution.content]
    start, end = _line(text, span)
    s, e = max(start, span.s - AROUND), min(end, span.e + AROUND)
    return runs_of(text, s, e, marks), (s > start, e < end)


def _line(text: str, span: Span) -> tuple[int, int]:
    end = text.find("\n", span.e)
    return text.rfind("\n", 0, span.s) + 1, end if end >= 0 else len(text)


def _last(sitting: Sitting) -> Placed | None:
    """The last decision of the coder that stands and can be undone."""
    mine = (x for x in sitting.found.placed if x.verdict.by == sitting.by and x.verdict.withdrawn_at is None)
    return max(mine, key=lambda x: (x.verdict.at, x.verdict.id), default=None)


def _address(by: str, at: str) -> str:
    return with_query("/review", by=by, at=at)
