"""Moving about in an audit: back, on, to any place; and the guidance beside a question."""

from bot.conversation.screens import Reply
from bot.conversation.steps import kind, steps
from bot.slack import child, ids, places
from bot.slack.dialogue import Dialogue
from bot.slack.door import Caller, Door
from bot.slack.ids import At
from bot.slack.listeners.answers import dialogue_at
from bot.slack.modal_values import chosen, view_key
from bot.slack.views import answering


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.press(ids.BACK, back)
    door.press(ids.SKIP, skip)
    door.press(ids.GO, go)
    door.press(ids.GO_TO, choose)
    door.press(ids.GO_MENU, picked)
    door.modal(ids.GO_VIEW, chose)
    door.press(ids.TO_QUESTIONS, to_questions)
    door.press(ids.GUIDANCE, guidance)


def back(caller: Caller) -> None:
    """One step back."""
    _say(caller, At.read(caller.value), "back")


def skip(caller: Caller) -> None:
    """On without answering."""
    _say(caller, At.read(caller.value), "skip")


def go(caller: Caller) -> None:
    """To the step that the button names."""
    at = At.read(caller.value)
    _go(dialogue_at(caller, at), at.step)


def choose(caller: Caller) -> None:
    """Ask where to; in a window, else with a menu in the thread."""
    at = At.read(caller.value)
    dialogue = dialogue_at(caller, at)
    groups = _groups(caller, at)
    if (
        caller.desk.try_call("views.open", trigger_id=caller.trigger, view=answering.going(at, groups))
        is None
    ):
        dialogue.tell(places.menu(at, groups))


def picked(caller: Caller) -> None:
    """A place chosen from a menu in the thread."""
    audit, _, short = caller.value.partition("|")
    _go_short(caller, At(audit), short)


def chose(caller: Caller) -> None:
    """A place chosen in the window."""
    at = At.read(caller.value)
    short = chosen(caller.body, "to") or ""
    caller.desk.work.do(caller.user, lambda: _go_short(caller, at, short, view_key(caller.body)))


def to_questions(caller: Caller) -> None:
    """Past the remaining facts, to the first question."""
    at = At.read(caller.value)
    dialogue = dialogue_at(caller, at)
    record, form = caller.desk.app.service.show(at.audit, caller.actor)
    thread = dialogue.thread()
    if thread and kind(thread.step) == "fact":
        _go(dialogue, next(step for step in steps(record, form) if kind(step) != "fact"))


def guidance(caller: Caller) -> None:
    """All the guidance for the question."""
    at = At.read(caller.value)
    dialogue = dialogue_at(caller, at)
    found = places.all_guidance(caller.desk.app, caller.actor, at)
    dialogue.tell(found)


def _say(caller: Caller, at: At, word: str) -> None:
    """Say a word of the conversation at the step asked now; pressed twice it is harmless."""
    dialogue = dialogue_at(caller, at)
    thread = dialogue.thread()
    if thread is None or thread.step != at.step:
        dialogue.refresh(at.step)
        return
    dialogue.answered(at.step, dialogue.conversation(at.step, at.seen).say(word))


def _go(dialogue: Dialogue, step: str, event: str = "") -> None:
    thread = dialogue.thread()
    if thread is None:
        dialogue.begin()
        return
    reply: Reply = dialogue.conversation(thread.step, thread.seen).go(step)
    dialogue.answered(thread.step, reply, event)


def _go_short(caller: Caller, at: At, short: str, event: str = "") -> None:
    record, form = caller.desk.app.service.show(at.audit, caller.actor)
    step = places.step_of(short, steps(record, form))
    if step:
        _go(dialogue_at(caller, at), step, event)


def _groups(caller: Caller, at: At) -> list[places.Group]:
    record, form = caller.desk.app.service.show(at.audit, caller.actor)
    left_out = child.left_out(caller.desk.app.settings)
    return places.groups(record, form, [step for step in steps(record, form) if step not in left_out])
