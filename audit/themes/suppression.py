"""Keeping small counts back, and what would give them away by subtraction.

A table here has its totals in the last row and the last column. Counts under `SMALL` are kept back; then
others are, until nobody can work out a hidden small count from the sums. The row of totals is public: it is
the plain rating counts that stand elsewhere in the report.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

SMALL = 5  # the public sector's usual rule for characteristics of people
Cell = tuple[int, int]
Table = list[list[int]]


def protected(table: Sequence[Sequence[int]]) -> list[list[int | None]]:
    """The table with None for each count kept back. Rows are as long as one another, totals included."""
    counts = [list(row) for row in table]
    inner = [(r, c) for r, row in enumerate(counts[:-1]) for c in range(len(row))]
    hidden = {(r, c) for r, c in inner if counts[r][c] < SMALL}
    while weak := _given_away(counts, hidden):
        shown = [cell for cell in inner if cell not in hidden]
        near = [cell for cell in shown if cell[0] == weak[0] or cell[1] == weak[1]]
        if not shown:
            break  # all is hidden; the public totals tell what they tell
        hidden.add(min(near or shown, key=lambda cell: (counts[cell[0]][cell[1]], cell)))
    return [[None if (r, c) in hidden else n for c, n in enumerate(row)] for r, row in enumerate(counts)]


def _given_away(counts: Table, hidden: set[Cell]) -> Cell | None:
    """A hidden small count that the shown ones give away: by the sums, or as no count is below nought."""
    told = _by_sums(counts, hidden) | _by_bounds(counts, hidden)
    return min((cell for cell in told if counts[cell[0]][cell[1]] < SMALL), default=None)


def _lines(counts: Table) -> Iterator[list[Cell]]:
    """Each row and each column; the last cell of a line is the sum of the others."""
    for r in range(len(counts)):
        yield [(r, c) for c in range(len(counts[0]))]
    for c in range(len(counts[0])):
        yield [(r, c) for r in range(len(counts))]


def _by_sums(counts: Table, hidden: set[Cell]) -> set[Cell]:
    """The hidden cells that the equations of the lines determine (by elimination)."""
    order = sorted(hidden)
    rows = [
        [Fraction((cell in line) * (-1 if cell == line[-1] else 1)) for cell in order]
        for line in _lines(counts)
    ]
    solved: list[list[Fraction]] = []
    for column in range(len(order)):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        pivot = [value / pivot[column] for value in pivot]
        rows = [_less(row, pivot, column) for row in rows]
        solved = [*(_less(row, pivot, column) for row in solved), pivot]
    alone = (row for row in solved if sum(map(bool, row)) == 1)
    return {order[next(i for i, value in enumerate(row) if value)] for row in alone}


def _less(row: list[Fraction], pivot: list[Fraction], column: int) -> list[Fraction]:
    """The row with the pivot's column cleared."""
    return [a - row[column] * b for a, b in zip(row, pivot, strict=True)] if row[column] else row


def _by_bounds(counts: Table, hidden: set[Cell]) -> set[Cell]:
    """The hidden cells that can be one count only, as none is below nought and parts make up their sum."""
    most = max(max(row) for row in counts)
    bounds = {
        (r, c): (0, most) if (r, c) in hidden else (n, n)
        for r, row in enumerate(counts)
        for c, n in enumerate(row)
    }
    closer = True
    while closer:
        before = dict(bounds)
        for line in _lines(counts):
            _tighten(line, bounds)
        closer = bounds != before
    return {cell for cell in hidden if bounds[cell][0] == bounds[cell][1]}


def _tighten(line: Sequence[Cell], bounds: dict[Cell, tuple[int, int]]) -> None:
    """Draw the bounds of a line's cells as close as its sum allows."""
    *parts, total = line
    for cell in parts:
        others = [bounds[other] for other in parts if other != cell]
        low = bounds[total][0] - sum(high for _, high in others)
        high = bounds[total][1] - sum(low for low, _ in others)
        bounds[cell] = (max(bounds[cell][0], low), min(bounds[cell][1], high))
    whole = (sum(bounds[cell][0] for cell in parts), sum(bounds[cell][1] for cell in parts))
    bounds[total] = (max(bounds[total][0], whole[0]), min(bounds[total][1], whole[1]))
