"""Deciding on a file that was dropped: record what it says, or leave it."""

from bot.slack import dropped_files, ids
from bot.slack.blocks import Message
from bot.slack.desk import item
from bot.slack.door import Caller, Door
from bot.slack.listeners import programming
from bot.slack.views import files as views
from bot.slack.views import telling


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.press(ids.TAKE_FILE, record)
    door.press(ids.LEAVE_FILE, leave)


def record(caller: Caller) -> None:
    """Record what the file says; pressed twice, once."""
    got = dropped_files.waiting(caller.desk.app, caller.user, caller.value)
    if got:
        told = dropped_files.read(caller.desk.app, got, caller.actor, dry_run=False)
        dropped_files.forget(caller.desk.app, caller.user, caller.value)
        _instead(caller, views.recorded(got.kind, told))
        if got.kind == "caseload":
            programming.show_month(caller, got.month or "")


def leave(caller: Caller) -> None:
    """Forget the file."""
    if dropped_files.forget(caller.desk.app, caller.user, caller.value):
        _instead(caller, telling.sentence("Left as it was; the file is forgotten."))


def _instead(caller: Caller, said: Message) -> None:
    """Say it in place of the question."""
    ts = (caller.body.get("message") or {}).get("ts", "")
    caller.desk.send([item("update", caller.user, said, ts=ts, channel=caller.channel)])
