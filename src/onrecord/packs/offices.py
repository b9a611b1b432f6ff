"""Titles and offices that come before or after a name, and words that make or do not make a name."""

from __future__ import annotations

import msgspec


class Signs(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """What stands beside a name and tells what it is the name of.

    `owns` are what only this kind has: behind "'s" or right before "of" and the name. `before` and `after` are the
    words right before and right after the name; `nouns` are nouns for it, right before it or in apposition.
    """

    owns: list[str] = []
    before: list[str] = []
    after: list[str] = []
    nouns: list[str] = []


class Offices(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """Titles and offices that come before or after a name, and words that make or do not make a name.

    `titles` stand before a person's name and are no part of it; `title_modifiers` stand before a title. `offices` are
    the words for the offices that the table of actors keeps tenures of, by the office's key; `top_offices` are the keys
    of those at the top of a body, `heads_of` the nouns for whoever that is ("chief"). `state_owns`: what only a state
    has.

    `signs` tell by type of actor what a name that no table knows is the name of; `giving` are verbs whose receiver
    stands right behind them.

    `organisation_heads` end (or, before "of" and "for", begin) the name of an organisation; `place_heads` and
    `event_heads` that of a place or of something that is no actor (a war, an act, an accord); `media_heads` that of an
    outlet, `outlet_variants` what an outlet's name may have or lack behind it ("International"); `accord_heads` that
    of an accord or meeting called by its city. `lone_heads` name a body of the state spoken of; `with_article` are
    words of the language unless an article stands before them ("the House").

    `no_names` are capitalised words that name nobody (weekdays, months, adjectives); a sentence may begin with
    `ordinary_words`, many to a line; `function_words` begin no name at all. `locatives` stand before places.

    `nominals` are common nouns for actors by type, `nominal_modifiers` the words between article and noun;
    `vague_heads` mean nobody in particular when they stand bare. `part_of` are nouns for a part or organ of the body
    named before them ("NATO leaders"); `member_bodies` are those for a body that has members; `peoples` are groups of
    people by creed or descent.

    `person_nouns` are for people and do not look it ("friend"), `no_persons` look it and are not ("border", many to a
    line); `women` and `men` are nouns, or ends of nouns ("-woman"), that tell the gender of whom they describe.
    `company_nouns` are for companies, `business_nouns` for them and other private bodies; `company_names` end a
    company's name.
    """

    titles: list[str] = []
    title_modifiers: list[str] = []
    offices: dict[str, list[str]] = {}
    top_offices: list[str] = []
    heads_of: list[str] = []
    state_owns: list[str] = []
    signs: dict[str, Signs] = {}
    giving: list[str] = []
    organisation_heads: list[str] = []
    place_heads: list[str] = []
    event_heads: list[str] = []
    accord_heads: list[str] = []
    media_heads: list[str] = []
    outlet_variants: list[str] = []
    no_names: list[str] = []
    ordinary_words: list[str] = []
    function_words: list[str] = []
    nominals: dict[str, list[str]] = {}
    nominal_modifiers: list[str] = []
    vague_heads: list[str] = []
    person_nouns: list[str] = []
    no_persons: list[str] = []
    women: list[str] = []
    men: list[str] = []
    company_nouns: list[str] = []
    business_nouns: list[str] = []
    company_names: list[str] = []
    part_of: list[str] = []
    peoples: list[str] = []
    member_bodies: list[str] = []
    lone_heads: list[str] = []
    with_article: list[str] = []
    locatives: list[str] = []
