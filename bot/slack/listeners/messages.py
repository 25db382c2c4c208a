"""What people type to the bot: answers in an audit's thread, plain words in direct messages, mentions."""

import re

from bot.conversation.typed import understand
from bot.slack import incoming, lookup, outbox, threads
from bot.slack.dialogue import Dialogue
from bot.slack.door import Caller, Door
from bot.slack.threads import Thread
from bot.slack.views import help_texts, telling

HELP = re.compile(r"^\s*help[.!?]*\s*$", re.IGNORECASE)
SAID_SUBTYPES = ("", "file_share", "thread_broadcast")


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.event("message", message)
    door.event("app_mention", mention)


def message(caller: Caller) -> None:
    """A direct message. Messages in channels concern the bot only where it is mentioned."""
    event = caller.event
    if event.get("channel_type") not in ("im", None) and not caller.channel.startswith("D"):
        return
    if event.get("subtype") in incoming.CHANGED:
        incoming.changed_underneath(caller)
        return
    if event.get("subtype", "") not in SAID_SUBTYPES:
        return
    key = event_key(caller)
    with caller.desk.app.store.reading() as reading:
        thread = threads.begun_at(reading, caller.channel, event.get("thread_ts", ""))
        if outbox.heard(reading, key):
            return
    text = incoming.plain(caller.text, caller.desk.app.service.people())
    if files := event.get("files"):
        incoming.files(caller, files, key)
    elif thread and thread.user == caller.user:
        in_thread(caller, thread, text, key)
    elif text:
        directly(caller, text, key)


def in_thread(caller: Caller, thread: Thread, text: str, key: str) -> None:
    """Text in an audit's thread is the answer, unless it looks something up or asks for help."""
    dialogue = Dialogue(caller.desk, caller.actor, caller.user, thread.audit)
    meant = understand(text)
    conversation = dialogue.conversation(thread.step, thread.seen)
    if HELP.match(text):
        dialogue.tell(help_texts.in_thread(), key)
    elif meant.word == "guidance":
        reply = conversation.say(text)
        dialogue.answered(thread.step, reply, key)
    else:
        dialogue.answered(thread.step, conversation.answer(text), key, typed=True)


def directly(caller: Caller, text: str, key: str) -> None:
    """Plain words outside a thread look something up."""
    if HELP.match(text):
        said = help_texts.everywhere(caller.actor)
    else:
        said = telling.info(lookup.look_up(caller.desk.app, lookup.asked(text)))
    lookup.say_once(caller, said, key)


def mention(caller: Caller) -> None:
    """A mention in a channel: the answer is for the asker alone, unless they share it."""
    text = incoming.plain(re.sub(r"<@[A-Z0-9]+(\|[^>]*)?>", " ", caller.text), [])
    if HELP.match(text) or not text:
        caller.show(help_texts.everywhere(caller.actor), thread=caller.event.get("thread_ts"))
        return
    lookup.answer_privately(caller, text, thread=caller.event.get("thread_ts"))


def event_key(caller: Caller) -> str:
    """What tells one message from another, however often Slack sends it."""
    return f"message {caller.channel} {caller.event.get('ts', '')}"
