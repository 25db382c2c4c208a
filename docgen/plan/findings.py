"""The finding an action answers, and the findings that no action answers."""

from dataclasses import dataclass

from audit.models import Action, AuditData, Judgement
from docgen.form.places import printed_rating
from questionbank.models import Form, Question

LONGEST_NAME = 70  # characters of a question's sentence where it has no label
NEEDING = ("needs-work", "inadequate")


@dataclass(frozen=True, slots=True)
class Finding:
    """What an action answers: the question by number and name, its rating, the words. Each may be missing."""

    question: str | None
    rating: str | None
    text: str | None


def finding(form: Form, data: AuditData, action: Action) -> Finding:
    """The finding of an action: its own words, else the comment on the question it names."""
    number = (action.question or "").strip()
    if not number:
        return Finding(None, None, _said(action.finding))
    question = form.question(number)
    answer = data.answers.get(number, Judgement())
    name = f"Question {number}" + (f": {name_of(question)}" if question else "")
    rating = printed_rating(form, answer.rating) if answer.rating else None
    return Finding(name, rating, _said(action.finding) or _said(answer.comment))


def unanswered(form: Form, data: AuditData) -> list[tuple[str, list[Question]]]:
    """The questions that need work and that no action names, by the title of their section."""
    named = {(action.question or "").strip() for action in data.actions}
    found: dict[str, list[Question]] = {}
    for section, _, question in form.places():
        rating = data.answers.get(question.number, Judgement()).rating
        if rating and form.meaning(rating) in NEEDING and question.number not in named:
            found.setdefault(section.title, []).append(question)
    return list(found.items())


def name_of(question: Question) -> str:
    """A question's label, or the beginning of its first sentence."""
    name = question.title or next(iter(question.prompts), "")
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rsplit(" ", 1)[0] + "…"


def _said(text: str | None) -> str | None:
    return text if text and text.strip() else None
