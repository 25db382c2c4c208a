"""What waits for a person: all that the programme says is due from them, and the button that leads there."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from audit.due import Item
from audit.errors import AuditError
from audit.notices.wording import DUE, month_name
from audit.permissions import Actor
from audit.programme.monthly import STEPS
from bot.programme.desk import Desk

# What leads to each thing due: the button's id before its number, and its words.
LEADS: dict[str, tuple[str, str]] = {
    "resubmit": ("resume", "Look at it"),
    "moderate": ("act_moderate", "Moderate it"),
    "decide": ("act_decide", "Look and decide"),
    "uop meeting": ("act_meeting", "Arrange or record it"),
    "follow-up": ("act_meeting", "Arrange or record it"),
    "check-back": ("action_update", "Say how it goes"),
    "concern": ("acknowledge", "Read and acknowledge"),
    "summary": ("month_step", "It is written"),
    "papers": ("month_step", "They went round"),
    "service action": ("service_action", "Say how it goes"),
    "exemption": ("act_exempt", "Look at the request"),
    "time off": ("act_exempt", "Look at the request"),
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


def waiting(items: Sequence[Item], rating: Collection[str] = ()) -> list[Waiting]:
    """What stands under *Waiting for you*. `rating` are the group audits this person is still to rate."""
    return [
        _rating(item) if item.what in ELSEWHERE else _one(item)
        for item in items
        if item.what not in ELSEWHERE or item.audit in rating
    ]


def completing(items: Sequence[Item]) -> dict[str, dt.date]:
    """By when each audit is to be handed in."""
    return {item.audit: item.due for item in items if item.audit and item.what in ("complete", "resubmit")}


def _rating(item: Item) -> Waiting:
    text = f"Rate audit {item.audit} alone, by {item.due.day} {item.due:%B %Y}; then you all meet"
    return Waiting(text, item.audit or "", "", "sheet", "Rate it")


def _one(item: Item) -> Waiting:
    given = {"audit": item.audit or "", "action": item.action or "", "month": month_name(item.month)}
    said = DUE.get(item.what, item.what).format(**given)
    text = f"{said[:1].upper()}{said[1:]}, by {item.due.day} {item.due:%B %Y}"
    action, verb = LEADS.get(item.what) or ("", "")
    return Waiting(text, item.audit or "", _more(item), action, verb)


def _more(item: Item) -> str:
    """What the button must know beside the audit: the action, the kind of meeting, the step of the month."""
    if item.what in STEPS:
        return f"{item.month} {item.what}"
    return "follow-up" if item.what == "follow-up" else item.action or ""
