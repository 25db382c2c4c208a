"""What comes in: Slack's markup made plain, messages changed underneath, files dropped."""

import re
from collections.abc import Sequence
from html import unescape
from typing import TYPE_CHECKING, Any

from audit.record import Person
from bot.slack import threads
from bot.slack.desk import item
from bot.slack.views import telling

if TYPE_CHECKING:
    from bot.slack.door import Caller

CHANGED = ("message_changed", "message_deleted")
MARKUP = re.compile(r"<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>")
EDITED = (
    "You changed a message that was already taken in. The record keeps the answer as it was; press *Edit* on "
    "the answered question to change it there."
)
DELETED = (
    "You deleted a message that was already taken in. The record keeps the answer; press *Edit* on the "
    "answered question to change it."
)


def plain(text: str, people: Sequence[Person]) -> str:
    """A message's text as it was typed: no markup, no escapes; people by their names where they are known."""
    names = {person.slack_id: person.name for person in people if person.slack_id}

    def shown(found: re.Match[str]) -> str:
        sign, target, label = found[1], found[2], found[3]
        if sign == "@":
            return label or names.get(target, "@" + target)
        if sign == "#":
            return f"#{label or target}"
        if sign == "!":
            return label or "@" + target.partition("^")[0]
        return label or target.removeprefix("mailto:")

    return unescape(MARKUP.sub(shown, text)).strip()


def changed_underneath(caller: "Caller") -> None:
    """Say that the record does not follow an edit or a deletion in Slack by itself."""
    event = caller.event
    old = event.get("previous_message") or {}
    new = event.get("message") or {}
    if event["subtype"] == "message_changed" and (not old or old.get("text") == new.get("text")):
        return  # Slack itself changed something about it, such as a preview
    with caller.desk.app.store.reading() as reading:
        thread = threads.begun_at(reading, caller.channel, str((old or new).get("thread_ts", "")))
    if thread and thread.user == caller.user and (old or new).get("user") == caller.user:
        text = EDITED if event["subtype"] == "message_changed" else DELETED
        key = f"{event['subtype']} {event.get('event_ts') or event.get('ts')}"
        said = telling.marked_sentence(text)
        caller.desk.send([item("say", caller.user, said, audit=thread.audit, key=key)])


def files(caller: "Caller", dropped: Sequence[dict[str, Any]], key: str) -> None:
    """Files dropped into the direct message."""
    from bot.slack import dropped_files

    dropped_files.take(caller, dropped, key)
