"""A Word document's blocks as lines."""

from collections.abc import Iterator

from questionbank.reading.files import Cell, Paragraph, Row, Source, Table
from questionbank.reading.lines import Line, Piece, Slot
from questionbank.reading.numbers import alone, letter
from questionbank.reading.text import squeezed, without_bullet

BULLETS = {"•", "o", "-", "–"}


def word_lines(source: Source) -> list[Line]:
    """The lines of a document in reading order."""
    return list(_Walk().blocks(source.blocks))


class _Walk:
    """Counts tables and paragraphs on the way, so that every line can say where it stands."""

    def __init__(self) -> None:
        self._tables = 0
        self._paragraphs = 0
        self._gap = 0

    def blocks(self, blocks: tuple[Paragraph | Table, ...]) -> Iterator[Line]:
        for block in blocks:
            if isinstance(block, Table):
                yield from self._table(block)
            elif pieces := pieces_of(block):
                self._paragraphs += 1
                where = f'paragraph {self._paragraphs} ("{_begin(pieces)}")'
                yield Line((Slot(pieces),), where, gap=self._gap)
                self._gap = 0
            else:
                self._gap += 1

    def _table(self, table: Table) -> Iterator[Line]:
        self._tables += 1
        number, width = self._tables, table.columns
        for count, row in enumerate(table.rows, start=1):
            nested = [cell for cell in row.cells if any(isinstance(b, Table) for b in cell.blocks)]
            if nested and _lays_out(row):
                for cell in row.cells:
                    yield from self.blocks(cell.blocks)
                continue
            parts = [block for cell in nested for block in cell.blocks if _asks_parts(block)]
            slots = tuple(_slot(cell, parts) for cell in row.cells)
            yield Line(slots, f"table {number}, row {count}", number, row.header, width=width)
            yield from self.blocks(tuple(parts))


def _lays_out(row: Row) -> bool:
    """Whether a row holds other tables only to place them: it is no question with a table in its answer."""
    numbered = any(alone(cell.text) for cell in row.cells)
    return not numbered and any(_is_table_of_rows(block) for cell in row.cells for block in cell.blocks)


def _is_table_of_rows(block: Paragraph | Table) -> bool:
    return isinstance(block, Table) and (len(block.rows) > 1 or block.columns > 1)


def _asks_parts(block: Paragraph | Table) -> bool:
    """Whether a table in the cell of a question asks its parts, each with a letter or number."""
    rows = block.rows if isinstance(block, Table) else ()
    starts = [row.cells[0].text for row in rows if len(row.cells) > 1]
    return bool(starts) and len(starts) == len(rows) and all(alone(text) or letter(text) for text in starts)


def _slot(cell: Cell, apart: list[Paragraph | Table]) -> Slot:
    kept = tuple(block for block in cell.blocks if not any(block is part for part in apart))
    pieces = tuple(piece for paragraph in _paragraphs(kept) for piece in pieces_of(paragraph))
    return Slot(pieces, cell.column, cell.span, cell.merge == "continue")


def _paragraphs(blocks: tuple[Paragraph | Table, ...]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            for row in block.rows:
                for inner in row.cells:
                    yield from _paragraphs(inner.blocks)


def pieces_of(paragraph: Paragraph) -> tuple[Piece, ...]:
    """A paragraph as pieces, one for each of its lines; none where nothing is printed in it."""
    choices = next((control.choices for control in paragraph.controls if control.choices), ())
    texts = [line.strip() for line in paragraph.text.split("\n") if line.strip()]
    if not texts:
        label = "" if paragraph.label in BULLETS else paragraph.label
        return (Piece("", label, choices=choices),) if label or choices else ()
    return tuple(
        _piece(paragraph, text, i, choices if i == len(texts) - 1 else ()) for i, text in enumerate(texts)
    )


def _piece(paragraph: Paragraph, text: str, place: int, choices: tuple[str, ...]) -> Piece:
    bare, typed = without_bullet(text)
    listed = paragraph.label in BULLETS or "bullet" in paragraph.style.lower()
    label = "" if listed or place else paragraph.label
    return Piece(
        bare if typed else text,
        label,
        bullet=typed or (listed and not place),
        bold=paragraph.bold,
        heading=paragraph.heading,
        style=paragraph.style,
        choices=choices,
    )


def _begin(pieces: tuple[Piece, ...]) -> str:
    text = squeezed(pieces[0].text)
    return text if len(text) <= 40 else text[:40].rsplit(" ", 1)[0] + "…"
