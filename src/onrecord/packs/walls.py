"""What stands between a reader and an article: consent forms, logins and subscriptions."""

from __future__ import annotations

import msgspec


class Wall(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of wall. `hosts` are labels of a host's name ("consent" of consent.post.example), `paths` whole segments
    of a path; both in lower case."""

    hosts: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()


class Walls(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where readers are sent in place of an article, by the name of the kind of wall; the first that fits is named.

    A page is a form of consent if it says several of `consent_phrases` and has no paragraph to read; a paragraph that
    holds one of `consent_words` is part of the form. Both are compared in lower case.
    """

    kinds: dict[str, Wall] = {}
    consent_phrases: tuple[str, ...] = ()
    consent_words: tuple[str, ...] = ()
