"""Building the action plan, an action at a time: its owner, timescale, measure and check-back."""

import re

from audit import commands as c
from audit.models import Action
from bot.conversation.context import Context, Misread, Turn
from bot.conversation.dates import find_date
from bot.conversation.screens import ActionFieldScreen, ActionsScreen, Finding

# The mark stands apart: "8: Visit ..." names question 8; "1:1 sessions" and "12-week programme" name none.
FOR_QUESTION = re.compile(
    r"^(?:for\s+)?q?(?:uestion)?\s*(?P<number>\d[\w.]*)\s*(?:[:;]|\s[-–—])\s+(?P<rest>.+)$", re.I | re.S
)
REMOVE = re.compile(r"^(?:remove|delete)\s+(?P<id>\d+)$", re.I)
DRAFT = re.compile(r"^draft\s+(?:for\s+)?q?(?P<number>\d[\w.]*)$", re.I)
EDIT = re.compile(r"^(?:edit|change)\s+(?P<id>\d+)$", re.I)
NOT_NEEDED = re.compile(
    r"^no actions? (?:is |are )?(?:needed|required)\W*(?:because\s+(?P<why>.+))?$", re.I | re.S
)
DONE = ("done", "none", "no", "no more", "finished", "no actions", "n")

REMARKED_AT = "measure"  # the field at which the coach has act, owner and timescale before it

# The fields asked for after the action itself, in order, with how they are asked.
FIELDS: dict[str, tuple[str, str]] = {
    "responsibility": ("Who will do it?", "one named person or role"),
    "timescale": ("By when?", "a date, such as 12 December 2026"),
    "measure": ("How will someone else see that it was done?", "what the record will show"),
    "check_back": ("When will it be checked?", "a date; `skip` to leave it to the team manager"),
}


def screen(context: Context) -> ActionsScreen:
    """The actions so far, and the findings that ask for one."""
    data = context.record.data
    because = None if data.actions else data.no_action_because
    return ActionsScreen(context.where("Actions"), data.actions, findings(context), because)


def answer(context: Context, text: str) -> Turn:
    """Add an action, or remove or edit one; `done` goes on."""
    if text.casefold().rstrip(".") in DONE:
        return Turn()
    if found := NOT_NEEDED.match(text):
        return _not_needed(context, found["why"])
    if found := REMOVE.match(text):
        context.perform(c.RemoveAction(audit=context.record.id, action=found["id"]))
        return Turn(notes=(f"Action {found['id']} removed",), goto="actions")
    if found := EDIT.match(text):
        _known(context, found["id"])
        return Turn(goto=f"action:{found['id']}:action")
    if found := DRAFT.match(text):
        return _drafted(context, found["number"])
    return _added(context, text)


def field_screen(context: Context) -> ActionFieldScreen:
    """The screen that asks for one field of an action."""
    action, field = _known(context, context.key.split(":")[0]), context.key.split(":")[1]
    label, hint = FIELDS.get(field, ("What should be done?", "one act, beginning with a verb"))
    return ActionFieldScreen(context.where("Actions"), action, label, hint, getattr(action, field))


def field_answer(context: Context, text: str) -> Turn:
    """Record one field of an action and ask for the next."""
    action_id, field = context.key.split(":")
    value = _as_date(context, text) if field == "check_back" else text
    outcome = context.perform(
        c.ChangeAction(audit=context.record.id, action=action_id, fields={field: value})
    )
    remarks = _remarks(context.at(outcome.record), action_id) if field == REMARKED_AT else ()
    return Turn(goto=after_field(context.step), remarks=remarks, warnings=outcome.notes)


def after_field(step: str) -> str:
    """The step after one field of an action: the next field, or the list again."""
    _, action_id, field = step.split(":")
    order = ["action", *FIELDS]
    position = order.index(field) + 1
    return f"action:{action_id}:{order[position]}" if position < len(order) else "actions"


def findings(context: Context) -> tuple[Finding, ...]:
    """The questions rated as needing work, in the order of the form."""
    answered = {action.question for action in context.record.data.actions}
    found = []
    for question in context.form.questions():
        held = context.record.data.answers.get(question.number)
        if held and held.rating and context.form.meaning(held.rating) in ("needs-work", "inadequate"):
            label = question.title or " ".join(question.prompts)
            found.append(Finding(question.number, label, held.rating, question.number in answered))
    return tuple(found)


def _not_needed(context: Context, why: str | None) -> Turn:
    """That no action is needed is an answer too, with its reason; it goes with no actions."""
    if not (why or "").strip():
        raise Misread("Say why too: `no action needed, because the plan was changed in the meeting`.")
    if context.record.data.actions:
        raise Misread("There are actions: remove them first (`remove 1`), or leave it at them (`done`).")
    context.perform(c.RecordParticulars(audit=context.record.id, facts={"/no_action_because": why}))
    return Turn(notes=("No action needed: your reason is kept",))


def _added(context: Context, text: str) -> Turn:
    fields = {"action": text}
    if (found := FOR_QUESTION.match(text)) and context.form.question(found["number"]):
        held = context.record.data.answers.get(found["number"])
        finding = (held.comment or "") if held else ""
        fields = {"action": found["rest"].strip(), "question": found["number"], "finding": finding}
    outcome = context.perform(c.AddAction(audit=context.record.id, fields=fields))
    new = outcome.record.data.actions[-1]
    for_what = f" for question {new.question}" if new.question else ""
    note = f"Action {new.id}{for_what} kept"
    return Turn(notes=(note,), goto=f"action:{new.id}:responsibility", warnings=outcome.notes)


def _drafted(context: Context, number: str) -> Turn:
    """An action drafted from a finding, to be edited before anything else is asked of it."""
    held = context.record.data.answers.get(number)
    if held is None or not held.rating or number not in {finding.number for finding in findings(context)}:
        raise Misread(f"Question {number} asks for no action: it is not rated as needing work.")
    fields = context.parts.coach.draft(context.form, number, held)
    new = context.perform(c.AddAction(audit=context.record.id, fields=fields)).record.data.actions[-1]
    return Turn(
        notes=(f"Action {new.id} drafted: type it anew, or `skip` to keep it",),
        goto=f"action:{new.id}:action",
    )


def _remarks(context: Context, action_id: str) -> tuple[str, ...]:
    """What the coach says of an action, and of a plan that grows longer than anyone can carry out."""
    actions, coach = context.record.data.actions, context.parts.coach
    said = coach.on_action(context.record, _known(context, action_id))
    is_newest = actions[-1].id == action_id
    full = coach.on_plan(len(actions)) if is_newest else None
    return (*said, full) if full else said


def _known(context: Context, action_id: str) -> Action:
    for action in context.record.data.actions:
        if action.id == action_id:
            return action
    raise Misread(f"There is no action {action_id}.")


def _as_date(context: Context, text: str) -> str:
    found = find_date(text, context.today, past=False)
    return found[0].isoformat() if found and not found[1] else text
