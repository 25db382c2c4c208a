"""How the form begins: marking, organisation, title, introduction, and the facts of child and case."""

from collections.abc import Iterator

from docgen.form import places
from docgen.form.labels import printed
from docgen.ooxml.controls import Controls
from docgen.ooxml.house import House
from docgen.ooxml.markup import Cell, paragraph, prose, row, table
from questionbank.models import Form

WORDING = {
    "built-in": "its questions are put in Checkback's own words",
    "imported": "its questions are worded as the service's own form words them",
}


def opening(form: Form, house: House) -> Iterator[str]:
    """Everything above the first heading."""
    yield paragraph(f"Protective marking: {house.look.marking}", "Marking")
    if name := house.look.organisation or form.organisation:
        yield paragraph(name, "Subtitle")
    yield paragraph(form.title, "Title")
    edition = f"Edition {form.edition}" if form.edition else "This edition"
    yield paragraph(f"{edition} of this form: {WORDING[form.source]}.", "SmallPrint")
    yield prose(form.introduction or "")


def header_table(form: Form, house: House, controls: Controls) -> Iterator[str]:
    """The facts of child and case beside the form's own labels."""
    if not form.header:
        return
    widths = house.columns(4, 6)
    label = house.shade("TableLabel")
    rows = [house.headings(("Detail", "Entry"), widths)]
    for text, place in places.header(form):
        cells = [
            Cell(paragraph(printed(text), "TableLabel"), label),
            Cell(controls.paragraph(place, "TableText")),
        ]
        rows.append(row(cells, widths))
    title = "The child and the audit"
    yield paragraph(title, "Heading1")
    yield table(
        rows, widths, title=title, description="Facts of the child, the case and the audit", labels=True
    )
