"""An audit in one line: what a list, a queue or App Home shows of it, read without its answers."""

import datetime as dt

from audit.life.shapes import concerns, meetings
from audit.life.standing import is_inadequate
from audit.models import AuditData, Kind
from audit.record import ENDED, AuditRecord, Judge, Part, State

OVER = ("Checked back", "Dropped")  # the states in which an action asks for nothing more
INADEQUATE = "Inadequate"


class Headline(Part):
    """What lists say of one audit. `answered` counts the answers that hold a rating or a comment.

    `settled`: nothing about it can become due any more. `questions` are the chosen ones of a dip sample
    (empty: all of the form). `initials` are the child's. The rest is as in `AuditRecord` and `AuditData`.
    """

    id: str
    kind: Kind
    month: str
    state: State
    document: str
    edition: str
    version: int
    auditor: str
    case_manager: str | None = None
    team_manager: str | None = None
    moderator: str | None = None
    childview_id: str
    initials: str = ""
    date: dt.date | None = None
    created_at: dt.datetime
    started_at: dt.datetime | None = None
    allocated_at: dt.datetime | None = None
    submitted_at: dt.datetime | None = None
    returned_at: dt.datetime | None = None
    moderated_at: dt.datetime | None = None
    escalated_at: dt.datetime | None = None
    decided_at: dt.datetime | None = None
    closed_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    raters: tuple[str, ...] = ()
    handed_in: tuple[str, ...] = ()
    pair: str | None = None
    inadequate: tuple[Judge, ...] = ()
    overall: str | None = None
    answered: int = 0
    verified_on: dt.date | None = None
    rated_inadequate: bool = False
    settled: bool = False
    questions: tuple[str, ...] = ()


def headline_of(record: AuditRecord) -> Headline:
    """The audit in one line."""
    data = record.data
    own = ("kind", "month", "auditor", "case_manager", "team_manager", "date", "questions")
    made = {"childview_id", "initials", "overall", "answered", "verified_on", "rated_inadequate", "settled"}
    life = Headline.model_fields.keys() - made - set(own)
    return Headline(
        **{name: getattr(record, name) for name in life},
        **{name: getattr(data, name) for name in own},
        childview_id=data.child.childview_id,
        initials=initials(data.child.name),
        overall=data.overall.rating,
        answered=answered(data),
        verified_on=data.verification.date,
        rated_inadequate=is_inadequate(record),
        settled=settled(record),
    )


def answered(data: AuditData) -> int:
    """How many questions hold a rating or a comment."""
    return sum(1 for answer in data.answers.values() if answer.rating or answer.comment)


def settled(record: AuditRecord) -> bool:
    """Whether nothing about the audit itself can become due any more, whatever the day."""
    if any(concern.is_open for concern in concerns(record.data)):
        return False
    if record.state != "closed":
        return record.state in ENDED
    held = {meeting.kind for meeting in meetings(record.data) if meeting.is_held}
    followed_up = "follow-up" in held or not is_inadequate(record)
    return followed_up and all(action.status in OVER for action in record.data.actions)


def initials(name: str | None) -> str:
    """The first letters of a name's words, as `R.I.`; empty where there is no name."""
    return "".join(f"{word[0].upper()}." for word in (name or "").split())
