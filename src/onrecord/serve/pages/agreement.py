"""The page of two coders: figures of agreement, and each thing they differ on with what either says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from onrecord.model.verdict import Verdict
from onrecord.record.agreement import Compared
from onrecord.record.coding import Target, targets_of
from onrecord.record.queue import Item, items_of
from onrecord.record.verdicts import Judged
from onrecord.serve.items import ItemView, item_view
from onrecord.serve.pages.addresses import sentence_address, with_query
from onrecord.serve.pages.templating import render
from onrecord.serve.reviews import AGREEMENT_COLUMNS, agreement_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A thing that two coders differ on: `fields` are names with what either says, `said` their verdicts, `settled` the
    third's, None while there is none."""

    view: ItemView
    href: str
    fields: Sequence[tuple[str, str, str]]
    said: Sequence[Verdict]
    settled: Verdict | None


def agreement_page(
    found: Judged,
    made: Compared | None,
    coders: tuple[str, str],
    pairs: Sequence[tuple[str, str, int]],
    *,
    by: str,
    trouble: str,
    may_write: bool,
    title: str,
) -> str:
    """How far `coders` agree in `made`, None where none are compared; `pairs` are those there are. Works without
    script."""
    differences = _differences(found, made, coders) if made else []
    return render(
        "agreement.html",
        title=title,
        by=by,
        coders=coders,
        pairs=[(a, b, n, with_query("/review/agreement", one=a, other=b, by=by)) for a, b, n in pairs],
        columns=AGREEMENT_COLUMNS,
        rows=agreement_rows(made)[1] if made else [],
        only=made.only if made else (0, 0),
        compared=made is not None,
        open=[x for x in differences if x.settled is None],
        settled=[x for x in differences if x.settled is not None],
        trouble=trouble,
        may_write=may_write,
        may_settle=may_write and by not in coders,
        with_query=with_query,
    )


def _differences(found: Judged, made: Compared, coders: tuple[str, str]) -> list[Difference]:
    items: dict[str, Item] = {x.noun.id: x for x in items_of(found.before)}
    targets: dict[str, Target] = targets_of(found)
    differ = []
    for target, told in groupby(made.disagreements, key=lambda x: x.target):
        fields = list(told)
        item = items[target]
        differ.append(
            Difference(
                view=item_view(item, targets[target], found.before),
                href=sentence_address(item.article.document.id, item.statement),
                fields=[(x.field, x.one, x.other) for x in fields],
                said=[x for by in coders for x in found.outcomes[target].verdicts if x.by == by],
                settled=fields[0].settled,
            )
        )
    return differ
