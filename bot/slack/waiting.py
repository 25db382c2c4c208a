"""What waits for a person: all that the programme says is due from them, and the button that leads there."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from audit.due import Item
from audit.errors import AuditError
from audit.notices.wording import DUE
from audit.permissions import Actor
from bot.programme.desk import Desk

# What leads to each thing due: the button's id before its number, and its words. None: said without a button.
LEADS: dict[str, tuple[str, str] | None] = {
    "resubmit": ("resume", "Look at it"),
    "moderate": ("act_moderate", "Moderate it"),
    "decide": ("act_decide", "Look and decide"),
    "uop meeting": ("act_meeting", "Open the audit"),
    "follow-up": ("act_meeting", "Open the audit"),
    "check-back": ("action_update", "Say how it goes"),
    "concern": ("acknowledge", "Read and acknowledge"),
}
ELSEWHERE = frozenset({"complete"})  # stands under *My audits*, with its days left


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: in words, the audit and action it is about, and the button that leads there."""

    text: str
    audit: str = ""
    more: str = ""
    action: str = ""
    verb: str = ""


def due_for(programme: Desk, actor: Actor) -> list[Item]:
    """Everything that is due from that person, the first due at the top; nothing where it cannot be told."""
    try:
        return programme.due_from(actor)
    except AuditError:
        return []


def waiting(items: Sequence[Item]) -> list[Waiting]:
    """What stands under *Waiting for you*."""
    return [_one(item) for item in items if item.what not in ELSEWHERE]


def completing(items: Sequence[Item]) -> dict[str, dt.date]:
    """By when each audit is to be handed in."""
    return {item.audit: item.due for item in items if item.audit and item.what in ("complete", "resubmit")}


def _one(item: Item) -> Waiting:
    given = {"audit": item.audit or "", "action": item.action or "", "month": item.month or ""}
    said = DUE.get(item.what, item.what).format(**given)
    text = f"{said[:1].upper()}{said[1:]}, by {item.due.day} {item.due:%B %Y}"
    action, verb = LEADS.get(item.what) or ("", "")
    return Waiting(text, item.audit or "", item.action or "", action, verb)
