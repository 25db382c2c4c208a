"""A real Excel table of typed columns: named, filtered, with drop-downs and hints where people type."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from docgen.tracker.book import Book
from docgen.tracker.excel import MOST_LINES

Area = tuple[int, int, int, int]  # first row, first column, last row, last column, counted from 0
Kind = Literal["text", "plain", "date", "month", "formula", "figure"]
Put = Callable[[int, int, Any], object]

ARROW = 2  # characters that the button of a filter takes from a header
STYLE = "Table Style Medium 2"
WRAPPING = 1.1  # lines end at words, so they are not full
LONGEST_HEADER = 255
PLAIN_SIGNS = str.maketrans({"[": "(", "]": ")", "#": None, "'": "’"})
OPEN_ROW = "{row}"  # in a formula: the number of its own row
OWN_CELL = "{cell}"  # in a condition: the cell that it is about


@dataclass(frozen=True, slots=True)
class Figure:
    """A formula of a single cell with its result of today."""

    formula: str
    value: int


Value = str | int | dt.date | Figure | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, its width in characters, what it holds, what is said to who types in it.

    `formula` belongs to the kind `formula`, whose values are its results of today; in the kind `figure` each
    value is a Figure. `choices` is the range that a drop-down offers, `strict` whether it refuses all else.
    `look` is another format than the kind's own; while the condition `alarm` holds, the cell stands out.
    A `hidden` column is out of sight.
    """

    header: str
    width: float
    kind: Kind = "text"
    hint: str = ""
    choices: str = ""
    strict: bool = True
    formula: str = ""
    look: str = ""
    alarm: str = ""
    hidden: bool = False

    @property
    def format(self) -> str:
        """The name of the format of its cells."""
        return self.look or ("plain" if self.kind in ("formula", "figure") else self.kind)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands: the cell of its first header, counted from 0."""

    row: int = 0
    column: int = 0


def write_table(
    book: Book,
    sheet: Any,
    name: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Value]],
    place: Place = Place(),
    about: str = "",
    spare: int = 0,
) -> int:
    """Write a table; gives the number of its last row, counted from 0. Without rows it has an empty one.

    `spare` rows below it get its drop-downs, hints and looks too, for rows that are added by hand.
    """
    values = [*rows] or [[None if c.kind != "formula" else "" for c in columns]]
    last = place.row + len(values)
    headers = unique([column.header for column in columns])
    table = {
        "name": name,
        "style": STYLE,
        "description": about,
        "columns": [
            _described(book, column, header) for column, header in zip(columns, headers, strict=True)
        ],
    }
    sheet.add_table(place.row, place.column, last, place.column + len(columns) - 1, table)
    book.height(sheet, place.row, max(_lines(c.header, c.width - ARROW) for c in columns))
    _write_rows(book, sheet, columns, values, place)
    for number, column in enumerate(columns, place.column):
        _mark(book, sheet, column.alarm, (place.row + 1, number, last + spare, number), "alarm")
        _ease_typing(sheet, column, (place.row + 1, number, last + spare, number))
    right = place.column + len(columns) - 1
    filled = f'${xl_col_to_name(place.column)}{place.row + 2}<>""'
    _mark(book, sheet, filled, (place.row + 1, place.column, last + spare, right), "edge")
    return last


def set_widths(book: Book, sheet: Any, columns: Sequence[Column]) -> None:
    """Set the widths of a sheet's columns, and the look of the cells that nobody has filled yet."""
    for number, column in enumerate(columns):
        hidden = {"hidden": True} if column.hidden else None
        sheet.set_column(number, number, column.width, book.formats[column.format], hidden)


def unique(headers: Sequence[str]) -> list[str]:
    """Headers as a table needs them: on one line, not too long, each different from all before it.

    The four signs that formulas would have to escape are replaced: LibreOffice does not read them escaped.
    """
    seen: set[str] = set()
    result = []
    for header in headers:
        name = plain = " ".join(header.translate(PLAIN_SIGNS).split())[: LONGEST_HEADER - 6] or "Column"
        number = 2
        while name.lower() in seen:
            name = f"{plain} ({number})"
            number += 1
        seen.add(name.lower())
        result.append(name)
    return result


def this_row(table: str, header: str) -> str:
    """The cell of a column in a formula's own row."""
    return f"{table}[[#This Row],[{header}]]"


def whole(table: str, header: str) -> str:
    """All cells of a column, in a formula."""
    return f"{table}[{header}]"


def criterion(value: str) -> str:
    """The condition that a cell is this text and no other, in a formula."""
    literal = value.replace("~", "~~").replace("*", "~*").replace("?", "~?").replace('"', '""')
    return f'"={literal}"'


def _described(book: Book, column: Column, header: str) -> dict[str, object]:
    described: dict[str, object] = {"header": header, "header_format": book.formats["heading"]}
    if column.formula and OPEN_ROW not in column.formula:
        described |= {"formula": column.formula, "format": book.formats[column.format]}
    return described


def _write_rows(
    book: Book, sheet: Any, columns: Sequence[Column], rows: Sequence[Sequence[Value]], place: Place
) -> None:
    puts = [_put(book, sheet, column) for column in columns]
    widths = [column.width if column.format == "text" else 0 for column in columns]
    for number, row in enumerate(rows, place.row + 1):
        for offset, (value, put) in enumerate(zip(row, puts, strict=True), place.column):
            if value is not None:
                put(number, offset, value)
        book.height(sheet, number, max(map(_lines, row, widths)))


def _put(book: Book, sheet: Any, column: Column) -> Put:
    """How a value of that column is put into a cell."""
    format_ = column.format

    def text(row: int, number: int, value: str) -> None:
        book.text(sheet, row, number, value, format_)

    def date(row: int, number: int, value: dt.date | str) -> None:
        if isinstance(value, str):  # what was typed is no date alone; it stands as typed
            book.text(sheet, row, number, value)
        else:
            book.date(sheet, row, number, value, format_)

    def formula(row: int, number: int, value: str | int) -> None:
        own = column.formula.replace(OPEN_ROW, str(row + 1))
        sheet.write_formula(row, number, own, book.formats[format_], value)

    def figure(row: int, number: int, value: Figure) -> None:
        sheet.write_formula(row, number, value.formula, book.formats[format_], value.value)

    puts: dict[Kind, Put] = {
        "text": text,
        "plain": text,
        "date": date,
        "month": date,
        "formula": formula,
        "figure": figure,
    }
    return puts[column.kind]


def _lines(value: Value, width: float) -> int:
    """How many lines a value takes in a cell of that width, about; 1 where it is not wrapped."""
    if not width or not isinstance(value, str) or (len(value) <= width and "\n" not in value):
        return 1
    if len(value) > 2 * MOST_LINES * width:
        return MOST_LINES
    lines = value.split("\n")
    return sum(1 if len(line) <= width else 1 + int(len(line) / width * WRAPPING) for line in lines)


def _mark(book: Book, sheet: Any, condition: str, area: Area, format_: str) -> None:
    """Show cells in that format while the condition holds; OWN_CELL in it is each cell itself."""
    if condition:
        criteria = "=" + condition.replace(OWN_CELL, xl_rowcol_to_cell(*area[:2]))
        rule = {"type": "formula", "criteria": criteria, "format": book.formats[format_]}
        sheet.conditional_format(*area, rule)


def _ease_typing(sheet: Any, column: Column, area: Area) -> None:
    """The drop-down and the hint of a column, if it has any."""
    if not (column.hint or column.choices):
        return
    rule: dict[str, object] = {"validate": "any", "input_title": column.header[:32]}
    if column.hint:
        rule["input_message"] = column.hint
    if column.choices:
        rule |= {"validate": "list", "source": column.choices, "show_error": column.strict}
        rule |= {"error_type": "stop", "error_title": column.header[:32]}
        rule["error_message"] = "Please choose one of those in the list."
    elif column.kind == "date":
        rule |= {"validate": "date", "criteria": ">=", "value": dt.date(2000, 1, 1), "error_type": "warning"}
        rule |= {"error_title": column.header[:32], "error_message": "This is no date such as 31/12/2026."}
    sheet.data_validation(*area, rule)
