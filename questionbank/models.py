"""The audit form as data. The shapes are those of `checkback form show --json`.

A form is immutable. Its edition is computed from its content (`questionbank.editions.stamp`), so the same
content always has the same edition and a changed form is another edition.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Source = Literal["built-in", "imported"]
Meaning = Literal["good", "needs-work", "inadequate", "not-applicable"]
Number = Annotated[str, Field(min_length=1)]

NOT_APPLICABLE = "Not applicable"  # what an answer says where the form has no word of its own for it


class Part(BaseModel):
    """A part of a form: never changed, and strict about what it holds."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Question(Part):
    """One numbered question. `title` is its label if it has one; `prompts` are its sentences in order."""

    number: Number
    title: str | None = None
    prompts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    ratings: tuple[str, ...] | None = None


class Group(Part):
    """A band of questions under a heading; a question without a heading stands in a group without title."""

    title: str | None = None
    purpose: str | None = None
    questions: tuple[Question, ...] = ()


class Overall(Part):
    """The rating that closes a section, or the whole form."""

    label: str
    options: tuple[str, ...]


class Section(Part):
    """A part of the form with one overall rating. `standards` are the points of what good looks like."""

    title: str
    introduction: str | None = None
    standards: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    overall: Overall | None = None


class Label(Part):
    """One step of a rating scale. `rank` 1 is the best; `printed` is the form's own spelling of it."""

    label: str
    rank: int
    meaning: Meaning
    printed: str | None = None


class FeedbackQuestion(Part):
    """A question put to a person, not about the case; its number counts within its own table."""

    number: Number
    text: str


class Feedback(Part):
    """The feedback table of one kind of person. `key` is the name used in an audit as data."""

    key: str
    from_: Annotated[str, Field(alias="from")]
    questions: tuple[FeedbackQuestion, ...] = ()


class ActionTable(Part):
    """The table of actions: its heading, its column headers, and how many rows the form prints."""

    heading: str
    columns: tuple[str, ...]
    rows: Annotated[int, Field(ge=0)]


class Form(Part):
    """A whole audit form of one edition."""

    document: str
    title: str
    organisation: str | None = None
    introduction: str | None = None
    edition: str = ""
    source: Source
    header: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    sections: tuple[Section, ...]
    question_ratings: tuple[str, ...]
    overall_ratings: tuple[str, ...]
    scale: tuple[Label, ...]
    overall: Overall | None = None
    feedback: tuple[Feedback, ...] = ()
    actions: ActionTable | None = None
    verification: tuple[str, ...] = ()

    def questions(self) -> Iterator[Question]:
        """Every question in the order of the form."""
        for _, _, question in self.places():
            yield question

    def places(self) -> Iterator[tuple[Section, Group, Question]]:
        """Every question in the order of the form, with the section and group it stands in."""
        for section in self.sections:
            for group in section.groups:
                for question in group.questions:
                    yield section, group, question

    def question(self, number: str) -> Question | None:
        """The question of that number, or None."""
        return next((q for q in self.questions() if q.number == number), None)

    def graded_sections(self) -> tuple[Section, ...]:
        """The sections that close with an overall rating."""
        return tuple(section for section in self.sections if section.overall)

    def meaning(self, label: str) -> Meaning | None:
        """What a label of the scale means, or None for a label that is not on it."""
        if label == NOT_APPLICABLE:
            return "not-applicable"
        return next((step.meaning for step in self.scale if step.label == label), None)


class Problem(Part):
    """Something a reading could not place or had to infer: `where` in the document, `what` about it."""

    where: str
    what: str


class FormReading(Part):
    """What was read from one document: the form, and everything a person should look at.

    `corrects` is the edition of the reading that a person corrected to this one.
    """

    form: Form
    problems: tuple[Problem, ...] = ()
    corrects: str | None = None
