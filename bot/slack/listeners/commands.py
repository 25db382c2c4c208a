"""`/audit`: start, resume, list, documents, help."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.conversation.engine import OPEN
from bot.slack.dialogue import Dialogue
from bot.slack.door import Caller, Door
from bot.slack.ids import At
from bot.slack.listeners import duties, joint, moderating, programming, rating, settling
from bot.slack.listeners.handing_in import order_documents
from bot.slack.listeners.starting import MONTH, own, start, this_month
from bot.slack.views import choosing, help_texts

AUDIT_ID = re.compile(r"\b\d{4}-\d{2}-\d{3,}\b")
BECAUSE = re.compile(r"\b(?:because|for|:)\s+(.+)$", re.IGNORECASE | re.DOTALL)


def register(door: Door) -> None:
    """Add the listeners of this task."""
    door.command("/audit", audit)


def audit(caller: Caller) -> None:
    """What `/audit` was followed by decides."""
    verb, _, rest = caller.text.partition(" ")
    VERBS.get(verb.casefold() or "list", help_)(caller, rest.strip())


def resume(caller: Caller, rest: str) -> None:
    """`/audit resume [id]`: the one named, or the only open one, or a choice."""
    found = AUDIT_ID.search(rest)
    if found:
        Dialogue(caller.desk, caller.actor, caller.user, found[0]).begin()
        caller.tell(f"Audit {found[0]} goes on in your direct messages with me.")
        return
    mine = [record for record in own(caller) if record.state in OPEN]
    if len(mine) == 1:
        resume(caller, mine[0].id)
    else:
        caller.show(choosing.audits(mine, "Your open audits", NOTHING_OPEN))


def list_(caller: Caller, rest: str) -> None:
    """`/audit list`: my audits, open ones first."""
    del rest
    mine = sorted(own(caller), key=lambda record: (record.state not in OPEN, record.id))
    caller.show(choosing.audits(mine, "Your audits", NOTHING_OPEN))


def documents(caller: Caller, rest: str) -> None:
    """`/audit documents [id] [because ...]`: of the one named, or of the latest."""
    found = AUDIT_ID.search(rest)
    mine = own(caller)
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


def rate(caller: Caller, rest: str) -> None:
    """`/audit rate [id]`: one's own ratings of a group audit; without an id of the only one that waits."""
    found = AUDIT_ID.search(rest)
    asked = [found[0]] if found else rating.waiting(caller)
    if len(asked) == 1:
        rating.show_sheet(caller, asked[0])
    elif asked:
        caller.tell(f"Which audit? {', '.join(asked)} wait for your ratings: `/audit rate {asked[0]}`.")
    else:
        caller.tell("No group audit waits for your ratings.")


def agreement(caller: Caller, rest: str) -> None:
    """`/audit agreement id [because ...]`: what the raters of a group audit said, and what they agree on."""
    found = AUDIT_ID.search(rest)
    if found is None:
        caller.tell("Of which audit? `/audit agreement 2026-11-001`.")
        return
    rating.show_meeting(caller, found[0], reason=because(rest))


def shared(caller: Caller, rest: str) -> None:
    """`/audit joint id [because ...]`: the section that both halves of a joint audit share."""
    found = AUDIT_ID.search(rest)
    if found is None:
        caller.tell("Of which audit? `/audit joint 2026-11-001`.")
        return
    joint.show(caller, found[0], because(rest))


def findings(caller: Caller, rest: str) -> None:
    """`/audit findings 2026-11`: what a month's dip samples found."""
    month = rest.strip() or this_month(caller)
    if not MONTH.match(month):
        caller.tell("Of which month? `/audit findings 2026-11`.")
        return
    duties.show_findings(caller, month)


def month(caller: Caller, rest: str) -> None:
    """`/audit month [2026-11]`: how a month of the programme stands, for those who run it."""
    name = rest.strip() or this_month(caller)
    if not MONTH.match(name):
        caller.tell("Which month? `/audit month 2026-11`.")
        return
    programming.show_month(caller, name)


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


NOTHING_OPEN = "You have no audit open. `/audit start` and the child's ChildView ID begins one."
VERBS: dict[str, Callable[[Caller, str], None]] = {
    "start": start,
    "resume": resume,
    "list": list_,
    "documents": documents,
    "show": show,
    "concern": concern,
    "rate": rate,
    "agreement": agreement,
    "joint": shared,
    "findings": findings,
    "month": month,
    "help": help_,
}
