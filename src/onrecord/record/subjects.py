"""The arrangements of a record as a person meets them who puts them right: names, united ids, and what was ruled."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from onrecord.errors import RecordError, UnknownNameError
from onrecord.model.ruling import Naming, Ruling
from onrecord.model.rulings import weigh
from onrecord.model.subject import Subject
from onrecord.model.vocabulary import SubjectKind
from onrecord.record.record import Ids, Record
from onrecord.record.rulings import SHOWN, Ruled, ids_of, standing_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """An id that documents give the subject: what they call it there, and which they are."""

    own: str
    names: tuple[str, ...]
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedSubject:
    """A subject with the names texts give it, its number of `terms` and `statements`, and its `documents`."""

    id: str
    kind: SubjectKind
    type: str
    name: str
    names: tuple[str, ...]
    terms: int
    statements: int
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectProfile:
    """All that is known of which subject this is: the ids it unites and every ruling on them."""

    listed: ListedSubject
    members: tuple[Member, ...]
    rulings: tuple[Ruled, ...]


def subject_anchors(record: Record) -> dict[str, str]:
    """The record's subject id by every id that a ruling may name: a document's own with ``@`` and the start of the
    document's id, and alone where all documents that have it mean one subject."""
    return anchors_in(record.subject_ids)


def anchors_in(ids: Ids) -> dict[str, str]:
    """`subject_anchors` of the record whose subject ids are these."""
    owned: dict[str, set[str]] = defaultdict(set)
    found: dict[str, str] = {}
    for (document, own), known in ids.items():
        owned[own].add(known)
        found[f"{own}@{document[:8]}"] = known
    return found | {own: next(iter(known)) for own, known in owned.items() if len(known) == 1}


def with_subject_names(record: Record, namings: Iterable[Naming]) -> Record:
    """`record` with each subject under the last name that a person gave it; what texts call it stays its mentions."""
    names = ruled_names(record.subject_ids, namings)
    if not names:
        return record
    articles = tuple(
        replace(a, reading=replace(a.reading, subjects=tuple(_named(x, names) for x in a.reading.subjects)))
        for a in record.articles
    )
    return replace(record, articles=articles)


def ruled_names(ids: Ids, namings: Iterable[Naming]) -> dict[str, str]:
    """The last name that a person gave each subject, by its id of the record."""
    anchors = anchors_in(ids)
    last = sorted((x for x in namings if x.withdrawn_at is None), key=lambda x: (x.at, x.id))
    return {anchors[x.actor]: x.name for x in last if x.actor in anchors}


def _named(subject: Subject, names: dict[str, str]) -> Subject:
    return replace(subject, name=names[subject.id]) if subject.id in names else subject


def listed_subjects(record: Record, *, kind: SubjectKind | None = SubjectKind.ARRANGEMENT) -> tuple[ListedSubject, ...]:
    """The subjects of the record, those with most terms first; of one `kind`, or None for all."""
    seen: dict[str, list[Subject]] = defaultdict(list)
    terms, statements = Counter[str](), Counter[str]()
    for article in record.articles:
        for subject in article.reading.subjects:
            seen[subject.id].append(subject)
        terms.update(x.subject for x in article.reading.terms)
        statements.update(y for x in article.reading.statements for y in set(x.subjects))
    found = [
        ListedSubject(
            id=known,
            kind=subjects[0].kind,
            type=min(x.type for x in subjects),
            name=_most(x.name for x in subjects),
            names=tuple(sorted({m.text for x in subjects for m in x.mentions})),
            terms=terms[known],
            statements=statements[known],
            documents=len(subjects),
        )
        for known, subjects in seen.items()
        if kind is None or any(x.kind is kind for x in subjects)
    ]
    return tuple(sorted(found, key=lambda x: (-x.terms, -x.statements, x.id)))


def _most(names: Iterable[str]) -> str:
    """The commonest name, of several the shortest, which says least beyond the name."""
    count = Counter(names)
    return min(count, key=lambda x: (-count[x], len(x), x))


def subject_named(record: Record, wanted: str, path: str) -> str:
    """The record's id of the one subject that `wanted` means: an id (``-`` for ``_`` too), the start of one, a name, or
    a part of a name. Raises UnknownNameError for none and RecordError for several."""
    there = listed_subjects(record, kind=None)
    asked, anchors = " ".join(wanted.casefold().split()), subject_anchors(record)
    ids = asked.replace("-", "_").replace(" ", "_")
    if wanted in anchors:
        return anchors[wanted]
    ways = (
        [x.id for x in there if x.id in (wanted, ids)],
        [x.id for x in there if asked in {n.casefold() for n in (x.name, *x.names)}],
        [x.id for x in there if ids and x.id.startswith(ids)],
        [x.id for x in there if asked and any(asked in n.casefold() for n in (x.name, *x.names))],
    )
    found = next((x for x in ways if x), [])
    if not found:
        raise UnknownNameError("subject", wanted, [x.id for x in there][:SHOWN])
    if len(found) > 1:
        raise RecordError(path, expected=f"one subject named {wanted!r}", found=f"several: {', '.join(found[:SHOWN])}")
    return found[0]


def members_of(record: Record, subject: str) -> tuple[Member, ...]:
    """The ids of documents that `subject` unites."""
    documents: dict[str, list[str]] = defaultdict(list)
    for (document, own), known in sorted(record.subject_ids.items()):
        if known == subject:
            documents[own].append(document)
    readings = {a.document.id: a.reading for a in record.articles}
    return tuple(
        Member(
            own=own,
            names=tuple(
                sorted({m.text for d in found for x in readings[d].subjects if x.id == subject for m in x.mentions})
            ),
            documents=tuple(found),
        )
        for own, found in sorted(documents.items())
    )


def anchor_for(record: Record, subject: str) -> str:
    """The id by which a ruling names `subject`: in its first document, so that no other document's thing of the same
    name is ever meant. Raises KeyError if no document has it."""
    document, own = min(key for key, known in record.subject_ids.items() if known == subject)
    return f"{own}@{document[:8]}"


def parted(record: Record, subject: str, leaving: Sequence[str], path: str) -> list[tuple[str, str]]:
    """The pairs to rule different so that `leaving`, ids that `subject` unites, are another subject than the rest.

    An id with ``@`` and the start of a document's id is the one of that document alone. Raises RecordError for an id
    that is not united in `subject`, and where nothing would be left of it.
    """
    there = {(d, m.own) for m in members_of(record, subject) for d in m.documents}
    anchors = subject_anchors(record)
    out: set[tuple[str, str]] = set()
    for given in leaving:
        own, _, start = given.partition("@")
        found = {x for x in there if x[1] == own and x[0].startswith(start)}
        if not found:
            told = ", ".join(sorted({f"{own}@{d[:8]}" for d, own in there})[:SHOWN])
            raise RecordError(path, expected=f"an id that {subject} unites ({told})", found=repr(given))
        out |= found
    rest = there - out
    if not rest:
        raise RecordError(path, expected=f"ids that leave something of {subject}", found="all of them")

    def told_by(keys: set[tuple[str, str]], other: set[tuple[str, str]]) -> set[str]:
        alone = {own for _, own in keys} - {own for _, own in other}
        return {own if own in alone and own in anchors else f"{own}@{d[:8]}" for d, own in keys}

    return sorted((a, b) for a in told_by(out, rest) for b in told_by(rest, out))


def subject_profile(
    record: Record, subject: str, rulings: Sequence[Ruling], namings: Sequence[Naming]
) -> SubjectProfile:
    """Which subject `subject`, an id of the record, is. `rulings` and `namings` are those on subjects, withdrawn ones
    too. Raises KeyError if no document has it."""
    listed = {x.id: x for x in listed_subjects(record, kind=None)}[subject]
    members = members_of(record, subject)
    mine = {x for m in members for x in (m.own, *(f"{m.own}@{d[:8]}" for d in m.documents))}
    anchors, weighed = subject_anchors(record), weigh(rulings)
    every: list[Ruling | Naming] = [*rulings, *namings]
    told = [
        Ruled(
            ruling=x,
            standing=standing_of(x, weighed, namings),
            missing=tuple(y for y in ids_of(x) if y not in anchors),
        )
        for x in sorted(every, key=lambda x: (x.at, x.id))
        if not mine.isdisjoint(ids_of(x))
    ]
    return SubjectProfile(listed=listed, members=members, rulings=tuple(told))
