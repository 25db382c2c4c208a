"""Pages printed in two columns like a newspaper: each column is read to its end before the other.

The lines of such columns do not stand level with each other, so they are parted before lines are made: by a
strip of white down the middle of the page, with as much text on its left as on its right, or numbers on both.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from guidance.reading.numerals import whole_cell
from guidance.reading.pdf.pages import Page, Word
from guidance.reading.pdf.writing import TextLine, text_lines

STEP = 4.0  # points between the places that are tried
MIDDLE = (0.35, 0.65)  # the shares of the page's width between which the strip is looked for
STRIP = 8.0  # points of white
LEAST = 14  # lines of a column
ALIKE = 0.75  # how wide the narrower column is at least, beside the other
FULL = 4.0  # words of a usual line
CROSSED = 0.25  # the share of all lines that may run across the strip, as headings do
NUMBERED = 2  # lines that begin with a number, in each column, where one of them has such


def lines_of(page: Page, words: Sequence[Word]) -> list[TextLine]:
    """The lines of some words of a page in reading order."""
    level = text_lines(words)
    middle = _strip(page, words, len(level))
    if middle is None:
        return level
    found: list[TextLine] = []
    top = 0.0
    for line in (*_crossing(level, middle), None):
        end = page.height if line is None else line.top
        band = [word for word in words if top <= word.middle < end]
        for side in (True, False):
            found.extend(text_lines(word for word in band if (word.right <= middle) is side))
        if line is not None:
            found.append(line)
            top = line.bottom
    return found


def _strip(page: Page, words: Sequence[Word], lines: int) -> float | None:
    """The middle of the strip between two columns of running text, or None."""
    places = range(int(MIDDLE[0] * page.width), int(MIDDLE[1] * page.width), int(STEP))
    begins, ends = sorted(word.left for word in words), sorted(word.right for word in words)
    crossed = {x: bisect_left(begins, x + STRIP / 2) - bisect_right(ends, x - STRIP / 2) for x in places}
    least = min(crossed.values(), default=1)
    if not words or least > CROSSED * lines:
        return None
    clear = [x for x in places if crossed[x] == least]
    middle = float(clear[len(clear) // 2])
    return middle if _reads_down(words, middle) else None


def _reads_down(words: Sequence[Word], middle: float) -> bool:
    sides = [
        text_lines(word for word in words if (word.right <= middle if left else word.left >= middle))
        for left in (True, False)
    ]
    if min(map(len, sides)) < LEAST or _level(*sides):
        return False
    numbered = [sum(_begins_number(line) for line in lines) for lines in sides]
    if any(numbered):
        return min(numbered) >= NUMBERED
    widths = [max(line.right - line.left for line in lines) for lines in sides]
    full = all(sum(len(line.words) for line in lines) >= FULL * len(lines) for lines in sides)
    return full and min(widths) >= ALIKE * max(widths)


def _level(left: Sequence[TextLine], right: Sequence[TextLine]) -> bool:
    """Whether the columns are of very different length, as the cells of a table's rows are."""
    return max(len(left), len(right)) > 3 * min(len(left), len(right))


def _crossing(lines: Iterable[TextLine], middle: float) -> list[TextLine]:
    """The lines that run across the strip, such as headings over both columns."""
    return [
        line
        for line in lines
        if any(word.left < middle < word.right for word in line.words) or _runs(line, middle)
    ]


def _runs(line: TextLine, middle: float) -> bool:
    """Whether two words of a line stand so near on both sides of the strip that they are of one text."""
    pairs = zip(line.words, line.words[1:], strict=False)
    return any(a.right <= middle <= b.left and b.left - a.right < STRIP for a, b in pairs)


def _begins_number(line: TextLine) -> bool:
    text = line.words[0].text
    return "." in text.strip(".") and whole_cell(text) is not None
