"""What a person decided: kept with who, when and why, and withdrawn rather than erased."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from onrecord.model.ids import row_id
from onrecord.model.vocabulary import Judgement


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

    @property
    def id(self) -> str:
        """Hash of what was ruled, by whom and when."""
        return row_id("r", self.a, self.b, self.judgement, self.by, self.at.isoformat())

    def __str__(self) -> str:
        """The ruling for a reader, with the start of its id."""
        return f"{self.id[:9]} ({self.by}, {self.at:%Y-%m-%d}: {self.a} and {self.b} {self.judgement}, {self.why!r})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """`by` ruled at `at` (UTC) to show `actor` as `name`, for `why`; `withdrawn_at` None while it stands."""

    actor: str
    name: str
    by: str
    at: dt.datetime
    why: str
    withdrawn_at: dt.datetime | None = None

    @property
    def id(self) -> str:
        """Hash of what was named, how, by whom and when."""
        return row_id("n", self.actor, self.name, self.by, self.at.isoformat())

    def __str__(self) -> str:
        """The name for a reader, with the start of its id."""
        return f"{self.id[:9]} ({self.by}, {self.at:%Y-%m-%d}: {self.actor} shown as {self.name!r}, {self.why!r})"
