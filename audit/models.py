"""One audit as data: the shapes that `checkback audits import` takes and `audits show` gives.

Everything here is immutable. Text is kept exactly as typed, but for what `audit.text.clean` removes before
it gets here. Ratings are canonical labels of the form (`audit.ratings` recognises what people type).
"""

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    field_validator,
    model_serializer,
    model_validator,
)
from pydantic_core import PydanticCustomError

Kind = Literal["full", "dip-sample", "group", "joint"]
Mode = Literal["face to face", "virtual"]
ActionStatus = Literal["Not started", "In progress", "Completed", "Checked back", "Dropped"]
Text = str | None
Loose = dict[str, Any]  # a part whose own shape belongs to a later step of the audit's life

OVERALL = "Overall"  # the name of the whole audit's judgement beside the sections' names


def _a_day(value: object) -> object:
    """A day as it is written in data; a number is no day, though it could be counted from one."""
    if isinstance(value, dt.date) or (isinstance(value, str) and ISO_DAY.fullmatch(value)):
        return value
    raise PydanticCustomError("day", "a date such as 2026-11-20 was expected")


def _said(value: str) -> str:
    """A text that says something."""
    if not value.strip():
        raise PydanticCustomError("said", "it may not be empty")
    return value


ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Day = Annotated[dt.date, BeforeValidator(_a_day)]
Said = Annotated[str, AfterValidator(_said)]


class Part(BaseModel):
    """A part of an audit: never changed, and strict about the fields it knows. Null leaves a part out."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _null_is_left_out(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        empty = {n for n, f in cls.model_fields.items() if f.default is None and not f.is_required()}
        aliases = {cls.model_fields[name].alias for name in empty} - {None}
        return {name: value for name, value in data.items() if value is not None or name in empty | aliases}


class SocialCare(Part):
    """Whether the child is allocated in children's social care, and how."""

    allocated: StrictBool | None = None
    status: Text = None


class Child(Part):
    """The child whose case is looked at. Only the ChildView ID is required."""

    name: Text = None
    age: StrictInt | str | None = None
    gender: Text = None
    childview_id: Said
    mosaic_id: Text = None
    social_care: SocialCare = SocialCare()

    @field_validator("childview_id", "mosaic_id", mode="before")
    @classmethod
    def _number_as_text(cls, value: object) -> object:
        return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


class Conversation(Part):
    """A conversation held for the audit. Given as a bare date it comes back as a bare date."""

    date: Day
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
        return "Not started" if value in (None, "") else value


class Joint(Part):
    """The shared part of a joint audit with children's social care."""

    with_: Annotated[Text, Field(alias="with")] = None
    social_worker: Text = None
    section: Judgement = Judgement()
    conversation: Conversation | None = Field(default=None, exclude_if=lambda held: held is None)

    @field_validator("conversation", mode="before")
    @classmethod
    def _bare_date(cls, value: object) -> object:
        return {"date": value} if isinstance(value, str | dt.date) else value


class Verification(Part):
    """The moderator's verification: by whom, when, and agreement section by section and overall."""

    by: Text = None
    date: Day | None = None
    agrees: dict[str, StrictBool] = {}
    comments: Text = None


class AuditData(Part):
    """One audit as data. Keys of `answers` are question numbers, of `sections` the sections' titles."""

    kind: Kind = "full"
    month: Annotated[str, Field(pattern=r"^[12][0-9]{3}-(0[1-9]|1[0-2])$")]
    date: Day | None = None
    child: Child
    auditor: Said
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
    no_action_because: Text = None
    ratings_by: dict[str, dict[str, Text]] = {}
    agreed: dict[str, Text] = {}
    joint: Joint | None = None
    concerns: tuple[Any, ...] = ()
    meetings: tuple[Any, ...] = ()
    moderation: Loose = {}
    verification: Verification = Verification()

    @field_validator("questions", mode="before")
    @classmethod
    def _numbers_as_text(cls, value: object) -> object:
        return tuple(str(v) for v in value) if isinstance(value, list | tuple) else value
