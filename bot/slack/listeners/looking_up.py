"""Guidance by command, by button, from a message, and shared with a channel."""

from typing import Any

from bot.slack import ids, incoming, lookup
from bot.slack.door import Caller, Door
from bot.slack.listeners.answers import update
from bot.slack.modal_values import typed
from bot.slack.views import help_texts, telling


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.command("/guidance", guidance)
    door.press(ids.LOOK_UP, ask)
    door.modal(ids.LOOK_UP_VIEW, answer)
    door.shortcut(ids.SHORTCUT, from_message)
    door.press(ids.SHARE, share)
    door.press(ids.HELP, help_)


def guidance(caller: Caller) -> None:
    """`/guidance 2.1.03`, `/guidance speech and language`."""
    if not caller.text or caller.text.casefold() == "help":
        caller.show(help_texts.everywhere(caller.actor))
        return
    lookup.answer_privately(caller, incoming.plain(caller.text, []))


def ask(caller: Caller) -> None:
    """Open the window that asks what to look up."""
    _open(caller, "")


def from_message(caller: Caller) -> None:
    """Look up what a message is about: the window opens with its words to choose from."""
    words = incoming.plain(str((caller.body.get("message") or {}).get("text", "")), [])
    _open(caller, words)


def answer(caller: Caller) -> dict[str, Any] | None:
    """The passages, in the same window."""
    query = lookup.asked(typed(caller.body, "query"))
    return update(telling.found(lookup.look_up(caller.desk.app, query)))


def share(caller: Caller) -> None:
    """Show the passages to everybody in the channel, with who shared them."""
    said = telling.shared(lookup.look_up(caller.desk.app, caller.value), caller.user)
    thread = (caller.body.get("container") or {}).get("thread_ts")
    posted = caller.desk.try_call(
        "chat.postMessage", channel=caller.channel, text=said.text, blocks=said.blocks, thread_ts=thread
    )
    if posted is None:
        caller.tell(
            "I am not in that channel; invite me there first (`/invite @Checkback`), then share again."
        )


def help_(caller: Caller) -> None:
    """What can be done here."""
    caller.show(help_texts.everywhere(caller.actor))


def _open(caller: Caller, words: str) -> None:
    view = telling.looking_up(words)
    if caller.desk.try_call("views.open", trigger_id=caller.trigger, view=view) is None:
        caller.tell("That window could not be opened; type `/guidance` and what you look for.")
