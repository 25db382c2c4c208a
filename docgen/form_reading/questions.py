"""Which rows of a document are which questions of the form: by number and wording, only where it is sure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from docgen.form_reading.below import parted
from docgen.form_reading.blocks import Cell
from docgen.form_reading.lines import Line
from questionbank.comparing.matching import likeness, wording
from questionbank.models import Form, Question
from questionbank.reading.numbers import alone, before

SURE = 60.0  # likeness from which a row is that question whatever its number (see questionbank.comparing)
SURE_WITH_NUMBER = 52.0  # the same where the number is the same too
AHEAD = 8.0  # by how much it must be liker than any other question
SHARE = 0.4  # of the words of the longer of two that the shorter must have
LONGEST = 3_000  # characters that are looked at; the longest question known has 700
FEWEST = 3  # words of a row that may be a question
SHORT = 9  # words of a cell that may be the title of the question in the next cell


@dataclass(frozen=True, slots=True)
class Row:
    """A row that may be a question: how many of its cells ask it, and what they say."""

    line: Line
    asking: int
    said: Question


def row_of(line: Line, answers: Sequence[int] = ()) -> Row | None:
    """The row as a question, or None where it can be none. `answers` are the cells known to hold answers."""
    cells = line.cells
    if not cells:
        return None
    number = alone(cells[0].number)
    start = 1 if number and len(cells) > 1 else 0
    end = _asking_end(cells, start, answers)
    texts = [_bare(cell)[:LONGEST] for cell in cells[start:end]]
    if number is None and texts and (found := before(texts[0])) is not None and found.firm:
        number, texts[0] = found.number, found.rest
    words = "\n".join(texts).strip()
    if len(words.split()) < FEWEST and not (number and words):
        return None
    return Row(line, end, _question(number or "", words))


def matched(rows: Sequence[Row], form: Form, known: Collection[str] = ()) -> dict[Line, tuple[Row, Question]]:
    """The rows that surely are questions of the form, each question once.

    `known` are the numbers of questions whose rows are known by their tags; only a row that is word for word
    the same can be one of those again.
    """
    questions = list(form.questions())
    found = _same(rows, questions)
    taken = {question.number for _, question in found.values()} | set(known)
    left = [row for row in rows if row.line not in found] if len(taken) < len(questions) else []
    scores = [
        (score, row, question)
        for row in left
        for score, question in _best(row, questions)
        if question.number not in taken
    ]
    for _, row, question in sorted(scores, key=lambda one: -one[0]):
        if row.line not in found and question.number not in taken:
            found[row.line] = (row, question)
            taken.add(question.number)
    return found


def contradicts(said: Question, question: Question, exact: Mapping[str, Question]) -> Question | None:
    """The other question of the form that the row is word for word, where it is not the one it is tagged."""
    other = exact.get(wording(said))
    return other if other is not None and other.number != question.number else None


def by_wording(form: Form) -> dict[str, Question]:
    """The questions of a form by their whole wording, where no other has the same."""
    found: dict[str, Question] = {}
    twice = set()
    for question in form.questions():
        words = wording(question)
        twice.add(words) if words in found else found.setdefault(words, question)
    return {words: question for words, question in found.items() if words not in twice}


def _same(rows: Sequence[Row], questions: Sequence[Question]) -> dict[Line, tuple[Row, Question]]:
    """The rows that are word for word a question; among questions worded alike the number decides."""
    found: dict[Line, tuple[Row, Question]] = {}
    taken: set[str] = set()
    by_words: dict[str, list[Question]] = {}
    for question in questions:
        for words in {wording(question), _asked(question)}:
            by_words.setdefault(words, []).append(question)
    for row in rows:
        alike = [q for q in by_words.get(wording(row.said), []) if q.number not in taken]
        same = [q for q in alike if q.number == row.said.number]
        chosen = same[0] if same else alike[0] if len(alike) == 1 else None
        if chosen is not None:
            found[row.line] = (row, chosen)
            taken.add(chosen.number)
    return found


def _best(row: Row, questions: Sequence[Question]) -> list[tuple[float, Question]]:
    """The one question that a row surely is, with how like it is; else nothing."""
    scored = sorted(
        ((likeness(row.said, q), n) for n, q in enumerate(questions) if _as_long(row.said, q)), reverse=True
    )
    if not scored:
        return []
    (score, place), second = scored[0], scored[1][0] if len(scored) > 1 else 0.0
    best = questions[place]
    enough = SURE_WITH_NUMBER if best.number == row.said.number else SURE
    return [(score, best)] if score >= enough and score - second >= AHEAD else []


def _as_long(said: Question, question: Question) -> bool:
    """Whether a row has about as many words as a question; a few words of it could be any label."""
    ours, theirs = len(wording(said).split()), len(wording(question).split())
    return min(ours, theirs) >= SHARE * max(ours, theirs) or _is_title(said, question)


def _is_title(said: Question, question: Question) -> bool:
    """Whether a row is the question's title alone, under its number."""
    bare = Question(number="-", prompts=(question.title or "",))
    return bool(question.title) and said.number == question.number and wording(said) == wording(bare)


def _asked(question: Question) -> str:
    """The words of a question without its notes, which some prints leave out."""
    return wording(question.model_copy(update={"notes": ()}))


def _question(number: str, words: str) -> Question:
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    titled = len(lines) > 1 and not lines[0].endswith("?") and len(lines[0].split()) <= SHORT
    return Question(
        number=number or "-",
        title=lines[0] if titled else None,
        prompts=tuple(lines[1:] if titled else lines),
    )


def _asking_end(cells: Sequence[Cell], start: int, answers: Sequence[int]) -> int:
    """The first cell after those that ask."""
    title, following = _bare(cells[start]) if start < len(cells) else "", cells[start + 1 : start + 2]
    asks = following and "?" in _bare(following[0]) and "?" not in title
    end = start + 2 if asks and len(title.split()) <= SHORT else start + 1
    return min([end, *(place for place in answers if place > start)])


def _bare(cell: Cell) -> str:
    """What a cell asks, without labels for the answer and what stands behind them."""
    return parted(cell.text)[0].strip()
