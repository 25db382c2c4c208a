"""A text file as paragraphs, one a line."""

import codecs
import re

from questionbank.errors import UnreadableDocument
from questionbank.reading.files.blocks import Paragraph, Source

LARGEST_TEXT = 8_000_000  # bytes; the longest guidance known has 0.4 million
LONGEST_LINE = 100_000  # characters
STRAY_ZEROS = 8  # zero bytes that a text may hold by mishap; more, and it is none
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x9f\ufeff\ufffe\uffff]")
LINE_END = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_text(name: str, data: bytes) -> Source:
    """The lines of a text file; UTF-8, UTF-16 with its mark, or what old Windows programs write."""
    if len(data) > LARGEST_TEXT:
        raise UnreadableDocument(f"{name} is a text of more than {LARGEST_TEXT // 1_000_000} MB.")
    text = clean(decode(name, data))
    lines = text.split("\n")
    if any(len(line) > LONGEST_LINE for line in lines):
        raise UnreadableDocument(f"{name} has a line of more than {LONGEST_LINE} characters; is it a text?")
    return Source(name, "txt", tuple(Paragraph(line) for line in lines), text=text)


def decode(name: str, data: bytes) -> str:
    """The characters of a text file."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _decoded(name, data, encoding)
    if data.count(0) > max(len(data) // 100, STRAY_ZEROS):
        raise UnreadableDocument(f"{name} is named .txt but does not hold text.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def clean(text: str) -> str:
    """The text with every line end as a newline and without characters that no document should hold."""
    return CONTROL.sub("", LINE_END.sub("\n", text))


def _decoded(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        raise UnreadableDocument(f"{name} says it is {encoding} but breaks off or is damaged.") from problem
