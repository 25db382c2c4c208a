"""Charts on the figures of a table: they refer to its cells, so they follow them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from docgen.shades import shade
from docgen.tracker.book import Book
from docgen.tracker.table import Figure, Place

ROWS = 17  # of the sheet, that a chart takes up
SIZE = {"width": 760, "height": 330}  # pixels
HIGH = 26  # pixels of one lying bar, where many make a chart higher
GAP = 1  # empty columns between a table and its chart
# From not begun to over; the last is for what was dropped.
PROGRESS = (
    ("#F5B668", "#000000"),
    ("#9CC9F0", "#000000"),
    ("#1D70B8", "#FFFFFF"),
    ("#12436D", "#FFFFFF"),
    ("#D0D0D0", "#000000"),
)
HIDING_ZERO = "0;;"


@dataclass(frozen=True, slots=True)
class Block:
    """A table of figures: its title, what its rows are, the headers of its figures, its kind of chart.

    Bars lie, one for each row, stacked or not; `upright` ones are stacked and stand side by side, for months.
    `shades` are its colours, each with that of the figures on it, where they are not those of ratings.
    """

    title: str
    of: str
    headers: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Figure]]]
    chart: Literal["plain", "stacked", "upright"] | None = None
    shades: Sequence[tuple[str, str]] = ()


def add_chart(book: Book, sheet: Any, block: Block, place: Place) -> int:
    """Put the bar chart of a table beside it; gives the last row it covers. `place` is the first header."""
    is_stacked, is_upright = block.chart != "plain", block.chart == "upright"
    kind = {"type": "column" if is_upright else "bar", **({"subtype": "stacked"} if is_stacked else {})}
    chart = book.workbook.add_chart(kind)
    for number, _ in enumerate(block.headers):
        chart.add_series(_series(sheet.name, block, place, number))
    chart.set_title({"name": block.title, "name_font": {"size": 13}})
    names, sizes = (
        (chart.set_x_axis, chart.set_y_axis) if is_upright else (chart.set_y_axis, chart.set_x_axis)
    )
    names({"reverse": not is_upright, "major_tick_mark": "none"})
    sizes({"min": 0, "major_gridlines": {"visible": False}, "visible": False})
    chart.set_legend({"position": "bottom"} if is_stacked else {"none": True})
    chart.set_size(
        {**SIZE, "height": max(SIZE["height"], HIGH * len(block.rows))} if not is_upright else SIZE
    )
    corner = (place.row, place.column + len(block.headers) + 1 + GAP)
    sheet.insert_chart(*corner, chart, {"description": _told(block), "object_position": 3})
    return place.row + max(ROWS, len(block.rows) + 1)


def _series(sheet: str, block: Block, place: Place, number: int) -> dict[str, object]:
    """One column of figures. Figures stand on the parts of a stacked bar, at the end of one that is alone."""
    first, last, column = place.row + 1, place.row + len(block.rows), place.column + 1 + number
    fill, ink = block.shades[number] if number < len(block.shades) else shade(number)
    inside = {"font": {"color": ink}, "position": "center"}
    return {
        "name": [sheet, place.row, column],
        "categories": [sheet, first, place.column, last, place.column],
        "values": [sheet, first, column, last, column],
        "fill": {"color": fill},
        "border": {"color": "#FFFFFF"},
        "gap": 60,
        "data_labels": {
            "value": True,
            "num_format": HIDING_ZERO,
            **(inside if block.chart != "plain" else {"position": "outside_end"}),
        },
    }


def _told(block: Block) -> str:
    """The chart in words, for who cannot see it."""
    rows = []
    for name, values in block.rows:
        counts = [f"{v.value} {h}" for h, v in zip(block.headers, values, strict=True) if v.value]
        rows.append(
            f"{name}: {', '.join(counts) or 'none'}" if len(values) > 1 else f"{name}: {values[0].value}"
        )
    title = block.title[0].lower() + block.title[1:]
    kind = "Column" if block.chart == "upright" else "Bar"
    told = f"{kind} chart of {title}; the table beside it has the same figures."
    return f"{told} When this was written: {'; '.join(rows)}"
