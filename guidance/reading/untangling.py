"""Parting two columns that an extraction ran together, line by line of the page, into one row of words.

Such a row reads: a line of the left column, a line of the right column, the next line of the left column,
and so on. Both columns read fluently, and the lines of a column are as full as its width allows, but for the
last line of a paragraph. Of all ways to part the words, the one that fits both demands best is taken: a
Viterbi search for each of a few widths of the columns.
"""

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
MOST_WORDS = 1500  # of a row; the longest that ever held two columns has 473
GROWN = -1  # stands for the beginning of a line that has grown beyond its column
BEAM = 20.0  # partings that cost so much more than the best are given up


class State(NamedTuple):
    """Where a parting stands after a word: in which column, and where the present line of it began."""

    column: int
    begin: int


@dataclass(frozen=True, slots=True)
class Parted:
    """The words of both columns in order; the first column is the one on the left."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Two columns: the widths their lines may have, in characters, and what else is known of them.

    `asks` says that the first column holds a question, with which the row begins and which ends with the
    first question mark; otherwise either column may begin and end. `lines` is how many lines of one column
    may stand together.
    """

    first: tuple[int, ...]
    second: tuple[int, ...]
    asks: bool
    lines: int


QUESTION = Layout((17, 21, 25, 29, 35), (80, 90, 100, 110, 120), asks=True, lines=3)

Path = tuple[float, tuple[State, ...]]
Widths = tuple[int, int]
Both = tuple[str, str]


class Untangler:
    """Parts one row of words. `before` is what ran on into each column from the row before, `following` what
    comes in each after the row, where that is known."""

    def __init__(
        self,
        row: str,
        language: Language,
        layout: Layout = QUESTION,
        before: Both = ("", ""),
        following: Both = ("", ""),
    ) -> None:
        words = row.split()
        marks = (index + 1 for index, word in enumerate(words) if ends_question(word))
        end = next(marks, None) if layout.asks else None
        self._layout, self.open = layout, layout.asks and end is None
        self.tokens, self.left = words[:end], words[end:] if end else []
        self._before = [text.split()[-1:] for text in before]
        self._following = [text.split()[:1] for text in following]
        self._price = _Prices(self.tokens, language)
        self._found: dict[Widths, Path] = {}
        self._starts = [0]
        for word in self.tokens:
            self._starts.append(self._starts[-1] + len(word) + 1)

    def part(self) -> Parted | None:
        """The best parting, or None where the row cannot be parted."""
        if not 2 <= len(self.tokens) <= MOST_WORDS or (self.open and not self._following[0]):
            return None
        middle = self._layout.first[len(self._layout.first) // 2]
        second = min(self._layout.second, key=lambda width: self._search((middle, width))[0])
        _, path = min(self._search((width, second)) for width in self._layout.first)
        return self._parted(path) if path else None

    def gain(self) -> float:
        """By how much the row reads better parted than as it stands, in the unit of the language."""
        if not 2 <= len(self.tokens) <= MOST_WORDS:
            return 0.0
        plain = min(self._enter(0, 0), self._enter(1, 0)) + self._plain()
        middle = tuple(widths[len(widths) // 2] for widths in (self._layout.first, self._layout.second))
        return plain - self._search((middle[0], middle[1]))[0]

    def roughness(self) -> float:
        """How unlikely a word of the row as it stands is on average, in the unit of the language."""
        return self._plain() / max(1, len(self.tokens))

    def _plain(self) -> float:
        return sum(self._price.next(index, None) for index in range(1, len(self.tokens)))

    def _search(self, widths: Widths) -> Path:
        """The best parting for columns of given widths, and what it costs; each is searched once."""
        if widths not in self._found:
            starts = (0,) if self._layout.asks else (0, 1)
            best: dict[State, Path] = {
                State(column, 0): (self._enter(column, 0), (State(column, 0),)) for column in starts
            }
            for index in range(1, len(self.tokens)):
                best = self._step(best, index, widths)
            ends = [
                (cost + self._end_cost(path), path) for cost, path in best.values() if self._may_end(path)
            ]
            self._found[widths] = min(ends, default=(float("inf"), ()))
        return self._found[widths]

    def _step(self, best: dict[State, Path], index: int, widths: Widths) -> dict[State, Path]:
        """The best ways to part the words up to the one at `index`, by where they stand after it.

        A line that has grown beyond its column is the last of a row whose other column has ended. All such
        lines go on alike, so only the best of them is kept.
        """
        new: dict[State, Path] = {}
        limit = min(cost for cost, _ in best.values()) + BEAM
        for cost, path in best.values():
            if cost > limit:
                continue
            column, begin = path[-1]
            full = self._length(begin, index) > widths[column] * self._layout.lines
            if not (full and self._layout.asks):
                state = State(column, GROWN) if full else path[-1]
                second = path[-2].begin - 1 if len(path) > 1 and index - 1 == begin else None
                total = cost + self._price.next(index, second)
                if state not in new or total < new[state][0]:
                    new[state] = (total, path)
            if not full or self._layout.asks:
                state = State(1 - column, index)
                total = cost + TURN + self._fit(path, index, widths) + self._link(path, index)
                if state not in new or total < new[state][0]:
                    new[state] = (total, (*path, state))
        return new

    def _link(self, path: tuple[State, ...], index: int) -> float:
        """The cost of a word at the start of a line, after the last word of its column's line before."""
        last = path[-1].begin - 1
        if last < 0:
            return self._enter(1 - path[-1].column, index)
        return self._price.link(last, index, len(path) > 1 and last - 1 >= path[-2].begin)

    def _enter(self, column: int, index: int) -> float:
        """The cost of the first word of a column in this row."""
        return self._price.joined(*self._before[column] or (None,), self.tokens[index])

    def _fit(self, path: tuple[State, ...], index: int, widths: Widths) -> float:
        """How badly the line before fits its column, now that the first word of the next line is known."""
        if len(path) < 2:
            return 0.0
        line, stop = path[-2], path[-1].begin
        length, word = self._length(line.begin, stop), len(self.tokens[index])
        asks = self._layout.asks and line.column == 0
        ends = not asks and stopped(self.tokens[stop - 1])
        width = widths[line.column]
        return min(_misfit(length, word, width, rows, ends) for rows in range(1, self._layout.lines + 1))

    def _length(self, begin: int, end: int) -> int:
        return self._starts[end] - self._starts[begin] - 1

    def _may_end(self, path: tuple[State, ...]) -> bool:
        return self.open or not self._layout.asks or path[-1].column == 0

    def _end_cost(self, path: tuple[State, ...]) -> float:
        """How well both columns go on after the row."""
        last, other = self.tokens[-1], self.tokens[path[-1].begin - 1]
        if self.left:
            return self._price.joined(other, self.left[0])
        ends = (last, other) if path[-1].column == 0 else (other, last)
        return sum(
            self._price.joined(end, *word) for end, word in zip(ends, self._following, strict=True) if word
        )

    def _parted(self, path: tuple[State, ...]) -> Parted:
        ends = [*(state.begin for state in path[1:]), len(self.tokens)]
        lines = [
            (state.column, self.tokens[state.begin : end]) for state, end in zip(path, ends, strict=True)
        ]
        first, second = ([word for at, words in lines if at == column for word in words] for column in (0, 1))
        return Parted(" ".join(first), " ".join((*second, *self.left)))


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
        ends = stopped(words[index - 1]) or words[index - 1][-1].isdigit()
        if ends and words[index][:1].isupper():
            start = len(" ".join(words[:index])) + 1
    if start == len(head) <= width and head[:1].isupper():
        return "", head
    return head[:start].rstrip(), head[start:]
