"""Tiny forms for tests: one behaviour each."""

from collections.abc import Sequence

from questionbank.models import Form, Group, Label, Overall, Question, Section

SCALE = (
    Label(label="Good", rank=1, meaning="good"),
    Label(label="Requires Improvement", rank=2, meaning="needs-work"),
)
LABELS = tuple(step.label for step in SCALE)


def question(number: str, *prompts: str, title: str | None = None, notes: Sequence[str] = ()) -> Question:
    """A question with the form's own ratings."""
    return Question(number=number, title=title, prompts=prompts, notes=tuple(notes))


def section(title: str, *questions: Question, group: str | None = None) -> Section:
    """A section of one group that closes with an overall rating."""
    return Section(
        title=title,
        groups=(Group(title=group, questions=questions),),
        overall=Overall(label=f"{title} Overall Rating", options=LABELS),
    )


def form(*sections: Section, **parts: object) -> Form:
    """A sound form of these sections; `parts` change what else it has."""
    content: dict[str, object] = {
        "document": "tiny",
        "title": "Tiny Form",
        "source": "built-in",
        "sections": sections or (section("Assessment", question("1", "Did someone visit the home?")),),
        "question_ratings": LABELS,
        "overall_ratings": LABELS,
        "scale": SCALE,
    }
    return Form.model_validate({**content, **parts})
