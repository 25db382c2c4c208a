"""Opening a workbook safely: what is refused before anything in it is read. Nothing is written or fetched."""

import posixpath
import re
import struct
import zipfile
import zlib
from functools import cached_property
from io import BytesIO
from pathlib import Path

import python_calamine as calamine

from docgen.errors import UnreadableWorkbook
from questionbank.errors import UnreadableDocument
from questionbank.reading.files import read_bytes

LARGEST_WHOLE = 400_000_000  # bytes unpacked, all parts together
LARGEST_PART = 200_000_000  # bytes unpacked of one part that is read
LARGEST_DIRECTORY = 2_000_000  # bytes of the list of parts
MOST_CELLS = 6_000_000  # of one sheet, empty ones between others counted too
KNOWN_STARTS = {b"PK\x03\x04": "zip", b"PK\x05\x06": "zip", b"\xd0\xcf\x11\xe0": "ole", b"%PDF": "pdf"}
END = b"PK\x05\x06"
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, NotImplementedError)
# A column after AZ, or a row after 99,999: rare enough to look closer. A flag for case would be slow.
LARGE = re.compile(rb"r\s*=\s*[\"'](?:[A-Za-z]{3}\d|[B-Zb-z][A-Za-z]\d|[A-Za-z]{0,2}\d{6})")
BEYOND = re.compile(rb"r\s*=\s*[\"'](?:[A-Za-z]{3}\d|[A-Za-z]{0,2}\d{6})")  # column AAA, row 100,000
WIDE = re.compile(rb"r\s*=\s*[\"']([B-Zb-z][A-Za-z])\d")
HIGH = re.compile(rb"r\s*=\s*[\"'][A-Za-z]{0,2}(\d+)[\"']")
SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^>]*?>")
RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*?>")
ATTRIBUTE = re.compile(rb'([\w:]+)\s*=\s*(?:"([^"]*)"|\'([^\']*)\')')
MACROS = ("vbaproject.bin", "vbadata.xml")


class Workbook:
    """The parts of an .xlsx file, checked. `name` is the file's, `data` its bytes."""

    def __init__(self, name: str, data: bytes) -> None:
        """Raises UnreadableWorkbook, in one sentence."""
        self.name = name
        self.data = data
        _refuse_kind(name, data)
        _check_directory(name, data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except BROKEN as problem:
            raise _damaged(name) from problem
        self._check_entries()

    @cached_property
    def opened(self) -> calamine.CalamineWorkbook:
        """The workbook, opened by the library that reads its cells."""
        try:
            return calamine.CalamineWorkbook.from_filelike(BytesIO(self.data))
        except Exception as problem:  # the library raises many kinds for a damaged file
            raise _damaged(self.name) from problem

    def sheets(self) -> list[str]:
        """The names of its sheets."""
        return list(self.opened.sheet_names)

    def names(self) -> list[str]:
        """The names of all parts."""
        return self._zip.namelist()

    def part(self, name: str) -> bytes:
        """The bytes of a part; empty where there is none.

        No more is unpacked than the file says of the part, and one that says less than there is fails.
        """
        try:
            if self._zip.getinfo(name).file_size > LARGEST_PART:
                raise _too_large(self.name)
            found = self._zip.read(name)
        except KeyError:
            return b""
        except (*BROKEN, struct.error) as problem:
            raise _damaged(self.name) from problem
        if b"<!DOCTYPE" in found[:2000] or b"<!ENTITY" in found[:2000]:
            raise UnreadableWorkbook(f"{self.name} declares XML entities, which no workbook needs.")
        return found

    def sheet_part(self, sheet: str) -> bytes:
        """The XML of a sheet by its name, refused where its cells would fill the memory."""
        found = self.part(self._where(sheet))
        if not found:
            raise _damaged(self.name)
        if LARGE.search(found) and (BEYOND.search(found) or _cells(found) > MOST_CELLS):
            raise UnreadableWorkbook(
                f"{self.name}: the sheet {sheet} has cells far outside a tracker; delete the empty rows and "
                "columns beyond its table and save it again."
            )
        return found

    def _where(self, sheet: str) -> str:
        """The part in which a sheet stands."""
        relations = {
            one.get("Id", ""): one.get("Target", "")
            for one in _tags(RELATION, self.part("xl/_rels/workbook.xml.rels"))
        }
        for one in _tags(SHEET, self.part("xl/workbook.xml")):
            if one.get("name") == sheet:
                target = next(
                    (relations.get(value, "") for key, value in one.items() if key.endswith(":id")), ""
                )
                return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
        return ""

    def _check_entries(self) -> None:
        entries = self._zip.infolist()
        names = [entry.filename.lower() for entry in entries]
        if sum(entry.file_size for entry in entries) > LARGEST_WHOLE:
            raise _too_large(self.name)
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnreadableWorkbook(f"{self.name} is protected by a password; save a copy without one.")
        if any(name.endswith(MACROS) for name in names):
            raise UnreadableWorkbook(f"{self.name} contains macros; save it as .xlsx without them.")
        if "xl/workbook.xml" not in names:
            raise UnreadableWorkbook(f"{self.name} is no Excel workbook; give the .xlsx file of the tracker.")
        self._check_real_sizes(entries)
        self.part("xl/workbook.xml")  # refused here, before anything looks for its sheets

    def _check_real_sizes(self, entries: list[zipfile.ZipInfo]) -> None:
        """Refuse parts that unpack to more than they say: the reader would follow them to the end."""
        for entry in entries:
            is_read = entry.filename.startswith(("xl/sharedStrings", "xl/styles", "xl/workbook"))
            if is_read and entry.compress_size * 1100 > LARGEST_PART:
                self.part(entry.filename)


def open_workbook(path: Path) -> Workbook:
    """The workbook in a file. Raises UnreadableWorkbook, in one sentence, for what cannot be read."""
    try:
        data = read_bytes(path, "a workbook")
    except UnreadableDocument as problem:
        raise UnreadableWorkbook(str(problem)) from problem
    return Workbook(path.name, data)


def _refuse_kind(name: str, data: bytes) -> None:
    if not data:
        raise UnreadableWorkbook(f"{name} is empty.")
    begins = next((kind for start, kind in KNOWN_STARTS.items() if data.startswith(start)), "other")
    if begins == "ole":
        locked = "EncryptedPackage".encode("utf-16-le") in data
        what = "is protected by a password; save a copy without one" if locked else "is an old .xls workbook"
        raise UnreadableWorkbook(f"{name} {what}{'' if locked else '; save it as .xlsx'}.")
    if name.lower().endswith((".xlsm", ".xltm", ".xlsb")):
        raise UnreadableWorkbook(f"{name} may contain macros; save it as .xlsx without them.")
    if begins != "zip":
        raise UnreadableWorkbook(f"{name} is no Excel workbook; save it as .xlsx.")


def _check_directory(name: str, data: bytes) -> None:
    """Refuse a list of parts so long that only opening it would use up the memory."""
    end = data.rfind(END, max(0, len(data) - 66_000))
    if end < 0 or end + 22 > len(data):
        raise _damaged(name)
    size = struct.unpack_from("<I", data, end + 12)[0]
    if size > LARGEST_DIRECTORY:
        raise UnreadableWorkbook(f"{name} has far more parts than a workbook.")


def _cells(sheet: bytes) -> int:
    """How many cells a rectangle round all cells of a sheet has."""
    widest = max(map(_number, set(WIDE.findall(sheet))), default=0)
    return widest * max((int(row) for row in HIGH.findall(sheet)), default=0)


def _number(letters: bytes) -> int:
    first, second = letters.upper()
    return (first - 64) * 26 + second - 64


def _tags(pattern: re.Pattern[bytes], xml: bytes) -> list[dict[str, str]]:
    """The attributes of every tag of a kind."""
    return [
        {key.decode(): _plain(double or single) for key, double, single in ATTRIBUTE.findall(tag)}
        for tag in pattern.findall(xml)
    ]


def _plain(value: bytes) -> str:
    text = value.decode("utf-8", "replace")
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return text


def _damaged(name: str) -> UnreadableWorkbook:
    return UnreadableWorkbook(f"{name} is damaged or breaks off: it cannot be opened as a workbook.")


def _too_large(name: str) -> UnreadableWorkbook:
    return UnreadableWorkbook(f"{name} unpacks to far more than a tracker holds; nothing of it was read.")
