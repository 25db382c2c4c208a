"""The document as lines of cells: a row of a table is a line, and so is a paragraph outside tables."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from docgen.form.own.paragraphs import text_of
from docgen.ooxml.names import Node, W, local
from questionbank.reading import numbers
from questionbank.reading.files.controls import is_prompting
from questionbank.reading.text import plain, without_blanks

THROUGH = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}
DEEPEST = 20
WORD = re.compile(r"\w+")


@dataclass(eq=False)
class Spot:
    """A cell, or a paragraph outside tables: `node` is the `w:tc` or the `w:p`; columns count from 0."""

    node: Node
    paragraphs: list[Node]
    column: int = 0
    span: int = 1
    below: bool = False  # merged with the cell above
    width: int = 0  # in twentieths of a point, where the file says so

    @cached_property
    def text(self) -> str:
        """What a reader sees in it, a line for each paragraph."""
        return "\n".join(text_of(paragraph) for paragraph in self.paragraphs).strip()

    @property
    def blank(self) -> bool:
        """Whether it waits for an answer: nothing in it but a request to fill it in, lines or dots."""
        return not self.below and (not without_blanks(self.text) or is_prompting(self.text))

    @property
    def is_cell(self) -> bool:
        """Whether it is a cell of a table."""
        return local(self.node) == "tc"


@dataclass(eq=False)
class Line:
    """A row, or a paragraph outside tables (`table` 0). `place` counts lines from 0, tables count from 1."""

    spots: list[Spot]
    place: int
    table: int = 0
    node: Node | None = None  # the row
    header: bool = False
    starts: list[int] = field(default_factory=list)

    @cached_property
    def words(self) -> str:
        """Its words for comparing, a space before and after each."""
        return spelt(" ".join(spot.text for spot in self.spots))

    @cached_property
    def counted(self) -> Counter[str]:
        """How often each word stands in it."""
        return Counter(self.words.split())

    @cached_property
    def number(self) -> str | None:
        """The number it begins with, if one is printed."""
        first = next((spot.text for spot in self.spots if spot.text), "")
        alone = numbers.alone(first.partition("\n")[0])
        before = None if alone else numbers.before(first)
        return alone or (before.number if before and before.firm else None)

    @property
    def blank(self) -> bool:
        """Whether nothing is printed in it."""
        return not self.words.strip()

    def at(self, column: int) -> Spot | None:
        """The cell that covers a column."""
        return next((s for s in self.spots if s.column <= column < s.column + s.span), None)


def spelt(text: str) -> str:
    """Words for comparing, a space before and after each."""
    return f" {' '.join(WORD.findall(plain(text)))} "


def lines(body: Node) -> list[Line]:
    """Every line of a document, in reading order; a table in a cell follows the row of the cell."""
    return _Walk().lines(body)


class _Walk:
    def __init__(self) -> None:
        self._found: list[Line] = []
        self._tables = 0

    def lines(self, body: Node) -> list[Line]:
        self._blocks(body, 0)
        return self._found

    def _blocks(self, parent: Node, depth: int) -> None:
        for node in _parts(parent, {"p", "tbl"}):
            if local(node) == "p":
                self._found.append(Line([Spot(node, [node])], len(self._found)))
            elif depth < DEEPEST:
                self._table(node, depth)

    def _table(self, table: Node, depth: int) -> None:
        self._tables += 1
        number = self._tables
        for row in _parts(table, {"tr"}):
            if row.find(f"{W}trPr/{W}del") is not None:
                continue
            spots = list(_spots(row))
            header = row.find(f"{W}trPr/{W}tblHeader") is not None
            self._found.append(Line(spots, len(self._found), number, row, header))
            for spot in spots:
                for inner in _parts(spot.node, {"tbl"}):
                    if depth < DEEPEST:
                        self._table(inner, depth + 1)


def _spots(row: Node) -> Iterator[Spot]:
    column = _number(row.find(f"{W}trPr/{W}gridBefore"))
    for cell in _parts(row, {"tc"}):
        properties = cell.find(f"{W}tcPr")
        span = (_number(properties.find(f"{W}gridSpan")) if properties is not None else 0) or 1
        merged = properties.find(f"{W}vMerge") if properties is not None else None
        below = merged is not None and merged.get(f"{W}val") != "restart"
        width = properties.find(f"{W}tcW") if properties is not None else None
        known = width is not None and width.get(f"{W}type", "dxa") == "dxa"
        wide = _whole(width.get(f"{W}w", "")) if known and width is not None else 0
        yield Spot(cell, list(_parts(cell, {"p"})), column, span, below, wide)
        column += span


def _parts(parent: Node, names: set[str]) -> Iterator[Node]:
    """Elements of some names, read through controls and insertions, without deletions."""
    for node in parent:
        name = local(node)
        if name in names:
            yield node
        elif name in THROUGH:
            yield from _parts(node, names)


def _number(node: Node | None) -> int:
    return _whole(node.get(f"{W}val", "")) if node is not None else 0


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
