"""Which kind of file this is, by its first bytes as well as by its name; then the reader for it."""

from pathlib import Path

from questionbank.errors import UnreadableDocument
from questionbank.reading.files.blocks import Source
from questionbank.reading.files.plain import read_text
from questionbank.reading.files.word import read_word

LARGEST_FILE = 40_000_000  # bytes; a form with photographs in it stays far below
KNOWN_STARTS = {  # what a file really is, by how it begins
    b"PK\x03\x04": "zip",
    b"PK\x05\x06": "zip",
    b"\xd0\xcf\x11\xe0": "ole",
    b"%PDF": "pdf",
    b"{\\rtf": "rtf",
}
INSTEAD = {
    "pdf": "is a PDF; forms are read from Word documents and text files, guidance from files named .pdf",
    "rtf": "is a rich text file; save it as .docx",
    "macro": "may contain macros; save it as .docx without them",
    "old": "is in the old .doc format; save it as .docx",
    "locked": "is protected by a password; save a copy without one",
}


def open_source(path: Path) -> Source:
    """The document as plain blocks.

    Raises UnreadableDocument, in one sentence, for a file that is missing, empty, too large, damaged,
    encrypted, with macros, or not what its name says.
    """
    data = read_bytes(path)
    begins = next((kind for start, kind in KNOWN_STARTS.items() if data.startswith(start)), "text")
    _refuse_by_content(path, begins, data)
    suffix = path.suffix.lower()
    if suffix in {".docm", ".dotm"}:
        raise UnreadableDocument(f"{path.name} {INSTEAD['macro']}.")
    if suffix == ".docx":
        if begins != "zip":
            raise UnreadableDocument(f"{path.name} is named .docx but is not a Word document.")
        return read_word(path.name, data)
    if suffix == ".txt":
        if begins == "zip":
            raise UnreadableDocument(f"{path.name} is named .txt but is not a text file; is it a .docx?")
        return read_text(path.name, data)
    raise UnreadableDocument(f"{path.name} is neither .docx nor .txt; save it as one of them.")


def read_bytes(path: Path, wanted: str = "a document") -> bytes:
    """The whole file. Raises UnreadableDocument when it is no plain file, empty, or too large.

    `wanted` says what should have been named, such as `a workbook`.
    """
    try:
        if not path.is_file():
            what = "is a folder, not a file" if path.is_dir() else "is not there"
            raise UnreadableDocument(f"{path} {what}; give the name of {wanted}.")
        if path.stat().st_size > LARGEST_FILE:
            raise UnreadableDocument(f"{path.name} is larger than {LARGEST_FILE // 1_000_000} MB.")
        data = path.read_bytes()
    except OSError as problem:
        raise UnreadableDocument(f"{path.name} cannot be opened: {problem.strerror or problem}.") from problem
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableDocument(f"{path.name} is empty.")
    return data


def _refuse_by_content(path: Path, begins: str, data: bytes) -> None:
    """Refuse the kinds that no reader here takes, whatever the name says."""
    if begins == "ole":
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise UnreadableDocument(f"{path.name} {INSTEAD['locked' if locked else 'old']}.")
    if begins in INSTEAD:
        raise UnreadableDocument(f"{path.name} {INSTEAD[begins]}.")
