"""Buttons and windows that no listener knows any more: old messages still get an answer."""

import re

from bot.slack.door import Caller, Door

ANY = re.compile(r".*")
GONE = (
    "That button is from an older version and does nothing any more. `/audit resume` shows where you stand."
)


def register(door: Door) -> None:
    """Add the listeners of this task. It must be the last to be registered."""
    door.press(ANY, gone)


def gone(caller: Caller) -> None:
    """Say so. A menu or field inside a window is no button and needs no answer."""
    if "view" not in caller.body or caller.body["view"].get("type") == "home":
        caller.tell(GONE)
