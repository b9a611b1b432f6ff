"""What a text says of a source that it does not name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column; documents that were read before say nothing of it until they are read again."""
    op.add_column("actor", sa.Column("unnamed", sa.Text(), nullable=True))
