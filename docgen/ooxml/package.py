"""The zip container of a Word file: read whole, written the same for the same content."""

import zipfile
from collections.abc import Mapping
from io import BytesIO

CONTENT_TYPES = "[Content_Types].xml"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the time of every entry: a file tells no more than its content does
SMALL_ENOUGH = 3  # zlib's level: 60 long answers take a third longer at 6 and shrink by a tenth


def unpack(data: bytes) -> dict[str, bytes]:
    """Every part by name, in the order of the file."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def pack(parts: Mapping[str, bytes]) -> bytes:
    """A file of these parts, the list of content types first as readers like it."""
    first = {CONTENT_TYPES: parts[CONTENT_TYPES]} if CONTENT_TYPES in parts else {}
    return add(b"", {**first, **parts})


def add(archive: bytes, parts: Mapping[str, bytes]) -> bytes:
    """A file (or nothing yet) with these parts added; what was compressed before is not touched again."""
    buffer = BytesIO(archive)
    with zipfile.ZipFile(buffer, "a", compresslevel=SMALL_ENOUGH) as target:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            target.writestr(entry, content)
    return buffer.getvalue()
