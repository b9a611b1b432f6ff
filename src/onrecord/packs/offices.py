"""Titles and offices that come before or after a name, and words that make or do not make a name."""

from __future__ import annotations

import msgspec


class Offices(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """Titles and offices that come before or after a name, and words that make or do not make a name.

    `titles` stand before a person's name and are no part of it; `title_modifiers` stand before a title. `offices` are
    the titles for which the pack of actors keeps tenures, by the office's key. `organisation_heads` end (or, before
    "of" and "for", begin) the name of an organisation; `place_heads` and `event_heads` the name of a place or of
    something that is no actor (a war, an act, an accord). `no_names` are capitalised words that name nobody (weekdays,
    months, adjectives). `ordinary_words` are words that a sentence may begin with, many to a line; `function_words` begin no name at all. `nominals` are
    common nouns for actors, by type: heads that make a mention when they stand with an article or a modifier, and `nominal_modifiers` are the words between the two.
    `part_of` are nouns for a part or organ of the body named before them ("NATO leaders"), `peoples` groups of people by creed or descent; `lone_heads` name a body of the state spoken of by themselves.
    """

    titles: list[str] = []
    title_modifiers: list[str] = []
    offices: dict[str, list[str]] = {}
    organisation_heads: list[str] = []
    organisation_middles: list[str] = []
    place_heads: list[str] = []
    event_heads: list[str] = []
    document_heads: list[str] = []
    media_heads: list[str] = []
    no_names: list[str] = []
    ordinary_words: list[str] = []
    function_words: list[str] = []
    nominals: dict[str, list[str]] = {}
    nominal_modifiers: list[str] = []
    part_of: list[str] = []
    peoples: list[str] = []
    lone_heads: list[str] = []
    kinship: list[str] = []
    locatives: list[str] = []
