"""What is worked out in advance for the state: the reports of each value, what joins them, and names to show."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the tables; they are filled when the record is next brought up to date."""
    op.create_table(
        "told_value",
        sa.Column("key", sa.Integer(), nullable=False),
        *(sa.Column(x, sa.Text(), nullable=False) for x in ("subject", "slot", "cell", "value")),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("told_value_of", "told_value", ["subject", "slot", "cell", "value"], unique=True)
    op.create_table(
        "report",
        *_whole("value", "weight", "tie", "document", "term", "statement"),
        *_days(),
        *_whole("seen", "marks"),
        sa.Column("review", sa.Text(), nullable=True),
        sa.Column("issue", sa.Text(), nullable=False),
        *_rests("document"),
        sa.PrimaryKeyConstraint("value", "weight", "tie"),
        sqlite_with_rowid=False,
    )
    op.create_index("report_document", "report", ["document"])
    op.create_index("report_undated", "report", ["value"], sqlite_where=sa.text("since IS NULL OR known IS NULL"))
    op.create_table(
        "joining",
        *_whole("value", "a", "b", "choice", "a_document", "b_document"),
        *_days(),
        *_whole("a_seen", "b_seen"),
        sa.Column("reason", sa.Text(), nullable=False),
        *_rests("a_document", "b_document"),
        sa.PrimaryKeyConstraint("value", "a", "b", "choice"),
        sqlite_with_rowid=False,
    )
    op.create_index("joining_a", "joining", ["a_document"])
    op.create_index("joining_b", "joining", ["b_document"])
    op.create_table(
        "credit",
        *_whole("value", "a"),
        sa.Column("medium", sa.Text(), nullable=False),
        *_whole("document"),
        *_days(),
        *_whole("seen"),
        sa.Column("reason", sa.Text(), nullable=False),
        *_rests("document"),
        sa.PrimaryKeyConstraint("value", "a", "medium"),
        sqlite_with_rowid=False,
    )
    op.create_index("credit_document", "credit", ["document"])
    for table, columns in (("shown_actor", ("name",)), ("shown_arrangement", ("name", "type", "aliases", "relations"))):
        op.create_table(
            table,
            *(sa.Column(x, sa.Text(), nullable=False) for x in ("id", *columns)),
            sa.PrimaryKeyConstraint("id"),
            sqlite_with_rowid=False,
        )
    op.create_table("outdated", sa.Column("key", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("key"))
    # The next writer then takes the record for one that wants linking, and works it out.
    op.execute("DELETE FROM meta WHERE name = 'links_fingerprint'")


def _whole(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(x, sa.Integer(), nullable=False) for x in names]


def _days() -> list[sa.Column[int]]:
    return [sa.Column(x, sa.Integer(), nullable=True) for x in ("since", "until", "known")]


def _rests(*documents: str) -> list[sa.ForeignKeyConstraint]:
    return [
        sa.ForeignKeyConstraint(["value"], ["told_value.key"]),
        *(sa.ForeignKeyConstraint([x], ["document.key"], ondelete="CASCADE") for x in documents),
    ]
