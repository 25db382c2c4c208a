"""Forms as people made and filled them in Word before there was any programme: no controls, many habits.

The layout is that of the service's own form: facts in a table of four columns, a table of questions for
each section with bands across it, overall ratings as a row of their own, tables of feedback, actions,
verification.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.text import WD_COLOR_INDEX

from questionbank.models import Form, Question, Section

Write = Callable[[Any, str], None]  # puts a rating into a cell, in one of the habits below
PRINTED = ("Good", "Requires Improvement to be Good")
FACTS = (
    ("Child Name", "Taylor Fictional", "Is the child currently allocated in children's social care?", "Yes"),
    ("Age", "15", "If yes, status of children's social care involvement", "Child in need"),
    ("Gender", "Female", "Auditor", "Alex Example"),
    ("ChildView ID", "CV-77", "", ""),
    ("Mosaic ID", "998877", "Audit Month: March 2023", ""),
    ("YJS Case Manager or Case Prevention Officer", "Casey Manager", "", ""),
    ("YJS Team Manager", "Terry Leader", "", ""),
)
ACTIONS = (
    ("Visit the home", "Casey Manager", "16/05/2023"),
    ("Mend the plan", "Casey Manager", "end of May"),
)


def typed(cell: Any, rating: str) -> None:
    """The rating typed as people shorten it."""
    cell.text = {"Good": "good", "Requires Improvement": "RI", "Not applicable": "n/a"}[rating]


def ticked(cell: Any, rating: str) -> None:
    """A box before each printed rating, one of them crossed."""
    cell.text = "\n".join(f"{'☒' if _is(rating, label) else '☐'} {label}" for label in PRINTED)


def highlighted(cell: Any, rating: str) -> None:
    """Both ratings printed, one of them highlighted."""
    for n, label in enumerate(PRINTED):
        cell.paragraphs[0].add_run(" / " if n else "")
        run = cell.paragraphs[0].add_run(label)
        run.font.highlight_color = WD_COLOR_INDEX.YELLOW if _is(rating, label) else None


def struck(cell: Any, rating: str) -> None:
    """Both ratings printed, the other one crossed out."""
    for n, label in enumerate(PRINTED):
        cell.paragraphs[0].add_run(" or " if n else "")
        cell.paragraphs[0].add_run(label).font.strike = not _is(rating, label)


def filled(form: Form, write: Write = typed, *, renumbered: int = 0, reworded: bool = False) -> bytes:
    """A whole form filled by hand. `renumbered` shifts the numbers, `reworded` puts questions otherwise."""
    document = Document()
    document.add_paragraph(form.title)
    _table(document, FACTS)
    for section in form.sections:
        document.add_paragraph(section.title.upper())
        for standard in section.standards:
            document.add_paragraph(f"· {standard}")
        _section(document, form, section, write, renumbered, reworded)
    for table in form.feedback:
        made = _table(document, [("", "", "")])
        _across(made.rows[0], f"FEEDBACK FROM {table.from_.upper()}")
        _rows(made, [(q.number, q.text, f"{table.key} said {q.number}") for q in table.questions])
    _table(document, [("Overall Rating: Requires Improvement",), ("Comment: \n\nAll in all mixed.",)])
    made = _table(document, [("", "", "", "")])
    _across(made.rows[0], "WHAT NEXT?\n\nSharing Excellent Practice & Identifying Areas of Development")
    _rows(made, [("", "Action", "Responsibility", "Timescale")])
    _rows(made, [(str(n), *action) for n, action in enumerate((*ACTIONS, ("", "", "")), 1)])
    _verification(document, form)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def rating_of(question: Question) -> str:
    """Which rating each question is given."""
    return "Good" if int(question.number) % 2 else "Requires Improvement"


def _section(
    document: Any, form: Form, section: Section, write: Write, renumbered: int, reworded: bool
) -> None:
    table = _table(document, [form.columns])
    for group in section.groups:
        if group.title:
            _across(table.add_row(), f"{group.title.upper()}\n{group.purpose or ''}")
        for question in group.questions:
            cells = table.add_row().cells
            cells[0].text = str(int(question.number) + renumbered)
            cells[1].text = _asked(question, reworded)
            write(cells[2], rating_of(question))
            cells[3].text = f"Seen for {question.number}.\nMore on it."
    if section.overall:
        _across(table.add_row(), f"{section.overall.label.rstrip(':')}: REQUIRES IMPROVEMENT")
        _across(table.add_row(), f"Comment: {section.title} is mixed.")


def _asked(question: Question, reworded: bool) -> str:
    title = [question.title] if question.title else []
    text = "\n".join([*title, *question.prompts, *question.notes])
    if not reworded:
        return text
    return text.replace("Is ", "Was ").replace("Are ", "Were ").replace(" the child", " the young person")


def _verification(document: Any, form: Form) -> None:
    judged = [*(section.title for section in form.graded_sections()), "Overall"]
    asked = "\n\n".join(f"{n}. {title}:" for n, title in enumerate(judged, 1))
    made = _table(document, [("", "", "")])
    _across(made.rows[0], "Verification")
    _rows(
        made,
        [
            ("", "Question", "Response"),
            ("1", "Audit Verified By", "Morgan Moderator"),
            ("2", "Verification Date", "3rd March 2023"),
            (
                "3",
                f"Agree with auditor judgments:\n{asked}",
                "\n".join(f"{n}. Yes" for n, _ in enumerate(judged, 1)),
            ),
            ("4", "Comments", "Well argued."),
        ],
    )


def _table(document: Any, rows: Any) -> Any:
    table = document.add_table(rows=0, cols=len(rows[0]))
    _rows(table, rows)
    return table


def _rows(table: Any, rows: Any) -> None:
    for texts in rows:
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text


def _across(row: Any, text: str) -> None:
    row.cells[0].merge(row.cells[-1]).text = text


def _is(rating: str, label: str) -> bool:
    return label.startswith(rating)
