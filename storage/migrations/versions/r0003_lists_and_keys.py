"""Audits in one line for lists, who has to do with them found by hash, and whose each bookmark is.

What these columns hold takes the key: the store fills them when it is next opened (`storage.filling`).
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the columns and their indexes, and leave word that audits are to be filled."""
    for name in ("headline", "case_manager_hash", "team_manager_hash", "moderator_hash"):
        op.add_column("audits", sa.Column(name, sa.LargeBinary(), nullable=True))
    op.add_column("audits", sa.Column("settled", sa.Boolean(), nullable=True))
    op.add_column("actions", sa.Column("owner_hash", sa.LargeBinary(), nullable=True))
    op.create_index("ix_actions_owner_hash", "actions", ["owner_hash"])
    op.add_column("positions", sa.Column("person", sa.LargeBinary(), nullable=True))
    for columns in (
        ["created_at"],
        ["settled", "created_at"],
        ["case_manager_hash"],
        ["team_manager_hash"],
        ["moderator_hash", "state"],
    ):
        op.create_index("_".join(["ix_audits", *columns]), "audits", columns)
    op.create_table(
        "raters",
        sa.Column("audit_id", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("person_hash", sa.LargeBinary(), nullable=False),
        sa.Column("person", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("audit_id", "place", name="pk_raters"),
        sa.ForeignKeyConstraint(["audit_id"], ["audits.id"], name="fk_raters_audit_id"),
    )
    op.create_index("ix_raters_person_hash", "raters", ["person_hash"])
    op.execute("INSERT INTO flags (name, value) VALUES ('to fill', 'headlines')")
