"""Tables without upright rules: columns by the places where words begin after wide white, again and again.

A place where many lines of the document begin anew after wide white is where a column begins. Lines below
each other that keep to such columns are a region, which may run over many pages. A line whose words run
across a column's beginning spans both columns there.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from guidance.reading.numerals import whole_cell
from guidance.reading.pdf.pages import Word
from guidance.reading.pdf.writing import BULLET, TALLER, TextLine

WIDE = 0.85  # of the height of the letters: white that may part columns
NARROW = 0.4  # of it: white that parts columns where they are known to be parted
LEAST = 3  # lines that begin at a place, and lines of a table
RARE = 0.08  # of the lines of the busiest column: one that fewer lines keep to is none
FAR = 4.0  # of the height of the letters: lines farther apart belong to two tables
CLOSE = 0.75  # of it: lines that stand so near go on with each other
NEAR = 3.0  # points
ALIKE = 0.25  # how much the columns of a newspaper differ in width, and at least have of each other's numbers
FULL, COLUMN = 4, 12  # words of a line, and lines of a column, of such a page
MARK = re.compile(
    r"^(?:\(?(?:[a-z]|[ivx]{1,4})[.)]|\(\d{1,2}\)|\d{1,2}\))$"
)  # what a point of a list begins with
WHOLE = re.compile(r"^\d{1,2}\.?$")

Cells = list[list[Word]]


@dataclass(slots=True)
class Region:
    """A table without upright rules. `starts` are where columns begin, `edges` how far their text reaches."""

    starts: list[float]
    edges: list[float] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)


@dataclass(slots=True)
class Stretch:
    """Lines of one page below each other: of a table, or flowing text where there is no `region`."""

    region: Region | None
    lines: list[TextLine]


class Gutters:
    """Knows where the columns of a document begin; `steps` says that whole numbers begin points of a list."""

    def __init__(self, lines: Iterable[TextLine], steps: bool) -> None:
        self._steps = steps
        begun = Counter(round(x) for line in lines for x in _begun(line, steps))
        self._starts: list[float] = []
        for x, _ in sorted(begun.items(), key=lambda pair: -pair[1]):
            count = sum(begun[near] for near in range(x - 2, x + 3))
            if count >= LEAST and all(abs(x - start) > 2 * NEAR for start in self._starts):
                self._starts.append(float(x))
        self._starts.sort()
        self._open: Region | None = None

    def part(self, lines: Sequence[TextLine]) -> list[Stretch]:
        """Lines of one page parted into tables and flowing text; asked for page after page, in order."""
        found: list[Stretch] = []
        for line in lines:
            region = self._region(line, found[-1].lines[-1] if found else None)
            if found and found[-1].region is region:
                found[-1].lines.append(line)
            else:
                found.append(Stretch(region, [line]))
            if region is not None:
                region.lines.append(line)
            self._open = region
        return found

    def close(self) -> None:
        """Say that something else stands here, so that no table goes on after it."""
        self._open = None

    def settle(self, region: Region) -> bool:
        """Keep the columns that a table really has; gives whether it is a table at all."""
        begun = Counter(start for line in region.lines for start in self._begins(line, region.starts))
        most = max(begun.values(), default=0)
        first = min(line.left for line in region.lines)
        kept = [
            start
            for start in region.starts
            if begun[start] >= max(2, RARE * most)
            and start > first + NEAR
            and _kept_to(region, start, begun[start])
        ]
        region.starts = [first, *kept]
        rows = [split(line, region.starts) for line in region.lines]
        region.edges = [
            max((cell[-1].right for row in rows if (cell := row[column])), default=0.0)
            for column in range(len(region.starts))
        ]
        both = sum(len([cell for cell in row if cell]) > 1 for row in rows)
        return bool(kept) and len(region.lines) >= LEAST and both > 1

    def _region(self, line: TextLine, before: TextLine | None) -> Region | None:
        """The table that a line belongs to: the open one, a new one, or none."""
        several = len([cell for cell in split(line, [line.left, *self._after(line)]) if cell]) > 1
        if self._open is not None and self._goes_on(self._open, line, before, several):
            return self._open
        return Region(list(self._starts)) if several else None

    def _after(self, line: TextLine) -> list[float]:
        """The columns that a line begins, but for its first."""
        return self._begins(line, [start for start in self._starts if start > line.left + NEAR])

    def _begins(self, line: TextLine, starts: Sequence[float]) -> list[float]:
        begun = _begun(line, self._steps, NARROW)
        return [start for start in starts if any(abs(start - x) <= NEAR for x in begun)]

    def _goes_on(self, region: Region, line: TextLine, before: TextLine | None, several: bool) -> bool:
        """Whether a line belongs to the open table; `before` is the line before it on the page."""
        last = region.lines[-1]
        if line.height > TALLER * last.height:
            return False
        gap = line.top - before.bottom if before is not None else 0.0
        if gap > FAR * line.height:
            return False
        if several or whole_cell(line.words[0].text) is not None:
            return True
        first = min(line.left for line in region.lines)
        further = [start for start in self._starts if start > first + NEAR]
        if further and line.left >= further[0] - NEAR:
            return True
        beyond = bool(further) and line.right > further[0]
        return (
            not beyond and gap <= CLOSE * line.height and line.bold == last.bold and last.left <= first + NEAR
        )


def _kept_to(region: Region, start: float, begun: int) -> bool:
    """Whether no more lines run across the beginning of a column than begin there."""
    first = min(line.left for line in region.lines)
    below = sum(abs(line.left - start) <= NEAR for line in region.lines)
    return sum(bool(crossed(line, [first, start])) for line in region.lines) <= begun + below


def _begun(line: TextLine, steps: bool, least: float = WIDE) -> list[float]:
    """Where a line begins anew after wide white, but for that after the mark of a list."""
    found = []
    for place, (word, after) in enumerate(zip(line.words, line.words[1:], strict=False)):
        if after.left - word.right < least * line.height:
            continue
        marks = BULLET.match(word.text) or MARK.match(word.text) or (steps and WHOLE.match(word.text))
        begins = place == 0 or word.left - line.words[place - 1].right >= least * line.height
        if not (marks and begins):
            found.append(after.left)
    return found


def split(line: TextLine, starts: Sequence[float]) -> Cells:
    """The words of a line by the columns in which they stand; words that run on stay together."""
    cells: Cells = [[] for _ in starts]
    column = 0
    before: Word | None = None
    for word in line.words:
        here = max((i for i, start in enumerate(starts) if start <= word.left + NEAR), default=0)
        apart = before is None or word.left - before.right >= NARROW * line.height
        if here > column and (apart or not cells[column]):
            column = here
        cells[column].append(word)
        before = word
    return cells


def crossed(line: TextLine, starts: Sequence[float]) -> set[int]:
    """The columns into which the words of the one before them run on."""
    return {
        column
        for cell in split(line, starts)
        for column, start in enumerate(starts)
        if cell and cell[0].left < start - NEAR and cell[-1].right > start + NEAR
    }


def reads_down(stretch: Stretch, starts: Sequence[float]) -> bool:
    """Whether a stretch is printed in columns like a newspaper rather than in the rows of a table."""
    if len(starts) != 2:
        return False
    rows = [split(line, starts) for line in stretch.lines]
    sides = [[row[side] for row in rows if row[side]] for side in (0, 1)]
    numbered = [sum(_begins_number(cell) for cell in cells) for cells in sides]
    if any(numbered):
        return min(numbered) > 1 and ALIKE * max(numbered) <= min(numbered)
    widths = [max((cell[-1].right - cell[0].left for cell in cells), default=0.0) for cells in sides]
    full = all(sum(map(len, cells)) >= FULL * len(cells) for cells in sides)
    return full and min(widths) >= (1 - ALIKE) * max(widths) and len(stretch.lines) >= COLUMN


def _begins_number(cell: Sequence[Word]) -> bool:
    return "." in cell[0].text.strip(".") and whole_cell(cell[0].text) is not None
