"""The sentence that is all that a document says to one kind of question, again and again.

To the questions that ask for reasons it says no more than one sentence, which differs only by a number at
its end. That sentence shows where such a question begins and ends, though cells and pages cut it anywhere.
"""

import re
from collections import Counter
from collections.abc import Iterable

from rapidfuzz import fuzz

OFTEN = 5  # how often a cell must say the same to be such a sentence
SHORTEST = 6  # words
ALIKE = 88  # per cent


class Formula:
    """The sentence of a document, if it has one; `words` are its words, numbers as `#`."""

    def __init__(self, cells: Iterable[str]) -> None:
        counts = Counter(_plain(cell) for cell in cells)
        said, count = max(counts.items(), key=lambda pair: pair[1], default=("", 0))
        enough = count >= OFTEN and len(said.split()) >= SHORTEST and said.endswith("#")
        self.words = said.split() if enough else []
        start = r"\s+".join(re.escape(word) for word in self.words[:4])
        self._pattern = (
            re.compile(rf"{start}(?:\s+\S+?){{0,10}}?\s+\d[\d.]*\d(?=[\s.]|$)\.?") if enough else None
        )

    def __bool__(self) -> bool:
        return bool(self.words)

    def is_all(self, text: str) -> bool:
        """Whether a text is the sentence and nothing else."""
        return bool(self) and fuzz.ratio(_plain(text), " ".join(self.words)) >= ALIKE

    def find(self, text: str) -> tuple[int, int] | None:
        """Where the sentence stands in a text."""
        found = self._pattern.search(text) if self._pattern else None
        return found.span() if found else None

    def opens(self, text: str) -> int | None:
        """Where a text begins the sentence without ending it, or None."""
        words, best = text.split(), (float(ALIKE), 0)
        for count in range(4, len(self.words)):
            tail = _plain(" ".join(words[-count:]))
            best = max(best, (fuzz.ratio(tail, " ".join(self.words[:count])), count))
        return len(text) - len(" ".join(words[-best[1] :])) if best[1] else None

    def closes(self, text: str, opened: str) -> int | None:
        """How far the start of a text goes on with the sentence that another has opened, or None."""
        count = len(self.words) - len(opened.split())
        head = text.split()[:count]
        if (
            count > 0
            and len(head) == count
            and fuzz.ratio(_plain(" ".join(head)), " ".join(self.words[-count:])) >= ALIKE
        ):
            return len(" ".join(head))
        return None


def _plain(text: str) -> str:
    return re.sub(r"\d[\d.]*", "#", " ".join(text.split()))
