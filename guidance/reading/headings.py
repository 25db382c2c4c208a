"""Headings of sections, bands within tables, and appendices."""

import re

from guidance.reading.rows import Row
from guidance.reading.words import opens_question

LONGEST = 10  # words of a heading
APPENDIX = re.compile(
    r"^(?:appendix|appendices|annex|annexe|glossary|references|bibliography)\b", re.IGNORECASE
)
EXAMPLE = re.compile(
    r"^(?:(?:key|case|practice|good practice|further|worked) )?"
    r"(?:examples?|stud(?:y|ies)|notes?|reading|information|links?|resources|tips?)(?:\s*\d+)?:?$",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"^(\d{1,2})[.:)]?\s+(?=[A-Z])")
END = re.compile(r"[.,;:?!]$")


def is_heading(row: Row, following: Row | None) -> bool:
    """Whether flowing text is the heading of what comes after it: short, apart, and no sentence."""
    if row.numeral or not row.alone or row.items[0]:
        return False
    text = row.cells[0]
    if row.heading is not None:
        return True
    apart = row.gap and (
        following is None or following.gap or following.numeral is not None or not following.alone
    )
    return apart and _titled(_unnumbered(text, following))


def _unnumbered(text: str, following: Row | None) -> str:
    """A heading without its number, where that is the first group of the number below: `2 Planning`."""
    found = NUMBERED.match(text)
    below = following.numeral if following else None
    over = found and below and len(below.parts) > 1 and below.parts[0] == int(found[1])
    return text[found.end() :] if found and over else text


def is_band(row: Row) -> bool:
    """Whether a table row is one heading across the table: a single short cell that is no sentence."""
    filled = [cell for cell in row.cells if cell]
    return row.numeral is None and len(filled) == 1 and len(row.cells) == 2 and _titled(filled[0])


def is_example(text: str) -> bool:
    """Whether a heading stands over something that illustrates or adds to the text before it."""
    return bool(EXAMPLE.match(text))


def is_appendix(text: str) -> bool:
    """Whether a heading begins what follows the guidance: an appendix, a glossary."""
    return bool(APPENDIX.match(text))


def _titled(text: str) -> bool:
    words = text.split()
    return (
        len(words) <= LONGEST
        and (text[:1].isupper() or text[:1] in "'‘“\"")
        and not END.search(text)
        and not opens_question(text)
    )
