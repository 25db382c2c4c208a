"""Tables that a program wrote with every cell on a line of its own, blank cells as blank lines.

Where some lines below each other are the headings of columns, and as many lines again and again are a row of
such columns, the table is put together: each row on one line with tabs between its cells.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from questionbank.reading import numbers
from questionbank.reading.column_words import Role, role
from questionbank.reading.ratings.options import OptionFinder
from questionbank.reading.ratings.vocabulary import Vocabulary
from questionbank.reading.text import plain, without_blanks, words

MOST_COLUMNS = 10
SHORTEST = 2  # words of a question
MOST_PARAGRAPHS = 6  # of a question
PARAGRAPH = "\x1f"  # stands between the paragraphs of a cell; no text that was opened holds it
LONGEST_HEADING = 12  # words
FEW = 2  # rows that show what the columns are
ANSWERING: set[Role] = {"rating", "comment", "answer"}


def chunked(physical: list[str]) -> list[str]:
    """The lines of a text, with the rows of such tables each on one line; as many lines as before."""
    if any("\t" in line or "|" in line for line in physical):
        return physical
    headings = _Headings()
    lines = list(physical)
    place = 0
    while place < len(lines):
        place += _table_at(lines, place, headings) or 1
    return lines


class _Headings:
    """Knows what lines may head columns."""

    def __init__(self) -> None:
        self._finder = OptionFinder(Vocabulary())
        self._roles: dict[str, Role | None] = {}
        self._lists: dict[str, bool] = {}

    def roles(self, labels: Sequence[str]) -> list[Role | None]:
        """What each column is for, None where its heading says nothing known."""
        roles = [self._role(label) for label in labels]
        if labels and plain(labels[0]) in {"no", "no."}:
            roles[0] = "number"
        scored = sum(map(_counts, labels)) > 2
        return [
            "rating" if scored and _counts(label) else kind for label, kind in zip(labels, roles, strict=True)
        ]

    def lists(self, text: str) -> bool:
        """Whether a text is a list of ratings, or one of them."""
        if text not in self._lists:
            self._lists[text] = bool(self._finder.whole(text)) or self._finder.knows(text)
        return self._lists[text]

    def is_rating(self, text: str) -> bool:
        """Whether a text is one rating by itself."""
        return plain(text) not in {"no", "no."} and not text.endswith("?") and self._finder.knows(text)

    def leaves_free(self, answer: str) -> bool:
        """Whether a cell for an answer is blank, or lists what may be answered."""
        bare = without_blanks(answer)
        return not bare or self.lists(bare)

    def _role(self, label: str) -> Role | None:
        if label not in self._roles:
            self._roles[label] = self._worked_out(label)
        return self._roles[label]

    def _worked_out(self, label: str) -> Role | None:
        if (
            not label.strip()
            or words(label) > LONGEST_HEADING
            or (label.rstrip().endswith("?") and words(label) > 4)
        ):
            return None
        if self.lists(label):
            return "rating"
        listed = self._finder.trailing(label)
        return role(plain(listed.rest if listed else label)) or ("rating" if listed else None)


def _table_at(lines: list[str], place: int, headings: _Headings) -> int:
    """Put the table that begins at a line together; gives how many lines it took, 0 where none begins."""
    run = len(list(takewhile(str.strip, lines[place : place + MOST_COLUMNS])))
    if run < 2 or not any(headings.roles(lines[place : place + 2])):
        return 0
    for first in (place, place - 1):
        if first < 0 or (first < place and lines[first].strip()):
            continue
        for count in range(min(MOST_COLUMNS, run + place - first), 2, -1):
            rows = _rows(lines, first, count, headings)
            if len(rows) > FEW:
                for row in rows:
                    lines[row.start : row.stop] = [row.text, *[""] * (row.stop - row.start - 1)]
                return rows[-1].stop - place
    return 0


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: the lines from `start` to `stop`, and what they are on one line."""

    start: int
    stop: int
    text: str


def _rows(lines: Sequence[str], first: int, count: int, headings: _Headings) -> list[_Row]:
    """The heading and the rows of a table of so many columns, or nothing."""
    labels = [line.strip() for line in lines[first : first + count]]
    roles = headings.roles(labels)
    asking = _asking(labels, roles)
    if asking is None or not ANSWERING & set(roles):
        return []
    if sum(map(_counts, labels)) in {1, 2} or sum(map(headings.is_rating, labels)) == 1:
        return []  # they belong to a row and head no column; more of them are the points of a scale
    rows = [_Row(first, first + count, "\t".join(labels))]
    while (row := _row(lines, rows[-1].stop, roles, asking, headings)) is not None:
        rows.append(row)
    return rows


def _row(
    lines: Sequence[str], start: int, roles: Sequence[Role | None], asking: int, headings: _Headings
) -> _Row | None:
    """The row that begins at a line: cells before the question, its paragraphs, and cells for the answers."""
    cells = [line.strip() for line in lines[start : start + asking]]
    stop = start + asking
    while stop < len(lines) and not headings.leaves_free(lines[stop]) and not numbers.alone(lines[stop]):
        stop += 1
    asked = [line.strip() for line in lines[start + asking : stop]]
    answers = [line.strip() for line in lines[stop : stop + len(roles) - asking - 1]]
    whole = 0 < len(asked) <= MOST_PARAGRAPHS and len(answers) == len(roles) - asking - 1
    after = zip(answers, roles[asking + 1 :], strict=False)
    if not whole or not all(map(_fits, cells, roles)) or not all(_free(*pair, headings) for pair in after):
        return None
    if roles[asking] != "area" and words(asked[0]) < SHORTEST:
        return None
    return _Row(start, stop + len(answers), "\t".join((*cells, PARAGRAPH.join(asked), *answers)))


def _fits(cell: str, kind: Role | None) -> bool:
    """Whether a cell before the question can stand in its column."""
    number = numbers.alone(cell) is not None
    if kind == "number":
        return number
    named = kind == "area" and words(cell) <= LONGEST_HEADING
    return not cell or (number if kind is None else named)


def _free(cell: str, kind: Role | None, headings: _Headings) -> bool:
    """Whether a cell after the question is one for an answer, or holds the number."""
    return numbers.alone(cell) is not None if kind == "number" else headings.leaves_free(cell)


def _counts(label: str) -> bool:
    return numbers.alone(label) is not None and plain(label) not in {"q", "no", "no."}


def _asking(labels: Sequence[str], roles: Sequence[Role | None]) -> int | None:
    """The column of the questions; where none says so, one whose heading names the section or is blank."""
    for wanted in ("question", "guidance", "area"):
        if wanted in roles:
            return roles.index(wanted)
    if labels and not labels[0] and sum(kind == "rating" for kind in roles) > 1:
        return 0
    named = next((i for i, kind in enumerate(roles[:2]) if kind is None and labels[i]), None)
    return named if named is not None and {"rating", "comment"} <= set(roles) else None
