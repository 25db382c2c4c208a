"""Small counts are kept back, and nobody works them out from what is shown."""

from collections.abc import Iterator, Sequence
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from audit.themes.suppression import SMALL, protected

Counts = list[list[int]]


def with_totals(inner: Sequence[Sequence[int]]) -> Counts:
    rows = [[*row, sum(row)] for row in inner]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def consistent(shown: Sequence[Sequence[int | None]]) -> Iterator[Counts]:
    """Every table that somebody who sees only `shown` must hold possible, column by column."""
    columns = [list(_columns(column)) for column in list(zip(*shown, strict=True))[:-1]]
    for chosen in product(*columns):
        rows = list(zip(*chosen, strict=True))
        sums = [row[-1] for row in shown[:-1]]
        if all(known is None or known == sum(row) for known, row in zip(sums, rows, strict=True)):
            yield with_totals([list(row) for row in rows])


def _columns(column: Sequence[int | None]) -> Iterator[tuple[int, ...]]:
    """Every way to fill one column whose last cell is its sum."""
    *cells, total = column
    assert total is not None
    spans = [range(total + 1) if cell is None else (cell,) for cell in cells]
    yield from (made for made in product(*spans) if sum(made) == total)


def test_large_counts_are_shown_as_they_are() -> None:
    table = with_totals([[10, 20], [30, 40]])
    assert protected(table) == table


def test_a_small_count_and_one_beside_it_are_kept_back() -> None:
    shown = protected(with_totals([[3, 20, 9], [30, 40, 8], [12, 11, 10]]))
    hidden = {(r, c) for r, row in enumerate(shown) for c, n in enumerate(row) if n is None}
    assert (0, 0) in hidden
    assert sum(1 for r, _ in hidden if r == 0) > 1
    assert sum(1 for _, c in hidden if c == 0) > 1


def test_the_row_of_totals_stays() -> None:
    table = with_totals([[1, 1], [20, 30]])
    assert protected(table)[-1] == table[-1]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 6), min_size=2, max_size=2), min_size=2, max_size=3))
def test_no_small_count_can_be_worked_out(inner: Counts) -> None:
    table = with_totals(inner)
    shown = protected(table)
    assert all(n is None or n >= SMALL for row in shown[:-1] for n in row)
    everything_is_hidden = all(n is None for row in shown[:-1] for n in row)
    if everything_is_hidden:
        return  # nothing more can be kept back
    possible = list(consistent(shown))
    assert table in possible
    for r, row in enumerate(shown[:-1]):
        for c, n in enumerate(row):
            if n is None and table[r][c] < SMALL:
                assert len({other[r][c] for other in possible}) > 1
