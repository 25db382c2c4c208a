"""What is gathered of one question: its number, its criteria, its indicators and its extended guidance."""

from dataclasses import dataclass, field
from typing import Literal

from guidance.reading.drafts import Piece
from guidance.reading.indicators.codes import Code
from guidance.reading.lines import Item

Side = Literal[0, 1]  # the column of indicators, the column of extended guidance


@dataclass(slots=True)
class Record:
    """One question in the making. `sides` are the lines of its indicators and of its extended guidance."""

    line: int
    code: Code | None
    criteria: list[str] = field(default_factory=list)
    sides: tuple[list[Piece], list[Piece]] = field(default_factory=lambda: ([], []))
    status: Literal["printed", "inferred", "duplicate"] = "printed"
    number: str = ""
    notes: list[str] = field(default_factory=list)

    def text(self, side: int) -> str:
        """The words of one column."""
        return " ".join(piece.text for piece in self.sides[side])

    def end(self, side: int) -> str:
        """The last line of one column, or nothing."""
        return self.sides[side][-1].text if self.sides[side] else ""

    def add(self, side: Side, text: str, line: int, item: Item = "", gap: bool = False) -> None:
        """Add a line to one column."""
        if text:
            self.sides[side].append(Piece(text, line, item, gap))

    def note_shared(self, other: "Record") -> None:
        """Remember that the question stood in the row of another."""
        place = other.code.text if other.code else f"line {other.line}"
        self.notes.append(f"it stood in one row with {place}, without a number")


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of the document, or a part of one, before it is given to a record.

    `code` is the number it begins with; `led` says that a criterion's code stands where a number belongs.
    `texts` are its columns with text: where each stands, the text, and how it began. `flows` says that the
    line had one column only. `block` counts the stretches of lines without a blank line between them.
    """

    line: int
    block: int
    flows: bool
    texts: tuple[tuple[int, str, Item], ...]
    code: Code | None = None
    criteria: tuple[str, ...] = ()
    led: bool = False
    column: int = 0  # where the number stands
    inline: bool = False  # the number stood within a line of text
    gap: bool = False
