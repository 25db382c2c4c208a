"""The tables of the record.

Free text and everything that names a person is sealed (`storage.sealing`); ratings, states, ids, versions and
times are plain, because lists and reports ask for them. A person or child is found by a keyed hash. Times
are texts in ISO 8601, in UTC and of one width, so they sort. `place` keeps the order things were given in.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

SEALED = "sealed"
INSTANT = "instant"

NAMES = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
}
METADATA = MetaData(naming_convention=NAMES)


def sealed(name: str, *, nullable: bool = True) -> Column[bytes]:
    """A column whose values are sealed JSON; null stays null."""
    return Column(name, LargeBinary, nullable=nullable, info={SEALED: True})


def instant(name: str, *, nullable: bool = True) -> Column[str]:
    """A column of times."""
    return Column(name, String(32), nullable=nullable, info={INSTANT: True})


def text(name: str, *, nullable: bool = False, key: bool = False) -> Column[str]:
    """A column of plain text."""
    return Column(name, Text, nullable=nullable, primary_key=key)


def number(name: str, *, nullable: bool = False, key: bool = False) -> Column[int]:
    """A column of whole numbers, counted by us and not by the database."""
    return Column(name, Integer, nullable=nullable, primary_key=key, autoincrement=False)


def hashed(name: str, *, nullable: bool = False, key: bool = False) -> Column[bytes]:
    """A column of keyed hashes."""
    return Column(name, LargeBinary, nullable=nullable, primary_key=key)


def of_audit() -> Column[str]:
    """The audit that a row belongs to."""
    return Column("audit_id", Text, ForeignKey("audits.id"), primary_key=True)


AUDITS = Table(
    "audits",
    METADATA,
    text("id", key=True),
    text("month"),
    text("kind"),
    text("state"),
    text("document"),
    text("edition"),
    number("version"),
    number("actions_made"),
    hashed("auditor_hash"),
    hashed("childview_hash"),
    instant("created_at", nullable=False),
    instant("started_at"),
    instant("submitted_at"),
    sealed("submit_reason"),
    text("overall_rating", nullable=True),
    sealed("overall_comment"),
    sealed("particulars", nullable=False),
    sealed("other_stamps"),
    sealed("life"),
    sealed("headline"),
    Column("settled", Boolean),
    *(hashed(f"{who}_hash", nullable=True) for who in ("case_manager", "team_manager", "moderator")),
    Index(None, "state", "created_at"),
    Index(None, "created_at"),
    Index(None, "settled", "created_at"),
    Index(None, "case_manager_hash"),
    Index(None, "team_manager_hash"),
    Index(None, "moderator_hash", "state"),
    Index(None, "auditor_hash", "state"),
    Index(None, "childview_hash", "month"),
    Index(None, "month", "state"),
)

ANSWERS = Table(
    "answers",
    METADATA,
    of_audit(),
    text("question", key=True),
    number("place"),
    text("rating", nullable=True),
    sealed("comment"),
    number("version", nullable=True),
    sealed("changed_by"),
    instant("changed_at"),
)

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    of_audit(),
    text("section", key=True),
    number("place"),
    text("rating", nullable=True),
    sealed("comment"),
    number("version", nullable=True),
    sealed("changed_by"),
    instant("changed_at"),
)

FEEDBACK = Table(
    "feedback",
    METADATA,
    of_audit(),
    text("source", key=True),
    number("place"),
    sealed("texts", nullable=False),
)

ACTIONS = Table(
    "actions",
    METADATA,
    of_audit(),
    number("place", key=True),
    text("action_id", nullable=True),
    text("question", nullable=True),
    text("status"),
    sealed("contents", nullable=False),
    hashed("owner_hash", nullable=True),
    Index(None, "status"),
    Index(None, "owner_hash"),
)

TICKS = Table(
    "ticks",
    METADATA,
    of_audit(),
    text("contact", key=True),
    number("place"),
    sealed("ticked_by", nullable=False),
    instant("ticked_at", nullable=False),
)

# Who rates in a group audit, so that each finds it; the names stand in the audit's life as well.
RATERS = Table(
    "raters",
    METADATA,
    of_audit(),
    number("place", key=True),
    hashed("person_hash"),
    sealed("person", nullable=False),
    Index(None, "person_hash"),
)

HISTORY = Table(
    "history",
    METADATA,
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),
    text("audit_id"),
    instant("at", nullable=False),
    sealed("actor", nullable=False),
    text("command"),
    sealed("fact", nullable=False),
    sealed("reason"),
    sealed("before"),
    sealed("after"),
    sealed("salt", nullable=False),
    text("reason_digest"),
    text("before_digest"),
    text("after_digest"),
    text("hash"),
    Index(None, "audit_id", "sequence"),
)

# One row: the number and hash of the last line of history, sealed, so that cutting lines off its end shows.
HISTORY_END = Table("history_end", METADATA, number("id", key=True), sealed("seal", nullable=False))

NUMBERS = Table("numbers", METADATA, text("month", key=True), number("last"))

POSITIONS = Table(
    "positions",
    METADATA,
    text("audit_id", key=True),
    hashed("person_hash", key=True),
    sealed("step", nullable=False),
    sealed("person"),
)

PEOPLE = Table("people", METADATA, hashed("name_hash", key=True), sealed("particulars", nullable=False))

EDITIONS = Table(
    "editions",
    METADATA,
    text("kind", key=True),
    text("document", key=True),
    text("edition", key=True),
    number("place"),
    text("title"),
    text("source"),
    text("content"),
    instant("kept_at", nullable=False),
    sealed("kept_by", nullable=False),
    sealed("file_name"),
    Column("in_force", Boolean, nullable=False),
)

# Small things of the programme around the audits, each whole under a key: a month, a draw, a notice sent.
ITEMS = Table(
    "items",
    METADATA,
    text("shelf", key=True),
    hashed("key_hash", key=True),
    number("place"),
    sealed("key", nullable=False),
    sealed("content", nullable=False),
    Index(None, "shelf", "place"),
)

FLAGS = Table("flags", METADATA, text("name", key=True), text("value"))

PARTS_OF_AUDIT = (ANSWERS, JUDGEMENTS, FEEDBACK, ACTIONS, TICKS, RATERS)
