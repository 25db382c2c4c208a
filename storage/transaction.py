"""One unit of work over the database: the Transaction of `audit.ports`."""

from collections.abc import Sequence

from sqlalchemy import Connection

from audit.errors import StaleScreen, UnknownAudit
from audit.headlines import Headline
from audit.ports import DocumentKind
from audit.record import Act, AuditRecord, Change, Edition, HistoryLine, Person, State
from storage.audits import Audits
from storage.cells import findable
from storage.emptying import empty, lines_of
from storage.errors import OnlyReading
from storage.headlines import current, headlines
from storage.history import History, is_audit
from storage.items import Items
from storage.sealing import Sealer
from storage.shelves import Known, Shelves


class SqlTransaction:
    """Reads, and with the `end` of the history in hand (which locks out other writers) also writes."""

    def __init__(
        self, connection: Connection, sealer: Sealer, known: Known, end: tuple[int, str] | None = None
    ) -> None:
        self._connection = connection
        self._sealer = sealer
        self._audits = Audits(connection, sealer)
        self._shelves = Shelves(connection, sealer, known)
        self._items = Items(connection, sealer)
        self._history = History(connection, sealer, end or (0, ""))
        self._writing = end is not None
        self._held: dict[str, AuditRecord] = {}  # as last read or written here; nobody else writes meanwhile

    def audit(self, audit_id: str) -> AuditRecord:
        """The audit of that id. Raises UnknownAudit."""
        record = self._find(audit_id)
        if record is None:
            raise UnknownAudit(
                f"no audit has the id {audit_id!r}: checkback audits list shows those there are"
            )
        return record

    def audits(self, auditor: str | None = None, states: Sequence[State] = ()) -> list[AuditRecord]:
        """Audits, oldest first; of one auditor and in some states where asked."""
        return self._audits.some(auditor, states)

    def several(self, ids: Sequence[str]) -> list[AuditRecord]:
        """The audits of those ids, in that order; those that there are not are left out."""
        return self._audits.several([findable(audit_id) for audit_id in ids])

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
        """Audits in one line each, oldest first, of those people, in those states, of that month."""
        people = {
            "auditor": auditor,
            "moderator": moderator,
            "case_manager": case_manager,
            "team_manager": team_manager,
            "rater": rater,
            "owner": owner,
        }
        return headlines(self._connection, self._sealer, people, states, month, unsettled=unsettled)

    def current(self, since: str) -> list[Headline]:
        """Audits that are not settled, and all of that month or a later one, oldest first."""
        return current(self._connection, self._sealer, since)

    def states(self, month: str) -> dict[State, int]:
        """How many audits of a month are in each state; states of none left out."""
        return self._audits.states(findable(month))

    def same_child(self, childview_id: str, month: str | None = None) -> list[str]:
        """Ids of audits of that child (in that programme month, where given), oldest first."""
        return self._audits.of_child(childview_id, month)

    def next_number(self, month: str) -> int:
        """A number not used for that month before, counted from 1; never given twice."""
        self._must_write()
        return self._shelves.next_number(month)

    def keep(self, record: AuditRecord, changes: Sequence[Change], act: Act) -> None:
        """Write a new or changed audit and one line of history for each change. Raises StaleScreen."""
        self._must_write()
        held = self._find(record.id)
        if record.version != (held.version if held else 0) + 1:
            raise StaleScreen(
                f"audit {record.id} was changed by somebody else meanwhile: look at it again and repeat"
            )
        self._audits.write(held, record)
        self._history.add(record.id, act, changes)
        self._held[record.id] = record

    def history(self, audit_id: str) -> list[HistoryLine]:
        """Every line of one audit, oldest first."""
        return self._history.of(findable(audit_id))

    def last_line(self) -> int:
        """The number of the last line of the whole history; 0 before the first."""
        return self._history.last()

    def position(self, audit_id: str, person: str) -> str | None:
        """Where that person last stood in the conversation about that audit."""
        return self._shelves.position(findable(audit_id), person)

    def set_position(self, audit_id: str, person: str, step: str) -> None:
        """Remember where that person stands in the conversation about that audit."""
        self._must_write()
        self._shelves.set_position(audit_id, person, step)

    def people(self) -> list[Person]:
        """Everyone the service knows, by name."""
        return self._shelves.people()

    def keep_person(self, person: Person) -> None:
        """Add a person, or replace the one of the same name."""
        self._must_write()
        self._shelves.keep_person(person)

    def keep_edition(self, edition: Edition) -> bool:
        """Keep an edition; False where it was kept already (its `in_force` is then updated)."""
        self._must_write()
        return self._shelves.keep_edition(edition)

    def edition(self, kind: DocumentKind, document: str, edition: str | None = None) -> Edition | None:
        """One edition, or the one in force where none is named."""
        named = None if edition is None else findable(edition)
        return self._shelves.edition(kind, findable(document), named)

    def editions(self, kind: DocumentKind) -> list[Edition]:
        """Every edition of that kind, oldest first."""
        return self._shelves.editions(kind)

    def item(self, shelf: str, key: str) -> str | None:
        """What is kept under that key on a shelf of the programme."""
        return self._items.one(shelf, key)

    def items(self, shelf: str) -> list[tuple[str, str]]:
        """Every key and content of a shelf, in the order they were first kept."""
        return self._items.all(shelf)

    def keep_item(self, shelf: str, key: str, content: str) -> bool:
        """Keep a content under that key, or replace it; True where the key is new."""
        self._must_write()
        return self._items.keep(shelf, key, content)

    def remove_item(self, shelf: str, key: str) -> bool:
        """Remove it; False where nothing was kept."""
        self._must_write()
        return self._items.remove(shelf, key)

    def shelves(self) -> list[str]:
        """The names of the shelves that hold something, sorted."""
        return self._items.shelves()

    def erase(self, audit_id: str) -> int:
        """Delete an audit and empty its lines of history; gives how many lines. Raises UnknownAudit."""
        self._must_write()
        self.audit(audit_id)
        self._audits.delete(audit_id)
        self._held.pop(audit_id, None)
        return self.empty(lines_of(self._connection, audit_id))

    def empty(self, lines: Sequence[int]) -> int:
        """Delete the words of those lines of history; gives how many still had any."""
        self._must_write()
        return empty(self._connection, self._sealer, lines)

    def history_beside(self) -> list[HistoryLine]:
        """Every line of what is no audit, oldest first."""
        return self._history.beside()

    def note(self, subject: str, changes: Sequence[Change], act: Act) -> None:
        """Write one line of history for each change of what is no audit, or what leaves one as it is."""
        self._must_write()
        if is_audit(subject) and self._find(subject) is None:
            raise ValueError(f"what is no audit has a stroke in its name, unlike {subject!r}")
        self._history.add(subject, act, changes)

    def flag(self, name: str) -> str | None:
        """A small setting of the record itself."""
        return self._shelves.flag(name)

    def set_flag(self, name: str, value: str) -> None:
        """Set one."""
        self._must_write()
        self._shelves.set_flag(name, value)

    def _find(self, audit_id: str) -> AuditRecord | None:
        if audit_id not in self._held:
            record = self._audits.one(findable(audit_id))
            if record is None:
                return None
            self._held[audit_id] = record
        return self._held[audit_id]

    def _must_write(self) -> None:
        if not self._writing:
            raise OnlyReading("this unit of work only reads; begin a transaction to write")
