"""A filled document as it is read: paragraphs and tables with the controls in them, every text whole."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Control:
    """A content control with a tag or a title, or a blank one: it still shows `prompt`, and says nothing."""

    tag: str
    title: str
    text: str
    blank: bool
    prompt: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text in one look. `control` is the innermost named control that it stands in.

    `marked` says that it stands out (highlighted, underlined, bold), `struck` that it is crossed out.
    """

    text: str
    control: Control | None = None
    marked: bool = False
    struck: bool = False


BREAK = Piece("\n")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph. `label` is the number or bullet that Word prints before it by itself."""

    pieces: tuple[Piece, ...]
    label: str = ""
    level: int = 0
    heading: bool = False

    @property
    def bare(self) -> str:
        """Its words, without the automatic number."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def text(self) -> str:
        """Its words as they are seen, list numbers and bullets too."""
        bare = self.bare
        return f"{'  ' * self.level}{self.label} {bare}" if self.label and bare.strip() else bare


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: `column` counts grid columns from 0, `span` how many it takes."""

    blocks: tuple["Block", ...]
    column: int = 0
    span: int = 1

    @property
    def text(self) -> str:
        """Everything in it, a line for each paragraph; a table in it has a line for each row."""
        return "\n".join(_lines(self.blocks))

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Every piece in it, in order, with a line break between paragraphs."""
        held = [paragraph.pieces for paragraph in paragraphs(self.blocks)]
        return tuple(piece for n, inner in enumerate(held) for piece in ((BREAK, *inner) if n else inner))

    @property
    def controls(self) -> tuple[Control, ...]:
        """The named controls in it, each once."""
        return tuple(dict.fromkeys(piece.control for piece in self.pieces if piece.control))

    @property
    def number(self) -> str:
        """Its words, or where it has none the number that Word prints in it by itself."""
        found = self.text.strip()
        if found:
            return found
        labels = [block.label for block in self.blocks if isinstance(block, Paragraph) and block.label]
        return labels[0] if labels else ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table, row by row."""

    rows: tuple[Row, ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A filled document. `subject` is what its properties say it is about."""

    name: str
    blocks: tuple[Block, ...]
    subject: str = ""


def paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Every paragraph of some blocks in reading order, those in tables too."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)


def _lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            for row in block.rows:
                yield "\t".join(cell.text.strip() for cell in row.cells)
