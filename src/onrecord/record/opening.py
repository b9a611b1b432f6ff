"""A record from its file."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from dataclasses import replace

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


def part_of(store: Store, documents: Collection[str], terms: Mapping[str, Collection[str]] | None = None) -> Judged:
    """`documents` alone, with the links that have an end in them, as they stand in the whole record. Given `terms` (ids
    by document), those alone with what says them: the other statements of a document are not read.

    The record's `actors` are those of the documents, under the names that the whole record shows where these were
    worked out (`Store.indexed`); its `pages` name the documents at the other ends of its links too.
    """
    verdicts = [x for x in store.verdicts(withdrawn=True) if x.document in documents]
    changed = {x for verdict in verdicts for _, values in verdict.changed for x in values}
    # What people said of an id is found by all the ids that it unites, wherever they are.
    wide = bool(changed or store.namings() or store.namings(of=RuledOn.SUBJECT))
    ids, subjects = (x(None if wide else documents) for x in (store.canonical_ids, store.canonical_subjects))
    # An edit may name an actor that none of these documents speaks of.
    meant = changed | {known for (_, own), known in ids.items() if own in changed}
    beside = {document for x in sorted(meant) if (document := store.where_named(x))}
    # Where a verdict is, its document is read whole: it may have moved to another term.
    whole = {*beside, *(documents if terms is None else {x.document for x in verdicts})}
    cut = {} if terms is None else {x: terms[x] for x in documents if x not in whole}
    read = tuple(sorted((*store.articles(whole), *store.excerpts(cut)), key=lambda a: a.document.id))
    links = store.links(documents)
    record = record_of(
        read,
        links,
        actor_ids=ids,
        subject_ids=subjects,
        rulings=store.rulings(withdrawn=True),
        namings=store.namings(withdrawn=True),
        bonds=store.bonds(),
        entities=store.entities(),
    )
    named = with_subject_names(record, store.namings(of=RuledOn.SUBJECT))
    found = judged(named, place(verdicts, read), read)
    names = store.actor_names(found.record.actors)
    far = {x.document for link in links for x in (link.a, link.b) if x.document} - set(found.record.pages)
    pages = {x: outlet or f"document {x[:8]}" for x, outlet in store.outlets(far).items()}
    shown = replace(
        found.record,
        articles=tuple(a for a in found.record.articles if a.document.id in documents),
        actors={x: replace(a, name=names.get(x, a.name)) for x, a in found.record.actors.items()},
        pages={**found.record.pages, **pages},
    )
    return replace(found, record=shown)


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
