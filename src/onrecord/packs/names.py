"""How names vary by custom: short forms of first names, first names in other languages, words that two countries spell
in two ways."""

from __future__ import annotations

import msgspec


class NameWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """`given` are lines of first names that one person may bear in turn ("William, Bill"), `words` lines of words in
    the names of bodies that mean the same ("defence, defense"): in Latin letters without accents, apart by commas.
    `feminine` are endings of surnames by sex, the man's before the woman's."""

    given: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    feminine: tuple[tuple[str, str], ...] = ()
