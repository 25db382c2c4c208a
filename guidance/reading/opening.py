"""Opening a guidance file safely and making lines of it."""

from pathlib import Path

from guidance.errors import UnreadableDocument
from guidance.reading.lines import Line, lines_of
from guidance.reading.word_lines import word_lines
from questionbank.errors import UnreadableDocument as Unreadable
from questionbank.reading.files import open_source

# The longest guidance known has 1,700 lines and 0.4 million letters.
MOST_LINES, MOST_LETTERS = 20_000, 1_500_000


def lines_from(path: Path) -> list[Line]:
    """The lines of a file. Raises UnreadableDocument, in one sentence, for one that cannot be read."""
    lines = _lines(path)
    if len(lines) > MOST_LINES or sum(len(cell) for line in lines for cell in line.cells) > MOST_LETTERS:
        raise UnreadableDocument(f"{path.name} is far longer than any guidance; give the guidance alone.")
    return lines


def _lines(path: Path) -> list[Line]:
    try:
        source = open_source(path)
    except Unreadable as problem:
        raise UnreadableDocument(str(problem)) from problem
    return word_lines(source) if source.kind == "docx" else lines_of(source.text)
