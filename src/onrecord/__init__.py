"""News coverage of a negotiation as an auditable record: who said what, on whose word, and what became of it.

article = onrecord.read_text(text, outlet="Northwire", published="2024-03-12")     # no record
record = onrecord.open_record("talks.onrecord")                                 # read-only
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onrecord.model.reading import Article
    from onrecord.record.record import Record

__all__ = ["open_record", "read_text"]


def read_text(
    text: str, *, outlet: str | None = None, published: str | None = None, reader: str | None = None
) -> Article:
    """Who said what in `text`. `published` is a day, month or year in ISO form, None if nobody knows it;
    `reader` a registered name, None for ``en`` where its weights are installed, else ``rules``.

    Raises UnreadableInputError for an empty text, ValueError for a date that is none, UnknownNameError for a reader
    nobody registered.
    """
    # Imported here, so that a program that only looks at nouns does not load the stages.
    from onrecord.acquire.base import CallerKnows, text_sighting
    from onrecord.model.when import When, interval_of
    from onrecord.packs.loader import load_pack
    from onrecord.pipeline import default_reader, read_sighting, reader_named

    when = interval_of(published, basis="caller") if published else When()
    found = text_sighting(text.encode(), text, "utf-8", "-", CallerKnows(outlet=outlet, published=when))
    pack = load_pack()
    return read_sighting(found.document, found.capture, pack, reader_named(reader or default_reader(), pack))


def open_record(path: str) -> Record:
    """The record at `path`, read-only. Raises RecordError if there is none."""
    from onrecord.record import opening

    return opening.open_record(path)
