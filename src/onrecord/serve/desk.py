"""What is kept of the decisions made on the pages: one writer at a time, each decision a write of its own."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.errors import RecordError
from onrecord.model.ruling import RuledOn, Ruling
from onrecord.model.verdict import Verdict
from onrecord.model.vocabulary import Judgement
from onrecord.packs.pack import Pack
from onrecord.record.indexing import index
from onrecord.record.record import Record
from onrecord.record.subjects import anchor_for, subject_named
from onrecord.store.base import WritableStore
from onrecord.store.sqlite import open_writer

GONE = "none of that id: it was withdrawn already, or is another's"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where decisions on the record at `path` are kept. `pack` has the values that an edit may give, and `remake`
    brings the record up to date after a ruling, as `pipeline.refresh` does.

    Whatever it does raises RecordBusyError where another program is writing to the record.
    """

    path: str
    pack: Pack
    remake: Callable[[WritableStore], None]
    # Forms of two tabs wait for each other rather than be refused.
    turn: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, made: Callable[[], Verdict]) -> Verdict:
        """Keep the verdict that is `made` from the record as it stands while nobody else writes to it."""
        with self.turn, open_writer(self.path, create=False) as store:
            said = made()
            store.add_ruling(said)
            index(store, ())
        return said

    def undo(self, said: str, by: str) -> Verdict:
        """Withdraw the standing verdict `said` of `by`. Raises RecordError where `by` has none of this id."""
        with self.turn, open_writer(self.path, create=False) as store:
            found = next((x for x in store.verdicts() if x.id == said and x.by == by), None)
            if found is None:
                raise RecordError(self.path, expected=f"a decision of {by} that stands", found=GONE)
            store.withdraw_ruling(said, now())
            index(store, ())
        return found

    def rule(self, opened: Callable[[], Record], a: str, b: str, judgement: Judgement, *, by: str, why: str) -> Ruling:
        """Keep what `by` rules on two subjects of the record as it is `opened`, and make it anew. Raises
        UnknownNameError for a subject that is not in it and RecordError for one that is both."""
        with self.turn, open_writer(self.path, create=False) as store:
            made = opened()
            known = set(made.subject_ids.values())
            one, other = (x if x in known else subject_named(made, x, self.path) for x in (a, b))
            if one == other:
                raise RecordError(self.path, expected="two subjects", found=f"{one} twice: they are one already")
            said = Ruling(
                a=anchor_for(made, one),
                b=anchor_for(made, other),
                judgement=judgement,
                by=by,
                at=now(),
                why=why,
                of=RuledOn.SUBJECT,
            )
            store.add_ruling(said)
            self.remake(store)
        return said

    def take_back(self, said: str, by: str) -> Ruling:
        """Withdraw the standing ruling `said` of `by` on subjects, and make the record anew. Raises RecordError where
        `by` has none of this id."""
        with self.turn, open_writer(self.path, create=False) as store:
            found = next((x for x in store.rulings(of=RuledOn.SUBJECT) if x.id == said and x.by == by), None)
            if found is None:
                raise RecordError(self.path, expected=f"a ruling of {by} that stands", found=GONE)
            store.withdraw_ruling(said, now())
            self.remake(store)
        return found


def now() -> dt.datetime:
    """The moment of a decision, in UTC."""
    return dt.datetime.now(dt.UTC)
