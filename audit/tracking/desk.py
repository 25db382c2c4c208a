"""The tracker at the record: what a workbook is made from, and a sheet merged, all in one transaction."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from audit import states
from audit.errors import Busy, NotAllowed
from audit.facts import changes
from audit.forms import FormShelf
from audit.keeping import stamped
from audit.life.meeting import closed_when_settled
from audit.lists import headlines_for
from audit.merging import same
from audit.permissions import Actor, Do, allowed, scopes
from audit.ports import Clock, Store, Transaction
from audit.record import Act, AuditRecord
from audit.tracking.matching import Matched, Rows, matched
from audit.tracking.memory import Memory, recall, remember
from audit.tracking.models import Fields, Merged, Problem, Sheet, Shown, Take
from audit.tracking.one_audit import READING, Held, Merging, Terms, merge
from questionbank.models import Form

ATTEMPTS = 3  # readings of a record that others go on writing to

Forms = Mapping[tuple[str, str], Form]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The record as one person may see it at one moment: `line` is the last line of its history then."""

    records: tuple[AuditRecord, ...]
    forms: Forms
    line: int
    at: dt.datetime

    def form_of(self, record: AuditRecord) -> Form:
        """The form an audit was begun under."""
        return self.forms[record.document, record.edition]


class Tracking:
    """Reads and writes the tracker's part of the record. Holds no state but its parts."""

    def __init__(self, store: Store, forms: FormShelf, clock: Clock) -> None:
        self._store = store
        self._forms = forms
        self._clock = clock

    def snapshot(self, actor: Actor) -> Snapshot:
        """The audits whose tracker this person may make. Raises NotAllowed."""
        if not scopes(actor, Do.TRACK):
            raise NotAllowed(
                f"{actor.name} may not {Do.TRACK.value}; a team manager or the learning academy may"
            )
        with self._store.reading() as reading:
            return self._seen(reading, actor, (Do.TRACK,))

    def seen(self, actor: Actor) -> Snapshot:
        """The audits whose actions this person may see in a tracker or update."""
        with self._store.reading() as reading:
            return self._seen(reading, actor, (Do.TRACK, Do.ACT))

    def merge(
        self, sheet: Sheet, shown: Shown, actor: Actor, *, take: Take | None = None, dry_run: bool = False
    ) -> Merged:
        """Merge a sheet with the record: all of it is recorded, or, with `dry_run`, nothing.

        Conflicts are recorded only with `take`. Raises NotAllowed, and Busy where others write all the time.
        """
        if not scopes(actor, Do.ACT):
            raise NotAllowed(f"{actor.name} may not {Do.ACT.value}; ask an administrator for a role that may")
        for _ in range(ATTEMPTS):
            seen = self.seen(actor)
            rows = matched(sheet, seen.records)
            touched = _touched(rows, seen, shown)
            unit = self._store.reading() if dry_run else self._store.transaction()
            with unit as transaction:
                held = transaction.several(touched)
                if _are_as_seen(held, seen):
                    desk = _Desk(transaction, sheet, shown, actor, self._clock(), seen.forms)
                    return desk.merge(rows, held, take, dry_run)
        raise Busy("others are writing to the same audits; nothing was changed: try again")

    def _seen(self, reading: Transaction, actor: Actor, acts: Sequence[Do]) -> Snapshot:
        line = reading.last_line()
        lines = {line.id: line for act in acts for line in headlines_for(reading, actor, act)}
        ids = [line.id for line in sorted(lines.values(), key=lambda line: (line.created_at, line.id))]
        records = tuple(
            record for record in reading.several(ids) if any(allowed(actor, act, record) for act in acts)
        )
        editions = {(record.document, record.edition) for record in records}
        forms = {edition: self._forms.edition(reading, *edition) for edition in editions}
        return Snapshot(records, forms, line, self._clock())


class _Desk:
    """One merging, within one unit of work."""

    def __init__(
        self,
        transaction: Transaction,
        sheet: Sheet,
        shown: Shown,
        actor: Actor,
        now: dt.datetime,
        forms: Forms,
    ) -> None:
        self._transaction = transaction
        self._sheet = sheet
        self._shown = shown
        self._actor = actor
        self._now = now
        self._forms = forms

    def merge(self, rows: Matched, held: Sequence[AuditRecord], take: Take | None, dry_run: bool) -> Merged:
        memory = recall(self._transaction, self._sheet.mark)
        problems = [*self._sheet.problems, *rows.problems]
        made: list[Merging] = []
        for record in held:
            one = self._one(record, rows.audits[record.id], take, memory, dry_run)
            problems += one.problems
            made.append(one)
        if not dry_run:
            self._remember(memory, problems, made)
        return Merged(
            changes=tuple(change for one in made for change in one.changes),
            conflicts=tuple(conflict for one in made for conflict in one.conflicts),
            problems=tuple(problem for problem in problems if not memory.knows(problem)),
            told_before=tuple(problem for problem in problems if memory.knows(problem)),
            decided=sum(len(one.settled) for one in made),
        )

    def _one(
        self, record: AuditRecord, rows: Rows, take: Take | None, memory: Memory, dry_run: bool
    ) -> Merging:
        form = self._forms[record.document, record.edition]
        held = Held(record, form, self._transaction.history(record.id), self._shown, self._sheet.line)
        may_check_back = allowed(self._actor, Do.CHECK_BACK, record)
        merging = merge(held, rows, Terms(take, memory.settled, may_check_back))
        if why := self._hindrance(record) if merging.changes or merging.conflicts else None:
            told = [one.where for one in merging.changes] + [one.where for one in merging.conflicts]
            return Merging([], 0, problems=[Problem(where=told[0], what=why)])
        if merging.changes and not dry_run:
            self._keep(record, merging)
        return merging

    def _hindrance(self, record: AuditRecord) -> str | None:
        """Why nothing of that audit can be changed by this person; None where it can."""
        if not allowed(self._actor, Do.ACT, record):
            return f"you may not {Do.ACT.value} of audit {record.id}; nothing of it was taken"
        if Do.ACT not in states.POSSIBLE[record.state]:
            return f"audit {record.id} is {record.state}; nothing of it was taken"
        return None

    def _keep(self, record: AuditRecord, merging: Merging) -> None:
        data = record.data.model_copy(update={"actions": tuple(merging.actions)})
        reason = f"tracker written {self._sheet.written}" if self._sheet.written else None
        act = Act(actor=self._actor.name, name=READING, at=self._now, reason=reason)
        updated = record.model_copy(update={"data": data, "actions_made": merging.made})
        new = closed_when_settled(updated, act)
        states.require_move(record, new, READING)
        changed = changes(record, new)
        self._transaction.keep(stamped(new, changed, act), changed, act)

    def _remember(self, memory: Memory, problems: Sequence[Problem], made: Sequence[Merging]) -> None:
        settled = [place for one in made for place in one.settled]
        known = memory.with_(problems, settled)
        if known != memory:
            remember(self._transaction, self._sheet.mark, known)


def _touched(rows: Matched, seen: Snapshot, shown: Shown) -> list[str]:
    """The audits in which something may have to be done; most rows say what the record says."""
    records = {record.id: record for record in seen.records}
    return [
        audit
        for audit, of_audit in rows.audits.items()
        if of_audit.new
        or of_audit.lost
        or of_audit.gone
        or _differ(of_audit, shown(records[audit], seen.form_of(records[audit])))
    ]


def _differ(rows: Rows, now: Mapping[str, Fields]) -> bool:
    return any(
        row.faults or any(not same(value, now[action].get(name, "")) for name, value in row.fields.items())
        for row, action in (*rows.known, *rows.found)
    )


def _are_as_seen(held: Sequence[AuditRecord], seen: Snapshot) -> bool:
    """Whether nobody has changed one of those audits since."""
    versions = {record.id: record.version for record in seen.records}
    return all(record.version == versions[record.id] for record in held)
