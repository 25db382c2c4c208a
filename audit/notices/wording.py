"""The words of each kind of notice: what happened or is needed, why it comes to you, and the button to do it.

No notice names a child, a colleague or what an audit found: it may show on a locked screen, and mail is read
by others. Audits go by their ids.
"""

import datetime as dt
from dataclasses import dataclass

from audit.days import first_of
from audit.notices.shapes import Notice


@dataclass(frozen=True)
class Words:
    """A kind of notice. `says` and `why` may hold {audit}, {kind}, {month} and {by}."""

    says: str
    why: str
    act: str = "open"
    button: str = "Open the audit"
    urgent: bool = False


KINDS: dict[str, Words] = {
    "allocated": Words("You have a new {kind} audit, {audit}, for {month}.", "{why}"),
    "rater": Words(
        "You are one of those who rate the group audit {audit} for {month}.",
        "Everybody rates it alone first; then you meet.",
    ),
    "taken over": Words(
        "Audit {audit} was given to somebody else. What you wrote stays yours.", "It was yours."
    ),
    "chosen": Words(
        "A case you hold was drawn for audit {audit} in {month}. The auditor will ask to talk with you.",
        "You are the case manager.",
    ),
    "to moderate": Words("Audit {audit} waits to be moderated.", "{why}", "moderate", "Moderate it"),
    "to moderate, Inadequate": Words(
        "Audit {audit} was handed in and comes to you to be moderated, at once.",
        "{why}",
        "moderate",
        "Moderate it",
    ),
    "Inadequate": Words(
        "Audit {audit} needs your attention: its overall rating is one you must hear of at once.", "{why}"
    ),
    "returned": Words("Audit {audit} came back to you after moderation.", "{why}"),
    "moderated": Words(
        "Audit {audit} was moderated; the Understanding our Practice meeting can take place.",
        "{why}",
        "meeting",
        "Arrange the meeting",
    ),
    "moderator disagrees": Words("In audit {audit}, auditor and moderator do not agree.", "{why}"),
    "to decide": Words(
        "A disagreement about audit {audit} waits for your decision.", "{why}", "decide", "Look and decide"
    ),
    "disagreement": Words("There is a disagreement about the moderation of audit {audit}.", "{why}"),
    "decided": Words("The disagreement about audit {audit} was decided.", "{why}"),
    "concern": Words(
        "A safeguarding concern was raised in audit {audit}. Please read it now and acknowledge it. {refer}",
        "{why}",
        "acknowledge",
        "Read and acknowledge",
        urgent=True,
    ),
    "concern acknowledged": Words(
        "The safeguarding concern you raised in audit {audit} was acknowledged. {refer}", "You raised it."
    ),
    "chase": Words(
        "The safeguarding concern in audit {audit} has not been acknowledged yet. {refer}",
        "{why}",
        "acknowledge",
        "Read and acknowledge",
        urgent=True,
    ),
    "meeting arranged": Words("A meeting about audit {audit} was arranged for {by}.", "{why}"),
    "exempt": Words("Audit {audit} was exempted.", "{why}"),
    "withdrawn": Words("Audit {audit} was withdrawn.", "{why}"),
    "closed": Words("Audit {audit} is closed.", "{why}"),
    "put forward": Words("A strength in audit {audit} was put forward for the service meeting.", "{why}"),
    "re-opened": Words("Action {action} of audit {audit} was opened again.", "{why}"),
    "exemption": Words(
        "You are asked to agree to an exemption from audit {audit}.",
        "You are the auditor's line manager.",
        "exempt",
        "Look at the request",
    ),
    "time off": Words(
        "You are asked to agree that somebody takes no audits for a while.",
        "You are their line manager.",
        "exempt",
        "Look at the request",
    ),
    "unfilled": Words(
        "A place in {month} could not be filled: {why}.",
        "You look after the programme.",
        "programme",
        "Show the month",
    ),
}
NO_REFERRAL = "This is no referral: if a child may be at risk, make one."
REFER = "This is no referral: if a child may be at risk, call {safeguarding}."

# A line of a reminder for each thing that can be due.
DUE = {
    "complete": "complete audit {audit}",
    "resubmit": "hand audit {audit} in again",
    "moderate": "moderate audit {audit}",
    "decide": "decide the disagreement about audit {audit}",
    "uop meeting": "hold the Understanding our Practice meeting about audit {audit}",
    "follow-up": "hold the follow-up meeting about audit {audit}",
    "check-back": "check back on action {action} of audit {audit}",
    "concern": "acknowledge the safeguarding concern in audit {audit}",
    "summary": "write the summary of {month}",
    "papers": "send round the papers for the quality and performance meeting of {month}",
    "service action": "check back on the service's action {action}",
    "exemption": "decide about the exemption asked for from audit {audit}",
    "time off": "decide about a time without audits that was asked for",
}


def notice(kind_: str, key: str, to: str, *, by: dt.date | None = None, **given: str | None) -> Notice:
    """A notice of a kind. `given` fills its words; `audit`, `action`, `month` and `topic` stand in it too."""
    words = KINDS[kind_]
    said = {name: value for name, value in given.items() if value}
    said["month"] = month_name(given.get("month"))
    said |= {"by": day(by), "refer": _filled(REFER, said) if said.get("safeguarding") else NO_REFERRAL}
    return Notice(
        key=key,
        to=to,
        kind=kind_,
        what=given.get("what") or kind_,
        says=_filled(words.says, said),
        why=_filled(words.why, said),
        by=by,
        act=words.act,
        button=words.button,
        audit=given.get("audit"),
        action=given.get("action"),
        month=given.get("month"),
        topic=given.get("topic") or "",
        urgent=words.urgent,
    )


def due_line(what: str, due: dt.date, today: dt.date, **given: str) -> str:
    """One line of a reminder: what is to be done, and by when or since when it is late."""
    late = (today - due).days
    days = "1 day" if abs(late) == 1 else f"{abs(late)} days"
    when = (
        f"late by {days}, it was due on {day(due)}"
        if late > 0
        else "due today"
        if late == 0
        else f"by {day(due)}"
    )
    words = _filled(DUE.get(what, what), {**given, "month": month_name(given.get("month"))})
    return f"{words[0].upper()}{words[1:]}: {when}"


def day(date: dt.date | None) -> str:
    """A day as people say it: `Friday 20 November 2026`."""
    return f"{date:%A} {date.day} {date:%B %Y}" if date else ""


def month_name(month: str | None) -> str:
    """A programme month as people say it: `November 2026`."""
    return f"{first_of(month):%B %Y}" if month else ""


def _filled(words: str, given: dict[str, str]) -> str:
    return words.format_map(_Blank(given)).strip()


class _Blank(dict[str, str]):
    """What was not given is left out."""

    def __missing__(self, key: str) -> str:
        return ""
