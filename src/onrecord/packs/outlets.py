"""Names of outlets and agencies, and the words that stand around them on a page.

An outlet is recognised by its name, an alias or a domain. What the table does not know can still be read from the shape
of a page (the end of a page title, the brackets of a dateline): the table only gives one name to several spellings.
"""

from __future__ import annotations

import msgspec


class Outlet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One outlet or agency: the `name` it is known by, other spellings, its domains, and whether others print its
    reports (`agency`). `pictures` marks a house that is credited for photographs only."""

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    agency: bool = False
    pictures: bool = False


class Outlets(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Known outlets; `title_words` are no part of a name in a page title ("Latest news"), `not_places` stand where a
    dateline's place would ("EXCLUSIVE"), `media_words` make a name that of an outlet ("Gazette"), `sections` are the
    rubrics that pages print beside their name ("World"). The others are regular expressions: `caption_credits` what
    credits a picture at the end of its caption, `translated` what begins a remark that a text is a translation, and
    `by_machine` what such a remark says of a machine.
    """

    outlets: tuple[Outlet, ...] = ()
    title_words: tuple[str, ...] = ()
    not_places: tuple[str, ...] = ()
    media_words: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    caption_credits: tuple[str, ...] = ()
    translated: tuple[str, ...] = ()
    by_machine: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        seen: dict[str, str] = {}
        for outlet in self.outlets:
            for name in (outlet.name, *outlet.aliases):
                key = name.casefold()
                if seen.setdefault(key, outlet.name) != outlet.name:
                    raise ValueError(f"{name!r} names both {seen[key]!r} and {outlet.name!r}")
