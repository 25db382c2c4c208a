"""Handing an audit in, going on with it, and having its documents made."""

from typing import Any

from audit.completeness import joint_gaps
from bot.conversation.screens import ReviewScreen
from bot.conversation.steps import REVIEW
from bot.slack import home, ids
from bot.slack.desk import item
from bot.slack.dialogue import Dialogue
from bot.slack.door import Caller, Door
from bot.slack.ids import At
from bot.slack.listeners.answers import dialogue_at
from bot.slack.modal_values import typed, view_key
from bot.slack.views import review, telling


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.press(ids.SUBMIT, submit)
    door.modal(ids.SUBMIT_VIEW, submit_with_reason)
    door.press(ids.RESUME, resume)
    door.press(ids.RESUME_WAITING, resume)
    door.press(ids.DOCUMENTS, documents)


def submit(caller: Caller) -> None:
    """Hand in what is complete; ask why where something is missing."""
    at = At.read(caller.value)
    dialogue = dialogue_at(caller, at)
    screen = dialogue.conversation(REVIEW).show().screen
    record, _ = caller.desk.app.service.show(at.audit, caller.actor)
    missing = [sentence for _, sentence in screen.missing] if isinstance(screen, ReviewScreen) else []
    missing += joint_gaps(record.data)  # what both halves of a joint audit share is no step of this thread
    if missing:
        view = review.reason(at, missing, is_joint=record.data.kind == "joint")
        if caller.desk.try_call("views.open", trigger_id=caller.trigger, view=view) is None:
            dialogue.tell(
                telling.sentence("Something is missing; go to it with the buttons of the review above.")
            )
        return
    _hand_in(caller, dialogue, "submit", "")


def submit_with_reason(caller: Caller) -> dict[str, Any] | None:
    """Hand in with the gaps explained."""
    at = At.read(caller.value)
    reason = " ".join(typed(caller.body, "reason").split())
    event = view_key(caller.body)
    caller.desk.work.do(
        caller.user, lambda: _hand_in(caller, dialogue_at(caller, at), f"submit because {reason}", event)
    )
    return None


def resume(caller: Caller) -> None:
    """Go on with an audit."""
    dialogue_at(caller, At.read(caller.value)).begin()


def documents(caller: Caller) -> None:
    """Have the documents made, beside everything else."""
    order_documents(caller, At.read(caller.value).audit)


def order_documents(caller: Caller, audit: str, reason: str | None = None) -> None:
    """Line the making of an audit's documents up; pressed twice, they are made once.

    Raises UnknownAudit, NotAllowed, NeedsReason.
    """
    caller.desk.app.service.show(audit, caller.actor, reason)
    lane, key = f"{caller.user}.files", f"documents {audit}"
    job = item("documents", caller.user, audit=audit, lane=lane, key=key, reason=reason)
    caller.desk.send([job])


def _hand_in(caller: Caller, dialogue: Dialogue, said: str, event: str) -> None:
    thread = dialogue.thread()
    before = thread.step if thread else REVIEW
    reply = dialogue.conversation(before, None).say(said)
    dialogue.answered(before, reply, event)
    home.freshen(caller.desk, caller.user)
