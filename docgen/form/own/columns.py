"""What the columns of a form's tables are for: by their headings, for the rows below them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from audit.ratings import recognise
from docgen.form.own.layout import Line, Spot
from questionbank.reading.column_words import Role, role
from questionbank.reading.text import plain, words

LONGEST = 24  # words of a heading; some put a whole instruction into one
SHORT = 6  # words of a heading in a row that names ratings
ANSWERS: set[Role] = {"rating", "comment", "answer"}


@dataclass(frozen=True)
class Columns:
    """The headings a row stands under, by the grid column where each begins. `options`: columns to tick."""

    table: int
    width: int
    roles: Mapping[int, Role] = field(default_factory=dict)
    options: Mapping[int, str] = field(default_factory=dict)

    def role(self, spot: Spot) -> Role | None:
        """What the column of a cell is for."""
        return self.roles.get(spot.column)


def headings(lines: Sequence[Line], labels: Sequence[str], options: Sequence[str]) -> dict[int, Columns]:
    """The headings that each row stands under, by the place of the row's line.

    `labels` are the form's column headings, `options` every rating it knows. A table without headings of
    its own stands under those of the last table of the same width.
    """
    known = {plain(label) for label in labels}
    found: dict[int, Columns] = {}
    last: Columns | None = None
    for line in lines:
        if not line.table:
            continue
        own = _columns(line, known, options)
        if own is not None:
            last = _joined(last, own) if last is not None and _only_options(line, own) else own
        elif last is not None and (last.table == line.table or last.width == _width(line)):
            found[line.place] = last
    return found


def is_heading(line: Line, labels: Sequence[str], options: Sequence[str]) -> bool:
    """Whether a row heads the columns of its table."""
    return bool(line.table) and _columns(line, {plain(label) for label in labels}, options) is not None


def _columns(line: Line, known: set[str], options: Sequence[str]) -> Columns | None:
    filled = [spot for spot in line.spots if spot.text]
    if len(filled) < 2 or any(words(spot.text) > LONGEST or spot.text.endswith("?") for spot in filled):
        return None
    ticks = _ticks(filled, options)
    roles = {s.column: kind for s in filled if s.column not in ticks and (kind := role(plain(s.text)))}
    answering = bool(ticks) or bool(ANSWERS & set(roles.values()))
    blanks = sum(spot.blank for spot in line.spots)
    if not answering or (blanks > 1 and not ticks and not line.header):
        return None
    named = sum(plain(spot.text) in known for spot in filled)
    short = bool(ticks) and all(words(spot.text) <= SHORT for spot in filled)
    if not (line.header or short or named >= 2 or len(roles) + len(ticks) >= max(2, len(filled) - 1)):
        return None
    roles |= dict.fromkeys(ticks, "rating")
    return Columns(line.table, _width(line), roles, ticks)


def _ticks(filled: Sequence[Spot], options: Sequence[str]) -> dict[int, str]:
    """The columns that name a rating each; fewer than two of them are none."""
    named = {spot.column: option for spot in filled if (option := option_of(spot.text, options)) is not None}
    first, second = plain(filled[0].text), plain(filled[1].text)
    if first in {"no", "no."} and second not in {"yes", "n/a"}:  # it heads the numbers
        named.pop(filled[0].column, None)
    return named if len(set(named.values())) > 1 else {}


def option_of(text: str, options: Sequence[str]) -> str | None:
    """The rating that a short text names, in full or by its initials; None for another text."""
    return recognise(text, options) if text and words(text) <= 6 else None


def _only_options(line: Line, columns: Columns) -> bool:
    return bool(columns.options) and all(s.column in columns.options for s in line.spots if s.text)


def _joined(above: Columns, below: Columns) -> Columns:
    """Headings with a second row of them that only names the ratings."""
    if above.table != below.table:
        return below
    return Columns(above.table, above.width, {**above.roles, **below.roles}, below.options)


def _width(line: Line) -> int:
    return max((spot.column + spot.span for spot in line.spots), default=0)
