"""One cell of somebody's workbook, filled without touching its look."""

import datetime as dt
import re
from copy import copy
from typing import Any, TypeGuard

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from audit.text import clean
from docgen.tracker.book import shortened
from docgen.tracker.table import Figure
from docgen.tracker_reading.cells import text_of

Value = str | int | dt.date | Figure | None
ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # what a reader would take for a character written as a number
DAY = "dd/mm/yyyy"


def put(cell: Cell, value: Value) -> None:
    """Put a value into a cell; a text stays a text whatever it begins with."""
    if isinstance(value, str):
        cell.value = ESCAPED.sub("_x005F_", shortened(clean(value)[0])) or None
        if cell.value is not None:
            cell.data_type = "s"
    else:
        cell.value = value if not isinstance(value, Figure) else value.value
        if isinstance(value, dt.date) and cell.number_format == "General":
            cell.number_format = DAY


def said(cell: Any) -> str:
    """What a cell says, as text."""
    return text_of(cell.value).strip()


def is_ours(cell: Any) -> TypeGuard[Cell]:
    """Whether a cell may be filled: a formula stays, and so does what a merged cell covers."""
    return isinstance(cell, Cell) and cell.data_type != "f"


def look_like(cell: Any, other: Any) -> None:
    """Give a cell the look of another."""
    if other.has_style:
        cell._style = copy(other._style)


def widen(sheet: Worksheet, column: str, last: int, new_last: int) -> None:
    """Make the drop-downs of a column reach down to the new last row."""
    for rule in sheet.data_validations.dataValidation:
        for area in list(rule.sqref.ranges):
            if area.min_row <= last <= area.max_row < new_last and f"{column}{last}" in area:
                rule.add(f"{column}{last + 1}:{column}{new_last}")
