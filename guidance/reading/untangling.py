"""Parting two columns that an extraction ran together, line by line of the page, into one row of words.

Such a row reads: a line of the question column, a line of the text column, the next line of the question
column, and so on. Both columns read fluently, the question starts the row and ends with the first question
mark, and the lines of a column are as full as its width allows, but for the last line of a paragraph. Of all
ways to part the words, the one that fits both demands best is taken: a Viterbi search for each of a few
widths of the columns.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from guidance.reading.language import START, Language, after, keyed
from guidance.reading.words import ends_question, stopped

# Costs are in the unit of the language: minus the natural logarithm of a chance.
TURN = 1.0  # a change of column
CAPITAL = 5.0  # a capital within a sentence, or none at its start
FURTHER = 6.0  # a further line of the same column that stands in one with the line before
MISFIT = 1.0  # each character by which a line is too long, or could have taken the next word
EARLY = 2.0  # a line that ends before it is full, with the end of a sentence
SLACK = 0.07  # how much letters of different widths make lines of one width differ
BEAM = 45.0  # partings that cost so much more than the best are given up
MOST_LINES = 3
QUESTION_WIDTHS, TEXT_WIDTHS = (17, 21, 25, 29, 35), (80, 90, 100, 110, 120)


class State(NamedTuple):
    """Where a parting stands after a word: in which column, and where the present line of it began."""

    asks: bool
    begin: int


@dataclass(frozen=True, slots=True)
class Parted:
    """The words of both columns in order."""

    question: str
    text: str


Path = tuple[float, tuple[State, ...]]
Widths = tuple[int, int]  # of a line of the question column and of the text column, in characters


class Untangler:
    """Parts one row of words. `before` is the text that ran on into the row; `question_after` and
    `text_after` are what follows in each column where the row breaks off at the end of a page."""

    def __init__(
        self, row: str, language: Language, before: str = "", question_after: str = "", text_after: str = ""
    ) -> None:
        words = row.split()
        end = next((index + 1 for index, word in enumerate(words) if ends_question(word)), None)
        self.open = end is None
        self.tokens, self.left = words[:end], words[end:] if end else []
        self.tails = (text_after.split(), question_after.split())
        self.before = before.split()
        self._price = _Prices(self.tokens, language)
        self._starts = [0]
        for word in self.tokens:
            self._starts.append(self._starts[-1] + len(word) + 1)

    def part(self) -> Parted | None:
        """The best parting, or None where the row cannot be parted."""
        if len(self.tokens) < 2 or (self.open and not self.tails[1]):
            return None
        text_width = min(TEXT_WIDTHS, key=lambda width: self._search((QUESTION_WIDTHS[2], width))[0])
        _, path = min(self._search((width, text_width)) for width in QUESTION_WIDTHS)
        return self._parted(path) if len(path) > 1 else None

    def _search(self, widths: Widths) -> Path:
        """The best parting for columns of given widths, and what it costs."""
        best: dict[State, Path] = {State(True, 0): (0.0, (State(True, 0),))}
        for index in range(1, len(self.tokens)):
            new: dict[State, Path] = {}
            limit = min(cost for cost, _ in best.values()) + BEAM
            for cost, path in best.values():
                if cost <= limit:
                    for further, more in self._moves(path, index, widths):
                        if further not in new or cost + more < new[further][0]:
                            grown = path if further == path[-1] else (*path, further)
                            new[further] = (cost + more, grown)
            best = new
        ends = [
            (cost + self._end_cost(path), path) for cost, path in best.values() if self.open or path[-1].asks
        ]
        return min(ends, default=(float("inf"), ()))

    def _moves(self, path: tuple[State, ...], index: int, widths: Widths) -> Iterator[tuple[State, float]]:
        """The states after the word at `index`, and what each costs."""
        asks, begin = path[-1]
        width = widths[0] if asks else widths[1]
        if self._length(begin, index) <= width * MOST_LINES:
            second = path[-2].begin - 1 if len(path) > 1 and index - 1 == begin else None
            yield path[-1], self._price.next(index, second)
        fits = self._fit(path, index, widths)
        yield State(not asks, index), TURN + fits + self._link(path, index)

    def _link(self, path: tuple[State, ...], index: int) -> float:
        """The cost of a word at the start of a line, after the last word of its column's line before."""
        last = path[-1].begin - 1
        if last >= 0:
            return self._price.link(last, index, last - 1 >= path[-2].begin)
        return self._price.joined(self.before[-1] if self.before else None, self.tokens[index])

    def _fit(self, path: tuple[State, ...], index: int, widths: Widths) -> float:
        """How badly the line before fits its column, now that the first word of the next line is known."""
        if len(path) < 2:
            return 0.0
        line, stop = path[-2], path[-1].begin
        length, word = self._length(line.begin, stop), len(self.tokens[index])
        width = widths[0] if line.asks else widths[1]
        ends = not line.asks and stopped(self.tokens[stop - 1])
        return min(_misfit(length, word, width, rows, ends) for rows in range(1, MOST_LINES + 1))

    def _length(self, begin: int, end: int) -> int:
        return self._starts[end] - self._starts[begin] - 1

    def _end_cost(self, path: tuple[State, ...]) -> float:
        """How well both columns go on after the row."""
        last, other = self.tokens[-1], self.tokens[path[-1].begin - 1]
        if not self.open:
            return self._price.joined(other, self.left[0]) if self.left else 0.0
        asked, told = (last, other) if path[-1].asks else (other, last)
        cost = self._price.joined(asked, self.tails[1][0])
        return cost + (self._price.joined(told, self.tails[0][0]) if self.tails[0] else 0.0)

    def _parted(self, path: tuple[State, ...]) -> Parted:
        ends = [*(state.begin for state in path[1:]), len(self.tokens)]
        lines = [(state.asks, self.tokens[state.begin : end]) for state, end in zip(path, ends, strict=True)]
        asked = [word for asks, words in lines if asks for word in words]
        told = [word for asks, words in lines if not asks for word in words]
        return Parted(" ".join(asked), " ".join((*told, *self.left)))


class _Prices:
    """What each word costs after another, in a row whose words do not change."""

    def __init__(self, tokens: list[str], language: Language) -> None:
        self._tokens, self._language = tokens, language
        self._keys, self._after = keyed(tokens), after(tokens)
        self.next = lru_cache(maxsize=None)(self._next)
        self.link = lru_cache(maxsize=None)(self._link)
        self.joined = lru_cache(maxsize=None)(self._joined)

    def _next(self, index: int, second: int | None) -> float:
        """A word after another in the same line; `second` stands before that one in the line before."""
        further = self._after[index - 2] if second is None and index > 1 else None
        if second is not None and second >= 0:
            further = self._after[second]
        cost = self._language.cost(self._after[index - 1], self._keys[index], further)
        return cost + self._letter(stopped(self._tokens[index - 1]), self._tokens[index])

    def _link(self, last: int, index: int, whole: bool) -> float:
        """A word after the last word of the line before; `whole` says that line had two words or more."""
        further = self._after[last - 1] if whole else None
        cost = self._language.cost(self._after[last], self._keys[index], further)
        return cost + self._letter(stopped(self._tokens[last]), self._tokens[index])

    def _joined(self, last: str | None, first: str) -> float:
        """A word after one of another line, or at the start of a text."""
        before = START if last is None else after([last])[0]
        return self._language.cost(before, keyed([first])[0]) + self._letter(before == START, first)

    def _letter(self, fresh: bool, token: str) -> float:
        """A small letter at the start of a sentence, or a capital within one."""
        if fresh:
            return CAPITAL if token[:1].islower() else 0.0
        return CAPITAL if token[:1].isupper() and not self._language.is_name(token) else 0.0


def _misfit(length: int, word: int, width: int, rows: int, ends: bool) -> float:
    """The cost of so many characters in so many rows of a width, when a word of `word` characters follows."""
    over = max(0.0, length - width * rows * (1 + SLACK))
    room = max(0.0, width * rows * (1 - SLACK) - (length + (1 + word) * rows))
    early = min(EARLY, MISFIT * room) if ends else MISFIT * room
    return FURTHER * (rows - 1) + MISFIT * over + early


def carried(head: str, width: int) -> tuple[str, str]:
    """What stands before a number, parted into what belongs before it and the line that belongs behind it.

    A row's number may come after the first line of its text; then that line breaks off at the number. It
    begins with the farthest sentence that a line of `width` characters still holds.
    """
    if not head or stopped(head):
        return head, ""
    start, words = len(head), head.split()
    for index in range(len(words) - 1, 0, -1):
        if len(" ".join(words[index:])) > width:
            break
        if stopped(words[index - 1]) and words[index][:1].isupper():
            start = len(" ".join(words[:index])) + 1
    return head[:start].rstrip(), head[start:]
