"""Which of two columns each paragraph of flowing text belongs to.

Of a page that is no table any more, the indicators come first, then the extended guidance; each goes on with
what the page before left open. Which paragraph belongs to which is what joins best: one that begins with a
small letter goes on with a column whose last sentence is open, the question sentence begins the extended
guidance, and what a page says twice it says once in each column.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest

from guidance.reading.indicators.records import Side
from guidance.reading.language import Language, after, keyed
from guidance.reading.words import begins_lower, closed, ends_question, leaves_open, opens_question, stopped

# Costs in no unit but their own: how much one fault counts beside another.
TO_EXTENDED, TO_INDICATORS = 1.0, 2.5  # to leave one column for the other
INDICATOR, INDICATOR_ITEM = 0.8, 0.1  # there is less of the indicators
LEFT_OPEN = 4.0  # a column that stops in the middle of a sentence
BREAK = 3.0  # a capital where a sentence is open
UNANNOUNCED = 4.5  # a list item where no list was announced
TORN = 6.0  # a small letter where no sentence is open, a question among the indicators
LINK = 0.25  # the share that the language has in a joint
AFTER_ITEM = 0.5  # a small letter after a list item
TITLE = 8  # words: a text without a stop that is no longer may be a title
INDICATORS = re.compile(r"^quality indicat", re.IGNORECASE)
KEPT = 40  # ways that are followed further
REPEAT = 80  # characters that make two paragraphs the same


@dataclass(frozen=True, slots=True)
class End:
    """How a column ends: its last words, and whether they are a list item."""

    text: str
    item: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph to be given to a column."""

    text: str
    item: bool


_State = tuple[Side, End, End]
_Way = tuple[float, tuple["_Way", Side] | None]  # what it cost to come here, and from where


class Labeller:
    """Gives paragraphs to columns; `ends` is how the columns of their record end before them, and `indicated`
    what its indicators say already."""

    def __init__(self, language: Language, ends: tuple[End, End], indicated: str) -> None:
        self._language = language
        self._ends = ends
        self._indicated = indicated

    def sides(self, paragraphs: Sequence[Paragraph]) -> tuple[Side, ...]:
        """The column of each paragraph: 0 for indicators, 1 for extended guidance."""
        asked = self._asked(paragraphs)
        self._last = {one.text[:REPEAT]: index for index, one in enumerate(paragraphs)}
        self._first = {paragraphs[index].text[:REPEAT]: index for index in reversed(range(len(paragraphs)))}
        best: dict[_State, _Way] = {
            (0, *self._ends): (0.0, None),
            (1, *self._ends): (TO_EXTENDED / 2, None),
        }
        for index, paragraph in enumerate(paragraphs):
            new: dict[_State, _Way] = {}
            twice = self._twice(paragraphs, index)
            for state, way in best.items():
                for side in _SIDES:
                    total = way[0] + self._cost(state, side, paragraph)
                    total += TORN if twice not in (None, side) else 0.0
                    total += TORN if side == 1 and index < asked else 0.0
                    following = _following(state, side, paragraph)
                    if following not in new or total < new[following][0]:
                        new[following] = (total, (way, side))
            best = dict(nsmallest(KEPT, new.items(), key=lambda item: item[1][0]))
        return _sides(min(best.items(), key=lambda item: item[1][0] + _left_open(item[0]))[1])

    def _asked(self, paragraphs: Sequence[Paragraph]) -> int:
        """Before which paragraph the extended guidance cannot begin: its question, if it has none yet."""
        if self._ends[1].text:
            return 0
        questions = (index for index, one in enumerate(paragraphs) if _asks(one.text))
        return next(questions, 0)

    def _twice(self, paragraphs: Sequence[Paragraph], index: int) -> Side | None:
        """The column of a paragraph that stands twice: indicators the first time, then extended guidance."""
        start = paragraphs[index].text[:REPEAT]
        if len(start) < REPEAT:
            return None
        if start in self._indicated or self._first[start] < index:
            return 1
        return 0 if self._last[start] > index else None

    def _cost(self, state: _State, side: Side, paragraph: Paragraph) -> float:
        """How badly a paragraph fits a column after what is there."""
        end = state[1] if side == 0 else state[2]
        cost = 0.0 if side == state[0] else (TO_EXTENDED if side == 1 else TO_INDICATORS)
        if side == 0:
            cost += INDICATOR_ITEM if paragraph.item else INDICATOR
            cost += TORN if _asks(paragraph.text) else 0.0
        elif INDICATORS.match(paragraph.text):
            cost += BREAK
        if paragraph.item:
            announced = end.item or end.text.endswith((":", "E.g.", "e.g."))
            return cost + (0.0 if announced else UNANNOUNCED)
        if begins_lower(paragraph.text):
            fits = self._link(end.text, paragraph.text) + (AFTER_ITEM if end.item else 0.0)
            return cost + (fits if _may_go_on(end.text) else TORN)
        if _ends_asking(paragraph.text) and not leaves_open(end.text):
            return cost + BREAK
        named = leaves_open(end.text) and self._language.is_name(paragraph.text.split()[0])
        return cost + (BREAK if _must_go_on(end) and not named else 0.0)

    def _link(self, before: str, text: str) -> float:
        words = before.split()[-1:] or [""]
        return LINK * self._language.cost(after(words)[0], keyed(text.split()[:1])[0])


_SIDES: tuple[Side, Side] = (0, 1)


def _sides(way: _Way) -> tuple[Side, ...]:
    """The columns along a way, from its beginning."""
    found: list[Side] = []
    step = way[1]
    while step is not None:
        found.append(step[1])
        step = step[0][1]
    return tuple(reversed(found))


def _following(state: _State, side: Side, paragraph: Paragraph) -> _State:
    before = state[1] if side == 0 else state[2]
    goes_on = before.item and begins_lower(paragraph.text)
    end = End(paragraph.text, paragraph.item or goes_on)
    return (0, end, state[2]) if side == 0 else (1, state[1], end)


def _ends_asking(text: str) -> bool:
    """Whether a text is the last line of a question, whose lines before stand apart."""
    return ends_question(text) and not opens_question(text) and len(text.split()) <= TITLE


def _left_open(state: _State) -> float:
    """The cost of columns that stop where a sentence has to go on."""
    return LEFT_OPEN * sum(leaves_open(end.text) for end in state[1:] if isinstance(end, End))


def _may_go_on(text: str) -> bool:
    """Whether a sentence of a column may be open: it does not stop, and is no reference to a number."""
    return bool(text) and not stopped(text) and not text[-1].isdigit()


def _must_go_on(end: End) -> bool:
    """Whether a sentence of a column is open, and is no title, list item or reference."""
    text = end.text
    title = len(text.split()) <= TITLE and not leaves_open(text)
    return not (end.item or closed(text) or title) and _may_go_on(text) and not text.endswith(")")


def _asks(text: str) -> bool:
    return opens_question(text) and ends_question(text)
