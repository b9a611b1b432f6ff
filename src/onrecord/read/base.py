"""What a reader is: the seam at which another language, a model or a pipeline of others plugs in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from onrecord.model.attribution import Attribution
from onrecord.model.document import Page
from onrecord.model.vocabulary import Act, Modality, Polarity

Watch = Callable[[int, int], None]


@runtime_checkable
class Watched(Protocol):
    """A reader that takes long enough over a long text to tell how far it is.

    `watch` is called with the characters read and all there are; whoever wants to know replaces it.
    """

    watch: Watch


@dataclass(frozen=True, slots=True, kw_only=True)
class ActTold:
    """What a reader knows of the act of an attribution. None: it does not, and the rules tell. `whole`: the act is
    that of the whole content, however many the rules see in it."""

    act: Act | None = None
    polarity: Polarity | None = None
    modality: Modality | None = None
    whole: bool = False


@runtime_checkable
class Judging(Protocol):
    """A reader that tells acts: `acts` are those of the text that it read last, by the id of the attribution."""

    acts: Mapping[str, ActTold]


@runtime_checkable
class Proposer(Judging, Protocol):
    """A reader that hands on what another proposes, as far as it can be admitted: `dropped` counts what was not, of
    the text that it read last, by reason."""

    dropped: Mapping[str, int]


class Reader(Protocol):
    """Finds attributions. Registered under ``onrecord.readers`` as what makes one when it is called with a Pack.

    `threshold` is the confidence from which on an attribution enters the record; what is read below it is for review.
    """

    name: str
    version: str
    languages: frozenset[str]
    threshold: float

    def read(self, text: str, page: Page) -> tuple[Attribution, ...]:
        """The attributions of `text`, parents before children, in text order; no actors resolved yet."""
        ...
