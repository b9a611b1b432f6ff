"""Where the stages meet. Read from top to bottom, this is the whole way from a document to the record."""

from __future__ import annotations

from onrecord import registry
from onrecord.clean import clean
from onrecord.model.document import Document
from onrecord.model.reading import Reading
from onrecord.model.when import When
from onrecord.packs.pack import Pack
from onrecord.read.base import Reader
from onrecord.read.names import find_mentions
from onrecord.read.statements import make_statements
from onrecord.read.subjects import find_subjects
from onrecord.read.terms import find_terms
from onrecord.resolve import resolve_document
from onrecord.text.dates import find_times
from onrecord.text.quantities import find_quantities

READER = "rules"


def reader_named(name: str, pack: Pack) -> Reader:
    """The reader registered as `name`, made for `pack`. Raises UnknownNameError."""
    made: Reader = registry.load(registry.READERS, name)(pack)
    return made
