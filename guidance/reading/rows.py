"""Lines as rows: page furniture left out, printed numbers recognised and given their part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from guidance.reading.furniture import Furniture
from guidance.reading.lines import Item, Line, unmarked
from guidance.reading.numerals import Numeral, Role, Scheme, inside, leading, whole_cell
from guidance.reading.questions import leading_question, seems_tangled


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its printed number taken off, if it has one.

    With a number, `cells` are its question and its text; without, they are the columns as they stand, the
    number's own column first. `gap` says that a blank line stood before, `tangled` that the columns of the
    row were run together into one, `carried` that its text begins with a line that stood before its number.
    `plain` is a line of flowing text as it stands.
    """

    line: int
    cells: tuple[str, ...]
    items: tuple[Item, ...]
    numeral: Numeral | None = None
    role: Role = "entry"
    gap: bool = False
    heading: int | None = None
    tangled: bool = False
    carried: bool = False
    plain: str = ""

    @property
    def alone(self) -> bool:
        """Whether the row is one column of flowing text."""
        return len(self.cells) == 1


def rows_of(lines: Sequence[Line]) -> list[Row]:
    """The rows of a document, each number with the part it plays in how the document numbers."""
    found = [row for line, gap in _kept(lines) for row in _split(line, gap)]
    printed = [row.numeral for row in found if row.numeral]
    scheme = Scheme(printed)
    followers = iter([*printed[1:], None])
    return [_in_scheme(row, scheme, next(followers)) if row.numeral else row for row in found]


def _in_scheme(row: Row, scheme: Scheme, following: Numeral | None) -> Row:
    """A row with the part its number plays; a number that the document does not number so is plain text."""
    assert row.numeral
    role = scheme.role(row.numeral, following)
    if row.plain and role == "entry" and scheme.is_strange(row.numeral):
        return replace(row, numeral=None, cells=(row.plain,), items=("mark",), tangled=False)
    return replace(row, role=role)


def _kept(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """The lines that hold text, and whether a blank line stood before each."""
    furniture, gap = Furniture(lines), True
    for line in lines:
        if line.blank:
            gap = True
        elif not furniture.takes(line):
            yield line, gap
            gap = False


def _split(line: Line, gap: bool) -> Iterator[Row]:
    """The rows of a line: more than one where a number with its question stands inside flowing text."""
    if not line.alone:
        yield _table_row(line, gap)
        return
    text = line.cells[0]
    numbers = inside(text)
    stops = [*(begin for begin, _, _ in numbers), len(text)]
    head = text[: stops[0]].strip()
    if head:
        yield from _flow_rows(line, head, gap)
    for (_, end, numeral), stop in zip(numbers, stops[1:], strict=True):
        yield _numbered(Row(line.number, (text[end:stop].strip(),), ("",), numeral))


def _flow_rows(line: Line, text: str, gap: bool) -> Iterator[Row]:
    found = leading(text)
    if found is None or line.items[0]:
        yield Row(line.number, (text,), line.items, gap=gap, heading=line.heading)
        return
    numeral, rest = found
    cells = (rest,) if rest else ()
    yield _numbered(
        Row(line.number, cells, unmarked(cells), numeral, gap=gap, heading=line.heading, plain=text)
    )


def _numbered(row: Row) -> Row:
    """A numbered row of flowing text with its question and its text apart, or marked as tangled."""
    parted = leading_question(row.cells[0]) if row.cells else None
    if parted:
        cells = parted if parted[1] else parted[:1]
        return replace(row, cells=cells, items=unmarked(cells))
    return replace(row, tangled=bool(row.cells) and seems_tangled(row.cells[0]))


def _table_row(line: Line, gap: bool) -> Row:
    plain = Row(line.number, line.cells, line.items, gap=gap)
    numeral = whole_cell(line.cells[0])
    if numeral:
        return replace(plain, cells=line.cells[1:], items=line.items[1:], numeral=numeral)
    found = leading(line.cells[0])
    if found:
        start = 0 if found[1] else 1
        cells = (found[1], *line.cells[1:])[start:]
        return replace(plain, cells=cells, items=line.items[start:], numeral=found[0])
    return plain
