"""The facts of child and case, filled into a modal of two pages."""

from typing import Any

from bot.conversation.steps import kind, steps
from bot.slack import ids
from bot.slack.door import Caller, Door
from bot.slack.fact_sheet import facts_of, take
from bot.slack.ids import At
from bot.slack.listeners.answers import dialogue_at, update
from bot.slack.modal_values import all_typed, view_key
from bot.slack.views import facts as views


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.press(ids.FACTS, fill_in)
    door.modal(ids.FACTS_VIEW, save)


def fill_in(caller: Caller) -> None:
    """Open the first page."""
    at = At.read(caller.value)
    listed = facts_of(caller.desk.app, caller.actor, at.audit)
    if caller.desk.try_call("views.open", trigger_id=caller.trigger, view=views.form(at, listed, 0)) is None:
        caller.tell("That window could not be opened; please reply in the thread, one fact at a time.")


def save(caller: Caller) -> dict[str, Any] | None:
    """Keep a page; show the next one, or what cannot be read."""
    at, app = At.read(caller.value), caller.desk.app
    shown = facts_of(app, caller.actor, at.audit)
    page = int(at.more or 0)
    wrong = take(app, caller.actor, at.audit, shown, all_typed(caller.body))
    if wrong:
        return {"response_action": "errors", "errors": wrong}
    listed = facts_of(app, caller.actor, at.audit)
    if page + 1 < len(views.paged(listed)):
        return update(views.form(at, listed, page + 1))
    caller.desk.work.do(caller.user, lambda: _go_on(caller, at))
    return None


def _go_on(caller: Caller, at: At) -> None:
    """From the facts to the first question; later changes only change the folded line."""
    dialogue = dialogue_at(caller, at)
    record, form = caller.desk.app.service.show(at.audit, caller.actor)
    thread = dialogue.thread()
    if thread is None or kind(thread.step) != "fact":
        dialogue.refresh(at.step)
        return
    first = next(step for step in steps(record, form) if kind(step) != "fact")
    reply = dialogue.conversation(thread.step, None).go(first)
    dialogue.answered(thread.step, reply, view_key(caller.body))
