"""Answers about actors, as JSON objects and as rows."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.model.ruling import Ruling
from onrecord.model.verdict import MACHINE_READ
from onrecord.record.actors import Listed, Profile
from onrecord.record.offices import Held
from onrecord.record.rulings import Ruled
from onrecord.serve.contract import Json, unnamed_json
from onrecord.serve.rows import Row

LIST_COLUMNS = ("review", "statements", "mentions", "documents", "type", "id", "name")
PROFILE_COLUMNS = ("review", "what", "which", "count", "told")


def listed_json(listed: Listed) -> Json:
    """An actor with its counts."""
    return {
        "id": listed.actor.id,
        "name": listed.actor.name,
        "type": listed.actor.type,
        "represents": listed.actor.represents,
        "unnamed": unnamed_json(listed.actor.unnamed),
        "statements": listed.statements,
        "mentions": listed.mentions,
        "documents": listed.documents,
        "review": MACHINE_READ,
    }


def listed_rows(listed: Iterable[Listed]) -> tuple[tuple[str, ...], list[Row]]:
    """A row for each actor."""
    return LIST_COLUMNS, [
        (MACHINE_READ, str(x.statements), str(x.mentions), str(x.documents), x.actor.type, x.actor.id, x.actor.name)
        for x in listed
    ]


def ruled_json(ruled: Ruled) -> Json:
    """A ruling or a name to show, and how it stands."""
    said = ruled.ruling
    told = {"a": said.a, "b": said.b, "judgement": said.judgement} if isinstance(said, Ruling) else {}
    shown = {} if isinstance(said, Ruling) else {"actor": said.actor, "name": said.name}
    return {
        "id": said.id,
        **told,
        **shown,
        "by": said.by,
        "at": said.at.isoformat(),
        "why": said.why,
        "standing": ruled.standing,
        "withdrawn_at": said.withdrawn_at.isoformat() if said.withdrawn_at else None,
        "missing": list(ruled.missing),
    }


def profile_json(profile: Profile) -> Json:
    """All that is known of who an actor is."""
    return {
        **listed_json(profile.listed),
        "aliases": [
            {"text": x.text, "form": x.form, "mentions": x.mentions, "documents": list(x.documents)}
            for x in profile.aliases
        ],
        "united": [
            {"id": x.own, "names": list(x.names), "documents": list(x.documents), "why": x.why} for x in profile.united
        ],
        "bonds": [{"a": x.a, "b": x.b, "reason": x.reason, "ruling": x.ruling or None} for x in profile.bonds],
        "rulings": [ruled_json(x) for x in profile.rulings],
    }


def profile_rows(profile: Profile) -> tuple[tuple[str, ...], list[Row]]:
    """A row for each alias, each id united, each reason and each ruling."""
    rows: list[Row] = [
        (
            MACHINE_READ,
            "alias",
            x.text,
            str(x.mentions),
            f"{x.form}, documents: {len(x.documents)}",
        )
        for x in profile.aliases
    ]
    rows += [(MACHINE_READ, "id", x.own, str(len(x.documents)), x.why) for x in profile.united]
    rows += [("ruled" if x.ruling else MACHINE_READ, "united", f"{x.a} = {x.b}", "", x.reason) for x in profile.bonds]
    for ruled in profile.rulings:
        missing = f"; not in the record: {', '.join(ruled.missing)}" if ruled.missing else ""
        rows.append(("ruled", "ruling", ruled.ruling.id[:9], "", f"{ruled.standing}: {ruled.ruling}{missing}"))
    return PROFILE_COLUMNS, rows


def offices_json(offices: Iterable[Held]) -> list[Json]:
    """Offices as a pack knows them; None is open."""
    return [
        {"person": x.person, "office": x.office, "of": x.of, "since": x.since or None, "until": x.until or None}
        for x in offices
    ]
