"""Each line as an event: what it looks like by itself, with the columns of its table."""

from collections.abc import Iterator

from questionbank.reading import numbers
from questionbank.reading.columns import columns_of, ratings_below
from questionbank.reading.events import (
    BAND_RANK,
    Answer,
    Blank,
    Choices,
    Columns,
    Event,
    Fields,
    Heading,
    Standards,
)
from questionbank.reading.lines import Line, Slot
from questionbank.reading.pieces import PieceReader, overall_of
from questionbank.reading.ratings.options import OptionFinder
from questionbank.reading.rows import RowReader, labels_of
from questionbank.reading.text import capitals, plain
from questionbank.reading.words import ANSWER, COMMENT, GOOD_LOOKS


class Classifier:
    """Reads lines in order; remembers the headings of the columns it is under."""

    def __init__(self, finder: OptionFinder) -> None:
        self._finder = finder
        self._pieces = PieceReader(finder)
        self._rows = RowReader(finder)
        self._columns: Columns | None = None

    def events(self, lines: list[Line]) -> Iterator[Event]:
        """The events of a document, in order."""
        for line in lines:
            yield from self._line(line)

    def _line(self, line: Line) -> Iterator[Event]:
        if not line.table:
            yield from self._pieces.events(line)
            return
        columns = self._heads(line)
        if columns is not None:
            if columns.title:
                yield Heading(line.where, columns.title, BAND_RANK, columns.number)
            if columns.labels:
                yield columns
            return
        yield from self._row(line)

    def _heads(self, line: Line) -> Columns | None:
        """The column headings in a line; without labels where they only repeat those above."""
        under = self._under(line)
        if under is not None and (joined := ratings_below(line, under, self._finder)):
            self._columns = joined
            return joined
        columns = columns_of(line, self._finder)
        if columns is None:
            return None
        repeats = under is not None and [*map(plain, columns.labels)] == [*map(plain, under.labels)]
        self._finder.learn(columns.options)
        self._columns = columns
        return Columns(line.where, ()) if repeats else columns

    def _under(self, line: Line) -> Columns | None:
        """The headings that a row stands under: of its own table, or of one laid out like it."""
        columns = self._columns
        if columns is None or columns.table == line.table:
            return columns
        return columns if columns.asks and line.width == columns.width else None

    def _row(self, line: Line) -> Iterator[Event]:
        filled = line.filled
        under = self._under(line)
        if not filled:
            yield Blank(line.where, None, line.table, len(line.slots))
        elif (ask := self._rows.ask(line, under)) is not None:
            yield ask
        elif (named := self._named(line)) is not None:
            yield from named
        elif len(filled) > 1 and all(self._finder.knows(slot.text) for slot in filled):
            yield Choices(line.where, tuple(slot.text for slot in filled), line.text)
        elif len(filled) == 1:
            yield from self._single(line, filled[0], under)
        elif (
            under is not None
            and under.asks
            and (unnumbered := self._rows.unnumbered(line, under)) is not None
        ):
            yield unnumbered
        else:
            yield from self._labels(line)

    def _named(self, line: Line) -> list[Event] | None:
        """A row that says by its first words what it is: what good looks like, overall rating, comment."""
        first, *others = line.filled
        if others and all(COMMENT.match(plain(s.text)) or ANSWER.match(plain(s.text)) for s in line.filled):
            return [Answer(line.where, slot.text) for slot in line.filled]
        if GOOD_LOOKS.match(plain(first.text)) and others:
            points = [self._pieces.text(piece, line) for slot in others for piece in slot.pieces]
            return [Standards(line.where, first.text), *points]
        if (overall := overall_of(line, self._finder)) is not None:
            return [overall]
        if len(first.pieces) == 1 and (COMMENT.match(plain(first.text)) or ANSWER.match(plain(first.text))):
            return self._answer(line, first, others)
        return None

    def _answer(self, line: Line, first: Slot, others: list[Slot]) -> list[Event] | None:
        """A label and the place for the answer beside it, with the ratings that may be chosen there."""
        labels = next((s.choices for s in line.slots if s.choices), ()) or next(
            (found for slot in others if (found := self._finder.whole(_lines(slot)))), ()
        )
        if others and not labels:
            return None
        return [Answer(line.where, first.text), *([Choices(line.where, labels)] if labels else [])]

    def _single(self, line: Line, slot: Slot, under: Columns | None) -> Iterator[Event]:
        """A row with one cell filled: a band over the next rows, a label, or text."""
        blanks = sum(1 for s in line.slots if s.empty and not s.continued)
        if (number := numbers.alone(slot.text) or numbers.alone(slot.label)) and not slot.text.strip(
            number + ".): "
        ):
            yield Blank(line.where, number, line.table, len(line.slots))
        elif blanks and under is not None and under.asks and (ask := self._rows.unnumbered(line, under)):
            yield ask
        elif blanks and not self._band(line, slot, blanks, under):
            yield from self._labels(line)
        else:
            yield from self._pieces.events(line, band=True)

    def _band(self, line: Line, slot: Slot, blanks: int, under: Columns | None) -> bool:
        """Whether a cell with blank cells beside it heads the rows below instead of being a label."""
        first = slot.pieces[0]
        if first.heading is not None or line.slots[0].empty or len(slot.pieces) > 1:
            return True
        strong = capitals(first.text) or first.bold
        return (under is not None and under.table == line.table and (strong or blanks > 1)) or (
            strong and blanks > 1
        )

    def _labels(self, line: Line) -> Iterator[Event]:
        labels, values, rest = labels_of(line)
        if labels:
            full = not any(slot.empty or slot.text.endswith(":") for slot in line.slots)
            yield Fields(line.where, labels, values, line.table, full)
        for piece in rest:
            yield self._pieces.text(piece, line)


def _lines(slot: Slot) -> str:
    return "\n".join(piece.text for piece in slot.pieces)
