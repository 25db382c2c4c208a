"""A person's own wishes: how notices reach them, at which hours, and when they are reminded."""

from typing import Any

from audit.notices.shapes import Wishes
from audit.permissions import is_same
from bot.programme.wishes import keep_wishes, wishes_of
from bot.slack import ids
from bot.slack.door import Caller, Door
from bot.slack.modal_values import chosen
from bot.slack.views import wishes as views

NO_ADDRESS = "We have no email address of yours. Ask an administrator to add it, or choose Slack."


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.press(ids.WISHES, ask)
    door.modal(ids.WISHES_VIEW, save)


def ask(caller: Caller) -> None:
    """Open the window with what is kept."""
    with caller.desk.app.store.reading() as reading:
        held = wishes_of(reading, caller.actor.name)
    if caller.desk.try_call("views.open", trigger_id=caller.trigger, view=views.window(held)) is None:
        caller.tell("That window could not be opened; please press the button again.")


def save(caller: Caller) -> dict[str, Any] | None:
    """Keep what was chosen."""
    app = caller.desk.app
    channel = chosen(caller.body, "channel")
    if channel == "email" and not _address(caller):
        return {"response_action": "errors", "errors": {"channel": NO_ADDRESS}}
    wished = Wishes.model_validate(
        {
            "channel": None if channel in (None, views.USUAL) else channel,
            "from_hour": int(chosen(caller.body, "from_hour") or 0),
            "until_hour": int(chosen(caller.body, "until_hour") or 0),
            "weekends": chosen(caller.body, "days") == "every",
            "reminders": chosen(caller.body, "reminders"),
        }
    )
    keep_wishes(app.store, app.settings.clock, caller.actor.name, wished)
    caller.desk.work.do(caller.user, lambda: caller.tell(views.told(wished)))
    return None


def _address(caller: Caller) -> str | None:
    people = caller.desk.app.service.people()
    return next((one.email for one in people if is_same(one.name, caller.actor.name)), None)
