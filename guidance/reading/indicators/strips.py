"""Lines as strips: numbers told from codes of criteria, scraps left out, headings of views taken note of."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from guidance.reading.furniture import is_header
from guidance.reading.indicators.codes import DOTTED, Found, code_of, criteria_in, in_cell, inside, rising
from guidance.reading.indicators.records import Strip
from guidance.reading.indicators.scraps import Scraps
from guidance.reading.lines import Item, Line

VIEW = re.compile(r"^\W*view\s+\d\b", re.IGNORECASE)
HEADER = re.compile(
    r"^(?:question )?number$|^question$|^quality indicators?$|^extended guidance$", re.IGNORECASE
)
_LEADS = re.compile(rf"^(?P<code>{DOTTED})\s+(?=\D)")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A code that may be a number: in which line and column, and where in its text."""

    place: int
    column: int
    found: Found


def strips_of(lines: Sequence[Line], scraps: Scraps) -> list[Strip]:
    """The strips of the lines from the first table on, without headers and headings."""
    kept = [(scraps.clean(line), block, gap) for line, block, gap in _blocks(lines)]
    kept = [(line, block, gap) for line, block, gap in kept if line.cells and not _is_heading(line)]
    candidates = [one for place, (line, _, _) in enumerate(kept) for one in _candidates(place, line)]
    numbers = rising([one.found.code.key for one in candidates])
    own: dict[int, list[tuple[_Candidate, bool]]] = defaultdict(list)
    for index, one in enumerate(candidates):
        own[one.place].append((one, index in numbers))
    return [
        strip
        for place, (line, block, gap) in enumerate(kept)
        for strip in _strips(line, block, gap, own.get(place, []))
    ]


def _blocks(lines: Sequence[Line]) -> Iterator[tuple[Line, int, bool]]:
    block, gap = 0, True
    for line in lines:
        if line.blank:
            block, gap = block + (not gap), True
        else:
            yield line, block, gap
            gap = False


def _is_heading(line: Line) -> bool:
    """Whether a line is a column header, as a whole or one of its lines, or the heading of a view."""
    filled = [cell for cell in line.cells if cell]
    return is_header(line) or bool(VIEW.match(" ".join(filled))) or all(HEADER.match(cell) for cell in filled)


def _candidates(place: int, line: Line) -> Iterator[_Candidate]:
    """The codes of a line that may be numbers."""
    if len(line.cells) == 1:
        whole = in_cell(line.cells[0])
        leads = _LEADS.match(line.cells[0])
        if whole:
            yield _Candidate(place, 0, whole)
        elif leads:
            yield _Candidate(place, 0, Found(code_of(leads["code"]), (), 0, leads.end()))
        else:
            yield from (_Candidate(place, 0, found) for found in inside(line.cells[0]))
        return
    for column in _first_columns(line):
        found = in_cell(line.cells[column])
        if found:
            yield _Candidate(place, column, found)
            return


def _first_columns(line: Line) -> Iterator[int]:
    """The columns that may hold the number of a row: the first that is filled, or the one after it."""
    first = next(index for index, cell in enumerate(line.cells) if cell)
    yield first
    if first == 0 and len(line.cells) > 3:
        yield 1


def _strips(line: Line, block: int, gap: bool, own: Sequence[tuple[_Candidate, bool]]) -> Iterator[Strip]:
    if len(line.cells) > 1:
        yield _row(line, block, gap, own)
        return
    item = line.items[0]
    text, numbers, criteria = _without_criteria(line.cells[0], own)
    stops = [*(found.begin for found in numbers), len(text)]
    head = text[: stops[0]].strip()
    if head and (not numbers or numbers[0].end):
        yield Strip(line.number, block, True, ((0, head, item),), None, () if numbers else criteria, gap=gap)
    for found, stop in zip(numbers, stops[1:], strict=True):
        rest = text[found.end : stop].strip() if found.end else ""
        unmarked: Item = "" if found.begin else item
        texts = ((0, rest, unmarked),) if rest else ()
        codes = (*found.criteria, *criteria)
        yield Strip(line.number, block, True, texts, found.code, codes, inline=bool(found.begin), gap=gap)


def _without_criteria(
    text: str, own: Sequence[tuple[_Candidate, bool]]
) -> tuple[str, list[Found], tuple[str, ...]]:
    """Flowing text without codes of criteria, its numbers where they stand now, and those codes."""
    numbers, criteria, cut = [], [], 0
    for one, accepted in own:
        begin, end = one.found.begin - cut, one.found.end - cut
        if accepted:
            numbers.append(replace(one.found, begin=begin, end=end))
        elif one.found.end:
            criteria.append(one.found.code.text)
            without = f"{text[:begin].rstrip()} {text[end:].lstrip()}"
            text, cut = without, cut + len(text) - len(without)
    return text, numbers, tuple(criteria)


def _row(line: Line, block: int, gap: bool, own: Sequence[tuple[_Candidate, bool]]) -> Strip:
    """The strip of a table row."""
    candidate, accepted = own[0] if own else (None, False)
    taken: set[int] = set()
    criteria: tuple[str, ...] = ()
    if candidate:
        taken.add(candidate.column)
        criteria = candidate.found.criteria
        after = line.cells[candidate.column + 1] if candidate.column + 1 < len(line.cells) else ""
        more = criteria_in(after)
        if more:
            criteria = (*criteria, *more)
            taken.add(candidate.column + 1)
        if not accepted:
            criteria = (candidate.found.code.text, *criteria)
    texts = tuple(
        (column, cell, item)
        for column, (cell, item) in enumerate(zip(line.cells, line.items, strict=True))
        if cell and column not in taken
    )
    code = candidate.found.code if candidate and accepted else None
    led = candidate is not None and not accepted and candidate.column == 0
    column = candidate.column if candidate else 0
    return Strip(line.number, block, False, texts, code, criteria, led, column, gap=gap)
