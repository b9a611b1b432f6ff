"""Why the source of an attribution is taken for its actor; empty for what an older version read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column."""
    op.add_column("attribution", sa.Column("source_reason", sa.Text(), nullable=False, server_default=""))
