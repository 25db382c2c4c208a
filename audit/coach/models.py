"""What the coaches take and give: the items and remarks of `checkback check action` and `check comment`."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from audit.dates import only_date

ActionFlaw = Literal[
    "no_owner",
    "vague_owner",
    "no_date",
    "vague_date",
    "date_in_past",
    "vague_verb",
    "several_actions",
    "not_measurable",
    "not_achievable",
    "not_relevant",
]
CommentFlaw = Literal[
    "one_liner",
    "no_evidence_for_grade",
    "no_impact_on_child",
    "grade_contradicts_comment",
    "identifiable_data",
]
Flaw = ActionFlaw | CommentFlaw

READING_DAY = dt.date(2025, 1, 1)  # an audit date given in words has its year; this only anchors two figures
SOMEBODY = "this person"


def _blank(value: object) -> object:
    return "" if value is None else value


def _as_text(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _blank(value)


def _as_date(value: object) -> object:
    """A date as data (`2025-05-16`) or as people type it (`16/05/2025`); blank is none."""
    if not isinstance(value, str):
        return value
    return (only_date(value, READING_DAY) or value) if value.strip() else None


def _as_names(value: object) -> object:
    """Names alone, or each with the words that say who it is (`the child`, `the case manager`)."""
    if isinstance(value, str):
        return {value: SOMEBODY}
    if isinstance(value, list | tuple | set | frozenset):
        return dict.fromkeys(value, SOMEBODY)
    return {} if value is None else value


Typed = Annotated[str, BeforeValidator(_as_text)]
Names = Annotated[Mapping[str, str], BeforeValidator(_as_names)]


class Item(BaseModel):
    """Something to be judged. Fields that the coach does not know are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class ActionItem(Item):
    """One action of a plan as typed. `audit_date` is the day from which its timescale is counted."""

    action: Typed = ""
    responsibility: Typed = ""
    timescale: Typed = ""
    audit_date: Annotated[dt.date | None, BeforeValidator(_as_date)] = None
    findings: tuple[Typed, ...] | None = None


class CommentItem(Item):
    """One comment as typed, with where it stands.

    `question` is a number, a section's name or `Overall`. `names` are those known from the audit's header:
    names alone, or each with words that say who it is. `question_text` is the question as the form puts it.
    """

    question: Typed = ""
    section: Typed = ""
    grade: Typed = ""
    comment: Typed = ""
    question_text: Typed = ""
    names: Names = Field(default_factory=dict)


class Remarks(BaseModel):
    """What a coach says. Flaws, advice and rules go together, one by one; notes are further remarks."""

    model_config = ConfigDict(frozen=True)

    flaws: tuple[Flaw, ...] = ()
    advice: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


class ActionDraft(BaseModel):
    """An action drafted from a finding: what to do, who might, how someone else could tell it was done."""

    model_config = ConfigDict(frozen=True)

    action: str
    responsibility: str
    finding: str
    measure: str
