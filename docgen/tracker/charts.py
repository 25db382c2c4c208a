"""Charts on the figures of a table: they refer to its cells, so they follow them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from docgen.tracker.book import Book
from docgen.tracker.table import Figure, Place

ROWS = 17  # of the sheet, that a chart takes up
SIZE = {"width": 760, "height": 330}  # pixels
GAP = 1  # empty columns between a table and its chart
# From best to worst: far enough apart in lightness to be told apart without colour; ink for figures on them.
SHADES = (("#12436D", "#FFFFFF"), ("#9CC9F0", "#000000"), ("#F5B668", "#000000"), ("#8C1C2B", "#FFFFFF"))
SPARE = (("#4D4D4D", "#FFFFFF"), ("#D0D0D0", "#000000"))
HIDING_ZERO = "0;;"


@dataclass(frozen=True, slots=True)
class Block:
    """A table of figures: its title, what its rows are, the headers of its figures, its kind of chart."""

    title: str
    of: str
    headers: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Figure]]]
    chart: Literal["plain", "stacked"] | None = None


def add_chart(book: Book, sheet: Any, block: Block, place: Place) -> int:
    """Put the bar chart of a table beside it; gives the last row it covers. `place` is the first header."""
    is_stacked = block.chart == "stacked"
    chart = book.workbook.add_chart({"type": "bar", **({"subtype": "stacked"} if is_stacked else {})})
    for number, _ in enumerate(block.headers):
        chart.add_series(_series(sheet.name, block, place, number))
    chart.set_title({"name": block.title, "name_font": {"size": 13}})
    chart.set_y_axis({"reverse": True, "major_tick_mark": "none"})
    chart.set_x_axis({"min": 0, "major_gridlines": {"visible": False}, "visible": False})
    chart.set_legend({"position": "bottom"} if is_stacked else {"none": True})
    chart.set_size(SIZE)
    corner = (place.row, place.column + len(block.headers) + 1 + GAP)
    sheet.insert_chart(*corner, chart, {"description": _told(block), "object_position": 3})
    return place.row + ROWS


def _series(sheet: str, block: Block, place: Place, number: int) -> dict[str, object]:
    """One column of figures. Figures stand on the parts of a stacked bar, at the end of one that is alone."""
    first, last, column = place.row + 1, place.row + len(block.rows), place.column + 1 + number
    fill, ink = _shade(number)
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
            **(inside if block.chart == "stacked" else {"position": "outside_end"}),
        },
    }


def _shade(number: int) -> tuple[str, str]:
    return SHADES[number] if number < len(SHADES) else SPARE[(number - len(SHADES)) % len(SPARE)]


def _told(block: Block) -> str:
    """The chart in words, for who cannot see it."""
    rows = []
    for name, values in block.rows:
        counts = [f"{v.value} {h}" for h, v in zip(block.headers, values, strict=True) if v.value]
        rows.append(
            f"{name}: {', '.join(counts) or 'none'}" if len(values) > 1 else f"{name}: {values[0].value}"
        )
    title = block.title[0].lower() + block.title[1:]
    told = f"Bar chart of {title}; the table beside it has the same figures."
    return f"{told} When this was written: {'; '.join(rows)}"
