"""The actions of an audit: added, drafted from a finding, edited, removed."""

from typing import Any

from audit import commands as c
from audit.models import Action
from bot.conversation.screens import ActionsScreen, Finding
from bot.conversation.steps import ACTIONS
from bot.slack import ids, outbox
from bot.slack.dialogue import Dialogue
from bot.slack.door import Caller, Door
from bot.slack.ids import At
from bot.slack.listeners.answers import dialogue_at, update
from bot.slack.modal_values import all_typed, chosen, is_there, view_key
from bot.slack.views import plan


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.press(ids.ADD_ACTION, add)
    door.press(ids.DRAFT_ACTION, draft)
    door.press(ids.EDIT_ACTION, edit)
    door.press(ids.REMOVE_ACTION, remove)
    door.press(ids.ACTIONS_DONE, done)
    door.modal(ids.ACTION_VIEW, save)


def add(caller: Caller) -> None:
    """Open an empty action."""
    _open(caller, At.read(caller.value), Action())


def draft(caller: Caller) -> None:
    """Open an action drafted from a finding's comment; it is kept when it is saved."""
    audit = str(caller.body["actions"][0].get("block_id", "")).partition("|")[2]
    record, form = caller.desk.app.service.show(audit, caller.actor)
    held = record.data.answers.get(caller.value)
    fields = caller.desk.app.parts().coach.draft(form, caller.value, held) if held else {}
    _open(caller, At(audit, record.version, ACTIONS), Action.model_validate(dict(fields)))


def edit(caller: Caller) -> None:
    """Open an action as it is."""
    at = At.read(caller.value)
    record, _ = caller.desk.app.service.show(at.audit, caller.actor)
    held = next((action for action in record.data.actions if action.id == at.more), None)
    if held is None:
        caller.tell(f"Action {at.more} is not in the plan any more.")
        return
    _open(caller, at, held)


def remove(caller: Caller) -> None:
    """Take an action back."""
    at = At.read(caller.value)
    record, _ = caller.desk.app.service.show(at.audit, caller.actor)
    if at.more in {action.id for action in record.data.actions}:
        caller.desk.app.service.perform(c.RemoveAction(audit=at.audit, action=at.more), caller.actor)
    _show_list(dialogue_at(caller, at))


def done(caller: Caller) -> None:
    """No more actions: on to the review."""
    at = At.read(caller.value)
    dialogue = dialogue_at(caller, at)
    thread = dialogue.thread()
    if thread and thread.step == at.step:
        dialogue.answered(at.step, dialogue.conversation(at.step, None).answer("done"))


def save(caller: Caller) -> dict[str, Any] | None:
    """Show what the coach says first; keep the action on the second press, or at once where it is well."""
    at = At.read(caller.value)
    action_id, _, remarked = at.more.partition(":")
    record, _ = caller.desk.app.service.show(at.audit, caller.actor)
    fields = all_typed(caller.body)
    if is_there(caller.body, "question"):
        fields["question"] = chosen(caller.body, "question") or ""
    held = next((one for one in record.data.actions if one.id == action_id), Action())
    given = {name: text or None for name, text in fields.items()}
    would_be = Action.model_validate({**held.model_dump(), **given})
    remarks = () if remarked else caller.desk.app.coach.on_action(record, would_be)
    if remarks:
        return update(plan.form(at, would_be, _questions(dialogue_at(caller, at)), remarks))
    if not action_id:
        finding = record.data.answers.get(fields.get("question", ""))
        fields["finding"] = (finding.comment or "") if finding else ""
    _keep(caller, at.audit, action_id, fields)
    caller.desk.work.do(caller.user, lambda: _show_list(dialogue_at(caller, at)))
    return None


def _keep(caller: Caller, audit: str, action_id: str, fields: dict[str, str]) -> None:
    """Add or change the action; the same window handed in twice adds it once."""
    service = caller.desk.app.service
    if action_id:
        service.perform(c.ChangeAction(audit=audit, action=action_id, fields=fields), caller.actor)
        return
    with caller.desk.app.store.transaction() as transaction:
        if outbox.hear(transaction, view_key(caller.body)):
            service.perform_within(transaction, c.AddAction(audit=audit, fields=fields), caller.actor)


def _open(caller: Caller, at: At, action: Action) -> None:
    where = At(at.audit, at.seen, at.step)
    view = plan.form(where, action, _questions(dialogue_at(caller, at)))
    if caller.desk.try_call("views.open", trigger_id=caller.trigger, view=view) is None:
        caller.tell("That window could not be opened; please type the action as a reply in the thread.")


def _show_list(dialogue: Dialogue) -> None:
    """The list as it is now; where one field of an action was asked, the list is asked instead."""
    thread = dialogue.thread()
    if thread and thread.step.startswith("action:"):
        reply = dialogue.conversation(thread.step, None).say("actions")
        dialogue.answered(thread.step, reply)
    else:
        dialogue.refresh(ACTIONS)


def _questions(dialogue: Dialogue) -> list[tuple[str, str]]:
    """The findings that an action can answer."""
    screen = dialogue.conversation(ACTIONS).show().screen
    found: tuple[Finding, ...] = screen.findings if isinstance(screen, ActionsScreen) else ()
    return [(finding.number, finding.label) for finding in found]
