"""The sheet Actions: one row for each action; the pair of audit and action number is its identity."""

import datetime as dt
from collections.abc import Iterator, Sequence

from audit.dates import only_date
from docgen.plan.findings import finding
from docgen.tracker.book import A3, Book
from docgen.tracker.due import Dated, days_overdue, days_overdue_formula
from docgen.tracker.lists import Lists
from docgen.tracker.table import Column, Value, set_widths, this_row, write_table
from docgen.tracker.tracked import typed_on

SHEET, TABLE = "Actions", "tblActions"
AUDIT, STATUS, DUE, OVERDUE = "Audit", "Status", "Due date", "Days overdue"
SPARE = 500  # rows below the table in which new actions can be typed with its drop-downs and hints
ABOUT = "One row for each action of each audit: what is to be done, by whom, by when, and how it stands."


def write_actions(book: Book, plan: Sequence[Dated], lists: Lists, today: dt.date) -> None:
    """Write the sheet."""
    sheet = book.sheet(SHEET, freeze=(1, 3), paper=A3)
    columns = _columns(lists)
    set_widths(book, sheet, columns)
    last = write_table(book, sheet, TABLE, columns, _rows(plan, today), about=ABOUT, spare=SPARE)
    sheet.ignore_errors({"number_stored_as_text": f"A2:C{last + 1} F2:F{last + 1}"})


def _columns(lists: Lists) -> list[Column]:
    overdue = days_overdue_formula(this_row(TABLE, DUE), this_row(TABLE, STATUS))
    return [
        Column(AUDIT, 14, "plain", "The audit's reference. A new action needs it."),
        Column(
            "Action no", 10, "plain", "Leave this empty for a new action: it is numbered when it is read."
        ),
        Column("ChildView ID", 13, "plain"),
        Column("Programme month", 12, "month"),
        Column("Section", 16),
        Column("Question", 9, "plain", "The number of the question that the action answers."),
        Column("Finding", 30),
        Column("Action", 32, hint="One action: what will be different once it is done."),
        Column("Owner", 15, hint="One person by name.", choices=lists.owners, strict=False),
        Column("Timescale", 16, hint="As it was agreed; the date itself belongs in the next column."),
        Column(DUE, 12, "date", "The day by which it is done, such as 31/12/2026."),
        Column(OVERDUE, 19, "formula", formula=overdue, look="late", alarm="ISNUMBER({cell})"),
        Column(
            STATUS, 13, "plain", "Completed needs no evidence; checked back does.", choices=lists.statuses
        ),
        Column("Progress note", 26, hint="What has been done so far."),
        Column("How it will be checked", 20),
        Column("Evidence", 22, hint="What shows that it is done. Needed for Checked back."),
        Column("Check-back date", 13, "date", "The day on which someone looks whether it made a difference."),
        Column("Outcome of check-back", 22, hint="What changed for the child."),
    ]


def _rows(plan: Sequence[Dated], today: dt.date) -> Iterator[Sequence[Value]]:
    sections: dict[int, dict[str, str]] = {}  # the section of each question, by form
    for one in plan:
        form = one.of.form
        if id(form) not in sections:
            sections[id(form)] = {question.number: section.title for section, _, question in form.places()}
        yield _row(one, sections[id(form)], today)


def _row(one: Dated, sections: dict[str, str], today: dt.date) -> Sequence[Value]:
    record, action = one.of.record, one.action
    data = record.data
    return (
        record.id,
        action.id,
        data.child.childview_id,
        month_of(data.month),
        sections.get((action.question or "").strip()),
        action.question,
        finding(one.of.form, data, action).text,
        action.action,
        action.responsibility,
        action.timescale,
        one.due,
        days_overdue(one.due, action.status, today) or "",
        action.status,
        action.progress,
        action.measure,
        action.evidence,
        _date_or_text(action.check_back, typed_on(record)),
        action.outcome,
    )


def month_of(month: str) -> Value:
    """The first day of a month such as `2026-11`; the text itself for a year that is none."""
    try:
        return dt.date.fromisoformat(f"{month}-01")
    except ValueError:
        return month


def _date_or_text(typed: str | None, today: dt.date) -> Value:
    """A date where the text is nothing else; otherwise the text, so that nothing of it is lost."""
    return (only_date(typed, today) or typed) if typed else None
