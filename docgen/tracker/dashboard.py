"""The sheet Dashboard: figures that recalculate from the other sheets, each with a chart that lives on it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from audit.deadlines import UK
from audit.written import day
from docgen.tracker import figures
from docgen.tracker.book import Book
from docgen.tracker.charts import Block, add_chart
from docgen.tracker.due import Dated
from docgen.tracker.table import Column, Place, Value, write_table
from docgen.tracker.tracked import Tracked

SHEET = "Dashboard"
FIRST_WIDTH, OTHER_WIDTH = 44, 14
EMPTY = "No audit has been recorded yet. Ratings and their chart appear here with the first one."


def write_dashboard(book: Book, tracked: Sequence[Tracked], plan: Sequence[Dated], now: dt.datetime) -> None:
    """Write the sheet."""
    sheet = book.sheet(SHEET, freeze=(0, 0))
    sheet.set_column(0, 0, FIRST_WIDTH)
    sheet.set_column(1, 20, OTHER_WIDTH)
    moment = now.astimezone(UK)
    row = _heading(book, sheet, moment)
    row = _block(book, sheet, row, figures.at_a_glance(tracked, plan, moment.date()))
    if tracked:
        row = _block(book, sheet, row, figures.ratings(tracked))
        row = _block(book, sheet, row, figures.trend(tracked))
    else:
        book.text(sheet, row, 0, EMPTY, "plain")
        row += 2
    row = _block(book, sheet, row, figures.statuses(plan))
    if owners := figures.owners(plan):
        _block(book, sheet, row, owners)


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
