"""What a person decided: kept with who, when and why, and withdrawn rather than erased."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.ids import row_id
from onrecord.model.vocabulary import Judgement


class RuledOn(StrEnum):
    """What the ids of a ruling or a name are of."""

    ACTOR = "actor"
    SUBJECT = "subject"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """`by` ruled at `at` (UTC) that `a` and `b` are `judgement`, for `why`; `withdrawn_at` None while it stands."""

    a: str
    b: str
    judgement: Judgement
    by: str
    at: dt.datetime
    why: str
    withdrawn_at: dt.datetime | None = None
    of: RuledOn = RuledOn.ACTOR

    @property
    def id(self) -> str:
        """Hash of what was ruled, by whom and when."""
        return row_id("r", self.a, self.b, self.judgement, self.by, self.at.isoformat(), *_other(self.of))

    def __str__(self) -> str:
        """The ruling for a reader, with the start of its id."""
        return f"{self.id[:9]} ({self.by}, {self.at:%Y-%m-%d}: {self.a} and {self.b} {self.judgement}, {self.why!r})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """`by` ruled at `at` (UTC) to show `actor` (a subject, if it is `of` one) as `name`, for `why`; `withdrawn_at` None
    while it stands."""

    actor: str
    name: str
    by: str
    at: dt.datetime
    why: str
    withdrawn_at: dt.datetime | None = None
    of: RuledOn = RuledOn.ACTOR

    @property
    def id(self) -> str:
        """Hash of what was named, how, by whom and when."""
        return row_id("n", self.actor, self.name, self.by, self.at.isoformat(), *_other(self.of))

    def __str__(self) -> str:
        """The name for a reader, with the start of its id."""
        return f"{self.id[:9]} ({self.by}, {self.at:%Y-%m-%d}: {self.actor} shown as {self.name!r}, {self.why!r})"


def _other(of: RuledOn) -> tuple[RuledOn, ...]:
    """What an id is made from besides; nothing for an actor, whose rulings were there first and keep their ids."""
    return () if of is RuledOn.ACTOR else (of,)
