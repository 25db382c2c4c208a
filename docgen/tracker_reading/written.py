"""What a workbook remembers of its writing, in whichever of its places that survived."""

import re
from dataclasses import dataclass
from itertools import pairwise

from docgen.tracker.audits import SHEET as AUDITS
from docgen.tracker.book import LINE_PROPERTY
from docgen.tracker.columns import AUDIT
from docgen.tracker.lists import LINE, WRITTEN
from docgen.tracker.lists import SHEET as LISTS
from docgen.tracker_reading.cells import text_of
from docgen.tracker_reading.grid import cells_of
from docgen.tracker_reading.headers import key
from docgen.tracker_reading.opening import Workbook

PROPERTY = re.compile(
    rb'name="' + LINE_PROPERTY.encode() + rb'"[^>]*>\s*<(?:\w+:)?\w+>\s*(\d{1,15})\s*<', re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Written:
    """The history line up to which the record was written, and when that was in words."""

    line: int | None
    when: str


def written(book: Workbook) -> Written:
    """What the workbook says of its writing."""
    told = _told(book)
    line = PROPERTY.search(book.part("docProps/custom.xml"))
    known = line[1].decode() if line else told.get(key(LINE), "")
    return Written(int(known) if known.isdecimal() else None, told.get(key(WRITTEN), ""))


def _told(book: Workbook) -> dict[str, str]:
    """The table about the workbook on the sheet Lists: pairs of neighbouring cells."""
    pairs: dict[str, str] = {}
    for row in cells_of(book, LISTS):
        texts = [text_of(value).strip() for value in row]
        pairs |= {key(name): value for name, value in pairwise(texts) if name and value}
    return pairs


def audits_of(book: Workbook) -> frozenset[str]:
    """The audits that the workbook was written with: those on its sheet Audits."""
    cells = cells_of(book, AUDITS)
    if not cells or AUDIT not in cells[0]:
        return frozenset()
    at = cells[0].index(AUDIT)
    return frozenset(text_of(row[at]).strip() for row in cells[1:]) - {""}
