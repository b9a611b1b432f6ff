"""Answers about subjects, as JSON objects and as rows."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model.verdict import MACHINE_READ
from onrecord.record.subjects import ListedSubject, SubjectProfile
from onrecord.serve.actors import ruled_json
from onrecord.serve.contract import Json
from onrecord.serve.rows import Row

LIST_COLUMNS = ("review", "terms", "statements", "documents", "type", "id", "name", "names")
PROFILE_COLUMNS = ("review", "what", "which", "count", "told")


def listed_subject_json(listed: ListedSubject) -> Json:
    """A subject with its counts and the names that texts give it."""
    return {
        "id": listed.id,
        "kind": listed.kind,
        "type": listed.type,
        "name": listed.name,
        "names": list(listed.names),
        "terms": listed.terms,
        "statements": listed.statements,
        "documents": listed.documents,
        "review": MACHINE_READ,
    }


def listed_subject_rows(listed: Iterable[ListedSubject]) -> tuple[tuple[str, ...], list[Row]]:
    """A row for each subject."""
    return LIST_COLUMNS, [
        (
            MACHINE_READ,
            str(x.terms),
            str(x.statements),
            str(x.documents),
            x.type,
            x.id,
            x.name,
            "; ".join(x.names),
        )
        for x in listed
    ]


def subject_json(profile: SubjectProfile) -> Json:
    """All that is known of which subject this is."""
    return {
        **listed_subject_json(profile.listed),
        "united": [{"id": x.own, "names": list(x.names), "documents": list(x.documents)} for x in profile.members],
        "rulings": [ruled_json(x) for x in profile.rulings],
    }


def subject_rows(profile: SubjectProfile) -> tuple[tuple[str, ...], list[Row]]:
    """A row for each id united, with its documents, and for each ruling."""
    rows: list[Row] = [
        (
            MACHINE_READ,
            "id",
            x.own,
            str(len(x.documents)),
            f"{'; '.join(x.names)} (in {', '.join(d[:8] for d in x.documents)})",
        )
        for x in profile.members
    ]
    for ruled in profile.rulings:
        missing = f"; not in the record: {', '.join(ruled.missing)}" if ruled.missing else ""
        rows.append(("ruled", "ruling", ruled.ruling.id[:9], "", f"{ruled.standing}: {ruled.ruling}{missing}"))
    return PROFILE_COLUMNS, rows
