"""What people typed in their threads while the bot was not there: read at the start, answered like the rest.

Slack tells of a message for a few minutes at most. Whatever was heard before is passed over by its key, as
when Slack tells of it twice.
"""

import logging

from audit.errors import AuditError
from bot.conversation.engine import OPEN
from bot.slack import threads
from bot.slack.desk import Desk
from bot.slack.door import Caller
from bot.slack.errors import SlackTrouble, Stranger
from bot.slack.listeners import messages
from bot.slack.threads import Thread

log = logging.getLogger(__name__)
MOST = 50  # messages of one thread


def catch_up(desk: Desk) -> None:
    """Look into every thread whose audit still takes answers, each after what its person does now."""
    with desk.app.store.reading() as reading:
        kept = threads.every(reading)
        open_ = {line.id for line in reading.headlines() if line.state in OPEN}
    for thread in kept:
        if thread.audit in open_ and thread.ts and thread.asked:
            desk.work.do(thread.user, lambda thread=thread: _look_into(desk, thread))  # type: ignore[misc]


def _look_into(desk: Desk, thread: Thread) -> None:
    try:
        channel = desk.delivery.channel(thread.user)
        newest = max(thread.asked.values())
        where = {"channel": channel, "ts": thread.ts, "oldest": newest, "limit": MOST}
        for said in desk.calls.ask("conversations.replies", **where).get("messages", []):
            if said.get("user") == thread.user and str(said.get("ts", "")) > newest:
                _hear(desk, thread, channel, said)
    except (SlackTrouble, AuditError, Stranger) as trouble:
        log.info("a thread could not be caught up with: %s", type(trouble).__name__)


def _hear(desk: Desk, thread: Thread, channel: str, said: dict[str, object]) -> None:
    event = {**said, "channel": channel, "channel_type": "im", "thread_ts": thread.ts}
    actor = desk.people.who(thread.user)
    text = str(said.get("text") or "")
    messages.message(
        Caller(actor, thread.user, {"event": event}, desk, channel=channel, text=text, event=event)
    )
