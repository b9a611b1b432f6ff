"""What is worked out in advance: what a search narrows by."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the tables; they are filled when the record is next brought up to date."""
    op.create_table(
        "saying",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("actors", sa.Text(), nullable=False),
        sa.Column("subjects", sa.Text(), nullable=False),
        sa.Column("levels", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document", "ordinal"),
        sqlite_with_rowid=False,
    )
    # The next writer then takes the record for one that wants linking, and works it out.
    op.execute("DELETE FROM meta WHERE name = 'links_fingerprint'")
