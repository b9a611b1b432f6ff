"""A record from its file."""

from __future__ import annotations

from collections.abc import Hashable

from onrecord.model.ruling import RuledOn
from onrecord.record.placing import place
from onrecord.record.record import Record, record_of
from onrecord.record.subjects import with_subject_names
from onrecord.record.verdicts import Judged, judged
from onrecord.store.base import Store
from onrecord.store.sqlite import open_reader


def open_record(path: str) -> Record:
    """The record at `path`, read-only. Raises RecordError if there is none there."""
    with open_reader(path) as store:
        return record_in(store)


def record_in(store: Store) -> Record:
    """The record that an open store holds, under what coders decided."""
    return judged_in(store).record


def judged_in(store: Store) -> Judged:
    """The record that an open store holds, with what coders decided and what it came to."""
    # What links were made from begins with the state of the record then, see `pipeline.refresh`.
    stale = store.count() > 0 and not (store.links_fingerprint() or "").startswith(store.fingerprint())
    articles = tuple(store.articles())
    record = record_of(
        articles,
        store.links(),
        actor_ids=store.canonical_ids(),
        subject_ids=store.canonical_subjects(),
        rulings=store.rulings(withdrawn=True),
        namings=store.namings(withdrawn=True),
        bonds=store.bonds(),
        entities=store.entities(),
        stale=stale,
    )
    named = with_subject_names(record, store.namings(of=RuledOn.SUBJECT))
    return judged(named, place(store.verdicts(withdrawn=True), articles), articles)


def basis_of(store: Store) -> Hashable:
    """What tells one state of a record from another but for its verdicts: as long as it is the same, only these can
    have changed. Costs little beside opening the record."""
    rulings = tuple(store.rulings(withdrawn=True, of=x) for x in RuledOn)
    namings = tuple(store.namings(withdrawn=True, of=x) for x in RuledOn)
    return store.fingerprint(), store.links_fingerprint(), rulings, namings


def judged_anew(found: Judged, store: Store) -> Judged:
    """`found` under the verdicts that `store` holds now; the rest of the record must be as it was (see `basis_of`)."""
    return judged(found.before, place(store.verdicts(withdrawn=True), found.read), found.read)
