"""Words for sources that speak without a name."""

from __future__ import annotations

import msgspec


class AnonymityWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """Words for sources that speak without a name; singular forms, the plural follows by rule.

    `people`: nouns for persons known by what they are ("official", "analyst"): described. `vague`: nouns that say no
    more than that there is a source ("source", "report"). `plural_vague`: words that are vague in the plural or alone
    ("reports", "some", "many"). `relations`: what ties a source to somebody and so describes it ("close to").
    `bodies`: nouns for bodies that act as one and count as named ("government", "ministry"), also behind a name.
    """

    people: list[str] = []
    vague: list[str] = []
    plural_vague: list[str] = []
    relations: list[str] = []
    bodies: list[str] = []
