"""What belongs to the pages and not to the text: running heads and feet, and the numbers of pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from guidance.reading.furniture import ADDRESS
from guidance.reading.pdf.pages import Page
from guidance.reading.pdf.writing import TextLine, text_lines

EDGE = 0.13  # the share of a page at its top and its foot where such lines stand
SAME_HEIGHT = 4.0  # points
RECURS, SHARE = 3, 0.2  # on how many pages, and on what share of them, a line recurs that is furniture
FEW = 6  # pages of a document in which two lines alike are enough
MOSTLY = 0.6  # the share of lines at one height that recur where all of them are furniture
LONGEST = 16  # words
NUMBER = re.compile(
    r"^(?:[\w .,]{0,30}\b)?(?:page|p\.|tudalen)\s*[\dxvi]{1,5}(?:\s*(?:of|/|o)\s*\d{1,4})?$|"
    r"^[-–—|]?\s*\d{1,4}\s*[-–—|]?$|^\d{1,4}\s*(?:of|/)\s*\d{1,4}$|^[ivxl]{1,7}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A line near the edge of a page; `outermost` says that none stands nearer."""

    page: int
    line: TextLine
    plain: str
    place: int  # its height on the page, in steps
    outermost: bool

    @property
    def look(self) -> tuple[int, bool, int]:
        """Where it stands and how it is printed."""
        return self.place, self.line.bold, round(self.line.height)


def without_furniture(pages: Sequence[Page]) -> list[Page]:
    """The pages without the words of running heads, running feet and page numbers."""
    seen = [one for page in pages for one in _edge_lines(page)]
    recurring = _Recurring(seen, len(pages))
    taken: dict[int, set[int]] = defaultdict(set)
    for one in seen:
        if recurring.takes(one) or NUMBER.match(one.line.text) or ADDRESS.match(one.line.text):
            taken[one.page].update(map(id, one.line.words))
    return [
        replace(page, words=tuple(word for word in page.words if id(word) not in taken[page.number]))
        for page in pages
    ]


def _edge_lines(page: Page) -> list[_Seen]:
    """The lines that stand near the top or the foot of a page."""
    edge = EDGE * page.height
    lines = text_lines(word for word in page.words if not edge < word.middle < page.height - edge)
    return [
        _Seen(
            page.number,
            line,
            re.sub(r"\d+", "#", line.text.casefold()),
            round(line.middle / SAME_HEIGHT),
            line is lines[0] or line is lines[-1],
        )
        for line in lines
        if (line.bottom < edge or line.top > page.height - edge) and len(line.text.split()) <= LONGEST
    ]


class _Recurring:
    """Knows which lines recur at their height, and at which heights most lines do."""

    def __init__(self, seen: Sequence[_Seen], pages: int) -> None:
        self._least = max(2 if pages < FEW else RECURS, SHARE * pages)
        self._count: Counter[tuple[str, int]] = Counter()
        for one in seen:
            for place in (one.place - 1, one.place, one.place + 1):
                self._count[one.plain, place] += 1
        at: dict[tuple[int, bool, int], list[bool]] = defaultdict(list)
        for one in seen:
            if one.outermost:
                at[one.look].append(self._recurs(one))
        self._mostly = {
            look for look, found in at.items() if sum(found) >= max(self._least, MOSTLY * len(found))
        }

    def takes(self, one: _Seen) -> bool:
        """Whether a line recurs, or is printed where and as the outermost lines are that do."""
        return self._recurs(one) or (one.outermost and one.look in self._mostly)

    def _recurs(self, one: _Seen) -> bool:
        return self._count[one.plain, one.place] >= self._least
