"""What linking one more document in a big record rests on: who holds which words, and whose links are to be made."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the tables; they are filled when the record is next linked as a whole."""
    op.create_table(
        "holder",
        *(sa.Column(x, sa.Integer(), nullable=False) for x in ("word", "month", "sentences")),
        sa.Column("places", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("word", "month"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "wording",
        sa.Column("document", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["document.key"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("document"),
    )
    op.create_index("wording_number", "wording", ["number"])
    op.create_table("unlinked", sa.Column("key", sa.Integer(), nullable=False), sa.PrimaryKeyConstraint("key"))
    op.drop_index("actor_canonical")
    op.create_index("actor_canonical", "actor", ["canonical", "name"])
    op.create_index("actor_id", "actor", ["id"])
    op.create_index("capture_outlet", "capture", ["outlet"])
    # The next writer then takes the record for one that wants linking as a whole.
    op.execute("DELETE FROM meta WHERE name = 'links_fingerprint'")
