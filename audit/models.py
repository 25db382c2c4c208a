"""One audit as data: the shapes that `checkback audits import` takes and `audits show` gives.

Everything here is immutable. Text is kept exactly as typed, but for what `audit.text.clean` removes before
it gets here. Ratings are canonical labels of the form (`audit.ratings` recognises what people type).
"""

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_serializer

Kind = Literal["full", "dip-sample", "group", "joint"]
Mode = Literal["face to face", "virtual"]
ActionStatus = Literal["Not started", "In progress", "Completed", "Checked back", "Dropped"]
Text = str | None
Loose = dict[str, Any]  # a part whose own shape belongs to a later step of the audit's life

OVERALL = "Overall"  # the name of the whole audit's judgement beside the sections' names


class Part(BaseModel):
    """A part of an audit: never changed, and strict about the fields it knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class SocialCare(Part):
    """Whether the child is allocated in children's social care, and how."""

    allocated: bool | None = None
    status: Text = None


class Child(Part):
    """The child whose case is looked at. Only the ChildView ID is required."""

    name: Text = None
    age: int | str | None = None
    gender: Text = None
    childview_id: Annotated[str, Field(min_length=1)]
    mosaic_id: Text = None
    social_care: SocialCare = SocialCare()

    @field_validator("childview_id", "mosaic_id", mode="before")
    @classmethod
    def _number_as_text(cls, value: object) -> object:
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class Conversation(Part):
    """A conversation held for the audit. Given as a bare date it comes back as a bare date."""

    date: dt.date
    mode: Mode | None = None
    with_: Annotated[Text, Field(alias="with")] = None

    @model_serializer(mode="plain")
    def _as_given(self) -> str | dict[str, str | None]:
        if self.mode is None and self.with_ is None:
            return self.date.isoformat()
        return {"date": self.date.isoformat(), "mode": self.mode, "with": self.with_}


class Conversations(Part):
    """When the auditor spoke with each; null where the conversation did not take place."""

    case_manager: Conversation | None = None
    child: Conversation | None = None
    parents: Conversation | None = None

    @field_validator("*", mode="before")
    @classmethod
    def _bare_date(cls, value: object) -> object:
        return {"date": value} if isinstance(value, str | dt.date) else value


class Judgement(Part):
    """A rating with the words that explain it: of a question, of a section, or of the whole."""

    rating: Text = None
    comment: Text = None


class Action(Part):
    """One action of the plan. `id` is stable; `timescale` is as typed; `question` is the finding's number."""

    id: Text = None
    action: Text = None
    responsibility: Text = None
    timescale: Text = None
    question: Text = None
    finding: Text = None
    measure: Text = None
    check_back: Text = None
    status: ActionStatus = "Not started"
    progress: Text = None
    evidence: Text = None
    outcome: Text = None

    @field_validator("id", "question", mode="before")
    @classmethod
    def _number_as_text(cls, value: object) -> object:
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else value

    @field_validator("status", mode="before")
    @classmethod
    def _blank_is_not_started(cls, value: object) -> object:
        return value or "Not started"


class Joint(Part):
    """The shared part of a joint audit with children's social care."""

    with_: Annotated[Text, Field(alias="with")] = None
    social_worker: Text = None
    section: Judgement = Judgement()


class Verification(Part):
    """The moderator's verification: by whom, when, and agreement section by section and overall."""

    by: Text = None
    date: dt.date | None = None
    agrees: dict[str, bool] = {}
    comments: Text = None


class AuditData(Part):
    """One audit as data. Keys of `answers` are question numbers, of `sections` the sections' titles."""

    kind: Kind = "full"
    month: Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
    date: dt.date | None = None
    child: Child
    auditor: Annotated[str, Field(min_length=1)]
    case_manager: Text = None
    team_manager: Text = None
    conversations: Conversations = Conversations()
    conversations_reason: Text = None
    questions: tuple[str, ...] = ()
    answers: dict[str, Judgement] = {}
    sections: dict[str, Judgement] = {}
    feedback: dict[str, dict[str, Text]] = {}
    overall: Judgement = Judgement()
    actions: tuple[Action, ...] = ()
    ratings_by: dict[str, dict[str, Text]] = {}
    agreed: dict[str, Text] = {}
    joint: Joint | None = None
    concerns: tuple[Loose, ...] = ()
    meetings: tuple[Loose, ...] = ()
    moderation: Loose = {}
    verification: Verification = Verification()

    @field_validator("questions", mode="before")
    @classmethod
    def _numbers_as_text(cls, value: object) -> object:
        return tuple(str(v) for v in value) if isinstance(value, list | tuple) else value
