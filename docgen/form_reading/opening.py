"""Opening a filled form safely: what is no plain Word document is refused in one sentence."""

from pathlib import Path

from questionbank.errors import UnreadableDocument
from questionbank.reading.files.opening import INSTEAD, KNOWN_STARTS, LARGEST_FILE, read_bytes
from questionbank.reading.files.package import Package

SUFFIX = ".docx"


def bytes_of(path: Path) -> bytes:
    """The whole file. Raises UnreadableDocument for what is missing, no plain file, empty, or too large."""
    return read_bytes(path, "a filled form (.docx)")


def package(name: str, data: bytes) -> Package:
    """The parts of a Word document. Raises UnreadableDocument for whatever else the bytes are."""
    suffix = Path(name).suffix.lower()
    if suffix in (".docm", ".dotm"):
        raise UnreadableDocument(f"{name} {INSTEAD['macro']}.")
    if len(data) > LARGEST_FILE:
        raise UnreadableDocument(f"{name} is larger than {LARGEST_FILE // 1_000_000} MB.")
    if not data.strip(b"\0 \t\r\n"):
        raise UnreadableDocument(f"{name} is empty.")
    begins = next((kind for start, kind in KNOWN_STARTS.items() if data.startswith(start)), "text")
    if begins == "ole":
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise UnreadableDocument(f"{name} {INSTEAD['locked' if locked else 'old']}.")
    if begins in INSTEAD:
        raise UnreadableDocument(f"{name} {INSTEAD[begins]}.")
    if suffix != SUFFIX:
        raise UnreadableDocument(f"{name} is no .docx; a filled form is a Word document, saved as .docx.")
    if begins != "zip":
        raise UnreadableDocument(f"{name} is named .docx but is not a Word document.")
    return Package(name, data)
