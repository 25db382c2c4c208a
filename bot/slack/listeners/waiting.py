"""The buttons of notices and of *Waiting for you*: each leads to where the thing is done."""

from collections.abc import Callable
from typing import Any

from audit.errors import NeedsReason, NotAllowed
from audit.permissions import Do, is_same
from bot.conversation.engine import OPEN
from bot.slack import group, home, ids
from bot.slack.dialogue import Dialogue
from bot.slack.door import Caller, Door
from bot.slack.ids import At
from bot.slack.listeners import exempting, moderating, programming, rating, settling
from bot.slack.modal_values import typed
from bot.slack.views import reasons

UP_TO_DATE = "Your Home tab with me is up to date; what waits for you stands at its top."
NOT_YOURS = "Audit {} is with somebody else now; nothing is left for you to do there."


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.press(ids.ACT, act)
    door.modal(ids.LOOK_VIEW, look)


def act(caller: Caller) -> None:
    """Do what the button's id says; where a reason for looking is needed, ask for it."""
    name, at = caller.action.split("_")[1], At.read(caller.value)
    try:
        ACTS.get(name, open_)(caller, at)
    except NeedsReason:
        moderating.window(caller, reasons.looking)
    except NotAllowed:
        if not at.audit:
            raise
        caller.tell(NOT_YOURS.format(at.audit))


def look(caller: Caller) -> dict[str, Any] | None:
    """Open an audit that is not theirs, with the reason."""
    show(caller, At.read(caller.value).audit, typed(caller.body, "reason"))
    return None


def open_(caller: Caller, at: At) -> None:
    """The conversation for its auditor while it can be answered; else the audit as a moderator sees it."""
    if not at.audit:
        show_home(caller, at)
        return
    record, _ = caller.desk.app.service.show(at.audit, caller.actor)
    is_open = record.state in OPEN
    if record.data.kind == "group" and is_open and group.is_asked(record, caller.actor):
        rating.show_sheet(caller, at.audit)
    elif record.data.kind != "group" and is_open and is_same(record.data.auditor, caller.actor.name):
        Dialogue(caller.desk, caller.actor, caller.user, at.audit).begin()
    else:
        show(caller, at.audit)


def show(caller: Caller, audit: str, reason: str | None = None) -> None:
    """The meeting of a group audit that is being rated; any other audit as a moderator sees it."""
    lines = caller.desk.app.service.headlines(caller.actor)
    is_rated = any(line.id == audit and line.kind == "group" and line.state in OPEN for line in lines)
    if is_rated:
        rating.show_meeting(caller, audit, reason=reason)
    else:
        moderating.show(caller, audit, reason)


def judge(caller: Caller, at: At) -> None:
    """The audit as its moderator, or whoever decides, sees it."""
    moderating.show(caller, at.audit)


def meet(caller: Caller, at: At) -> None:
    """Arrange a meeting or write it down; who may not do that sees the audit."""
    lines = caller.desk.app.service.headlines(caller.actor, Do.MEET)
    if any(line.id == at.audit for line in lines):
        moderating.window(caller, reasons.meeting)
    else:
        open_(caller, at)


def acknowledge(caller: Caller, at: At) -> None:
    """Read a concern and acknowledge it."""
    del at
    settling.acknowledge(caller)


def show_month(caller: Caller, at: At) -> None:
    """How the month stands."""
    programming.show_month(caller, at.more)


def show_home(caller: Caller, at: At) -> None:
    """The Home tab, up to date."""
    del at
    home.publish(caller.desk, caller.actor, caller.user)
    caller.tell(UP_TO_DATE)


ACTS: dict[str, Callable[[Caller, At], None]] = {
    "open": open_,
    "moderate": judge,
    "decide": judge,
    "meeting": meet,
    "acknowledge": acknowledge,
    "home": show_home,
    "exempt": exempting.show,
    "refused": exempting.show_refused,
    "programme": show_month,
}
