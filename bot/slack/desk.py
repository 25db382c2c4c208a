"""What every listener works with, put together once: the service, the people, the outbox and its sender."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from audit.ports import Transaction
from bot.bootstrap import App
from bot.programme.desk import Desk as Programme
from bot.slack import outbox
from bot.slack.blocks import Message
from bot.slack.calls import Calls
from bot.slack.delivery import Delivery
from bot.slack.errors import SlackTrouble
from bot.slack.outbox import Item, Outbox
from bot.slack.people import People
from bot.slack.sender import Sender
from bot.slack.work import Work

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Desk:
    """The parts of the Slack door."""

    app: App
    calls: Calls
    people: People
    outbox: Outbox
    delivery: Delivery
    sender: Sender
    work: Work
    programme: Programme
    bot_user: str = ""
    rehearsal: bool = False

    def send(self, items: Sequence[Item], then: Callable[[Transaction], None] | None = None) -> None:
        """Line items up, together with what must be written down with them, and begin to send."""
        with self.app.store.transaction() as transaction:
            for item in items:
                outbox.put(transaction, item)
            if then:
                then(transaction)
        self.wake(items)

    def wake(self, items: Sequence[Item]) -> None:
        """Begin to send what was lined up."""
        for lane in dict.fromkeys(item.lane for item in items):
            self.sender.wake(lane)

    def try_call(self, method: str, **arguments: Any) -> dict[str, Any] | None:
        """Call Slack for something that is good to have; None where it cannot be had now."""
        try:
            return self.calls.call(method, **arguments)
        except SlackTrouble as trouble:
            log.info("%s", trouble)
            return None


def item(
    kind: str,
    user: str,
    message: Message | None = None,
    *,
    audit: str = "",
    step: str = "",
    lane: str = "",
    key: str = "",
    **more: Any,
) -> Item:
    """Something to send to a person, in their own lane unless another is named."""
    return Item(
        key=key or outbox.new_key(),
        lane=lane or user,
        kind=kind,
        user=user,
        audit=audit,
        step=step,
        text=message.text if message else "",
        blocks=message.blocks if message else [],
        more=more,
    )
