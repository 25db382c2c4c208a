"""Each line as an event: what it looks like by itself, with the columns of its table."""

from collections.abc import Callable, Iterator
from dataclasses import replace

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
from questionbank.reading.rows import RowReader, labels_of, several
from questionbank.reading.text import capitals, plain, words
from questionbank.reading.words import ANSWER, COMMENT, GOOD_LOOKS, VERIFICATION

SENTENCE = 5  # words from which on a line without a question mark may be a question all the same


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
        return replace(columns, labels=(), starts=()) if repeats else columns

    def _under(self, line: Line) -> Columns | None:
        """The headings that a row stands under: of its own table, or of one laid out like it."""
        columns = self._columns
        if columns is None or columns.table == line.table:
            return columns
        return columns if columns.asks and line.width == columns.width else None

    def _row(self, line: Line) -> list[Event]:
        under = self._under(line)
        readings = (reader(self, line, under) for reader in ROW_READERS)
        return next((events for events in readings if events is not None), [])

    def _blank(self, line: Line, _: Columns | None) -> list[Event] | None:
        return None if line.filled else [Blank(line.where, None, line.table, len(line.slots))]

    def _asked(self, line: Line, under: Columns | None) -> list[Event] | None:
        ask = self._rows.ask(line, under)
        return [ask] if ask else None

    def _choices(self, line: Line, _: Columns | None) -> list[Event] | None:
        labels = tuple(slot.text for slot in line.filled)
        whole = len(labels) > 1 and all(self._finder.knows(label) for label in labels)
        return [Choices(line.where, labels, line.text)] if whole else None

    def _crowded(self, line: Line, _: Columns | None) -> list[Event] | None:
        """A row with a cell in which several questions stand: the row only lays them out."""
        if len(line.filled) < 2 or not any(several(slot) for slot in line.filled):
            return None
        alone = [replace(line, slots=(slot,)) for slot in line.filled]
        return [event for part in alone for event in self._pieces.events(part, band=True)]

    def _abreast(self, line: Line, _: Columns | None) -> list[Event] | None:
        """A row in which two or three questions stand side by side, each with its ratings."""
        for count in (2, 3):
            size, rest = divmod(len(line.slots), count)
            parts = [replace(line, slots=line.slots[i * size : (i + 1) * size]) for i in range(count)]
            asks = [self._rows.rated(part) for part in parts] if not rest and size > 1 else []
            whole = [ask for ask in asks if ask is not None]
            if whole and len(whole) == count:
                return list(whole)
        return None

    def _unnumbered(self, line: Line, under: Columns | None) -> list[Event] | None:
        """A question in a row without a number; under the headings of another table only a sentence."""
        if under is None or not under.asks:
            return None
        ask = self._rows.unnumbered(line, under)
        if ask is None or (VERIFICATION.search(plain(ask.text)) and not ask.asking):
            return None
        own = under.table == line.table or ask.asking or words(ask.text) >= SENTENCE
        return [ask] if own else None

    def _named(self, line: Line, _: Columns | None) -> list[Event] | None:
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

    def _single(self, line: Line, under: Columns | None) -> list[Event] | None:
        """A row with one cell filled: a number, a question, a band over the next rows, a label, or text."""
        if len(line.filled) > 1:
            return None
        slot = line.filled[0]
        blanks = sum(1 for s in line.slots if s.empty and not s.continued)
        number = numbers.alone(slot.text) or ("" if slot.text else numbers.alone(slot.label))
        if number:
            return [Blank(line.where, number, line.table, len(line.slots))]
        merged = any(s.continued for s in line.slots)
        asked = self._unnumbered(line, under) if blanks or merged else None
        if asked or (blanks and not self._band(line, slot, blanks, under)):
            return asked
        return list(self._pieces.events(line, band=True))

    def _band(self, line: Line, slot: Slot, blanks: int, under: Columns | None) -> bool:
        """Whether a cell with blank cells beside it heads the rows below instead of being a label."""
        first = slot.pieces[0]
        if first.heading is not None or line.slots[0].empty or len(slot.pieces) > 1:
            return True
        strong = capitals(first.text) or first.bold
        return (under is not None and under.table == line.table and (strong or blanks > 1)) or (
            strong and blanks > 1
        )

    def _labels(self, line: Line, _: Columns | None) -> list[Event]:
        labels, values, rest = labels_of(line)
        full = not any(slot.empty or slot.text.endswith(":") for slot in line.slots)
        fields = [Fields(line.where, labels, values, line.table, full)] if labels else []
        return [*fields, *(self._pieces.text(piece, line) for piece in rest)]


def _lines(slot: Slot) -> str:
    return "\n".join(piece.text for piece in slot.pieces)


ROW_READERS: tuple[Callable[[Classifier, Line, Columns | None], list[Event] | None], ...] = (
    Classifier._blank,
    Classifier._abreast,
    Classifier._asked,
    Classifier._named,
    Classifier._choices,
    Classifier._crowded,
    Classifier._single,
    Classifier._unnumbered,
    Classifier._labels,
)
