"""What the stand-in Slack remembers: people, messages, files, windows, and every call it got."""

import itertools
import json
import threading
import time
from dataclasses import dataclass, field
from typing import Any

BOT, BOT_ID, TOKEN, APP_TOKEN, SECRET = "UBOT", "B001", "xoxb-stand-in", "xapp-stand-in", "a-signing-secret"


@dataclass
class Trouble:
    """What a method answers instead, so many times: a status, an error, or silence after doing it."""

    method: str
    times: int = 1
    status: int = 200
    error: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    after_doing: bool = False


@dataclass
class State:
    """All of it. `lock` guards everything; `changed` tells those who wait for something."""

    emails: dict[str, str] = field(default_factory=dict)
    channels: dict[str, str] = field(default_factory=dict)  # a channel of direct messages -> whose
    joined: set[str] = field(default_factory=set)  # public channels the bot is in
    messages: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    ephemeral: list[dict[str, Any]] = field(default_factory=list)
    homes: dict[str, dict[str, Any]] = field(default_factory=dict)
    views: dict[str, dict[str, Any]] = field(default_factory=dict)
    triggers: dict[str, tuple[str, float]] = field(default_factory=dict)
    slots: dict[str, dict[str, Any]] = field(default_factory=dict)
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    responses: list[dict[str, Any]] = field(default_factory=list)
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    missing: set[str] = field(default_factory=set)  # methods this Slack does not have
    refused: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.changed = threading.Condition(threading.RLock())
        self._numbers = itertools.count(1)

    def number(self) -> int:
        """A number not given before."""
        with self.changed:
            return next(self._numbers)

    def ts(self) -> str:
        """A message's timestamp: later than any before."""
        return f"17640{self.number():05d}.000100"

    def trigger(self, user: str, lives: float = 3.0) -> str:
        """A trigger for one window of a user."""
        with self.changed:
            made = f"trigger.{self.number()}"
            self.triggers[made] = user, time.monotonic() + lives
            return made

    def find(self, channel: str, ts: str) -> dict[str, Any] | None:
        """One message."""
        return next((one for one in self.messages.get(channel, []) if one["ts"] == ts), None)

    def trouble(self, method: str) -> Trouble | None:
        """What is to go wrong with this call."""
        for one in self.troubles:
            if one.method in (method, "*") and one.times > 0:
                one.times -= 1
                return one
        return None


def decoded(value: Any) -> Any:
    """A form's value: lists and objects come as JSON text."""
    if isinstance(value, str) and value[:1] in "[{":
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value
