"""A Word file as a filled document: its paragraphs and tables, read as a person sees them."""

from collections.abc import Iterator

from docgen.form_reading.blocks import Block, Cell, Control, Document, Paragraph, Piece, Row, Table
from docgen.form_reading.opening import package
from docgen.form_reading.runs import control_of, is_blank, words_of
from docgen.ooxml.names import Node, W, local
from docgen.ooxml.subject import CORE, CUSTOM, OWN_NAME
from questionbank.errors import UnreadableDocument
from questionbank.reading.files.changes import end_deleted, row_deleted
from questionbank.reading.files.numbering import Numbering, read_numbering
from questionbank.reading.files.package import Package
from questionbank.reading.files.parts import body_of, parse
from questionbank.reading.files.styles import Styles, number, read_styles, value

LEFT_OUT = {"del", "moveFrom", "sdtPr", "sdtEndPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr"}
DEEPEST = 40  # tables and boxes one within another
MOST_COLUMNS = 63  # what Word itself allows
OWN = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"
SUBJECT = "{http://purl.org/dc/elements/1.1/}subject"

Standing = tuple[Node, Control | None, bool]  # a node, the control round it, whether that shows its prompt


def read_document(name: str, data: bytes) -> Document:
    """The document in a .docx. Raises UnreadableDocument for what is damaged, protected, hostile or other."""
    parts = package(name, data)
    main, body = body_of(parts)
    walker = Walker(name, read_styles(parts, main), read_numbering(parts, main))
    return Document(name, walker.blocks(body), _subject(parts))


class Walker:
    """Walks the XML once, in the order of the document, counting its lists on the way."""

    def __init__(self, name: str, styles: Styles, numbering: Numbering) -> None:
        self._name = name
        self._styles = styles
        self._numbering = numbering
        self._depth = 0
        self._before: tuple[Piece, ...] = ()  # of a paragraph whose end was deleted: it runs on into the next

    def blocks(self, parent: Node, around: Control | None = None) -> tuple[Block, ...]:
        """The blocks within a body, a cell or a text box."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise UnreadableDocument(f"{self._name} has tables nested far too deeply.")
        found: list[Block] = []
        for node, control, blank in self._parts(parent, around, blank=False):
            if local(node) == "p":
                found.extend(self._paragraph(node, control, blank))
            elif local(node) == "tbl":
                found.append(self._table(node, control))
        self._depth -= 1
        return tuple(found)

    def _parts(self, parent: Node, around: Control | None, *, blank: bool) -> Iterator[Standing]:
        """Paragraphs, tables, rows or cells, read through controls and insertions, without deletions."""
        for node in parent:
            name = local(node)
            if name in {"p", "tbl", "tr", "tc"}:
                yield node, around, blank
            elif name == "sdt":
                yield from self._parts(node, control_of(node, around), blank=blank or is_blank(node))
            elif name not in LEFT_OUT:
                yield from self._parts(node, around, blank=blank)

    def _paragraph(self, node: Node, control: Control | None, blank: bool) -> list[Block]:
        properties = node.find(f"{W}pPr")
        if blank:
            return [Paragraph((Piece("", control),))]
        words = words_of(node, control)
        pieces = tuple(words.pieces) or ((Piece("", control),) if control else ())
        boxed = [block for box in words.boxes for block in self.blocks(box, control)]
        if end_deleted(properties):
            self._before += pieces
            return boxed
        before, self._before = self._before, ()
        style = self._style(properties)
        level, label = self._list(properties, style)
        outline = self._styles.heading(style)
        return [Paragraph(before + pieces, label, level, outline is not None), *boxed]

    def _style(self, properties: Node | None) -> str:
        named = None if properties is None else value(properties.find(f"{W}pStyle"))
        return named or self._styles.usual

    def _list(self, properties: Node | None, style: str) -> tuple[int, str]:
        """The list level and automatic number of a paragraph; an empty number where it has none."""
        list_id, level = self._styles.list_of(style)
        own = None if properties is None else properties.find(f"{W}numPr")
        if own is not None:
            list_id = value(own.find(f"{W}numId")) or list_id
            level = number(value(own.find(f"{W}ilvl"))) or (level if own.find(f"{W}ilvl") is None else 0)
        if list_id is None or list_id == "0":
            return 0, ""
        return level, self._numbering.label(list_id, level).strip()

    def _table(self, node: Node, around: Control | None) -> Table:
        rows = (
            self._row(row, control)
            for row, control, _ in self._parts(node, around, blank=False)
            if local(row) == "tr" and not row_deleted(row)
        )
        return Table(tuple(rows))

    def _row(self, node: Node, around: Control | None) -> Row:
        cells: list[Cell] = []
        column = number(value(node.find(f"{W}trPr/{W}gridBefore")), MOST_COLUMNS) or 0
        for part, control, blank in self._parts(node, around, blank=False):
            if local(part) != "tc":
                continue
            span = number(value(part.find(f"{W}tcPr/{W}gridSpan")), MOST_COLUMNS) or 1
            blocks = self._in_cell(part, control, blank)
            if cells and value(part.find(f"{W}tcPr/{W}hMerge")) == "continue":
                last = cells.pop()
                cells.append(Cell(last.blocks + blocks, last.column, last.span + span))
            else:
                cells.append(Cell(blocks, column, span))
            column += span
        return Row(tuple(cells))

    def _in_cell(self, cell: Node, control: Control | None, blank: bool) -> tuple[Block, ...]:
        if cell.find(f"{W}tcPr/{W}cellDel") is not None:
            return ()
        return (Paragraph((Piece("", control),)),) if blank else self.blocks(cell, control)


def _subject(parts: Package) -> str:
    """What the properties say it is about: those of our own name before those that are anybody's."""
    own = parse(parts, CUSTOM)
    for held in own.iter(f"{OWN}property") if own is not None else ():
        if held.get("name") == OWN_NAME:
            return "".join(str(text) for text in held.itertext()).strip()
    core = parse(parts, CORE)
    return (core.findtext(SUBJECT) or "").strip() if core is not None else ""
