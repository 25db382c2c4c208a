"""A document as lines in reading order: each row of a table, each paragraph outside tables."""

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.form_reading.blocks import Block, Cell, Document, Paragraph, Row, Table


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A row with its cells, or a paragraph as a row of one cell; `table` counts from 1, 0 is none."""

    cells: tuple[Cell, ...]
    table: int = 0
    row: int = 0
    heading: bool = False

    @property
    def text(self) -> str:
        """All its words."""
        return "\n".join(cell.text for cell in self.cells if cell.text.strip()).strip()

    @property
    def only(self) -> str:
        """The words of its one cell that says anything; empty where several do."""
        said = [cell.text.strip() for cell in self.cells if cell.text.strip()]
        return said[0] if len(said) == 1 else ""


def lines_of(document: Document) -> list[Line]:
    """The lines of a document; a table that only lays out the page is read as what stands in it."""
    return list(_Counter().lines(document.blocks))


class _Counter:
    def __init__(self) -> None:
        self._tables = 0

    def lines(self, blocks: tuple[Block, ...]) -> Iterator[Line]:
        for block in blocks:
            if isinstance(block, Paragraph):
                yield Line((Cell((block,)),), heading=block.heading)
            else:
                yield from self._rows(block)

    def _rows(self, table: Table) -> Iterator[Line]:
        self._tables += 1
        number = self._tables
        for count, row in enumerate(table.rows, 1):
            if _lays_out(row):
                for cell in row.cells:
                    yield from self.lines(cell.blocks)
            else:
                yield Line(row.cells, number, count)


def _lays_out(row: Row) -> bool:
    """Whether a row says nothing itself and only holds other tables, or is a box round a page of text."""
    inner = [block for cell in row.cells for block in cell.blocks]
    held = [block for block in inner if isinstance(block, Table)]
    own = [
        b for b in inner if isinstance(b, Paragraph) and (b.bare.strip() or any(p.control for p in b.pieces))
    ]
    return bool(held) and (not own or len(row.cells) == 1)
