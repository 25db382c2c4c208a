"""Answers that stand under their question, not beside it: in a row across the table, or in paragraphs."""

import re

from docgen.form_reading.answers import said_in
from docgen.form_reading.blocks import Cell, Piece
from docgen.form_reading.context import Context
from docgen.form_reading.gathering import Gathered
from docgen.form_reading.judging import COMMENT, RATING, take
from docgen.form_reading.known import Spot, comment_spot, rating_spot
from docgen.form_reading.lines import Line
from docgen.form_reading.printed import Printed

LABEL = re.compile(
    r"^[ \t]*(?:rating|grade|judge?ment|comments?|commentary)[ \t]*:", re.IGNORECASE | re.MULTILINE
)

Spots = tuple[Spot, Spot]


def parted(text: str) -> tuple[str, str]:
    """The words of a cell that ask, and those from the first label for an answer on."""
    label = LABEL.search(text)
    return (text[: label.start()].rstrip(), text[label.start() :]) if label else (text, "")


def read_within(cell: Cell, context: Context, found: Gathered) -> None:
    """Take the answers behind labels in the cell that asks."""
    spots = _spots(context)
    if spots and (answer := parted(cell.text)[1]):
        take([Piece(answer)], answer, "", spots, found)


def begins_answer(line: Line, context: Context) -> bool:
    """Whether a line under a question begins with the label for its rating or its comment."""
    below = context.below
    if (
        below is None
        or (line.table, below.bare) == (0, False)
        or (not below.bare and line.table != below.table)
    ):
        return False
    first = next((cell.text.strip() for cell in line.cells if cell.text.strip()), "")
    return bool(RATING.match(first) or COMMENT.match(first))


def read_below(line: Line, context: Context, printed: Printed, found: Gathered, done: set[int]) -> set[int]:
    """Take a line under a question; gives the cells accounted for."""
    spots = _spots(context)
    if spots is None or not (begins_answer(line, context) or _is_text(line, context, printed)):
        context.commenting = False
        return set()
    taken: set[int] = set()
    role = ""
    for place, cell in enumerate(line.cells):
        if place in done:
            continue
        taken.add(place)
        text = said_in(cell).strip("\n")
        if (label := _label(text)) and place + 1 < len(line.cells):
            role = label  # the answer stands in the next cell
            continue
        _take(cell, text, role, spots, found)
        role = ""
    context.commenting = spots[1].fact in found.facts
    return taken


def _take(cell: Cell, text: str, role: str, spots: Spots, found: Gathered) -> None:
    labelled = RATING.match(text) or COMMENT.match(text)
    if role == "comment" and text.strip():
        found.put(spots[1], text, "row")
    elif labelled or role or spots[0].fact not in found.facts:
        if not _label(text):
            take(cell.pieces, text, role, spots, found)
        else:
            found.put(spots[_label(text) == "comment"], "", "row")  # the place is there, and says nothing
    elif text.strip():
        found.go_on(spots[1], text)


def _label(text: str) -> str:
    """Which answer a text asks for and says nothing else."""
    for role, label in (("rating", RATING), ("comment", COMMENT)):
        if (match := label.match(text)) and not text[match.end() :].strip(" _.…\t"):
            return role
    return ""


def _is_text(line: Line, context: Context, printed: Printed) -> bool:
    """Whether a line says something that the form does not print, under a question without room beside it."""
    text = line.text
    if context.below is None or not context.below.bare or line.heading or not text:
        return False
    return not printed.prints(text) and not printed.resembles(text)


def _spots(context: Context) -> Spots | None:
    if context.below is None:
        return None
    question = context.below.question
    return rating_spot(context.form, question), comment_spot(question)
