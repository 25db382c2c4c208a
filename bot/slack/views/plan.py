"""The actions: the list, one field asked in the thread, and the modal for a whole action."""

from collections.abc import Mapping, Sequence
from typing import Any

from audit.models import Action
from bot.conversation.screens import ActionFieldScreen, ActionsScreen, Finding
from bot.slack import ids
from bot.slack.blocks import (
    Block,
    Message,
    actions,
    button,
    context,
    escaped,
    menu_input,
    message,
    modal,
    option,
    section,
    sections,
    select,
    text_input,
)
from bot.slack.ids import At
from bot.slack.limits import shorten
from bot.slack.views.parts import at, bullets, moving, standing
from bot.slack.wording import spoken

MOST_SHOWN = 12  # actions with buttons of their own; a plan of more is rarely carried out
HOW_TO = (
    "Or reply here: `8: Visit the child at home and record it` makes an action for question 8. "
    "Where none is needed, say so: `no action needed, because ...`."
)

# The fields of the modal: how each is asked, and how it is explained.
FIELDS: dict[str, tuple[str, str]] = {
    "action": ("What should be done?", "One act, beginning with a verb."),
    "responsibility": ("Who will do it?", "One named person or role."),
    "timescale": ("By when?", "A date, such as 12 December 2026."),
    "measure": ("How will someone else see that it was done?", "What the record will show."),
    "check_back": ("When will it be checked?", "A date; leave it empty for the team manager to set."),
}


def actions_list(shown: ActionsScreen) -> Message:
    """The actions so far, each with its buttons, and the answers that ask for one."""
    value = str(at(shown.where))
    blocks: list[Block] = [standing(shown.where), section("*Actions*")]
    if shown.findings:
        lines = [_finding(finding) for finding in shown.findings]
        blocks += sections("These answers ask for an action:\n" + "\n".join(lines))
    for action in shown.actions[:MOST_SHOWN]:
        blocks += _action(shown, action)
    if len(shown.actions) > MOST_SHOWN:
        blocks.append(context(f"{len(shown.actions) - MOST_SHOWN} more; the documents show them all."))
    if shown.not_needed:
        blocks += sections(f"No action needed, because {escaped(shown.not_needed)}")
    row = [button("Add an action", ids.ADD_ACTION, value, style="primary")]
    open_ = [finding for finding in shown.findings if not finding.answered]
    if open_:
        drafts = [option(f"Question {f.number}: {f.label}", str(f.number)[:75]) for f in open_]
        row.append(select(ids.DRAFT_ACTION, "Draft one for…", drafts))
    row += [button("No more actions", ids.ACTIONS_DONE, value)]
    blocks += [
        actions(row, block_id=f"plan|{shown.where.audit}"),
        actions(moving(shown.where)),
        context(HOW_TO),
    ]
    count = len(shown.actions)
    return message(f"Actions: {count} so far, {len(open_)} findings still ask for one.", blocks)


def field(shown: ActionFieldScreen) -> Message:
    """One field of an action, asked in the thread."""
    about = shorten(escaped(shown.action.action or ""), 300)
    blocks = [
        section(f"*Action {shown.action.id}:* {about}"),
        section(f"*{escaped(shown.label)}* ({escaped(spoken(shown.hint))})"),
    ]
    if shown.current:
        blocks.append(context(f"Kept so far: {shorten(escaped(shown.current), 600)}"))
    edit = button("Fill in all of it", ids.EDIT_ACTION, str(at(shown.where, str(shown.action.id))))
    blocks.append(actions(moving(shown.where, edit)))
    return message(f"Action {shown.action.id}. {shown.label} Reply in this thread.", blocks)


def folded(shown: ActionsScreen) -> Message:
    """The actions in one line, with a button to come back to them."""
    count = len(shown.actions)
    line = f"*Actions*: {count}" if count else "*Actions*: none"
    edit = button("Edit", "go_0", str(at(shown.where)))
    return message(f"Actions: {count}.", [section(line, edit)])


def form(
    where: At, action: Action, questions: Sequence[tuple[str, str]], remarks: Sequence[str] = ()
) -> dict[str, Any]:
    """The modal for one action; with the coach's remarks where there are some."""
    given: Mapping[str, Any] = action.model_dump()
    blocks: list[Block] = []
    if remarks:
        blocks.append(section(f"*A thought before it is kept*\n{bullets(remarks)}"))
    long = ("action", "measure")
    for name, (label, hint) in FIELDS.items():
        value = given[name] or ""
        blocks.append(
            text_input(name, label, value=value, hint=hint, lines=name in long, optional=name != "action")
        )
    if questions:
        blocks.append(_about(questions, action.question))
    title = f"Action {action.id}" if action.id else "A new action"
    more = f"{action.id or ''}:{'remarked' if remarks else ''}"
    metadata = At(where.audit, where.seen, where.step, more)
    return modal(ids.ACTION_VIEW, title, blocks, str(metadata), submit="Save anyway" if remarks else "Save")


def _about(questions: Sequence[tuple[str, str]], chosen: str | None) -> Block:
    options = [option(f"Question {number}: {label}", number[:75]) for number, label in questions]
    first = next((one for one in options if one["value"] == chosen), None)
    menu = select("choice", "Choose a finding", options, first)
    return menu_input("question", "Which finding does it answer?", menu, optional=True)


def _finding(finding: Finding) -> str:
    done = "has an action" if finding.answered else "no action yet"
    label = shorten(escaped(finding.label), 70)
    return f"•  Question {escaped(finding.number)}: {label} ({escaped(finding.rating)}; {done})"


def _action(shown: ActionsScreen, action: Action) -> list[Block]:
    value = str(at(shown.where, str(action.id)))
    about = f" (question {escaped(action.question)})" if action.question else ""
    owner = escaped(action.responsibility or "no owner yet")
    when = escaped(action.timescale or "no timescale yet")
    text = f"*Action {action.id}*{about}: {shorten(escaped(action.action or ''), 500)}\n{owner}; {when}"
    remove = button(
        "Remove",
        ids.REMOVE_ACTION,
        value,
        ask=f"Action {action.id} goes from the plan; the history keeps it.",
    )
    return [section(shorten(text, 1500)), actions([button("Edit", ids.EDIT_ACTION, value), remove])]
