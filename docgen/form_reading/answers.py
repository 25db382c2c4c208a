"""The answer cells of a row: which says the rating, which the comment."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audit.ratings import recognise, split_answer
from docgen.form_reading.blocks import Cell
from docgen.form_reading.columns import Heading, ticked
from docgen.form_reading.rating_marks import chosen

RATED = re.compile(r"^\s*(?:rating|grade|judge?ment)\s*[:=]\s*", re.IGNORECASE)

Held = tuple[Cell, Heading | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """What the answer cells of a row say: texts as typed; `several` are ratings ticked at once."""

    rating: str = ""
    comment: str = ""
    several: tuple[str, ...] = ()


def answer_in(cells: Sequence[Held], options: tuple[str, ...], wants: frozenset[str]) -> Answer:
    """The rating and the comment in the answer cells. `wants` are those not found by name already."""
    ticks = ticked([(cell, head) for cell, head in cells if head and head.role == "tick"])
    rest = [(cell, head) for cell, head in cells if not (head and head.role == "tick")]
    if ticks:
        _, comment = _told(rest, options, wants - {"rating"})
        return Answer(ticks[0], comment) if len(ticks) == 1 else Answer("", comment, tuple(ticks))
    rating, comment = _told(rest, options, wants)
    return Answer(rating, comment)


def _told(cells: Sequence[Held], options: tuple[str, ...], wants: frozenset[str]) -> tuple[str, str]:
    rating: str | None = None
    comments: list[str] = []
    for cell, head in cells:
        role = head.role if head else ""
        text = said_in(cell)
        if not text.strip():
            continue
        if "rating" in wants and rating is None and _rates(text, role, cell, options, alone=len(cells) == 1):
            rating, more = _parted(cell, role, options, alone=len(cells) == 1)
            comments += [more] if more else []
        else:
            comments.append(text)
    return rating or "", "\n".join(comments)


def said_in(cell: Cell) -> str:
    """The text of a cell: exact where it is one control or paragraph, else without blanks round it."""
    own = cell.controls
    if len(own) == 1 and all(piece.control is own[0] for piece in cell.pieces if piece.text.strip()):
        return cell.text
    return cell.text if _untouched(cell) else cell.text.strip()


def _untouched(cell: Cell) -> bool:
    """Whether a cell holds one paragraph, as our own forms have it: what stands in it is exact."""
    return len(cell.blocks) == 1


def _rates(text: str, role: str, cell: Cell, options: tuple[str, ...], *, alone: bool) -> bool:
    if role in ("rating", "both"):
        return True
    if role == "comment":
        return False
    if recognise(RATED.sub("", text), options) or recognise(chosen(cell.pieces, options), options):
        return True
    return alone and split_answer(text, options)[0] is not None


def _parted(cell: Cell, role: str, options: tuple[str, ...], *, alone: bool) -> tuple[str, str]:
    """The rating's text, and a comment that stands in the same cell where the cell is for both."""
    text = RATED.sub("", chosen(cell.pieces, options))
    if role == "both" or (alone and role != "rating"):
        found, rest = split_answer(text, options)
        return (found, rest) if found else ("", cell.text.strip())
    return text, ""
