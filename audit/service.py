"""The core's front door: every act on an audit goes through here, whichever face it came from.

Each act loads the audit, asks whether this person may do this in this state, applies the rule, and writes
the changed facts with their history in one transaction. An act that changes nothing succeeds and writes
nothing, so a repeated message does no harm. Looking at somebody else's audit is an act too, and recorded.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from audit import beginning, importing, opening
from audit import commands as c
from audit.forms import FormShelf
from audit.headlines import Headline
from audit.keeping import begin, repeats
from audit.lists import headlines_for, states_for
from audit.models import AuditData
from audit.people_service import PeopleService
from audit.performing import Outcome, Performer
from audit.permissions import Actor, Do, allowed, require
from audit.ports import Clock, Store, Transaction
from audit.record import Act, AuditRecord, Edition, HistoryLine, State
from audit.ruling import Ways
from questionbank.models import Form

__all__ = ["AuditService", "Outcome"]


class AuditService(PeopleService):
    """Acts on audits. One object serves all people; it holds no state but its parts."""

    def __init__(self, store: Store, forms: FormShelf, clock: Clock, ways: Ways | None = None) -> None:
        super().__init__(store, clock, ways or Ways())
        self._forms = forms

    def start(self, command: c.StartAudit, actor: Actor) -> Outcome:
        """Begin an audit under the form in force; `notes` warn of a repeat.

        Raises BadAudit, NotAllowed, UnknownForm.
        """
        data, notes = beginning.started(command)
        require(actor, Do.START, data)
        with self._store.transaction() as transaction:
            notes += repeats(transaction, data)
            form = self._forms.in_force(transaction, command.document)
            return self._begin(transaction, form, data, "in progress", actor, "start", notes)

    def allocate(self, command: c.AllocateAudit, actor: Actor) -> Outcome:
        """Make an audit that its auditor is to take up; `notes` warn of a repeat.

        Raises BadAudit, NotAllowed, UnknownForm, UnknownQuestion.
        """
        require(actor, Do.PROGRAMME)
        with self._store.transaction() as transaction:
            return self.allocate_within(transaction, command, actor)

    def allocate_within(self, transaction: Transaction, command: c.AllocateAudit, actor: Actor) -> Outcome:
        """The same within a unit of work that is already begun, for many at once."""
        require(actor, Do.PROGRAMME)
        form = self._forms.in_force(transaction, command.document)
        data, notes = beginning.allocated(command, form)
        notes += repeats(transaction, data)
        more = {
            "raters": beginning.known_raters(command.raters, command.kind),
            "moderator": command.moderator,
            "pair": command.pair,
        }
        return self._begin(transaction, form, data, "allocated", actor, "allocate", notes, **more)

    def take_in(self, raw: object, actor: Actor, document: str = "case-audit") -> Outcome:
        """Record an audit given as data; `notes` are its warnings. Raises BadAudit, NotAllowed."""
        data, notes = importing.parse(raw)
        require(actor, Do.IMPORT, data)
        with self._store.transaction() as transaction:
            form = self._forms.in_force(transaction, document)
            fitted = importing.fit(data, form)
            notes += importing.warnings_about(fitted, transaction.people(), self._clock())
            notes += repeats(transaction, fitted)
            state = importing.state_of(fitted, form)
            by = fitted.verification.by if state == "moderated" else None
            return self._begin(transaction, form, fitted, state, actor, "import", notes, moderator=by)

    def perform(self, command: c.Command, actor: Actor) -> Outcome:
        """Carry out a command on an audit. Raises an error of `audit.errors`; then nothing changed."""
        with self._store.transaction() as transaction:
            outcome = self.perform_within(transaction, command, actor)
        return replace(outcome, record=opening.seen_by(outcome.record, actor))

    def perform_within(self, transaction: Transaction, command: c.Command, actor: Actor) -> Outcome:
        """The same within a unit of work that is already begun; gives the record whole."""
        return Performer(transaction, self._forms, self._ways, self._clock()).perform(command, actor)

    def show(self, audit_id: str, actor: Actor, reason: str | None = None) -> tuple[AuditRecord, Form]:
        """One audit with the form it was begun under; a look at somebody else's is recorded with the reason.

        Raises UnknownAudit, NotAllowed, NeedsReason.
        """
        with self._store.reading() as reading:
            record = reading.audit(audit_id)
            require(actor, Do.VIEW, record)
            form = self._forms.edition(reading, record.document, record.edition)
        if opening.must_be_recorded(record, actor, reason):
            opening.note(self._store, record.id, opening.READ, actor, self._clock(), reason)
        return opening.seen_by(record, actor), form

    def export(self, audit_id: str, actor: Actor, reason: str | None = None) -> tuple[AuditRecord, Form]:
        """One audit to make documents of, with its form; always recorded, with the reason as in `show`.

        Raises UnknownAudit, NotAllowed, NeedsReason.
        """
        with self._store.reading() as reading:
            record = reading.audit(audit_id)
            require(actor, Do.EXPORT, record)
            form = self._forms.edition(reading, record.document, record.edition)
        opening.must_be_recorded(record, actor, reason)
        opening.note(self._store, record.id, opening.EXPORT, actor, self._clock(), reason)
        return opening.seen_by(record, actor), form

    def audits(
        self,
        actor: Actor,
        act: Do = Do.VIEW,
        states: Sequence[State] = (),
        month: str | None = None,
        wanted: Callable[[Headline], bool] = lambda _line: True,
    ) -> list[AuditRecord]:
        """The audits this person may do that to, oldest first; in some states, of one month where asked.

        Each is read whole: for a list, `headlines` says enough and takes a hundredth of the time. `wanted`
        chooses among them before they are.
        """
        with self._store.reading() as reading:
            lines = headlines_for(reading, actor, act, states, month)
            found = reading.several([line.id for line in lines if wanted(line)])
        return [opening.seen_by(record, actor) for record in found if allowed(actor, act, record)]

    def headlines(
        self, actor: Actor, act: Do = Do.VIEW, states: Sequence[State] = (), month: str | None = None
    ) -> list[Headline]:
        """The same in one line each, without their answers; in some states, of one month where asked."""
        with self._store.reading() as reading:
            return headlines_for(reading, actor, act, states, month)

    def month_states(self, actor: Actor, month: str) -> dict[State, int]:
        """How many audits of a month are in each state, of those this person may see."""
        with self._store.reading() as reading:
            return states_for(reading, actor, Do.VIEW, month)

    def own(self, actor: Actor) -> list[Headline]:
        """The audits whose auditor this person is, in one line each, oldest first."""
        with self._store.reading() as reading:
            return [line for line in reading.headlines(actor.name) if allowed(actor, Do.VIEW, line)]

    def history(self, audit_id: str, actor: Actor, reason: str | None = None) -> list[HistoryLine]:
        """Who did what to one audit, oldest first; a look at somebody else's is recorded, as in `show`.

        Raises UnknownAudit, NotAllowed, NeedsReason.
        """
        with self._store.reading() as reading:
            record = reading.audit(audit_id)
            require(actor, Do.VIEW, record)
            lines = reading.history(audit_id)
        if opening.must_be_recorded(record, actor, reason):
            opening.note(self._store, record.id, opening.READ, actor, self._clock(), reason)
        return opening.lines_seen_by(record, lines, actor)

    def form_in_force(self, document: str = "case-audit") -> Form:
        """The form that new audits are begun under. Raises UnknownForm."""
        with self._store.reading() as reading:
            return self._forms.in_force(reading, document)

    def form_edition(self, document: str, edition: str) -> Form:
        """One edition of a form. Raises UnknownForm."""
        with self._store.reading() as reading:
            return self._forms.edition(reading, document, edition)

    def forms(self) -> list[Edition]:
        """Every edition of every form that is kept, oldest first."""
        with self._store.reading() as reading:
            return reading.editions("form")

    def _begin(
        self,
        transaction: Transaction,
        form: Form,
        data: AuditData,
        state: State,
        actor: Actor,
        name: str,
        notes: Sequence[str],
        **more: Any,
    ) -> Outcome:
        act = Act(actor=actor.name, name=name, at=self._clock())
        beside = self._forms.guidance(transaction, act)
        record, changed = begin(transaction, form, data, state, actor, act, guidance=beside, **more)
        return Outcome(record, changed, tuple(notes))
