"""Months, lines of enquiry, cases, draws and exemptions as values. Nothing here is ever changed."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from audit.models import Kind
from audit.timings import MonthName

Places = Annotated[int, Field(ge=0, le=500)]
FLAGS = ("custody", "knife", "victim", "joint")
TEXTS = (
    "childview_id",
    "case_manager",
    "team_manager",
    "team",
    "gender",
    "order_type",
    "care_status",
    "name",
)
COLUMNS = (*TEXTS, "age", *FLAGS)
KINDS: tuple[Kind, ...] = ("full", "joint", "group", "dip-sample")  # the order in which places are filled


class Shape(BaseModel):
    """A value of the programme."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Case(Shape):
    """One child of the caseload extract. `other` holds further columns of the file, by their folded names."""

    childview_id: str
    case_manager: str | None = None
    team_manager: str | None = None
    team: str | None = None
    name: str | None = None
    gender: str | None = None
    age: int | None = None
    order_type: str | None = None
    care_status: str | None = None
    custody: bool = False
    knife: bool = False
    victim: bool = False
    joint: bool = False
    other: Mapping[str, str] = {}


class LineOfEnquiry(Shape):
    """What a month looks into: its children (`where`, an expression of `filters`) and how many of each kind.

    `theme` is a yearly theme (`audit.programme.themes`); `questions` are those a dip sample answers.
    """

    title: str
    where: str = ""
    places: dict[Kind, Places] = {}
    theme: str | None = None
    questions: tuple[str, ...] = ()


class Month(Shape):
    """A programme month as the service planned it."""

    month: MonthName
    lines: tuple[LineOfEnquiry, ...] = ()


class Candidate(Shape):
    """A child on a line's list, in the order drawn. `number` is the draw's own for this child."""

    child: Case
    number: str


class LeftOut(Shape):
    """A child who was not drawn from, and why."""

    childview_id: str
    why: str


class DrawnLine(Shape):
    """One line's children: the first of them fill its places in the order of KINDS, the rest wait."""

    line: LineOfEnquiry
    order: tuple[Candidate, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


class Draw(Shape):
    """A month's draw, with all that is needed to make it again.

    `given` says which audits each child became last, by `folded` ChildView ID.
    """

    month: MonthName
    seed: str
    caseload: str  # the digest of the cases drawn from
    cases: int
    months_apart: int
    lines: tuple[DrawnLine, ...]
    made_by: str
    made_at: dt.datetime
    given: dict[str, tuple[str, ...]] = {}


class Exemption(Shape):
    """Time in which an auditor takes no audits, or one audit they need not do; agreed by a line manager.

    Until `approved_by` is there it is only asked for.
    """

    id: str
    person: str
    reason: str
    audit: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    asked_by: str
    asked_at: dt.datetime
    approved_by: str | None = None
    approved_at: dt.datetime | None = None
