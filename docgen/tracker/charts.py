"""Charts on the figures of a table: they refer to its cells, so they follow them."""

from collections.abc import Sequence
from typing import Any

from docgen.tracker.book import Book
from docgen.tracker.table import Figure, Place

ROWS = 17  # of the sheet, that a chart takes up
SIZE = {"width": 760, "height": 330}  # pixels
GAP = 1  # empty columns between a table and its chart
# From best to worst: far enough apart in lightness to be told apart without colour; ink for figures on them.
SHADES = (("#12436D", "#FFFFFF"), ("#9CC9F0", "#000000"), ("#F5B668", "#000000"), ("#8C1C2B", "#FFFFFF"))
SPARE = (("#4D4D4D", "#FFFFFF"), ("#D0D0D0", "#000000"))
HIDING_ZERO = "0;;"


def add_chart(
    book: Book,
    sheet: Any,
    title: str,
    place: Place,
    figures: Sequence[tuple[str, Sequence[Figure]]],
    headers: Sequence[str],
    *,
    stacked: bool,
) -> int:
    """Put a bar chart of a table beside it; gives the last row it covers.

    `place` is the table's first header; `stacked` stacks its columns in one bar for each row.
    """
    kind = {"type": "bar", **({"subtype": "stacked"} if stacked else {})}
    chart = book.workbook.add_chart(kind)
    first, last = place.row + 1, place.row + max(len(figures), 1)
    for number, _ in enumerate(headers, place.column + 1):
        fill, ink = _shade(number - place.column - 1)
        chart.add_series({
            "name": [sheet.name, place.row, number],
            "categories": [sheet.name, first, place.column, last, place.column],
            "values": [sheet.name, first, number, last, number],
            "fill": {"color": fill},
            "border": {"color": "#FFFFFF"},
            "gap": 60,
            "data_labels": {"value": True, "num_format": HIDING_ZERO, **_ink(ink, stacked=stacked)},
        })  # fmt: skip
    chart.set_title({"name": title, "name_font": {"size": 13}})
    chart.set_y_axis({"reverse": True})
    chart.set_x_axis({"min": 0, "major_gridlines": {"visible": False}, "num_format": "0", "visible": False})
    chart.set_legend({"position": "bottom"} if stacked else {"none": True})
    chart.set_size(SIZE)
    corner = (place.row, place.column + len(headers) + 1 + GAP)
    sheet.insert_chart(*corner, chart, {"description": _told(title, figures, headers), "object_position": 1})
    return place.row + ROWS


def _shade(number: int) -> tuple[str, str]:
    return SHADES[number] if number < len(SHADES) else SPARE[(number - len(SHADES)) % len(SPARE)]


def _ink(ink: str, *, stacked: bool) -> dict[str, object]:
    """Figures stand on the parts of a stacked bar, and at the end of a bar that stands alone."""
    return {"font": {"color": ink}, "position": "center"} if stacked else {"position": "outside_end"}


def _told(title: str, figures: Sequence[tuple[str, Sequence[Figure]]], headers: Sequence[str]) -> str:
    """The chart in words, for who cannot see it."""
    rows = []
    for name, values in figures:
        counts = [f"{v.value} {h}" for h, v in zip(headers, values, strict=True) if v.value]
        alone = str(values[0].value) if len(headers) == 1 else ", ".join(counts) or "none"
        rows.append(f"{name}: {alone}")
    return (
        f"Bar chart of {title[0].lower()}{title[1:]}. The table beside it has the same figures. "
        + "; ".join(rows)
    )
