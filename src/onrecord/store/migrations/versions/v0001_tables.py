"""Every table of the first version, and full text over statements' evidence and documents' texts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

APPLICATION_ID = 0x4F6E5265
TOKENS = "tokenize = 'unicode61 remove_diacritics 2'"


def upgrade() -> None:
    """Make the tables."""
    op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    op.create_table(
        "document",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key"),
        sa.UniqueConstraint("id"),
    )
    op.create_table(
        "job",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_table(
        "meta",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "ruling",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("a", sa.Text(), nullable=False),
        sa.Column("b", sa.Text(), nullable=False),
        sa.Column("judgement", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "tombstone",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("readded_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("tombstone_document", "tombstone", ["document"], unique=False)
    op.create_table(
        "actor",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("represents", sa.Text(), nullable=True),
        sa.Column("canonical", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["document.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_index("actor_canonical", "actor", ["canonical"], unique=False)
    op.create_table(
        "attribution",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("level", sa.Integer(), nullable=False),
        sa.Column("cue_class", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("anonymity", sa.Text(), nullable=False),
        sa.Column("addressee", sa.Text(), nullable=True),
        sa.Column("said_at", sa.Text(), nullable=True),
        sa.Column("source_actors", sa.Text(), nullable=False),
        sa.Column("via", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "capture",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("published_lo", sa.Date(), nullable=True),
        sa.Column("published_hi", sa.Date(), nullable=True),
        sa.Column("published_how", sa.Text(), nullable=True),
        sa.Column("retrieved_at", sa.Text(), nullable=True),
        sa.Column("told", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "id"),
        sqlite_with_rowid=False,
    )
    op.create_index("capture_source", "capture", ["source"], unique=False)
    op.create_table(
        "issue",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("s", sa.Integer(), nullable=True),
        sa.Column("e", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["document.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "job_source",
        sa.Column("job", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["job"], ["job.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("job", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_index("job_source_source", "job_source", ["job", "source"], unique=False)
    op.create_table(
        "link",
        sa.Column("key", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("alteration", sa.Text(), nullable=True),
        sa.Column("slot", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("method", sa.Text(), nullable=False),
        sa.Column("a_document", sa.Integer(), nullable=True),
        sa.Column("a_span", sa.Text(), nullable=True),
        sa.Column("a_statement", sa.Text(), nullable=True),
        sa.Column("a_external", sa.Text(), nullable=True),
        sa.Column("b_document", sa.Integer(), nullable=True),
        sa.Column("b_span", sa.Text(), nullable=True),
        sa.Column("b_statement", sa.Text(), nullable=True),
        sa.Column("b_external", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["a_document"], ["document.key"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["b_document"], ["document.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("link_a", "link", ["a_document"], unique=False)
    op.create_index("link_b", "link", ["b_document"], unique=False)
    op.create_index("link_id", "link", ["id"], unique=False)
    op.create_table(
        "mention",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("s", sa.Integer(), nullable=False),
        sa.Column("e", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("resolved_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reading",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("masthead", sa.Text(), nullable=False),
        sa.Column("damage", sa.Text(), nullable=False),
        sa.Column("unread", sa.Text(), nullable=False),
        sa.Column("dropped", sa.Text(), nullable=False),
        sa.Column("quantities", sa.Text(), nullable=False),
        sa.Column("times", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document"),
    )
    op.create_table(
        "segment",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("s", sa.Integer(), nullable=False),
        sa.Column("e", sa.Integer(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("inline", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "statement",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("attribution", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("holders", sa.Text(), nullable=False),
        sa.Column("addressee", sa.Text(), nullable=True),
        sa.Column("on_behalf_of", sa.Text(), nullable=True),
        sa.Column("issue", sa.Text(), nullable=False),
        sa.Column("subjects", sa.Text(), nullable=False),
        sa.Column("quantities", sa.Text(), nullable=False),
        sa.Column("condition", sa.Text(), nullable=True),
        sa.Column("said_at_lo", sa.Date(), nullable=True),
        sa.Column("said_at_hi", sa.Date(), nullable=True),
        sa.Column("said_at_how", sa.Text(), nullable=True),
        sa.Column("irony", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_index("statement_id", "statement", ["id"], unique=False)
    op.create_table(
        "subject",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("mentions", sa.Text(), nullable=False),
        sa.Column("relations", sa.Text(), nullable=False),
        sa.Column("canonical", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["document.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_index("subject_canonical", "subject", ["canonical"], unique=False)
    op.create_index("subject_id", "subject", ["id"], unique=False)
    op.create_table(
        "term",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("valid_lo", sa.Date(), nullable=True),
        sa.Column("valid_hi", sa.Date(), nullable=True),
        sa.Column("valid_how", sa.Text(), nullable=True),
        sa.Column("published_lo", sa.Date(), nullable=True),
        sa.Column("published_hi", sa.Date(), nullable=True),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "ordinal"),
        sqlite_with_rowid=False,
    )
    op.create_index("term_as_of", "term", ["subject", "slot", "valid_lo", "valid_hi", "published_hi"], unique=False)
    op.execute("INSERT INTO meta (name, value) VALUES ('format', 'onrecord')")
    op.execute(
        f"CREATE VIRTUAL TABLE document_words USING fts5(text, content = 'document', content_rowid = 'key', {TOKENS})"
    )
    op.execute(f"CREATE VIRTUAL TABLE statement_words USING fts5(evidence, content = '', {TOKENS})")
