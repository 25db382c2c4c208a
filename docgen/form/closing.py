"""How the form ends: feedback, actions, verification."""

import re
from collections.abc import Iterator

from docgen.form import places
from docgen.form.labels import printed
from docgen.ooxml.controls import Controls, Place
from docgen.ooxml.house import House
from docgen.ooxml.markup import Cell, composed, paragraph, prose, row, table
from docgen.ooxml.text import runs
from questionbank.models import Feedback, Form

WIDE = {
    "action": 9,
    "finding": 7,
    "measure": 5,
    "outcome": 5,
}  # shares of a column by what it holds; others 4


def feedback(form: Form, house: House, controls: Controls) -> Iterator[str]:
    """A table for each kind of person who was asked."""
    if form.feedback:
        yield paragraph("Feedback", "Heading1")
    widths = house.columns(5, 35, 60)
    for group in form.feedback:
        title = f"Feedback from {person(group)}"
        rows = [house.headings(("No", "Question", "What was said"), widths)]
        for question in group.questions:
            cells = _labelled(house, question.number, question.text)
            rows.append(row([*cells, _answer(controls, places.feedback(group, question))], widths))
        yield paragraph(title, "Heading2")
        yield table(rows, widths, title=title, description="Each question and what was said in reply")


def actions(form: Form, house: House, controls: Controls) -> Iterator[str]:
    """The table of actions, with as many rows as the form prints (one at least)."""
    if form.actions is None:
        return
    columns = places.action_columns(form)
    widths = house.columns(1, *(WIDE.get(fact.tag, 4) for _, fact in columns))
    title, _, rest = form.actions.heading.strip().partition("\n")
    rows = [house.headings(("No", *(printed(label) for label, _ in columns)), widths)]
    for number in range(1, max(form.actions.rows, 1) + 1):
        cells = [_answer(controls, places.action(str(number), fact)) for _, fact in columns]
        rows.append(row([*_labelled(house, str(number)), *cells], widths))
    yield paragraph(title or "Actions", "Heading1")
    yield prose(rest)
    yield table(rows, widths, title=title or "Actions", description="Each action, who does it and by when")


def verification(form: Form, house: House, controls: Controls) -> Iterator[str]:
    """The moderator's part."""
    if not form.verification:
        return
    widths = house.columns(35, 65)
    rows = [house.headings(("Question", "Response"), widths)]
    for label, held in places.verification(form):
        agreed = "".join(_agreement(controls, place) for place in held)
        cell = Cell(agreed) if len(held) > 1 else _answer(controls, held[0])
        rows.append(row([*_labelled(house, printed(label)), cell], widths))
    yield paragraph("Verification", "Heading1")
    description = "Who verified the audit, when, and whether they agree with each judgement"
    yield table(rows, widths, title="Verification", description=description, labels=True)


def person(group: Feedback) -> str:
    """Whom a feedback table is for, however the form heads it."""
    return re.sub(r"^\s*feedback from\s+", "", group.from_, flags=re.IGNORECASE).strip() or group.key


def _labelled(house: House, *texts: str) -> list[Cell]:
    """Cells that hold the form's own words: the first of them stands out."""
    fill = house.shade("TableLabel")
    styles = ("TableLabel", *["TableText"] * len(texts))
    return [Cell(paragraph(text, style), fill) for text, style in zip(texts, styles, strict=False)]


def _answer(controls: Controls, place: Place) -> Cell:
    return Cell(controls.paragraph(place, "TableText"))


def _agreement(controls: Controls, place: Place) -> str:
    name, _, _ = place.title.rpartition(": ")
    return composed(runs(f"{name}: ") + controls.inline(place), "TableText")
