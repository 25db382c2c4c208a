"""What can be done in an audit's life beside answering it. As everywhere, None means "leave as it is"."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from audit.life.shapes import MeetingKind, Side, TalkOutcome


@dataclass(frozen=True, kw_only=True)
class Begin:
    """Take up an audit that was allocated."""

    audit: str


@dataclass(frozen=True, kw_only=True)
class Submit:
    """Hand the audit to moderation. `reason` explains the gaps where some remain."""

    audit: str
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class Moderate:
    """What the moderator thinks, in one go or section by section; `accept` ends the moderation.

    `agree` names sections (or `Overall`; `all`: those not disagreed on); `disagree` gives a reason for each;
    `ratings` the moderator's own rating of a section they disagree on. `talk_on` is a day such as
    `2026-11-20` (today where left out). `panel` names who sat together over a joint audit.
    """

    audit: str
    agree: tuple[str, ...] = ()
    disagree: Mapping[str, str] = field(default_factory=dict)
    ratings: Mapping[str, str] = field(default_factory=dict)
    notes: str | None = None
    talk: TalkOutcome | None = None
    talk_on: str | None = None
    actions_meet_findings: bool | None = None
    actions_reason: str | None = None
    panel: tuple[str, ...] = ()
    accept: bool = False


@dataclass(frozen=True, kw_only=True)
class SendBack:
    """Give the audit back to its auditor. A talk comes first: it was held, or the auditor declined it."""

    audit: str
    reason: str
    talk: TalkOutcome | None = None
    talk_on: str | None = None


@dataclass(frozen=True, kw_only=True)
class Disagree:
    """Object to the moderated outcome, after talking it over with the moderator."""

    audit: str
    reason: str
    talk: TalkOutcome | None = None
    talk_on: str | None = None


@dataclass(frozen=True, kw_only=True)
class Decide:
    """Settle a disagreement: whose judgement `stands`; `rating` is the whole's where neither's does."""

    audit: str
    stands: Side
    reason: str
    rating: str | None = None


@dataclass(frozen=True, kw_only=True)
class RaiseConcern:
    """Raise a safeguarding concern, from a question where it came up in one."""

    audit: str
    text: str
    question: str | None = None


@dataclass(frozen=True, kw_only=True)
class AcknowledgeConcern:
    """Say that one knows of a concern and has it in hand. `note` says what was done."""

    audit: str
    concern: str
    note: str | None = None


@dataclass(frozen=True, kw_only=True)
class ArrangeMeeting:
    """Arrange a meeting for a day (`on`, such as `2026-11-20`), or move the one that is arranged."""

    audit: str
    on: str
    kind: MeetingKind = "UoP"


@dataclass(frozen=True, kw_only=True)
class RecordMeeting:
    """Write down a meeting that was held: the one that was arranged, or one that nobody arranged."""

    audit: str
    on: str
    came: tuple[str, ...]
    kind: MeetingKind = "UoP"
    strengths: str | None = None
    agreed: str | None = None


@dataclass(frozen=True, kw_only=True)
class AddPractitionerComment:
    """What the practitioner whose work was looked at has to say."""

    audit: str
    text: str


@dataclass(frozen=True, kw_only=True)
class PutForward:
    """Put a strength forward for the service meeting."""

    audit: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Close:
    """Close the audit. `reason` says why where something is still open."""

    audit: str
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class Exempt:
    """Let the auditor off this audit, with the line manager's approval (`approved_by`, else who acts)."""

    audit: str
    reason: str
    approved_by: str | None = None


@dataclass(frozen=True, kw_only=True)
class Withdraw:
    """Take the child out: moved away, complaint, proceedings."""

    audit: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class Reassign:
    """Give the audit to another auditor; what was written stays with whoever wrote it."""

    audit: str
    to: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class GiveToModerator:
    """Say who is to moderate the audit."""

    audit: str
    to: str


@dataclass(frozen=True, kw_only=True)
class AgreeAction:
    """One more action, agreed after submission. `fields` are those of `audit.models.Action`."""

    audit: str
    fields: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class UpdateAction:
    """How an action goes: fields of `audit.models.Action`. A dropped one says why (`outcome`)."""

    audit: str
    action: str
    fields: Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class CheckBack:
    """Look again at an action that was said to be completed: it was, by this `evidence`, or it is open again.

    Where `is_done` is false, `reason` says what is still missing.
    """

    audit: str
    action: str
    is_done: bool
    evidence: str | None = None
    reason: str | None = None


LifeCommand = (
    Begin
    | Submit
    | Moderate
    | SendBack
    | Disagree
    | Decide
    | RaiseConcern
    | AcknowledgeConcern
    | ArrangeMeeting
    | RecordMeeting
    | AddPractitionerComment
    | PutForward
    | Close
    | Exempt
    | Withdraw
    | Reassign
    | GiveToModerator
    | AgreeAction
    | UpdateAction
    | CheckBack
)
