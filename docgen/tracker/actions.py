"""The sheet Actions: one row for each action, with its identity in sight and once more in a hidden column."""

import datetime as dt
from collections.abc import Iterator, Sequence

from audit.dates import only_date
from audit.models import Action
from audit.record import AuditRecord
from audit.text import clean
from audit.tracking.models import Fields
from audit.tracking.values import CHECKED_BACK, due_date, typed_on
from docgen.plan.findings import finding
from docgen.tracker.book import A3, Book, shortened
from docgen.tracker.columns import FIELDS, IDENTITY, SHOWN_ONLY, TABLE, Field, action_columns
from docgen.tracker.due import Dated, days_overdue
from docgen.tracker.lists import Lists
from docgen.tracker.table import Value, set_widths, write_table
from docgen.tracker.tracked import Tracked
from questionbank.models import Form

SHEET = "Actions"
SPARE = 500  # rows below the table in which new actions can be typed with its drop-downs and hints
ABOUT = "One row for each action of each audit: what is to be done, by whom, by when, and how it stands."


def write_actions(book: Book, plan: Sequence[Dated], lists: Lists, today: dt.date, line: int | None) -> None:
    """Write the sheet. `line` is the history line up to which the record is written here."""
    sheet = book.sheet(SHEET, freeze=(1, 3), paper=A3)
    columns = [one.column for one in action_columns(lists)]
    set_widths(book, sheet, columns)
    rows = _rows(plan, today, line)
    last = write_table(book, sheet, TABLE, columns, rows, about=ABOUT, spare=SPARE)
    sheet.ignore_errors({"number_stored_as_text": f"A2:C{last + 1} F2:F{last + 1}"})


def shown(record: AuditRecord, form: Form) -> dict[str, Fields]:
    """What the sheet shows of each action of an audit that somebody may edit, by the action's id, as text."""
    plan = [
        Dated(Tracked(record, form), action, due_date(action.timescale, typed_on(record)))
        for action in record.data.actions
    ]
    return {str(one.action.id): _texts(_row(one, {}, dt.date.min, None)) for one in plan}


def cells_of_action(one: Dated, today: dt.date, line: int) -> dict[Field, Value]:
    """What the row of an action holds, by field."""
    form = one.of.form
    sections = {question.number: section.title for section, _, question in form.places()}
    return dict(zip(FIELDS, _row(one, sections, today, line), strict=True))


def month_of(month: str) -> Value:
    """The first day of a month such as `2026-11`; the text itself for a year that is none."""
    try:
        return dt.date.fromisoformat(f"{month}-01")
    except ValueError:
        return month


def _rows(plan: Sequence[Dated], today: dt.date, line: int | None) -> Iterator[Sequence[Value]]:
    sections: dict[int, dict[str, str]] = {}  # the section of each question, by form
    for one in plan:
        form = one.of.form
        if id(form) not in sections:
            sections[id(form)] = {question.number: section.title for section, _, question in form.places()}
        yield _row(one, sections[id(form)], today, line)


def _row(one: Dated, sections: dict[str, str], today: dt.date, line: int | None) -> Sequence[Value]:
    record, action = one.of.record, one.action
    data = record.data
    check_back = _date_or_text(action.check_back, typed_on(record))
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
        check_back,
        check_back if action.status == CHECKED_BACK else None,
        action.outcome,
        None if line is None else row_key(record, action, line),
    )


def row_key(record: AuditRecord, action: Action, line: int) -> str:
    """The identity of a row, and the history line up to which the record was written into it."""
    return f"{record.id}/{action.id}/{line}"


def _texts(row: Sequence[Value]) -> Fields:
    named = zip(FIELDS, row, strict=True)
    return {name: _text(value) for name, value in named if name not in (*IDENTITY, *SHOWN_ONLY)}


def _text(value: Value) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    return shortened(clean(value)[0]) if isinstance(value, str) else ""


def _date_or_text(typed: str | None, today: dt.date) -> Value:
    """A date where the text is nothing else; otherwise the text, so that nothing of it is lost."""
    return (only_date(typed, today) or typed) if typed else None
