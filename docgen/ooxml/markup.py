"""Paragraphs, headings, lists and tables as strings. Widths are in twentieths of a point (dxa)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audit.text import clean
from docgen.ooxml.text import attribute, is_right_to_left, runs

CM = 567  # a centimetre
BULLET = re.compile(r"^\s*[•·▪●◦*‣–-]\s+")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its paragraphs, the colour behind them (a `w:shd` element), the columns it spans."""

    content: str
    fill: str = ""
    span: int = 1


def paragraph(text: str, style: str | None = None) -> str:
    """A paragraph of plain text in one style."""
    return composed(runs(text), style, right_to_left=is_right_to_left(text))


def composed(content: str, style: str | None = None, *, right_to_left: bool = False) -> str:
    """A paragraph of ready runs and controls in one style."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += "<w:bidi/>" if right_to_left else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def prose(text: str, style: str | None = None) -> str:
    """A longer text: a paragraph for each line, and a real list where lines begin with a bullet."""
    lines = [line.strip() for line in clean(text)[0].split("\n")]
    return "".join(_line(line, style) for line in lines if line)


def bullets(points: Iterable[str]) -> str:
    """A list, a point each."""
    return "".join(paragraph(point, "ListBullet") for point in points)


def row(cells: Sequence[Cell], widths: Sequence[int], *, header: bool = False) -> str:
    """A table row, kept on one page where a page can hold it; a header row is marked and repeated."""
    marks = "<w:cantSplit/><w:tblHeader/>" if header else "<w:cantSplit/>"
    done: list[str] = []
    column = 0
    for cell in cells:
        done.append(_cell(cell, sum(widths[column : column + cell.span])))
        column += cell.span
    return f"<w:tr><w:trPr>{marks}</w:trPr>{''.join(done)}</w:tr>"


def table(
    rows: Iterable[str], widths: Sequence[int], *, title: str, description: str, labels: bool = False
) -> str:
    """A table of ready rows. `title` and `description` are read to those who cannot see it.

    `labels` says that its first column names what stands beside it.
    """
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = f'<w:tblLook w:val="{"04A0" if labels else "0420"}" w:firstRow="1" w:lastRow="0"'
    look += f' w:firstColumn="{int(labels)}" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="AuditTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>{look}'
        f'<w:tblCaption w:val="{attribute(title)}"/><w:tblDescription w:val="{attribute(description)}"/>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _cell(cell: Cell, width: int) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{cell.fill}</w:tcPr>{cell.content}</w:tc>'


def _line(line: str, style: str | None) -> str:
    point = BULLET.match(line)
    return paragraph(line[point.end() :], "ListBullet") if point else paragraph(line, style)
