"""How each kind of item in the outbox is sent, and what is written down once Slack has it."""

from collections.abc import Callable
from typing import Any

from audit.ports import Store, Transaction
from bot.slack import threads
from bot.slack.calls import Calls
from bot.slack.errors import Refused
from bot.slack.outbox import Item, Then
from bot.slack.threads import Thread

ROOT = "root"  # the step under which an update means the thread's first message
NO_BLOCKS = ("invalid_blocks", "invalid_blocks_format", "msg_too_long", "msg_blocks_too_long")
NO_THREAD = ("thread_not_found", "invalid_thread_ts")


class Delivery:
    """Sends items; one method a kind."""

    def __init__(self, calls: Calls, store: Store) -> None:
        self._calls = calls
        self._store = store
        self._direct: dict[str, str] = {}  # what the shelf says too; saves asking it for every press

    def kinds(self) -> dict[str, Callable[[Item], Then | None]]:
        """Every kind of message with how it is sent."""
        return {
            "root": self.root,
            "ask": self.ask,
            "say": self.say,
            "update": self.update,
            "pinned": self.pinned,
        }

    def root(self, item: Item) -> Then | None:
        """The first message of an audit's thread."""
        ts, channel = self._posted(item, self.channel(item.user), None)

        def then(transaction: Transaction) -> None:
            transaction.keep_item(threads.DIRECT, item.user, channel)
            thread = threads.find(transaction, item.audit, item.user)
            if thread:
                begun = thread.model_copy(update={"ts": ts})
                threads.keep(transaction, begun)
                threads.keep_root(transaction, channel, begun)

        return then

    def ask(self, item: Item) -> Then | None:
        """A message in the thread that asks for a step's answer."""
        channel = self.channel(item.user)
        thread = self._thread(item)
        ts, _ = self._posted(item, channel, thread)

        def then(transaction: Transaction) -> None:
            now = threads.find(transaction, item.audit, item.user)
            if now:
                threads.keep(transaction, now.with_message(item.step, ts))

        return then

    def say(self, item: Item) -> Then | None:
        """A message that asks for nothing, in the thread of its audit or in the person's direct messages."""
        self._posted(item, self.channel(item.user), self._thread(item) if item.audit else None)
        return None

    def update(self, item: Item) -> Then | None:
        """A message changed in place. One that is gone is left alone: what it said is in the record."""
        thread = self._thread(item)
        ts = (
            (thread.ts if item.step == ROOT else thread.asked.get(threads.slot(item.step)))
            if thread
            else None
        )
        ts = item.more.get("ts") or ts
        if ts:
            channel = item.more.get("channel") or self.channel(item.user)
            self._with_blocks(item, "chat.update", {"channel": channel, "ts": ts})
        return None

    def pinned(self, item: Item) -> Then | None:
        """A message known by a name, so that a later one can take its place (`in_place`) or follow it."""
        channel, pin = self.channel(item.user), f"{item.user} {item.more.get('pin', '')}"
        with self._store.reading() as reading:
            earlier = reading.item(threads.PINNED, pin)
        if earlier and item.more.get("in_place"):
            try:
                self._with_blocks(item, "chat.update", {"channel": channel, "ts": earlier})
            except Refused:
                earlier = None  # it is gone; a new one takes its place
            else:
                return None
        ts, _ = self._posted(item, channel, None)
        if not item.more.get("pin"):
            return None
        return lambda transaction: _kept(transaction, pin, ts)

    def channel(self, user: str) -> str:
        """The channel of a person's direct messages; asked of Slack once."""
        with self._store.reading() as reading:
            known = threads.direct(reading, user)
        if known:
            return known
        try:
            opened = str(self._calls.call("conversations.open", users=user)["channel"]["id"])
        except Refused:
            return user  # Slack takes a user's id for the channel where it cannot be opened
        self.remember(user, opened)
        return opened

    def remember(self, user: str, channel: str) -> None:
        """Keep the channel of a person's direct messages, where it is one and not known yet."""
        if not channel.startswith("D") or self._direct.get(user) == channel:
            return
        with self._store.transaction() as transaction:
            transaction.keep_item(threads.DIRECT, user, channel)
        self._direct[user] = channel

    def _thread(self, item: Item) -> Thread | None:
        with self._store.reading() as reading:
            return threads.find(reading, item.audit, item.user)

    def _posted(self, item: Item, channel: str, thread: Thread | None) -> tuple[str, str]:
        """Post, unless an attempt whose answer was lost has posted it already; gives ts and channel.

        The channel is what Slack calls it: where no direct messages could be opened, the user's id was sent.
        """
        in_thread = thread.ts if thread and thread.ts else None
        if item.doubtful and (there := self._already(item, channel, thread)):
            return there, channel
        metadata = {"event_type": "checkback", "event_payload": {"key": item.key}}
        where: dict[str, Any] = {"channel": channel, "thread_ts": in_thread, "metadata": metadata}
        if item.more.get("broadcast") and in_thread:
            where["reply_broadcast"] = True
        where |= {"unfurl_links": False, "unfurl_media": False}
        try:
            answer = self._with_blocks(item, "chat.postMessage", where)
        except Refused as refused:
            if refused.reason not in NO_THREAD:
                raise
            answer = self._with_blocks(item, "chat.postMessage", where | {"thread_ts": None})
        return str(answer.get("ts", "")), str(answer.get("channel") or channel)

    def _with_blocks(self, item: Item, method: str, where: dict[str, Any]) -> dict[str, Any]:
        """Send text and blocks; the text alone where Slack will not take the blocks."""
        try:
            return self._calls.call(method, **where, text=item.text, blocks=item.blocks)
        except Refused as refused:
            if refused.reason not in NO_BLOCKS:
                raise
            return self._calls.call(method, **where, text=item.text)

    def _already(self, item: Item, channel: str, thread: Thread | None) -> str | None:
        """The ts of the message with this item's key, if an earlier attempt reached Slack after all."""
        where: dict[str, Any] = {"channel": channel, "include_all_metadata": True, "limit": 100}
        if thread and thread.ts:
            newest = max([thread.ts, *thread.asked.values()])
            where |= {"ts": thread.ts, "oldest": newest}
        try:
            method = "conversations.replies" if "ts" in where else "conversations.history"
            listed = self._calls.ask(method, **where).get("messages", [])
        except Refused:
            return None
        for message in listed:
            if message.get("metadata", {}).get("event_payload", {}).get("key") == item.key:
                return str(message["ts"])
        return None


def _kept(transaction: Transaction, pin: str, ts: str) -> None:
    transaction.keep_item(threads.PINNED, pin, ts)
