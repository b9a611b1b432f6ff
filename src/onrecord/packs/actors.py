"""Actors and places known beforehand."""

from __future__ import annotations

import datetime as dt

import msgspec

from onrecord.model.vocabulary import ActorType


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """A state under its lower-case ISO 3166 code.

    `also` are other names, `adjective` and `people` the words made from its name, `combining` its name before a hyphen
    ("Sino-"), `capital` the city that may stand for it. `dissolved` states are named in history only.
    """

    name: str
    also: list[str] = []
    acronyms: list[str] = []
    adjective: list[str] = []
    combining: list[str] = []
    people: list[str] = []
    capital: list[str] = []


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """An organisation, office, collective, outlet or document.

    `called` are the common nouns that point back to it ("alliance", "bloc"); `represents` is the id of the body it
    speaks for; `metonyms` are places that may stand for it; `members` are states with the day they joined.
    """

    name: str
    type: ActorType = ActorType.ORGANISATION
    also: list[str] = []
    acronyms: list[str] = []
    metonyms: list[str] = []
    called: list[str] = []
    represents: str = ""
    members: dict[str, str] = {}


class Tenure(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """A person held `office` for the body `of`, from `since` to `until` (ISO dates or months; "" is open)."""

    office: str
    of: str
    since: str = ""
    until: str = ""

    def held_on(self, day: dt.date | None) -> bool:
        """Whether the office may have been held on `day`; with no day, whether it is held to this date."""
        if day is None:
            return not self.until
        iso = day.isoformat()
        return self.since <= iso and (not self.until or iso[: len(self.until)] <= self.until)


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """A person; the id is ``person:`` and the key. `gender` is the pronoun's ("m", "f"), "" if it may be either."""

    name: str
    also: list[str] = []
    gender: str = ""
    tenures: list[Tenure] = []


class KnownActors(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """Actors and places known beforehand.

    `places` are lines of names between semicolons, variants of one name between commas; `areas`,
    in the same form, are continents, seas and regions that no government speaks for. `first_names` are names by
    the pronoun that goes with them ("m", "f"). `particles` are the lower-case words inside a person's name, `name_ends`
    what may follow it (Jr., III).
    """

    states: dict[str, State] = {}
    bodies: dict[str, Body] = {}
    persons: dict[str, Person] = {}
    places: list[str] = []
    areas: list[str] = []
    first_names: dict[str, list[str]] = {}
    particles: list[str] = []
    name_ends: list[str] = []
