"""A record in memory, for tests of everything that needs a Store. It passes the store's contract tests."""

import datetime as dt
import secrets
import threading
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import copy, deepcopy
from dataclasses import dataclass, field

from audit.errors import Busy, StaleScreen, UnknownAudit
from audit.headlines import Headline, headline_of
from audit.history import GENESIS, chain, digest
from audit.ports import DocumentKind
from audit.record import Act, AuditRecord, Change, Edition, HistoryLine, Person, State
from storage.errors import OnlyReading

EMPTIED = "emptied"  # in place of the salt of a line whose words are gone


@dataclass
class Shelves:
    """Everything that is kept."""

    audits: dict[str, AuditRecord] = field(default_factory=dict)
    lines: list[tuple[HistoryLine, str]] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    positions: dict[tuple[str, str], str] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    editions: dict[tuple[str, str, str], Edition] = field(default_factory=dict)
    flags: dict[str, str] = field(default_factory=dict)
    items: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def copied(self) -> "Shelves":
        """The same things (none of them ever changes) on shelves of their own."""
        return Shelves(**{name: copy(shelf) for name, shelf in vars(self).items()})


class MemoryStore:
    """The Store of audit.ports, in dicts: a transaction works on a copy, which replaces the whole."""

    def __init__(self, patience: float = 5.0) -> None:
        self._shelves = Shelves()
        self._writing = threading.Lock()
        self._patience = patience

    @contextmanager
    def transaction(self) -> Iterator["MemoryTransaction"]:
        """Begin a unit of work that may write: committed when the block ends well, else undone."""
        if not self._writing.acquire(timeout=self._patience):
            raise Busy("the record is being written to by somebody else; nothing was changed: try again")
        try:
            shelves = self._shelves.copied()
            yield MemoryTransaction(shelves, writing=True)
            self._shelves = shelves
        finally:
            self._writing.release()

    @contextmanager
    def reading(self) -> Iterator["MemoryTransaction"]:
        """Begin a unit of work that only reads."""
        yield MemoryTransaction(self._shelves.copied(), writing=False)

    def verify(self) -> str | None:
        """None where the chain of history holds; else a sentence saying where it breaks."""
        previous = GENESIS
        for line, salt in self._shelves.lines:
            if salt != EMPTIED and line.hash != _hash(previous, line.audit, line.act, line.change, salt):
                return f"the history breaks at line {line.sequence}"
            previous = line.hash
        return None

    def close(self) -> None:
        """Let go of nothing."""


class MemoryTransaction:
    """The Transaction of audit.ports, over one copy of the shelves."""

    def __init__(self, shelves: Shelves, writing: bool) -> None:
        self._shelves = shelves
        self._writing = writing

    def audit(self, audit_id: str) -> AuditRecord:
        if audit_id not in self._shelves.audits:
            raise UnknownAudit(f"no audit has the id {audit_id!r}")
        return self._shelves.audits[audit_id]

    def audits(self, auditor: str | None = None, states: Sequence[State] = ()) -> list[AuditRecord]:
        return [
            record
            for record in sorted(self._shelves.audits.values(), key=lambda r: (r.created_at, r.id))
            if (auditor is None or _folded(record.data.auditor) == _folded(auditor))
            and (not states or record.state in states)
        ]

    def _owners(self, audit_id: str) -> list[str]:
        return [action.responsibility or "\0" for action in self.audit(audit_id).data.actions]

    def several(self, ids: Sequence[str]) -> list[AuditRecord]:
        return [self._shelves.audits[audit_id] for audit_id in ids if audit_id in self._shelves.audits]

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
        asked = {"moderator": moderator, "case_manager": case_manager, "team_manager": team_manager}
        return [
            line
            for line in map(headline_of, self.audits(auditor, states))
            if month in (None, line.month)
            and not (unsettled and line.settled)
            and (owner is None or _folded(owner) in map(_folded, self._owners(line.id)))
            and (rater is None or _folded(rater) in map(_folded, line.raters))
            and all(
                name is None or _folded(getattr(line, what) or "\0") == _folded(name)
                for what, name in asked.items()
            )
        ]

    def current(self, since: str) -> list[Headline]:
        return [line for line in self.headlines() if not line.settled or line.month >= since]

    def states(self, month: str) -> dict[State, int]:
        found = Counter(record.state for record in self.audits() if record.data.month == month)
        return dict(sorted(found.items()))

    def same_child(self, childview_id: str, month: str | None = None) -> list[str]:
        asked = _folded(childview_id)
        return [
            record.id
            for record in self.audits()
            if month in (None, record.data.month) and _folded(record.data.child.childview_id) == asked
        ]

    def next_number(self, month: str) -> int:
        self._must_write()
        self._shelves.numbers[month] = self._shelves.numbers.get(month, 0) + 1
        return self._shelves.numbers[month]

    def keep(self, record: AuditRecord, changes: Sequence[Change], act: Act) -> None:
        self._must_write()
        held = self._shelves.audits.get(record.id)
        if record.version != (held.version if held else 0) + 1:
            raise StaleScreen(f"audit {record.id} was changed by somebody else: look at it again and repeat")
        self._shelves.audits[record.id] = deepcopy(record)
        act = act.model_copy(update={"at": act.at.astimezone(dt.UTC)})
        for change in changes:
            self._write_line(record.id, act, change)

    def history(self, audit_id: str) -> list[HistoryLine]:
        return [line for line, _ in self._shelves.lines if line.audit == audit_id]

    def last_line(self) -> int:
        return len(self._shelves.lines)

    def position(self, audit_id: str, person: str) -> str | None:
        return self._shelves.positions.get((audit_id, _folded(person)))

    def set_position(self, audit_id: str, person: str, step: str) -> None:
        self._must_write()
        self._shelves.positions[audit_id, _folded(person)] = step

    def people(self) -> list[Person]:
        return sorted(self._shelves.people.values(), key=lambda p: (p.name.casefold(), p.name))

    def keep_person(self, person: Person) -> None:
        self._must_write()
        self._shelves.people[_folded(person.name)] = person

    def keep_edition(self, edition: Edition) -> bool:
        self._must_write()
        key = (edition.kind, edition.document, edition.edition)
        if edition.in_force:
            for other, kept in self._shelves.editions.items():
                if other[:2] == key[:2]:
                    self._shelves.editions[other] = kept.model_copy(update={"in_force": False})
        known = self._shelves.editions.get(key)
        in_force = {"in_force": edition.in_force}
        self._shelves.editions[key] = known.model_copy(update=in_force) if known else edition
        return known is None

    def edition(self, kind: DocumentKind, document: str, edition: str | None = None) -> Edition | None:
        if edition is not None:
            return self._shelves.editions.get((kind, document, edition))
        return next((e for e in self.editions(kind) if e.document == document and e.in_force), None)

    def editions(self, kind: DocumentKind) -> list[Edition]:
        kept = [edition for edition in self._shelves.editions.values() if edition.kind == kind]
        return sorted(kept, key=lambda edition: edition.kept_at)

    def item(self, shelf: str, key: str) -> str | None:
        kept = self._shelves.items.get((shelf, _folded(key)))
        return kept[1] if kept else None

    def items(self, shelf: str) -> list[tuple[str, str]]:
        return [kept for (name, _), kept in self._shelves.items.items() if name == shelf]

    def keep_item(self, shelf: str, key: str, content: str) -> bool:
        self._must_write()
        new = (shelf, _folded(key)) not in self._shelves.items
        self._shelves.items[shelf, _folded(key)] = (key, content)
        return new

    def remove_item(self, shelf: str, key: str) -> bool:
        self._must_write()
        return self._shelves.items.pop((shelf, _folded(key)), None) is not None

    def shelves(self) -> list[str]:
        return sorted({shelf for shelf, _ in self._shelves.items})

    def erase(self, audit_id: str) -> int:
        self._must_write()
        self.audit(audit_id)
        del self._shelves.audits[audit_id]
        for place in [place for place in self._shelves.positions if place[0] == audit_id]:
            del self._shelves.positions[place]
        return self.empty([line.sequence for line in self.history(audit_id)])

    def empty(self, lines: Sequence[int]) -> int:
        self._must_write()
        done = 0
        for place, (line, salt) in enumerate(self._shelves.lines):
            if line.sequence in lines and salt != EMPTIED:
                act = Act(actor="", name=line.act.name, at=line.act.at)
                nothing = {"act": act, "change": Change(fact="")}
                self._shelves.lines[place] = (line.model_copy(update=nothing), EMPTIED)
                done += 1
        return done

    def history_beside(self) -> list[HistoryLine]:
        return [line for line, _ in self._shelves.lines if "/" in line.audit]

    def note(self, subject: str, changes: Sequence[Change], act: Act) -> None:
        self._must_write()
        if "/" not in subject and subject not in self._shelves.audits:
            raise ValueError(f"what is no audit has a stroke in its name, unlike {subject!r}")
        act = act.model_copy(update={"at": act.at.astimezone(dt.UTC)})
        for change in changes:
            self._write_line(subject, act, change)

    def flag(self, name: str) -> str | None:
        return self._shelves.flags.get(name)

    def set_flag(self, name: str, value: str) -> None:
        self._must_write()
        self._shelves.flags[name] = value

    def _write_line(self, audit: str, act: Act, change: Change) -> None:
        lines = self._shelves.lines
        previous = lines[-1][0].hash if lines else GENESIS
        salt = secrets.token_hex(16)
        told = _hash(previous, audit, act, change, salt)
        line = HistoryLine(sequence=len(lines) + 1, audit=audit, act=act, change=change, hash=told)
        lines.append((line, salt))

    def _must_write(self) -> None:
        if not self._writing:
            raise OnlyReading("this unit of work only reads; begin a transaction to write")


def _hash(previous: str, audit: str, act: Act, change: Change, salt: str) -> str:
    return chain(previous, audit, act, change.fact, digest(change.before, salt), digest(change.after, salt))


def _folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
