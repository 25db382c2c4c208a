"""What the columns of a table of answers are for, told by the heading row above them, never by counting."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from audit.ratings import recognise
from docgen.form.labels import ACTIONS, NUMBER, placed
from docgen.form.places import action_columns, question_columns
from docgen.form_reading.blocks import Cell
from docgen.form_reading.known import field_of
from docgen.form_reading.lines import Line
from docgen.form_reading.printed import key
from questionbank.models import Form
from questionbank.reading.column_words import role as role_of
from questionbank.reading.numbers import alone
from questionbank.reading.text import plain

Role = Literal["number", "question", "rating", "comment", "both", "tick"]
FORMS_OWN: tuple[Role, ...] = ("number", "question", "rating", "comment")
ROLES: dict[str, Role] = {
    "number": "number",
    "question": "question",
    "area": "question",
    "rating": "rating",
    "comment": "comment",
    "answer": "rating",
}
LONGEST = 16  # words of a heading
TICKS = {"x", "✓", "✔", "☒", "☑", "√", "yes", "y", "tick", "1", "*", "•", "ü"}


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's heading: the grid columns it covers, what it is for; for a column to tick, which rating."""

    first: int
    after: int
    role: str
    option: str = ""


@dataclass(frozen=True, slots=True)
class Headings:
    """The heading row of a table."""

    table: int
    cells: tuple[Heading, ...]
    row: int = 0

    def over(self, cell: Cell, place: int, count: int, table: int) -> Heading | None:
        """The heading above a cell that stands as number `place` of `count` in its row, if there is one.

        Within the same table it is the one that covers most of its grid columns; in another table, which
        may be cut otherwise, the one of the same place in a row of as many cells.
        """
        if table != self.table:
            return self.cells[place] if count == len(self.cells) else None
        shared = [(min(h.after, cell.column + cell.span) - max(h.first, cell.column), h) for h in self.cells]
        best = max(shared, key=lambda pair: pair[0], default=(0, None))
        return best[1] if best[0] > 0 else None


def question_headings(line: Line, form: Form) -> Headings | None:
    """The row as the heading of a table of questions or judgements; None for any other row."""
    if line.table == 0 or len(line.cells) < 2 or any(alone(cell.number) for cell in line.cells):
        return None
    own = dict(zip((key(name) for name in question_columns(form)), FORMS_OWN, strict=True))
    headings = [_heading(cell, own, form) for cell in line.cells]
    roles = {heading.role for heading in headings}
    ticks = sum(heading.role == "tick" for heading in headings)
    told = roles & {"rating", "comment", "both"} or ticks > 1
    alien = roles & {"owner", "when", "action"} or ticks == 1  # one rating alone is an answer
    enough = sum(heading.role != "" for heading in headings) > 1
    return Headings(line.table, tuple(headings), line.row) if told and enough and not alien else None


def action_headings(line: Line, form: Form) -> Headings | None:
    """The row as the heading of the table of actions; None for any other row."""
    texts = [cell.text.strip() for cell in line.cells]
    if line.table == 0 or len(texts) < 2 or any(len(text.split()) > LONGEST for text in texts):
        return None
    own = {key(label): fact.tag for label, fact in action_columns(form)}
    roles = {role_of(plain(text)) for text in texts if text}
    is_ours = sum(key(text) in own for text in texts) > 1 and "action" in (own.get(key(t)) for t in texts)
    if not is_ours and not ("action" in roles and roles & {"owner", "when"}):
        return None
    named = [text for text in texts if text and not NUMBER.match(text)]
    facts = dict(placed(named, ACTIONS, "column"))
    cells = tuple(
        Heading(
            cell.column,
            cell.column + cell.span,
            _action_role(text, own, {t: f.tag for t, f in facts.items()}),
        )
        for cell, text in zip(line.cells, texts, strict=True)
    )
    return Headings(line.table, cells, line.row)


def ticked(cells: Sequence[tuple[Cell, Heading]]) -> list[str]:
    """The ratings whose columns are ticked."""
    return [heading.option for cell, heading in cells if cell.text.strip().casefold() in TICKS]


def _heading(cell: Cell, own: dict[str, Role], form: Form) -> Heading:
    text = cell.text.strip()
    first, after = cell.column, cell.column + cell.span
    if key(text) in own:
        return Heading(first, after, own[key(text)])
    options = tuple(dict.fromkeys((*form.question_ratings, *form.overall_ratings, "Not applicable")))
    if (option := recognise(text, options, loosely=False)) is not None:
        return Heading(first, after, "tick", option)
    if not text or len(text.split()) > LONGEST:
        return Heading(first, after, "")
    words = plain(text)
    found = role_of(words)
    if found == "comment" and "rating" in words.split():
        return Heading(first, after, "both")
    role = ROLES.get(found or "", found or "")
    return Heading(first, after, role)


def _action_role(text: str, own: dict[str, str], facts: dict[str, str]) -> str:
    if not text or NUMBER.match(text):
        return "number"
    return field_of(own.get(key(text)) or facts.get(text, ""))
