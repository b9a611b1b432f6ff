"""What a coder decided on one statement or term: kept with who, when and why, and withdrawn rather than erased."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from onrecord.model.actor import Actor
from onrecord.model.ids import row_id
from onrecord.model.vocabulary import Slot

MACHINE_READ = "machine-read"
# Values by the name of their field, each as text; () is "nothing": nobody, or not known.
Fields = tuple[tuple[str, tuple[str, ...]], ...]


class Decision(StrEnum):
    """What a coder says of a reading: it is right, it is wrong, it is right once some fields are changed, or the coder
    has looked and puts the decision off."""

    ACCEPT = "accept"
    REJECT = "reject"
    EDIT = "edit"
    PARK = "park"

    @property
    def past(self) -> str:
        """The decision in the past tense."""
        return {"accept": "accepted", "reject": "rejected", "edit": "edited", "park": "parked"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """`by` decided at `at` (UTC), for `why`, on a statement (`slot` None) or a term of a document.

    The target is found again in whatever a newer reader makes of the document: by its id `target`, else by slot and
    evidence. `places` are the offsets of its evidence, pairs of code points; `read` is what was read there, in the
    document's own ids. Neither holds words of the text, which goes with its document when that is removed. `changed`
    are the fields an edit sets, actors and subjects by an id of the record; `coined` are actors that an edit names and
    no document has. `settles`: it decides between other coders (adjudication). `withdrawn_at` None while it stands.
    """

    document: str
    target: str
    slot: Slot | None
    places: tuple[tuple[int, int], ...]
    read: Fields
    decision: Decision
    by: str
    at: dt.datetime
    why: str = ""
    changed: Fields = ()
    coined: tuple[Actor, ...] = ()
    settles: bool = False
    withdrawn_at: dt.datetime | None = None

    def __post_init__(self) -> None:
        if (self.decision is Decision.EDIT) != bool(self.changed):
            raise ValueError("an edit changes something, and nothing else does")
        if not self.by.strip():
            raise ValueError("a verdict says whose it is")

    @property
    def id(self) -> str:
        """Hash of what was decided on what, by whom and when."""
        return row_id("v", self.document, self.target, self.decision, self.changed, self.by, self.at.isoformat())

    @property
    def outcome(self) -> tuple[Decision, Fields]:
        """What it comes to: two coders contradict each other where these differ."""
        return self.decision, self.changed

    @property
    def what(self) -> str:
        """The decision in the past tense, with what was changed: ``edited act=refuse``."""
        return " ".join((self.decision.past, *(f"{field}={', '.join(values)}" for field, values in self.changed)))

    def __str__(self) -> str:
        """The verdict for a reader, with the start of its id."""
        settles = "settled: " if self.settles else ""
        return f"{self.id[:9]} ({self.by}, {self.at:%Y-%m-%d}: {settles}{self.target[:9]} {self.what}, {self.why!r})"


def fields(told: dict[str, tuple[str, ...]]) -> Fields:
    """Fields in order of name."""
    return tuple(sorted(told.items()))
