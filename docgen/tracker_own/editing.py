"""A service's own workbook brought up to date in place: formats, formulas and other sheets stay."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from audit.merging import same
from audit.tracking.matching import matched
from audit.tracking.values import iso_day
from docgen.errors import UnreadableWorkbook
from docgen.tracker.actions import cells_of_action
from docgen.tracker.columns import Field
from docgen.tracker.due import Dated
from docgen.tracker_own.cells import Value, is_ours, look_like, put, said, widen
from docgen.tracker_own.losses import refuse_losses
from docgen.tracker_reading import Known, Layout, Workbook, read
from docgen.tracker_reading.cells import text_of
from docgen.tracker_reading.grid import read_grid
from docgen.tracker_reading.headers import by_name

KEY_HEADER = "Checkback row"
OWN_WORDS: tuple[Field, ...] = ("audit", "number", "child", "month", "section")  # filled where empty
SHOWN_DAYS: tuple[Field, ...] = ("due", "checked_on")


@dataclass(frozen=True, slots=True)
class Edited:
    """The workbook afterwards, with how many rows were changed and added."""

    content: bytes
    changed: int
    added: int


def edit(
    book: Workbook, layout: Layout, plan: Sequence[Dated], known: Known, today: dt.date, line: int
) -> Edited:
    """Bring the rows of a service's tracker up to date and add those that are missing.

    `line` is the last line of the record's history. Rows that the record does not know stay as they are.
    Raises UnreadableWorkbook, NotATracker.
    """
    refuse_losses(book)
    grid = read_grid(book, layout.sheet, layout.columns)
    where = by_name(grid.headers, layout.columns)
    sheet_read = read(book, known, today, layout)
    records = list({one.of.record.id: one.of.record for one in plan}.values())
    rows = matched(sheet_read, records).audits
    numbers = {
        (audit, action): row.number
        for audit, of_audit in rows.items()
        for row, action in (*of_audit.known, *of_audit.found)
    }
    desk = _Desk(_opened(book), grid.sheet, dict(where), grid.first - 1, layout, today, line)
    return desk.bring(plan, numbers)


class _Desk:
    """One sheet being edited."""

    def __init__(
        self,
        book: Any,
        sheet: str,
        where: dict[Field, int],
        header: int,
        layout: Layout,
        today: dt.date,
        line: int,
    ) -> None:
        self._book, self._where, self._header = book, where, header
        self._sheet: Worksheet = book[sheet]
        self._today, self._line = today, line
        self._statuses: dict[str, str] = {s: name for name, s in reversed(list(layout.statuses.items()))}
        self._names = {name.strip().casefold(): status for name, status in layout.statuses.items()}
        if "key" not in where:
            where["key"] = self._key_column()

    def bring(self, plan: Sequence[Dated], numbers: Mapping[tuple[str, str], int]) -> Edited:
        last = self._last_row()
        changed, missing = 0, []
        for one in plan:
            number = numbers.get((one.of.record.id, str(one.action.id)))
            if number is None:
                missing.append(one)
            else:
                changed += self._fill(number, one)
        for number, one in enumerate(missing, last + 1):
            self._begin(number, last)
            self._fill(number, one)
        if missing:
            self._reach(last, last + len(missing))
        buffer = BytesIO()
        self._book.save(buffer)
        return Edited(buffer.getvalue(), changed, len(missing))

    def _fill(self, number: int, one: Dated) -> bool:
        """Put what the record says into a row; whether that changed it."""
        values: Mapping[Field, Value] = cells_of_action(one, self._today, self._line)
        changed = False
        for field, at in self._where.items():
            cell, value = self._sheet.cell(number, at + 1), values[field]
            if is_ours(cell) and not self._says(field, said(cell), value):
                put(cell, self._statuses.get(str(value), value) if field == "status" else value)
                changed |= field != "key"
        return changed

    def _says(self, field: Field, typed: str, value: Value) -> bool:
        """Whether a cell says that already, in the service's own way."""
        if typed and field in OWN_WORDS:
            return True
        if field in SHOWN_DAYS and value is None:
            return iso_day(typed) is None  # words in place of a day are the service's
        if field == "status":
            return self._names.get(typed.casefold(), typed) == value
        return same(typed, text_of(value))

    def _begin(self, number: int, like: int) -> None:
        """Make a new row look like the last one."""
        if like <= self._header:
            return
        for column in range(1, self._sheet.max_column + 1):
            look_like(self._sheet.cell(number, column), self._sheet.cell(like, column))

    def _reach(self, last: int, new_last: int) -> None:
        """Make tables and drop-downs that ended at the last row reach down to the new one."""
        for column in range(1, self._sheet.max_column + 1):
            widen(self._sheet, get_column_letter(column), last, new_last)
        for table in self._sheet.tables.values():
            first, _, end = table.ref.partition(":")
            if end.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == str(last) and not table.totalsRowCount:
                table.ref = f"{first}:{end.rstrip('0123456789')}{new_last}"
                if table.autoFilter:
                    table.autoFilter.ref = table.ref

    def _key_column(self) -> int:
        """A hidden column behind all others, for the identity of the rows; gives its number from 0."""
        column = self._sheet.max_column + 1
        self._sheet.cell(self._header, column).value = KEY_HEADER
        self._sheet.column_dimensions[get_column_letter(column)].hidden = True
        self._sort_with_the_rest(column)
        return column - 1

    def _sort_with_the_rest(self, column: int) -> None:
        """Make the table, or the filter, that ends just before that column take it in."""
        letter, before = get_column_letter(column), get_column_letter(column - 1)
        for table in self._sheet.tables.values():
            first, _, end = table.ref.partition(":")
            if end.rstrip("0123456789") == before and first.endswith(str(self._header)):
                table.ref = f"{first}:{letter}{end[len(before) :]}"
                number = max(one.id for one in table.tableColumns) + 1
                table.tableColumns.append(TableColumn(id=number, name=KEY_HEADER))
                if table.autoFilter:
                    table.autoFilter.ref = table.ref
        filtered = self._sheet.auto_filter.ref
        if filtered and filtered.partition(":")[2].rstrip("0123456789") == before:
            first, _, end = filtered.partition(":")
            self._sheet.auto_filter.ref = f"{first}:{letter}{end[len(before) :]}"

    def _last_row(self) -> int:
        """The last row in which something stands, of the columns that are mapped."""
        columns = [at + 1 for at in self._where.values()]
        rows = range(self._sheet.max_row, self._header, -1)
        filled: Callable[[int], bool] = lambda row: any(self._sheet.cell(row, c).value for c in columns)  # noqa: E731
        return next((row for row in rows if filled(row)), self._header)


def _opened(book: Workbook) -> Any:
    for name in book.names():
        if name.endswith((".xml", ".rels")):
            book.part(name)  # refuses parts with entities, or too large
    try:
        return openpyxl.load_workbook(BytesIO(book.data), rich_text=True)
    except Exception as problem:
        raise UnreadableWorkbook(f"{book.name} cannot be edited: save it anew in Excel first.") from problem
