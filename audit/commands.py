"""What can be done to an audit. A command carries only the change; who acts is given beside it.

In every command None means "leave as it is"; an empty text clears.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from audit.models import OVERALL, Kind
from audit.record import Value


@dataclass(frozen=True, kw_only=True)
class StartAudit:
    """Begin an audit of one child, under the form in force."""

    childview_id: str
    auditor: str
    month: str
    kind: Kind = "full"
    document: str = "case-audit"


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
class Submit:
    """Hand the audit to moderation. `reason` explains the gaps where some remain."""

    audit: str
    reason: str | None = None


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
    | Submit
    | TickContact
)
