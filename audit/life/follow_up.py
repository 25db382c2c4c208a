"""Actions after submission: how they go, and the check-back that closes or re-opens them (guide, 5 and 8)."""

from collections.abc import Mapping

from audit.errors import BadAudit, WrongState
from audit.life import commands as c
from audit.life.meeting import closed_when_settled
from audit.life.writing import said
from audit.models import Action
from audit.permissions import Do
from audit.planning import action_fields, an_action, known_action
from audit.record import Act, AuditRecord
from audit.ruling import Ruled
from audit.updating import updated, with_data
from questionbank.models import Form

WORDS = ("action", "question", "finding")  # what the auditor found and asked for is not rewritten afterwards
CHECKED = "Checked back"


def agree_action(record: AuditRecord, form: Form, command: c.AgreeAction, act: Act) -> AuditRecord:
    """Add an action that was agreed after submission, at the UoP meeting as a rule."""
    fields = action_fields(form, command.fields)
    said(fields.get("action"), "the action")
    if any(_says(action, fields) for action in record.data.actions):
        return record
    number = record.actions_made + 1
    action = an_action({"id": str(number), **fields})
    _with_reasons(action)
    data = updated(record.data, actions=(*record.data.actions, action))
    return closed_when_settled(record.model_copy(update={"data": data, "actions_made": number}), act)


def update_action(record: AuditRecord, form: Form, command: c.UpdateAction, act: Act) -> AuditRecord:
    """Say how an action goes. Checking back is an act of its own, so that it never happens in passing."""
    old = known_action(record, command.action)
    fields = action_fields(form, command.fields)
    if rewritten := [name for name in WORDS if name in fields and fields[name] != getattr(old, name)]:
        raise BadAudit(
            f"the {rewritten[0]} of an action stays as the auditor wrote it; agree another action instead"
        )
    if fields.get("status") == CHECKED and old.status != CHECKED:
        raise BadAudit("to check an action back use `checkback actions check-back`, which asks for evidence")
    new = an_action({**old.model_dump(), **fields})
    _with_reasons(new)
    return closed_when_settled(_with_action(record, new), act)


def check_back(record: AuditRecord, _form: Form, command: c.CheckBack, _act: Act) -> AuditRecord:
    """Close an action by evidence, or open it again by saying what is missing."""
    old = known_action(record, command.action)
    if old.status == "Dropped":
        raise WrongState(f"action {old.id} of audit {record.id} was dropped; there is nothing to check back")
    if command.is_done:
        evidence = said(command.evidence or old.evidence, "the evidence that the action was done")
        return _with_action(record, old.model_copy(update={"status": CHECKED, "evidence": evidence}))
    missing = said(command.reason, "what is still missing")
    if old.status == "In progress" and old.outcome == missing:
        return record
    again = old.model_copy(update={"status": "In progress", "outcome": missing})
    times = record.reopened.get(str(old.id), 0) + 1
    given = {"reopened": {**record.reopened, str(old.id): times}}
    return _with_action(record, again).model_copy(update=given)


def _with_reasons(action: Action) -> None:
    """Refuse an action that is dropped without a word why."""
    if action.status == "Dropped" and not (action.outcome or "").strip():
        raise BadAudit(f"action {action.id} is dropped: say why (outcome)")


def _says(action: Action, fields: Mapping[str, str | None]) -> bool:
    return all(getattr(action, name) == value for name, value in fields.items())


def _with_action(record: AuditRecord, new: Action) -> AuditRecord:
    actions = tuple(new if action.id == new.id else action for action in record.data.actions)
    return with_data(record, updated(record.data, actions=actions))


RULES: dict[type, Ruled] = {
    c.AgreeAction: Ruled("agree action", Do.ACT, agree_action),
    c.UpdateAction: Ruled("update action", Do.ACT, update_action),
    c.CheckBack: Ruled("check back", Do.CHECK_BACK, check_back),
}
