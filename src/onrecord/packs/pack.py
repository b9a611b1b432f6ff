"""A pack as the stages see it: one typed table for each kind of curated word."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec

from onrecord.packs.actors import KnownActors
from onrecord.packs.acts import ActWords
from onrecord.packs.anonymity import AnonymityWords
from onrecord.packs.arrangements import Arrangements
from onrecord.packs.boilerplate import BoilerplateRules
from onrecord.packs.calendar import Calendar
from onrecord.packs.cues import Cues
from onrecord.packs.dating import DateWords
from onrecord.packs.firmness import Firmness
from onrecord.packs.names import NameWords
from onrecord.packs.obligations import Obligations
from onrecord.packs.offices import Offices
from onrecord.packs.outlets import Outlets
from onrecord.packs.rules import SlotWords
from onrecord.packs.units import Units
from onrecord.packs.walls import Walls
from onrecord.packs.wording import Wording


class Identity(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"name": "pack"}):
    """Who a pack is: its `name`, `version`, `licence`, and the bundled packs it `extends` (names with commas
    between, "" for none)."""

    name: str
    version: str
    licence: str
    extends: str = ""
    about: str = ""


TABLES: dict[str, type[msgspec.Struct]] = {
    "actors": KnownActors,
    "acts": ActWords,
    "anonymity": AnonymityWords,
    "arrangements": Arrangements,
    "boilerplate": BoilerplateRules,
    "calendar": Calendar,
    "cues": Cues,
    "dating": DateWords,
    "firmness": Firmness,
    "names": NameWords,
    "obligations": Obligations,
    "offices": Offices,
    "outlets": Outlets,
    "rules": SlotWords,
    "units": Units,
    "walls": Walls,
    "wording": Wording,
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pack:
    """The tables of a pack and of what it extends. `raw` is what they were read from, for packs that extend it."""

    identity: Identity
    actors: KnownActors
    acts: ActWords
    anonymity: AnonymityWords
    arrangements: Arrangements
    boilerplate: BoilerplateRules
    calendar: Calendar
    cues: Cues
    dating: DateWords
    firmness: Firmness
    names: NameWords
    obligations: Obligations
    offices: Offices
    outlets: Outlets
    rules: SlotWords
    units: Units
    walls: Walls
    wording: Wording
    raw: dict[str, Any] = field(repr=False)

    @property
    def version(self) -> str:
        """Name and version, for the key under which a reading is kept."""
        return f"{self.identity.name} {self.identity.version}"
