"""The form's own words for what people name: questions, sections, ratings; and data checked as an audit."""

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from audit.errors import BadAudit, UnknownQuestion, UnknownRating
from audit.faults import first_fault
from audit.models import OVERALL, AuditData
from audit.ratings import recognise
from questionbank.models import Form, Section

WHOLE = ("overall", "overall rating", "overall judgement")


def no_such_question(form: Form, number: str) -> str:
    """The sentence for a question number that the form does not have."""
    numbers = [question.number for question in form.questions()]
    return f"this form has no question {number}; its questions run from {numbers[0]} to {numbers[-1]}"


def graded_section(form: Form, title: str) -> Section:
    """The graded section of that title, ignoring case and `&`/`and`. Raises UnknownQuestion."""
    wanted = section_key(title)
    for section in form.graded_sections():
        if section_key(section.title) == wanted:
            return section
    known = ", ".join(section.title for section in form.graded_sections())
    raise UnknownQuestion(f"this form has no section {title!r}; its sections are: {known}")


def judged_title(form: Form, title: str) -> str:
    """The form's own title of a graded section, or `Overall` for the whole. Raises UnknownQuestion."""
    return OVERALL if section_key(title) in WHOLE else graded_section(form, title).title


def judgement_options(form: Form, title: str) -> tuple[str, ...]:
    """The ratings that section, or the whole (`Overall`), can be given. Raises UnknownQuestion."""
    if section_key(title) in WHOLE:
        return overall_options(form)
    section = graded_section(form, title)
    assert section.overall is not None  # a graded section has one
    return section.overall.options


def overall_options(form: Form) -> tuple[str, ...]:
    """The ratings the whole audit can be given."""
    return form.overall.options if form.overall else form.overall_ratings


def section_key(title: str) -> str:
    """A section's title as it is compared."""
    return " ".join(title.casefold().replace("&", " and ").split())


def known_rating(typed: str | None, options: Sequence[str], where: str) -> str | None:
    """The rating that is meant; None leaves as it is, blank clears (""). Raises UnknownRating."""
    if typed is None or not typed.strip():
        return typed and ""
    found = recognise(typed, options)
    if found is None:
        raise UnknownRating(f"{typed!r} is no rating of {where}; choose from: {', '.join(options)}")
    return found


def validated(data: dict[str, Any]) -> AuditData:
    """The data as an audit. Raises BadAudit, naming the field and what was expected."""
    try:
        return AuditData.model_validate(data)
    except ValidationError as error:
        raise BadAudit(first_fault(error)) from None
