"""What the core asks of the world: a record to keep things in, forms to judge by, a clock.

The store of the tests and the real one pass the same contract tests (tests/storage/contract.py).
"""

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Literal, Protocol

from audit.record import Act, AuditRecord, Change, Edition, HistoryLine, Person, State

Clock = Callable[[], dt.datetime]
DocumentKind = Literal["form", "guidance"]


class Transaction(Protocol):
    """One unit of work: all of it is kept, or none. Reads see the record as it is under a write lock."""

    def audit(self, audit_id: str) -> AuditRecord:
        """The audit of that id. Raises UnknownAudit."""

    def audits(self, auditor: str | None = None, states: Sequence[State] = ()) -> list[AuditRecord]:
        """Audits, oldest first; of one auditor and in some states where asked."""

    def same_child(self, childview_id: str, month: str) -> list[str]:
        """Ids of audits of that child in that programme month (found by keyed hash, ignoring case)."""

    def next_number(self, month: str) -> int:
        """A number not used for that month before, counted from 1; never given twice."""

    def keep(self, record: AuditRecord, changes: Sequence[Change], act: Act) -> None:
        """Write a new or changed audit and one line of history for each change.

        `record.version` must be one more than the version held (1 for a new audit); otherwise StaleScreen.
        """

    def history(self, audit_id: str) -> list[HistoryLine]:
        """Every line of one audit, oldest first."""

    def position(self, audit_id: str, person: str) -> str | None:
        """Where that person last stood in the conversation about that audit."""

    def set_position(self, audit_id: str, person: str, step: str) -> None:
        """Remember where that person stands in the conversation about that audit."""

    def people(self) -> list[Person]:
        """Everyone the service knows, by name."""

    def keep_person(self, person: Person) -> None:
        """Add a person, or replace the one of the same name."""

    def keep_edition(self, edition: Edition) -> bool:
        """Keep an edition; False where it was kept already (its `in_force` is then updated).

        An edition in force puts out of force every other edition of its kind and document.
        """

    def edition(self, kind: DocumentKind, document: str, edition: str | None = None) -> Edition | None:
        """One edition, or the one in force where none is named."""

    def editions(self, kind: DocumentKind) -> list[Edition]:
        """Every edition of that kind, oldest first."""

    def item(self, shelf: str, key: str) -> str | None:
        """What is kept under that key (ignoring case and spaces) on a shelf of the programme."""

    def items(self, shelf: str) -> list[tuple[str, str]]:
        """Every key and content of a shelf, in the order they were first kept."""

    def keep_item(self, shelf: str, key: str, content: str) -> bool:
        """Keep a content under that key, or replace it; True where the key is new.

        `shelf` is plain and names no one; key and content are sealed.
        """

    def remove_item(self, shelf: str, key: str) -> bool:
        """Remove it; False where nothing was kept."""

    def note(self, subject: str, changes: Sequence[Change], act: Act) -> None:
        """Write one line of history for each change of something that is no audit.

        `subject` is plain and names no one (`programme/2026-11`); `history(subject)` gives the lines back.
        """

    def flag(self, name: str) -> str | None:
        """A small setting of the record itself, such as whether a document is switched on."""

    def set_flag(self, name: str, value: str) -> None:
        """Set one."""


class Store(Protocol):
    """The record kept."""

    def transaction(self) -> AbstractContextManager[Transaction]:
        """Begin a unit of work that may write: committed when the block ends well, else undone."""

    def reading(self) -> AbstractContextManager[Transaction]:
        """Begin a unit of work that only reads."""

    def verify(self) -> str | None:
        """None where the chain of history holds; else a sentence saying where it breaks."""

    def close(self) -> None:
        """Let go of the files."""
