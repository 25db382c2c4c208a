"""The action plan as a Word document, laid on its side; its entries are controls, for it is worked from."""

import datetime as dt
import re
from collections.abc import Iterator

from audit.models import Action
from audit.record import AuditRecord
from audit.written import day, month
from docgen.form import places
from docgen.form.labels import Fact
from docgen.form.values import action_field, action_keys, no_action, told
from docgen.ooxml.controls import Controls
from docgen.ooxml.fragments import Shown
from docgen.ooxml.gaps import Gapped
from docgen.ooxml.house import House
from docgen.ooxml.look import Look
from docgen.ooxml.markup import Cell, bullets, paragraph, row, table
from docgen.plan.findings import finding, name_of, unanswered
from docgen.plan.strengths import Strength, strengths
from questionbank.models import Form

TITLE = "Case audit: SMART action plan"
ISO = re.compile(r"\s*\d{4}-\d{2}-\d{2}\s*")
# The columns that are worked in: heading, what it holds, share of the width, what stands there until filled.
COLUMNS: tuple[tuple[str, Fact, int, str], ...] = (
    ("Action", Fact("action", "action"), 22, "No action is described"),
    ("Owner", Fact("owner", "owner"), 11, "No owner yet"),
    ("Timescale", Fact("timescale", "timescale"), 11, "No timescale yet"),
    ("How it will be checked", Fact("measure", "how it will be checked"), 16, "Not said yet"),
    ("Check-back", Fact("check_back", "check-back"), 10, "No date yet"),
    ("Status", Fact("status", "status", "choice"), 10, "Not started"),
    ("Outcome", Fact("outcome", "outcome"), 13, "Not known yet"),
)
BESIDE = {"status": "progress", "outcome": "evidence"}  # what is printed beneath an entry where there is any


def write(form: Form, record: AuditRecord, look: Look) -> bytes:
    """The plan as a .docx, without the child's name. Raises TemplateError for a base that cannot be used."""
    house = House(look)
    body = "".join(_body(form, record, house))
    blank = house.document(body, title=TITLE, subject=record.id, landscape=True)
    keys = action_keys(record.data.actions, 0)
    return Gapped(blank).fill({"audit.id": Shown(record.id), **_values(record, keys)}, keys)


def _body(form: Form, record: AuditRecord, house: House) -> Iterator[str]:
    yield paragraph(f"Protective marking: {house.look.marking}", "Marking")
    if name := house.look.organisation or form.organisation:
        yield paragraph(name, "Subtitle")
    yield paragraph("SMART action plan", "Title")
    yield from _about(form, record, house)
    yield from _actions(form, record, house)
    yield from _without_action(form, record)
    yield from _strengths(form, record, house)


def _about(form: Form, record: AuditRecord, house: House) -> Iterator[str]:
    """Whose plan it is, by reference, and who has to do with it."""
    data = record.data
    overall = data.overall.rating or "Not answered"
    told_of = {
        "Child reference": data.child.childview_id,
        "Audit": record.id,
        "Audit month": month(data.month),
        "Auditor": data.auditor,
        "Case manager": data.case_manager or "Not recorded",
        "Team manager": data.team_manager or "Not recorded",
        **({"Overall rating": overall} if form.overall else {}),
    }
    widths = house.columns(*[1] * len(told_of), landscape=True)
    entries = row([Cell(paragraph(text, "TableText")) for text in told_of.values()], widths)
    yield paragraph("The audit", "Heading1")
    yield table(
        [house.headings(told_of, widths), entries],
        widths,
        title="The audit",
        description="What was audited, and by whom",
    )


def _actions(form: Form, record: AuditRecord, house: House) -> Iterator[str]:
    yield paragraph("Actions", "Heading1")
    actions = record.data.actions
    if not actions:
        yield paragraph(_no_action(form, record))
        return
    controls = house.controls()
    widths = house.columns(4, 26, *(share for _, _, share, _ in COLUMNS), landscape=True)
    labels = ("No", "Finding it answers", *(label for label, _, _, _ in COLUMNS))
    rows = [house.headings(labels, widths)]
    for key, action in zip(action_keys(actions, 0), actions, strict=True):
        first = Cell(paragraph(key, "TableLabel"), house.shade("TableLabel"))
        entries = [_entry(key, action, fact, controls) for _, fact, _, _ in COLUMNS]
        rows.append(row([first, Cell(_finding(form, record, action)), *entries], widths))
    yield table(
        rows, widths, title="Actions", description="Each action with the finding it answers and its state"
    )


def _no_action(form: Form, record: AuditRecord) -> str:
    if said := no_action(record.data):
        return said
    if unanswered(form, record.data):
        return "No action is recorded in this audit, although questions need work; they are named below."
    return "No action is recorded in this audit, and no question that was rated needs work."


def _finding(form: Form, record: AuditRecord, action: Action) -> str:
    found = finding(form, record.data, action)
    lines = [
        paragraph(found.question, "TableRating") if found.question else "",
        paragraph(f"Rated {found.rating}", "TableNote") if found.rating else "",
        paragraph(found.text, "TableText") if found.text else "",
    ]
    if not found.text:
        lines.append(paragraph("The finding is not described.", "TableNote"))
    return "".join(lines)


def _entry(key: str, action: Action, fact: Fact, controls: Controls) -> Cell:
    beneath = BESIDE.get(fact.tag)
    more = action_field(action, Fact(beneath, beneath)) if beneath else None
    said = paragraph(f"{str(beneath).capitalize()}: {more}", "TableNote") if more and more.strip() else ""
    return Cell(controls.paragraph(places.action(key, fact), "TableText") + said)


def _values(record: AuditRecord, keys: list[str]) -> dict[str, Shown]:
    shown: dict[str, Shown] = {}
    for key, action in zip(keys, record.data.actions, strict=True):
        for _, fact, _, prompt in COLUMNS:
            shown[places.action(key, fact).tag] = told(_readable(action_field(action, fact)), prompt)
    return shown


def _readable(text: str | None) -> str | None:
    """A text as it is, but for a date written for machines."""
    if text is None or not ISO.fullmatch(text):
        return text
    try:
        return day(dt.date.fromisoformat(text.strip()))
    except ValueError:
        return text


def _without_action(form: Form, record: AuditRecord) -> Iterator[str]:
    left = unanswered(form, record.data)
    if left:
        yield paragraph("Findings without an action", "Heading1")
        yield paragraph("These questions are rated as needing work, and no action above names them.")
        yield bullets(
            f"{section}: {'; '.join(f'{q.number} {name_of(q)}'.strip() for q in questions)}"
            for section, questions in left
        )


def _strengths(form: Form, record: AuditRecord, house: House) -> Iterator[str]:
    yield paragraph("Strengths to share", "Heading1")
    found = strengths(form, record.data)
    if not found:
        yield paragraph("Nothing is rated good in this audit yet.")
        return
    widths = house.columns(22, 15, 63, landscape=True)
    rows = [house.headings(("Section", "Rating", "What is good"), widths)]
    for strength in found:
        label = Cell(paragraph(strength.section, "TableLabel"), house.shade("TableLabel"))
        rating = paragraph(strength.rating or "Not answered", "TableRating")
        rows.append(row([label, Cell(rating), Cell(_good(strength))], widths))
    yield table(
        rows, widths, title="Strengths to share", description="What is good, section by section", labels=True
    )


def _good(strength: Strength) -> str:
    lines = [strength.comment] if strength.comment else []
    if strength.questions and not strength.said:
        lines.append(f"Questions rated good: {'; '.join(strength.questions)}")
    return "".join(paragraph(line, "TableText") for line in (*lines, *strength.said))
