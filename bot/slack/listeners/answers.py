"""Rating a question or section, and writing its comment in a modal."""

from typing import Any

from audit.errors import StaleScreen
from bot.slack import drafts, ids
from bot.slack.dialogue import Dialogue
from bot.slack.door import Caller, Door
from bot.slack.ids import At
from bot.slack.limits import INPUT
from bot.slack.modal_values import chosen, is_there, typed, view_key
from bot.slack.views import answering
from bot.slack.views.answering import Judged

TAKES_NONE = "this audit takes no answer there any more; `/audit resume` shows where it stands"


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.press(ids.RATE, rate)
    door.press(ids.COMMENT, write)
    door.press(ids.EDIT, write)
    door.modal(ids.ANSWER_VIEW, save)
    door.closed(ids.ANSWER_VIEW, left)


def rate(caller: Caller) -> None:
    """Keep the rating at once, then ask why."""
    at = At.read(caller.value)
    dialogue = dialogue_at(caller, at)
    conversation = dialogue.conversation(at.step, at.seen)
    reply = conversation.judge(int(at.more), None, move=False)
    opened = isinstance(reply.screen, Judged) and open_modal(caller, reply.screen)
    dialogue.answered(at.step, reply, typed=not opened, said=conversation)


def write(caller: Caller) -> None:
    """Open the modal for rating and comment."""
    at = At.read(caller.value)
    dialogue = dialogue_at(caller, at)
    if not open_modal(caller, judged(dialogue, at.step)):
        caller.tell("That window could not be opened; reply in the thread, or press the button again.")


def save(caller: Caller) -> dict[str, Any] | None:
    """Show what the coach says first; keep it on the second press, or where there is nothing to say."""
    at = At.read(caller.value)
    dialogue = dialogue_at(caller, at)
    conversation = dialogue.conversation(at.step, at.seen)
    screen = conversation.look(at.step)
    if not isinstance(screen, Judged):
        raise StaleScreen(TAKES_NONE)
    rating, comment = _answer(caller, screen)
    if at.more != answering.REMARKED and comment and (remarks := conversation.advice(rating, comment)):
        drafts.keep(caller.desk, caller.user, at, rating, comment)
        return update(answering.answer(screen, rating, comment, remarks=remarks, seen=at.seen))
    thread = dialogue.thread()
    try:
        reply = conversation.judge(rating, comment, move=thread is not None and thread.step == at.step)
    except StaleScreen as stale:
        return update(answering.answer(screen, rating, comment, warning=str(stale)))
    key = view_key(caller.body)
    caller.desk.work.do(caller.user, lambda: dialogue.answered(at.step, reply, key, said=conversation))
    drafts.drop(caller.desk, caller.user, at)
    return None


def left(caller: Caller) -> None:
    """The modal was closed: say what was kept of a comment that was already typed."""
    at = At.read(caller.value)
    if drafts.find(caller.desk, caller.user, at):
        dialogue = dialogue_at(caller, at)
        place = at.step.partition(":")[2]
        dialogue.tell(drafts.notice(at, place))


def open_modal(caller: Caller, screen: Judged) -> bool:
    """Open the modal with what is kept, or was typed and not kept yet; False where Slack will not."""
    held = answering.held(screen)
    at = At(screen.where.audit, screen.where.version, screen.where.step)
    rating, comment = drafts.find(caller.desk, caller.user, at) or (held.rating, held.comment)
    view = answering.answer(screen, rating or held.rating, comment)
    return caller.desk.try_call("views.open", trigger_id=caller.trigger, view=view) is not None


def dialogue_at(caller: Caller, at: At) -> Dialogue:
    """That person's dealings with the audit of a button."""
    return Dialogue(caller.desk, caller.actor, caller.user, at.audit)


def judged(dialogue: Dialogue, step: str) -> Judged:
    """The question or section of a step as it is now. Raises ValueError where the step is neither."""
    screen = dialogue.conversation(step).show().screen
    if not isinstance(screen, Judged) or screen.where.step != step:
        raise StaleScreen(TAKES_NONE)
    return screen


def update(view: dict[str, Any]) -> dict[str, Any]:
    """Slack's answer that shows another view in the same window."""
    return {"response_action": "update", "view": view}


def _answer(caller: Caller, screen: Judged) -> tuple[str | None, str | None]:
    """Rating and comment as handed in; a comment left empty because it is too long to edit stays."""
    place = chosen(caller.body, "rating")
    rating = screen.options[int(place)] if place is not None else None
    if not is_there(caller.body, "comment"):
        return rating, None
    text, held = typed(caller.body, "comment"), answering.held(screen).comment
    if held and len(held) > INPUT:
        if not text.strip():
            return rating, None
        if text.startswith("+"):
            return rating, f"{held} {text[1:].strip()}"
    return rating, text.strip() if text.strip() or held else None
