"""What the programme keeps around the audits, and an audit's life after it was handed in."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the shelves, and a place for each audit's life."""
    op.add_column("audits", sa.Column("life", sa.LargeBinary, nullable=True))
    op.create_table(
        "items",
        sa.Column("shelf", sa.Text, nullable=False),
        sa.Column("key_hash", sa.LargeBinary, nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("shelf", "key_hash", name="pk_items"),
    )
    op.create_index("ix_items_shelf_place", "items", ["shelf", "place"])
