"""Tables with rules: which lines make one table, and where its cells are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guidance.reading.pdf.pages import Page, Rule

NEAR = 3.0  # points by which lines that meet may miss each other
SHORTEST = 7.0  # points of a line that is part of a table
MOST_LINES = 600  # of one page; the densest table known has 200


@dataclass(frozen=True, slots=True)
class Span:
    """A cell of a grid: its first row and column, and how many of each it takes."""

    row: int
    column: int
    rows: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on a page: where its columns and rows part, and its cells."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    spans: tuple[Span, ...]

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.xs) - 1


@dataclass(slots=True)
class _Line:
    """A level line at `at` from `start` to `end`, or an upright one."""

    at: float
    start: float
    end: float


def grids_of(page: Page) -> list[Grid]:
    """The tables with rules on a page, from top to bottom; frames round a single cell are none."""
    levels = _merged(_Line((r.top + r.bottom) / 2, r.left, r.right) for r in page.rules if r.level)
    uprights = _merged(_Line((r.left + r.right) / 2, r.top, r.bottom) for r in page.rules if not r.level)
    if len(levels) + len(uprights) > MOST_LINES:
        return []
    found = (_grid(*group) for group in _connected(levels, uprights))
    grids = [grid for grid in found if grid is not None]
    return sorted((grid for grid in grids if not _inside(grid, grids)), key=lambda grid: grid.ys[0])


def level_rules(page: Page) -> list[Rule]:
    """The level lines of a page that are long enough to part the rows of a table."""
    return [rule for rule in page.rules if rule.level and rule.right - rule.left >= 10 * SHORTEST]


def _merged(lines: Iterable[_Line]) -> list[_Line]:
    """Lines that go on with each other, or lie on each other, as one; what is too short is no line."""
    whole: list[_Line] = []
    for line in sorted(lines, key=lambda one: (round(one.at / NEAR), one.start)):
        last = whole[-1] if whole else None
        if last is not None and abs(last.at - line.at) <= NEAR and line.start <= last.end + NEAR:
            last.end = max(last.end, line.end)
        else:
            whole.append(_Line(line.at, line.start, line.end))
    return [line for line in whole if line.end - line.start >= SHORTEST]


def _connected(levels: Sequence[_Line], uprights: Sequence[_Line]) -> list[tuple[list[_Line], list[_Line]]]:
    """The level and upright lines that hang together, each group a table."""
    groups: list[tuple[list[_Line], list[_Line]]] = []
    waiting, free = list(uprights), list(levels)
    while waiting:
        mine, rows = [waiting.pop()], list[_Line]()
        grown = True
        while grown:
            more = [level for level in free if any(_meet(level, up) for up in mine)]
            free = [level for level in free if not any(level is one for one in more)]
            rows.extend(more)
            joined = [up for up in waiting if any(_meet(level, up) for level in more)]
            waiting = [up for up in waiting if not any(up is one for one in joined)]
            mine.extend(joined)
            grown = bool(joined)
        groups.append((rows, mine))
    return groups


def _meet(level: _Line, upright: _Line) -> bool:
    return (
        level.start - NEAR <= upright.at <= level.end + NEAR
        and upright.start - NEAR <= level.at <= upright.end + NEAR
    )


def _grid(levels: Sequence[_Line], uprights: Sequence[_Line]) -> Grid | None:
    """The table that some lines make, or None where they make no more than one column or one frame."""
    if not levels:
        return None
    xs = _steps([line.at for line in uprights] + [end for line in levels for end in (line.start, line.end)])
    ys = _steps([line.at for line in levels] + [end for line in uprights for end in (line.start, line.end)])
    if len(xs) < 3 or len(ys) < 2:
        return None
    return Grid(tuple(xs), tuple(ys), tuple(_spans(xs, ys, levels, uprights)))


def _steps(places: Sequence[float]) -> list[float]:
    """Places without those that are nearly the same as the one before."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > 2 * NEAR:
            found.append(place)
    return found


def _spans(
    xs: Sequence[float], ys: Sequence[float], levels: Sequence[_Line], uprights: Sequence[_Line]
) -> list[Span]:
    """The cells: fields of the grid between which no line is drawn are one."""
    rows, columns = len(ys) - 1, len(xs) - 1
    taken: set[tuple[int, int]] = set()
    spans = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            middle = (ys[row] + ys[row + 1]) / 2
            wide = 1
            while column + wide < columns and not _covers(uprights, xs[column + wide], middle):
                wide += 1
            centre = (xs[column] + xs[column + 1]) / 2
            tall = 1
            while row + tall < rows and not _covers(levels, ys[row + tall], centre):
                tall += 1
            fields = {(r, c) for r in range(row, row + tall) for c in range(column, column + wide)} - taken
            taken |= fields
            spans.append(Span(row, column, tall, wide))
    return spans


def _covers(lines: Sequence[_Line], at: float, place: float) -> bool:
    """Whether a line is drawn at some place of a possible one."""
    return any(
        abs(line.at - at) <= 2 * NEAR and line.start - NEAR <= place <= line.end + NEAR for line in lines
    )


def _inside(grid: Grid, grids: Sequence[Grid]) -> bool:
    """Whether a table stands within a cell of another."""
    return any(
        other is not grid
        and other.xs[0] < grid.xs[0] + NEAR
        and grid.xs[-1] < other.xs[-1] + NEAR
        and other.ys[0] < grid.ys[0] + NEAR
        and grid.ys[-1] < other.ys[-1] + NEAR
        and (other.xs[-1] - other.xs[0]) * (other.ys[-1] - other.ys[0])
        > (grid.xs[-1] - grid.xs[0]) * (grid.ys[-1] - grid.ys[0])
        for other in grids
    )
