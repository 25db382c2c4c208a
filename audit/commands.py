"""What can be done to an audit. A command carries only the change; who acts is given beside it.

In every command None means "leave as it is"; an empty text clears.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from audit.kinds.commands import (
    AgreeRating,
    ChooseQuestions,
    HandInRatings,
    KindCommand,
    NameRaters,
    PairAudits,
    Rate,
    RecordJoint,
)
from audit.life.commands import (
    AcknowledgeConcern,
    AddPractitionerComment,
    AgreeAction,
    ArrangeMeeting,
    Begin,
    CheckBack,
    Close,
    Decide,
    Disagree,
    Exempt,
    GiveToModerator,
    LifeCommand,
    Moderate,
    PutForward,
    RaiseConcern,
    Reassign,
    RecordMeeting,
    SendBack,
    Submit,
    UpdateAction,
    Withdraw,
)
from audit.models import OVERALL, Kind
from audit.record import Value

__all__ = [
    "AcknowledgeConcern",
    "AddAction",
    "AddPractitionerComment",
    "AgreeAction",
    "AgreeRating",
    "AllocateAudit",
    "ArrangeMeeting",
    "Begin",
    "ChangeAction",
    "CheckBack",
    "ChooseQuestions",
    "Close",
    "Command",
    "Decide",
    "Disagree",
    "Exempt",
    "GiveToModerator",
    "HandInRatings",
    "KindCommand",
    "LifeCommand",
    "Moderate",
    "NameRaters",
    "PairAudits",
    "PutForward",
    "RaiseConcern",
    "Rate",
    "Reassign",
    "RecordAnswer",
    "RecordFeedback",
    "RecordJoint",
    "RecordJudgement",
    "RecordMeeting",
    "RecordParticulars",
    "RemoveAction",
    "SendBack",
    "StartAudit",
    "Submit",
    "TickContact",
    "UpdateAction",
    "Withdraw",
]


@dataclass(frozen=True, kw_only=True)
class StartAudit:
    """Begin an audit of one child, under the form in force."""

    childview_id: str
    auditor: str
    month: str
    kind: Kind = "full"
    document: str = "case-audit"


@dataclass(frozen=True, kw_only=True)
class AllocateAudit:
    """Make an audit for somebody to take up, as the programme allocates it.

    `questions` are the chosen ones of a dip sample, `raters` those who rate a group audit, `facts` what is
    known of child and case: keys as in `RecordParticulars`. `pair` is the other half of a joint audit.
    """

    childview_id: str
    auditor: str
    month: str
    kind: Kind = "full"
    document: str = "case-audit"
    facts: Mapping[str, Value] = field(default_factory=dict)
    questions: tuple[str, ...] = ()
    raters: tuple[str, ...] = ()
    moderator: str | None = None
    pair: str | None = None


@dataclass(frozen=True, kw_only=True)
class RecordParticulars:
    """Facts of the child and the case. Keys are JSON pointers such as `/child/name` (see `audit.rules`)."""

    audit: str
    facts: Mapping[str, Value]


@dataclass(frozen=True, kw_only=True)
class RecordAnswer:
    """The answer to one question. `seen` is the version of the audit that the screen showed, if any."""

    audit: str
    question: str
    rating: str | None = None
    comment: str | None = None
    seen: int | None = None


@dataclass(frozen=True, kw_only=True)
class RecordJudgement:
    """The judgement of one section, or of the whole audit (`Overall`)."""

    audit: str
    section: str = OVERALL
    rating: str | None = None
    comment: str | None = None
    seen: int | None = None


@dataclass(frozen=True, kw_only=True)
class RecordFeedback:
    """What the child, a parent or carer, or the case manager said to one feedback question."""

    audit: str
    source: str
    number: str
    text: str


@dataclass(frozen=True, kw_only=True)
class AddAction:
    """One more action. `fields` are those of `audit.models.Action`."""

    audit: str
    fields: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class ChangeAction:
    """Changed fields of one action."""

    audit: str
    action: str
    fields: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class RemoveAction:
    """An action that the auditor takes back before submission."""

    audit: str
    action: str


@dataclass(frozen=True, kw_only=True)
class TickContact:
    """That a contact text was entered in the case management system, or was not after all."""

    audit: str
    kind: str
    recorded: bool = True


Command = (
    RecordParticulars
    | RecordAnswer
    | RecordJudgement
    | RecordFeedback
    | AddAction
    | ChangeAction
    | RemoveAction
    | TickContact
    | LifeCommand
    | KindCommand
)
