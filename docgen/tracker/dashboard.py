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
from docgen.tracker.charts import Block, add_chart
from docgen.tracker.due import CLOSED_ACTIONS, Dated, days_overdue
from docgen.tracker.table import Column, Figure, Place, Value, criterion, whole, write_table
from docgen.tracker.tracked import Tracked, labels, section_titles

SHEET = "Dashboard"
FIRST_WIDTH, OTHER_WIDTH = 44, 14
TEXT = '"?*"'  # the condition that a cell holds a text
EMPTY = "No audit has been recorded yet. Ratings and their chart appear here with the first one."


def write_dashboard(book: Book, tracked: Sequence[Tracked], plan: Sequence[Dated], now: dt.datetime) -> None:
    """Write the sheet."""
    sheet = book.sheet(SHEET, freeze=(0, 0))
    sheet.set_column(0, 0, FIRST_WIDTH)
    sheet.set_column(1, 20, OTHER_WIDTH)
    moment = now.astimezone(UK)
    row = _heading(book, sheet, moment)
    row = _block(book, sheet, row, _at_a_glance(tracked, plan, moment.date()))
    if tracked:
        row = _block(book, sheet, row, _ratings(tracked))
    else:
        book.text(sheet, row, 0, EMPTY, "plain")
        row += 2
    _block(book, sheet, row, _statuses(plan))


def _heading(book: Book, sheet: Any, moment: dt.datetime) -> int:
    of = f" of {book.look.organisation}" if book.look.organisation else ""
    written = f"The record{of} on {day(moment.date())} at {moment:%H:%M}. Figures follow the other sheets."
    book.text(sheet, 0, 0, "Audit tracker: dashboard", "title")
    book.height(sheet, 0, 2)
    book.text(sheet, 1, 0, book.look.marking, "marking")
    book.text(sheet, 2, 0, written, "plain")
    return 4


def _block(book: Book, sheet: Any, top: int, block: Block) -> int:
    """A heading, a table of figures and, where it has one, its chart beside it; gives the next free row."""
    book.text(sheet, top, 0, block.title, "subtitle")
    book.height(sheet, top, 2)
    figures = (Column(header, OTHER_WIDTH, "figure", look="count") for header in block.headers)
    columns = [Column(block.of, FIRST_WIDTH), *figures]
    rows: list[list[Value]] = [[name, *values] for name, values in block.rows]
    name = "tbl" + block.title.title().replace(" ", "")
    last = write_table(book, sheet, name, columns, rows, Place(top + 1), f"{block.title}, in figures")
    if block.chart:
        last = max(last, add_chart(book, sheet, block, Place(top + 1)))
    return last + 2


def _at_a_glance(tracked: Sequence[Tracked], plan: Sequence[Dated], today: dt.date) -> Block:
    status, due = whole(actions.TABLE, actions.STATUS), whole(actions.TABLE, actions.DUE)
    is_open = "".join(f',{status},"<>{value}"' for value in CLOSED_ACTIONS)
    still_open = [one for one in plan if one.action.status not in CLOSED_ACTIONS]
    overdue = sum(1 for one in still_open if days_overdue(one.due, one.action.status, today))
    undated = sum(1 for one in still_open if not one.due)
    rows = [
        ("Audits", f"COUNTIF({whole(audits.TABLE, audits.AUDIT)},{TEXT})", len(tracked)),
        ("Actions", f"COUNTIF({status},{TEXT})", len(plan)),
        ("Actions still open", f"COUNTIFS({status},{TEXT}{is_open})", len(still_open)),
        ("Open and overdue", f'COUNTIF({whole(actions.TABLE, actions.OVERDUE)},">0")', overdue),
        ("Open without a due date", f'COUNTIFS({status},{TEXT},{due},""{is_open})', undated),
    ]
    figures = [(name, [Figure(f"={formula}", value)]) for name, formula, value in rows]
    return Block("At a glance", "Figure", ["Number"], figures)


def _ratings(tracked: Sequence[Tracked]) -> Block:
    """How often each section, and the whole, was given each rating."""
    titles, rated = section_titles(tracked), labels(tracked)
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
    rows.append((audits.OVERALL, [_rated(audits.OVERALL, label, overall[label]) for label in rated]))
    return Block("Ratings by section", "Section", rated, rows, "stacked")


def _rated(header: str, label: str, count: int) -> Figure:
    return Figure(f"=COUNTIF({whole(audits.TABLE, header)},{criterion(label)})", count)


def _statuses(plan: Sequence[Dated]) -> Block:
    counted = Counter(one.action.status for one in plan)
    status = whole(actions.TABLE, actions.STATUS)
    rows = [
        (name, [Figure(f"=COUNTIF({status},{criterion(name)})", counted[name])])
        for name in get_args(ActionStatus)
    ]
    return Block("Actions by status", "Status", ["Number"], rows, "plain" if plan else None)
