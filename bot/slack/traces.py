"""The bot's own messages and files about an audit, taken back out of Slack when the audit is deleted."""

import datetime as dt
import json
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from audit.care.mentions import tells_of
from audit.notices import queue
from audit.ports import Store
from bot.slack import threads
from bot.slack.errors import RateLimited, SlackTrouble
from bot.slack.threads import Thread

GONE = ("message_not_found", "file_not_found", "file_deleted", "thread_not_found")
PATIENCE = 5  # times that a call is made again after Slack asked to wait
PAGE = 200  # messages asked for at once
BEFORE = dt.timedelta(days=40)  # a message that later news brings up to date was posted so long ago at most
AFTER = dt.timedelta(days=2)  # in which a notice that was written down as sent has surely come


class Api(Protocol):
    """What is needed of the Slack Web API."""

    def call(self, method: str, **arguments: Any) -> dict[str, Any]:
        """Call a method that changes something."""

    def ask(self, method: str, **arguments: Any) -> dict[str, Any]:
        """Call a method that reads."""


class SlackTraces:
    """Removes what the bot itself said of audits, in their threads and as notices beside them.

    What people typed it cannot remove.
    """

    def __init__(self, api: Api, store: Store, sleep: Callable[[float], None] = time.sleep) -> None:
        self._api = api
        self._store = store
        self._sleep = sleep
        self._own: tuple[str, str] | None = None

    def remove(self, audits: Sequence[str]) -> list[str]:
        """Remove the bot's messages and files about those audits; gives what remains, audit by audit."""
        remains = []
        for user, channel, days in self._told(audits):
            try:
                self._remove_notices(channel, days, audits)
            except SlackTrouble as trouble:
                remains.append(f"Slack, notices to {user}: not removed ({trouble})")
        for channel, thread in self._threads(audits):
            try:
                left = self._remove(channel, thread.ts)
            except SlackTrouble as trouble:
                remains.append(
                    f"Slack, thread of audit {thread.audit} with {thread.user}: not removed ({trouble})"
                )
                continue
            if left:
                remains.append(
                    f"Slack, thread of audit {thread.audit} with {thread.user}: {left} messages that people"
                    " typed remain; Slack's own retention, or its administrator, removes them"
                )
        return remains

    def _threads(self, audits: Sequence[str]) -> list[tuple[str, Thread]]:
        with self._store.reading() as reading:
            kept = [Thread.model_validate_json(content) for _, content in reading.items(threads.THREADS)]
            return [
                (threads.direct(reading, one.user) or one.user, one)
                for one in kept
                if one.audit in audits and one.ts
            ]

    def _told(self, audits: Sequence[str]) -> Iterator[tuple[str, str, dict[str, str]]]:
        """Everybody's direct messages in the days of notices about those audits: user, channel, days."""
        with self._store.reading() as reading:
            told = [one.at for one in queue.sent(reading).values() if one.audit in audits]
            direct = reading.items(threads.DIRECT)
        if told:
            span = {"oldest": min(told) - BEFORE, "latest": max(told) + AFTER}
            days = {end: f"{day.timestamp():.6f}" for end, day in span.items()}
            yield from ((user, channel, days) for user, channel in direct)

    def _remove(self, channel: str, ts: str) -> int:
        """Remove the bot's part of one thread; gives how many messages of people are left."""
        left = 0
        said = list(self._messages("conversations.replies", channel=channel, ts=ts))
        for message in reversed(said):  # the answers first, then what they answer
            if self._is_own(message):
                self._delete(channel, message)
            else:
                left += 1
        return left

    def _remove_notices(self, channel: str, days: dict[str, str], audits: Sequence[str]) -> None:
        """Remove what the bot said of those audits outside their threads."""
        for message in list(self._messages("conversations.history", channel=channel, **days)):
            said = json.dumps([message.get("text"), message.get("blocks")], ensure_ascii=False)
            is_about = any(tells_of(said, audit) for audit in audits)
            heads = bool(message.get("reply_count"))  # the head of a thread goes with the thread
            if is_about and not heads and self._is_own(message):
                self._delete(channel, message)

    def _delete(self, channel: str, message: dict[str, Any]) -> None:
        for file in message.get("files", ()):
            self._tried("files.delete", file=file["id"])
        self._tried("chat.delete", channel=channel, ts=message["ts"])

    def _messages(self, method: str, **where: Any) -> Iterator[dict[str, Any]]:
        cursor: str | None = None
        while cursor != "":
            answer = self._tried(method, reads=True, **where, limit=PAGE, cursor=cursor)
            yield from answer.get("messages", ())
            cursor = str(answer.get("response_metadata", {}).get("next_cursor") or "")

    def _is_own(self, message: dict[str, Any]) -> bool:
        if self._own is None:
            told = self._tried("auth.test")
            self._own = str(told.get("user_id", "")), str(told.get("bot_id", ""))
        user, bot = self._own
        return message.get("user") == user or (bool(bot) and message.get("bot_id") == bot)

    def _tried(self, method: str, *, reads: bool = False, **arguments: Any) -> dict[str, Any]:
        """Call, waiting as Slack asks to; what is gone already is as it should be."""
        for turn in range(PATIENCE):
            try:
                return (self._api.ask if reads else self._api.call)(method, **arguments)
            except RateLimited as limited:
                if turn == PATIENCE - 1:
                    raise
                self._sleep(limited.after)
            except SlackTrouble as trouble:
                if getattr(trouble, "reason", "") in GONE:
                    return {}
                raise
        return {}
