"""Small steps in an audit's life: a window asks for a word or two, and the step is taken."""

import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from audit import commands as c
from audit.errors import AuditError
from audit.programme.exempting import Request
from bot.slack import ids
from bot.slack.door import Caller, Door
from bot.slack.ids import At
from bot.slack.listeners import moderating
from bot.slack.modal_values import all_typed
from bot.slack.views import saying as views

Said = dict[str, str]
COMMANDS: dict[str, Callable[[str, Said], c.Command]] = {
    "comment": lambda audit, said: c.AddPractitionerComment(audit=audit, text=said["text"]),
    "forward": lambda audit, said: c.PutForward(audit=audit, text=said["text"]),
    "close": lambda audit, said: c.Close(audit=audit, reason=said["reason"] or None),
    "reassign": lambda audit, said: c.Reassign(audit=audit, to=said["to"], reason=said["reason"]),
    "moderator": lambda audit, said: c.GiveToModerator(audit=audit, to=said["to"]),
    "withdraw": lambda audit, said: c.Withdraw(audit=audit, reason=said["reason"]),
}


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.press(ids.SAYING, ask)
    door.modal(ids.SAYING_VIEW, save)


def ask(caller: Caller) -> None:
    """Open the window of the step that the button names."""
    name = caller.action.removeprefix("saying_")
    moderating.window(caller, lambda at: views.window(name, at))


def save(caller: Caller) -> dict[str, Any] | None:
    """Take the step."""
    name = str(caller.body["view"]["callback_id"]).removeprefix("saying_").removesuffix("_view")
    audit, said = At.read(caller.value).audit, all_typed(caller.body)
    if name == "exempt":
        _ask_to_be_exempt(caller, audit, said["reason"])
        return None
    if name == "choose":
        _choose(caller, audit, said["questions"])
        return None
    if name == "panel":
        return _panel(caller, audit, said["panel"])
    return moderating.perform(caller, COMMANDS[name](audit, said))


def _choose(caller: Caller, audit: str, typed: str) -> None:
    """The questions of a dip sample; the thread goes on with them."""
    numbers = tuple(number for number in re.split(r"[\s,;]+", typed) if number)
    command = c.ChooseQuestions(audit=audit, questions=numbers)
    asked = caller.desk.app.service.perform(command, caller.actor).record.data.questions
    told = f"Audit {audit} asks questions {', '.join(asked)}. *Resume* goes on with them.".replace("*", "")
    caller.desk.work.do(caller.user, lambda: caller.tell(told))


def _ask_to_be_exempt(caller: Caller, audit: str, reason: str) -> None:
    """Ask the line manager; asked twice it is asked once."""
    asked = caller.desk.app.programme.exempt(Request(audit=audit, reason=reason), caller.actor)
    done = (
        "is exempt" if asked.approved_by else "stays yours until your line manager has agreed; they are told"
    )
    caller.desk.work.do(caller.user, lambda: caller.tell(f"Audit {audit} {done}."))


def _panel(caller: Caller, audit: str, names: str) -> dict[str, Any] | None:
    """Who sat in the panel: for this half of a joint audit, and for the other where it is handed in too."""
    app = caller.desk.app
    panel = tuple(name.strip() for name in names.split(",") if name.strip())
    with app.store.transaction() as transaction:
        record = app.service.perform_within(
            transaction, c.Moderate(audit=audit, panel=panel), caller.actor
        ).record
        other = transaction.audit(record.pair) if record.pair else None
        if other and other.state == "submitted":
            with suppress(AuditError):  # the other half may be the head of service's alone to moderate
                app.service.perform_within(transaction, c.Moderate(audit=other.id, panel=panel), caller.actor)
    caller.desk.work.do(caller.user, lambda: moderating.refresh(caller, audit))
    return None
