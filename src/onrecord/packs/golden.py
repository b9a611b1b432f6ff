"""A pack's own gold: sentences of its negotiation with what its words must find in them.

It stands in the folder ``gold`` of the pack, in YAML files of any name, each a list of sentences.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import UNSET, UnsetType

from onrecord.errors import PackError
from onrecord.model.vocabulary import DecisionRule, Role, Slot, Stance, Status
from onrecord.packs.places import folder_of
from onrecord.packs.reading import read_yaml


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A term, told by as much of it as matters; what is left out may be anything.

    The keys are those of a term's value in the contract. `obligor` and `beneficiary` hold every id that the term has,
    in any order; `firmness_label` is the label's text; `subject` is the id of the arrangement, `type` its type.
    """

    slot: Slot
    subject: str | UnsetType = UNSET
    type: str | UnsetType = UNSET
    actor: str | UnsetType | None = UNSET
    role: Role | UnsetType = UNSET
    obligor: frozenset[str] | UnsetType = UNSET
    beneficiary: frozenset[str] | UnsetType = UNSET
    kind: str | UnsetType = UNSET
    firmness_label: str | UnsetType | None = UNSET
    firmness_level: int | UnsetType | None = UNSET
    binding_form: str | UnsetType = UNSET
    status: Status | UnsetType = UNSET
    stance: Stance | UnsetType = UNSET
    rule: DecisionRule | UnsetType = UNSET
    value: Status | UnsetType = UNSET

    def told(self) -> dict[str, object]:
        """The keys that are given, and what is expected of each."""
        every = {x: getattr(self, x) for x in self.__struct_fields__}
        return {k: v for k, v in every.items() if v is not UNSET}


class Golden(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One `text`, `published` on a day ("" for none), in which `terms` are found and nothing like one of `never`."""

    text: str
    published: dt.date | None = None
    terms: tuple[Expected, ...] = ()
    never: tuple[Expected, ...] = ()


def golden_of(name: str) -> Iterator[tuple[str, Golden]]:
    """Each golden sentence of the pack `name` (as for ``load_pack``) behind the place it stands at.

    What a pack extends has gold of its own. Raises UnknownNameError, PackError.
    """
    for folder in dict.fromkeys(folder_of(x.strip()) for x in name.split(",")):
        for file in sorted((folder / "gold").glob("*.yaml")):
            for n, golden in enumerate(_read(file)):
                yield f"{folder.name}/gold/{file.name}[{n}]", golden


def _read(file: Path) -> list[Golden]:
    raw = read_yaml(file) or []
    try:
        return msgspec.convert(raw, list[Golden])
    except msgspec.ValidationError as error:
        reason, _, path = str(error).partition(" - at `")
        raise PackError(str(file), path.rstrip("`") or "$", reason) from error
