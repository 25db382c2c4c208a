"""What the tracker is made from, and the facts of it that several sheets need."""

from collections.abc import Sequence
from dataclasses import dataclass

from audit.record import AuditRecord
from audit.rules import section_key
from questionbank.models import NOT_APPLICABLE, Form


@dataclass(frozen=True, slots=True)
class Tracked:
    """An audit with the edition of the form it was begun under."""

    record: AuditRecord
    form: Form


def section_titles(tracked: Sequence[Tracked]) -> list[str]:
    """The graded sections of all forms, each once however its title is typed, in the order they come."""
    titles = (section.title for one in _forms(tracked) for section in one.graded_sections())
    return list({section_key(title): title for title in reversed(list(titles))}.values())[::-1]


def labels(tracked: Sequence[Tracked]) -> list[str]:
    """Every rating that a section or a whole audit can have or has, best first."""
    ranks = {step.label: step.rank for one in reversed(_forms(tracked)) for step in one.scale}
    offered = dict.fromkeys(label for one in _forms(tracked) for label in _overall_labels(one))
    given = dict.fromkeys(
        judgement.rating
        for one in tracked
        for judgement in (*one.record.data.sections.values(), one.record.data.overall)
        if judgement.rating
    )
    return sorted(offered | given, key=lambda label: ranks.get(label, len(ranks) + 1))


def question_labels(tracked: Sequence[Tracked]) -> list[str]:
    """Every rating that a question can have or has, best first, the one for not applicable last."""
    ranks = {NOT_APPLICABLE: 1000} | {s.label: s.rank for one in reversed(_forms(tracked)) for s in one.scale}
    offered = dict.fromkeys(label for one in _forms(tracked) for label in one.question_ratings)
    given = dict.fromkeys(
        answer.rating for one in tracked for answer in one.record.data.answers.values() if answer.rating
    )
    return sorted(offered | given, key=lambda label: ranks.get(label, 999))


def _overall_labels(form: Form) -> list[str]:
    overalls = [section.overall for section in form.graded_sections()] + [form.overall]
    return [label for overall in overalls if overall for label in overall.options] or [*form.overall_ratings]


def _forms(tracked: Sequence[Tracked]) -> list[Form]:
    """Each edition once, in the order of the audits."""
    return list({(one.form.document, one.form.edition, id(one.form)): one.form for one in tracked}.values())
