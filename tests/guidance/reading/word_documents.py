"""Small invented guidance documents in Word."""

from pathlib import Path

from docx import Document
from docx.table import Table

Row = tuple[str, ...]


def guidance_docx(
    folder: Path, rows: list[Row], header: Row = ("No.", "Inspection question", "Guidance")
) -> Path:
    """A Word file with a title, a heading, a standard, and a table; newlines part the paragraphs of a cell.

    A row of one cell is merged across the table. A paragraph that begins with a star is a list item.
    """
    document = Document()
    document.add_heading("Lighthouses: case guidance (LCG)", 0)
    document.add_paragraph("This guidance explains how visits are judged.")
    document.add_heading("Lamps", 1)
    table = document.add_table(rows=0, cols=len(header))
    for row in (header, *rows):
        _fill(table, row, len(header))
    path = folder / "guidance.docx"
    document.save(str(path))
    return path


def _fill(table: Table, row: Row, columns: int) -> None:
    cells = table.add_row().cells
    if len(row) == 1:
        cells[0].merge(cells[columns - 1]).text = row[0]
        return
    for cell, text in zip(cells, row, strict=True):
        first, *further = text.split("\n")
        cell.text = first
        for paragraph in further:
            item = paragraph.startswith("*")
            cell.add_paragraph(paragraph.lstrip("* "), style="List Bullet" if item else None)
