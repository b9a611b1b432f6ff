"""What acquisition hands on, and the words in which it refuses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from onrecord.errors import UnreadableInputError
from onrecord.model.capture import Capture, Told
from onrecord.model.document import Document
from onrecord.model.ids import content_id
from onrecord.model.when import When

NO_TEXT = " \t\r\n\f\v\ufeff\u00a0\u200b"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A document and where it was seen."""

    document: Document
    capture: Capture


Found = Sighting | UnreadableInputError


@dataclass(frozen=True, slots=True, kw_only=True)
class CallerKnows:
    """What the caller told of a bare text: its outlet and when it was published. Unknown if the caller did not."""

    outlet: str | None = None
    published: When = field(default_factory=When)

    @property
    def told(self) -> Told:
        """Who told, as far as the caller did."""
        return Told.CALLER if self.outlet or self.published.known else Told.NOBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """Bytes that hold one document or more, and what is known of them before they are read.

    `source` names them in captures and errors. `name` is the file's name, whose ending says what they are: "" for what
    came without one. `media_type` is what a server declares, lower case and without parameters, "" where nobody does;
    `charset` is the encoding it declares. `address` is where relative links go from. `retrieved_at` is aware, None for
    what was not fetched.
    """

    data: bytes
    source: str
    name: str = ""
    media_type: str = ""
    charset: str | None = None
    address: str = ""
    retrieved_at: dt.datetime | None = None


def text_sighting(data: bytes, text: str, encoding: str, source: str, caller: CallerKnows) -> Sighting:
    """A plain text as a sighting. Raises UnreadableInputError if there is nothing to read in it."""
    refuse_empty(text, source)
    document = Document(id=content_id(data), text=text, encoding=encoding)
    capture = Capture(
        document=document.id, source=source, outlet=caller.outlet, published=caller.published, told=caller.told
    )
    return Sighting(document=document, capture=capture)


def refuse_empty(text: str, source: str) -> None:
    """Raise UnreadableInputError for a text that holds nothing but space."""
    if not text:
        raise UnreadableInputError(source, expected="text", found="an empty file")
    if not text.strip(NO_TEXT):
        raise UnreadableInputError(source, expected="text", found="nothing but space")
