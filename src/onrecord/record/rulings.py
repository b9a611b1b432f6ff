"""What people ruled on the actors of a record: how each ruling stands, and which pairs part an actor in two."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.errors import RecordError
from onrecord.model.actor import Bond
from onrecord.model.ruling import Naming, Ruling
from onrecord.model.rulings import Standing, Weighed, weigh
from onrecord.record.record import Record

SHOWN = 12  # names in a message about one that means nobody or several


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A ruling or a name to show, and how it stands; `missing` are the ids of it that are not in the record."""

    ruling: Ruling | Naming
    standing: Standing
    missing: tuple[str, ...] = ()


def members_of(record: Record, actor: str, bonds: Iterable[Bond]) -> tuple[str, ...]:
    """The ids that `actor` unites, in order: those of documents, and those that only bind them together."""
    found = {actor, *(anchor for anchor, known in record.anchors.items() if known == actor)}
    left = list(bonds)
    while near := [x for x in left if x.a in found or x.b in found]:
        found.update(y for x in near for y in (x.a, x.b))
        left = [x for x in left if x not in near]
    return tuple(sorted(found))


def ruled(record: Record, rulings: Sequence[Ruling], namings: Sequence[Naming]) -> tuple[Ruled, ...]:
    """How each ruling and name to show stands, in order of time."""
    weighed = weigh(rulings)
    every: list[Ruling | Naming] = [*rulings, *namings]
    return tuple(
        Ruled(
            ruling=said,
            standing=standing_of(said, weighed, namings),
            missing=tuple(x for x in ids_of(said) if x not in record.anchors),
        )
        for said in sorted(every, key=lambda x: (x.at, x.id))
    )


def standing_of(said: Ruling | Naming, weighed: Weighed, namings: Sequence[Naming]) -> Standing:
    """How a ruling stands among those `weighed`, or a name to show among all `namings`."""
    if isinstance(said, Ruling):
        return weighed.standing(said)
    if said.withdrawn_at is not None:
        return Standing.WITHDRAWN
    same = [x for x in namings if x.actor == said.actor and x.withdrawn_at is None]
    return Standing.STANDS if max(same, key=lambda x: (x.at, x.id)) is said else Standing.REPLACED


def ids_of(said: Ruling | Naming) -> tuple[str, ...]:
    """The ids that were ruled on."""
    return (said.a, said.b) if isinstance(said, Ruling) else (said.actor,)


def parted(
    record: Record, actor: str, leaving: Sequence[str], bonds: Iterable[Bond], path: str
) -> list[tuple[str, str]]:
    """The pairs to rule different so that `leaving`, ids that `actor` unites, are another actor than the rest.

    An id with ``@`` and the start of a document's id is the actor of that id in that document alone. Raises
    RecordError for an id that is not united in `actor`, and where nothing would be left of it.
    """
    members = set(members_of(record, actor, bonds))
    out = set()
    for given in leaving:
        own, _, start = given.partition("@")
        here = [d for d in _documents(record, actor, own) if start and d.startswith(start)]
        if given in members:
            out.add(given)
        elif len(here) == 1 and own in members:
            # In one document only, the id itself is what leaves.
            alone = len(_documents(record, actor, own)) == 1
            out.add(own if alone else f"{own}@{here[0][:8]}")
        else:
            told = ", ".join(sorted(members)[:SHOWN])
            raise RecordError(path, expected=f"an id that {actor} unites ({told})", found=repr(given))
    if not members - out:
        raise RecordError(path, expected=f"ids that leave something of {actor}", found="all of them")
    return sorted((a, b) for a in out for b in members - out)


def _documents(record: Record, actor: str, own: str) -> list[str]:
    return sorted(d for (d, x), known in record.ids.items() if x == own and known == actor)
