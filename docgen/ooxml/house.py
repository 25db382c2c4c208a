"""The base document: its styles, page, header and footer, and new documents made from it."""

import copy
from collections.abc import Iterable, Sequence
from pathlib import Path

from lxml import etree

from docgen.errors import TemplateError
from docgen.ooxml.controls import Controls
from docgen.ooxml.fragments import Shown, fragment
from docgen.ooxml.gaps import filled
from docgen.ooxml.look import Look
from docgen.ooxml.markup import Cell, paragraph, row
from docgen.ooxml.names import W_NS, Node, W
from docgen.ooxml.package import pack, parsed, unpack
from docgen.ooxml.patterns import DECLARATION, compiled, free_ids, used_ids
from docgen.ooxml.subject import CORE, NO_SUBJECT
from docgen.ooxml.text import escape

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
BASE = "house-style.docx"
PRODUCT = "Checkback"
MARKING = "look.marking"
DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
HERE = "<?cb-body ?>"
# The styles that our documents use; a base document without one of them cannot be used.
USED = (
    "Title", "Subtitle", "Heading1", "Heading2", "Heading3", "BandText", "TableHeading", "TableLabel",
    "TableText", "TableRating", "TableNote", "Options", "ListBullet", "Marking", "SmallPrint", "AuditTable",
    "PlaceholderText",
)  # fmt: skip


class House:
    """A base document, opened. `document` makes new ones from it."""

    def __init__(self, look: Look) -> None:
        """Open the base. Raises TemplateError where it lacks a style or the places of the marking."""
        path = look.base or TEMPLATES / BASE
        self.look = look
        self._parts = unpack(_read(path), path.name)
        self._root = parsed(self._part(DOCUMENT, path), DOCUMENT, path.name)
        styles = parsed(self._part(STYLES, path), STYLES, path.name)
        self._styles = {style.get(f"{W}styleId", ""): style for style in styles.iter(f"{W}style")}
        self._part(CORE, path)
        self._check(path)

    def controls(self) -> Controls:
        """A maker of controls for one document, whose ids the base does not have."""
        return Controls(free_ids(used_ids(self._parts)))

    def shade(self, style: str) -> str:
        """What the style says of the colour behind it (`w:shd`): the cells of that style take it over."""
        behind = self._styles[style].find(f"{W}pPr/{W}shd")
        return fragment(behind, {"w": W_NS}) if behind is not None else ""

    def width(self, *, landscape: bool = False) -> int:
        """The width of the text on the page, in twentieths of a point."""
        page = self._page(landscape=landscape)
        size, margins = page.find(f"{W}pgSz"), page.find(f"{W}pgMar")
        assert size is not None
        assert margins is not None
        sides = [int(margins.get(f"{W}{side}", "0")) for side in ("left", "right", "gutter")]
        return int(size.get(f"{W}w", "0")) - sum(sides)

    def columns(self, *shares: float, landscape: bool = False) -> list[int]:
        """Column widths that share the width of the page in these proportions."""
        whole = self.width(landscape=landscape)
        widths = [int(whole * share / sum(shares)) for share in shares[:-1]]
        return [*widths, whole - sum(widths)]

    def headings(self, labels: Iterable[str], widths: Sequence[int]) -> str:
        """The header row of a table: marked as one, repeated on each page."""
        fill = self.shade("TableHeading")
        return row([Cell(paragraph(label, "TableHeading"), fill) for label in labels], widths, header=True)

    def document(self, body: str, *, title: str, subject: str = NO_SUBJECT, landscape: bool = False) -> bytes:
        """A new document with that body, marked as the look says."""
        root = copy.deepcopy(self._root)
        content = root.find(f"{W}body")
        assert content is not None
        content[:] = [etree.ProcessingInstruction("cb-body"), self._page(landscape=landscape)]
        frame = etree.tostring(root, encoding="unicode")
        marking = {MARKING: Shown(self.look.marking)}
        parts = {
            name: filled(tokens, marking).encode() if (tokens := compiled(name, data)) else data
            for name, data in self._parts.items()
            if name != DOCUMENT
        }
        parts[CORE] = (DECLARATION + properties(title, subject)).encode()
        parts[DOCUMENT] = (DECLARATION + frame.replace(HERE, body)).encode()
        return pack(parts)

    def _page(self, *, landscape: bool) -> Node:
        """The page of the base, laid on its side where asked."""
        page = copy.deepcopy(self._root.find(f"{W}body/{W}sectPr"))
        size = page.find(f"{W}pgSz") if page is not None else None
        assert page is not None
        assert size is not None
        wide, high = size.get(f"{W}w", ""), size.get(f"{W}h", "")
        if landscape and int(wide) < int(high):
            size.set(f"{W}w", high)
            size.set(f"{W}h", wide)
            size.set(f"{W}orient", "landscape")
        return page

    def _part(self, name: str, path: Path) -> bytes:
        if name not in self._parts:
            raise TemplateError(f"{path.name} has no part {name}; open it in Word and save it as .docx")
        return self._parts[name]

    def _check(self, path: Path) -> None:
        missing = [style for style in USED if style not in self._styles]
        if missing:
            raise TemplateError(f"{path.name} lacks the style {', '.join(missing)}; keep all those of {BASE}")
        marked = [name for name, data in self._parts.items() if f'"{MARKING}"'.encode() in data]
        for kind in ("header", "footer"):
            if not any(kind in name for name in marked):
                raise TemplateError(
                    f"{path.name} has no place for the protective marking in its {kind}; take {BASE}'s"
                )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise TemplateError(
            f"{path} cannot be read ({problem.strerror}); check settings and file"
        ) from problem


def properties(title: str, subject: str) -> str:
    """The document's properties; they say nothing about any person."""
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        f' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{escape(title)}</dc:title>'
        f"<dc:subject>{escape(subject)}</dc:subject><dc:creator>{PRODUCT}</dc:creator>"
        f"<dc:language>en-GB</dc:language><cp:lastModifiedBy>{PRODUCT}</cp:lastModifiedBy></cp:coreProperties>"
    )
