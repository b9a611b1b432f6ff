"""Kinds of obligation with their words and default level."""

from __future__ import annotations

import msgspec


class ObligationKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """One kind of act that can be owed.

    `level` (0 to 5) is what would bind if it were carried out as most often done; None where the words alone never
    say. `words` name the act. `plover` is the code of event data, "" if it has none. `own` acts are done to oneself
    and need no beneficiary (raising one's own budget); `mutual` acts are owed both ways (joint exercises).
    `types` are the arrangement types whose obligations are of this kind, the likeliest first.
    `assurance_type` is "positive" or "negative" where the kind decides it.
    """

    level: int | None = None
    words: list[str] = []
    plover: str = ""
    own: bool = False
    mutual: bool = False
    assurance_type: str = ""
    types: list[str] = []

    def __post_init__(self) -> None:
        if self.level is not None and not 0 <= self.level <= 5:
            raise ValueError(f"a level runs from 0 to 5, not {self.level}")


class Obligations(msgspec.Struct, frozen=True, forbid_unknown_fields=True, eq=False):
    """Kinds by name; the first whose words stand in a clause wins where two fit equally well.

    `owing` are words that make an act owed where the statement's act does not ("would be armed", "commitment to").
    `not_owed` are words close before those of a kind, and `refusing` words anywhere before them in the clause, by
    which nothing is owed ("rejected sending weapons").
    """

    kinds: dict[str, ObligationKind] = {}
    owing: list[str] = []
    not_owed: list[str] = []
    refusing: list[str] = []
