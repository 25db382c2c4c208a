"""The core's front door: every act on an audit goes through here, whichever face it came from.

Each act loads the audit, asks whether this person may do this in this state, applies the rule, and writes
the changed facts with their history in one transaction. An act that changes nothing succeeds and writes
nothing, so a repeated message does no harm.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from audit import commands as c
from audit import importing, states
from audit.deadlines import UK, uk_date
from audit.errors import StaleScreen
from audit.facts import changes, parts, pointer
from audit.forms import FormShelf
from audit.models import AuditData
from audit.permissions import Actor, Do, actor_named, allowed, person_named, require
from audit.ports import Clock, Store, Transaction
from audit.record import Act, AuditRecord, Change, Edition, HistoryLine, Person, Stamp, State
from audit.rules import RULES, validated
from audit.text import clean_tree
from questionbank.models import Form


@dataclass(frozen=True)
class Outcome:
    """What an act came to: the audit afterwards, what changed, and what the person should be told."""

    record: AuditRecord
    changes: tuple[Change, ...] = ()
    notes: tuple[str, ...] = ()


class AuditService:
    """Acts on audits. One object serves all people; it holds no state but its parts."""

    def __init__(self, store: Store, forms: FormShelf, clock: Clock) -> None:
        self._store = store
        self._forms = forms
        self._clock = clock

    def actor(self, name: str) -> Actor:
        """The known person of that name, ready to act. Raises UnknownPerson."""
        with self._store.reading() as reading:
            return actor_named(name, reading.people(), uk_date(self._clock()))

    def start(self, command: c.StartAudit, actor: Actor) -> Outcome:
        """Begin an audit under the form in force; `notes` warn of a repeat.

        Raises BadAudit, NotAllowed, UnknownForm.
        """
        given, notes = clean_tree({"childview_id": command.childview_id, "auditor": command.auditor})
        data = validated(
            {
                "kind": command.kind,
                "month": command.month,
                "auditor": given["auditor"].strip(),
                "child": {"childview_id": given["childview_id"].strip()},
            }
        )
        require(actor, Do.START, data)
        with self._store.transaction() as transaction:
            notes += _repeats(transaction, data)
            form = self._forms.in_force(transaction, command.document)
            return self._begin(transaction, form, data, "in progress", actor, "start", notes)

    def take_in(self, raw: object, actor: Actor, document: str = "case-audit") -> Outcome:
        """Record an audit given as data; `notes` are its warnings. Raises BadAudit, NotAllowed."""
        data, notes = importing.parse(raw)
        require(actor, Do.IMPORT, data)
        with self._store.transaction() as transaction:
            form = self._forms.in_force(transaction, document)
            fitted = importing.fit(data, form)
            notes += importing.warnings_about(fitted, transaction.people(), self._clock())
            notes += _repeats(transaction, fitted)
            state = importing.state_of(fitted, form)
            return self._begin(transaction, form, fitted, state, actor, "import", notes)

    def perform(self, command: c.Command, actor: Actor) -> Outcome:
        """Carry out a command on an audit. Raises an error of `audit.errors`; then nothing changed."""
        clean, notes = _cleaned(command)
        ruled = RULES[type(clean)]
        with self._store.transaction() as transaction:
            record = transaction.audit(clean.audit)
            require(actor, ruled.act, record.data)
            if isinstance(clean, c.Submit) and record.state == "submitted":
                return Outcome(record)  # handed in already: a repeated message does no harm
            states.require(record.id, record.state, ruled.act)
            form = self._forms.edition(transaction, record.document, record.edition)
            act = Act(
                actor=actor.name, name=ruled.name, at=self._clock(), reason=getattr(clean, "reason", None)
            )
            new = ruled.rule(record, form, clean, act)
            changed = changes(record, new)
            if changed:
                _refuse_stale(record, clean, changed)
                new = _stamped(new, changed, act)
                transaction.keep(new, changed, act)
        return Outcome(new, changed, tuple(notes))

    def show(self, audit_id: str, actor: Actor) -> tuple[AuditRecord, Form]:
        """One audit with the form it was begun under. Raises UnknownAudit, NotAllowed."""
        with self._store.reading() as reading:
            record = reading.audit(audit_id)
            require(actor, Do.VIEW, record.data)
            return record, self._forms.edition(reading, record.document, record.edition)

    def audits(self, actor: Actor, act: Do = Do.VIEW) -> list[AuditRecord]:
        """The audits this person may do that to, oldest first."""
        with self._store.reading() as reading:
            found = reading.audits()
        return [record for record in found if allowed(actor, act, record.data)]

    def history(self, audit_id: str, actor: Actor) -> list[HistoryLine]:
        """Who did what to one audit, oldest first. Raises UnknownAudit, NotAllowed."""
        with self._store.reading() as reading:
            require(actor, Do.VIEW, reading.audit(audit_id).data)
            return reading.history(audit_id)

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

    def position(self, audit_id: str, actor: Actor) -> str | None:
        """Where that person last stood in the conversation about that audit."""
        with self._store.reading() as reading:
            return reading.position(audit_id, actor.name)

    def set_position(self, audit_id: str, actor: Actor, step: str) -> None:
        """Remember where that person stands, so that they go on there."""
        with self._store.transaction() as transaction:
            transaction.set_position(audit_id, actor.name, step)

    def people(self) -> list[Person]:
        """Everyone the service knows, by name."""
        with self._store.reading() as reading:
            return reading.people()

    def keep_people(self, people: Sequence[Person], actor: Actor) -> None:
        """Add people, or replace those of the same name; whoever was deactivated stays so.

        Raises NotAllowed.
        """
        require(actor, Do.PEOPLE)
        with self._store.transaction() as transaction:
            gone = {person.name.casefold() for person in transaction.people() if not person.active}
            for person in people:
                stays = person.active and person.name.casefold() not in gone
                transaction.keep_person(person.model_copy(update={"active": stays}))

    def deactivate(self, name: str, actor: Actor) -> None:
        """Take someone's access away; what they wrote stays theirs. Raises UnknownPerson, NotAllowed."""
        require(actor, Do.PEOPLE)
        with self._store.transaction() as transaction:
            person = person_named(name, transaction.people(), uk_date(self._clock()))
            transaction.keep_person(person.model_copy(update={"active": False}))

    def _begin(
        self,
        transaction: Transaction,
        form: Form,
        data: AuditData,
        state: State,
        actor: Actor,
        name: str,
        notes: Sequence[str],
    ) -> Outcome:
        act = Act(actor=actor.name, name=name, at=self._clock())
        _pin(transaction, form, actor, act.at)
        bare = AuditRecord(
            id=f"{data.month}-{transaction.next_number(data.month):03d}",
            state=state,
            document=form.document,
            edition=form.edition,
            data=data,
            actions_made=len(data.actions),
            created_at=act.at,
            started_at=act.at,
            submitted_at=act.at if state in ("submitted", "moderated") else None,
        )
        changed = changes(None, bare)
        record = _stamped(bare, changed, act)
        transaction.keep(record, changed, act)
        return Outcome(record, changed, tuple(notes))


AnyCommand = TypeVar("AnyCommand", bound=c.Command)


def _cleaned(command: AnyCommand) -> tuple[AnyCommand, list[str]]:
    """The command with every text as it can be kept, and what had to be removed."""
    given = {field.name: getattr(command, field.name) for field in fields(command)}
    kept, notes = clean_tree({k: dict(v) if isinstance(v, Mapping) else v for k, v in given.items()})
    return replace(command, **kept), notes


def _refuse_stale(record: AuditRecord, command: c.Command, changed: Sequence[Change]) -> None:
    """Refuse an answer given on a screen that showed an older answer than the record now holds."""
    seen = getattr(command, "seen", None)
    if seen is None:
        return
    for place in _places(changed):
        stamp = record.stamps.get(place)
        if stamp and stamp.version > seen:
            when = stamp.at.astimezone(UK)
            raise StaleScreen(
                f"{stamp.by} changed this at {when:%H:%M on %d %B}, after your screen was made; "
                "look at it as it is now, then answer again"
            )


def _stamped(record: AuditRecord, changed: Sequence[Change], act: Act) -> AuditRecord:
    """The record one version on, with who changed each place."""
    stamp = Stamp(version=record.version + 1, by=act.actor, at=act.at)
    stamps = {**record.stamps, **dict.fromkeys(_places(changed), stamp)}
    return record.model_copy(update={"version": stamp.version, "stamps": stamps})


def _places(changed: Sequence[Change]) -> list[str]:
    """The answers, judgements, feedback and actions that the changes touch, by pointer."""
    depth = {"answers": 2, "sections": 2, "overall": 1, "feedback": 3, "actions": 2}
    paths = (parts(change.fact) for change in changed)
    return list(dict.fromkeys(pointer(*path[: depth[path[0]]]) for path in paths if path[0] in depth))


def _pin(transaction: Transaction, form: Form, actor: Actor, now: dt.datetime) -> None:
    """Keep the form whole: the audit begun under it must read the same in ten years."""
    if transaction.edition("form", form.document, form.edition) is None:
        transaction.keep_edition(
            Edition(
                kind="form",
                document=form.document,
                edition=form.edition,
                title=form.title,
                source=form.source,
                content=form.model_dump_json(by_alias=True),
                kept_at=now,
                kept_by=actor.name,
            )
        )


def _repeats(reading: Transaction, data: AuditData) -> list[str]:
    same = reading.same_child(data.child.childview_id, data.month)
    return [f"this child already has an audit for {data.month}: {', '.join(same)}"] if same else []
