"""The buttons of notices and of *Waiting for you*: each leads to where the thing is done."""

from collections.abc import Callable

from audit.permissions import is_same
from bot.conversation.engine import OPEN
from bot.slack import home, ids
from bot.slack.dialogue import Dialogue
from bot.slack.door import Caller, Door
from bot.slack.ids import At
from bot.slack.listeners import moderating, settling


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.press(ids.ACT, act)


def act(caller: Caller) -> None:
    """Do what the button's id says."""
    name = caller.action.split("_")[1]
    ACTS.get(name, open_)(caller, At.read(caller.value).audit)


def open_(caller: Caller, audit: str) -> None:
    """The conversation for its auditor while it can be answered; else the audit as a moderator sees it."""
    if not audit:
        show_home(caller, audit)
        return
    record, _ = caller.desk.app.service.show(audit, caller.actor)
    if is_same(record.data.auditor, caller.actor.name) and record.state in OPEN:
        Dialogue(caller.desk, caller.actor, caller.user, audit).begin()
    else:
        moderating.show(caller, audit)


def acknowledge(caller: Caller, audit: str) -> None:
    """Read a concern and acknowledge it."""
    del audit
    settling.acknowledge(caller)


def show_home(caller: Caller, audit: str) -> None:
    """The Home tab, up to date."""
    del audit
    home.publish(caller.desk, caller.actor, caller.user)
    caller.tell(
        "Your *Home* tab with me is up to date; what waits for you stands at its top.".replace("*", "")
    )


ACTS: dict[str, Callable[[Caller, str], None]] = {
    "open": open_,
    "moderate": moderating.show,
    "decide": moderating.show,
    "meeting": moderating.show,
    "acknowledge": acknowledge,
    "home": show_home,
    "exempt": show_home,
    "programme": show_home,
}
