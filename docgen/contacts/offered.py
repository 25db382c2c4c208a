"""What each contact template may ask for, as types: `checkback templates check` reads them from here.

The fields themselves are made in `fields`, `findings` and `said`; the tests hold the two together.
"""

from dataclasses import dataclass

from docgen.contacts.findings import Planned, Point, Rated
from docgen.contacts.said import Noted, Reply


@dataclass(frozen=True, slots=True)
class InEvery:
    """In every contact."""

    marking: str
    contact_type: str
    contact_date: str
    audit_id: str
    audit_kind: str
    audit_month: str
    audit_date: str
    auditor: str
    case_manager: str
    team_manager: str
    unfinished: str


@dataclass(frozen=True, slots=True)
class Oversight(InEvery):
    """In the contact for management oversight."""

    ratings: list[Rated]
    tally: list[tuple[str, int]]
    overall_comment: str
    strengths: list[Point]
    strengths_found: int
    areas: list[Point]
    areas_found: int
    actions: list[Planned]
    moderator: str
    moderated_on: str


@dataclass(frozen=True, slots=True)
class Spoken(InEvery):
    """In the contacts about what people said."""

    conversation_date: str
    conversation_mode: str
    conversation_with: str
    replies: list[Reply]


@dataclass(frozen=True, slots=True)
class Meeting(Spoken):
    """In the contact for the other case meeting."""

    meetings: list[list[Noted]]


OFFERED: dict[str, type] = {
    "management-oversight": Oversight,
    "other-case-meeting": Meeting,
    "young-person-feedback": Spoken,
    "parent-feedback": Spoken,
}
