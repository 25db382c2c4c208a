"""Numbers for the questions that lost theirs, and questions that share a row with the one before.

A question that gives reasons follows the one it gives reasons for: after 1.9.3 it is 1.9.4. Another question
stands before the one that gives its reasons: before 2.8.2 it is 2.8.1, before 3.8.1.1 it is 3.8.1. Where such
a question is missing altogether, the row before may hold it too: it shows by a second beginning.
"""

import re
from collections.abc import Sequence

from guidance.reading.drafts import Piece
from guidance.reading.indicators.codes import Code, code_of
from guidance.reading.indicators.formula import Formula
from guidance.reading.indicators.heads import is_formula
from guidance.reading.indicators.records import Record, Side

BEGINS = re.compile(r"(?<=\S )(?=This question (?:is|relates|asks)\b)")
ASKS = re.compile(r"(?<=\d )(?=[A-Z](?:[^.?!]|\.(?=\d))*\?)")


def number(records: Sequence[Record], formula: Formula) -> list[Record]:
    """The records with a number each, one more for every question that shared a row."""
    split = _split(records, formula)
    later = _later(split)
    for index, record in enumerate(split):
        if record.code is None:
            before = split[index - 1].code if index else None
            record.code, record.status = _inferred(record, before, later[index], formula), "inferred"
    _mark_duplicates(split)
    return split


def _later(records: Sequence[Record]) -> list[Code | None]:
    """For each record the next printed number after it, or None."""
    found: list[Code | None] = []
    following: Code | None = None
    for record in reversed(records):
        found.append(following)
        following = record.code or following
    return found[::-1]


def _inferred(record: Record, before: Code | None, after: Code | None, formula: Formula) -> Code:
    """The number of a record that lost it, from the numbers around it."""
    if before and is_formula(record, formula):
        return _shifted(before, 1)
    if after and (before is None or before.key[0] != after.key[0]):
        return code_of(".".join(map(str, (*after.key[:2], 1))))
    if after and len(after.key) > 3:
        return code_of(".".join(map(str, after.key[:3])))
    if after and after.key[-1] > 1:
        return _shifted(after, -1)
    return _shifted(before, 1) if before else code_of("1")


def _shifted(code: Code, by: int) -> Code:
    groups = [str(part) for part in code.key if part or len(code.key) > 2]
    return code_of(".".join((*groups[:-1], str(code.key[-1] + by))))


def _split(records: Sequence[Record], formula: Formula) -> list[Record]:
    """The records, those that hold two questions parted where the number between them is missing."""
    found: list[Record] = []
    for record, after in zip(records, [*records[1:], None], strict=False):
        found.append(record)
        if after and record.code and after.code and _lacks_one(record.code, after, formula):
            second = _second(record)
            if second:
                found.append(second)
    return found


def _lacks_one(code: Code, after: Record, formula: Formula) -> bool:
    """Whether a question that gives reasons comes without the one it gives reasons for."""
    key = after.code.key if after.code else ()
    first = key[-1:] == (2,) and code.key != (*key[:-1], 1) and code.key[: len(key) - 1] != key[:-1]
    return first and is_formula(after, formula)


def _second(record: Record) -> Record | None:
    """The question that begins within the texts of another, taken out of it."""
    begins, asks = BEGINS.search(record.text(0)), ASKS.search(record.text(1))
    if not (begins and asks):
        return None
    second = Record(record.line, None)
    second.note_shared(record)
    for side, place in ((0, begins.start()), (1, asks.start())):
        _cut(record, second, 0 if side == 0 else 1, place)
    return second


def _cut(record: Record, second: Record, side: Side, place: int) -> None:
    """Move everything from a place in a column on to another record."""
    kept: list[Piece] = []
    for piece in record.sides[side]:
        if place >= len(piece.text):
            kept.append(piece)
        elif place > 0:
            rest = piece.text[place:].strip()
            piece.text = piece.text[:place].strip()
            kept.append(piece)
            second.add(side, rest, piece.line)
        else:
            second.sides[side].append(piece)
        place -= len(piece.text) + 1 if place >= len(piece.text) else place
    record.sides[side][:] = kept


def _mark_duplicates(records: Sequence[Record]) -> None:
    seen: set[str] = set()
    for record in records:
        record.number = record.code.text if record.code else ""
        if record.number in seen:
            record.status = "duplicate"
        seen.add(record.number)
