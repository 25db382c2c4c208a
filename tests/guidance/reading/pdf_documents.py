"""Small invented guidance documents as PDF, written byte by byte so that no other program is needed.

All text is in Courier, every letter of which is 0.6 of the font's size wide.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import wrap

WIDTH, HEIGHT = 595.0, 842.0  # points of a page
SIZE, LEADING, PADDING = 9.0, 11.0, 4.0
TOP, FOOT = 70.0, 780.0  # where the text of a page begins and ends
LETTER = 0.6


def width(text: str, size: float = SIZE) -> float:
    """How wide a text is, in points."""
    return len(text) * LETTER * size


@dataclass
class Sheet:
    """A page under construction: what is drawn on it, as the operators of a PDF."""

    drawn: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = SIZE, bold: bool = False) -> None:
        """A text that begins at x and stands y points below the top of the page."""
        safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        font = "F2" if bold else "F1"
        self.drawn.append(f"BT /{font} {size} Tf 1 0 0 1 {x:.1f} {HEIGHT - y:.1f} Tm ({safe}) Tj ET")

    def line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """A thin line."""
        self.drawn.append(f"0.5 w {x:.1f} {HEIGHT - y:.1f} m {to_x:.1f} {HEIGHT - to_y:.1f} l S")


@dataclass
class Writer:
    """Fills pages from top to bottom; `head` and `foot` are printed on every page, `#` as its number."""

    head: str = ""
    foot: str = ""
    ruled: bool = True
    edges: Sequence[float] = (50.0, 110.0, 250.0, 545.0)
    header: Sequence[str] = ()
    turned: bool = False
    sheets: list[Sheet] = field(default_factory=list)
    y: float = FOOT

    def page(self) -> Sheet:
        """A new page."""
        sheet = Sheet()
        self.sheets.append(sheet)
        number = str(len(self.sheets))
        sheet.text(50, 40, self.head.replace("#", number), 8)
        sheet.text(50, 810, self.foot.replace("#", number), 8)
        self.y = TOP
        return sheet

    @property
    def sheet(self) -> Sheet:
        """The page that is being filled."""
        return self.sheets[-1] if self.sheets and self.y < FOOT else self.page()

    def paragraph(self, text: str, size: float = SIZE, bold: bool = False, left: float = 50.0) -> None:
        """A paragraph across the page, or a heading in larger letters."""
        for line in wrap(text, int((545 - left) / LETTER / size)):
            sheet = self.sheet
            self.y += size + 2
            sheet.text(left, self.y, line, size, bold)
        self.y += 8

    def row(self, *cells: str) -> None:
        """A row of the table: paragraphs parted by newlines, points of a list begin with a star.

        Fewer cells than columns: the last runs on to the right edge. A row that does not fit goes on on the
        next page, below the header of the table.
        """
        lines = [list(self._lines(text, column, len(cells))) for column, text in enumerate(cells)]
        while any(lines):
            if not self.sheets or self.y + LEADING > FOOT:
                self.page()
                if self.header and lines[0] != [*self.header[:1]]:
                    self._part([list(self._lines(t, i, len(self.header))) for i, t in enumerate(self.header)])
            room = max(1, int((FOOT - self.y) / LEADING))
            self._part([column[:room] for column in lines])
            lines = [column[room:] for column in lines]
            if any(lines):
                self.y = FOOT

    def _part(self, lines: Sequence[Sequence[tuple[float, str]]]) -> None:
        """The lines of a row, as many as fit, with its rules."""
        sheet, top = self.sheet, self.y
        for column, texts in enumerate(lines):
            for place, (indent, text) in enumerate(texts):
                x = self.edges[column] + PADDING + indent
                y = top + (place + 1) * LEADING - 2
                if text.startswith("*"):
                    sheet.text(x, y, "•")
                    sheet.text(x + 10, y, text[1:])
                elif text:
                    sheet.text(x, y, text)
        self.y = top + max(map(len, lines)) * LEADING + PADDING
        if not self.ruled:
            self.y += 6
            return
        edges = [*self.edges[: len(lines)], self.edges[-1]]
        for x in edges:
            sheet.line(x, top, x, self.y)
        for y in (top, self.y):
            sheet.line(edges[0], y, edges[-1], y)

    def _lines(self, text: str, column: int, columns: int) -> Iterable[tuple[float, str]]:
        """The lines of a cell, each with its indent."""
        right = self.edges[-1] if column == columns - 1 else self.edges[column + 1]
        room = right - self.edges[column] - 2 * PADDING
        for paragraph in text.split("\n"):
            item = paragraph.startswith("*")
            inner = room - (10 if item else 0)
            for place, line in enumerate(wrap(paragraph.lstrip("* "), int(inner / LETTER / SIZE)) or [""]):
                yield (10 if item and place else 0), ("*" if item and not place else "") + line

    def save(self, path: Path) -> Path:
        """The document as a file."""
        turn = f"0 1 -1 0 {HEIGHT} 0 cm\n" if self.turned else ""
        contents = [(turn + "\n".join(sheet.drawn)).encode("cp1252") for sheet in self.sheets]
        path.write_bytes(pdf(contents, turned=self.turned))
        return path


def pdf(
    contents: Sequence[bytes],
    packed: bool = False,
    catalogue: str = "",
    resources: str = "",
    turned: bool = False,
) -> bytes:
    """A PDF of pages with some contents, each a stream of operators."""
    fonts = "/Font << /F1 3 0 R /F2 4 0 R >>" + resources
    kids = " ".join(f"{5 + 2 * index} 0 R" for index in range(len(contents)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalogue} >>".encode(),
        f"<< /Type /Pages /Count {len(contents)} /Kids [{kids}] >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for index, content in enumerate(contents):
        box = f"0 0 {HEIGHT} {WIDTH}] /Rotate 90" if turned else f"0 0 {WIDTH} {HEIGHT}]"
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [{box} /Resources << {fonts} >> "
        objects.append((page + f"/Contents {6 + 2 * index} 0 R >>").encode())
        data = zlib.compress(content) if packed else content
        filtered = "/Filter /FlateDecode " if packed else ""
        objects.append(f"<< /Length {len(data)} {filtered}>>\nstream\n".encode() + data + b"\nendstream")
    return assembled(objects)


def assembled(objects: Sequence[bytes], trailer: str = "") -> bytes:
    """A PDF of some objects, the first of which is its catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    out += (
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)


HEADER = ("No.", "Inspection question", "Guidance")
WORDS = (
    "The keeper looks after the lamp and the glass, writes down the oil that is burnt, and tells the harbour "
    "when a ship has asked for help. Visitors read the book of the keeper before they climb the tower. "
)
ROWS = (
    ("1.1", "The lamp is bright and steady, and ships can rely on it."),
    ("1.1.1", "Does the keeper clean the lamp and the glass around it?", "We expect it each day.\nThe glass "
     "matters:\n*within\n*without, where the salt of the sea dries on it and takes the light\nSee 1.1.2."),
    ("1.1.2", "Oil in store", "We expect oil for ten nights.\n" + WORDS * 3),
    ("1.2.1", "Is the tower dry?", "Towers should be dry.\nKey example: one keeper found a leak."),
    ("1.2.2", "Were repairs made in time, and was the harbour told of them?", WORDS * 9),
    ("1.2.3", "Is the stair safe?", "The stair should be lit. " + WORDS),
)  # fmt: skip


def guidance_pdf(
    folder: Path, rows: Sequence[Sequence[str]] = ROWS, ruled: bool = True, turned: bool = False
) -> Path:
    """A PDF with a title, a heading and a table of guidance over several pages, with head and foot."""
    writer = Writer(
        "Lighthouses: case guidance",
        "Harbour Office          Page # of 3",
        ruled,
        header=HEADER,
        turned=turned,
    )
    writer.paragraph("Lighthouses: case guidance (LCG)", 20, bold=True)
    writer.paragraph(
        "This guidance explains how visits to lighthouses are judged, and by whom they are made."
    )
    writer.paragraph("Lamps", 14, bold=True)
    writer.row(*HEADER)
    for row in rows:
        writer.row(*row)
    return writer.save(folder / "guidance.pdf")
