"""What the record keeps of one audit beside its data, and what one act changed in it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from audit.models import AuditData

State = Literal[
    "allocated",
    "in progress",
    "submitted",
    "returned",
    "moderated",
    "escalated",
    "closed",
    "exempt",
    "withdrawn",
]
ENDED: tuple[State, ...] = ("exempt", "withdrawn")  # states in which an audit stopped before its end
Judge = Literal["auditor", "moderator", "decision"]
Value = str | int | float | bool | None | list[Any] | dict[str, Any]
Facts = Mapping[str, Value]

OPERATOR = "operator"  # who acts when nobody is named: the person at the command line of the service


class Part(BaseModel):
    """A part of the record: never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Stamp(Part):
    """Who last changed a fact, when, and which version of the audit that made."""

    version: int
    by: str
    at: dt.datetime


class Tick(Part):
    """That a contact text was entered in the case management system: by whom, and when."""

    by: str
    at: dt.datetime


class Remark(Part):
    """Words that somebody put beside an audit: the practitioner's comment, a strength put forward."""

    by: str
    at: dt.datetime
    text: str


class AuditRecord(Part):
    """One audit as the record holds it.

    `version` counts the acts that changed it. `document` and `edition` are those of the form it was begun
    under and never change; `guidance` are the editions of the guidance that was in force then, by document.
    `stamps` says, for each answer and judgement (`/answers/12`,
    `/sections/Assessment`, `/overall`), who changed it last. `contacts` are the contact texts ticked off.
    Times are aware, in UTC.

    Moderation, concerns and meetings stand in the data (see `audit.life.shapes`). Of its life beyond them:
    `moderator` is who is to moderate it or did; `because` why it is exempt or withdrawn; `raters` are those
    who rate a group audit, `handed_in` those of them who are done; `pair` is the id of the partner audit of
    a joint one; `inadequate` says who rated it Inadequate; `allocated_at` is when the present auditor got it
    (None: when it was made), `auditors_before` who had it earlier; `approved_by` agreed to an exemption;
    `reopened` counts by action how often a check-back opened it again.
    """

    id: str
    state: State
    document: str
    edition: str
    version: int = 0
    guidance: dict[str, str] = {}
    data: AuditData
    stamps: dict[str, Stamp] = {}
    contacts: dict[str, Tick] = {}
    actions_made: int = 0
    created_at: dt.datetime
    started_at: dt.datetime | None = None
    submitted_at: dt.datetime | None = None
    submit_reason: str | None = None
    allocated_at: dt.datetime | None = None
    moderator: str | None = None
    moderated_at: dt.datetime | None = None
    returned_at: dt.datetime | None = None
    escalated_at: dt.datetime | None = None
    decided_at: dt.datetime | None = None
    closed_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    because: str | None = None
    approved_by: str | None = None
    raters: tuple[str, ...] = ()
    handed_in: tuple[str, ...] = ()
    pair: str | None = None
    inadequate: tuple[Judge, ...] = ()
    practitioner: Remark | None = None
    put_forward: tuple[Remark, ...] = ()
    auditors_before: tuple[str, ...] = ()
    reopened: dict[str, int] = {}

    @property
    def made_by(self) -> tuple[str, ...]:
        """Everybody whose work it is, or was before it was given to somebody else."""
        return (self.data.auditor, *self.raters, *self.auditors_before)

    @property
    def still_to_rate(self) -> tuple[str, ...]:
        """Those who rate a group audit and have not handed their ratings in."""
        return tuple(name for name in self.raters if name not in self.handed_in)


class Change(Part):
    """One changed fact. `fact` is a JSON pointer into the audit (`/answers/12/rating`); absent is None."""

    fact: str
    before: Value = None
    after: Value = None


class Act(Part):
    """Who did what, when, and why they said they did it. `name` is the command, such as `record answer`."""

    actor: str
    name: str
    at: dt.datetime
    reason: str | None = None


class HistoryLine(Part):
    """One line of history: one changed fact of one act. `hash` chains it to the line before."""

    sequence: int
    audit: str
    act: Act
    change: Change
    hash: str


class Person(Part):
    """Someone the service knows. `roles` are names of `audit.permissions.Role`."""

    name: str
    email: str | None = None
    slack_id: str | None = None
    roles: tuple[str, ...] = ()
    team: str | None = None
    line_manager: str | None = None
    leaves_on: dt.date | None = None
    active: bool = True


class Edition(Part):
    """One edition of a form or of guidance, kept whole as JSON so that old audits keep their wording."""

    kind: Literal["form", "guidance"]
    document: str
    edition: str
    title: str
    source: Literal["built-in", "imported"]
    content: str
    kept_at: dt.datetime
    kept_by: str
    file_name: str | None = None
    in_force: bool = False
