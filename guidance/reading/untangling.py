"""Parting two columns that an extraction ran together, line by line of the page, into one row of words.

Such a row reads: a line of the question column, a line of the text column, the next line of the question
column, and so on. Both columns read fluently, the question starts the row and ends with its question mark,
lines of the text column are nearly as wide as the column, and a line may end early only where a sentence
ends. Of all ways to part the words, the one in which both columns read most like the rest of the document
is taken (a Viterbi search; about a millisecond for each hundred words).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from guidance.reading.language import START, Language, after, keyed
from guidance.reading.words import ends_question, stopped

TURN = 3.0  # what a change of column costs, in the unit of the language (a natural logarithm)
CAPITAL = 5.0  # what a capital within a sentence, or none at its start, costs
NARROW, WIDE = 34, 125  # characters: the widest usual line of a question column and of a text column
SHORT = 75  # characters: a line of the text column below this should end a sentence
FURTHER = 2.5  # what it costs that two lines of the text column stand together
MOST_ROWS = 3
MOST_WORDS = {"question": 10, "text": 70}  # of one line, or of lines that stand together


class State(NamedTuple):
    """Where a parting stands after a word: in which column, and where the present line of it began."""

    column: str  # "question", "text", or "rest" once the question has ended
    begin: int


@dataclass(frozen=True, slots=True)
class Parted:
    """The words of both columns in order; `width` is the widest line of the text column."""

    question: str
    text: str
    width: int
    sure: bool


Path = tuple[float, tuple[State, ...]]


class Untangler:
    """Parts one row of words. `before` is the text that ran on into the row, `question_after` and
    `text_after` are what follows in each column where the row breaks off at the end of a page."""

    def __init__(
        self, row: str, language: Language, before: str, question_after: str, text_after: str
    ) -> None:
        self.tokens = row.split()
        self.keys, self.after = keyed(self.tokens), after(self.tokens)
        self.language = language
        self.before = before.split()
        self.question_after, self.text_after = question_after.split(), text_after.split()

    def part(self) -> Parted | None:
        """The best parting, or None where the row cannot be parted."""
        best: dict[State, Path] = {State("question", 0): (0.0, (State("question", 0),))}
        for index in range(1, len(self.tokens)):
            best = self._step(best, index)
        ends = [
            (cost + self._end_cost(path[-1]), path) for cost, path in best.values() if self._may_end(path[-1])
        ]
        return self._parted(min(ends)[1]) if ends else None

    def _step(self, best: dict[State, Path], index: int) -> dict[State, Path]:
        new: dict[State, Path] = {}
        for cost, path in best.values():
            for further, more in self._moves(path, index):
                total = cost + more
                if further not in new or total < new[further][0]:
                    new[further] = (total, path if further == path[-1] else (*path, further))
        return new

    def _moves(self, path: tuple[State, ...], index: int) -> Iterator[tuple[State, float]]:
        """The states after the word at `index`, and what each costs."""
        column, begin = path[-1]
        if column == "question" and ends_question(self.tokens[index - 1]):
            yield State("rest", index), self._link(path, index)
            return
        if column == "rest" or index - begin <= MOST_WORDS[column]:
            yield path[-1], self._next(path, index)
        if column != "rest":
            other = "text" if column == "question" else "question"
            yield State(other, index), TURN + self._shape(path[-1], index) + self._link(path, index)

    def _next(self, path: tuple[State, ...], index: int) -> float:
        """The cost of a word in the same line as the word before it."""
        further = None
        if index - 2 >= path[-1].begin:
            further = self.after[index - 2]
        elif len(path) > 1 and path[-2].begin:
            further = self.after[path[-2].begin - 1]
        return self.language.cost(self.after[index - 1], self.keys[index], further) + self._case(
            index - 1, index
        )

    def _link(self, path: tuple[State, ...], index: int) -> float:
        """The cost of a word at the start of a line, after the last word of its column's line before."""
        last = path[-1].begin - 1
        if last < 0:
            if not self.before:
                return self.language.cost(START, self.keys[index]) + self._letter(True, self.tokens[index])
            return self._joined(self.before[-1], self.tokens[index])
        further = self.after[last - 1] if last - 1 >= path[-2].begin else None
        return self.language.cost(self.after[last], self.keys[index], further) + self._case(last, index)

    def _case(self, last: int, index: int) -> float:
        return self._letter(stopped(self.tokens[last]), self.tokens[index])

    def _letter(self, fresh: bool, token: str) -> float:
        """The cost of a small letter at the start of a sentence, or of a capital within one."""
        if fresh:
            return CAPITAL if token[:1].islower() else 0.0
        return CAPITAL if token[:1].isupper() and not self.language.is_name(token) else 0.0

    def _shape(self, state: State, index: int) -> float:
        """The cost of a line that is wider or narrower than lines of its column are."""
        width = len(" ".join(self.tokens[state.begin : index]))
        if state.column == "question":
            return max(0.0, (width - NARROW) / 4)
        short = 0.0 if stopped(self.tokens[index - 1]) else SHORT
        return min(
            FURTHER * (rows - 1) + max(0.0, (short * rows - width) / 6, (width - WIDE * rows) / 6)
            for rows in range(1, MOST_ROWS + 1)
        )

    def _joined(self, last: str, first: str) -> float:
        return self.language.cost(after([last])[0], keyed([first])[0]) + self._letter(stopped(last), first)

    def _may_end(self, state: State) -> bool:
        if state.column == "rest" or (state.column == "question" and ends_question(self.tokens[-1])):
            return True
        return bool(self.question_after)

    def _end_cost(self, state: State) -> float:
        """How well both columns go on in the lines that follow the row."""
        if state.column == "rest" or not self.question_after:
            return 0.0
        last, other = self.tokens[-1], self.tokens[state.begin - 1]
        asked, told = (last, other) if state.column == "question" else (other, last)
        cost = self._joined(asked, self.question_after[0])
        return cost + (self._joined(told, self.text_after[0]) if self.text_after else 0.0)

    def _parted(self, path: tuple[State, ...]) -> Parted:
        ends = [*(state.begin for state in path[1:]), len(self.tokens)]
        lines = [
            (state.column, " ".join(self.tokens[state.begin : end]))
            for state, end in zip(path, ends, strict=True)
        ]
        question = " ".join(text for column, text in lines if column == "question")
        told = [text for column, text in lines if column != "question"]
        width = max((len(text) for column, text in lines if column == "text"), default=WIDE)
        return Parted(question, " ".join(told), width, ends_question(question) or bool(self.question_after))


def carried(head: str, width: int) -> tuple[str, str]:
    """What stands before a number, parted into what belongs before it and the line that belongs behind it.

    A row's number may come after the first line of its text; then that line breaks off at the number. It
    begins with the farthest sentence that a line of `width` characters still holds.
    """
    if not head or stopped(head):
        return head, ""
    start = len(head)
    words = head.split()
    for index in range(len(words) - 1, 0, -1):
        length = len(" ".join(words[index:]))
        if length > width * 1.08:
            break
        if stopped(words[index - 1]) and words[index][:1].isupper():
            start = len(" ".join(words[:index])) + 1
    return head[:start].rstrip(), head[start:]
