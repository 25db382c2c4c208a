"""What a document holds, as plain blocks in reading order: paragraphs and tables, whatever the file was.

A text file becomes one paragraph a line (tabs, empty lines and typed bullets kept as they stand). A Word file
becomes its paragraphs and tables; a text box follows the paragraph it hangs on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["docx", "txt", "pdf"]
Merge = Literal["", "start", "continue"]
ControlKind = Literal["choice", "check", "date", "text"]


@dataclass(frozen=True, slots=True)
class Control:
    """A content control or old form field: `choices` are the entries of a drop-down in their order.

    `placeholder` is what it shows while nobody has filled it in; that text is in no paragraph.
    """

    kind: ControlKind
    title: str = ""
    tag: str = ""
    choices: tuple[str, ...] = ()
    placeholder: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `label` is the number or bullet that Word puts before it by itself, as it prints it.

    `heading` is the level of a heading (0 for the document's title), `level` that of a list counted from 0;
    `bold` says that every word is bold. A break within the paragraph is a newline in `text`.
    """

    text: str
    style: str = ""
    heading: int | None = None
    level: int | None = None
    label: str = ""
    bold: bool = False
    controls: tuple[Control, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `column` counts grid columns from 0, `span` how many it takes.

    `merge` is "start" for the first of cells merged downwards, "continue" for the others (they are empty).
    """

    blocks: tuple["Block", ...] = ()
    column: int = 0
    span: int = 1
    merge: Merge = ""

    @property
    def text(self) -> str:
        """Everything in the cell, a line for each paragraph, without automatic numbers."""
        return "\n".join(paragraph.text for paragraph in paragraphs(self.blocks)).strip()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; `header` says that Word repeats it on every page."""

    cells: tuple[Cell, ...]
    header: bool = False

    def at(self, column: int) -> Cell | None:
        """The cell that covers a grid column."""
        return next((c for c in self.cells if c.column <= column < c.column + c.span), None)


@dataclass(frozen=True, slots=True)
class Table:
    """A table, row by row."""

    rows: tuple[Row, ...]

    @property
    def columns(self) -> int:
        """How many grid columns the widest row takes."""
        return max((c.column + c.span for row in self.rows for c in row.cells), default=0)


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Source:
    """A document as read: `name` is the file's name, `furniture` the texts of page headers and footers.

    `title` is the title that the file gives itself in its properties, often empty or stale.
    """

    name: str
    kind: Kind
    blocks: tuple[Block, ...]
    furniture: tuple[str, ...] = ()
    title: str = ""
    text: str = field(default="", repr=False)  # of a text file: the whole, line ends as "\n"

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph in reading order, those in tables too."""
        return paragraphs(self.blocks)

    def tables(self) -> Iterator[Table]:
        """The tables that stand in the body, not those nested in another."""
        return (block for block in self.blocks if isinstance(block, Table))


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph of some blocks in reading order, those in tables too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)
