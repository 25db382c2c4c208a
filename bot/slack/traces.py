"""The bot's own messages and files about an audit, taken back out of Slack when the audit is deleted."""

import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from audit.ports import Store
from bot.slack import threads
from bot.slack.errors import RateLimited, SlackTrouble
from bot.slack.threads import Thread

GONE = ("message_not_found", "file_not_found", "file_deleted", "thread_not_found")
PATIENCE = 5  # times that a call is made again after Slack asked to wait
PAGE = 200  # messages asked for at once


class Api(Protocol):
    """What is needed of the Slack Web API."""

    def call(self, method: str, **arguments: Any) -> dict[str, Any]:
        """Call a method that changes something."""

    def ask(self, method: str, **arguments: Any) -> dict[str, Any]:
        """Call a method that reads."""


class SlackTraces:
    """Removes what the bot itself said of audits in their threads; what people typed it cannot."""

    def __init__(self, api: Api, store: Store, sleep: Callable[[float], None] = time.sleep) -> None:
        self._api = api
        self._store = store
        self._sleep = sleep
        self._own: tuple[str, str] | None = None

    def remove(self, audits: Sequence[str]) -> list[str]:
        """Remove the bot's messages and files about those audits; gives what remains, audit by audit."""
        remains = []
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

    def _remove(self, channel: str, ts: str) -> int:
        """Remove the bot's part of one thread; gives how many messages of people are left."""
        left = 0
        for message in reversed(
            list(self._messages(channel, ts))
        ):  # the answers first, then what they answer
            if not self._is_own(message):
                left += 1
                continue
            for file in message.get("files", ()):
                self._tried("files.delete", file=file["id"])
            self._tried("chat.delete", channel=channel, ts=message["ts"])
        return left

    def _messages(self, channel: str, ts: str) -> Iterator[dict[str, Any]]:
        cursor: str | None = None
        while cursor != "":
            given = {"channel": channel, "ts": ts, "limit": PAGE, "cursor": cursor}
            answer = self._tried("conversations.replies", reads=True, **given)
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
