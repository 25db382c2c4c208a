"""Audit forms as services lay them out in Word, made anew for the tests. Every service in them is made up."""

import io
import struct
import zlib
from collections.abc import Callable, Sequence

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell

from questionbank.models import Form

SECTIONS = ("Assessment", "Planning", "Delivery", "Reviewing", "Oversight")
THINGS = (
    "home life", "school and work", "friendships", "health", "money", "safety", "identity", "victims",
    "hopes", "family ties", "risks to others", "next steps",
)  # fmt: skip
ASKS = ("known", "planned for", "worked on", "looked at again", "talked through by the manager")
SCALE = ("Outstanding", "Good", "Requires Improvement", "Inadequate")
FACTS = (
    "Child Name",
    "Age",
    "ChildView ID",
    "Auditor",
    "Case Manager",
    "Team Manager",
    "Audit Month",
    "Gender",
)
FEEDBACK = ("What helped you most?", "What would you change?")


def question(number: int) -> str:
    """The wording of a question, counted from 1 to 60."""
    part, thing = divmod(number - 1, len(THINGS))
    return f"Has the child's {THINGS[thing]} been {ASKS[part]} with enough care?"


def bytes_of(document: Document) -> bytes:
    """The document as a file."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def four_columns() -> bytes:
    """60 questions in four columns, merged bands, ratings written out, comments in the same cell; a logo."""
    made = _begun("Anytown Case Audit Tool", landscape=False)
    _facts(made, columns=4)
    number = 1
    for title in SECTIONS:
        made.add_heading(title, 1)
        made.add_paragraph(f"Why {title.lower()} matters for children in Anytown.")
        table = _grid(made, ["No", "Area", "Good or Requires Improvement to be Good", "Short comment"])
        for count in range(12):
            if count in {0, 6}:
                _band(table, ("FIRST THINGS", "FURTHER THINGS")[count // 6])
            row = table.add_row().cells
            row[0].text = str(number)
            row[1].text = THINGS[count].title()
            row[1].add_paragraph(question(number))
            number += 1
        closing = _grid(made, None, 1)
        cell = closing.rows[0].cells[0]
        cell.text = f"{title} Overall Rating: OUTSTANDING, GOOD, REQUIRES IMPROVEMENT OR INADEQAUTE"
        cell.add_paragraph()
        cell.add_paragraph("Comment: ")
        cell.add_paragraph()
    _tail(made)
    return bytes_of(made)


def tick_boxes() -> bytes:
    """60 questions on landscape pages, a column to tick for each rating, overall ratings to tick too."""
    made = _begun("Othershire Case Audit Form", landscape=True)
    _facts(made, columns=2)
    heads = ["Ref", "Question", "Good", "Requires Improvement", "Inadequate", "N/A", "Evidence"]
    number = 1
    for title in SECTIONS:
        made.add_heading(title, 1)
        table = _grid(made, heads)
        for _ in range(12):
            row = table.add_row().cells
            row[0].text, row[1].text = f"{number}.", question(number)
            number += 1
        closing = _grid(made, None, 2)
        closing.rows[0].cells[0].text = f"{title} overall judgement"
        closing.rows[0].cells[1].text = "☐ Good  ☐ Requires Improvement  ☐ Inadequate"
        row = closing.add_row().cells
        row[0].text = "Rationale:"
    _tail(made)
    return bytes_of(made)


def answer_below() -> bytes:
    """Each question across the table, and under it one cell with "Rating:" and "Comment:"."""
    made = _begun("Middleham Case Audit Template", landscape=False)
    _facts(made, columns=2)
    number = 1
    for title in SECTIONS:
        made.add_heading(title, 1)
        made.add_paragraph("Ratings: Good / Requires Improvement / Inadequate")
        table = _grid(made, None, 2)
        for count in range(12):
            row = table.rows[0].cells if count == 0 else table.add_row().cells
            row[0].text, row[1].text = str(number), question(number)
            below = table.add_row().cells
            answer = below[0].merge(below[1])
            answer.text = "Rating: "
            answer.add_paragraph("Comment: ")
            number += 1
        made.add_paragraph(f"{title} overall rating: Good / Requires Improvement / Inadequate")
        made.add_paragraph("Comment:")
    _tail(made)
    return bytes_of(made)


def with_controls() -> bytes:
    """Four columns whose cells have drop-downs, text and date controls of the service's own."""
    made = _begun("Riverton Case Audit Tool", landscape=False)
    _facts(made, columns=2)
    number = 1
    for title in SECTIONS:
        made.add_heading(title, 1)
        table = _grid(made, ["No", "Question", "Rating", "Comments"])
        for _ in range(12):
            row = table.add_row().cells
            row[0].text, row[1].text = str(number), question(number)
            _control(
                row[2],
                "Choose an item.",
                f"<w:dropDownList>{_items(SCALE[1:])}</w:dropDownList>",
                5000 + number,
            )
            _control(row[3], "Say what you saw in the record", "<w:text/>", 6000 + number)
            number += 1
        closing = _grid(made, None, 2)
        closing.rows[0].cells[0].text = f"{title} overall rating"
        _control(
            closing.rows[0].cells[1],
            "Choose an item.",
            f"<w:comboBox>{_items(SCALE)}</w:comboBox>",
            7000 + number,
        )
        closing.add_row().cells[0].text = "Comment"
    _tail(made)
    return bytes_of(made)


def in_paragraphs() -> bytes:
    """No tables for the questions: lines to write on below each, boxes to tick within a line."""
    made = _begun("Southwick Case File Audit", landscape=False)
    made.add_paragraph("Child Name: ____________________   Age: ______")
    made.add_paragraph("ChildView ID: ____________   Auditor: ____________________")
    made.add_paragraph("Audit Month: ____________")
    number = 1
    for title in SECTIONS:
        made.add_heading(title, 1)
        for _ in range(12):
            made.add_paragraph(f"{number}. {question(number)}")
            made.add_paragraph("Rating: ☐ Good ☐ Requires Improvement ☐ Inadequate")
            made.add_paragraph("Comment: ______________________________________")
            number += 1
        made.add_paragraph(f"{title} overall rating: ☐ Good ☐ Requires Improvement ☐ Inadequate")
        made.add_paragraph("Comment: ______________________________________")
    _tail(made)
    return bytes_of(made)


def in_two_languages() -> bytes:
    """Welsh beside English, the answers to the right."""
    made = _begun("Cwm Awdit Achos / Case Audit Tool", landscape=False)
    _facts(made, columns=2)
    number = 1
    for title, welsh in zip(
        SECTIONS, ("Asesu", "Cynllunio", "Cyflawni", "Adolygu", "Goruchwylio"), strict=True
    ):
        made.add_heading(title, 1)
        table = _grid(
            made, ["No", "Question / Cwestiwn", "Rating (Good / Requires Improvement)", "Comment / Sylw"]
        )
        for _ in range(12):
            row = table.add_row().cells
            row[0].text = str(number)
            row[1].text = question(number)
            said = row[1].add_paragraph().add_run(f"{welsh}: ystyriwyd {number} yn ofalus?")
            said.italic = True
            said.font.color.rgb = RGBColor(0x00, 0x60, 0x40)
            number += 1
        closing = _grid(made, None, 2)
        closing.rows[0].cells[0].text = f"{title} overall rating"
        closing.add_row().cells[0].text = "Comment"
    _tail(made)
    return bytes_of(made)


FORMS: dict[str, Callable[[], bytes]] = {
    "four columns": four_columns,
    "columns to tick": tick_boxes,
    "answers below": answer_below,
    "controls of its own": with_controls,
    "paragraphs": in_paragraphs,
    "two languages": in_two_languages,
}


def _begun(title: str, *, landscape: bool) -> Document:
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    if landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(2)
    made.styles["Normal"].font.name = "Georgia"
    made.styles["Normal"].font.size = Pt(10)
    header = section.header.paragraphs[0]
    header.add_run().add_picture(io.BytesIO(logo()), width=Cm(2))
    header.add_run("  Youth Justice Service").bold = True
    section.footer.paragraphs[0].text = "OFFICIAL-SENSITIVE when completed"
    made.add_paragraph(title, style="Title")
    return made


def _facts(made: Document, *, columns: int) -> None:
    each = columns // 2
    table = made.add_table(rows=0, cols=columns, style="Table Grid")
    for start in range(0, len(FACTS), each):
        cells = table.add_row().cells
        for place, label in enumerate(FACTS[start : start + each]):
            cells[place * 2].text = label
            _shade(cells[place * 2], "DDE8CB")
    made.add_paragraph()


def _grid(made: Document, heads: Sequence[str] | None, columns: int = 0) -> Table:
    table = made.add_table(rows=1, cols=len(heads) if heads else columns, style="Table Grid")
    for cell, text in zip(table.rows[0].cells, heads or [], strict=False):
        cell.text = text
        cell.paragraphs[0].runs[0].bold = True
        _shade(cell, "5B7F95")
    return table


def _band(table: Table, title: str) -> None:
    cells = table.add_row().cells
    band = cells[0].merge(cells[-1])
    band.text = title
    band.paragraphs[0].runs[0].bold = True
    band.add_paragraph(f"What the part on {title.lower()} is about.")
    _shade(band, "EEF3E2")


def _tail(made: Document) -> None:
    for person in ("CHILD", "PARENTS & CARERS"):
        table = _grid(made, None, 3)
        head = table.rows[0].cells[0].merge(table.rows[0].cells[2])
        head.text = f"FEEDBACK FROM {person}"
        for count, asked in enumerate(FEEDBACK, 1):
            row = table.add_row().cells
            row[0].text, row[1].text = str(count), asked
        made.add_paragraph()
    closing = _grid(made, None, 1)
    cell = closing.rows[0].cells[0]
    cell.text = "Overall Rating: OUTSTANDING, GOOD, REQUIRES IMPROVEMENT OR INADEQUATE"
    cell.add_paragraph("Comment: ")
    made.add_heading("WHAT NEXT?", 1)
    table = _grid(made, ["", "Action", "Responsibility", "Timescale"])
    for count in range(1, 4):
        table.add_row().cells[0].text = str(count)
    made.add_heading("Verification", 1)
    table = _grid(made, ["", "Question", "Response"])
    agreed = "Agree with auditor judgements:\n" + "\n".join(
        f"{i}. {s}:" for i, s in enumerate((*SECTIONS, "Overall"), 1)
    )
    for count, label in enumerate(("Audit Verified By", "Verification Date", agreed, "Comments"), 1):
        row = table.add_row().cells
        row[0].text, row[1].text = str(count), label.split("\n")[0]
        for line in label.split("\n")[1:]:
            row[1].add_paragraph(line)


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour)
    cell._tc.get_or_add_tcPr().append(shade)


def _items(labels: Sequence[str]) -> str:
    return "".join(f'<w:listItem w:displayText="{label}" w:value="{label}"/>' for label in labels)


def _control(cell: _Cell, prompt: str, kind: str, number: int) -> None:
    xml = (
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:id w:val="{number}"/><w:showingPlcHdr/>{kind}</w:sdtPr>'
        f"<w:sdtContent><w:r><w:t>{prompt}</w:t></w:r></w:sdtContent></w:sdt>"
    )
    cell.paragraphs[0]._p.append(parse_xml(xml))


def logo() -> bytes:
    """A small picture: a green square."""
    side = 24
    rows = b"".join(b"\0" + b"\x2e\x7d\x5b" * side for _ in range(side))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        _chunk(kind, data)
        for kind, data in (
            (b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)),
            (b"IDAT", zlib.compress(rows)),
            (b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def one_table(form: Form) -> bytes:
    """A form laid out as one long table: bands for sections and groups, four columns for questions."""
    made = _begun(form.title, landscape=False)
    made.add_paragraph(form.introduction or "")
    _four_across(made, form.header)
    table = made.add_table(rows=0, cols=4, style="Table Grid")
    for place, section in enumerate(form.sections):
        _across(table, section.title.upper(), bold=True)
        good = _across(table, "What does ‘good’ look like?")
        for point in section.standards:
            good.add_paragraph(point, style="List Bullet")
        if place == 0:
            for cell, label in zip(table.add_row().cells, form.columns, strict=False):
                cell.text = label
        for group in section.groups:
            if group.title:
                band = _across(table, group.title.upper(), bold=True)
                band.add_paragraph(group.purpose or "")
            for asked in group.questions:
                row = table.add_row().cells
                row[0].text = asked.number
                row[1].text = asked.title or ""
                for words in (*asked.prompts, *asked.notes):
                    row[1].add_paragraph(words)
        if section.overall:
            cell = _across(table, f"{section.overall.label}: {', '.join(section.overall.options).upper()}")
            cell.add_paragraph()
            cell.add_paragraph("Comment: ")
            cell.add_paragraph()
    made.add_paragraph()
    _closing(made, form)
    return bytes_of(made)


def _closing(made: Document, form: Form) -> None:
    for asked in form.feedback:
        table = _grid(made, None, 3)
        table.rows[0].cells[0].merge(table.rows[0].cells[2]).text = f"FEEDBACK FROM {asked.from_.upper()}"
        for question_ in asked.questions:
            row = table.add_row().cells
            row[0].text, row[1].text = question_.number, question_.text
        made.add_paragraph()
    if form.overall:
        label = form.overall.label.rstrip(":")
        cell = _grid(made, None, 1).rows[0].cells[0]
        cell.text = f"{label}: {', '.join(form.overall.options).upper()}"
        cell.add_paragraph("Comment: ")
    if form.actions:
        made.add_paragraph()
        title, _, rest = form.actions.heading.partition("\n")
        made.add_heading(title, 1)
        made.add_paragraph(rest)
        table = _grid(made, ["", *form.actions.columns])
        for count in range(1, form.actions.rows + 1):
            table.add_row().cells[0].text = str(count)
    made.add_heading("Verification", 1)
    table = _grid(made, ["", "Question", "Response"])
    for count, label in enumerate(form.verification, 1):
        row = table.add_row().cells
        row[0].text = str(count)
        row[1].text = label.split("\n")[0]
        for line in label.split("\n")[1:]:
            row[1].add_paragraph(line)


def _four_across(made: Document, labels: Sequence[str]) -> None:
    table = made.add_table(rows=0, cols=4, style="Table Grid")
    for start in range(0, len(labels), 2):
        cells = table.add_row().cells
        for place, label in enumerate(labels[start : start + 2]):
            cells[place * 2].text = label
    made.add_paragraph()


def _across(table: Table, text: str, *, bold: bool = False) -> _Cell:
    cells = table.add_row().cells
    cell = cells[0].merge(cells[-1])
    cell.text = ""
    cell.paragraphs[0].add_run(text).bold = bold
    for spare in cell.paragraphs[1:]:
        spare._p.getparent().remove(spare._p)
    return cell
