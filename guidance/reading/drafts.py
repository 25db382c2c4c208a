"""What the assembling gathers: one draft for each numbered row, introduction, section and the preface."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from guidance.reading.lines import Item
from guidance.reading.numerals import Numeral, Role

Part = Literal["preface", "section", "numbered", "unnumbered", "appendix"]


@dataclass(slots=True)
class Piece:
    """A line of text as it stood: how it began, and whether a blank line stood before it."""

    text: str
    line: int
    item: Item = ""
    gap: bool = False
    flowing: bool = False  # the line had one column only


@dataclass(slots=True)
class Draft:
    """A row in the making. `asked` are the lines of its question, `pieces` those of its text."""

    part: Part
    line: int
    numeral: Numeral | None = None
    role: Role = "entry"
    asked: list[str] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    section: str | None = None
    level: int | None = None  # of the heading that it is, or stands in
    status: Literal["printed", "inferred", "duplicate"] = "printed"
    number: str = ""
    bands: list[tuple[int, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def counts(self) -> bool:
        """Whether the draft is a row of the guidance, not a heading or loose text."""
        return self.part in {"numbered", "unnumbered"}

    def note(self, what: str) -> None:
        """Remember something that a person should look at."""
        self.notes.append(what)

    def add(self, text: str, line: int) -> None:
        """Add a paragraph to the text."""
        self.pieces.append(Piece(text, line, gap=True))


def next_numbered(drafts: Sequence[Draft]) -> list[Draft | None]:
    """For each draft the next one after it that has a number, or None."""
    found: list[Draft | None] = []
    following: Draft | None = None
    for draft in reversed(drafts):
        found.append(following)
        following = draft if draft.numeral else following
    return found[::-1]
