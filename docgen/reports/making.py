"""Makes the reports' templates anew: `python -m docgen.reports.making`.

The files are what counts: an administrator opens them in Word, restyles them and moves the tags about. This
module says where they came from, and gives them back to those who want to begin again.
"""

from collections.abc import Iterator, Sequence

from docgen.ooxml.house import TEMPLATES, House
from docgen.ooxml.look import Look
from docgen.ooxml.markup import Cell, composed, paragraph, row, table
from docgen.ooxml.package import pack, unpack
from docgen.ooxml.text import runs

FOOTER = "word/footer.xml"
CHARTED = ("sections", "overall", "trend", "moderation", "actions")


def main() -> None:
    """Write both templates to where the product looks for them."""
    (TEMPLATES / "report-month.docx").write_bytes(made("".join(_month(_house()))))
    (TEMPLATES / "report-board.docx").write_bytes(made("".join(_board(_house()))))


def made(body: str) -> bytes:
    """A template with that body: our styles, the marking above and below, a footer of its own."""
    house = _house()
    parts = unpack(house.document(body, title="{{ title }}", subject="{{ period }}"), "template")
    begin, _, rest = parts[FOOTER].decode().rpartition("<w:p>")
    ending = rest[rest.index("</w:p>") + len("</w:p>") :]
    line = composed(
        f"{runs('{{ title }}, {{ period }} · Page ')}{_field('PAGE')}{runs(' of ')}{_field('NUMPAGES')}",
        "Footer",
    )
    parts[FOOTER] = (begin + line + ending).encode()
    return pack(parts)


def _house() -> House:
    return House(Look(marking="{{ marking }}"))


def _month(house: House) -> Iterator[str]:
    yield from _opening(house)
    yield paragraph("{%p if enquiry %}")
    yield paragraph("Lines of enquiry", "Heading2")
    yield from _list("enquiry", "{{ point }}")
    yield paragraph("{%p endif %}")
    yield from _common(house)
    yield from _figures(house, "writing")
    yield from _closing()


def _board(house: House) -> Iterator[str]:
    yield from _opening(house)
    yield from _common(house)
    yield paragraph("Children and teams", "Heading1")
    yield paragraph("{%p for kind in children %}")
    yield paragraph("{{ kind.title }}", "Heading2")
    yield from _one_table(house, "kind")
    yield paragraph("{%p endfor %}")
    yield paragraph("{{ teams.title }}", "Heading2")
    yield from _one_table(house, "teams")
    yield from _closing()


def _opening(house: House) -> Iterator[str]:
    yield paragraph("Protective marking: {{ marking }}", "Marking")
    yield paragraph("{{ organisation }}", "Subtitle")
    yield paragraph("{{ title }}", "Title")
    yield paragraph("{{ period }}. Made on {{ made_on }}.", "Subtitle")
    yield paragraph("{{ counted }}")
    yield from _figures(house, "audits")


def _common(house: House) -> Iterator[str]:
    yield from _figures(house, "sections")
    yield from _figures(house, "overall")
    yield from _figures(house, "trend")
    yield from _findings(house, "develop", "Most frequent areas to develop", "Needs work in")
    yield from _findings(house, "strengths", "Most frequent strengths", "Good in")
    yield from _figures(house, "moderation")
    yield from _spans(house)
    yield from _figures(house, "actions")
    yield from _figures(house, "voices")
    yield from _figures(house, "joint")
    yield from _figures(house, "yearly")


def _figures(house: House, name: str) -> Iterator[str]:
    """A heading, what is counted, the chart where this report draws one, and the same figures as a table."""
    yield paragraph(f"{{{{ {name}.title }}}}", "Heading1")
    if name in CHARTED:
        yield paragraph(f"{{%p if {name}.chart %}}")
        yield paragraph(f"{{{{ {name}.chart }}}}")
        yield paragraph("{%p endif %}")
    yield from _one_table(house, name)


def _one_table(house: House, name: str) -> Iterator[str]:
    yield paragraph(f"{{{{ {name}.told }}}}")
    yield paragraph(f"{{%p if {name}.rows %}}")
    widths = house.columns(34, 4, 28, 4)
    columns = (
        f"{{{{ {name}.of }}}}",
        f"{{%tc for column in {name}.columns %}}",
        "{{ column }}",
        "{%tc endfor %}",
    )
    cells = ("{{ row.name }}", "{%tc for cell in row.cells %}", "{{ cell }}", "{%tc endfor %}")
    rows = [
        house.headings(columns, widths),
        _spanning(f"{{%tr for row in {name}.rows %}}", widths),
        row([_label(house, cells[0]), *(Cell(paragraph(cell, "TableText")) for cell in cells[1:])], widths),
        _spanning("{%tr endfor %}", widths),
    ]
    yield table(
        rows,
        widths,
        title=f"{{{{ {name}.title }}}}",
        description="The same figures as in the text",
        labels=True,
    )
    yield paragraph("{%p endif %}")


def _findings(house: House, name: str, heading: str, counted: str) -> Iterator[str]:
    yield paragraph(heading, "Heading1")
    yield paragraph(f"{{%p if {name} %}}")
    widths = house.columns(8, 44, 28, 20)
    cells = ("{{ finding.number }}", "{{ finding.question }}", "{{ finding.section }}")
    entries = [*cells, "{{ finding.count }} of {{ finding.of }}"]
    rows = [
        house.headings(("No", "Question", "Section", f"{counted}"), widths),
        _spanning(f"{{%tr for finding in {name} %}}", widths),
        row(
            [_label(house, entries[0]), *(Cell(paragraph(text, "TableText")) for text in entries[1:])], widths
        ),
        _spanning("{%tr endfor %}", widths),
    ]
    yield table(rows, widths, title=heading, description="Questions, by how many audits say so", labels=True)
    yield paragraph("{%p else %}")
    yield paragraph("No question stands out: none was rated so in two audits or more.")
    yield paragraph("{%p endif %}")


def _spans(house: House) -> Iterator[str]:
    yield paragraph("How long it took", "Heading1")
    widths = house.columns(46, 16, 19, 19)
    entries = ("{{ span.name }}", "{{ span.audits }}", "{{ span.median }}", "{{ span.longest }}")
    rows = [
        house.headings(("From when to when", "Audits", "Median", "Longest"), widths),
        _spanning("{%tr for span in spans %}", widths),
        row(
            [_label(house, entries[0]), *(Cell(paragraph(text, "TableText")) for text in entries[1:])], widths
        ),
        _spanning("{%tr endfor %}", widths),
    ]
    yield table(
        rows, widths, title="How long it took", description="Days between the steps of an audit", labels=True
    )


def _closing() -> Iterator[str]:
    yield paragraph("{%p if notes %}")
    yield paragraph("How to read this", "Heading1")
    yield from _list("notes", "{{ point }}")
    yield paragraph("{%p endif %}")


def _list(name: str, text: str) -> Iterator[str]:
    yield paragraph(f"{{%p for point in {name} %}}")
    yield paragraph(text, "ListBullet")
    yield paragraph("{%p endfor %}")


def _label(house: House, text: str) -> Cell:
    return Cell(paragraph(text, "TableLabel"), house.shade("TableLabel"))


def _spanning(tag: str, widths: Sequence[int]) -> str:
    """A row that holds a tag only; it is gone when the report is written."""
    return row([Cell(paragraph(tag, "TableText"), span=len(widths))], widths)


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


if __name__ == "__main__":
    main()
