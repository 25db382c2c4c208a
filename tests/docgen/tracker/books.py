"""Writing a tracker in a test and reading it back with another library."""

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl import Workbook

from audit.record import AuditRecord
from docgen.ooxml.look import Look
from docgen.tracker import Tracked, write
from questionbank.models import Form
from tests.docgen.contacts.samples import form

NOW = dt.datetime(2026, 11, 20, 10, 30, tzinfo=dt.UTC)


def content(*records: AuditRecord, on: Form | None = None, look: Look | None = None, **more: Any) -> bytes:
    """The tracker of these audits, all under one form."""
    shared = on or form()
    return write([Tracked(record, shared) for record in records], look or Look(), NOW, **more)


def read(data: bytes, *, values: bool = True) -> Workbook:
    """A tracker read back: the values of its formulas, or the formulas."""
    return openpyxl.load_workbook(BytesIO(data), data_only=values)


def rows(data: bytes, sheet: str, *, values: bool = True) -> list[dict[str, Any]]:
    """The rows of a sheet that is one table, by header; dates as dates."""
    grid = [[_plain(cell.value) for cell in row] for row in read(data, values=values)[sheet].iter_rows()]
    return [dict(zip(grid[0], row, strict=True)) for row in grid[1:]]


def figures(data: bytes, table: str) -> dict[str, Sequence[Any]]:
    """The figures of a table of the dashboard, by the text in its first column."""
    sheet = read(data)["Dashboard"]
    area = [[cell.value for cell in row] for row in sheet[sheet.tables[table].ref]]
    return {str(row[0]): row[1:] for row in area}


def _plain(value: Any) -> Any:
    return value.date() if isinstance(value, dt.datetime) else value
