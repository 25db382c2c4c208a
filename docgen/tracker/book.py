"""The Excel file: its formats, text that stays text, how its pages print, what it says about itself."""

import datetime as dt
from collections.abc import Callable
from io import BytesIO
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from audit.text import clean
from docgen.ooxml.look import Look
from docgen.tracker.excel import LINE, MOST_LINES, Workbook

PRODUCT = "Checkback"
TITLE = "Audit tracker"
LINE_PROPERTY = "Checkback record line"
LONGEST = 32_767  # UTF-16 units that a cell can hold
CUT = " [cut: full text in the audit]"
OLDEST = dt.date(1900, 3, 1)  # before it Excel and other programs count days differently
LONGEST_MARKING = 100  # characters of the marking that a printed header has room for
A3, A4 = 8, 9
OPTIONS = {
    "in_memory": True,  # no temporary files: they would hold what the record seals
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FORMATS: dict[str, dict[str, object]] = {
    "text": {"text_wrap": True},
    "plain": {},
    "count": {"num_format": "0", "align": "left"},
    "date": {"num_format": "dd/mm/yyyy", "align": "left"},
    "month": {"num_format": "mmm yyyy", "align": "left"},
    "late": {"num_format": '[=1]"Overdue: 1 day";"Overdue: "0" days"', "align": "left"},
    "heading": {"text_wrap": True, "bold": True, "font_color": "#FFFFFF", "bg_color": "#12436D"},
    "title": {"bold": True, "font_size": 18},
    "subtitle": {"bold": True, "font_size": 13},
    "marking": {"bold": True},
    "edge": {"bottom": 1, "bottom_color": "#BFBFBF"},
    "alarm": {"bold": True, "font_color": "#7A0012", "bg_color": "#FBE3E6"},
}
Tell = Callable[[str], None]


class Book:
    """A workbook being written: `sheet` adds sheets, `text` and `date` fill cells, `close` ends."""

    def __init__(self, look: Look, now: dt.datetime, tell: Tell, line: int | None = None) -> None:
        """`tell` gets a sentence for each text that had to be cut; the file remembers `line`."""
        self.look = look
        self._tell = tell
        self._buffer = BytesIO()
        self.workbook: Any = Workbook(self._buffer, OPTIONS)
        self.formats = {
            name: self.workbook.add_format({"valign": "top", **format_}) for name, format_ in FORMATS.items()
        }
        self.workbook.set_properties(
            {
                "title": TITLE,
                "subject": "Audits and actions of the audit programme",
                "author": PRODUCT,
                "company": look.organisation or "",
                "category": look.marking,
                "created": now.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0),
            }
        )
        if line is not None:
            self.workbook.set_custom_property(LINE_PROPERTY, str(line), "text")

    def sheet(
        self, name: str, *, freeze: tuple[int, int] = (1, 0), paper: int = A4, pages_wide: int = 1
    ) -> Any:
        """A new sheet that prints on its side with the marking on every page.

        `freeze` is how many rows and columns stay in sight and are repeated on each page; the sheet is made
        as wide as `pages_wide` pages, or left as wide as it is for 0.
        """
        sheet = self.workbook.add_worksheet(name)
        sheet.freeze_panes(*freeze)
        sheet.set_landscape()
        sheet.set_paper(paper)
        if pages_wide:
            sheet.fit_to_pages(pages_wide, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
        marking = self.look.marking[:LONGEST_MARKING].replace("&", "&&")
        sheet.set_header(f"&L&B{marking}&R&A")
        sheet.set_footer(f"&L&B{marking}&RPage &P of &N")
        rows, columns = freeze
        if rows:
            sheet.repeat_rows(0, rows - 1)
        if columns:
            sheet.repeat_columns(0, columns - 1)
        return sheet

    def text(self, sheet: Any, row: int, column: int, value: str, format_: str = "text") -> None:
        """Put a text into a cell, whatever it begins with; one that no cell can hold is cut and told."""
        kept = value if value.isprintable() else clean(value)[0]
        if len(kept) > LONGEST // 2:
            kept = self._fitting(sheet, row, column, kept)
        sheet.write_string(row, column, kept, self.formats[format_])

    def date(self, sheet: Any, row: int, column: int, value: dt.date, format_: str = "date") -> None:
        """Put a date into a cell as a date; one before Excel's time stands there as text."""
        if value < OLDEST:
            self.text(sheet, row, column, value.isoformat())
        else:
            sheet.write_datetime(row, column, value, self.formats[format_])

    def height(self, sheet: Any, row: int, lines: int) -> None:
        """Make a row as high as its lines of text; up to MOST_LINES it goes on fitting itself to them."""
        if lines > 1:
            sheet.set_row(row, min(lines, MOST_LINES) * LINE)

    def close(self) -> bytes:
        """The finished file. Nothing can be written afterwards."""
        self.workbook.close()
        return self._buffer.getvalue()

    def _fitting(self, sheet: Any, row: int, column: int, value: str) -> str:
        cut = shortened(value)
        if cut != value:
            place = f"{sheet.name}!{xl_rowcol_to_cell(row, column)}"
            self._tell(f"{place}: a cell holds {LONGEST} characters at most; the full text is in the audit")
        return cut


def shortened(value: str) -> str:
    """A text as long as a cell can hold; where it is longer it ends in a note that says so."""
    units = value.encode("utf-16-le", "surrogatepass")
    if len(units) // 2 <= LONGEST:
        return value
    return units[: 2 * (LONGEST - len(CUT))].decode("utf-16-le", "ignore") + CUT
