"""What is worth sharing: sections judged good with the words that say why, and the questions rated good."""

from dataclasses import dataclass

from audit.completeness import judged_sections
from audit.models import AuditData, Judgement
from audit.rules import section_key
from docgen.plan.findings import name_of
from questionbank.models import Form, Question, Section


@dataclass(frozen=True, slots=True)
class Strength:
    """What is good in one section: its rating and comment where they are good, its questions rated good.

    `said` are the comments on those questions, given where the audit rates no sections.
    """

    section: str
    rating: str | None
    comment: str | None
    questions: tuple[str, ...]
    said: tuple[str, ...]


def strengths(form: Form, data: AuditData) -> list[Strength]:
    """What is good, a part for each section in which something is."""
    found = [_strength(form, data, section) for section in form.sections]
    return [strength for strength in found if strength.comment or strength.questions]


def _strength(form: Form, data: AuditData, section: Section) -> Strength:
    judged = {section_key(title): judgement for title, judgement in data.sections.items()}
    whole = judged.get(section_key(section.title), Judgement())
    good = [q for group in section.groups for q in group.questions if _is_good(form, _answer(data, q))]
    comments = () if judged_sections(data, form) else tuple(_comment(data, q) for q in good)
    return Strength(
        section=section.title,
        rating=whole.rating,
        comment=whole.comment if _is_good(form, whole) and (whole.comment or "").strip() else None,
        questions=tuple(f"{question.number} {name_of(question)}".strip() for question in good),
        said=tuple(comment for comment in comments if comment),
    )


def _answer(data: AuditData, question: Question) -> Judgement:
    return data.answers.get(question.number, Judgement())


def _is_good(form: Form, judgement: Judgement) -> bool:
    return judgement.rating is not None and form.meaning(judgement.rating) == "good"


def _comment(data: AuditData, question: Question) -> str | None:
    comment = _answer(data, question).comment
    return f"Question {question.number}: {comment}" if comment and comment.strip() else None
