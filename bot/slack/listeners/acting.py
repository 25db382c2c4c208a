"""`/actions`: mine, the team's, how one goes, done."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from audit import commands as c
from audit.errors import AuditError, UnknownAction
from audit.permissions import Do, is_same
from bot import action_list
from bot.action_list import Listed
from bot.slack import home, ids
from bot.slack.door import Caller, Door
from bot.slack.ids import At
from bot.slack.modal_values import chosen, is_there, typed
from bot.slack.views import action_rows, help_texts

NAMED = re.compile(r"(?P<audit>\d{4}-\d{2}-\d{3,})\s*[/ ]\s*(?P<action>\d+)")
HOW = "Name the action as `2026-11-001/2`; `/actions` shows your own."
FIELDS = ("progress", "evidence", "outcome")
CHECKED = "Checked back"
DONE, AGAIN = ("Completed", CHECKED), ("Not started", "In progress")


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.command("/actions", actions)
    door.press(ids.ACTION_UPDATE, update_window)
    door.modal(ids.UPDATE_VIEW, update)


def actions(caller: Caller) -> None:
    """What `/actions` was followed by decides."""
    verb, _, rest = caller.text.partition(" ")
    VERBS.get(verb.casefold() or "mine", help_)(caller, rest.strip())


def mine(caller: Caller, rest: str) -> None:
    """`/actions mine`: those that I answer for."""
    del rest
    found = action_list.listed(caller.desk.app.service, caller.actor, owner=caller.actor.name, is_open=True)
    _show(caller, "Your open actions", found, "No open action names you as its owner.")


def team(caller: Caller, rest: str) -> None:
    """`/actions team`: those of my team's audits."""
    del rest
    found = action_list.listed(caller.desk.app.service, caller.actor, is_open=True)
    own = [one for one in found if is_same(one.team_manager, caller.actor.name)]
    _show(caller, "Your team's open actions", own, "No audit of your team has an open action.")


def update_from_words(caller: Caller, rest: str) -> None:
    """`/actions update 2026-11-001/2`: a window asks how it goes."""
    _open(caller, _named(caller, rest))


def done(caller: Caller, rest: str) -> None:
    """`/actions done 2026-11-001/2`: completed; checking back needs evidence and is another step."""
    one = _named(caller, rest)
    _update(caller, one, {"status": "Completed"})
    caller.tell(f"Action {one.audit}/{one.action.id} is completed. Somebody else checks back on it.")


def help_(caller: Caller, rest: str) -> None:
    """What can be done here."""
    del rest
    caller.show(help_texts.everywhere(caller.actor))


def update_window(caller: Caller) -> None:
    """Ask how an action goes."""
    at = At.read(caller.value)
    _open(caller, _find(caller, at.audit, at.more))


def update(caller: Caller) -> dict[str, Any] | None:
    """Keep how an action goes."""
    at = At.read(caller.value)
    one = _find(caller, at.audit, at.more)
    given = {name: typed(caller.body, name) for name in FIELDS if is_there(caller.body, name)}
    fields = {name: text for name, text in given.items() if text != (getattr(one.action, name) or "")}
    place = chosen(caller.body, "status")
    status = one.action.status if place is None else action_rows.STATUSES[int(place)]
    try:
        with caller.desk.app.store.transaction() as transaction:
            for command in _commands(caller, one, status, fields):
                caller.desk.app.service.perform_within(transaction, command, caller.actor)
    except AuditError as error:
        return {"response_action": "errors", "errors": {"status": str(error)[:1].upper() + str(error)[1:]}}
    home.freshen(caller.desk, caller.user)
    return None


def _commands(caller: Caller, one: Listed, status: str, fields: dict[str, str]) -> Iterator[c.Command]:
    """What the window asks for. Checking back, and opening again what was done, are acts of their own."""
    held, about = one.action.status, {"audit": one.audit, "action": str(one.action.id)}
    last: c.Command | None = None
    if status == CHECKED and held != CHECKED:
        last = c.CheckBack(**about, is_done=True, evidence=fields.pop("evidence", None))
    elif held in DONE and status in AGAIN and _may_check_back(caller, one):
        last = c.CheckBack(**about, is_done=False, reason=fields.pop("outcome", None))
    elif status != held:
        fields |= {"status": status}
    if fields:
        yield c.UpdateAction(**about, fields=fields)
    if last:
        yield last


def _may_check_back(caller: Caller, one: Listed) -> bool:
    lines = caller.desk.app.service.headlines(caller.actor, Do.CHECK_BACK)
    return any(line.id == one.audit for line in lines)


def _update(caller: Caller, one: Listed, fields: dict[str, str]) -> None:
    command = c.UpdateAction(audit=one.audit, action=str(one.action.id), fields=fields)
    caller.desk.app.service.perform(command, caller.actor)


def _open(caller: Caller, one: Listed) -> None:
    view = action_rows.form(one)
    if caller.desk.try_call("views.open", trigger_id=caller.trigger, view=view) is None:
        caller.tell("That window could not be opened; please try again.")


def _named(caller: Caller, text: str) -> Listed:
    found = NAMED.search(text)
    if found is None:
        raise UnknownAction(HOW)
    return _find(caller, found["audit"], found["action"])


def _find(caller: Caller, audit: str, action: str) -> Listed:
    for one in action_list.listed(caller.desk.app.service, caller.actor, audit=audit):
        if str(one.action.id) == action:
            return one
    raise UnknownAction(f"There is no action {audit}/{action} that you can see. {HOW}")


def _show(caller: Caller, heading: str, found: list[Listed], empty: str) -> None:
    caller.show(action_rows.listed(heading, found, caller.desk.app.settings.clock(), empty))


VERBS: dict[str, Callable[[Caller, str], None]] = {
    "mine": mine,
    "list": mine,
    "team": team,
    "team's": team,
    "update": update_from_words,
    "done": done,
    "help": help_,
}
