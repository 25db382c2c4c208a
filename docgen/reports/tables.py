"""Column widths of tables whose columns came from the report: a template cannot know how many."""

from typing import Any

from docgen.ooxml.names import W

MANY = 6  # columns, from which on the names of the rows get less room
FIRST, FIRST_OF_MANY = 0.34, 0.2  # the share of the width that the names of the rows have


def fit_tables(body: Any) -> None:
    """Spread the columns of every table whose cells do not fit its grid; the others stay as designed."""
    for table in body.iter(f"{W}tbl"):
        grid = table.find(f"{W}tblGrid")
        columns = grid.findall(f"{W}gridCol")
        rows = [row.findall(f"{W}tc") for row in table.findall(f"{W}tr")]
        held = [_width(cell) for cell in rows[0]] if rows else []
        if held and held != [int(column.get(f"{W}w", "0")) for column in columns]:
            _spread(grid, rows, _whole(table) or sum(held))


def _whole(table: Any) -> int:
    width = table.find(f"{W}tblPr/{W}tblW")
    return int(width.get(f"{W}w", "0")) if width is not None and width.get(f"{W}type") == "dxa" else 0


def _width(cell: Any) -> int:
    width = cell.find(f"{W}tcPr/{W}tcW")
    return int(width.get(f"{W}w", "0")) if width is not None else 0


def _spread(grid: Any, rows: list[list[Any]], whole: int) -> None:
    count = max(len(cells) for cells in rows)
    first = int(whole * (FIRST_OF_MANY if count >= MANY else FIRST)) if count > 1 else whole
    widths = [first, *[(whole - first) // max(1, count - 1)] * (count - 1)]
    for column in list(grid):
        grid.remove(column)
    for width in widths:
        grid.append(grid.makeelement(f"{W}gridCol", {f"{W}w": str(width)}))
    for cells in rows:
        for cell, width in zip(cells, widths, strict=False):
            held = cell.find(f"{W}tcPr/{W}tcW")
            if held is not None:
                held.set(f"{W}w", str(width))
