"""The sheet Audits: one row for each audit, with its ratings, its deadlines and whether they were met."""

import datetime as dt
from collections.abc import Iterator, Sequence

from audit.rules import section_key
from audit.themes.counting import sections as section_titles
from audit.timings import Timings
from docgen.tracker.actions import month_of
from docgen.tracker.book import A3, Book
from docgen.tracker.due import kept, kept_formula
from docgen.tracker.kept import Deadline, deadlines_of
from docgen.tracker.table import Column, Value, set_widths, this_row, unique, write_table
from docgen.tracker.tracked import Tracked

SHEET, TABLE = "Audits", "tblAudits"
AUDIT, MONTH, STATE, OVERALL = "Audit", "Programme month", "State", "Overall"
LATE = 'LEFT({cell},7)="Overdue"'
ABOUT = "One row for each audit: who, when, its ratings, its deadlines and whether each was met."
PAGES_WIDE = 2
Deadlines = Sequence[tuple[Deadline, Sequence[dt.date | None]]]


def write_audits(book: Book, tracked: Sequence[Tracked], today: dt.date, timings: Timings) -> None:
    """Write the sheet."""
    sheet = book.sheet(SHEET, freeze=(1, 2), paper=A3, pages_wide=PAGES_WIDE)
    titles, due = section_titles(tracked), deadlines_of(tracked, timings)
    columns = _columns(titles, [deadline for deadline, _ in due])
    set_widths(book, sheet, columns)
    rows = _rows(tracked, [section_key(title) for title in titles], due, today)
    last = write_table(book, sheet, TABLE, columns, rows, about=ABOUT)
    sheet.ignore_errors({"number_stored_as_text": f"A2:B{last + 1}"})


def section_headers(titles: Sequence[str]) -> list[str]:
    """The headers of the sections' ratings in the table."""
    before = len(_columns((), ()))
    return unique([column.header for column in _columns(titles, ())])[before:]


def _columns(titles: Sequence[str], due: Sequence[Deadline]) -> list[Column]:
    """The ratings stand before the deadlines: their headers do not depend on which deadlines there are."""
    return [
        Column(AUDIT, 14, "plain"),
        Column("ChildView ID", 13, "plain"),
        Column(MONTH, 12, "month"),
        Column("Kind", 11, "plain"),
        Column(STATE, 12, "plain"),
        Column("Auditor", 18),
        Column("Case manager", 18),
        Column("Team manager", 18),
        Column("Moderator", 18),
        Column(OVERALL, 15),
        *(Column(title, 15) for title in titles),
        *_deadline_columns(due),
    ]


def _deadline_columns(due: Sequence[Deadline]) -> Iterator[Column]:
    for deadline, brings_done in _with_own(due):
        yield Column(deadline.due_header, 13, "date")
        if brings_done:
            yield Column(deadline.done_header, 14, "date")
        day, done = this_row(TABLE, deadline.due_header), this_row(TABLE, deadline.done_header)
        state = this_row(TABLE, STATE)
        formula = kept_formula(day, done, state, deadline.done_in, deadline.undated)
        yield Column(deadline.kept_header, 20, "formula", formula=formula, alarm=LATE)


def _with_own(due: Sequence[Deadline]) -> Iterator[tuple[Deadline, bool]]:
    """Each deadline, and whether the column of its day of doing is its own or stands before it already."""
    seen: set[str] = set()
    for deadline in due:
        yield deadline, deadline.done_header not in seen
        seen.add(deadline.done_header)


def _rows(
    tracked: Sequence[Tracked], keys: Sequence[str], due: Deadlines, today: dt.date
) -> Iterator[Sequence[Value]]:
    own = [brings for _, brings in _with_own([deadline for deadline, _ in due])]
    for place, one in enumerate(tracked):
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
            data.verification.by or record.moderator,
            data.overall.rating,
            *(judged.get(key) for key in keys),
            *_deadline_values(one, [(deadline, days[place]) for deadline, days in due], own, today),
        )


def _deadline_values(
    one: Tracked, due: Sequence[tuple[Deadline, dt.date | None]], own: Sequence[bool], today: dt.date
) -> Iterator[Value]:
    state = one.record.state
    for (deadline, day), brings_done in zip(due, own, strict=True):
        done = deadline.done(one.record)
        yield day
        if brings_done:
            yield done
        yield kept(day, done, state, deadline.done_in, today, deadline.undated)
