"""How much a document is like inspection guidance, so that the caller can tell guidance from an audit form.

Guidance explains: it says what inspectors look for, at length, under numbers, and nobody fills it in. A form
asks: it has places for names, dates, ratings, comments and actions, and few words to each of its questions.
"""

import re
from pathlib import Path

from guidance.errors import NotGuidance
from guidance.models import GuidanceReading
from guidance.reading.opening import lines_from
from guidance.reading.pipeline import read_lines

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
LONG = 35  # words: what guidance says to one question is usually longer


def likeness(path: Path) -> float:
    """How much a file is like guidance: 0 (an audit form, or anything else) to 1 (inspection guidance).

    Above 0.5 it should be read as guidance. Raises UnreadableDocument for a file that cannot be opened.
    """
    lines = lines_from(path)
    text = "\n".join(cell for line in lines for cell in line.cells)
    try:
        reading = read_lines(lines, path.stem, None)
    except NotGuidance:
        return 0.0
    return round(_explained(reading) * _balance(text), 3)


def _explained(reading: GuidanceReading) -> float:
    """How far the entries have a text of their own, and one of some length."""
    entries = reading.guidance.entries
    if not entries:
        return 0.0
    lengths = [sum(len(text.split()) for text in entry.paragraphs) for entry in entries]
    told = sum(length > 4 for length in lengths) / len(lengths)
    long = sum(min(1.0, length / LONG) for length in lengths) / len(lengths)
    titled = 0.2 if re.search(r"\bguid(?:ance|e)\b", reading.guidance.title, re.IGNORECASE) else 0.0
    return min(1.0, 0.7 * told + 0.3 * long + titled)


def _balance(text: str) -> float:
    """How the words of explaining stand to the words of filling in, both to a thousand words."""
    words = len(text.split()) / 1000 + 0.05
    explains, filled = len(EXPLAINS.findall(text)) / words, len(FILLED_IN.findall(text)) / words
    return (explains + 1) / (explains + 3 * filled + 2)
