"""What changed in a form's texts other than its questions: introductions, standards, labels, feedback."""

from collections.abc import Iterator

from questionbank.comparing.headings import Headings, group_title
from questionbank.comparing.sentences import SentenceChange, sentence_changes
from questionbank.models import Form, Part

Texts = tuple[str | None, ...]


class WordingChange(Part):
    """The sentences that differ in one text of the form; `where` names the text."""

    where: str
    sentences: tuple[SentenceChange, ...]


def wording_changes(old: Form, new: Form, headings: Headings) -> tuple[WordingChange, ...]:
    """Every text beside the questions that differs. Texts of a section that is new or gone are not listed."""
    before, after = dict(_form_texts(old)), dict(_form_texts(new))
    found = [(where, before.get(where, ()), after.get(where, ())) for where in {**before, **after}]
    found += _section_texts(old, new, headings)
    changes = [(where, sentence_changes(a, b)) for where, a, b in found]
    return tuple(WordingChange(where=where, sentences=change) for where, change in changes if change)


def _form_texts(form: Form) -> Iterator[tuple[str, Texts]]:
    yield "title", (form.title,)
    yield "organisation", (form.organisation,)
    yield "introduction", (form.introduction,)
    yield "header", form.header
    yield "columns", form.columns
    yield "overall rating: label", (form.overall.label if form.overall else None,)
    for table in form.feedback:
        yield f"feedback {table.key}", (table.from_, *(question.text for question in table.questions))
    if form.actions:
        yield "actions", (form.actions.heading, *form.actions.columns, f"{form.actions.rows} rows")
    yield "verification", form.verification


def _section_texts(old: Form, new: Form, headings: Headings) -> Iterator[tuple[str, Texts, Texts]]:
    for i, k in headings.sections.items():
        a, b = old.sections[i], new.sections[k]
        yield f"section {b.title}: introduction", (a.introduction,), (b.introduction,)
        yield f"section {b.title}: what good looks like", a.standards, b.standards
        labels = (a.overall.label if a.overall else None), (b.overall.label if b.overall else None)
        yield f"section {b.title}: overall label", (labels[0],), (labels[1],)
    for before, after in headings.groups.items():
        old_group = old.sections[before.section].groups[before.group]
        new_group = new.sections[after.section].groups[after.group]
        title = group_title(new, after) or new.sections[after.section].title
        yield f"group {title}: purpose", (old_group.purpose,), (new_group.purpose,)
