"""Rows whose columns were run together, parted again before anything else is made of them."""

from collections.abc import Sequence
from dataclasses import replace

from guidance.reading.language import Language
from guidance.reading.rows import Row
from guidance.reading.untangling import Parted, Untangler, carried

MOST = 60  # tangled rows that are parted; a document with more is damaged beyond that
USUAL = 115  # characters: no line of a text column is usually wider


def language_of(rows: Sequence[Row]) -> Language:
    """The language of a document, learnt from the rows that are whole."""
    return Language(cell for row in rows if not row.tangled for cell in row.cells)


def part_rows(rows: Sequence[Row], language: Language) -> list[Row]:
    """The rows with every tangled one parted into question and text.

    Text that ran on into a tangled row goes with it: the number then stood one line too low.
    """
    parted: list[Row] = []
    tangled = 0
    for index, row in enumerate(rows):
        following = rows[index + 1] if index + 1 < len(rows) else None
        tangled += row.tangled
        if not row.tangled or tangled > MOST:
            parted.append(row)
            continue
        before = _runs_on(parted, row)
        found = _part(row, before, following, language)
        if found and before:
            parted[-1] = replace(parted[-1], cells=(*parted[-1].cells[:-1], _kept(parted[-1])))
        parted.append(_with(row, found, before))
    return parted


def _runs_on(parted: Sequence[Row], row: Row) -> str:
    """The line of text that breaks off where the number of a tangled row stands, or nothing."""
    same_line = bool(parted) and parted[-1].line == row.line and bool(parted[-1].cells)
    return carried(parted[-1].cells[-1], USUAL)[1] if same_line else ""


def _kept(row: Row) -> str:
    return carried(row.cells[-1], USUAL)[0]


def _part(row: Row, before: str, following: Row | None, language: Language) -> Parted | None:
    question_after, text_after = "", ""
    if following and following.numeral is None and len(following.cells) > 1 and not following.cells[0]:
        question_after, text_after = following.cells[1], " ".join(following.cells[2:])
    return Untangler(
        row.cells[0], language, before=("", before), following=(question_after, text_after)
    ).part()


def _with(row: Row, found: Parted | None, before: str) -> Row:
    if found is None:
        return row
    text = f"{before} {found.second}".strip()
    return replace(row, cells=(found.first, text), items=("", ""), carried=bool(before))
