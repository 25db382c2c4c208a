"""The rating that closes a section or the whole form, with its comment: under its label, however set."""

import re
from collections.abc import Sequence

from audit.ratings import recognise, split_answer
from docgen.form_reading.answers import said_in
from docgen.form_reading.blocks import Cell, Piece
from docgen.form_reading.columns import Heading
from docgen.form_reading.context import Context
from docgen.form_reading.gathering import Gathered
from docgen.form_reading.known import Spot, judgement_spots
from docgen.form_reading.lines import Line
from docgen.form_reading.printed import Printed
from docgen.form_reading.rating_marks import chosen

COMMENT = re.compile(
    r"(?:^|\n)\s*(?P<label>(?:overall |section |auditor'?s? )?"
    r"(?P<word>comments?|commentary|rationale|reasons?|evidence)\s*(?::|[-–]\s|\n|$)\s*)",
    re.IGNORECASE,
)
RATING = re.compile(
    r"^\s*(?:overall |section )?(?:rating|grade|judge?ment)\s*(?::|[-–]\s|\n|$)\s*", re.IGNORECASE
)
PLAIN = ("comment", "comments", "commentary")  # labels that say nothing themselves

Spots = tuple[Spot, Spot]


def begins_judgement(line: Line, context: Context) -> bool:
    """Whether a line is headed by the label of a judgement; then the context is that judgement's."""
    first = next((cell for cell in line.cells if cell.text.strip()), None)
    found = context.judges(first.text.strip()) if first else None
    if found is None:
        return False
    context.part, context.name, context.headings, context.below = "judgement", found[0], None, None
    return True


def spots_of(context: Context) -> Spots:
    """The places of the judgement that the context is in."""
    section = next((s for s in context.form.sections if s.title == context.name), None)
    return judgement_spots(context.form, section)


def read_label(line: Line, context: Context, found: Gathered, done: set[int]) -> set[int]:
    """Take what stands behind the label and beside it; gives the cells accounted for."""
    spots = spots_of(context)
    for place, cell in enumerate(line.cells):
        judged = context.judges(cell.text.strip()) if cell.text.strip() else None
        if judged is not None and not done:
            take(_behind(cell, judged[1]), judged[1], "", spots, found)
        elif judged is None and place not in done:
            take(cell.pieces, said_in(cell), "", spots, found)
    return set(range(len(line.cells)))


def read_judgement(
    line: Line, context: Context, printed: Printed, found: Gathered, done: set[int]
) -> set[int]:
    """Take a line that follows the label: the rating's cell, the comment's, or a paragraph that names one."""
    spots = spots_of(context)
    places = [n for n in range(len(line.cells)) if n not in done]
    taken: set[int] = set()
    if line.table == 0:
        return _read_paragraph(line, context, printed, found) if places else set()
    context.commenting = False
    for place in places:
        cell = line.cells[place]
        head = context.headings.over(cell, place, len(line.cells), line.table) if context.headings else None
        if _role(head) in ("rating", "comment") and not cell.text.strip():
            found.put(spots[_role(head) == "comment"], "", "row")  # the place is there, and says nothing
        elif _role(head) or not printed.prints(cell.text) or _is_rating(cell, spots):
            take(cell.pieces, said_in(cell), _role(head), spots, found)
        taken.add(place)
    return taken


def _read_paragraph(line: Line, context: Context, printed: Printed, found: Gathered) -> set[int]:
    """Take a paragraph that begins with its label, or that goes on with the comment above it."""
    cell, spots = line.cells[0], spots_of(context)
    text = cell.text.strip()
    if COMMENT.match(text) or RATING.match(text) or _is_rating(cell, spots):
        context.commenting = COMMENT.search(text) is not None
        take(cell.pieces, text, "", spots, found)
        return {0}
    if context.commenting and not printed.prints(text):
        found.go_on(spots[1], text)
        return {0}
    context.commenting = False
    return set()


def take(pieces: Sequence[Piece], text: str, role: str, spots: Spots, found: Gathered) -> None:
    """Take a rating and a comment out of one text."""
    rating, comment = spots
    if not text.strip():
        return
    if role == "comment":
        found.put(comment, text, "row")
    elif cut := COMMENT.search(text):
        take(_cut(pieces, 0, cut.start()), text[: cut.start()], "", spots, found)
        is_plain = cut["word"].casefold() in PLAIN
        found.put(comment, text[cut.end() :] if is_plain else text[cut.start("label") :], "row")
    elif (
        role == "rating"
        or split_answer(_rating_of(pieces, text, rating), rating.options)[0]
        or RATING.match(text)
    ):
        found.put(rating, _rating_of(pieces, text, rating), "row")
    elif _rating_of(pieces, text, rating).strip():
        found.put(comment, text, "row")


def _rating_of(pieces: Sequence[Piece], text: str, spot: Spot) -> str:
    bare = _without(RATING, text)
    return chosen(pieces, spot.options) if bare == text else chosen([Piece(bare)], spot.options)


def _behind(cell: Cell, rest: str) -> tuple[Piece, ...]:
    """The pieces of a cell that stand behind its label."""
    text = "".join(piece.text for piece in cell.pieces)
    start = text.find(rest) if rest else len(text)
    return _cut(cell.pieces, start if start >= 0 else 0, len(text))


def _cut(pieces: Sequence[Piece], start: int, end: int) -> tuple[Piece, ...]:
    """The pieces between two places of their joined text."""
    kept: list[Piece] = []
    at = 0
    for piece in pieces:
        first, after = max(start - at, 0), max(min(end - at, len(piece.text)), 0)
        if first < after:
            kept.append(Piece(piece.text[first:after], piece.control, piece.marked, piece.struck))
        at += len(piece.text)
    return tuple(kept)


def _without(prefix: re.Pattern[str], text: str) -> str:
    found = prefix.match(text)
    return text[found.end() :] if found else text


def _is_rating(cell: Cell, spots: Spots) -> bool:
    return recognise(chosen(cell.pieces, spots[0].options), spots[0].options) is not None


def _role(head: Heading | None) -> str:
    return head.role if head else ""
