"""The tables of what is worked out in advance, so that a question about a big record costs little.

All of it is made anew from the tables of `schema`, under the record's own ids, see `record.indexing`. A list of ids
lies in one column between bars, ``|a|b|``, empty where there is none.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Date, ForeignKey, Index, Integer, LargeBinary, Table, Text

from onrecord.model.vocabulary import Act, Slot
from onrecord.store.codec import Packed, Word
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

# A value that is reported of a subject, in one cell of its state; see `record.cells` for what makes two reports one.
told_value = Table(
    "told_value",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("subject", Text, nullable=False),
    Column("slot", Word(Slot), nullable=False),
    Column("cell", Text, nullable=False),
    Column("value", Text, nullable=False),
    Index("told_value_of", "subject", "slot", "cell", "value", unique=True),
)

# One row a term, the best reports of a value first: see `standing.Tabled` for the columns. Days are ordinals.
report = Table(
    "report",
    metadata,
    Column("value", Integer, ForeignKey("told_value.key"), primary_key=True, nullable=False),
    Column("weight", Integer, primary_key=True, nullable=False),
    Column("tie", Integer, primary_key=True, nullable=False),
    Column("document", Integer, ForeignKey("document.key", ondelete="CASCADE"), nullable=False),
    Column("term", Integer, nullable=False),
    Column("statement", Integer, nullable=False),
    Column("since", Integer),
    Column("until", Integer),
    Column("known", Integer),
    Column("seen", Integer, nullable=False),
    Column("marks", Integer, nullable=False),
    Column("review", Text),
    Column("issue", Text, nullable=False),
    Index("report_document", "document"),
    sqlite_with_rowid=False,
)
Index(
    "report_undated",
    report.c.value,
    sqlite_where=report.c.since.is_(None) | report.c.known.is_(None),
)

# Two reports of one value that have one origin; `since`, `until` and `known` say when both count. `choice` is 0 where
# it is certain, else its turn where each report of a version of a page has its own in another.
joining = Table(
    "joining",
    metadata,
    Column("value", Integer, ForeignKey("told_value.key"), primary_key=True, nullable=False),
    Column("a", Integer, primary_key=True, nullable=False),
    Column("b", Integer, primary_key=True, nullable=False),
    Column("choice", Integer, primary_key=True, nullable=False),
    Column("a_document", Integer, ForeignKey("document.key", ondelete="CASCADE"), nullable=False),
    Column("b_document", Integer, ForeignKey("document.key", ondelete="CASCADE"), nullable=False),
    Column("since", Integer),
    Column("until", Integer),
    Column("known", Integer),
    Column("a_seen", Integer, nullable=False),
    Column("b_seen", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Index("joining_a", "a_document"),
    Index("joining_b", "b_document"),
    sqlite_with_rowid=False,
)

# A report that credits a medium outside of it: all that credit one have one origin, and so has what the medium prints.
credit = Table(
    "credit",
    metadata,
    Column("value", Integer, ForeignKey("told_value.key"), primary_key=True, nullable=False),
    Column("a", Integer, primary_key=True, nullable=False),
    Column("medium", Text, primary_key=True, nullable=False),
    Column("document", Integer, ForeignKey("document.key", ondelete="CASCADE"), nullable=False),
    Column("since", Integer),
    Column("until", Integer),
    Column("known", Integer),
    Column("seen", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Index("credit_document", "document"),
    sqlite_with_rowid=False,
)

# The name to show for an actor, by its id of the record.
shown_actor = Table(
    "shown_actor",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("name", Text, nullable=False),
    sqlite_with_rowid=False,
)

# What is known of an arrangement besides its cells, by its id of the record.
shown_arrangement = Table(
    "shown_arrangement",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("aliases", Packed(tuple[str, ...]), nullable=False),
    Column("relations", Packed(tuple[tuple[str, str], ...]), nullable=False),
    sqlite_with_rowid=False,
)

# Documents of which this is not worked out as they stand; `NAMES` are the names to show, of no document.
outdated = Table("outdated", metadata, Column("key", Integer, primary_key=True))
NAMES: Final = 0

# Who holds a word, by its number, in documents of a month: how many sentences, and the places of the last of them, 64
# bits each. Kept where a record is big, see `link.neighbours`.
holder = Table(
    "holder",
    metadata,
    Column("word", Integer, primary_key=True, nullable=False),
    Column("month", Integer, primary_key=True, nullable=False),
    Column("sentences", Integer, nullable=False),
    Column("places", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# A number for the wording of each document, the same for all of one wording.
wording = Table(
    "wording",
    metadata,
    Column("document", Integer, ForeignKey("document.key", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, nullable=False),
    Index("wording_number", "number"),
)

# Documents whose links are not made as they stand; `EVERY` where that is the whole record.
unlinked = Table("unlinked", metadata, Column("key", Integer, primary_key=True))
EVERY: Final = 0
