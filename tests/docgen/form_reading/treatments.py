"""What people and programs do to a Word form after it was written: pure functions, a file in, a file out."""

import atexit
import copy
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

Node = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BY = {f"{W}id": "9001", f"{W}author": "Sam Example", f"{W}date": "2026-11-20T10:00:00Z"}
DOCUMENT, CORE = "word/document.xml", "docProps/core.xml"

needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")


def changed(docx: bytes, change: Callable[[Node], None], part: str = DOCUMENT) -> bytes:
    """The file with one part changed as a tree."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                root = etree.fromstring(data)
                change(root)
                data = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
            new.writestr(name, data)
    return out.getvalue()


def by_office(docx: bytes, folder: Path) -> bytes:
    """The file as LibreOffice saves it."""
    source, out = folder / "form.docx", folder / "saved"
    source.write_bytes(docx)
    profile = _profile().as_uri()
    subprocess.run(
        ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx",
         "--outdir", str(out), str(source)],
        capture_output=True, timeout=120, check=True,
    )  # fmt: skip
    return (out / "form.docx").read_bytes()


@cache
def _profile() -> Path:
    """LibreOffice's own settings, made once: that takes longer than to convert a form."""
    folder = tempfile.TemporaryDirectory(prefix="checkback-office-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


def without_tags(docx: bytes) -> bytes:
    """Controls keep their titles alone."""
    return changed(docx, lambda root: _remove(root, "tag"))


def without_names(docx: bytes) -> bytes:
    """Controls keep neither tags nor titles."""
    return changed(docx, lambda root: (_remove(root, "tag"), _remove(root, "alias"))[0])


def without_controls(docx: bytes) -> bytes:
    """Every control is deleted; what stood in it stays."""

    def unwrap(root: Node) -> None:
        for sdt in list(root.iter(f"{W}sdt")):
            asking = sdt.find(f"{W}sdtPr/{W}showingPlcHdr") is not None
            content = sdt.find(f"{W}sdtContent")
            assert content is not None
            for child in [] if asking else list(content):
                sdt.addprevious(child)
            parent = sdt.getparent()
            assert parent is not None
            parent.remove(sdt)

    return changed(docx, unwrap)


def with_rows_turned(docx: bytes) -> bytes:
    """The rows of every table of questions stand in the opposite order, the heading row first."""

    def turn(root: Node) -> None:
        for table in root.iter(f"{W}tbl"):
            rows = list(table.iterfind(f"{W}tr"))
            if len(rows) > 3:
                for row in rows[1:]:
                    table.remove(row)
                for row in reversed(rows[1:]):
                    table.append(row)

    return changed(docx, turn)


def with_tables_merged(docx: bytes) -> bytes:
    """Every table is one with the table before it."""

    def merge(root: Node) -> None:
        body = root.find(f"{W}body")
        assert body is not None
        first: Node | None = None
        for table in list(body.iterfind(f"{W}tbl")):
            if first is None:
                first = table
                continue
            if any(_text(p).strip() for p in _between(first, table)):
                first = table
                continue
            for row in list(table.iterfind(f"{W}tr")):
                first.append(row)
            body.remove(table)

    return changed(docx, merge)


def with_text(docx: bytes, place: str, paragraphs: list[Node]) -> bytes:
    """The control of that tag stands in a cell that says these paragraphs instead."""

    def write(root: Node) -> None:
        cell = cell_of(root, place)
        for child in list(cell):
            if child.tag != f"{W}tcPr":
                cell.remove(child)
        cell.extend(paragraphs)

    return changed(docx, write)


def cell_of(root: Node, tag: str) -> Node:
    """The cell in which the control of that tag stands."""
    return next(cell for cell in control_of(root, tag).iterancestors(f"{W}tc"))


def control_of(root: Node, tag: str) -> Node:
    """The control of that tag."""
    return next(
        sdt for sdt in root.iter(f"{W}sdt")
        if (held := sdt.find(f"{W}sdtPr/{W}tag")) is not None and held.get(f"{W}val") == tag
    )  # fmt: skip


def paragraph(*parts: Node | str) -> Node:
    """A paragraph of runs, given as texts or as elements."""
    made = etree.Element(f"{W}p")
    for part in parts:
        made.append(run(part) if isinstance(part, str) else part)
    return made


def run(text: str) -> Node:
    """A run of text."""
    made = etree.Element(f"{W}r")
    said = etree.SubElement(made, f"{W}t")
    said.text = text
    said.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def inserted(text: str, kind: str = "ins") -> Node:
    """A tracked insertion (or a move to here)."""
    made = etree.Element(f"{W}{kind}", BY)
    made.append(run(text))
    return made


def deleted(text: str, kind: str = "del") -> Node:
    """A tracked deletion (or a move away from here)."""
    made = etree.Element(f"{W}{kind}", BY)
    held = run(text)
    if kind == "del":
        for said in held.iter(f"{W}t"):
            said.tag = f"{W}delText"
    made.append(held)
    return made


def wrapped(kind: str, *children: Node) -> Node:
    """Elements within another (a link, a smart tag)."""
    made = etree.Element(f"{W}{kind}")
    made.extend(children)
    return made


def row_of(root: Node, tag: str) -> Node:
    """The row in which the control of that tag stands."""
    return next(row for row in control_of(root, tag).iterancestors(f"{W}tr"))


def copied(node: Node) -> Node:
    """A copy of an element, as pasting makes it."""
    return copy.deepcopy(node)


def table(*rows: tuple[str, ...]) -> Node:
    """A table of plain cells."""
    made = etree.Element(f"{W}tbl")
    for texts in rows:
        row = etree.SubElement(made, f"{W}tr")
        for text in texts:
            etree.SubElement(row, f"{W}tc").append(paragraph(text))
    return made


def _remove(root: Node, name: str) -> None:
    for properties in root.iter(f"{W}sdtPr"):
        for node in properties.findall(f"{W}{name}"):
            properties.remove(node)


def _between(first: Node, last: Node) -> Iterator[Node]:
    node = first.getnext()
    while node is not None and node is not last:
        yield node
        node = node.getnext()


def _text(node: Node) -> str:
    return "".join(said.text or "" for said in node.iter(f"{W}t"))
