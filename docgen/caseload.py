"""The rows of a caseload extract kept as a workbook: the first sheet with more than one row, as texts."""

import datetime as dt
from pathlib import Path
from typing import Any

from docgen.errors import DocumentError

MOST_ROWS = 20_000  # no service has more children; a sheet formatted to its end is not read to its end


class UnreadableWorkbook(DocumentError):
    """The file is no workbook that can be opened."""

    code = "unreadable_workbook"


def rows(path: Path) -> list[list[str]]:
    """Every row of the sheet, from its first line, cells as a person sees them. Raises UnreadableWorkbook."""
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_path(str(path))
        sheets = [book.get_sheet_by_name(name) for name in book.sheet_names]
        found = [sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS) for sheet in sheets]
    except (python_calamine.CalamineError, OSError, ValueError, KeyError, IndexError) as error:
        raise UnreadableWorkbook(f"{path} cannot be opened as a workbook: {_short(error)}") from None
    chosen = next((sheet for sheet in found if len(sheet) > 1), found[0] if found else [])
    return [[_text(cell) for cell in row] for row in chosen]


def _text(cell: Any) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime | dt.date):
        return cell.isoformat()[:10]
    return "" if cell is None else str(cell)


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120]
