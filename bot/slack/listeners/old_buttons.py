"""Buttons, windows and events that no listener knows: each is acknowledged, and buttons get an answer."""

import re
from typing import Any

from bot.slack.door import Caller, Door

ANY = re.compile(r".*")
GONE = (
    "That button is from an older version and does nothing any more. `/audit resume` shows where you stand."
)


def register(door: Door) -> None:
    """Add the listeners of this task. It must be the last to be registered."""
    door.press(ANY, gone)
    door.modal(ANY, close)
    door.closed(ANY, nothing)
    door.event(ANY, nothing)


def close(caller: Caller) -> dict[str, Any] | None:
    """A window of an older version: it closes, and its owner is told that nothing was kept."""
    caller.desk.work.do(caller.user, lambda: caller.tell(GONE))
    return None


def nothing(caller: Caller) -> None:
    """A closed window needs nothing, nor does an event that nobody asked for; both are acknowledged."""
    del caller


def gone(caller: Caller) -> None:
    """Say so. A menu or field inside a window is no button and needs no answer."""
    if "view" not in caller.body or caller.body["view"].get("type") == "home":
        caller.tell(GONE)
