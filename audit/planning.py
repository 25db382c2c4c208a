"""What the commands on an audit's actions do while the auditor is at work."""

from typing import Any

from pydantic import ValidationError

from audit import commands as c
from audit.errors import BadAudit, UnknownAction, UnknownQuestion
from audit.faults import first_fault
from audit.form_words import no_such_question
from audit.models import Action
from audit.permissions import Do
from audit.record import Act, AuditRecord
from audit.ruling import Ruled
from audit.updating import updated, with_data
from questionbank.models import Form

ACTION_FIELDS = frozenset(Action.model_fields) - {"id"}


def add_action(record: AuditRecord, form: Form, command: c.AddAction, _act: Act) -> AuditRecord:
    """Add one action at the end of the list, under an id that is never used again."""
    number = record.actions_made + 1
    action = an_action({"id": str(number), **action_fields(form, command.fields)})
    data = updated(record.data, actions=(*record.data.actions, action))
    return record.model_copy(update={"data": data, "actions_made": number})


def change_action(record: AuditRecord, form: Form, command: c.ChangeAction, _act: Act) -> AuditRecord:
    """Change fields of one action."""
    old = known_action(record, command.action)
    new = an_action({**old.model_dump(), **action_fields(form, command.fields)})
    actions = tuple(new if action.id == old.id else action for action in record.data.actions)
    return with_data(record, updated(record.data, actions=actions))


def remove_action(record: AuditRecord, _form: Form, command: c.RemoveAction, _act: Act) -> AuditRecord:
    """Take one action back; history keeps it."""
    old = known_action(record, command.action)
    actions = tuple(action for action in record.data.actions if action.id != old.id)
    return with_data(record, updated(record.data, actions=actions))


def action_fields(form: Form, fields: Any) -> dict[str, Any]:
    for name in fields:
        if name not in ACTION_FIELDS:
            raise BadAudit(f"an action has no field {name!r}; it has: {', '.join(sorted(ACTION_FIELDS))}")
    number = fields.get("question")
    if number and form.question(number) is None:
        raise UnknownQuestion(no_such_question(form, number))
    return {name: value or None for name, value in fields.items()}


def an_action(fields: dict[str, Any]) -> Action:
    try:
        return Action.model_validate(fields)
    except ValidationError as error:
        raise BadAudit(first_fault(error)) from None


def known_action(record: AuditRecord, action_id: str) -> Action:
    for action in record.data.actions:
        if action.id == action_id:
            return action
    known = ", ".join(str(action.id) for action in record.data.actions) or "none"
    raise UnknownAction(f"audit {record.id} has no action {action_id}; it has: {known}")


RULES: dict[type, Ruled] = {
    c.AddAction: Ruled("add action", Do.ANSWER, add_action),
    c.ChangeAction: Ruled("change action", Do.ANSWER, change_action),
    c.RemoveAction: Ruled("remove action", Do.ANSWER, remove_action),
}
