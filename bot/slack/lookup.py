"""Looking guidance up for whoever asks, wherever they ask."""

import re
from typing import TYPE_CHECKING

from bot.bootstrap import App
from bot.conversation.screens import Info
from bot.slack import outbox
from bot.slack.blocks import Message
from bot.slack.desk import item
from bot.slack.limits import shorten
from bot.slack.views import telling
from guidance.errors import UnknownEntry
from guidance.models import Entry

if TYPE_CHECKING:
    from bot.slack.door import Caller

RESULTS = 4
NOTHING = "Nothing in the guidance in force answers this. Try other words, or a number such as 2.1.03."
LEADING = re.compile(r"^\s*(?:\?+|guidance\b:?|carag\b:?)\s*", re.IGNORECASE)
LONGEST = 300  # characters of a look-up


def asked(text: str) -> str:
    """What is looked up, without the word that said so."""
    return shorten(LEADING.sub("", text).strip() or text.strip(), LONGEST)


def look_up(app: App, query: str) -> Info:
    """Guidance by number, by question of the form, or in words."""
    found = app.guidance.search(query, app.service.form_in_force(), limit=RESULTS)
    if found.kind == "number":
        return Info(f"Guidance {query}", entries=_entries(app, query))
    if not found.results:
        return Info(f"Guidance on “{query}”", (NOTHING,))
    heading = (
        f"Guidance for question {found.form_question}" if found.form_question else f"Guidance on “{query}”"
    )
    return Info(heading, results=found.results, query=query)


def answer_privately(caller: "Caller", text: str, thread: str | None = None) -> None:
    """The answer to the asker alone, with a button that shares it with the channel."""
    query = asked(text)
    share = query if caller.channel and not caller.channel.startswith("D") else ""
    caller.show(telling.info(look_up(caller.desk.app, query), share=share), thread=thread)


def say_once(caller: "Caller", said: Message, event: str) -> None:
    """Say something in the direct message, unless that event was heard before."""
    one = item("say", caller.user, said)
    with caller.desk.app.store.transaction() as transaction:
        if not outbox.hear(transaction, event):
            return
        outbox.put(transaction, one)
    caller.desk.wake([one])


def _entries(app: App, query: str) -> tuple[Entry, ...]:
    try:
        return tuple(app.guidance.show(query))
    except UnknownEntry:
        return ()
