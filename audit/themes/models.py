"""The shapes of figures and of the two reports made from them.

They are also what a report's template may ask for: `checkback templates check` reads the fields from here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field, computed_field

from audit.record import AuditRecord
from questionbank.models import Form

HIDDEN = "hidden"  # what stands where a figure is kept back


@dataclass(frozen=True, slots=True)
class Looked:
    """An audit with the edition of the form it was begun under."""

    record: AuditRecord
    form: Form


class Part(BaseModel):
    """A part of a report: never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Row(Part):
    """One row of figures; None is a figure kept back."""

    name: str
    values: tuple[int | None, ...] = Field(exclude=True)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def cells(self) -> tuple[str, ...]:
        """The figures as they are printed."""
        return tuple(HIDDEN if value is None else str(value) for value in self.values)


class Figures(Part):
    """A table of counts: what its rows are, its columns, and a sentence about what is counted."""

    title: str
    of: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...] = ()
    told: str = ""
    chart: str = ""  # where a chart of the same figures goes; filled in when the report is written

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not any(value is None or value for row in self.rows for value in row.values)


class Finding(Part):
    """A question that stands out: how many audits rated it so, of how many that rated it."""

    number: str
    question: str
    section: str
    count: int
    of: int


class Span(Part):
    """How long something took, in days; `median` is None where nothing was finished."""

    name: str
    audits: int
    median: str
    longest: str


class Report(Part):
    """What both reports hold."""

    title: str
    organisation: str
    marking: str
    period: str
    made_on: str
    counted: str
    audits: Figures
    sections: Figures
    overall: Figures
    trend: Figures
    develop: tuple[Finding, ...]
    strengths: tuple[Finding, ...]
    moderation: Figures
    spans: tuple[Span, ...]
    actions: Figures
    voices: Figures
    joint: Figures
    yearly: Figures
    notes: tuple[str, ...]


class MonthReport(Report):
    """The summary of one programme month, for the quality and performance meeting."""

    enquiry: tuple[str, ...]
    writing: Figures


class BoardReport(Report):
    """The themes of several months, for the board: small counts about children and teams are kept back."""

    children: tuple[Figures, ...]
    teams: Figures


def figures(
    title: str, of: str, columns: Sequence[str], rows: Sequence[tuple[str, Sequence[int | None]]], told: str
) -> Figures:
    """A table from plain rows."""
    shown = tuple(Row(name=name, values=tuple(values)) for name, values in rows)
    return Figures(title=title, of=of, columns=tuple(columns), rows=shown, told=told)
