"""One section of the form: what good looks like, its questions in their groups, and its overall rating."""

from collections.abc import Iterator

from docgen.form import places
from docgen.ooxml.controls import Controls
from docgen.ooxml.house import House
from docgen.ooxml.markup import Cell, bullets, paragraph, prose, row, table
from questionbank.models import Form, Group, Question, Section

SHARES = (5, 34, 15, 46)  # of the page's width: number, question, rating, comment
FURTHER = "Further questions"  # the band over questions without a group that follow a group


def section(form: Form, part: Section, house: House, controls: Controls) -> Iterator[str]:
    """A section from its heading to its overall rating."""
    yield paragraph(part.title, "Heading1")
    yield prose(part.introduction or "")
    if part.standards:
        yield paragraph("What good looks like", "Heading2")
        yield bullets(part.standards)
    if any(group.questions for group in part.groups):
        yield paragraph("Questions", "Heading2")
        yield _questions(form, part, house, controls)
    if part.overall:
        yield from judgement(form, part, house, controls)


def judgement(form: Form, part: Section | None, house: House, controls: Controls) -> Iterator[str]:
    """The rating that closes a section, or without one the whole form, and the words that explain it."""
    overall = part.overall if part else form.overall
    assert overall is not None  # only what closes with a rating gets here
    widths = house.columns(25, 75)
    title = overall.label.strip().rstrip(":")
    yield paragraph(title, "Heading2" if part else "Heading1")
    rows = [
        house.headings(("Rating", "Comment"), widths),
        row(
            [
                Cell(controls.paragraph(place, style))
                for place, style in zip(
                    places.judgement(form, part), ("TableRating", "TableText"), strict=True
                )
            ],
            widths,
        ),
    ]
    yield paragraph(f"One of: {_listed(list(overall.options))}", "Options")
    yield table(rows, widths, title=title, description="The rating and the comment that explains it")


def _questions(form: Form, part: Section, house: House, controls: Controls) -> str:
    widths = house.columns(*SHARES)
    rows = [house.headings(places.question_columns(form), widths)]
    banded = False
    for group in part.groups:
        rows += _band(group, widths, house, banded)
        banded = banded or group.title is not None
        rows += [_question(form, question, widths, house, controls) for question in group.questions]
    description = "Each question with its rating and the comment on it; headings within name the groups"
    return table(rows, widths, title=f"{part.title}: questions", description=description)


def _band(group: Group, widths: list[int], house: House, banded: bool) -> list[str]:
    """The heading of a group, across the whole table."""
    title = group.title or (FURTHER if banded else None)
    content = paragraph(title, "Heading3") if title else ""
    content += prose(group.purpose or "", "BandText")
    return [row([Cell(content, house.shade("Heading3"), len(widths))], widths)] if content else []


def _question(form: Form, question: Question, widths: list[int], house: House, controls: Controls) -> str:
    label = house.shade("TableLabel")
    asked = paragraph(question.title, "TableLabel") if question.title else ""
    asked += "".join(paragraph(prompt, "TableText") for prompt in question.prompts)
    asked += "".join(paragraph(note, "TableNote") for note in question.notes)
    cells = [
        Cell(paragraph(question.number, "TableLabel"), label),
        Cell(asked or paragraph("", "TableText"), label),
        Cell(controls.paragraph(places.rating(form, question), "TableRating")),
        Cell(controls.paragraph(places.comment(question), "TableText")),
    ]
    return row(cells, widths)


def _listed(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
