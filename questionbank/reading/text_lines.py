"""A text file as lines: tables laid out with tabs, strokes or wide spaces, and paragraphs wrapped or not.

Three layouts of tables are known. *Stacked*: each cell on a line of its own that begins with a tab, the
further paragraphs of the cell below it. *Tabbed*: a row on a line, tabs between the cells. *Barred*: a row on
a line between strokes. Lines that are none of these are paragraphs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from questionbank.reading import numbers
from questionbank.reading.files import Source
from questionbank.reading.lines import Line, Piece, Slot
from questionbank.reading.text import BLANKS, plain, runs_on, without_bullet
from questionbank.reading.text_chunks import PARAGRAPH, chunked
from questionbank.reading.words import ANSWER, COMMENT, NOTE, PAGE, ROUTING, listed_with_page

LISTED = re.compile(r"^[\w ]{1,25}(\s*/\s*[\w ]{1,25}){1,7}$")
LABELLED = re.compile(
    r"^(\w+ ){0,2}(rating|grade|score|judge?ment|comments?|evidence|answer|response|options?)\s*[:(]"
)
NEAR = 3  # characters by which the cells of one column may begin apart
MOST_CELLS = 63  # of a row, as in Word
CLOSED = (".", "?", ":", "!", ";")
STACKED = re.compile(r"^ {0,3}\t")
BARRED = re.compile(r"^\s*\|.*\|\s*$|^.*\S \| .*\S \|( |$)")
GRID = re.compile(r"^\s*\+[-=:+]{3,}\+\s*$")  # a rule between the rows of a table drawn with signs
RULE = re.compile(r"^[\s|:+=_*\-–—]*$")
WIDE = re.compile(r"(?<=\S) {3,}(?=\S)")
MARKDOWN = re.compile(r"^(#{1,6})\s+(?=\S)")
STARS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
STRONG = re.compile(r"^(\*\*|__)(?P<inner>[^*_].*?)\1:?$")


@dataclass(slots=True)
class _Row:
    """A row or paragraph while its lines come in. `cells` hold their lines."""

    number: int
    cells: list[list[str]]
    kind: str
    gap: int
    heading: int | None = None
    starts: list[int] = field(default_factory=list)  # where each cell begins, in a row made with spaces


def text_lines(source: Source) -> list[Line]:
    """The lines of a text file in reading order."""
    physical = chunked(source.text.split("\n"))
    width = _wrapped_at(physical)
    stacks = _stacks(physical)
    tables = 0
    before = ""
    lines: list[Line] = []
    for row in _rejoined(_rows(physical, width, stacks)):
        tables += row.kind != "paragraph" and before in {"", "paragraph"}  # paragraphs part tables
        before = row.kind
        if (line := _line(row, tables)) is not None:
            lines.append(line)
    return lines


def _stacks(physical: list[str]) -> bool:
    """Whether lines that begin with a tab are cells by themselves, not rows whose first cell is empty."""
    tabbed = [line.rstrip(" ") for line in physical if "\t" in line]
    alone = sum(bool(STACKED.match(line)) and line.count("\t") == 1 for line in tabbed)
    return 2 * alone > len(tabbed)


def _rows(physical: list[str], width: int, stacks: bool) -> Iterator[_Row]:
    """The rows and paragraphs of a text, each with the lines that belong to it."""
    row: _Row | None = None
    gap = 1
    grid = any(GRID.match(text) for text in physical)
    for number, text in enumerate(physical, start=1):
        if not text.strip(" ") or (grid and GRID.match(text)):
            gap += 1
            continue
        if PAGE.match(text.strip().casefold()):
            continue
        if row is not None and _continues(row, text, gap, width, stacks):
            _extend(row, text, gap, width)
        else:
            if row is not None:
                yield row
            row = _begin(number, text, gap, stacks)
            row.kind = "grid" if grid and row.kind == "barred" else row.kind
        gap = 0
    if row is not None:
        yield row


def _rejoined(rows: Iterator[_Row]) -> Iterator[_Row]:
    """The rows, with blank cells given back to the row that an empty line before them cut off."""
    last: _Row | None = None
    widest = 0
    for row in rows:
        blank = row.kind == "stacked" and not any(text.strip() for cell in row.cells for text in cell)
        if (
            last is not None
            and last.kind == "stacked"
            and blank
            and len(last.cells) + len(row.cells) == widest
        ):
            last.cells.extend(row.cells)
            continue
        if last is not None:
            yield last
        last = row
        widest = max(widest, len(row.cells)) if row.kind == "stacked" else 0
    if last is not None:
        yield last


def _begin(number: int, text: str, gap: int, stacks: bool) -> _Row:
    """A new row or paragraph from its first line."""
    for kind, cells in _as_cells(text, stacks):
        starts = [place for place, _ in _spaced(text)] if kind == "spaced" else []
        return _Row(number, [cell.split(PARAGRAPH) for cell in cells], kind, gap, starts=starts)
    marked = MARKDOWN.match(text)
    heading = len(marked.group(1)) if marked else None
    return _Row(number, [[text[marked.end() :] if marked else text]], "paragraph", gap, heading)


def _as_cells(text: str, stacks: bool = True) -> Iterator[tuple[str, list[str]]]:
    """The layout and the cells of a line that is a row of a table; nothing for a paragraph.

    Where cells stand on lines of their own (`stacks`), a tab at the end of a line means nothing.
    """
    bare = text.strip()
    if listed_with_page(text) or max(text.count("\t"), text.count("|")) > MOST_CELLS:
        return
    if stacks and STACKED.match(text):
        yield "stacked", text.lstrip(" ").split("\t")[1:]
    elif BARRED.match(text):
        yield "barred", [] if RULE.match(text) else bare.removeprefix("|").removesuffix("|").split("|")
    elif "\t" in (bare if stacks else text.strip(" ")):
        yield "tabbed", text.strip(" ").split("\t")
    elif WIDE.search(bare):
        yield "spaced", [cell for _, cell in _spaced(text)]


def _spaced(text: str) -> list[tuple[int, str]]:
    """The cells of a line made with spaces, each with the place where it begins."""
    gaps = [found.end() for found in WIDE.finditer(text)]
    starts = [len(text) - len(text.lstrip()), *gaps]
    ends = [*(found.start() for found in WIDE.finditer(text)), len(text)]
    return [(start, text[start:end]) for start, end in zip(starts, ends, strict=True)]


def _continues(row: _Row, text: str, gap: int, width: int, stacks: bool) -> bool:
    """Whether a line belongs to the row or paragraph before it."""
    if row.kind == "stacked":
        if STACKED.match(text):
            return not gap
        last = row.cells[-1][-1].strip()
        return bool(last) and not (gap and numbers.alone(last)) and not BARRED.match(text)
    if row.kind == "grid":
        return not gap and bool(BARRED.match(text))
    if row.kind == "spaced" and len(row.starts) > 1:
        return not gap and _indent(text) >= row.starts[1] - NEAR and not _numbered(text)
    if row.kind != "paragraph" or gap or row.heading or _begin(0, text, gap, stacks).kind != "paragraph":
        return False
    return _wraps(row.cells[-1][-1], text, width)


def _wraps(before: str, text: str, width: int) -> bool:
    """Whether a line of a paragraph was only broken because the page was full."""
    if without_bullet(text)[1] or numbers.alone(text) or MARKDOWN.match(text) or _stands_alone(text):
        return False
    if _numbered(text):
        return False
    before = before.rstrip()
    if _stands_alone(before):
        return False
    if runs_on(before, text):
        return True
    if before.endswith(CLOSED):
        return False
    indented = text.startswith("  ") and len(before) > 40
    return indented or (bool(width) and len(before) >= width * 0.8)


def _numbered(text: str) -> bool:
    found = numbers.before(text)
    return found is not None and found.firm


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _stands_alone(text: str) -> bool:
    """Whether a line is a label, a place for an answer, a list of ratings or a hint, complete in itself."""
    said = plain(text)
    named = COMMENT.match(said) or ANSWER.match(said) or NOTE.match(said) or ROUTING.match(said)
    return bool(named or LISTED.match(said) or LABELLED.match(said) or BLANKS.search(text))


def _extend(row: _Row, text: str, gap: int, width: int) -> None:
    """Add a line to the row: a new cell, a new paragraph of the last cell, or the rest of a sentence."""
    if row.kind == "stacked" and STACKED.match(text):
        row.cells.extend([cell] for cell in text.lstrip(" ").split("\t")[1:])
    elif row.kind == "spaced":
        _extend_columns(row, text)
    elif row.kind == "grid":
        _extend_grid(row, text)
    elif row.kind == "paragraph" or (not gap and _wraps(row.cells[-1][-1], text, width)):
        row.cells[-1][-1] = f"{row.cells[-1][-1].rstrip()} {text.strip()}"
    else:
        row.cells[-1].append(text)


def _extend_grid(row: _Row, text: str) -> None:
    """Add a further line of a row drawn with signs: the rest of a sentence, or a paragraph, for each cell."""
    for _, cells in _as_cells(text):
        for cell, more in zip(row.cells, cells, strict=False):
            if not more.strip():
                cell.append("")
            elif cell[-1].strip() and not _stands_alone(more) and not without_bullet(more)[1]:
                cell[-1] = f"{cell[-1].rstrip()} {more.strip()}"
            else:
                cell.append(more)


def _extend_columns(row: _Row, text: str) -> None:
    """Add the cells of a further line of a row made with spaces to the cells that begin above them."""
    for start, cell in _spaced(text):
        above = next((i for i, place in enumerate(row.starts) if abs(place - start) <= NEAR), None)
        if above is None:
            row.starts.append(start)
            row.cells.append([cell])
        else:
            row.cells[above][-1] = f"{row.cells[above][-1].rstrip()} {cell.strip()}"


def _line(row: _Row, table: int) -> Line | None:
    """The finished line; None for a rule between rows and for a row in which nothing is printed."""
    slots = tuple(
        Slot(tuple(_piece(text, row.heading) for text in cell if text.strip()), column)
        for column, cell in enumerate(row.cells)
    )
    if not any(slot.pieces for slot in slots) or RULE.match("".join(t for cell in row.cells for t in cell)):
        return None
    return Line(
        slots, f"line {row.number}", 0 if row.kind == "paragraph" else table, gap=row.gap, width=len(slots)
    )


def _piece(text: str, heading: int | None) -> Piece:
    bare, bullet = without_bullet(text)
    strong = STRONG.match(bare)
    return Piece(STARS.sub(r"\2", bare).strip(), bullet=bullet, bold=bool(strong), heading=heading)


def _wrapped_at(physical: list[str]) -> int:
    """The width at which a text was wrapped, 0 where every paragraph stands on one line."""
    lengths = sorted(len(line.rstrip()) for line in physical if len(line.strip()) > 30)
    if len(lengths) < 8 or lengths[-1] > 140:
        return 0
    width = lengths[int(len(lengths) * 0.95)]
    full = sum(1 for length in lengths if length >= width * 0.85)
    return width if full * 3 >= len(lengths) else 0
