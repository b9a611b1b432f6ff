"""The fields of an edit as a form: what was read, and the values there are."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from onrecord.model.verdict import Fields
from onrecord.record.fields import ACTORS, SUBJECTS, Reading, fields_in, fields_of, slot_of
from onrecord.record.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldView:
    """A field under its `name`: `shown` is what it says, a value a line; `now` what the form holds, which differs from
    it where a form comes back with an error. `choices` are the values there are, none where it takes a name: then
    `known` says of what (``actors``, ``subjects``). `many`: it takes several; `may_be_none`: also none."""

    name: str
    shown: str
    now: str
    choices: Sequence[str]
    known: str
    many: bool
    may_be_none: bool


def fields_to_edit(
    noun: Reading, own: Fields, record: Record, lists: Mapping[str, Collection[str]], sent: Mapping[str, str]
) -> list[FieldView]:
    """The fields of `noun`, an item of the queue, under what the coder's `own` edit changed before. `lists` are the
    values that a pack has; `sent` is what a form that comes back held, by name of the field."""
    told = {**dict(fields_of(noun)), **dict(own)}
    views = []
    for name, field in fields_in(slot_of(noun)).items():
        of_names = field.words in (ACTORS, SUBJECTS)
        there = lists.get(field.words, ()) if isinstance(field.words, str) else field.words
        values = [named(x, record) if field.words == ACTORS else x for x in told[name]]
        views.append(
            FieldView(
                name=name,
                shown="\n".join(values),
                now=sent.get(name, "\n".join(values)),
                # A value that no list has stays what it is, unless another is chosen.
                choices=() if of_names else [*there, *(x for x in values if x not in there)],
                known=str(field.words) if of_names else "",
                many=field.many,
                may_be_none=field.may_be_none,
            )
        )
    return views


def named(actor: str, record: Record) -> str:
    """The name of an actor, where it means nobody else; else the id."""
    name = record.name(actor)
    return name if record.matching(name) == [actor] else actor


def known_names(record: Record, document: str, *, most: int = 300) -> list[str]:
    """Names to choose from where a field takes an actor: those of the article first, up to `most`."""
    here = next((a.reading.actors for a in record.articles if a.document.id == document), ())
    first = [named(x.id, record) for x in here if x.id in record.actors]
    rest = sorted(x.name for x in record.actors.values())
    return list(dict.fromkeys((*sorted(first), *rest)))[:most]
