"""The cells of the sheet with the actions, and where its table begins."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import python_calamine as calamine

from docgen.errors import NotATracker, UnreadableWorkbook
from docgen.tracker.columns import HEADERS, TABLE, Field
from docgen.tracker_reading.headers import by_name
from docgen.tracker_reading.opening import Workbook

FIRST_ROWS = 30  # in which the headers stand
FEWEST = 3  # headers that make a table of actions
NO_RESULT = re.compile(rb"</f>(?:<v\s*/>)?</c>")
EMPTY_RESULT = re.compile(rb"</f>(?:<v>\s*</v>|<v\s*/>)?</c>")
OWN_FORMULA = f"<f>IF(ISNUMBER({TABLE}[".encode()  # of the days overdue, which nobody reads back
ERROR = re.compile(rb't="e"')  # the cell of a formula that ends in an error
TEXT_RESULT = b't="str"'  # programs that mark texts among results leave out no result
CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"([^>]*)>')
FAILED = "the formula in “{header}” ends in an error; mend it, or type the value"
UNCALCULATED = (
    "the formula in “{header}” has no result yet; open the file in Excel, save it, and read it again"
)
LONGEST_FORMULA = 9_000  # bytes


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet's cells: the header row, the rows below it, and the number that the first of those has.

    `unreadable` says why a cell's value cannot be known, by number of row (as Excel counts) and column
    (from 0).
    """

    sheet: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Any]]
    first: int
    unreadable: Mapping[tuple[int, int], str] = field(default_factory=dict)


def read_grid(book: Workbook, sheet: str, mapping: Mapping[str, Field] | None = None) -> Grid:
    """The grid of that sheet, or of the one that looks most like it. Raises NotATracker."""
    opened = book.opened
    names = sorted(opened.sheet_names, key=lambda name: name.strip().casefold() != sheet.casefold())
    best: tuple[int, Grid] | None = None
    for name in names:
        xml = book.sheet_part(name)
        cells = _cells(book, opened, name)
        count, row = _header_row(cells, mapping)
        if count >= FEWEST and (best is None or count > best[0]):
            headers = [_text(value) for value in cells[row]]
            best = count, Grid(name, headers, cells[row + 1 :], row + 2, _unreadable(xml))
        if best and name == names[0]:
            break
    if best is None:
        raise NotATracker(
            f"{book.name} has no table of actions: its sheet {sheet} needs headers such as Audit, Action no, "
            "Action, Owner and Status. `checkback tracker write` makes one"
        )
    return best[1]


def cells_of(book: Workbook, sheet: str) -> list[list[Any]]:
    """The cells of another sheet; none where there is no such sheet."""
    if sheet not in book.opened.sheet_names:
        return []
    book.sheet_part(sheet)
    return _cells(book, book.opened, sheet)


def _cells(book: Workbook, opened: calamine.CalamineWorkbook, name: str) -> list[list[Any]]:
    """The cells from A1 on; a merged cell's value stands in each row that it covers."""
    try:
        sheet = opened.get_sheet_by_name(name)
        cells: list[list[Any]] = sheet.to_python(skip_empty_area=False)
        merged = sheet.merged_cell_ranges or ()
    except Exception as problem:
        raise UnreadableWorkbook(f"{book.name} is damaged: its sheet {name} cannot be read.") from problem
    for (top, left), (bottom, right) in merged:
        if left == right and top < bottom < len(cells) + 1:
            for row in range(top + 1, min(bottom + 1, len(cells))):
                cells[row][left] = cells[top][left]
    return cells


def _header_row(cells: Sequence[Sequence[Any]], mapping: Mapping[str, Field] | None) -> tuple[int, int]:
    """How many headers the row with most of them has, and its number from 0."""
    best = (0, 0)
    for number, row in enumerate(cells[:FIRST_ROWS]):
        count = len(by_name([_text(value) for value in row], mapping))
        if count > best[0]:
            best = (count, number)
        if count == len(mapping or HEADERS):
            break
    return best


def _unreadable(xml: bytes) -> dict[tuple[int, int], str]:
    """The formulas that end in an error or have no result; an empty text is a result."""
    found: dict[tuple[int, int], str] = {}
    if ERROR.search(xml):
        wrong = (cell for cell in CELL.finditer(xml) if b't="e"' in cell[3])
        found |= {(int(cell[2]), _column(cell[1])): FAILED for cell in wrong}
    if xml.count(b"</f>") == xml.count(OWN_FORMULA):
        return found
    for end in (NO_RESULT if TEXT_RESULT in xml else EMPTY_RESULT).finditer(xml):
        start = xml.rfind(b"<c ", max(0, end.start() - LONGEST_FORMULA), end.start())
        one = CELL.match(xml, start) if start >= 0 else None
        if one:
            found.setdefault((int(one[2]), _column(one[1])), UNCALCULATED)
    return found


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def _text(value: Any) -> str:
    return value if isinstance(value, str) else "" if value is None else str(value)
