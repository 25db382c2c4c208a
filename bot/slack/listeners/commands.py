"""`/audit`: start, resume, list, documents, help."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from audit import commands as c
from audit.deadlines import uk_date
from audit.errors import AuditError
from audit.headlines import Headline
from audit.permissions import is_same
from bot.conversation.engine import OPEN
from bot.slack import home, ids
from bot.slack.dialogue import Dialogue
from bot.slack.door import Caller, Door
from bot.slack.ids import At
from bot.slack.listeners import moderating, settling
from bot.slack.listeners.handing_in import order_documents
from bot.slack.modal_values import typed
from bot.slack.views import choosing, help_texts

AUDIT_ID = re.compile(r"\b\d{4}-\d{2}-\d{3,}\b")
BECAUSE = re.compile(r"\b(?:because|for|:)\s+(.+)$", re.IGNORECASE | re.DOTALL)
MONTH = re.compile(r"^\d{4}-(0[1-9]|1[0-2])$")


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.command("/audit", audit)
    door.press(ids.START, start_window)
    door.modal(ids.START_VIEW, start_from_window)


def audit(caller: Caller) -> None:
    """What `/audit` was followed by decides."""
    verb, _, rest = caller.text.partition(" ")
    VERBS.get(verb.casefold() or "list", help_)(caller, rest.strip())


def start(caller: Caller, rest: str) -> None:
    """`/audit start EXAMPLE-001 [2026-11]`; without a ChildView ID a window asks."""
    words = rest.split()
    if not words:
        start_window(caller)
        return
    month = words.pop() if len(words) > 1 and MONTH.match(words[-1]) else _this_month(caller)
    _begin(caller, " ".join(words), month)


def resume(caller: Caller, rest: str) -> None:
    """`/audit resume [id]`: the one named, or the only open one, or a choice."""
    found = AUDIT_ID.search(rest)
    if found:
        Dialogue(caller.desk, caller.actor, caller.user, found[0]).begin()
        caller.tell(f"Audit {found[0]} goes on in your direct messages with me.")
        return
    mine = [record for record in _mine(caller) if record.state in OPEN]
    if len(mine) == 1:
        resume(caller, mine[0].id)
    else:
        caller.show(choosing.audits(mine, "Your open audits", NOTHING_OPEN))


def list_(caller: Caller, rest: str) -> None:
    """`/audit list`: my audits, open ones first."""
    del rest
    mine = sorted(_mine(caller), key=lambda record: (record.state not in OPEN, record.id))
    caller.show(choosing.audits(mine, "Your audits", NOTHING_OPEN))


def documents(caller: Caller, rest: str) -> None:
    """`/audit documents [id] [because ...]`: of the one named, or of the latest."""
    found = AUDIT_ID.search(rest)
    mine = _mine(caller)
    if not found and not mine:
        caller.tell(NOTHING_OPEN)
        return
    which = found[0] if found else mine[-1].id
    order_documents(caller, which, because(rest))
    caller.tell(f"The documents of audit {which} come in your direct messages with me.")


def show(caller: Caller, rest: str) -> None:
    """`/audit show id [because ...]`: the audit as its moderator sees it, and what can be done to it now."""
    found = AUDIT_ID.search(rest)
    if found is None:
        caller.tell("Which audit? `/audit show 2026-11-001`; `/audit list` shows yours.")
        return
    moderating.show(caller, found[0], because(rest))


def concern(caller: Caller, rest: str) -> None:
    """`/audit concern id`: raise a safeguarding concern."""
    found = AUDIT_ID.search(rest)
    if found is None:
        caller.tell("About which audit? `/audit concern 2026-11-001`.")
        return
    settling.raise_concern(replace(caller, value=str(At(found[0]))))


def help_(caller: Caller, rest: str) -> None:
    """What can be done here."""
    del rest
    caller.show(help_texts.everywhere(caller.actor))


def because(text: str) -> str | None:
    """The reason that somebody gives for looking at an audit that is not theirs."""
    found = BECAUSE.search(text)
    return found[1].strip() if found else None


def start_window(caller: Caller) -> None:
    """Ask for the ChildView ID in a window."""
    view = choosing.starting(_this_month(caller))
    if caller.desk.try_call("views.open", trigger_id=caller.trigger, view=view) is None:
        caller.tell("That window could not be opened; type `/audit start` and the child's ChildView ID.")


def start_from_window(caller: Caller) -> dict[str, Any] | None:
    """Begin the audit that the window describes."""
    child, month = typed(caller.body, "childview_id").strip(), typed(caller.body, "month").strip()
    if not MONTH.match(month):
        return {
            "response_action": "errors",
            "errors": {"month": f"A month such as {_this_month(caller)}, please."},
        }
    if not child:
        return {"response_action": "errors", "errors": {"childview_id": "The ChildView ID, please."}}
    caller.desk.work.do(caller.user, lambda: _begin_or_say(caller, child, month))
    return None


def _begin_or_say(caller: Caller, child: str, month: str) -> None:
    try:
        _begin(caller, child, month)
    except AuditError as error:
        caller.tell(str(error))


def _begin(caller: Caller, child: str, month: str) -> None:
    """Begin an audit, or go on with the one that this person has open for that child and month."""
    same = [r for r in _mine(caller) if _same(r, child, month) and r.state in OPEN]
    notes: tuple[str, ...] = ()
    if same:
        audit_id = same[-1].id
        notes = ("You have this audit open already; here it goes on.",)
    else:
        command = c.StartAudit(childview_id=child, auditor=caller.actor.name, month=month)
        begun = caller.desk.app.service.start(command, caller.actor)
        audit_id, notes = begun.record.id, begun.notes
    Dialogue(caller.desk, caller.actor, caller.user, audit_id).begin(notes)
    if not caller.channel.startswith("D"):
        caller.tell(f"Audit {audit_id} goes on in your direct messages with me.")
    home.freshen(caller.desk, caller.user)


def _same(line: Headline, child: str, month: str) -> bool:
    return line.childview_id.casefold() == child.casefold() and line.month == month


def _mine(caller: Caller) -> list[Headline]:
    lines = caller.desk.app.service.headlines(caller.actor)
    return [line for line in lines if is_same(line.auditor, caller.actor.name)]


def _this_month(caller: Caller) -> str:
    return uk_date(caller.desk.app.settings.clock()).isoformat()[:7]


NOTHING_OPEN = "You have no audit open. `/audit start` and the child's ChildView ID begins one."
VERBS: dict[str, Callable[[Caller, str], None]] = {
    "start": start,
    "resume": resume,
    "list": list_,
    "documents": documents,
    "show": show,
    "concern": concern,
    "help": help_,
}
