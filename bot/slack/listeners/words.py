"""What the child, parents or carers, and the case manager said: written into a modal."""

from typing import Any

from bot.conversation.screens import FeedbackScreen
from bot.slack import ids
from bot.slack.door import Caller, Door
from bot.slack.ids import At
from bot.slack.listeners.answers import dialogue_at
from bot.slack.modal_values import typed, view_key
from bot.slack.views import answering


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.press(ids.SAY, write)
    door.modal(ids.WORDS_VIEW, save)


def write(caller: Caller) -> None:
    """Open the modal with what is kept."""
    at = At.read(caller.value)
    screen = dialogue_at(caller, at).conversation(at.step).show().screen
    view = answering.words(screen) if isinstance(screen, FeedbackScreen) else None
    if view is None or caller.desk.try_call("views.open", trigger_id=caller.trigger, view=view) is None:
        caller.tell("That window could not be opened; please reply in the thread.")


def save(caller: Caller) -> dict[str, Any] | None:
    """Keep what was said and go on."""
    at = At.read(caller.value)
    dialogue = dialogue_at(caller, at)
    thread = dialogue.thread()
    here = thread is not None and thread.step == at.step
    reply = dialogue.conversation(at.step, at.seen).answer(typed(caller.body, "words"), move=here)
    caller.desk.work.do(caller.user, lambda: dialogue.answered(at.step, reply, view_key(caller.body)))
    return None
