"""How much a document is like inspection guidance, so that the caller can tell guidance from an audit form.

Guidance explains: it says what inspectors look for, at length, under numbers, and nobody fills it in. A form
asks: it has places for names, dates, ratings, comments and actions, and few words to each of its questions.
"""

import re
from collections.abc import Sequence
from pathlib import Path

from guidance.reading.lines import Line
from guidance.reading.numerals import Numeral, Scheme, in_contents, leading, whole_cell
from guidance.reading.opening import lines_from

OPENING = 1500  # characters in which a document says what it is
EXPLAINS = re.compile(
    r"\binspect(?:or|ors|ion)\b|\bwe (?:expect|look|will look|recognise|judge)\b|\bguidance\b|"
    r"\b(?:should|must) (?:be|have|consider|include|ensure)\b|\bevidence (?:of|that|from|may)\b",
    re.IGNORECASE,
)
FILLED_IN = re.compile(
    r"\bauditor(?:'s|’s)?\b|\baudit(?:ed)? (?:date|month|tool|form)\b|\bdate of audit\b|\bsign(?:ature|ed)\b|"
    r"\b(?:child|case|person)(?:'s|’s)? (?:name|id|reference)\b|\bcase manager:?$|"
    r"\boverall (?:rating|grad\w+|judge?ment)\b|"
    r"\b(?:rating|grade|comments?|action|by whom|timescale|responsib\w+):?$|\[\s?\]|☐|_{4,}",
    re.IGNORECASE | re.MULTILINE,
)
LONG = 45  # words: what guidance says to one question is usually longer
FEW = 3  # numbered lines that a document must have to be guidance


def likeness(path: Path) -> float:
    """How much a file is like guidance: 0 (an audit form, or anything else) to 1 (inspection guidance).

    Above 0.5 it should be read as guidance. Raises UnreadableDocument for a file that cannot be opened.
    """
    return likeness_of(lines_from(path))


def likeness_of(lines: Sequence[Line]) -> float:
    """The same of a document's lines."""
    text = "\n".join(cell for line in lines for cell in line.cells)
    return round(_explained(lines, text) * _balance(text), 3)


def _explained(lines: Sequence[Line], text: str) -> float:
    """How far the numbered lines of a document have a text of some length each, and it speaks of guidance."""
    printed = [numeral for numeral in map(_numeral, lines) if numeral]
    scheme = Scheme(printed)
    numbered = sum(not scheme.is_strange(numeral) for numeral in printed)
    if not numbered:
        return 0.0
    long = min(1.0, len(text.split()) / numbered / LONG) * min(1.0, numbered / FEW)
    named = 0.2 if re.search(r"\bguid(?:ance|e)\b", text[:OPENING], re.IGNORECASE) else 0.0
    return min(1.0, long + named)


def _numeral(line: Line) -> Numeral | None:
    """The number that a line begins with, or None."""
    if not line.cells or in_contents(line.text):
        return None
    leads = leading(line.cells[0])
    whole = whole_cell(line.cells[0]) if len(line.cells) > 1 else None
    return whole or (leads[0] if leads else None)


def _balance(text: str) -> float:
    """How the words of explaining stand to the words of filling in, both to a thousand words."""
    words = len(text.split()) / 1000 + 0.05
    explains, filled = len(EXPLAINS.findall(text)) / words, len(FILLED_IN.findall(text)) / words
    return (explains + 1) / (explains + 3 * filled + 2)
