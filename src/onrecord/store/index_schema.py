"""The tables of what is worked out in advance, so that a question about a big record costs little.

All of it is made anew from the tables of `schema`, under the record's own ids, see `record.indexing`. A list of ids
lies in one column between bars, ``|a|b|``, empty where there is none.
"""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Integer, Table, Text

from onrecord.model.vocabulary import Act
from onrecord.store.codec import Word
from onrecord.store.schema import metadata
from onrecord.store.sought import Voice

# One row a statement: what a search narrows by.
saying = Table(
    "saying",
    metadata,
    Column("document", Integer, ForeignKey("document.key", ondelete="CASCADE"), primary_key=True, nullable=False),
    Column("ordinal", Integer, primary_key=True, nullable=False),
    Column("day", Date),
    Column("act", Word(Act), nullable=False),
    Column("voice", Word(Voice), nullable=False),
    Column("outlet", Text),
    Column("actors", Text, nullable=False),
    Column("subjects", Text, nullable=False),
    Column("levels", Text, nullable=False),
    sqlite_with_rowid=False,
)
