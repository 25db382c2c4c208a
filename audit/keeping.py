"""Writing an audit with what belongs to it: who changed each place, the form it was begun under, repeats.

The service and whatever stands beside it (reading filled forms in) keep audits through here alone.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from audit.beside import keep_edition
from audit.facts import changes, parts, pointer
from audit.life.standing import judges
from audit.models import AuditData
from audit.permissions import Actor
from audit.ports import Transaction
from audit.record import Act, AuditRecord, Change, Edition, Stamp, State
from questionbank.models import Form

HANDED_IN = ("submitted", "moderated")


def begin(
    transaction: Transaction, form: Form, data: AuditData, state: State, actor: Actor, act: Act, **more: Any
) -> tuple[AuditRecord, tuple[Change, ...]]:
    """Write a new audit under that form, which is kept whole; gives it with its changes.

    `more` are further fields of the record, such as the raters of a group audit.
    """
    pin(transaction, form, actor, act.at)
    bare = AuditRecord(
        id=f"{data.month}-{transaction.next_number(data.month):03d}",
        state=state,
        document=form.document,
        edition=form.edition,
        data=data,
        actions_made=len(data.actions),
        created_at=act.at,
        started_at=None if state == "allocated" else act.at,
        submitted_at=act.at if state in HANDED_IN else None,
        inadequate=judges(data, form) if state in HANDED_IN else (),
    ).model_copy(update={name: value for name, value in more.items() if value})
    changed = changes(None, bare)
    record = stamped(bare, changed, act)
    transaction.keep(record, changed, act)
    return record, changed


def stamped(record: AuditRecord, changed: Sequence[Change], act: Act) -> AuditRecord:
    """The record one version on, with who changed each place."""
    stamp = Stamp(version=record.version + 1, by=act.actor, at=act.at)
    stamps = {**record.stamps, **dict.fromkeys(places(changed), stamp)}
    return record.model_copy(update={"version": stamp.version, "stamps": stamps})


def places(changed: Sequence[Change]) -> list[str]:
    """The answers, judgements, feedback and actions that the changes touch, by pointer."""
    depth = {"answers": 2, "sections": 2, "overall": 1, "feedback": 3, "actions": 2}
    paths = (parts(change.fact) for change in changed)
    return list(dict.fromkeys(pointer(*path[: depth[path[0]]]) for path in paths if path[0] in depth))


def pin(transaction: Transaction, form: Form, actor: Actor, now: dt.datetime) -> None:
    """Keep the form whole: the audit begun under it must read the same in ten years."""
    if transaction.edition("form", form.document, form.edition) is None:
        keep_edition(
            transaction,
            Edition(
                kind="form",
                document=form.document,
                edition=form.edition,
                title=form.title,
                source=form.source,
                content=form.model_dump_json(by_alias=True),
                kept_at=now,
                kept_by=actor.name,
            ),
        )


def repeats(reading: Transaction, data: AuditData) -> list[str]:
    """A warning where that child already has an audit for that month."""
    same = reading.same_child(data.child.childview_id, data.month)
    return [f"this child already has an audit for {data.month}: {', '.join(same)}"] if same else []
