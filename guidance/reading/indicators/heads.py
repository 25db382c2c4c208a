"""Tails of one question in the row of the next, put back where they belong.

A page that ends within a row prints the rest of it at the head of the next one. It shows: the row before
broke off there, or the head stands before the sentence with which every such row begins.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from guidance.reading.drafts import Piece
from guidance.reading.indicators.formula import Formula
from guidance.reading.indicators.records import Record, Side
from guidance.reading.questions import leading_sentence
from guidance.reading.words import begins_lower, closed, opens_question

STARTS = re.compile(r"(?<=[.?!] )(?=[A-Z])")
REPEAT = 25  # characters with which both columns of a line begin, where they say the same
FAR = 60  # words: a question that begins later in a text is not how the text begins


def put_back(records: Sequence[Record], formula: Formula) -> None:
    """Move the tails of records, in either column, from the record after them to their end."""
    for before, record in pairwise(records):
        for side in (0, 1):
            _around_formula(before, record, 0 if side == 0 else 1, formula)
        _open_end(before, record)
    for record, after in pairwise(records):
        for side in (0, 1):
            _beyond_formula(record, after, 0 if side == 0 else 1, formula)


def _around_formula(before: Record, record: Record, side: Side, formula: Formula) -> None:
    """What stands before the formula, or is the rest of one that the record before began."""
    opened = formula.opens(before.text(side))
    if opened is not None and record.sides[side]:
        end = formula.closes(record.sides[side][0].text, before.text(side)[opened:])
        if end is not None:
            _move(record, before, side, end)
    found = formula.find(record.text(side))
    starts = found[0] if found else formula.opens(record.text(side))
    if starts and is_formula(record, formula) and _is_loose(record.text(side)[:starts]):
        _move(record, before, side, starts)
    elif found and found[0] == 0 and found[1] < len(record.text(side)) and _lacks(before, side, formula):
        _move(record, before, side, found[1])


def is_formula(record: Record, formula: Formula) -> bool:
    """Whether a record says the formula, and is known by it: one of its columns begins or ends with it."""
    return any(
        formula.is_all(piece.text) or formula.opens(piece.text) == 0
        for side in record.sides
        for piece in side
    ) or _ends_with(record.text(0), formula)


def _ends_with(text: str, formula: Formula) -> bool:
    found = formula.find(text)
    return bool(found and found[1] >= len(text) - 1) or formula.opens(text) is not None


def _is_loose(head: str) -> bool:
    """Whether a head is no sentence that such a row says of itself."""
    return begins_lower(head) or head[:1] in "(•" or len(head.split()) > 30 or not closed(head)


def _lacks(record: Record, side: Side, formula: Formula) -> bool:
    return is_formula(record, formula) and formula.find(record.text(side)) is None


def _beyond_formula(record: Record, after: Record, side: Side, formula: Formula) -> None:
    """What stands behind the formula in a row of flowing text: the row after it begins there."""
    for index, piece in enumerate(record.sides[side]):
        found = formula.find(piece.text)
        if (
            found
            and found[0] == 0
            and found[1] < len(piece.text)
            and record.code
            and after.line == record.line
        ):
            rest = piece.text[found[1] :].strip()
            piece.text = piece.text[: found[1]]
            again = rest.find(rest[:REPEAT], REPEAT)
            if again > 0:
                after.sides[0].insert(0, Piece(rest[:again].strip(), piece.line))
                rest = rest[again:]
            after.sides[1 if again > 0 else side].insert(0, Piece(rest, piece.line))
            del record.sides[side][index + 1 :]
            return


def _open_end(before: Record, record: Record) -> None:
    """What goes on with the last sentence of the extended guidance before."""
    text, end = record.text(1), before.text(1)
    if not text or not end or closed(end) or end[-1].isdigit():
        return
    own = _own_start(text)
    if own == 0 or (not begins_lower(text) and own is None):
        return
    _move(record, before, 1, own if own is not None else len(leading_sentence(text)[0]))


def _own_start(text: str) -> int | None:
    """Where a text begins to speak of its own question: at its first question sentence, if that is near."""
    for start in (0, *(found.start() for found in STARTS.finditer(text))):
        if len(text[:start].split()) > FAR:
            return None
        sentence = leading_sentence(text[start:])[0]
        if sentence.endswith("?") and (start == 0 or opens_question(sentence)):
            return None if start == 0 and begins_lower(text) else start
    return None


def _move(record: Record, before: Record, side: Side, length: int) -> None:
    """Move the first characters of a column to the end of the record before."""
    while length > 0 and record.sides[side]:
        piece = record.sides[side][0]
        head, rest = piece.text[:length].strip(), piece.text[length:].strip()
        if head:
            before.sides[side].append(Piece(head, piece.line, piece.item, piece.gap))
        length -= len(piece.text) + 1
        if rest:
            piece.text = rest
            return
        del record.sides[side][0]
