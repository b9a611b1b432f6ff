"""A record from its file."""

from __future__ import annotations

from onrecord.record.record import Record, record_of
from onrecord.store.base import Store
from onrecord.store.sqlite import open_reader


def open_record(path: str) -> Record:
    """The record at `path`, read-only. Raises RecordError if there is none there."""
    with open_reader(path) as store:
        return record_in(store)


def record_in(store: Store) -> Record:
    """The record that an open store holds."""
    # What links were made from begins with the state of the record then, see `pipeline.refresh`.
    stale = store.count() > 0 and not (store.links_fingerprint() or "").startswith(store.fingerprint())
    return record_of(
        store.articles(),
        store.links(),
        actor_ids=store.canonical_ids(),
        subject_ids=store.canonical_subjects(),
        rulings=store.rulings(withdrawn=True),
        namings=store.namings(withdrawn=True),
        bonds=store.bonds(),
        entities=store.entities(),
        stale=stale,
    )
