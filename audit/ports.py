"""What the core asks of the world: a record to keep things in, forms to judge by, a clock.

The store of the tests and the real one pass the same contract tests (tests/storage/contract.py).
"""

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Literal, Protocol

from audit.headlines import Headline
from audit.record import Act, AuditRecord, Change, Edition, HistoryLine, Person, State

Clock = Callable[[], dt.datetime]
DocumentKind = Literal["form", "guidance"]


class Transaction(Protocol):
    """One unit of work: all of it is kept, or none. Reads see the record as it is under a write lock."""

    def audit(self, audit_id: str) -> AuditRecord:
        """The audit of that id. Raises UnknownAudit."""

    def audits(self, auditor: str | None = None, states: Sequence[State] = ()) -> list[AuditRecord]:
        """Audits, oldest first; of one auditor and in some states where asked."""

    def several(self, ids: Sequence[str]) -> list[AuditRecord]:
        """The audits of those ids, in that order; those that there are not are left out."""

    def headlines(
        self,
        auditor: str | None = None,
        states: Sequence[State] = (),
        month: str | None = None,
        moderator: str | None = None,
        *,
        case_manager: str | None = None,
        team_manager: str | None = None,
        rater: str | None = None,
        owner: str | None = None,
        unsettled: bool = False,
    ) -> list[Headline]:
        """Audits in one line each, oldest first; their answers are not read.

        Of one auditor, moderator, case or team manager, rater, or owner of an action, in some states, of one
        month where asked; `unsettled` leaves out those about which nothing can become due any more.
        """

    def current(self, since: str) -> list[Headline]:
        """Audits that are not settled, and all of that month or a later one, oldest first."""

    def states(self, month: str) -> dict[State, int]:
        """How many audits of a month are in each state; states of none left out."""

    def same_child(self, childview_id: str, month: str | None = None) -> list[str]:
        """Ids of audits of that child, in that programme month where given (ignoring case and spaces)."""

    def next_number(self, month: str) -> int:
        """A number not used for that month before, counted from 1; never given twice."""

    def keep(self, record: AuditRecord, changes: Sequence[Change], act: Act) -> None:
        """Write a new or changed audit and one line of history for each change.

        `record.version` must be one more than the version held (1 for a new audit); otherwise StaleScreen.
        """

    def history(self, audit_id: str) -> list[HistoryLine]:
        """Every line of one audit, oldest first."""

    def last_line(self) -> int:
        """The number of the last line of the whole history, which orders all changes; 0 before the first."""

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

    def shelves(self) -> list[str]:
        """The names of the shelves that hold something, sorted."""

    def erase(self, audit_id: str) -> int:
        """Delete an audit and the words of its history; gives how many lines. Raises UnknownAudit.

        The emptied lines stay as the proof by which the chain still holds.
        """

    def empty(self, lines: Sequence[int]) -> int:
        """Delete the words of those lines of history, by number; gives how many still had any."""

    def history_beside(self) -> list[HistoryLine]:
        """Every line of what is no audit, oldest first."""

    def note(self, subject: str, changes: Sequence[Change], act: Act) -> None:
        """Write one line of history for each change of something that is no audit.

        `subject` is plain, has a stroke in it and names no one (`programme/2026-11`); `history(subject)`
        gives the lines back. Or it is the id of an audit, for what leaves the audit as it is, such as a look.
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
