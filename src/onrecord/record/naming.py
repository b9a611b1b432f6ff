"""The names to show for actors and arrangements, worked out from what all documents call them and what people said."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from onrecord.model.ruling import RuledOn
from onrecord.record.record import all_anchors
from onrecord.record.subjects import ruled_names
from onrecord.store.base import Store
from onrecord.store.tabled import ShownArrangement, ToldNames


def shown_names(
    store: Store, documents: Collection[str] | None = None
) -> tuple[dict[str, str], tuple[ShownArrangement, ...]]:
    """The name of each actor of the record by id, and what is known of each arrangement besides its cells: of those
    that `documents` speak of, None for all."""
    told = store.told_names(documents)
    coined = {a.id: a.name for verdict in store.verdicts() for a in verdict.coined}
    actors = coined | {x: min(names, key=lambda n: (-len(n), n)) for x, names in told.actors.items()}
    if namings := store.namings():
        anchors = all_anchors(store.canonical_ids(), store.rulings(), store.bonds())
        for naming in sorted(namings, key=lambda x: (x.at, x.id)):
            known = anchors.get(naming.actor)
            if known is not None and known in told.actors:
                actors[known] = naming.name
    on_subjects = store.namings(of=RuledOn.SUBJECT)
    ruled = ruled_names(store.canonical_subjects(), on_subjects) if on_subjects else {}
    return actors, tuple(_arrangements(told, ruled))


def _arrangements(told: ToldNames, ruled: Mapping[str, str]) -> Iterator[ShownArrangement]:
    for subject, counts in sorted(told.names.items()):
        # The name most documents use; of equally frequent ones the shortest, which says least beyond the name.
        name = ruled.get(subject) or min(counts, key=lambda n: (-counts[n], len(n), n))
        yield ShownArrangement(
            id=subject,
            name=name,
            type=min(told.types[subject]),
            aliases=tuple(sorted(set(told.surfaces.get(subject, ())) - {name})),
            relations=tuple(sorted(set(told.relations.get(subject, ())))),
        )
