"""The rows of a table without upright rules: they begin at numbers, at level rules, or after wider white."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidance.reading.furniture import is_header
from guidance.reading.lines import make_line
from guidance.reading.numerals import whole_cell
from guidance.reading.pdf.gutters import Cells, Region, crossed, split
from guidance.reading.pdf.pages import Word
from guidance.reading.pdf.writing import TextLine

APART = 0.5  # of the height of the letters: lines farther apart are not of one paragraph


@dataclass(frozen=True, slots=True)
class Spanned:
    """The words of a row in one column, or in several that they run across."""

    column: int
    columns: int
    words: tuple[Word, ...]


def rows_of(lines: Sequence[TextLine], region: Region, rules: Sequence[float]) -> list[list[Spanned]]:
    """The rows of the lines of one page; `rules` are the heights of level rules on it."""
    cells = [split(line, region.starts) for line in lines]
    rows = []
    for group in _groups(lines, cells, rules):
        joined = set[int]().union(*(crossed(lines[place], region.starts) for place in group))
        rows.append(list(_spans([cells[place] for place in group], joined)))
    return rows


def _spans(rows: Sequence[Cells], joined: set[int]) -> Iterator[Spanned]:
    """The words of a row by column; the columns `joined` belong to the one before them."""
    count = len(rows[0])
    starts = [column for column in range(count) if column not in joined]
    for start, stop in zip(starts, [*starts[1:], count], strict=True):
        words = tuple(word for row in rows for cell in row[start:stop] for word in cell)
        yield Spanned(start, stop - start, words)


def _groups(lines: Sequence[TextLine], cells: Sequence[Cells], rules: Sequence[float]) -> list[list[int]]:
    """The places of the lines of each row."""
    starts = {0}
    dotted = any(_number(row) == "dotted" for row in cells)
    numbers = [place for place, row in enumerate(cells) if _number(row) == ("dotted" if dotted else "whole")]
    for place in numbers:
        starts.add(_first_line(place, lines, numbers))
    for place, row in enumerate(cells):
        if place and any(lines[place - 1].middle < rule < lines[place].middle for rule in rules):
            starts.add(place)
        if _heads(row):
            starts.update((place, place + 1))
        elif not numbers and place and row[0] and (not cells[place - 1][0] or _apart(lines, place)):
            starts.add(place)
    ordered = sorted(start for start in starts if start < len(lines))
    return [list(range(start, stop)) for start, stop in zip(ordered, [*ordered[1:], len(lines)], strict=True)]


def _number(row: Cells) -> str:
    """The kind of number that the first cell of a line begins with: "dotted", "whole", or nothing."""
    text = row[0][0].text if row[0] else ""
    if not text or whole_cell(text) is None:
        return ""
    return "dotted" if "." in text.strip(".") else "whole"


def _first_line(place: int, lines: Sequence[TextLine], numbers: Sequence[int]) -> int:
    """The first line of a row whose number stands on some line: its text may begin above a number halfway."""
    before = max((number for number in numbers if number < place), default=-1)
    gaps = [index for index in range(before + 1, place + 1) if index and _apart(lines, index)]
    return gaps[-1] if gaps else place


def _apart(lines: Sequence[TextLine], place: int) -> bool:
    """Whether a line stands farther below the one before it than lines of one paragraph do."""
    return lines[place].top - lines[place - 1].bottom > APART * lines[place].height


def _heads(row: Cells) -> bool:
    """Whether a row names the columns, or is a heading in bold letters within the table."""
    if is_header(make_line(0, (" ".join(word.text for word in cell) for cell in row))):
        return True
    filled = [cell for cell in row if cell]
    return len(filled) == 1 and all(word.bold for word in filled[0]) and not _number(row)
