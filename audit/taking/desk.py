"""The desk where filled forms are taken in: with permission, by the rules, all of them or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from audit import importing, states
from audit.errors import BadAudit, UnknownAudit
from audit.facts import changes
from audit.forms import FormShelf
from audit.keeping import begin, repeats, stamped
from audit.kinds.group import require_blind
from audit.merging import same
from audit.models import AuditData
from audit.permissions import Actor, Do, allowed, require
from audit.ports import Clock, Store, Transaction
from audit.record import Act, AuditRecord, State, Value
from audit.taking.applying import applied
from audit.taking.base import READ, pasts
from audit.taking.beginning import as_data, without_verification
from audit.taking.comparing import Compared, Sides, compared, undone
from audit.taking.models import Difference, Filled, FilledAction, Left, Take, Taken
from audit.taking.places import told
from questionbank.models import Form

SHELF = "forms-read"  # which document became which audit, so that the same one is not recorded twice


@dataclass(frozen=True, slots=True)
class Wanted:
    """How forms are to be taken: into which audit, what settles conflicts, what the form does not say."""

    into: str | None = None
    take: Take | None = None
    given: Mapping[str, Value] = field(default_factory=dict)
    document: str = "case-audit"
    dry_run: bool = False


class FormDesk:
    """Takes filled forms in."""

    def __init__(self, store: Store, forms: FormShelf, clock: Clock) -> None:
        self._store = store
        self._forms = forms
        self._clock = clock

    def form(self, wanted: Wanted, actor: Actor) -> Form:
        """The form that documents are read by: the audit's own edition, or the one in force.

        Raises UnknownAudit, NotAllowed, UnknownForm.
        """
        with self._store.reading() as reading:
            if wanted.into is None:
                return self._forms.in_force(reading, wanted.document)
            record = reading.audit(wanted.into)
            require(actor, Do.ANSWER, record)
            return self._forms.edition(reading, record.document, record.edition)

    def take(self, forms: Sequence[Filled], wanted: Wanted, actor: Actor) -> list[Taken]:
        """Take every form in, or none. Raises an error of `audit.errors`; then nothing changed."""
        opened = self._store.reading() if wanted.dry_run else self._store.transaction()
        with opened as transaction:
            if wanted.into is not None:
                return [self._merge(transaction, filled, wanted, actor) for filled in forms]
            return [self._begin(transaction, filled, wanted, actor) for filled in forms]

    def _merge(self, transaction: Transaction, filled: Filled, wanted: Wanted, actor: Actor) -> Taken:
        assert wanted.into is not None  # only then is anything merged
        record = transaction.audit(wanted.into)
        require(actor, Do.ANSWER, record)
        _refuse_another(filled, record)
        found = compared(filled, self._sides(transaction, filled, record, wanted, actor))
        if found.differences or found.new or found.conflicts:
            states.require(record.id, record.state, Do.ANSWER)
        after = self._applied(transaction, record, found, wanted, actor)
        undone(found, after)
        return _taken(filled, record, after, found)

    def _sides(
        self, transaction: Transaction, filled: Filled, record: AuditRecord, wanted: Wanted, actor: Actor
    ) -> Sides:
        lines = transaction.history(record.id)
        named = _is_of(filled, record)
        past = pasts(record, lines, filled.origin, ours=named)
        reader = None if actor.is_operator else actor.name
        return Sides(record, lines, past, wanted.take, allowed(actor, Do.IMPORT, record), named, reader)

    def _applied(
        self, transaction: Transaction, record: AuditRecord, found: Compared, wanted: Wanted, actor: Actor
    ) -> AuditRecord:
        """The audit with what is taken; kept, unless it is only tried."""
        form = self._forms.edition(transaction, record.document, record.edition)
        act = Act(actor=actor.name, name=READ, at=self._clock())
        new = applied(record, form, found.differences, found.new, act)
        require_blind(record, new)
        changed = changes(record, new)
        if not changed:
            return record
        new = stamped(new, changed, act)
        if not wanted.dry_run:
            transaction.keep(new, changed, act)
        return new

    def _begin(self, transaction: Transaction, filled: Filled, wanted: Wanted, actor: Actor) -> Taken:
        data, notes = importing.parse(as_data(filled, dict(wanted.given)))
        left: tuple[Left, ...] = ()
        if not allowed(actor, Do.IMPORT, data):
            require(actor, Do.START, data)  # whoever may begin this audit may begin it in Word too
            data, left = without_verification(data, filled)
        if (held := _held(transaction, filled)) is not None:
            return _again(filled, held)
        form = self._forms.in_force(transaction, wanted.document)
        fitted = importing.fit(data, form)
        state = importing.state_of(fitted, form)
        now = self._clock()
        notes += [*importing.warnings_about(fitted, transaction.people(), now), *repeats(transaction, fitted)]
        notes += _written_for(transaction, filled)
        act = Act(actor=actor.name, name=READ, at=now)
        if wanted.dry_run:
            record, audit = _tried(fitted, form, state, act), None
        else:
            beside = self._forms.guidance(transaction, act)
            record, _ = begin(transaction, form, fitted, state, actor, act, guidance=beside)
            transaction.keep_item(SHELF, filled.mark, record.id)
            audit = record.id
        return Taken(
            filled.name,
            audit,
            audit is not None,
            record,
            differences=_all(filled, left),
            unplaced=filled.unplaced,
            left=left,
            notes=tuple(notes),
            ways=filled.ways,
        )


def _is_of(filled: Filled, record: AuditRecord) -> bool:
    """Whether a document was written out for that audit, as it says itself, or as all it says agrees with.

    A service's own form, and one whose properties were removed before it was sent, does not say it itself.
    """
    if filled.origin is not None:
        return filled.origin.audit == record.id
    data = record.data
    facts = {
        "/child/childview_id": data.child.childview_id,
        "/month": data.month,
        "/auditor": data.auditor,
    }
    return filled.written_out and all(same(told(filled.facts.get(f)), text) for f, text in facts.items())


def _refuse_another(filled: Filled, record: AuditRecord) -> None:
    """Refuse a form of another audit, or of another child: that is a slip, and a grave one."""
    if filled.origin is not None and filled.origin.audit != record.id:
        raise BadAudit(
            f"{filled.name} was written out for audit {filled.origin.audit}, not {record.id}; "
            f"give --into {filled.origin.audit}"
        )
    child = filled.facts.get("/child/childview_id")
    held = record.data.child.childview_id
    if isinstance(child, str) and child.strip().casefold() != held.strip().casefold() and not filled.origin:
        raise BadAudit(
            f"{filled.name} is about another child than audit {record.id}: the ChildView IDs differ; "
            "give the right audit, or mend the ChildView ID in the form"
        )


def _held(transaction: Transaction, filled: Filled) -> AuditRecord | None:
    """The audit that this very document has become already, unless it has been withdrawn or is gone."""
    known = transaction.item(SHELF, filled.mark)
    if known is None:
        return None
    try:
        record = transaction.audit(known)
    except UnknownAudit:
        return None
    return None if record.state == "withdrawn" else record


def _again(filled: Filled, record: AuditRecord) -> Taken:
    note = f"this very document has been read before, as audit {record.id}; nothing was changed"
    return Taken(
        filled.name, record.id, False, record, unplaced=filled.unplaced, notes=(note,), ways=filled.ways
    )


def _written_for(transaction: Transaction, filled: Filled) -> list[str]:
    if filled.origin is None:
        return []
    try:
        transaction.audit(filled.origin.audit)
    except UnknownAudit:
        return []
    known = filled.origin.audit
    return [f"the form was written out for audit {known}; --into {known} brings what changed in it there"]


def _tried(data: AuditData, form: Form, state: State, act: Act) -> AuditRecord:
    """The audit as it would begin."""
    return AuditRecord(
        id="new",
        state=state,
        document=form.document,
        edition=form.edition,
        data=data,
        actions_made=len(data.actions),
        created_at=act.at,
    )


def _all(filled: Filled, left: Sequence[Left]) -> tuple[Difference, ...]:
    kept = {one.place for one in left}
    facts = [Difference(place, None, value) for place, value in filled.facts.items() if place not in kept]
    rows = [one for number, row in enumerate(filled.actions, 1) for one in _row(str(number), row)]
    return (*facts, *rows)


def _row(key: str, row: FilledAction) -> list[Difference]:
    return [Difference(f"/actions/{key}/{name}", None, text) for name, text in row.fields.items()]


def _taken(filled: Filled, record: AuditRecord, after: AuditRecord, found: Compared) -> Taken:
    made = [row for n, one in enumerate(found.new, record.actions_made + 1) for row in _row(str(n), one)]
    return Taken(
        filled.name,
        record.id,
        False,
        after,
        differences=(*found.differences, *made),
        conflicts=tuple(found.conflicts),
        settled=tuple(found.settled),
        left=tuple(found.left),
        unplaced=filled.unplaced,
        ways=filled.ways,
    )
