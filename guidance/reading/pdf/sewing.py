"""The pages' blocks as one document: what a page's end cut is whole again."""

from collections.abc import Sequence
from dataclasses import replace

from guidance.reading.blocks import Block, Cell, Paragraph, Row, Table
from guidance.reading.numerals import whole_cell
from guidance.reading.pdf.laying import Laid
from guidance.reading.pdf.writing import Writer, Written
from guidance.reading.words import begins_lower, ends_question, leaves_open, stopped

NEAR = 6.0  # points by which the columns of one table may differ from page to page


def sewn(pages: Sequence[Sequence[Laid]], writer: Writer) -> tuple[Block, ...]:
    """The blocks of all pages in order."""
    found: list[Laid] = []
    for page in pages:
        for place, laid in enumerate(page):
            joined = _joined(found[-1], laid, writer) if found and place == 0 else None
            if joined is None:
                found.append(laid)
            else:
                found[-1] = joined
    return tuple(laid.block for laid in found)


def _joined(before: Laid, after: Laid, writer: Writer) -> Laid | None:
    """Two blocks on both sides of a page's end as one, or None where they are two."""
    if isinstance(before.block, Paragraph) and isinstance(after.block, Paragraph):
        whole = _paragraph(before.block, after.block, writer)
        return None if whole is None else Laid(whole)
    if isinstance(before.block, Table) and isinstance(after.block, Table):
        return _table(before, after, writer)
    return None


def _paragraph(before: Paragraph, after: Paragraph, writer: Writer) -> Written | None:
    """Two paragraphs as one where the first broke off only because its page was full."""
    if not (isinstance(before, Written) and isinstance(after, Written)) or after.label:
        return None
    if after.heading is not None or before.heading is not None or before.bold != after.bold:
        return None
    open_end = not stopped(before.text) and (begins_lower(after.text) or leaves_open(before.text))
    if not open_end and not before.wraps_into(after):
        return None
    return replace(before, text=writer.join((before.text, after.text)), room=after.room)


def _table(before: Laid, after: Laid, writer: Writer) -> Laid | None:
    """A table that goes on on the next page, without the headings that it repeats there."""
    assert isinstance(before.block, Table)
    assert isinstance(after.block, Table)
    xs = _shared(before.xs, after.xs)
    if xs is None:
        return None
    first, second = _fitted(before, xs), _fitted(after, xs)
    rows = _without_repeats(first, second)
    if rows and first and _goes_on(first[-1], rows[0]):
        first[-1] = _row(first[-1], rows[0], writer)
        rows = rows[1:]
    return Laid(Table((*first, *rows)), xs)


def _shared(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...] | None:
    """The columns of two tables, if one has all columns of the other."""
    more, fewer = (one, other) if len(one) >= len(other) else (other, one)
    fits = all(any(abs(x - y) <= NEAR for y in more) for x in fewer)
    return more if fits and abs(one[0] - other[0]) <= NEAR else None


def _fitted(laid: Laid, xs: tuple[float, ...]) -> list[Row]:
    """The rows of a table with its cells counted by the columns `xs`."""
    assert isinstance(laid.block, Table)
    places = [min(range(len(xs)), key=lambda index: abs(xs[index] - x)) for x in laid.xs]
    rows = []
    for row in laid.block.rows:
        cells = []
        for cell in row.cells:
            start, end = places[cell.column], places[min(cell.column + cell.span, len(places) - 1)]
            cells.append(replace(cell, column=start, span=max(1, end - start)))
        rows.append(replace(row, cells=tuple(cells)))
    return rows


def _without_repeats(first: Sequence[Row], second: Sequence[Row]) -> list[Row]:
    """The rows of a table's next page without those at its top that repeat the top of the table."""
    kept = list(second)
    for row in first[:3]:
        if kept and _said(row) and _said(row) == _said(kept[0]):
            kept = kept[1:]
    return kept


def _said(row: Row) -> list[str]:
    return [text for cell in row.cells if (text := " ".join(cell.text.split()))]


def _goes_on(last: Row, first: Row) -> bool:
    """Whether the first row of a page is the rest of the last one of the page before."""
    filled = [cell for cell in first.cells if cell.text]
    if not filled or any(whole_cell(cell.text.split()[0]) for cell in filled):
        return False
    above = {cell.column: cell for cell in last.cells}
    if any(cell.column not in above or above[cell.column].span != cell.span for cell in filled):
        return False
    if len(filled) == len([cell for cell in last.cells if cell.text]) == 1:
        return not stopped(last.cells[0].text)
    question = next((cell for cell in filled[:-1]), None)
    return question is None or not ends_question(above[question.column].text)


def _row(last: Row, first: Row, writer: Writer) -> Row:
    """Two rows as one."""
    more = {cell.column: cell for cell in first.cells}
    return replace(last, cells=tuple(_cell(cell, more.get(cell.column), writer) for cell in last.cells))


def _cell(cell: Cell, more: Cell | None, writer: Writer) -> Cell:
    if more is None or not more.blocks:
        return cell
    blocks = list(cell.blocks)
    further = list(more.blocks)
    last, first = blocks[-1] if blocks else None, further[0]
    if isinstance(last, Paragraph) and isinstance(first, Paragraph):
        whole = _paragraph(last, first, writer)
        if whole is not None:
            blocks[-1], further = whole, further[1:]
    return replace(cell, blocks=(*blocks, *further))
