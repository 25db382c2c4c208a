"""A form as text for a terminal."""

from collections.abc import Iterator

from questionbank.models import Form, Group, Section


def whole(form: Form) -> str:
    """The form from head to foot."""
    return "\n".join(_lines(form))


def _lines(form: Form) -> Iterator[str]:
    whose = "Checkback's own wording" if form.source == "built-in" else "official wording, as imported"
    yield f"{form.title}   [{form.document}, edition {form.edition}; {whose}]"
    if form.organisation:
        yield form.organisation
    yield f"Header: {' | '.join(form.header)}"
    yield f"Ratings: {' / '.join(form.question_ratings)}; overall: {' / '.join(form.overall_ratings)}"
    meant = (f"{step.label} as {step.meaning.replace('-', ' ')}" for step in form.scale)
    yield f"Taken, best first: {', '.join(meant)}"
    for section in form.sections:
        yield from _section(section)
    for table in form.feedback:
        yield ""
        yield f"FEEDBACK FROM {table.from_.upper()}"
        yield from (f"  {question.number}  {question.text}" for question in table.questions)
    if form.actions:
        yield ""
        yield f"{form.actions.heading}: {' | '.join(form.actions.columns)} ({form.actions.rows} rows)"
    if form.verification:
        yield f"Verification: {' | '.join(form.verification)}"


def _section(section: Section) -> Iterator[str]:
    yield ""
    yield section.title.upper()
    if section.introduction:
        yield section.introduction
    yield from (f"  - {standard}" for standard in section.standards)
    for group in section.groups:
        yield from _group(group)
    if section.overall:
        yield f"  {section.overall.label}: {' / '.join(section.overall.options)}"


def _group(group: Group) -> Iterator[str]:
    if group.title:
        yield f"  {group.title}"
    if group.purpose:
        yield f"  ({group.purpose})"
    for question in group.questions:
        yield f"  {question.number:>4}  {question.title or ''}".rstrip()
        yield from (f"        {prompt}" for prompt in question.prompts)
        yield from (f"        {note}" for note in question.notes)
