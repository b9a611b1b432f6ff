"""Words for sources that speak without a name."""

from __future__ import annotations

import msgspec

from onrecord.model.vocabulary import Nearness


class AnonymityWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """Words for sources that speak without a name; singular forms, the plural follows by rule.

    `people`: nouns for persons known by what they are ("official", "analyst"): described. `vague`: nouns that say no
    more than that there is a source ("source", "report"). `plural_vague`: words that are vague in the plural or alone
    ("reports", "some", "many"). `offices`: nouns for holders of an office, who count as their body in the plural
    ("three ministers") and are described only one at a time ("a minister"). `near`: regular expressions for how near
    such a source is to the matter, the nearest first. `sides`: words for a side that is neither a state nor a body
    ("Western").
    """

    people: list[str] = []
    vague: list[str] = []
    plural_vague: list[str] = []
    offices: list[str] = []
    near: dict[Nearness, list[str]] = {}
    sides: list[str] = []
