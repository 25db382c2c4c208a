"""Footers and scraps of a badly extracted document, found by what they have in common and left out.

A footer prints the file's name, its date and "Page 19 of 122" on every page; an extraction spells it in a
dozen ways and puts its parts into whatever cell is near. The number of pages and the date of the file are
the same throughout, so what recurs of them gives the rest away. A scrap is a cell without one word that the
document uses elsewhere.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from guidance.models import Problem
from guidance.reading.lines import Line
from guidance.reading.words import bare

PAGE = re.compile(r"\b(?:\w{1,4}\s+)?\w{3,4}\s+\d{1,3}\s+of\s+(\d{2,4})\b")
DATE = re.compile(
    r"(?<![\w.])(?:\S{1,2}\s)?(?:\S?v?\d{1,3}\s)?/?v?(\d{5,6})(?:[. ]+(?:d(?:oc?)?)?\.?)?(?=\s|$)",
    re.IGNORECASE,
)
LONGEST = 22  # characters of a cell that is a piece of a footer
RECURS = 3  # how often a number of pages or a date must recur to be the document's own
ALIKE = 60  # per cent, between two spellings of a file's name


class Scraps:
    """Takes footers and scraps out of lines; `problems` tells what was taken that might have been words."""

    def __init__(self, lines: Sequence[Line]) -> None:
        cells = [cell for line in lines for cell in line.cells if cell]
        self._pages = _recurring(found for cell in cells for found in PAGE.findall(cell))
        self._dates = _recurring(found[:5] for cell in cells for found in DATE.findall(cell))
        self._known = Counter(bare(word) for cell in cells for word in cell.split())
        self._names = self._file_names(lines)
        self.problems: list[Problem] = []

    def clean(self, line: Line) -> Line:
        """The line without pieces of footers and without scraps, every other cell in its place."""
        if not (self._pages or self._dates):
            return line
        cells = [self._without_footer(cell) for cell in line.cells]
        footer = cells != list(line.cells)
        cells = ["" if self._is_piece(cell, footer) else cell for cell in cells]
        for index, cell in enumerate(cells):
            if cell and len(line.cells) > 1 and self._is_scrap(cell):
                self._tell(line, cell)
                cells[index] = ""
        if all(len(cell) <= 3 for cell in cells):
            cells = []
        while cells and not cells[-1]:
            cells.pop()
        return replace(line, cells=tuple(cells), items=line.items[: len(cells)])

    def _file_names(self, lines: Sequence[Line]) -> list[str]:
        """How the file's name is spelt where it stands beside the file's date."""
        found = []
        for line in lines:
            if any(self._dated(cell) for cell in line.cells):
                first = line.cells[0].split(" v")[0]
                if first.isupper() and 2 < len(first) < LONGEST:
                    found.append(first)
        return found

    def _dated(self, cell: str) -> bool:
        return any(date[:5] in self._dates for date in DATE.findall(cell))

    def _without_footer(self, cell: str) -> str:
        """A cell without the date of the file and the number of the page."""
        text = PAGE.sub(lambda found: "" if found[1] in self._pages else found[0], cell)
        text = DATE.sub(lambda found: "" if found[1][:5] in self._dates else found[0], text)
        if text == cell:
            return cell
        text = text.strip(" .:(/")
        return "" if len(text) <= 4 else text

    def _is_piece(self, cell: str, footer: bool) -> bool:
        """Whether a cell is a piece of a footer: the file's name, or a splinter beside a piece."""
        if not cell or len(cell) > LONGEST:
            return False
        splinter = footer and not re.search(r"[a-z]{3}", cell.lower()) and not re.match(r"\d+\.\d", cell)
        name = re.sub(r"\s*v\d*$", "", cell)
        return splinter or (name.isupper() and any(fuzz.ratio(name, one) >= ALIKE for one in self._names))

    def _is_scrap(self, cell: str) -> bool:
        """Whether a cell holds no word that the document uses elsewhere, and no number."""
        words = [bare(word) for word in cell.split()]
        if any(character.isdigit() for character in cell) and len(words) < 4:
            return False
        long = [word for word in words if len(word) > 3]
        return len(words) < 6 and (
            all(self._known[word] < 2 for word in long) if long else all(len(word) < 2 for word in words)
        )

    def _tell(self, line: Line, cell: str) -> None:
        if len(cell) > 2:
            what = f"'{cell}' cannot be read and was left out; look at the printed page"
            self.problems.append(Problem(where=f"line {line.number}", what=what))


def _recurring(found: Iterable[str]) -> frozenset[str]:
    return frozenset(text for text, count in Counter(found).items() if count >= RECURS)
