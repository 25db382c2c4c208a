"""Where in a form one is while reading on: which part, whose feedback, which judgement, which columns."""

import re
from dataclasses import dataclass, field
from typing import Literal

from rapidfuzz import fuzz

from audit.models import OVERALL
from docgen.form.own.tail import HEADING as FURTHER
from docgen.form_reading.columns import Headings, action_headings, question_headings
from docgen.form_reading.lines import Line
from docgen.form_reading.printed import key
from questionbank.models import Form, Question
from questionbank.reading import words
from questionbank.reading.text import plain

Part = Literal["front", "questions", "judgement", "feedback", "actions", "verification", "further"]
SAME = 90  # likeness in per cent of two spellings of one heading
LONGEST = 14  # words of a heading
SHORT = 3  # words of a heading over the rating and the comment of a judgement
RATED = re.compile(r"\b(rating|judge?ment|grade|overall)\b")
FROM = re.compile(r"\b(feedback|views|voice|comments) (from|of)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Below:
    """The question just read, and the number of its table. `bare`: no answer stands beside it."""

    question: Question
    table: int
    bare: bool


@dataclass(slots=True)
class Context:
    """The place in the form. `name` is the section judged, or the key of the feedback table.

    `commenting` says that the paragraph just read began the comment on a judgement.
    """

    form: Form
    part: Part = "front"
    name: str = ""
    headings: Headings | None = None
    actions: Headings | None = None
    commenting: bool = False
    below: Below | None = None
    _judged: dict[str, str] = field(default_factory=dict)
    _sections: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._judged = dict(_judgement_labels(self.form))
        self._sections = {key(section.title): section.title for section in self.form.sections}

    def is_judged(self, line: Line) -> bool:
        """Whether a line begins with the label of a judgement."""
        first = next((cell.text.strip() for cell in line.cells if cell.text.strip()), "")
        return bool(first) and self.judges(first) is not None

    def heads_columns(self, line: Line) -> bool:
        """Whether the line is the heading row of a table; it is remembered for the rows below."""
        if (found := action_headings(line, self.form)) is not None:
            self.part, self.actions = "actions", found
            return True
        if self.part in ("feedback", "actions", "verification", "further"):
            return False
        if self.part == "judgement" and any(len(cell.text.split()) > SHORT for cell in line.cells):
            return False
        if (found := question_headings(line, self.form)) is not None:
            self.headings = found
            return True
        return False

    def heads_part(self, line: Line) -> bool:
        """Whether the line is the heading of a part; then that part begins."""
        text = line.only
        if not text or len(text.split("\n")[0].split()) > LONGEST:
            return False
        first = text.split("\n")[0].strip().rstrip(":")
        if key(first) == key(FURTHER):
            self.part, self.name = "further", ""
            return True
        if key(first) in self._sections:
            self.part, self.name = "questions", self._sections[key(first)]
            return True
        return self._heads_end(first, line)

    def judges(self, text: str) -> tuple[str, str] | None:
        """The section (or the whole) whose rating a text is headed by, and what stands behind the label."""
        head, mark, rest = _cut(text)
        bare = key(head)
        if not bare or len(bare.split()) > LONGEST:
            return None
        if bare in self._judged:
            return self._judged[bare], rest
        best = max(self._judged, key=lambda label: fuzz.ratio(label, bare), default="")
        if best and fuzz.ratio(best, bare) >= SAME and RATED.search(bare):
            return self._judged[best], rest
        return None if mark else self._judges_without_mark(text)

    def _judges_without_mark(self, text: str) -> tuple[str, str] | None:
        """`Assessment Overall Rating GOOD`: the label, then the rating, with nothing between."""
        first, _, rest = text.strip().partition("\n")
        bare = key(first)
        for label in sorted(self._judged, key=len, reverse=True):
            if bare.startswith(f"{label} ") and len(bare.split()) - len(label.split()) <= 5:
                tail = " ".join(first.split()[-(len(bare.split()) - len(label.split())) :])
                return self._judged[label], "\n".join(part for part in (tail, rest) if part)
        return None

    def _heads_end(self, first: str, line: Line) -> bool:
        said = plain(first)
        if (whose := self._feedback(said)) is not None:
            self.part, self.name = "feedback", whose
        elif self._is_actions(said):
            self.part, self.name = "actions", ""
        elif len(said.split()) <= 4 and words.VERIFICATION.search(said) and not _answers_something(line):
            self.part, self.name = "verification", ""
        else:
            return False
        return True

    def _feedback(self, said: str) -> str | None:
        if not FROM.search(said) and said not in {plain(table.from_) for table in self.form.feedback}:
            return None
        for table in self.form.feedback:
            whom = plain(re.sub(r"^\s*feedback from\s+", "", table.from_, flags=re.IGNORECASE))
            if fuzz.ratio(FROM.sub("", said).strip(), whom) >= SAME:
                return table.key
        person = words.person(said)
        return person if person in {table.key for table in self.form.feedback} else None

    def _is_actions(self, said: str) -> bool:
        heading = self.form.actions.heading if self.form.actions else ""
        own = plain(heading.split("\n")[0])
        return bool(self.form.actions) and (said == own or said == plain(heading) or (
            len(said.split()) <= 6 and words.ACTIONS.match(said) is not None))  # fmt: skip


def _judgement_labels(form: Form) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for section in form.graded_sections():
        assert section.overall is not None  # a graded section has one
        title = section.title
        found += [(key(section.overall.label), title), (key(f"{title} overall rating"), title)]
        found += [
            (key(f"{title} {word}"), title) for word in ("rating", "judgement", "grade", "overall grade")
        ]
        found += [(key(f"overall rating {word} {title}"), title) for word in ("for", "of", "")]
    if form.overall:
        whole = ("overall rating", "overall audit rating", "overall judgement", "overall grade",
                 "overall case rating", "overall audit grade", "overall audit judgement")  # fmt: skip
        found += [(key(form.overall.label), OVERALL), *((label, OVERALL) for label in whole)]
    titles = {key(section.title) for section in form.sections}
    return [(label, name) for label, name in found if label and label not in titles]


def _cut(text: str) -> tuple[str, str, str]:
    """A text at its first colon, dash or line break."""
    found = re.search(r":|\n|\t| [-–—] ", text)
    if found is None:
        return text, "", ""
    return text[: found.start()], found.group(), text[found.end() :].strip()


def _answers_something(line: Line) -> bool:
    return len([cell for cell in line.cells if cell.text.strip()]) > 1
