"""Opening a guidance file safely and making lines of it."""

from pathlib import Path

from guidance.errors import UnreadableDocument
from guidance.reading.lines import Line, lines_of
from guidance.reading.pdf import read_pdf
from guidance.reading.word_lines import word_lines
from questionbank.errors import UnreadableDocument as Unreadable
from questionbank.reading.files import Source, open_source, read_bytes

# The longest guidance known has 1,700 lines and 0.4 million letters.
MOST_LINES, MOST_LETTERS = 20_000, 1_500_000
HEAD = 1024  # bytes within which a PDF says that it is one


def lines_from(path: Path) -> list[Line]:
    """The lines of a file. Raises UnreadableDocument, in one sentence, for one that cannot be read."""
    lines = _lines(path)
    if len(lines) > MOST_LINES or sum(len(cell) for line in lines for cell in line.cells) > MOST_LETTERS:
        raise UnreadableDocument(f"{path.name} is far longer than any guidance; give the guidance alone.")
    return lines


def _lines(path: Path) -> list[Line]:
    source = _source(path)
    return lines_of(source.text) if source.kind == "txt" else word_lines(source)


def _source(path: Path) -> Source:
    """The document as blocks; a PDF by its own reader, for no form comes as one."""
    try:
        if path.suffix.lower() != ".pdf":
            return open_source(path)
        data = read_bytes(path)
    except Unreadable as problem:
        raise UnreadableDocument(str(problem)) from problem
    if b"%PDF-" not in data[:HEAD]:
        raise UnreadableDocument(f"{path.name} is named .pdf but is not a PDF.")
    return read_pdf(path.name, data)
