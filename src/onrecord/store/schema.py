"""The tables of the record.

Inside, a document is a small integer (`document.key`) and everything found in it is clustered under (document,
ordinal), so that reading one article touches neighbouring pages. Outside, ids are those of the nouns. A column named
like a field of the noun holds that field; a When takes three columns (`_lo`, `_hi`, `_how`), a single Span three (`s`,
`e`, `text`). The migrations must lead to exactly these tables; a test compares them. Full text lies beside them, see
`fulltext`.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Boolean, Column, Date, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

from onrecord.model.actor import Actor, Unnamed
from onrecord.model.capture import Told
from onrecord.model.document import Conflict, Damage, Inline, Masthead
from onrecord.model.evidence import DateEvidence
from onrecord.model.markup import Markup
from onrecord.model.quantity import Quantity
from onrecord.model.ruling import RuledOn
from onrecord.model.span import Span
from onrecord.model.verdict import Decision, Fields
from onrecord.model.vocabulary import (
    Act,
    ActorType,
    AlterationKind,
    Anonymity,
    AttributionKind,
    AttributionType,
    ConflictKind,
    CueClass,
    Judgement,
    Label,
    MentionForm,
    Modality,
    Polarity,
    PositionInText,
    Relation,
    SegmentKind,
    Slot,
    SubjectKind,
)
from onrecord.model.when import When
from onrecord.store.base import JobState
from onrecord.store.codec import How, Moment, Packed, Word

VERSION: Final = 9  # of the tables; the number of the last migration
APPLICATION_ID: Final = 0x4F6E5265  # "OnRe", so that `file` and we know a record from any other SQLite file

metadata = MetaData()
Spans = tuple[Span, ...]
Names = tuple[str, ...]


def _document(**kwargs: Any) -> Column[int]:
    return Column("document", Integer, ForeignKey("document.key", ondelete="CASCADE"), **{"nullable": False, **kwargs})


def _found(name: str, *columns: Column[Any] | Index) -> Table:
    """A table of things found in a document, in the order of the reading."""
    return Table(
        name,
        metadata,
        _document(primary_key=True),
        Column("ordinal", Integer, primary_key=True, nullable=False),
        *columns,
        sqlite_with_rowid=False,
    )


def _text(name: str, *, nullable: bool = False) -> Column[str]:
    return Column(name, Text, nullable=nullable)


def _word(name: str, words: Any, *, nullable: bool = False) -> Column[Any]:
    return Column(name, Word(words), nullable=nullable)


def _json(name: str, noun: Any, *, nullable: bool = False) -> Column[Any]:
    return Column(name, Packed(noun), nullable=nullable)


def _moment(name: str, *, nullable: bool = False) -> Column[Any]:
    return Column(name, Moment, nullable=nullable)


def _when(name: str) -> tuple[Column[Any], ...]:
    return Column(f"{name}_lo", Date), Column(f"{name}_hi", Date), _json(f"{name}_how", How, nullable=True)


def _span(*, nullable: bool = False) -> tuple[Column[Any], ...]:
    return (
        Column("s", Integer, nullable=nullable),
        Column("e", Integer, nullable=nullable),
        _text("text", nullable=nullable),
    )


meta = Table("meta", metadata, Column("name", Text, primary_key=True, nullable=False), _text("value"))

document = Table(
    "document",
    metadata,
    Column("key", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _text("text"),
    _text("encoding"),
    _text("media_type"),
    # The id is of the bytes, which are not kept; this is of the text, so that a changed character is always noticed.
    _text("text_sha256"),
    _json("markup", Markup, nullable=True),
)

capture = Table(
    "capture",
    metadata,
    _document(primary_key=True),
    Column("id", Text, primary_key=True, nullable=False),
    _text("source"),
    _text("outlet", nullable=True),
    *_when("published"),
    _moment("retrieved_at", nullable=True),
    _word("told", Told),
    Index("capture_source", "source"),
    Index("capture_outlet", "outlet"),
    sqlite_with_rowid=False,
)

reading = Table(
    "reading",
    metadata,
    _document(primary_key=True),
    _text("reader"),
    _text("key"),
    _text("language", nullable=True),
    _json("masthead", Masthead),
    _json("damage", tuple[Damage, ...]),
    _json("dates", tuple[DateEvidence, ...]),
    _json("conflicts", tuple[Conflict, ...]),
    _text("unread"),
    _json("dropped", tuple[tuple[str, int], ...]),
    _json("quantities", tuple[Quantity, ...]),
    _json("times", tuple[When, ...]),
    _moment("recorded_at"),
)

segment = _found(
    "segment",
    Column("n", Integer, nullable=False),
    Column("s", Integer, nullable=False),
    Column("e", Integer, nullable=False),
    _word("label", Label),
    _word("kind", SegmentKind),
    _json("inline", tuple[Inline, ...]),
    _text("language", nullable=True),
)

actor = _found(
    "actor",
    _text("id"),
    _word("type", ActorType),
    _text("name"),
    _text("represents", nullable=True),
    _json("unnamed", Unnamed, nullable=True),
    _text("canonical", nullable=True),
    Index("actor_id", "id"),
    Index("actor_canonical", "canonical", "name"),
)

mention = _found(
    "mention",
    *_span(),
    _word("form", MentionForm),
    _word("type", ActorType, nullable=True),
    _text("actor", nullable=True),
    _text("resolved_by"),
)

attribution = _found(
    "attribution",
    _text("id"),
    _json("content", Spans),
    _json("source", Spans),
    _json("cue", Spans),
    _text("parent", nullable=True),
    Column("level", Integer, nullable=False),
    _word("cue_class", CueClass),
    _word("type", AttributionType),
    _word("kind", AttributionKind),
    _word("anonymity", Anonymity),
    _json("addressee", Span, nullable=True),
    _json("said_at", Span, nullable=True),
    _json("source_actors", Names),
    _text("via", nullable=True),
    Column("confidence", Float, nullable=False),
    Column("source_reason", Text, nullable=False, server_default=""),  # since version 2
)

statement = _found(
    "statement",
    _text("id"),
    _text("attribution", nullable=True),
    _json("evidence", Spans),
    _word("act", Act),
    _word("polarity", Polarity),
    _word("modality", Modality),
    _json("holders", Names),
    _text("addressee", nullable=True),
    _text("on_behalf_of", nullable=True),
    _text("issue"),
    _json("subjects", Names),
    _json("quantities", Spans),
    _json("condition", Span, nullable=True),
    *_when("said_at"),
    Column("irony", Boolean, nullable=False),
    _word("position", PositionInText),
    Index("statement_id", "id"),
)

subject = _found(
    "subject",
    _text("id"),
    _word("kind", SubjectKind),
    _text("type"),
    _text("name"),
    _json("mentions", Spans),
    _json("relations", tuple[tuple[str, str], ...]),
    _text("canonical", nullable=True),
    Index("subject_id", "id"),
    Index("subject_canonical", "canonical"),
)

term = _found(
    "term",
    _text("id"),
    _text("statement"),
    _text("subject"),
    _word("slot", Slot),
    _text("value"),
    _json("evidence", Spans),
    *_when("valid"),
    # When readers could know: of the document's earliest told capture, else of its masthead.
    Column("published_lo", Date),
    Column("published_hi", Date),
    # When it was stored; for replay, never part of an answer.
    _moment("recorded_at"),
    Index("term_as_of", "subject", "slot", "valid_lo", "valid_hi", "published_hi"),
)


def _end(side: str) -> tuple[Column[Any], ...]:
    return (
        Column(f"{side}_document", Integer, ForeignKey("document.key", ondelete="CASCADE")),
        _json(f"{side}_span", Span, nullable=True),
        _text(f"{side}_statement", nullable=True),
        _text(f"{side}_external", nullable=True),
    )


link = Table(
    "link",
    metadata,
    Column("key", Integer, primary_key=True),
    _text("id"),
    _word("relation", Relation),
    _word("kind", ConflictKind, nullable=True),
    _word("alteration", AlterationKind, nullable=True),
    _text("slot", nullable=True),
    _text("reason"),
    _text("method"),
    *_end("a"),
    *_end("b"),
    Index("link_id", "id"),
    Index("link_a", "a_document"),
    Index("link_b", "b_document"),
)


def _of() -> Column[Any]:
    return Column("of", Word(RuledOn), nullable=False, server_default="actor")  # since version 6


ruling = Table(
    "ruling",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    _text("a"),
    _text("b"),
    _word("judgement", Judgement),
    _text("by"),
    _moment("at"),
    _text("why"),
    _moment("withdrawn_at", nullable=True),
    _of(),
)

# Under which name an actor, or a subject, is to be shown.
naming = Table(
    "naming",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    _text("actor"),
    _text("name"),
    _text("by"),
    _moment("at"),
    _text("why"),
    _moment("withdrawn_at", nullable=True),
    _of(),
)

# What coders decided on single statements and terms; it rests on no document, and is kept when one goes.
verdict = Table(
    "verdict",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    _text("document"),
    _text("target"),
    _word("slot", Slot, nullable=True),
    _json("places", tuple[tuple[int, int], ...]),
    _json("read", Fields),
    _word("decision", Decision),
    _text("by"),
    _moment("at"),
    _text("why"),
    _json("changed", Fields),
    _json("coined", tuple[Actor, ...]),
    Column("settles", Boolean, nullable=False),
    _moment("withdrawn_at", nullable=True),
)

# Actors that a user brought.
entity = Table(
    "entity",
    metadata,
    Column("id", Text, primary_key=True, nullable=False),
    _text("schema"),
    _json("properties", tuple[tuple[str, Names], ...]),
    _text("by"),
    _moment("at"),
    _moment("withdrawn_at", nullable=True),
)

# Why ids of actors are one, and trouble that is no single document's: made anew with the links.
bond = Table(
    "bond",
    metadata,
    Column("ordinal", Integer, primary_key=True),
    _text("a"),
    _text("b"),
    _text("reason"),
    _text("ruling"),
)

trouble = Table(
    "trouble",
    metadata,
    Column("ordinal", Integer, primary_key=True),
    _text("stage"),
    _text("kind"),
    _text("detail"),
)

issue = _found("issue", _text("stage"), _text("kind"), _text("detail"), *_span(nullable=True))

tombstone = Table(
    "tombstone",
    metadata,
    Column("key", Integer, primary_key=True),
    _text("document"),
    _text("by"),
    _moment("at"),
    _text("why"),
    _moment("readded_at", nullable=True),
    Index("tombstone_document", "document"),
)

job = Table(
    "job",
    metadata,
    Column("key", Integer, primary_key=True),
    _text("kind"),
    _word("state", JobState),
    _moment("started_at"),
    _moment("ended_at", nullable=True),
)

job_source = Table(
    "job_source",
    metadata,
    Column("job", Integer, ForeignKey("job.key", ondelete="CASCADE"), primary_key=True, nullable=False),
    Column("ordinal", Integer, primary_key=True, nullable=False),
    _text("source"),
    _word("state", JobState),
    _text("message"),
    Index("job_source_source", "job", "source"),
    sqlite_with_rowid=False,
)

# What the network sent, as received, so that nothing is fetched twice; `asked` is the address before redirects.
fetch = Table(
    "fetch",
    metadata,
    Column("key", Integer, primary_key=True),
    _text("asked"),
    _text("address"),
    Column("status", Integer, nullable=False),
    _text("media_type"),
    _text("charset", nullable=True),
    _text("etag", nullable=True),
    _text("last_modified", nullable=True),
    _moment("received_at"),
    _text("sha256"),
    Column("body", LargeBinary, nullable=False),
    Index("fetch_asked", "asked", "received_at"),
)

# How far a watched feed is: when it is due again, after how many failures, and what it said last.
feed = Table(
    "feed",
    metadata,
    Column("address", Text, primary_key=True, nullable=False),
    _text("etag", nullable=True),
    _text("last_modified", nullable=True),
    _moment("polled_at", nullable=True),
    _moment("due_at", nullable=True),
    Column("failures", Integer, nullable=False),
    _text("said"),
)
