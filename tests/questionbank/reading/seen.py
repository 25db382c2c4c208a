"""What a test looks at in a form that was read, in the shortest shape."""

from pathlib import Path

from questionbank.models import Form, FormReading
from questionbank.reading import read
from tests.questionbank.reading.builders import h, save, save_text

HOME = "Was the child seen at home?"
PARENTS = "Were the parents heard?"
PLAN = "Is the plan shared with the child?"
REVIEW = "Has the plan been reviewed?"
FOUR = (HOME, PARENTS, PLAN, REVIEW)
COLUMNS = ("No", "Question", "Rating", "Comment")
TITLE = h("Case audit form", 0)


def reading_of(folder: Path, *blocks: str, **parts: str) -> FormReading:
    """The reading of a Word form with a title and these blocks."""
    return read(save(folder, TITLE, *blocks, **parts))


def form_of(folder: Path, *blocks: str, **parts: str) -> Form:
    """The form in a Word document with a title and these blocks."""
    return reading_of(folder, *blocks, **parts).form


def text_form(folder: Path, text: str) -> Form:
    """The form in a text file."""
    return read(save_text(folder, text)).form


def asked(form: Form) -> dict[str, str]:
    """The first prompt of every question by number."""
    return {question.number: question.prompts[0] for question in form.questions()}


def outline(form: Form) -> dict[str, dict[str | None, list[str]]]:
    """Sections, their groups, and the numbers of the questions in them."""
    return {
        section.title: {group.title: [q.number for q in group.questions] for group in section.groups}
        for section in form.sections
    }


def told(reading: FormReading) -> str:
    """Everything that problems say."""
    return "\n".join(f"{problem.where}: {problem.what}" for problem in reading.problems)


def numbered(*questions: str, start: int = 1, answers: int = 2) -> list[list[str]]:
    """Rows of a number, a question and blank cells."""
    return [[str(start + i), question, *[""] * answers] for i, question in enumerate(questions)]
