"""A document as lines: one for each row of a table and each paragraph outside tables.

Everything after this works on lines and no longer asks whether the file was a Word document or a text.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from questionbank.reading.text import plain, squeezed


@dataclass(frozen=True)
class Piece:
    """One paragraph of a cell or the body. `label` is its automatic number; `bullet` marks a list's point."""

    text: str
    label: str = ""
    bullet: bool = False
    bold: bool = False
    heading: int | None = None
    style: str = ""
    choices: tuple[str, ...] = ()

    @cached_property
    def plain(self) -> str:
        """The text for comparing: lower case, no quotation marks, `&` as "and"."""
        return plain(self.text)


@dataclass(frozen=True)
class Slot:
    """One cell of a line. `continued` says that it is merged with the cell above it."""

    pieces: tuple[Piece, ...] = ()
    column: int = 0
    span: int = 1
    continued: bool = False

    @cached_property
    def text(self) -> str:
        """All words of the cell in one line."""
        return squeezed(" ".join(piece.text for piece in self.pieces))

    @cached_property
    def label(self) -> str:
        """The automatic number of a cell that holds nothing else."""
        return next((p.label for p in self.pieces if p.label and not p.bullet), "")

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """What may be chosen in the cell's drop-downs."""
        return next((piece.choices for piece in self.pieces if piece.choices), ())

    @property
    def empty(self) -> bool:
        """Whether nothing is printed in the cell: neither words nor a number."""
        return not self.text and not self.label


@dataclass(frozen=True)
class Line:
    """A row (`table` counts from 1) or a paragraph outside tables (`table` 0), and where it stands."""

    slots: tuple[Slot, ...]
    where: str
    table: int = 0
    header: bool = False
    gap: int = 0  # how many empty lines stand before it
    width: int = field(default=1)  # grid columns of its table

    @cached_property
    def filled(self) -> tuple[Slot, ...]:
        """The cells in which something is printed."""
        return tuple(slot for slot in self.slots if not slot.empty)

    @cached_property
    def text(self) -> str:
        """All words of the line."""
        return squeezed(" ".join(slot.text for slot in self.slots))

    @cached_property
    def plain(self) -> str:
        """The words for comparing."""
        return plain(self.text)

    @property
    def pieces(self) -> Iterator[Piece]:
        """The paragraphs of all its cells."""
        for slot in self.slots:
            yield from slot.pieces

    def at(self, column: int) -> Slot | None:
        """The cell that covers a column of the grid."""
        return next((s for s in self.slots if s.column <= column < s.column + s.span), None)
