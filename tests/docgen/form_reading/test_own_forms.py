"""A service's own form, filled by us and read back: ticks, boxes in a cell, controls in running text."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from docgen.form.own.form import OwnForm
from questionbank.builtin import case_audit
from questionbank.models import Form
from questionbank.reading import read
from tests.docgen.form_reading import treatments as t
from tests.docgen.form_reading.audits import told
from tests.docgen.form_reading.written import back, data_of, full_data, record_of

FACTS = ("Child Name", "Age", "ChildView ID", "Auditor", "Audit month")
BOXES = "☐ Outstanding ☐ Good ☐ Requires Improvement ☐ Inadequate"
COLUMNS = {
    "columns": ("No", "Question", "Good", "Requires Improvement", "Not applicable", "Comments"),
    "boxes": ("No", "Question", "Rating", "Comments"),
}


def blank(layout: str) -> bytes:
    """An empty form of two sections: a column for each rating, or a cell with a box for each."""
    document: Any = Document()
    document.add_heading("Case Audit Tool", 0)
    facts = document.add_table(0, 2)
    for label in FACTS:
        facts.add_row().cells[0].text = label
    for section in case_audit().sections[1:3]:
        document.add_heading(section.title, 1)
        table = document.add_table(0, len(COLUMNS[layout]))
        for cell, heading in zip(table.add_row().cells, COLUMNS[layout], strict=True):
            cell.text = heading
        for question in section.groups[0].questions:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = question.number, "\n".join(question.prompts)
            if layout == "boxes":
                cells[2].text = "☐ Good\n☐ Requires Improvement\n☐ Not applicable"
        document.add_paragraph(f"{section.title} Overall Rating: {BOXES}")
        document.add_paragraph("Comment:")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def parts_of(form: Form) -> dict[str, Any]:
    """What the form has a place for, of an audit in which everything is said."""
    data = told(full_data(form))
    child = {key: data["child"][key] for key in ("name", "age", "childview_id")}
    return {"child": child, **{key: data[key] for key in ("auditor", "month", "answers", "sections")}}


@pytest.fixture(scope="module", params=["columns", "boxes"])
def own(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Form, bytes]:
    path: Path = tmp_path_factory.mktemp("own") / "own.docx"
    path.write_bytes(blank(request.param))
    form = read(path).form
    assert len(list(form.questions())) == 16
    return form, OwnForm(form, path.read_bytes()).fill(record_of(full_data(form), form))


@pytest.mark.parametrize(
    "treatment",
    [lambda docx: docx, t.without_tags, t.without_names],
    ids=["as written", "no tags", "no names"],
)
def test_ticks_and_texts_come_back(own: tuple[Form, bytes], treatment: Callable[[bytes], bytes]) -> None:
    form, docx = own
    found = back(treatment(docx), form)
    assert {key: value for key, value in told(data_of(found)).items() if key != "kind"} == parts_of(form)
    assert found.unplaced == ()


@t.needs_office
def test_controls_that_libreoffice_stretches_over_their_neighbours_mislead_nobody(
    own: tuple[Form, bytes], tmp_path: Path
) -> None:
    form, docx = own
    found = back(t.by_office(docx, tmp_path), form)
    assert {key: value for key, value in told(data_of(found)).items() if key != "kind"} == parts_of(form)


def test_two_ticks_for_one_rating_are_told_and_none_is_taken(own: tuple[Form, bytes]) -> None:
    form, docx = own

    def tick(root: t.Node) -> None:
        for choice in ("good", "requires-improvement"):
            said = next(t.control_of(root, f"q31.rating.{choice}").iter(f"{t.W}t"))
            said.text = "☒"

    found = back(t.changed(docx, tick), form)
    assert "/answers/31/rating" not in found.facts
    assert [(one.where, one.why) for one in found.unplaced] == [
        ("question 31: rating", "several ratings are ticked")
    ]


def test_a_comment_that_grew_over_several_paragraphs_is_read_whole(own: tuple[Form, bytes]) -> None:
    """Enter pressed in a control that stands in running text."""
    form, docx = own

    def grow(root: t.Node) -> None:
        sdt = t.control_of(root, "section.transition.comment")
        content = sdt.find(f"{t.W}sdtContent")
        paragraph = next(sdt.iterancestors(f"{t.W}p"))
        assert content is not None
        content[:] = [t.paragraph("First."), t.paragraph("Second."), t.paragraph("Third.")]
        paragraph.addnext(sdt)

    found = back(t.changed(docx, grow), form)
    assert found.facts["/sections/Transition/comment"] == "First.\nSecond.\nThird."
    assert found.unplaced == ()
