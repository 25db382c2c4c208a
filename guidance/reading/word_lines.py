"""A Word document as lines: paragraphs with their numbers and bullets, table rows with their columns.

A table row becomes a line of its short columns and the first paragraph of its text, and a line for every
further paragraph, which is how a text file holds it. The column of numbers is put first. A row that is one
cell across the table stands apart, as a heading or a numbered statement does.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from guidance.reading.blocks import Block, Cell, Paragraph, Row, Source, Table
from guidance.reading.furniture import INDICATORS, is_header
from guidance.reading.lines import Line, make_line, unmarked
from guidance.reading.numerals import leading, whole_cell

NUMBER = re.compile(r"^[A-Za-z]{0,3}\d[\d.]*[a-z]?[.)]?$")
HEAD = 3  # rows at the top of a table that may be its header
OFTEN = 5  # one row in so many must be long for the column to hold text
FEW = 6  # words of a label
SHORT = 40  # words: a column whose cells are no longer holds numbers and questions, not text


def word_lines(source: Source) -> list[Line]:
    """The lines of a Word document, numbered in their order, a blank one between paragraphs and tables."""
    found: list[Line] = []
    for block in source.blocks:
        lines = _table(block) if isinstance(block, Table) else [_paragraph(block)]
        found.extend((*lines, make_line(0, ())))
    furniture = set(source.furniture)
    kept = [line for line in found if not (line.alone and line.text in furniture)]
    return [replace(line, number=number) for number, line in enumerate(kept, 1)]


def _paragraph(paragraph: Paragraph) -> Line:
    line = make_line(0, (_text(paragraph),), paragraph.heading)
    if paragraph.label and not NUMBER.match(paragraph.label):
        return replace(line, items=tuple("mark" for _ in line.cells))
    return line


def _text(paragraph: Paragraph) -> str:
    """The words of a paragraph, after the number that Word prints before it."""
    text = re.sub(r"\s+", " ", paragraph.text).strip()
    numbered = bool(NUMBER.match(paragraph.label))
    return f"{paragraph.label} {text}".strip() if numbered else text


def _table(table: Table) -> Iterator[Line]:
    number, beside = _number_column(table), _names_indicators(table)
    made = [_columns(row, table.columns, number) for row in table.rows]
    text = _text_column(made)
    for row, columns in zip(table.rows, made, strict=True):
        cells = [cell for cell in row.cells if _filled(cell)]
        if not cells:
            continue
        if len(cells) == 1 and cells[0].span >= table.columns and table.columns > 1:
            yield from _across(cells[0])
            continue
        first = make_line(0, (" ".join(line.text for line in column) for column in columns))
        if is_header(first):
            yield first
        elif not row.header or whole_cell(first.cells[0]):
            yield from _row(columns, 0 if beside else text, beside)


def _names_indicators(table: Table) -> bool:
    """Whether a table has a column of indicators, which is read beside the guidance and not before it."""
    return any(INDICATORS.match(cell.text.strip()) for row in table.rows[:HEAD] for cell in row.cells)


def _number_column(table: Table) -> int | None:
    """The grid column that holds numbers, or else numbers before their questions; None where none does."""
    for numbered in (whole_cell, leading):
        counts = Counter(
            cell.column
            for row in table.rows
            for cell in row.cells
            if cell.span < max(2, table.columns) and numbered(cell.text)
        )
        if counts:
            return max(counts, key=lambda column: (counts[column], -column))
    return None


def _columns(row: Row, count: int, number: int | None) -> list[list[Line]]:
    """The paragraphs of each grid column, the column of numbers first; an empty one where there is none."""
    columns: list[list[Line]] = [[] for _ in range(count)]
    for cell in row.cells:
        if cell.column < count:
            columns[cell.column] = list(_cell(cell.blocks))
    if number is None:
        return [[], *columns]
    return [columns[number], *columns[:number], *columns[number + 1 :]]


def _row(columns: Sequence[list[Line]], text: int, beside: bool) -> Iterator[Line]:
    """The lines of a table row: its short columns beside the first paragraph of its text, then the rest.

    Where two columns of text are read `beside` each other, the first paragraphs of both stand in one line.
    """
    text = len(columns) if _labels(columns) else min((text, *_long(columns)))
    if beside:
        firsts = [column[0] if column else make_line(0, ()) for column in columns]
        yield make_line(0, (line.text for line in firsts))
        columns = [column[1:] for column in columns]
    head = [" ".join(line.text for line in column) for column in columns[:text]]
    for column in range(text, len(columns)):
        for line in columns[column]:
            yield replace(
                make_line(0, (*head, *[""] * (column - len(head)), line.text)),
                items=(*unmarked(columns[:column]), *line.items),
            )
            head = []
    if not beside and any(head):
        yield make_line(0, head)


def _text_column(rows: Sequence[Sequence[list[Line]]]) -> int:
    """The first column that holds text: the last of all that are filled, or an earlier one that is long."""
    filled = [index for columns in rows for index, column in enumerate(columns) if column]
    lengths = Counter(index for columns in rows for index in _long(columns))
    long = [index for index, count in lengths.items() if OFTEN * count >= len(rows)]
    return min((*long, max((1, *filled))))


def _labels(columns: Sequence[list[Line]]) -> bool:
    """Whether a row without a number holds a few words in each of several columns, as labels over them do."""
    filled = [column for column in columns if column]
    short = all(len(column) == 1 and len(column[0].text.split()) <= FEW for column in filled)
    return not columns[0] and len(filled) > 1 and short


def _long(columns: Sequence[list[Line]]) -> list[int]:
    """The columns but the first in which more stands than a question has words."""
    lengths = (sum(len(line.text.split()) for line in column) for column in columns)
    return [index for index, length in enumerate(lengths) if index and length > SHORT]


def _cell(blocks: Sequence[Block]) -> Iterator[Line]:
    """The paragraphs of a cell; a row of a table within it is one paragraph."""
    for block in blocks:
        if isinstance(block, Paragraph):
            if _text(block):
                yield _paragraph(block)
            continue
        for row in block.rows:
            text = " | ".join(filter(None, (" ".join(cell.text.split()) for cell in row.cells)))
            if text:
                yield make_line(0, (text,))


def _across(cell: Cell) -> Iterator[Line]:
    yield make_line(0, ())
    yield from _cell(cell.blocks)
    yield make_line(0, ())


def _filled(cell: Cell) -> bool:
    return bool(cell.text)
