"""The record as it begins: audits and their parts, the history, and what stands beside them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    _audits()
    _answers_and_judgements()
    _other_parts_of_audits()
    _history()
    _editions()
    _people_and_settings()


def _audits() -> None:
    op.create_table(
        "audits",
        *(_text(name) for name in ("id", "month", "kind", "state", "document", "edition")),
        _number("version"),
        _number("actions_made"),
        _bytes("auditor_hash"),
        _bytes("childview_hash"),
        _instant("created_at"),
        _instant("started_at", nullable=True),
        _instant("submitted_at", nullable=True),
        _bytes("submit_reason", nullable=True),
        _text("overall_rating", nullable=True),
        _bytes("overall_comment", nullable=True),
        _bytes("particulars"),
        _bytes("other_stamps", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_audits"),
    )
    op.create_index("ix_audits_state_created_at", "audits", ["state", "created_at"])
    op.create_index("ix_audits_auditor_hash_state", "audits", ["auditor_hash", "state"])
    op.create_index("ix_audits_childview_hash_month", "audits", ["childview_hash", "month"])
    op.create_index("ix_audits_month_state", "audits", ["month", "state"])


def _answers_and_judgements() -> None:
    for table, key in (("answers", "question"), ("judgements", "section")):
        op.create_table(
            table,
            _text("audit_id"),
            _text(key),
            _number("place"),
            _text("rating", nullable=True),
            _bytes("comment", nullable=True),
            _number("version", nullable=True),
            _bytes("changed_by", nullable=True),
            _instant("changed_at", nullable=True),
            *_part_of_audit(table, key),
        )


def _other_parts_of_audits() -> None:
    op.create_table(
        "feedback",
        *(_text("audit_id"), _text("source"), _number("place"), _bytes("texts")),
        *_part_of_audit("feedback", "source"),
    )
    op.create_table(
        "actions",
        *(_text("audit_id"), _number("place")),
        *(_text("action_id", nullable=True), _text("question", nullable=True), _text("status")),
        _bytes("contents"),
        *_part_of_audit("actions", "place"),
    )
    op.create_index("ix_actions_status", "actions", ["status"])
    op.create_table(
        "ticks",
        *(_text("audit_id"), _text("contact"), _number("place"), _bytes("ticked_by"), _instant("ticked_at")),
        *_part_of_audit("ticks", "contact"),
    )


def _history() -> None:
    op.create_table(
        "history",
        sa.Column("sequence", sa.BigInteger(), autoincrement=False, nullable=False),
        *(_text("audit_id"), _instant("at"), _bytes("actor"), _text("command"), _bytes("fact")),
        *(_bytes(name, nullable=True) for name in ("reason", "before", "after")),
        _bytes("salt"),
        *(_text(name) for name in ("reason_digest", "before_digest", "after_digest", "hash")),
        sa.PrimaryKeyConstraint("sequence", name="pk_history"),
    )
    op.create_index("ix_history_audit_id_sequence", "history", ["audit_id", "sequence"])
    op.create_table(
        "history_end",
        *(_number("id"), _bytes("seal")),
        sa.PrimaryKeyConstraint("id", name="pk_history_end"),
    )


def _editions() -> None:
    op.create_table(
        "editions",
        *(_text("kind"), _text("document"), _text("edition"), _number("place")),
        *(_text("title"), _text("source"), _text("content")),
        *(_instant("kept_at"), _bytes("kept_by"), _bytes("file_name", nullable=True)),
        sa.Column("in_force", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "document", "edition", name="pk_editions"),
    )


def _people_and_settings() -> None:
    op.create_table(
        "people",
        *(_bytes("name_hash"), _bytes("particulars")),
        sa.PrimaryKeyConstraint("name_hash", name="pk_people"),
    )
    op.create_table(
        "positions",
        *(_text("audit_id"), _bytes("person_hash"), _bytes("step")),
        sa.PrimaryKeyConstraint("audit_id", "person_hash", name="pk_positions"),
    )
    op.create_table(
        "numbers", _text("month"), _number("last"), sa.PrimaryKeyConstraint("month", name="pk_numbers")
    )
    op.create_table("flags", _text("name"), _text("value"), sa.PrimaryKeyConstraint("name", name="pk_flags"))


def _part_of_audit(table: str, key: str) -> tuple[sa.Constraint, sa.Constraint]:
    return (
        sa.PrimaryKeyConstraint("audit_id", key, name=f"pk_{table}"),
        sa.ForeignKeyConstraint(["audit_id"], ["audits.id"], name=f"fk_{table}_audit_id"),
    )


def _text(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _instant(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(32), nullable=nullable)


def _bytes(name: str, *, nullable: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), autoincrement=False, nullable=nullable)
