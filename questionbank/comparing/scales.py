"""What changed in the ratings from one edition of a form to another."""

from collections.abc import Iterator, Sequence

from questionbank.comparing.headings import Headings
from questionbank.models import Form, Label, Overall, Part, Question

Options = tuple[str, ...] | None


class ScaleChange(Part):
    """Other ratings to choose from, or another meaning of one; null where there was, or is, none."""

    what: str
    old: Options
    new: Options


def scale_changes(
    old: Form, new: Form, pairs: Sequence[tuple[Question, Question]], headings: Headings
) -> tuple[ScaleChange, ...]:
    """Every list of ratings that differs: the form's, each section's, and questions' own."""
    found = (
        *_form_scales(old, new),
        *_section_scales(old, new, headings),
        *((f"question {b.number}: ratings", a.ratings, b.ratings) for a, b in pairs),
    )
    return tuple(ScaleChange(what=what, old=a, new=b) for what, a, b in found if a != b)


def _form_scales(old: Form, new: Form) -> Iterator[tuple[str, Options, Options]]:
    yield "question ratings", old.question_ratings, new.question_ratings
    yield "overall ratings", old.overall_ratings, new.overall_ratings
    yield "overall rating: options", _options(old.overall), _options(new.overall)
    yield "scale", _steps(old.scale), _steps(new.scale)


def _section_scales(old: Form, new: Form, headings: Headings) -> Iterator[tuple[str, Options, Options]]:
    for i, k in headings.sections.items():
        section = new.sections[k]
        yield (
            f"section {section.title}: options",
            _options(old.sections[i].overall),
            _options(section.overall),
        )


def _options(overall: Overall | None) -> Options:
    return overall.options if overall else None


def _steps(scale: Sequence[Label]) -> Options:
    return tuple(f"{step.label}: rank {step.rank}, {step.meaning}" for step in scale)
