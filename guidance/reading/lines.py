"""A document as lines of cells: what every later step works on, whatever the file was."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

MARKUP = re.compile(
    r"\*{1,3}(?=\S)([^*\n]+?)(?<=\S)\*{1,3}|</?(?:b|i|u|em|strong|sup|sub|br)\s*/?>", re.IGNORECASE
)
STARS = re.compile(r"\*\*+")
BULLET = re.compile(r"^[\uf0b7\uf0a7\uf0d8\uf0fc\uf02d]")
BULLET = re.compile(r"^\s*(?:[•·▪◦‣●○■□➢✓\uf0b7\uf0a7\uf0d8\uf0fc\uf02d]\s*|[-–—*]\s+)+")


Item = Literal["", "mark", "indent"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line or table row. `cells` are its columns without surrounding blanks; a blank line has none.

    `items` says how each cell began: "mark" where a list mark stood before it (left out of the text),
    "indent" where only a blank did, as where an extraction lost the mark. `heading` is the level of a
    heading, where the file has such levels.
    """

    number: int
    cells: tuple[str, ...]
    items: tuple[Item, ...]
    heading: int | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing stands in the line."""
        return not any(self.cells)

    @property
    def text(self) -> str:
        """The words of all cells."""
        return " ".join(cell for cell in self.cells if cell)

    @property
    def alone(self) -> bool:
        """Whether the line has one column only, as flowing text has."""
        return len(self.cells) == 1


def lines_of(text: str) -> list[Line]:
    """The lines of a text file, its columns parted by tabs; line numbers count from 1."""
    return [make_line(number, raw.split("\t")) for number, raw in enumerate(text.split("\n"), 1)]


def make_line(number: int, cells: Iterable[str], heading: int | None = None) -> Line:
    """A line from raw cells: markup and list marks taken off, empty cells at the end left out."""
    raw = [plain(cell) for cell in cells]
    while raw and not raw[-1].strip():
        raw.pop()
    return Line(number, tuple(map(_without_mark, raw)), tuple(map(_item, raw)), heading)


def unmarked(cells: Sequence[object]) -> tuple[Item, ...]:
    """What to say of cells none of which is a list item."""
    return tuple("" for _ in cells)


def plain(text: str) -> str:
    """The text without the bold, italic and underline marks that an extraction leaves in it."""
    return STARS.sub("", MARKUP.sub(lambda found: found[1] or "", text))


def _item(cell: str) -> Item:
    if not cell.strip():
        return ""
    if BULLET.match(cell):
        return "mark"
    return "indent" if cell.startswith(" ") else ""


def _without_mark(cell: str) -> str:
    return re.sub(r"\s+", " ", BULLET.sub("", cell)).strip()
