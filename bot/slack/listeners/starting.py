"""Beginning an audit of any kind: typed after `/audit start`, or from the window."""

import re
from dataclasses import dataclass
from typing import Any, get_args

from audit import commands as c
from audit.deadlines import uk_date
from audit.errors import AuditError
from audit.headlines import Headline
from audit.models import Kind
from audit.permissions import Do, allowed, is_same
from bot.conversation.engine import OPEN
from bot.slack import home, ids
from bot.slack.dialogue import Dialogue
from bot.slack.door import Caller, Door
from bot.slack.listeners import rating
from bot.slack.modal_values import chosen, is_there, typed
from bot.slack.views import choosing
from bot.slack.wording import spoken

MONTH = re.compile(r"^\d{4}-(0[1-9]|1[0-2])$")
OPEN_ALREADY = "This audit is open already; here it goes on."
KINDS: dict[str, Kind] = {kind: kind for kind in get_args(Kind)}
KINDS |= {"dip": "dip-sample"}


@dataclass(frozen=True)
class New:
    """The audit to begin."""

    child: str
    month: str
    kind: Kind
    auditor: str


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.press(ids.START, start_window)
    door.modal(ids.START_VIEW, start_from_window)


def start(caller: Caller, rest: str) -> None:
    """`/audit start EXAMPLE-001 [2026-11] [dip-sample]`; without a ChildView ID a window asks."""
    words, month, kind = rest.split(), this_month(caller), KINDS["full"]
    while len(words) > 1 and (MONTH.match(words[-1]) or words[-1].casefold() in KINDS):
        last = words.pop()
        month, kind = (month, KINDS[last.casefold()]) if last.casefold() in KINDS else (last, kind)
    if words:
        _begin(caller, New(" ".join(words), month, kind, caller.actor.name))
    else:
        start_window(caller)


def start_window(caller: Caller) -> None:
    """Ask for the ChildView ID and the kind in a window."""
    view = choosing.starting(this_month(caller), for_others=allowed(caller.actor, Do.START))
    if caller.desk.try_call("views.open", trigger_id=caller.trigger, view=view) is None:
        caller.tell("That window could not be opened; type `/audit start` and the child's ChildView ID.")


def start_from_window(caller: Caller) -> dict[str, Any] | None:
    """Begin the audit that the window describes."""
    child, month = typed(caller.body, "childview_id").strip(), typed(caller.body, "month").strip()
    wrong = {}
    if not MONTH.match(month):
        wrong["month"] = f"A month such as {this_month(caller)}, please."
    if not child:
        wrong["childview_id"] = "The ChildView ID, please."
    if wrong:
        return {"response_action": "errors", "errors": wrong}
    auditor = caller.actor.name
    if is_there(caller.body, "auditor"):
        try:
            auditor = caller.desk.app.service.actor(typed(caller.body, "auditor")).name
        except AuditError as error:
            return {"response_action": "errors", "errors": {"auditor": spoken(str(error))}}
    new = New(child, month, KINDS[chosen(caller.body, "kind") or "full"], auditor)
    caller.desk.work.do(caller.user, lambda: _begin_or_say(caller, new))
    return None


def own(caller: Caller) -> list[Headline]:
    """The audits whose auditor this person is."""
    lines = caller.desk.app.service.headlines(caller.actor)
    return [line for line in lines if is_same(line.auditor, caller.actor.name)]


def this_month(caller: Caller) -> str:
    """The programme month that we are in."""
    return uk_date(caller.desk.app.settings.clock()).isoformat()[:7]


def _begin_or_say(caller: Caller, new: New) -> None:
    try:
        _begin(caller, new)
    except AuditError as error:
        caller.tell(spoken(str(error)))


def _begin(caller: Caller, new: New) -> None:
    """Begin an audit, or go on with the one like it that its auditor has open."""
    lines = caller.desk.app.service.headlines(caller.actor, month=new.month)
    same = [line for line in lines if _same(line, new) and line.state in OPEN]
    notes: tuple[str, ...] = (OPEN_ALREADY,)
    if same:
        audit = same[-1].id
    else:
        command = c.StartAudit(childview_id=new.child, auditor=new.auditor, month=new.month, kind=new.kind)
        begun = caller.desk.app.service.start(command, caller.actor)
        audit, notes = begun.record.id, begun.notes
    _go_on(caller, new, audit, notes)
    home.freshen(caller.desk, caller.user)


def _go_on(caller: Caller, new: New, audit: str, notes: tuple[str, ...]) -> None:
    """Show what comes next: the conversation, the raters of a group audit, or whose audit it is."""
    if not is_same(new.auditor, caller.actor.name):
        caller.show(choosing.begun(audit, new.kind, new.auditor, notes))
        return
    if new.kind == "group":
        rating.show_meeting(caller, audit)
    else:
        Dialogue(caller.desk, caller.actor, caller.user, audit).begin(notes)
    if not caller.channel.startswith("D"):
        caller.tell(f"Audit {audit} goes on in your direct messages with me.")


def _same(line: Headline, new: New) -> bool:
    is_child = line.childview_id.casefold() == new.child.casefold()
    return (
        is_child and (line.month, line.kind) == (new.month, new.kind) and is_same(line.auditor, new.auditor)
    )
