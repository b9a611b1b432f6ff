"""Who is meant, and where the text names them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from onrecord.model.span import Span
from onrecord.model.vocabulary import ActorType, MentionForm, Nearness


@dataclass(frozen=True, slots=True, kw_only=True)
class Unnamed:
    """What a text says of a source that it does not name: they are `lo` to `hi` (None: nobody says how many more),
    `near` tells how near to the matter, and `side` is the id of a state or body, else a word such as "Western", None
    where neither is told."""

    lo: int = 1
    hi: int | None = 1
    near: Nearness = Nearness.UNTOLD
    side: str | None = None

    def __str__(self) -> str:
        """For a reader: "3, close, ukr", "2 or more"."""
        number = str(self.lo) if self.lo == self.hi else f"{self.lo} or more"
        near = "" if self.near is Nearness.UNTOLD else self.near.replace("_", " ")
        return ", ".join(x for x in (number, near, self.side or "") if x)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """`id` comes from a pack or is minted from the name. `represents` is the id of the body spoken for, or None;
    `unnamed` is what is known of a source without a name, None for everybody else."""

    id: str
    type: ActorType
    name: str
    represents: str | None = None
    unnamed: Unnamed | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """Two ids of actors that the record takes for one, and the `reason` in words; `ruling` is the id of the ruling that
    joined them, "" if the program did."""

    a: str
    b: str
    reason: str
    ruling: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One surface of an actor. `actor` is None until resolved; `resolved_by` says by which rule it was.

    `type` is what the words alone suggest, before anybody asked who is meant; None if they suggest nothing.
    """

    span: Span
    form: MentionForm
    type: ActorType | None = None
    actor: str | None = None
    resolved_by: str = ""


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Who appears in a document: its actors, every resolved mention in text order, and the actors behind each
    attribution's source (attribution id to actor ids, the first named first; absent or empty if nobody is named).
    `reasons` tells why, by attribution id, for every source that is not its actor's own name."""

    actors: tuple[Actor, ...] = ()
    mentions: tuple[Mention, ...] = ()
    sources: tuple[tuple[str, tuple[str, ...]], ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()

    def within(self, span: Span) -> tuple[str, ...]:
        """Ids of the actors mentioned inside `span`, in text order, each once. Places are left out."""
        found = dict.fromkeys(m.actor for m in self.mentions_in(span.s, span.e) if m.actor)
        return tuple(x for x in found if self.types.get(x) is not ActorType.PLACE)

    @cached_property
    def types(self) -> dict[str, ActorType]:
        """The types of actors by id."""
        return {x.id: x.type for x in self.actors}

    def of_types(self, types: frozenset[ActorType]) -> frozenset[str]:
        """Ids of the actors of these types."""
        if types not in self._by_types:
            self._by_types[types] = frozenset(x.id for x in self.actors if x.type in types)
        return self._by_types[types]

    @cached_property
    def _by_types(self) -> dict[frozenset[ActorType], frozenset[str]]:
        return {}

    def mentions_in(self, s: int, e: int) -> tuple[Mention, ...]:
        """The mentions that lie inside ``text[s:e]``, in text order."""
        first, last = (bisect_left(self._starts, x) for x in (s, e))
        return tuple(m for m in self.mentions[first:last] if m.span.e <= e)

    @cached_property
    def _starts(self) -> list[int]:
        return [m.span.s for m in self.mentions]

    def source_of(self, attribution: str) -> tuple[str, ...]:
        """Ids of the actors behind an attribution's source."""
        return self._sources.get(attribution, ())

    @cached_property
    def _sources(self) -> dict[str, tuple[str, ...]]:
        return dict(self.sources)

    def reason_of(self, attribution: str) -> str:
        """Why an attribution's source is who `source_of` says; empty where it is the actor's own name."""
        return self._reasons.get(attribution, "")

    @cached_property
    def _reasons(self) -> dict[str, str]:
        return dict(self.reasons)
