"""What belongs to the page and the table, not to the text: column headers, page numbers, footers."""

import re
from collections import Counter
from collections.abc import Sequence

from guidance.reading.lines import Line
from guidance.reading.words import word_set

LABELS = word_set(
    "answer carag column comment comments criteria criterion domain evidence example examples extended "
    "guidance indicator indicators inspection inspectors key no number numbers prompt prompts quality "
    "question questions ref reference rules standard standards"
)
JOINING = word_set("a and & for in of on or the to what we look")
INDICATORS = re.compile(r"^quality indicators?$", re.IGNORECASE)
RECURS, LONGEST = 3, 90  # how often a running head must recur, and how many letters it has at most
PAGE = re.compile(
    r"^(?:[\w .]{0,40}\b)?page\s+\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?$|^[-–—]?\s*\d{1,3}\s*[-–—]?$",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$")


class Furniture:
    """Knows the lines of a document that belong to its pages and tables."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._header_before = False
        self.repeated = _repeated(lines)

    def takes(self, line: Line) -> bool:
        """Whether a line is furniture; lines are asked in their order, each once."""
        header = is_header(line) or (self._header_before and line.alone and _labels(line.text, shortest=1))
        self._header_before = header
        return header or bool(PAGE.match(line.text)) or line.text in self.repeated


def is_header(line: Line) -> bool:
    """Whether a table row names columns: two cells or more, all of them labels."""
    cells = [cell for cell in line.cells if cell]
    return len(cells) > 1 and all(_labels(cell) for cell in cells)


def _labels(text: str, shortest: int = 1) -> bool:
    words = re.findall(r"[\w&]+", text.lower())
    known = [word for word in words if word in LABELS]
    return (
        len(known) >= shortest
        and all(word in LABELS or word in JOINING for word in words)
        and len(words) <= 6
    )


def _repeated(lines: Sequence[Line]) -> frozenset[str]:
    """Short lines that recur beside the numbers of pages, as running heads and footers do."""
    filled = [line.text for line in lines if not line.blank]
    beside: Counter[str] = Counter()
    for before, text, after in zip(["", *filled], filled, [*filled[1:], ""], strict=False):
        if PAGE.match(before) or PAGE.match(after):
            beside[text] += 1
    counts = Counter(filled)
    return frozenset(
        text
        for text, count in beside.items()
        if count >= RECURS and 2 * count > counts[text] and len(text) < LONGEST and not PAGE.match(text)
    )
