"""What is wrong with what people said of subjects, statements and terms: kept, and reported on every rebuild."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.model.ruling import Naming, Ruling
from onrecord.model.rulings import weigh
from onrecord.record.placing import Placed
from onrecord.record.rulings import ids_of
from onrecord.store.base import Issue


def subject_troubles(
    ids: Mapping[tuple[str, str], str], rulings: Sequence[Ruling], namings: Sequence[Naming]
) -> list[Issue]:
    """Rulings on subjects that collide, were replaced by another person, or name what no document has. `ids` are the
    record's subject ids by (document id, the document's own)."""
    weighed = weigh(rulings)
    told = [("rulings collide", str(x)) for x in weighed.collisions]
    told += [
        ("rulings disagree", f"{old}; the later one stands: {new}") for old, new in weighed.replaced if old.by != new.by
    ]
    here = {own for _, own in ids} | {f"{own}@{document[:8]}" for document, own in ids}
    every: list[Ruling | Naming] = [*rulings, *namings]
    told += [
        ("ruling on no subject", f"{said}: no document has {gone}")
        for said in every
        for gone in sorted({*ids_of(said)} - here)
    ]
    return [Issue(document="", stage="resolve", kind=kind, detail=detail) for kind, detail in told]


def verdict_troubles(placed: Iterable[Placed]) -> list[Issue]:
    """Standing verdicts that belong to nothing in the record any more."""
    return [
        Issue(document="", stage="record", kind="verdict on nothing", detail=f"{x.verdict}: {x.trouble}")
        for x in placed
        if x.trouble and x.verdict.withdrawn_at is None
    ]
