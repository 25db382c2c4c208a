"""Opening the Home tab."""

from bot.slack import home
from bot.slack.door import Caller, Door


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.event("app_home_opened", opened)


def opened(caller: Caller) -> None:
    """Show the Home tab as it is now."""
    if caller.event.get("tab", "home") == "home":
        home.publish(caller.desk, caller.actor, caller.user)
