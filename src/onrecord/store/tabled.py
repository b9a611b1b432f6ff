"""The nouns of the state as it is worked out in advance: reports, what joins them, and what is known by name.

Days are ordinals (`datetime.date.toordinal`), None where nobody says; ids are the record's. `record.tabling` makes
them, `store.index` keeps them, `store.tallying` counts them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from onrecord.model.vocabulary import Slot

# Where the bits of `Report.marks` lie: a sum over reports then counts each kind, up to a million reports a value.
ALTERED: Final = 1
HEADLINE: Final = 1 << 20
PAST: Final = 1 << 40
LANE: Final = (1 << 20) - 1


@dataclass(frozen=True, slots=True)
class ToldValue:
    """`value`, as far as it makes two reports say the same, in one cell of one subject."""

    subject: str
    slot: Slot
    cell: str
    value: str


@dataclass(frozen=True, slots=True)
class Counted:
    """When a report counts: from `since` to `until` (None: no end), for who asks what was `known` by a day."""

    since: int | None
    until: int | None
    known: int | None

    def with_(self, other: Counted) -> Counted:
        """When both count."""
        ends = [x for x in (self.until, other.until) if x is not None]
        return Counted(_last(self.since, other.since), min(ends, default=None), _last(self.known, other.known))


def _last(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else max(a, b)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabled:
    """A report: the term at an ordinal of its document, of a statement at one.

    Of a value the report of the smallest (`weight`, `tie`) is the best. `seen` is how often the document was; `marks`
    says whether a link calls it altered, a headline says it, its page calls it past; `review` is None while it is
    machine-read; `issue` is the statement's.
    """

    value: ToldValue
    weight: int
    tie: int
    term: int
    statement: int
    counted: Counted
    seen: int
    marks: int
    review: str | None
    issue: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A term: the id of its document, its ordinal there, how often the document was seen."""

    document: str
    term: int
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """Two reports of one value that have one origin: for certain, or (`choice` from 1 on is their turn) if neither is
    taken before, where each report of a version of a page has its own in another."""

    value: ToldValue
    a: Place
    b: Place
    counted: Counted
    reason: str
    choice: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Credited:
    """A report that credits a `medium` outside of it."""

    value: ToldValue
    a: Place
    medium: str
    counted: Counted
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentReports:
    """What is tabled of one document; `joined` are those of which an end is in it."""

    document: str
    reports: tuple[Tabled, ...]
    joined: tuple[Joined, ...]
    credited: tuple[Credited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownArrangement:
    """What is known of an arrangement besides its cells."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    relations: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldNames:
    """What documents call actors and subjects, by id of the record.

    `actors` are names; of subjects that are an arrangement somewhere `names` counts the documents that use each,
    `types` are what they are taken for, `surfaces` the words that stand for them, `relations` those to other subjects.
    """

    actors: Mapping[str, Collection[str]]
    names: Mapping[str, Mapping[str, int]]
    types: Mapping[str, Collection[str]]
    surfaces: Mapping[str, Collection[str]]
    relations: Mapping[str, Collection[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Count:
    """How many cells, values and reports there are in one slot of a subject."""

    subject: str
    slot: Slot
    cells: int
    values: int
    reports: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What counts of one value: `reports` of so many independent `origins`, seen so often (`sightings`), of which
    `altered`, `headlines` and `past` are altered, said by a headline, called past by their own page.

    `key` is the value's own (see `Store.best`), `weight` the best report's. `latest` is the last day from which one
    counts, 0 if none has a day; `reviews` say what people said of them, in the order of the reports, None for nothing;
    () where nobody said anything of any.
    """

    key: int
    subject: str
    slot: Slot
    cell: str
    value: str
    reports: int
    origins: int
    sightings: int
    altered: int
    headlines: int
    past: int
    weight: int
    latest: int
    reviews: tuple[str | None, ...] = ()
