"""Rows of tables: a question with its cells, and labels beside blank cells."""

from dataclasses import dataclass

from questionbank.reading import numbers
from questionbank.reading.events import Ask, Columns
from questionbank.reading.files.controls import is_prompting
from questionbank.reading.lines import Line, Piece, Slot
from questionbank.reading.ratings.options import OptionFinder
from questionbank.reading.text import capitals, plain, squeezed, without_blanks, words
from questionbank.reading.words import ANSWER, COMMENT

SHORTEST = 3  # words of a question that stands beside another
SHORT_AREA = 8  # words up to which a cell before a longer one names the area of the question


@dataclass(frozen=True, slots=True)
class _Found:
    """The cells of a question: its number and words, the cell of the number, and the other filled ones."""

    number: str | None
    pieces: tuple[Piece, ...]
    cell: Slot | None
    others: list[Slot]
    area: str | None = None


class RowReader:
    """Reads rows with several cells."""

    def __init__(self, finder: OptionFinder) -> None:
        self._finder = finder

    def ask(self, line: Line, under: Columns | None) -> Ask | None:
        """The numbered question in a row; None for a row without a number or without words beside it."""
        numbered = self._number_cell(line, under)
        if numbered is None:
            return self._second(line)
        cell, number, rest = numbered
        others = [s for s in line.filled if s is not cell]
        if rest:
            return self._ask(line, _Found(number, rest, cell, others), under)
        if under is not None and under.roles.get(cell.column, "number") != "number":
            under = None  # the headings stand over other columns than the cells do
        asked, area = self._asked(others, under)
        if asked is None:
            return None
        others = [s for s in others if s is not asked and s is not area]
        return self._ask(line, _Found(number, asked.pieces, cell, others, _area(area, under)), under)

    def rated(self, line: Line) -> Ask | None:
        """The question in a part of a row that lists its ratings too; None for any other part."""
        worded = [s for s in line.filled if not self._options(s)]
        if len(worded) == len(line.filled) or not worded or words(worded[-1].text) < SHORTEST:
            return None
        return self.ask(line, None) or self._ask(line, _Found(None, worded[0].pieces, None, []), None)

    def _second(self, line: Line) -> Ask | None:
        """The numbered question in the second cell of a row whose first names its area."""
        if len(line.filled) < 2 or words(line.filled[0].text) > SHORT_AREA or len(line.slots) < 3:
            return None
        area, cell, *others = line.filled
        numbered = None if several(cell) else self._shared(cell)
        if numbered is None:
            return None
        _, number, pieces = numbered
        return self._ask(line, _Found(number, pieces, cell, list(others), squeezed(area.text)), None)

    def unnumbered(self, line: Line, under: Columns) -> Ask | None:
        """The question in a row without a number, by the column it stands in; None for a band or a label."""
        asked, area = self._asked(list(line.filled), under)
        if asked is None or asked.column == under.column("number"):
            return None
        others = [s for s in line.filled if s is not asked and s is not area]
        alone = len(line.filled) == 1
        if alone and (len(line.slots) == 1 or asked.span >= line.width or _like_band(asked)):
            return None
        cell = line.at(under.column("number") or 0) if under.has("number") else None
        return self._ask(line, _Found(None, asked.pieces, cell, others, _area(area, under)), under)

    def _ask(self, line: Line, found: _Found, under: Columns | None) -> Ask:
        hints = [s for s in found.others if under and under.roles.get(s.column) == "guidance"]
        others = [s for s in found.others if s not in hints]
        options = self._options_beside(line, found, others, under)
        spare = [
            s
            for s in others
            if not (options and self._options(s, trusted=True) == options)
            and without_blanks(s.text) not in options
        ]
        return Ask(
            line.where,
            found.number,
            found.pieces,
            options,
            line.table,
            firm=any(s.empty for s in line.slots) or bool(options),
            leftovers=tuple(
                text for s in spare if (text := without_blanks(s.text)) and not _asks_for_answer(text)
            ),
            hints=tuple(piece for s in hints for piece in s.pieces),
            area=found.area,
            continued=bool(found.cell and found.cell.continued),
            automatic=bool(found.cell and found.cell.label),
        )

    def _options_beside(
        self, line: Line, found: _Found, others: list[Slot], under: Columns | None
    ) -> tuple[str, ...]:
        """The ratings offered beside a question: a list in one cell, or a label in each of several."""
        cells = [s for s in line.slots if s.pieces != found.pieces]
        rating = [s for s in cells if under and under.roles.get(s.column) == "rating"]
        listed = next((options for s in cells if (options := self._options(s))), ())
        listed = listed or next((options for s in rating if (options := self._options(s, trusted=True))), ())
        single = tuple(without_blanks(s.text) for s in others if self._finder.knows(s.text))
        return listed or (single if len(single) > 1 else ())

    def _options(self, slot: Slot, trusted: bool = False) -> tuple[str, ...]:
        return slot.choices or self._finder.whole("\n".join(piece.text for piece in slot.pieces), trusted)

    def _number_cell(
        self, line: Line, under: Columns | None
    ) -> tuple[Slot, str, tuple[Piece, ...]] | None:  # fmt: skip
        """The cell with the number, the number, and the question's words where they share the cell."""
        column = under.column("number") if under else None
        slot = line.at(column) if column is not None else None
        if slot is None or slot.empty:
            slot = line.filled[0] if line.filled else None
        if slot is None:
            return None
        if number := numbers.alone(slot.text) or (not slot.text and numbers.alone(slot.label)) or None:
            return slot, number, ()
        if (part := numbers.letter(slot.text or slot.label)) and len(line.slots) > 2:
            return slot, part, ()
        return self._shared(slot) if len(line.slots) > 1 else None

    def _shared(self, slot: Slot) -> tuple[Slot, str, tuple[Piece, ...]] | None:
        """A cell that holds a number and the question: `1. Has the ...`, in one paragraph or in several."""
        first, *further = slot.pieces
        if first.bullet or first.heading is not None:
            return None
        if number := numbers.alone(first.text) or (not first.text and numbers.alone(first.label)) or None:
            return (slot, number, tuple(further)) if further else None
        label = (numbers.alone(first.label) or numbers.letter(first.label)) if first.label else None
        typed = numbers.before(first.text) or numbers.part(first.text)
        found = numbers.Numbered(label, first.text) if label else typed
        if found is None or not found.firm:
            return None
        body = Piece(squeezed(found.rest), bold=first.bold, choices=first.choices)
        return slot, found.number, (body, *further)

    def _asked(self, slots: list[Slot], under: Columns | None) -> tuple[Slot | None, Slot | None]:
        """The cell with the question's words, and the one that names its area."""
        worded = [s for s in slots if s.text and not self._options(s) and not self._finder.knows(s.text)]
        if under is not None and under.has("question", "area"):
            asked, area = _by_column(worded, under)
            if asked is not None:
                return asked, area
        if not worded or (under is not None and worded[0].column in _answer_columns(under)):
            return None, None
        first, *more = worded
        if more and words(first.text) <= SHORT_AREA < words(more[0].text) and under is None:
            return more[0], first
        return first, None


def several(slot: Slot) -> bool:
    """Whether a cell holds several numbered paragraphs that ask."""
    starts = (numbers.before(piece.text) for piece in slot.pieces)
    return sum(1 for found in starts if found and found.firm and found.rest.endswith("?")) > 1


def _asks_for_answer(text: str) -> bool:
    """Whether the words in a cell for the answer only say what belongs there."""
    return is_prompting(text) or bool(COMMENT.match(plain(text)) or ANSWER.match(plain(text)))


def _area(slot: Slot | None, under: Columns | None) -> str | None:
    """What an area cell says; empty where the area above goes on, None where there is no column for it."""
    if slot is not None:
        return squeezed(slot.text)
    return "" if under is not None and under.has("question") and under.has("area") else None


def _by_column(slots: list[Slot], under: Columns) -> tuple[Slot | None, Slot | None]:
    """The cells under the headings for question and area; the area is the question where it stands alone."""
    found = {under.roles.get(slot.column): slot for slot in reversed(slots)}
    if under.has("question"):
        return found.get("question"), found.get("area")
    return found.get("area"), None


def _answer_columns(under: Columns) -> set[int]:
    return {column for column, role in under.roles.items() if role in {"rating", "comment", "answer"}}


def _like_band(slot: Slot) -> bool:
    """Whether a cell standing alone heads the rows below rather than asking something."""
    first = slot.pieces[0]
    text = first.text.rstrip()
    if capitals(text) or first.heading is not None:
        return True
    if any(piece.text.rstrip().endswith("?") for piece in slot.pieces[1:]):
        return False
    return words(text) <= SHORT_AREA and not text.endswith(("?", "."))


def labels_of(line: Line) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...], list[Piece]]:
    """The labels of a row to be filled in, what is filled in already, and paragraphs that are no labels."""
    labels: list[str] = []
    values: list[tuple[str, str]] = []
    rest: list[Piece] = []
    slots = list(line.slots)
    for place, slot in enumerate(slots):
        if slot.empty:
            continue
        before = slots[place - 1] if place else None
        blank_next = place + 1 == len(slots) or slots[place + 1].empty
        if labels and before is not None and not before.empty and not blank_next and before.text in labels:
            values.append((labels[-1], slot.text))
        elif words(slot.text) > 40:
            rest.extend(slot.pieces)
        else:
            _add_label(slot, labels, values)
    return tuple(labels), tuple(values), rest


def _add_label(slot: Slot, labels: list[str], values: list[tuple[str, str]]) -> None:
    """Take a cell as a label; `Month: January` is a label and what was filled in."""
    label, mark, value = without_blanks(slot.text).partition(":")
    labels.append(label.strip() if mark else without_blanks(slot.text))
    if value.strip():
        values.append((labels[-1], value.strip()))
