"""The sheet Audits: one row for each audit, with its ratings, its deadlines and whether they were met."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from audit.deadlines import deadlines, uk_date
from audit.record import AuditRecord, State
from audit.rules import section_key
from docgen.tracker.actions import month_of
from docgen.tracker.book import A3, Book
from docgen.tracker.due import kept, kept_formula
from docgen.tracker.table import Column, Value, set_widths, this_row, unique, write_table
from docgen.tracker.tracked import Tracked, section_titles

SHEET, TABLE = "Audits", "tblAudits"
AUDIT, STATE, OVERALL = "Audit", "State", "Overall"
LATE = 'LEFT({cell},7)="Overdue"'
ABOUT = "One row for each audit: who, when, its ratings, its deadlines and whether each was met."


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline of `audit.deadlines` by its name there, with its three columns.

    `done` says when what is due was done; in the states `done_in` it has been, date or not.
    """

    name: str
    due_header: str
    done_header: str
    kept_header: str
    done: Callable[[AuditRecord], dt.date | None]
    done_in: tuple[State, ...]


DEADLINES = (
    Deadline(
        "complete",
        "Hand in by",
        "Submitted on",
        "Handed in on time",
        lambda record: uk_date(record.submitted_at) if record.submitted_at else None,
        ("submitted", "moderated", "escalated", "closed"),
    ),
    Deadline(
        "moderate",
        "Moderate by",
        "Moderated on",
        "Moderated on time",
        lambda record: record.data.verification.date,
        ("moderated", "escalated", "closed"),
    ),
)


def write_audits(book: Book, tracked: Sequence[Tracked], today: dt.date) -> None:
    """Write the sheet."""
    sheet = book.sheet(SHEET, freeze=(1, 2), paper=A3)
    titles = section_titles(tracked)
    columns = _columns(titles)
    set_widths(book, sheet, columns)
    keys = [section_key(title) for title in titles]
    last = write_table(book, sheet, TABLE, columns, _rows(tracked, keys, today), about=ABOUT)
    sheet.ignore_errors({"number_stored_as_text": f"A2:B{last + 1}"})


def section_headers(titles: Sequence[str]) -> list[str]:
    """The headers of the sections' ratings in the table."""
    before = len(_columns(()))
    return unique([column.header for column in _columns(titles)])[before:]


def _columns(titles: Sequence[str]) -> list[Column]:
    dated = [column for deadline in DEADLINES for column in _deadline_columns(deadline)]
    return [
        Column(AUDIT, 14, "plain"),
        Column("ChildView ID", 13, "plain"),
        Column("Programme month", 12, "month"),
        Column("Kind", 11, "plain"),
        Column(STATE, 12, "plain"),
        Column("Auditor", 18),
        Column("Case manager", 18),
        Column("Team manager", 18),
        Column("Moderator", 18),
        *dated,
        Column(OVERALL, 15),
        *(Column(title, 15) for title in titles),
    ]


def _deadline_columns(deadline: Deadline) -> list[Column]:
    due, done = this_row(TABLE, deadline.due_header), this_row(TABLE, deadline.done_header)
    formula = kept_formula(due, done, this_row(TABLE, STATE), deadline.done_in)
    return [
        Column(deadline.due_header, 13, "date"),
        Column(deadline.done_header, 14, "date"),
        Column(deadline.kept_header, 20, "formula", formula=formula, alarm=LATE),
    ]


def _rows(tracked: Sequence[Tracked], keys: Sequence[str], today: dt.date) -> Iterator[Sequence[Value]]:
    for one in tracked:
        record, data = one.record, one.record.data
        judged = {section_key(title): judgement.rating for title, judgement in data.sections.items()}
        yield (
            record.id,
            data.child.childview_id,
            month_of(data.month),
            data.kind,
            record.state,
            data.auditor,
            data.case_manager,
            data.team_manager,
            data.verification.by,
            *_deadline_values(record, today),
            data.overall.rating,
            *(judged.get(key) for key in keys),
        )


def _deadline_values(record: AuditRecord, today: dt.date) -> Iterator[Value]:
    due_by = deadlines(record)
    for deadline in DEADLINES:
        due, done = due_by[deadline.name], deadline.done(record)
        yield from (due, done, kept(due, done, record.state, deadline.done_in, today))
