"""Pages as blocks from top to bottom: their tables, with rules and without, and the text round them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guidance.reading.blocks import Block, Cell, Merge, Row, Table
from guidance.reading.numerals import whole_cell
from guidance.reading.pdf.grids import Grid, Span, grids_of, level_rules
from guidance.reading.pdf.gutters import WIDE, Cells, Gutters, Stretch, reads_down, split
from guidance.reading.pdf.newspaper import lines_of
from guidance.reading.pdf.pages import Page, Word
from guidance.reading.pdf.rows import Spanned, rows_of
from guidance.reading.pdf.writing import TextLine, Writer, text_lines

PADDING = 2.0  # points that a cell keeps free at least beside its text
DOTTED = 3  # lines that begin with a number with points in a document that numbers so


@dataclass(frozen=True, slots=True)
class Laid:
    """A block where it stands: `xs` are where the columns of a table begin and end, empty for a paragraph."""

    block: Block
    xs: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """A ruled table or a stretch of lines on a page, and the height at which it begins."""

    top: float
    what: Laid | Stretch


def lay_out(pages: Sequence[Page], writer: Writer) -> list[list[Laid]]:
    """The blocks of each page in reading order."""
    ruled = [_ruled_tables(page, writer) for page in pages]
    lines = [lines_of(page, free) for page, (_, free) in zip(pages, ruled, strict=True)]
    dotted = sum(
        whole_cell(line.words[0].text) is not None and "." in line.text for one in lines for line in one
    )
    gutters = Gutters((line for one in lines for line in one), steps=dotted >= DOTTED)
    parted = [_stretches(tables, free, gutters) for (tables, _), free in zip(ruled, lines, strict=True)]
    _settle(parted, gutters)
    return [_laid(page, found, writer) for page, found in zip(pages, parted, strict=True)]


# Tables with rules


def _ruled_tables(page: Page, writer: Writer) -> tuple[list[_Found], list[Word]]:
    """The tables with rules on a page, and the words outside them."""
    found, free = [], list(page.words)
    for grid in grids_of(page):
        inside = [word for word in free if _within(word, grid)]
        held = {id(word) for word in inside}
        free = [word for word in free if id(word) not in held]
        if inside:
            found.append(_Found(grid.ys[0], Laid(_ruled(grid, inside, writer), grid.xs)))
    return found, free


def _ruled(grid: Grid, words: Sequence[Word], writer: Writer) -> Table:
    held: list[list[Word]] = [[] for _ in grid.spans]
    for word in words:
        held[_cell_of(grid, word)].append(word)
    rows: list[list[Cell]] = [[] for _ in range(len(grid.ys) - 1)]
    pairs = zip(grid.spans, held, strict=True)
    for span, inside in (part for pair in pairs for part in _parted(grid, *pair)):
        blocks = _cell(grid, span, inside, writer)
        for row in range(span.row, span.row + span.rows):
            first = row == span.row
            merge: Merge = "" if span.rows == 1 else "start" if first else "continue"
            rows[row].append(Cell(blocks if first else (), span.column, span.columns, merge))
    cells = (tuple(sorted(row, key=lambda cell: cell.column)) for row in rows)
    return Table(tuple(Row(row) for row in cells if row))


def _parted(grid: Grid, span: Span, words: Sequence[Word]) -> list[tuple[Span, list[Word]]]:
    """A cell that spans columns, parted where its words keep to them though no rule is drawn between."""
    if span.columns == 1:
        return [(span, list(words))]
    edges = [span.column]
    lines = [split(line, grid.xs[span.column : span.column + span.columns]) for line in text_lines(words)]
    for place in range(1, span.columns):
        x = grid.xs[span.column + place]
        sides = [[any(cells[:place]), any(cells[place:])] for cells in lines]
        crossing = any(word.left < x < word.right for word in words)
        if not crossing and any(all(both) for both in sides) and _white(lines, place):
            edges.append(span.column + place)
    parts = []
    for start, stop in zip(edges, [*edges[1:], span.column + span.columns], strict=True):
        inside = [
            w for w in words if grid.xs[start] <= (w.left + w.right) / 2 < grid.xs[stop] or len(edges) == 1
        ]
        parts.append((Span(span.row, start, span.rows, stop - start), inside))
    return parts


def _white(lines: Sequence[Cells], place: int) -> bool:
    """Whether wide white stands before the cell at a place in every line with words on both sides of it."""
    for cells in lines:
        before = [word for cell in cells[:place] for word in cell]
        after = [word for cell in cells[place:] for word in cell]
        if before and after and after[0].left - before[-1].right < WIDE * after[0].height:
            return False
    return True


def _cell(grid: Grid, span: Span, words: Sequence[Word], writer: Writer) -> tuple[Block, ...]:
    lines = text_lines(words)
    if not lines:
        return ()
    left, right = grid.xs[span.column], grid.xs[span.column + span.columns]
    padding = max(PADDING, min(line.left for line in lines) - left)
    return tuple(writer.paragraphs(lines, max(right - padding, *(line.right for line in lines))))


def _within(word: Word, grid: Grid) -> bool:
    centre = (word.left + word.right) / 2
    return grid.xs[0] <= centre <= grid.xs[-1] and grid.ys[0] <= word.middle <= grid.ys[-1]


def _cell_of(grid: Grid, word: Word) -> int:
    """The place of the cell in which a word stands."""
    centre = (word.left + word.right) / 2
    column = max(index for index, x in enumerate(grid.xs[:-1]) if x <= centre)
    row = max(index for index, y in enumerate(grid.ys[:-1]) if y <= word.middle)
    return next(
        index
        for index, span in enumerate(grid.spans)
        if span.row <= row < span.row + span.rows and span.column <= column < span.column + span.columns
    )


# What stands outside them


def _stretches(tables: Sequence[_Found], lines: Sequence[TextLine], gutters: Gutters) -> list[_Found]:
    """The ruled tables of a page and the stretches of lines between them, from top to bottom."""
    found = list(tables)
    for place in range(len(tables) + 1):
        part = [line for line in lines if sum(table.top < line.middle for table in tables) == place]
        if place:
            gutters.close()
        found.extend(_Found(stretch.lines[0].top, stretch) for stretch in gutters.part(part))
    return sorted(found, key=lambda one: one.top)


def _settle(parted: Sequence[Sequence[_Found]], gutters: Gutters) -> None:
    """Settle the columns of every table without rules; what turns out to be none is flowing text."""
    tables: dict[int, bool] = {}
    stretches = [one.what for found in parted for one in found if isinstance(one.what, Stretch)]
    for stretch in stretches:
        if stretch.region is None:
            continue
        if id(stretch.region) not in tables:
            tables[id(stretch.region)] = gutters.settle(stretch.region)
        if not tables[id(stretch.region)]:
            stretch.region = None


def _laid(page: Page, found: Sequence[_Found], writer: Writer) -> list[Laid]:
    """The blocks of one page."""
    edge = max(
        (line.right for one in found if isinstance(one.what, Stretch) for line in one.what.lines), default=0.0
    )
    laid: list[Laid] = []
    flowing: list[TextLine] = []
    for one in found:
        if isinstance(one.what, Stretch) and one.what.region is None:
            flowing.extend(one.what.lines)
            continue
        laid.extend(map(Laid, writer.paragraphs(flowing, edge)))
        flowing = []
        laid.extend([one.what] if isinstance(one.what, Laid) else _columned(page, one.what, writer))
    return [*laid, *map(Laid, writer.paragraphs(flowing, edge))]


def _columned(page: Page, stretch: Stretch, writer: Writer) -> Iterator[Laid]:
    """The part of a table without upright rules on a page, or its columns one after the other."""
    region = stretch.region
    assert region is not None
    if reads_down(stretch, region.starts):
        for column in range(2):
            words = [word for line in stretch.lines for word in split(line, region.starts)[column]]
            yield from map(Laid, writer.paragraphs(text_lines(words)))
        return
    rules = [rule.top for rule in level_rules(page)]
    rows = rows_of(stretch.lines, region, rules)
    made = (Row(tuple(_spanned(span, region.edges, writer) for span in row)) for row in rows)
    yield Laid(Table(tuple(made)), (*region.starts, page.width))


def _spanned(span: Spanned, edges: Sequence[float], writer: Writer) -> Cell:
    edge = max(edges[span.column : span.column + span.columns])
    blocks = tuple(writer.paragraphs(text_lines(span.words), edge))
    return Cell(blocks, span.column, span.columns)
