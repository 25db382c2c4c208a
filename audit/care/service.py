"""The acts of care: hold, purge, give out, delete. Each asks whether this person may, and is recorded."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.beside import EDITIONS, GUIDANCE, PEOPLE
from audit.care import holds
from audit.care.erasing import DRAWS, OURS, Erased, erase_audits, erase_child, erase_draw, said_of
from audit.deadlines import uk_date
from audit.errors import BadAudit, NeedsReason
from audit.headlines import Headline
from audit.opening import EXPORT, READ
from audit.permissions import Actor, Do, require
from audit.ports import Clock, Store, Transaction
from audit.record import Act, AuditRecord, Change, HistoryLine, State
from audit.retention import RecordClass, Retention, class_of, end_of

GIVEN_OUT = f"{OURS}given-out"
OF_THE_RECORD = (OURS, PEOPLE, EDITIONS, GUIDANCE, "hold/")
AT_ONCE = 25  # audits deleted in one unit of work


@dataclass(frozen=True)
class Lapsed:
    """Something kept long enough: an audit by its id, or a draw by its month. `held` is why it stays."""

    id: str
    what: RecordClass
    last_changed: dt.date
    lapsed: dt.date
    held: str | None = None


@dataclass(frozen=True)
class ChildRecord:
    """All that is held of one child: audits whole, their history, and what is said elsewhere."""

    audits: tuple[AuditRecord, ...]
    history: tuple[HistoryLine, ...]
    items: tuple[tuple[str, str, str], ...]  # shelf, key, content
    lines: tuple[HistoryLine, ...]


class Care:
    """Looks after the record. Every act raises NotAllowed for whom it is not for."""

    def __init__(self, store: Store, clock: Clock, retention: Retention) -> None:
        self._store = store
        self._clock = clock
        self._retention = retention

    def hold(self, audit_id: str, actor: Actor, reason: str | None, *, lift: bool = False) -> None:
        """Hold an audit back from deletion, or let it go. Raises UnknownAudit, BadAudit, WrongState."""
        require(actor, Do.HOLD)
        act = self._act(actor, "lift hold" if lift else "hold", reason)
        with self._store.transaction() as transaction:
            (holds.lift if lift else holds.hold)(transaction, audit_id, act)

    def held(self, actor: Actor) -> dict[str, str]:
        """Why each audit that is held back is, by id."""
        require(actor, Do.HOLD)
        with self._store.reading() as reading:
            return holds.reasons(reading)

    def lapsed(self, actor: Actor) -> list[Lapsed]:
        """What has been kept long enough, oldest first; what is held back as well, saying why."""
        require(actor, Do.PURGE)
        today = uk_date(self._clock())
        with self._store.reading() as reading:
            found = [*self._audits(reading, today), *self._draws(reading, today)]
        return sorted(found, key=lambda one: (one.lapsed, one.id))

    def purge(self, lapsed: Sequence[Lapsed], actor: Actor, reason: str | None = None) -> Iterator[Erased]:
        """Delete what has lapsed, some at a time; not what was changed or held back since it was looked at.

        May be stopped at any moment: what was deleted is, and the rest still lapses.
        """
        require(actor, Do.PURGE)
        act = self._act(actor, "purge", reason)
        for one in lapsed:
            if one.what == "draws":
                with self._store.transaction() as transaction:
                    done = erase_draw(transaction, one.id, act)
                yield done
        audits = [one.id for one in lapsed if one.what != "draws" and not one.held]
        for start in range(0, len(audits), AT_ONCE):
            with self._store.transaction() as transaction:
                still = self._still(transaction, audits[start : start + AT_ONCE])
                done = erase_audits(transaction, still, act)
            yield done

    def child(self, childview_id: str, actor: Actor, reason: str | None) -> ChildRecord:
        """All that is held of one child; given out, and recorded as such. Raises NeedsReason, BadAudit."""
        require(actor, Do.CHILD_EXPORT)
        act = self._act(actor, "child export", _given(reason, actor))
        with self._store.transaction() as transaction:
            found = _held_of(transaction, childview_id)
            transaction.note(GIVEN_OUT, _named(found), act)
        return found

    def erasable(self, childview_id: str, actor: Actor, reason: str | None) -> list[str]:
        """The audits that `erase_child` would delete. Raises what that raises, and changes nothing."""
        require(actor, Do.CHILD_EXPORT)
        _given(reason, actor)
        with self._store.reading() as reading:
            ids = reading.same_child(childview_id)
            for audit_id in ids:
                holds.require_free(reading, audit_id)
        return ids

    def erase_child(self, childview_id: str, actor: Actor, reason: str | None) -> Erased:
        """Delete all that is held of one child. Raises NeedsReason, BadAudit, WrongState where it is held."""
        require(actor, Do.CHILD_EXPORT)
        act = self._act(actor, "child erase", _given(reason, actor))
        with self._store.transaction() as transaction:
            _held_of(transaction, childview_id)
            return erase_child(transaction, childview_id, act)

    def told(self, actor: Actor, what: Do, name: str, facts: dict[str, int | str]) -> None:
        """Write an act of care on the record itself into its history: a backup, a restore, a new key."""
        require(actor, what)
        changes = [Change(fact=f"/{fact}", after=value) for fact, value in facts.items()]
        with self._store.transaction() as transaction:
            transaction.note("record/care", changes, self._act(actor, name, None))

    def took(self, actor: Actor, what: str, of: Sequence[str] | str) -> None:
        """Write into the history that somebody took data of many audits away: which, or of which months.

        The door that made it asked whether they may.
        """
        said = list(of) if not isinstance(of, str) else of
        with self._store.transaction() as transaction:
            transaction.note(GIVEN_OUT, [Change(fact=f"/{what}", after=said)], self._act(actor, what, None))

    def history(self, actor: Actor) -> list[HistoryLine]:
        """What happened to the record itself, the oldest first: nothing in it names a child."""
        require(actor, Do.PEOPLE)
        with self._store.reading() as reading:
            return [line for line in reading.history_beside() if line.audit.startswith(OF_THE_RECORD)]

    def _still(self, transaction: Transaction, ids: Sequence[str]) -> list[str]:
        """Those of the audits that still lapse and that nobody has held back."""
        today, held = uk_date(self._clock()), holds.reasons(transaction)
        states = {audit_id: transaction.audit(audit_id).state for audit_id in ids if audit_id not in held}
        return [one for one, state in states.items() if self._lapsed(transaction, state, one, today)]

    def _audits(self, reading: Transaction, today: dt.date) -> Iterator[Lapsed]:
        for line in reading.headlines():
            if self._may_have_lapsed(line, today):
                found = self._lapsed(reading, line.state, line.id, today)
                if found:
                    yield found

    def _may_have_lapsed(self, line: Headline, today: dt.date) -> bool:
        return uk_date(line.created_at) <= self._retention.oldest(class_of(line.state), today)

    def _lapsed(self, reading: Transaction, state: State, audit_id: str, today: dt.date) -> Lapsed | None:
        what = class_of(state)
        changed = _last_changed(reading.history(audit_id))
        lapsed = self._retention.lapses(what, changed)
        held = holds.reasons(reading).get(audit_id)
        return Lapsed(audit_id, what, changed, lapsed, held) if lapsed <= today else None

    def _draws(self, reading: Transaction, today: dt.date) -> Iterator[Lapsed]:
        for month, _ in reading.items(DRAWS):
            lapsed = self._retention.lapses("draws", end_of(month))
            if lapsed <= today:
                yield Lapsed(month, "draws", end_of(month), lapsed)

    def _act(self, actor: Actor, name: str, reason: str | None) -> Act:
        return Act(actor=actor.name, name=name, at=self._clock(), reason=reason)


def _last_changed(lines: Sequence[HistoryLine]) -> dt.date:
    """The day of the last change; that somebody looked at it does not keep a record longer."""
    return max(uk_date(line.act.at) for line in lines if line.change.fact not in (READ, EXPORT))


def _given(reason: str | None, actor: Actor) -> str | None:
    if not actor.is_operator and not (reason or "").strip():
        raise NeedsReason("giving out or deleting a child's record is recorded: say why with --reason")
    return reason


def _held_of(transaction: Transaction, childview_id: str) -> ChildRecord:
    """All that is held of one child. Raises BadAudit where nothing is."""
    found = _all_of(transaction, childview_id)
    if not (found.audits or found.items or found.lines):
        raise BadAudit(f"nothing is held of a child with the ChildView ID {childview_id!r}")
    return found


def _all_of(reading: Transaction, childview_id: str) -> ChildRecord:
    ids = reading.same_child(childview_id)
    items, lines = said_of(reading, [childview_id, *ids])
    return ChildRecord(
        audits=tuple(reading.audit(audit_id) for audit_id in ids),
        history=tuple(line for audit_id in ids for line in reading.history(audit_id)),
        items=tuple(items),
        lines=tuple(lines),
    )


def _named(found: ChildRecord) -> list[Change]:
    audits = [Change(fact=f"/audits/{record.id}", after=record.version) for record in found.audits]
    return audits or [Change(fact="/child")]
