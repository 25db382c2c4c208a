"""The sheet Dashboard: figures that recalculate from the other sheets, each with a chart that lives on it."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any, get_args

from audit.deadlines import UK
from audit.models import ActionStatus
from audit.rules import section_key
from docgen.ooxml.dates import day
from docgen.tracker import actions, audits
from docgen.tracker.book import Book
from docgen.tracker.charts import add_chart
from docgen.tracker.due import CLOSED_ACTIONS, days_overdue, due_date
from docgen.tracker.table import Column, Figure, Place, Value, criterion, whole, write_table
from docgen.tracker.tracked import Tracked, labels, section_titles

SHEET = "Dashboard"
FIRST_WIDTH, OTHER_WIDTH = 44, 14
TEXT = '"?*"'  # the condition that a cell holds a text
EMPTY = "No audit has been recorded yet. Ratings and charts appear here with the first one."

Figures = Sequence[tuple[str, Sequence[Figure]]]


def write_dashboard(book: Book, tracked: Sequence[Tracked], now: dt.datetime) -> None:
    """Write the sheet."""
    sheet = book.sheet(SHEET, freeze=(0, 0))
    sheet.set_column(0, 0, FIRST_WIDTH)
    sheet.set_column(1, 20, OTHER_WIDTH)
    moment = now.astimezone(UK)
    of = f" of {book.look.organisation}" if book.look.organisation else ""
    written = f"The record{of} on {day(moment.date())} at {moment:%H:%M}. Figures follow the other sheets."
    for row, (text, format_) in enumerate(
        [("Audit tracker: dashboard", "title"), (book.look.marking, "marking"), (written, "plain")]
    ):
        book.text(sheet, row, 0, text, format_)
    book.height(sheet, 0, 2)
    glance = _at_a_glance(tracked, moment.date())
    row = _block(book, sheet, 4, "At a glance", ("Figure", "Number"), glance)
    if tracked:
        rated = labels(tracked)
        rows = _ratings(tracked, rated)
        row = _block(book, sheet, row, "Ratings by section", ("Section", *rated), rows, chart="stacked")
    else:
        book.text(sheet, row, 0, EMPTY, "plain")
        row += 2
    statuses = _statuses(tracked)
    _block(book, sheet, row, "Actions by status", ("Status", "Number"), statuses, chart="plain")


def _block(
    book: Book,
    sheet: Any,
    top: int,
    title: str,
    headers: Sequence[str],
    figures: Figures,
    chart: Chart | None = None,
) -> int:
    """A heading, a table of figures and, where asked, its chart beside it; gives the next free row."""
    book.text(sheet, top, 0, title, "subtitle")
    columns = [
        Column(title, FIRST_WIDTH),
        *(Column(header, OTHER_WIDTH, "figure", look="count") for header in headers),
    ]
    rows: list[list[Value]] = [[name, *values] for name, values in figures]
    place = Place(top + 1)
    name = "tbl" + title.title().replace(" ", "")
    last = write_table(book, sheet, name, columns, rows, place, f"{title}, in figures")
    if not (chart or stacked):
        return last + 2
    return max(last, add_chart(book, sheet, title, place, figures, headers, stacked=stacked)) + 2


def _at_a_glance(tracked: Sequence[Tracked], today: dt.date) -> Figures:
    plan = [(one.record, action) for one in tracked for action in one.record.data.actions]
    status, due = whole(actions.TABLE, actions.STATUS), whole(actions.TABLE, actions.DUE)
    is_open = "".join(f',{status},"<>{value}"' for value in CLOSED_ACTIONS)
    still_open = [(record, action) for record, action in plan if action.status not in CLOSED_ACTIONS]
    overdue = sum(1 for r, a in still_open if days_overdue(due_date(a, r), a.status, today))
    undated = sum(1 for r, a in still_open if not due_date(a, r))
    audit = whole(audits.TABLE, audits.AUDIT)
    return [
        ("Audits", [Figure(f"=COUNTIF({audit},{TEXT})", len(tracked))]),
        ("Actions", [Figure(f"=COUNTIF({status},{TEXT})", len(plan))]),
        ("Actions still open", [Figure(f"=COUNTIFS({status},{TEXT}{is_open})", len(still_open))]),
        ("Open and overdue", [Figure(f'=COUNTIF({whole(actions.TABLE, actions.OVERDUE)},">0")', overdue)]),
        ("Open without a due date", [Figure(f'=COUNTIFS({status},{TEXT},{due},""{is_open})', undated)]),
    ]


def _ratings(tracked: Sequence[Tracked], rated: Sequence[str]) -> Figures:
    titles = section_titles(tracked)
    given = Counter(
        (section_key(title), judgement.rating)
        for one in tracked
        for title, judgement in one.record.data.sections.items()
    )
    overall = Counter(one.record.data.overall.rating for one in tracked)
    rows = [
        (title, [_rated(header, label, given[section_key(title), label]) for label in rated])
        for title, header in zip(titles, audits.section_headers(titles), strict=True)
    ]
    return [*rows, (audits.OVERALL, [_rated(audits.OVERALL, label, overall[label]) for label in rated])]


def _rated(header: str, label: str, count: int) -> Figure:
    return Figure(f"=COUNTIF({whole(audits.TABLE, header)},{criterion(label)})", count)


def _statuses(tracked: Sequence[Tracked]) -> Figures:
    counted = Counter(action.status for one in tracked for action in one.record.data.actions)
    status = whole(actions.TABLE, actions.STATUS)
    return [
        (name, [Figure(f"=COUNTIF({status},{criterion(name)})", counted[name])])
        for name in get_args(ActionStatus)
    ]
