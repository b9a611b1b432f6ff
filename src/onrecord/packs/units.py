"""What numbers count: words of the text to the units we publish."""

from __future__ import annotations

import msgspec


class Units(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """`words` leads from a word of the text, as it stands after a number, to the unit that we publish.

    Count nouns are given in the plural ("soldiers: troops"); the singular ("one soldier", "a four-soldier crew") is
    derived.
    Words of several parts are allowed, the longest wins. A key that begins with a hyphen is an ending ("-ists").
    Currency signs and codes are keys like any other; a currency's unit is its ISO 4217 code. A plural noun that is not
    listed is its own unit. The unit "-" says that a word counts nothing ("two things").
    """

    words: dict[str, str] = {}
