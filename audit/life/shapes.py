"""Concerns, meetings and moderation as typed values.

The data keeps them as they were given, for an audit may come from elsewhere and must come back exactly;
these readers make the best of what stands there and never refuse. What the commands of `audit.life` write
always has these shapes.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from audit.models import OVERALL, AuditData

MeetingKind = Literal["UoP", "follow-up", "reflection", "panel"]
TalkOutcome = Literal["offered", "held", "declined"]
Side = Literal["auditor", "moderator", "neither"]


class Shape(BaseModel):
    """One typed value read out of the data; what it does not know is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    def as_data(self) -> dict[str, Any]:
        """The value as it is kept in the data: what says nothing is left out."""
        told = self.model_dump(mode="json", exclude_none=True)
        return {name: value for name, value in told.items() if value not in ("", [], {})}


class Numbered(Shape):
    """A value of a list, known by its `id` there."""

    id: str = ""


class Concern(Numbered):
    """A safeguarding concern. `id` counts from 1 within the audit; `question` is the form's number."""

    raised_by: str | None = None
    at: dt.datetime | None = None
    question: str | None = None
    text: str = ""
    acknowledged_by: str | None = None
    acknowledged_at: dt.datetime | None = None
    note: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether the team manager has yet to say that they know of it."""
        return self.acknowledged_at is None and self.acknowledged_by is None


class Meeting(Numbered):
    """A meeting about the audit: arranged for a day (`arranged_for`), then held on one (`date`)."""

    kind: str = "UoP"
    arranged_for: dt.date | None = None
    arranged_by: str | None = None
    date: dt.date | None = None
    came: tuple[str, ...] = ()
    strengths: str | None = None
    agreed: str | None = None
    recorded_by: str | None = None

    @property
    def is_held(self) -> bool:
        """Whether it took place."""
        return self.date is not None


class Opinion(Shape):
    """What the moderator thinks of one section's judgement; `rating` is their own where they disagree."""

    agrees: bool | None = None
    reason: str | None = None
    rating: str | None = None


class Talk(Shape):
    """The talk offered to the auditor before anything is sent back in writing."""

    outcome: TalkOutcome = "offered"
    date: dt.date | None = None
    by: str | None = None


class Return(Shape):
    """One time that the audit was sent back to its auditor."""

    by: str = ""
    at: dt.datetime | None = None
    reason: str = ""


class Objection(Shape):
    """That somebody does not accept the moderated outcome."""

    by: str = ""
    at: dt.datetime | None = None
    reason: str = ""


class Decision(Shape):
    """What the head of service decided, and whose judgement stands: `rating` is that of the whole."""

    by: str = ""
    at: dt.datetime | None = None
    stands: Side = "moderator"
    rating: str | None = None
    reason: str = ""


class Moderation(Shape):
    """The moderator's view. `sections` goes by the section's title, and `Overall` for the whole."""

    by: str | None = None
    sections: dict[str, Opinion] = {}
    notes: str | None = None
    talk: Talk | None = None
    actions_meet_findings: bool | None = None
    actions_reason: str | None = None
    returns: tuple[Return, ...] = ()
    objection: Objection | None = None
    decision: Decision | None = None

    @property
    def overall(self) -> Opinion:
        """What the moderator thinks of the judgement of the whole."""
        return self.sections.get(OVERALL, Opinion())


Some = TypeVar("Some", bound=Shape)
Listed = TypeVar("Listed", bound=Numbered)


def concerns(data: AuditData) -> tuple[Concern, ...]:
    """Every safeguarding concern of the audit, in order; a bare text is a concern of those words."""
    return _numbered(Concern, data.concerns)


def meetings(data: AuditData) -> tuple[Meeting, ...]:
    """Every meeting of the audit, in order."""
    return _numbered(Meeting, data.meetings)


def uop_held(data: AuditData) -> dt.date | None:
    """When the first Understanding-our-Practice meeting about the audit was held."""
    held = [meeting.date for meeting in meetings(data) if meeting.kind == "UoP" and meeting.date]
    return min(held, default=None)


def moderation(data: AuditData) -> Moderation:
    """The moderator's view as it stands."""
    return _read(Moderation, data.moderation)


def _numbered(shape: type[Listed], raws: Sequence[object]) -> tuple[Listed, ...]:
    """Each value of a list under an id of its own; what was given without one is known by its place."""
    found: dict[str, Listed] = {}
    for place, raw in enumerate(raws, 1):
        if raw:
            value = _read(shape, raw if isinstance(raw, Mapping) else {"text": str(raw)})
            free = (str(n) for n in range(place, place + len(raws) + 1) if str(n) not in found)
            number = value.id if value.id and value.id not in found else next(free)
            found[number] = value.model_copy(update={"id": number})
    return tuple(found.values())


def _read(shape: type[Some], raw: Mapping[str, Any]) -> Some:
    """The value, without the fields that are not as we would write them."""
    fields = dict(raw)
    while True:
        try:
            return shape.model_validate(fields)
        except ValidationError as error:
            for fault in error.errors():
                fields.pop(str(fault["loc"][0]), None)
