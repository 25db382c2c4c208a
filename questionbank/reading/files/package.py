"""The zip container of a Word file: what is refused before anything in it is read, and bounded reading."""

import struct
import zipfile
import zlib
from io import BytesIO

from questionbank.errors import UnreadableDocument

MOST_ENTRIES = 5_000
LARGEST_DIRECTORY = 2_000_000  # bytes of the list of entries
LARGEST_WHOLE = 600_000_000  # bytes unpacked, by what the entries say of themselves; pictures count here
LARGEST_PART = 24_000_000  # bytes of one part that is read
END = b"PK\x05\x06"
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error)
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
USUAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Package:
    """A Word file's parts by name. Reading is bounded; nothing is ever written or fetched."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        _check_directory(name, data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (*BROKEN, NotImplementedError) as problem:
            raise _damaged(name) from problem
        self._entries = {entry.filename.lstrip("/"): entry for entry in self._zip.infolist()}
        self._check_entries()

    def names(self) -> list[str]:
        """The names of all parts."""
        return list(self._entries)

    def read(self, part: str) -> bytes | None:
        """The bytes of a part, or None where there is none of that name."""
        entry = self._entries.get(part)
        if entry is None:
            return None
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(LARGEST_PART + 1)
        except (*BROKEN, NotImplementedError) as problem:
            raise _damaged(self.name) from problem
        if len(data) > LARGEST_PART:
            raise UnreadableDocument(
                f"{self.name} is too large: {part} unpacks to more than {LARGEST_PART // 1_000_000} MB."
            )
        return data.replace(STRICT, USUAL)

    def _check_entries(self) -> None:
        entries = self._zip.infolist()
        if len(entries) > MOST_ENTRIES or sum(e.file_size for e in entries) > LARGEST_WHOLE:
            raise UnreadableDocument(f"{self.name} unpacks to far more than a document holds.")
        if any(e.flag_bits & 1 for e in entries):
            raise UnreadableDocument(f"{self.name} is protected by a password; save a copy without one.")
        if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in self._entries):
            raise UnreadableDocument(f"{self.name} contains macros; save it as .docx without them.")
        if "[Content_Types].xml" not in self._entries:
            raise UnreadableDocument(f"{self.name} is named .docx but is not a Word document.")


def _check_directory(name: str, data: bytes) -> None:
    """Refuse a list of entries so long that only opening it would use up the memory."""
    end = data.rfind(END, max(0, len(data) - 66_000))
    if end < 0 or end + 22 > len(data):
        raise _damaged(name)
    size = struct.unpack_from("<I", data, end + 12)[0]
    if end >= 76 and data[end - 20 : end - 16] == b"PK\x06\x07":
        size = struct.unpack_from("<Q", data, end - 76 + 40)[0]
    if size > LARGEST_DIRECTORY:
        raise UnreadableDocument(f"{name} has far more parts than a Word document.")


def _damaged(name: str) -> UnreadableDocument:
    return UnreadableDocument(f"{name} is damaged or breaks off: it cannot be opened as a Word document.")
