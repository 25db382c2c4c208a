"""Carrying out one command on one audit: permission, state, conditions, rule, stamps, history."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from audit import commands as c
from audit import states
from audit.deadlines import UK, uk_date
from audit.errors import StaleScreen
from audit.facts import changes
from audit.forms import FormShelf
from audit.keeping import places, stamped
from audit.kinds import joint
from audit.notices.pending import remember
from audit.permissions import Actor, Do, require
from audit.ports import Transaction
from audit.record import Act, AuditRecord, Change
from audit.rules import RULES
from audit.ruling import Around, Ruled, Ways
from audit.text import clean_tree
from questionbank.models import Form

BEGINS = (Do.ANSWER, Do.RATE)  # doing these to an allocated audit takes it up


@dataclass(frozen=True)
class Outcome:
    """What an act came to: the audit afterwards, what changed, and what the person should be told."""

    record: AuditRecord
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Performer:
    """Carries out commands within one unit of work."""

    transaction: Transaction
    forms: FormShelf
    ways: Ways
    now: dt.datetime

    def perform(self, command: c.Command, actor: Actor) -> Outcome:
        """Carry out a command. Raises an error of `audit.errors`; then nothing may be kept."""
        clean, notes = cleaned(command)
        ruled = RULES[type(clean)]
        record = self.transaction.audit(clean.audit)
        require(actor, ruled.act, record)
        if ruled.done and ruled.done(record, clean):
            return Outcome(record)  # a repeated message does no harm
        states.require(record.id, record.state, ruled.act)
        form = self.forms.edition(self.transaction, record.document, record.edition)
        around = self._around(actor)
        clean = ruled.completed(clean, around) if ruled.completed else clean
        if ruled.guard:
            ruled.guard(record, form, clean, around)
        notes += ruled.remarked(record, clean, around) if ruled.remarked else ()
        act = Act(actor=actor.name, name=ruled.name, at=self.now, reason=getattr(clean, "reason", None))
        outcome = self._kept(ruled, record, form, clean, act)
        if ruled.shared and (same := ruled.shared(record, clean)):
            self._shared(ruled, same, act)
        if ruled.meets and outcome.record.pair:
            outcome = self._met(outcome, outcome.record.pair, act)
        return replace(outcome, notes=tuple(notes))

    def _shared(self, ruled: Ruled, command: c.Command, act: Act) -> None:
        """The same for the partner of a joint audit; whoever may write it for one may for both."""
        record = self.transaction.audit(command.audit)
        states.require(record.id, record.state, ruled.act)
        form = self.forms.edition(self.transaction, record.document, record.edition)
        self._kept(ruled, record, form, command, act)

    def _met(self, outcome: Outcome, pair: str, act: Act) -> Outcome:
        """The halves of a joint audit know each other's auditor, whoever it is now."""
        one, other = outcome.record, self.transaction.audit(pair)
        met, theirs = joint.acquainted(one, other), joint.acquainted(other, one)
        written = self._written(one, met, changes(one, met), act)
        self._written(other, theirs, changes(other, theirs), act)
        return Outcome(written.record, (*outcome.changes, *written.changes))

    def _kept(self, ruled: Ruled, record: AuditRecord, form: Form, command: c.Command, act: Act) -> Outcome:
        new = _ruled(ruled, record, form, command, act)
        changed = changes(record, new)
        _refuse_stale(record, command, changed)
        return self._written(record, new, changed, act)

    def _written(
        self, record: AuditRecord, new: AuditRecord, changed: tuple[Change, ...], act: Act
    ) -> Outcome:
        if changed:
            new = stamped(new, changed, act)
            self.transaction.keep(new, changed, act)
            remember(self.transaction, record, new, act)
        return Outcome(new, changed)

    def _around(self, actor: Actor) -> Around:
        return Around(
            actor=actor,
            ways=self.ways,
            today=uk_date(self.now),
            people=self.transaction.people,
            other=self.transaction.audit,
            of_child=lambda child: self.transaction.several(self.transaction.same_child(child)),
        )


def _ruled(ruled: Ruled, record: AuditRecord, form: Form, command: c.Command, act: Act) -> AuditRecord:
    """The record after the rule, taken up first where that is what the act means."""
    if record.state == "allocated" and ruled.act in BEGINS:
        begun = {"state": "in progress", "started_at": act.at}
        record = record.model_copy(update=begun)
    new = ruled.rule(record, form, command, act)
    states.require_move(record, new, ruled.name)
    return new


AnyCommand = TypeVar("AnyCommand", bound=c.Command)


def cleaned(command: AnyCommand) -> tuple[AnyCommand, list[str]]:
    """The command with every text as it can be kept, and what had to be removed."""
    given = {field.name: _plain(getattr(command, field.name)) for field in fields(command)}
    kept, notes = clean_tree(given)
    for field in fields(command):
        if isinstance(getattr(command, field.name), tuple):
            kept[field.name] = tuple(kept[field.name])
    return replace(command, **kept), notes


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    return list(value) if isinstance(value, tuple) else value


def _refuse_stale(record: AuditRecord, command: c.Command, changed: Sequence[Change]) -> None:
    """Refuse an answer given on a screen that showed an older answer than the record now holds."""
    seen = getattr(command, "seen", None)
    if seen is None:
        return
    for place in places(changed):
        stamp = record.stamps.get(place)
        if stamp and stamp.version > seen:
            when = stamp.at.astimezone(UK)
            raise StaleScreen(
                f"{stamp.by} changed this at {when:%H:%M on %d %B}, after your screen was made; "
                "look at it as it is now, then answer again"
            )
