"""What a text calls the bond of a promise, and what binds in fact.

A label is the text's own word and never sets a level. Levels come from the kind of act, from the form in which it is
bound and from what sets it off.
"""

from __future__ import annotations

import msgspec


class BindingForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """One form of binding: `words` by which a text names it; `level` is the least it binds to, None if it sets none."""

    words: list[str] = []
    level: int | None = None


class Firmness(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """`labels` are words of a text for a bond, by label. `forms` are forms of binding, the firmest first.

    `triggers` are words for what sets an obligation off ("if attacked"); with them an act of defence binds at
    `trigger_level`. `intention` words make of any act an intention, which binds to `intention_level` at most.
    """

    labels: dict[str, list[str]] = {}
    forms: dict[str, BindingForm] = {}
    triggers: list[str] = []
    trigger_level: int = 5
    intention: list[str] = []
    intention_level: int = 1
