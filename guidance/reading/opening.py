"""Opening a guidance file safely and making lines of it."""

from pathlib import Path

from guidance.errors import UnreadableDocument
from guidance.reading.lines import Line, lines_of
from guidance.reading.word_lines import word_lines
from questionbank.errors import UnreadableDocument as Unreadable
from questionbank.reading.files import open_source


def lines_from(path: Path) -> list[Line]:
    """The lines of a file. Raises UnreadableDocument, in one sentence, for one that cannot be read."""
    try:
        source = open_source(path)
    except Unreadable as problem:
        raise UnreadableDocument(str(problem)) from problem
    return word_lines(source) if source.kind == "docx" else lines_of(source.text)
