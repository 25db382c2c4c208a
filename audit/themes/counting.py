"""Which audits a report counts, and the labels and sections its tables have."""

from collections.abc import Iterable, Iterator, Sequence

from audit.models import Judgement
from audit.record import State
from audit.rules import section_key
from audit.themes.models import Looked
from questionbank.models import Form

HANDED_IN: tuple[State, ...] = ("submitted", "returned", "moderated", "escalated", "closed")
GROUPED = {"good": "Good or better", "needs-work": "Needs work", "inadequate": "Inadequate"}


def handed_in(looked: Sequence[Looked]) -> list[Looked]:
    """The audits whose findings are told: those that were handed in."""
    return [one for one in looked if one.record.state in HANDED_IN and one.record.submitted_at]


def labels(looked: Sequence[Looked]) -> list[str]:
    """Every rating that a section or a whole audit can have or has, best first."""
    ranks = {step.label: step.rank for form in reversed(forms(looked)) for step in form.scale}
    offered = dict.fromkeys(label for form in forms(looked) for label in _offered(form))
    given = dict.fromkeys(j.rating for one in looked for _, j in judgements(one) if j.rating)
    return sorted(offered | given, key=lambda label: ranks.get(label, len(ranks) + 1))


def sections(looked: Sequence[Looked]) -> list[str]:
    """The graded sections of all forms, each once however its title is typed, in the order they come."""
    titles = [section.title for form in forms(looked) for section in form.graded_sections()]
    return list({section_key(title): title for title in reversed(titles)}.values())[::-1]


def judgements(one: Looked) -> Iterator[tuple[str, Judgement]]:
    """The judgement of each section with the section's title, then that of the whole under its own name."""
    yield from one.record.data.sections.items()
    yield "Overall", one.record.data.overall


def forms(looked: Iterable[Looked]) -> list[Form]:
    """Each edition once, in the order of the audits."""
    return list({(one.form.document, one.form.edition, id(one.form)): one.form for one in looked}.values())


def _offered(form: Form) -> list[str]:
    overalls = [section.overall for section in form.graded_sections()] + [form.overall]
    return [label for overall in overalls if overall for label in overall.options] or [*form.overall_ratings]
