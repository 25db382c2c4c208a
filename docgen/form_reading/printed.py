"""What a form prints itself: everything else that stands in a filled form was written by somebody."""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from docgen.form.labels import printed
from docgen.form.own.tail import HEADING, WHY
from docgen.form_reading.blocks import Document, paragraphs
from docgen.form_reading.prompts import OURS
from questionbank.comparing.matching import likeness
from questionbank.models import Form, Question
from questionbank.reading.files.controls import is_prompting
from questionbank.reading.numbers import alone

SAME = 95  # likeness in per cent of two prints of one sentence: another apostrophe, a slip corrected
ALIKE = 58.0  # likeness (see questionbank.comparing) from which a sentence is another edition's of ours
FEWEST = 7  # words of a sentence that is told by its likeness
BULLET = re.compile(r"^\s*[•·▪*–-]\s*")
COMMENT = re.compile(r"\s*(?P<label>comments?|commentary)[ \t]*:[ \t]*\n?", re.IGNORECASE)
LONGEST = 3_000  # characters of a print; a longer text was written by somebody
LONG_ENOUGH = 12  # characters; shorter texts must be the same
EDITION = re.compile(
    r"^(edition \S+|this edition) of this form\b|^protective marking\b|^one of:", re.IGNORECASE
)
USUAL = (
    "Detail", "Entry", "Rating", "Comment", "Comments", "Question", "Questions", "No", "Response", "Action",
    "Responsibility", "Timescale", "Feedback", "What was said", "Verification", "Further questions",
    "What good looks like", "The child and the audit", "Overall", "Understanding our practice", "Answer",
    "What does good look like?", "What next?", "Area", "Rating:", "Overall rating", "Actions", "Notes",
    HEADING, WHY, "Place",
)  # fmt: skip


def key(text: str) -> str:
    """A text for comparing: letters and figures only, in lower case."""
    return " ".join(re.findall(r"[^\W_]+", text.casefold().replace("&", " and ").replace("’", "'")))


class Printed:
    """The texts that some forms print."""

    def __init__(self, texts: Iterable[str]) -> None:
        parts = [part for text in texts for part in _parts(text)]
        self._keys = {key(part) for part in parts}
        self._labels = {key(part) for part in parts if part.rstrip().endswith(":")}
        self._keys.update(key(text) for text in (*USUAL, *OURS))
        self._keys.discard("")
        self._sentences = [known for known in self._keys if len(known.split()) >= FEWEST]
        self._long = [known for known in self._keys if len(known) >= LONG_ENOUGH]

    def prints(self, text: str) -> bool:
        """Whether a text is the form's own, or says nothing (a number, a line to write on, a prompt)."""
        bare = key(text)
        if not bare or bare in self._keys or alone(text.strip()) or is_prompting(text) or EDITION.match(text):
            return True
        if not LONG_ENOUGH <= len(bare) <= LONGEST:
            return False
        return process.extractOne(bare, self._long, scorer=fuzz.ratio, score_cutoff=SAME) is not None

    def without_label(self, text: str) -> str:
        """A comment without the `Comment:` that the form prints in front of it."""
        found = COMMENT.match(text)
        return text[found.end() :] if found and key(found["label"]) in self._labels else text

    def resembles(self, text: str) -> bool:
        """Whether a sentence says what the form prints somewhere in other words, as another edition would."""
        if len(text) > LONGEST or len(text.split()) < FEWEST:
            return False
        said = Question(number="-", prompts=(BULLET.sub("", text),))
        return any(
            likeness(said, Question(number="+", prompts=(known,))) >= ALIKE for known in self._sentences
        )

    def written(self, text: str) -> str:
        """The lines of a text that the form does not print."""
        if self.prints(text):
            return ""
        lines = text.split("\n")
        return "\n".join(line for line in lines if line.strip() and not self.prints(line))


def texts_of(form: Form) -> Iterator[str]:
    """Every text a form has."""
    yield from (form.title, form.organisation or "", form.introduction or "")
    yield from (*form.header, *form.columns, *form.verification)
    yield from (printed(label) for label in (*form.header, *form.verification))
    for section in form.sections:
        yield from (section.title, section.introduction or "", *section.standards)
        for group in section.groups:
            yield from (group.title or "", group.purpose or "")
    for question in form.questions():
        yield from (question.title or "", *question.prompts, *question.notes)
        yield f"{question.number} {question.title or ''}"
    yield from (*form.question_ratings, *form.overall_ratings, *(step.printed or "" for step in form.scale))
    closing = (*(section.overall for section in form.graded_sections()), form.overall)
    yield from (overall.label for overall in closing if overall)
    for table in form.feedback:
        yield from (table.from_, f"Feedback from {table.from_}", *(asked.text for asked in table.questions))
    if form.actions:
        yield from (form.actions.heading, *form.actions.columns)


def texts_in(document: Document) -> Iterator[str]:
    """Every text that a document prints."""
    return (paragraph.bare for paragraph in paragraphs(document.blocks))


def _parts(text: str) -> Iterator[str]:
    yield text
    yield from text.split("\n")
