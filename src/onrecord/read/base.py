"""What a reader is: the seam at which another language, a model or a pipeline of others plugs in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from onrecord.model.attribution import Attribution
from onrecord.model.document import Page

Watch = Callable[[int, int], None]


@runtime_checkable
class Watched(Protocol):
    """A reader that takes long enough over a long text to tell how far it is.

    `watch` is called with the characters read and all there are; whoever wants to know replaces it.
    """

    watch: Watch


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
