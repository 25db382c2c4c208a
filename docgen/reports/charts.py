"""Native charts for Word: made by the workbook library, with the workbook behind them so that Word can edit.

A chart part is the chart that XlsxWriter draws on a small workbook of the same figures; the workbook goes in
beside it. Colours are those of the tracker: told apart by lightness too, with the figures printed on them.
"""

import re
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZipFile

import xlsxwriter

from audit.themes.models import Figures
from docgen.shades import shade

SHEET = "Figures"
CHART = "xl/charts/chart1.xml"
OUTSIDE = b'<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData>'
# Word takes what a label leaves unsaid as no, LibreOffice as yes: all of it is said.
VALUE_ONLY = b"".join(
    b'<c:show%s val="%d"/>' % (what, what == b"Val")
    for what in (b"LegendKey", b"Val", b"CatName", b"SerName", b"Percent", b"BubbleSize")
)
PRINTING = re.compile(rb"<c:printSettings>.*?</c:printSettings>", re.S)


@dataclass(frozen=True, slots=True)
class ChartPart:
    """The chart's own XML and the workbook behind it."""

    xml: bytes
    workbook: bytes
    told: str


def chart_of(figures: Figures) -> ChartPart:
    """The chart of a table: stacked bars, a bar for each row; plain where there is one column."""
    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        _draw(workbook, figures)
    made = buffer.getvalue()
    with ZipFile(BytesIO(made)) as archive:
        xml = archive.read(CHART)
    xml = PRINTING.sub(OUTSIDE, xml).replace(b'<c:showVal val="1"/>', VALUE_ONLY)
    return ChartPart(xml, made, told(figures))


def told(figures: Figures) -> str:
    """The chart in words, for who cannot see it."""
    rows = []
    for row in figures.rows:
        parts = [
            f"{cell} {column}" for column, cell in zip(figures.columns, row.cells, strict=True) if cell != "0"
        ]
        rows.append(f"{row.name}: {', '.join(parts) or 'none'}")
    return f"Bar chart: {figures.title}. {'; '.join(rows)}. The table has the same figures."


def _draw(workbook: xlsxwriter.Workbook, figures: Figures) -> None:
    sheet = workbook.add_worksheet(SHEET)
    sheet.write_row(0, 0, [figures.of, *figures.columns])
    for number, row in enumerate(figures.rows, 1):
        sheet.write_row(number, 0, [row.name, *row.values])
    is_stacked = len(figures.columns) > 1
    chart = workbook.add_chart({"type": "bar", **({"subtype": "stacked"} if is_stacked else {})})
    for column in range(len(figures.columns)):
        chart.add_series(_series(figures, column, is_stacked=is_stacked))
    chart.set_title({"none": True})  # the heading above says it
    chart.set_y_axis({"reverse": True, "major_tick_mark": "none"})
    chart.set_x_axis({"min": 0, "major_gridlines": {"visible": False}, "visible": False})
    chart.set_legend({"position": "bottom"} if is_stacked else {"none": True})
    sheet.insert_chart(1, len(figures.columns) + 2, chart)


def _series(figures: Figures, column: int, *, is_stacked: bool) -> dict[str, object]:
    last, place = len(figures.rows), column + 1
    fill, ink = shade(column)
    where = {"font": {"color": ink}, "position": "center"} if is_stacked else {"position": "outside_end"}
    return {
        "name": [SHEET, 0, place],
        "categories": [SHEET, 1, 0, last, 0],
        "values": [SHEET, 1, place, last, place],
        "fill": {"color": fill},
        "border": {"color": "#FFFFFF"},
        "gap": 60,
        "data_labels": {"value": True, "num_format": "0;;", **where},
    }
