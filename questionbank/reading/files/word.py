"""The paragraphs, tables and text boxes of a Word file as blocks, in reading order."""

from collections.abc import Iterator

from questionbank.errors import UnreadableDocument
from questionbank.reading.files.blocks import Block, Cell, Control, Merge, Paragraph, Row, Source, Table
from questionbank.reading.files.changes import end_deleted, row_deleted
from questionbank.reading.files.controls import control_of, is_blank, local
from questionbank.reading.files.numbering import Numbering, read_numbering
from questionbank.reading.files.package import Package
from questionbank.reading.files.parts import Node, W, body_of, parse, related
from questionbank.reading.files.plain import clean
from questionbank.reading.files.runs import Words, words_of
from questionbank.reading.files.styles import Styles, number, read_styles, switched_on, value

LEFT_OUT = {"del", "moveFrom", "sdtPr", "sdtEndPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr"}
DEEPEST = 40  # tables and boxes one within another
MOST_COLUMNS = 63  # what Word itself allows
TITLE = "{http://purl.org/dc/elements/1.1/}title"


def read_word(name: str, data: bytes) -> Source:
    """The blocks of a Word file. Raises UnreadableDocument for what is damaged, hostile or no Word file."""
    package = Package(name, data)
    document, body = body_of(package)
    styles = read_styles(package, document)
    blocks = Walker(name, styles, read_numbering(package, document)).blocks(body)
    furniture = tuple(_furniture(package, document, styles))
    return Source(name, "docx", blocks, furniture, _title(package))


class Walker:
    """Walks the XML once, in the order of the document, counting its lists on the way."""

    def __init__(self, name: str, styles: Styles, numbering: Numbering) -> None:
        self._name = name
        self._styles = styles
        self._numbering = numbering
        self._depth = 0
        self._waiting: list[Control] = []  # controls round whole paragraphs or cells, for the next paragraph
        self._unanswered: set[Node] = set()  # cells whose text is only a control's placeholder
        self._before = ""  # text of a paragraph whose end was deleted: it belongs to the next

    def blocks(self, parent: Node) -> tuple[Block, ...]:
        """The blocks within a body, a cell or a text box."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise UnreadableDocument(f"{self._name} has tables nested far too deeply.")
        found: list[Block] = []
        for node in self._parts(parent):
            if local(node) == "p":
                found.extend(self._paragraph(node))
            elif local(node) == "tbl":
                found.append(self._table(node))
        if self._waiting:
            found.append(Paragraph("", controls=self._taken()))
        self._depth -= 1
        return tuple(found)

    def _parts(self, parent: Node) -> Iterator[Node]:
        """Paragraphs, tables, rows or cells, read through controls and insertions, without deletions."""
        for node in parent:
            name = local(node)
            if name in {"p", "tbl", "tr", "tc"}:
                yield node
            elif name == "sdt":
                self._waiting.append(control_of(node))
                yield from self._within(node)
            elif name not in LEFT_OUT:
                yield from self._parts(node)

    def _within(self, sdt: Node) -> Iterator[Node]:
        """What a control holds, without the placeholder of one that still waits for an answer."""
        blank = is_blank(sdt)
        for node in self._parts(sdt):
            if blank and local(node) == "tc":
                self._unanswered.add(node)
            if not blank or local(node) != "p":
                yield node

    def _taken(self) -> tuple[Control, ...]:
        taken, self._waiting = tuple(self._waiting), []
        return taken

    def _taken_before(self) -> str:
        taken, self._before = self._before, ""
        return taken

    def _paragraph(self, node: Node) -> list[Block]:
        properties = node.find(f"{W}pPr")
        style_id = self._style(properties)
        words = words_of(node, self._styles, style_id)
        if end_deleted(properties):
            self._before += words.text()
            return self._boxes(words)
        level, label = self._list(properties, style_id)
        around = self._taken()
        paragraph = Paragraph(
            text=self._taken_before() + words.text(),
            style=self._styles.name(style_id),
            heading=self._heading(properties, style_id),
            level=level,
            label=label,
            bold=words.bold_seen and not words.plain_seen,
            controls=around + tuple(words.controls),
        )
        return [paragraph, *self._boxes(words)]

    def _boxes(self, words: Words) -> list[Block]:
        return [block for box in words.boxes for block in self.blocks(box)]

    def _style(self, properties: Node | None) -> str:
        named = None if properties is None else value(properties.find(f"{W}pStyle"))
        return named or self._styles.usual

    def _heading(self, properties: Node | None, style_id: str) -> int | None:
        own = None if properties is None else number(value(properties.find(f"{W}outlineLvl")))
        if own is not None:
            return own + 1 if own < 9 else None
        return self._styles.heading(style_id)

    def _list(self, properties: Node | None, style_id: str) -> tuple[int | None, str]:
        """The list level and automatic number of a paragraph."""
        list_id, level = self._styles.list_of(style_id)
        own = None if properties is None else properties.find(f"{W}numPr")
        if own is not None:
            list_id = value(own.find(f"{W}numId")) or list_id
            level = number(value(own.find(f"{W}ilvl"))) or (level if own.find(f"{W}ilvl") is None else 0)
        if list_id is None or list_id == "0":
            return None, ""
        return level, self._numbering.label(list_id, level).strip()

    def _table(self, node: Node) -> Table:
        return Table(
            tuple(self._row(row) for row in self._parts(node) if local(row) == "tr" and not row_deleted(row))
        )

    def _row(self, node: Node) -> Row:
        cells: list[Cell] = []
        before = number(value(node.find(f"{W}trPr/{W}gridBefore")), MOST_COLUMNS) or 0
        if before:
            cells.append(Cell(span=before))
        column = before
        for part in self._parts(node):
            if local(part) != "tc":
                continue
            cell = self._cell(part, column)
            if cells and value(part.find(f"{W}tcPr/{W}hMerge")) == "continue":
                last = cells.pop()
                cell = Cell(last.blocks + cell.blocks, last.column, last.span + cell.span, last.merge)
            cells.append(cell)
            column = cell.column + cell.span
        return Row(tuple(cells), switched_on(node.find(f"{W}trPr/{W}tblHeader")))

    def _cell(self, node: Node, column: int) -> Cell:
        span = number(value(node.find(f"{W}tcPr/{W}gridSpan")), MOST_COLUMNS) or 1
        if node in self._unanswered:
            return Cell((Paragraph("", controls=self._taken()),), column, span, _merge(node))
        return Cell(self.blocks(node), column, span, _merge(node))


def _merge(cell: Node) -> Merge:
    node = cell.find(f"{W}tcPr/{W}vMerge")
    if node is None:
        return ""
    return "start" if value(node) == "restart" else "continue"


def _furniture(package: Package, document: str, styles: Styles) -> Iterator[str]:
    """The texts of page headers and footers, each once."""
    seen: set[str] = set()
    for kind in ("header", "footer"):
        for part in related(package, document, kind):
            root = parse(package, part)
            for node in () if root is None else root.iter(f"{W}p"):
                text = words_of(node, styles, "").text()
                if text and text not in seen:
                    seen.add(text)
                    yield text


def _title(package: Package) -> str:
    root = parse(package, "docProps/core.xml")
    return clean((root.findtext(TITLE) or "") if root is not None else "").strip()
