"""Which line each part of a form stands in: by its wording and number, in the order of the form."""

from collections import Counter
from collections.abc import Iterable, Sequence

from docgen.form.own.layout import Line, spelt
from questionbank.models import Question
from questionbank.reading import numbers

ALIKE = 0.8  # share of a part's words that its line must have
SHORTEST = 3  # words from which on a likeness counts; fewer must stand there exactly


class Anchors:
    """Finds lines, going down the document; a line serves one question only."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._taken: set[int] = set()
        self.cursor = 0  # the place after the last line that was found

    def question(self, question: Question) -> Line | None:
        """The line of a question, searched from the cursor on and then anywhere."""
        wanted = [words for text in (*question.prompts[:1], question.title) if (words := _first(text))]
        found = self._best(wanted, question.number, self._lines[self.cursor :])
        return self._take(found or self._best(wanted, question.number, self._lines))

    def numbered(self, number: str, text: str) -> Line | None:
        """The line of a text that has a number within its own table, from the cursor on."""
        return self._take(self._best([_first(text)], number, self._lines[self.cursor :]))

    def label(self, text: str, *, take: bool = False) -> Line | None:
        """The first line from the cursor on that has this label in a cell of its own or at the beginning."""
        wanted = _first(text)
        found = next((line for line in self._lines[self.cursor :] if _labelled(line, wanted)), None)
        return self._take(found) if take else found

    def _take(self, line: Line | None) -> Line | None:
        if line is not None:
            self._taken.add(line.place)
            self.cursor = line.place + 1
        return line

    def _best(self, wanted: Sequence[str], number: str, lines: Iterable[Line]) -> Line | None:
        """The first of the lines that are as like as any, those with the same number before the others."""
        best, score = None, 0.0
        for line in lines:
            if line.place in self._taken or not _may_be(line.number, number):
                continue
            like = max((_likeness(line, words) for words in wanted), default=0.0)
            if not wanted and line.number == number:
                like = 1.0
            if like < ALIKE:
                continue
            like += line.number is not None
            if like > score:
                best, score = line, like
        return best


def _first(text: str | None) -> str:
    """The words of a text's first paragraph, for comparing."""
    return spelt((text or "").strip().partition("\n")[0])


def _likeness(line: Line, wanted: str) -> float:
    if not wanted.strip():
        return 0.0
    if wanted in line.words:
        return 1.0
    words = Counter(wanted.split())
    if words.total() < SHORTEST:
        return 0.0
    return (words & line.counted).total() / words.total()


def _may_be(printed: str | None, number: str) -> bool:
    """Whether a line of that number can be the question's: one was made unique where numbers began anew."""
    if printed is None:
        return True
    own = numbers.normal(number.partition("#")[0])
    return printed in {number, own, own.rpartition(".")[2]} or own.startswith(printed)


def _labelled(line: Line, wanted: str) -> bool:
    return any(
        spelt(paragraph).startswith(wanted) for spot in line.spots for paragraph in spot.text.split("\n")
    )
