"""Every layout of a service's own form comes back whole: as written, without names, and from LibreOffice."""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from docgen.form import FormWriter, Look
from docgen.form_reading import read_filled, texts_of_file
from questionbank.builtin import case_audit
from questionbank.models import Form
from tests.docgen.form.own.audits import form_of, record_of
from tests.docgen.form.own.forms import FORMS, one_table
from tests.docgen.form_reading import treatments as t
from tests.docgen.form_reading.audits import told
from tests.docgen.form_reading.written import TODAY, data_of

LAYOUTS = {**FORMS, "one long table": lambda: one_table(case_audit())}
NEVER_ASKED = {"paragraphs": ("case_manager", "team_manager", "gender")}  # facts the layout has no label for


@cache
def original(name: str) -> bytes:
    return LAYOUTS[name]()


@pytest.fixture(scope="module", params=list(LAYOUTS))
def layout(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Form, bytes]:
    docx = original(request.param)
    form = form_of(tmp_path_factory.mktemp("layout"), docx)
    return request.param, form, FormWriter().write(form, record_of(form), Look(), own=docx)


def check(name: str, form: Form, docx: bytes) -> None:
    blank = FormWriter().blank(form, Look(), original(name))
    found = read_filled("form.docx", docx, form, today=TODAY, prints=texts_of_file(blank))
    wanted: dict[str, Any] = told(record_of(form).data)
    for fact in ("date", *NEVER_ASKED.get(name, ())):
        wanted.pop(fact, None)
        wanted["child"].pop(fact, None)
    assert told(data_of(found)) == wanted
    assert found.unplaced == ()
    assert found.origin is not None
    assert (found.origin.audit, found.origin.version) == ("2026-11-001", 0)


def test_it_comes_back_as_written(layout: tuple[str, Form, bytes]) -> None:
    check(*layout)


def test_it_comes_back_without_the_names_of_its_controls(layout: tuple[str, Form, bytes]) -> None:
    name, form, docx = layout
    check(name, form, t.without_names(docx))


@t.needs_office
@pytest.mark.parametrize("name", ["answers below", "paragraphs", "one long table"])
def test_it_comes_back_from_libreoffice(name: str, tmp_path: Path) -> None:
    form = form_of(tmp_path, original(name))
    docx = FormWriter().write(form, record_of(form), Look(), own=original(name))
    check(name, form, t.by_office(docx, tmp_path))


def test_a_label_printed_in_the_cell_of_a_comment_is_no_part_of_it() -> None:
    form = case_audit()
    label = "Comment: "
    docx = filled_by_hand(form, label)
    kept = read_filled("form.docx", docx, form, today=TODAY)
    bare = read_filled("form.docx", docx, form, today=TODAY, prints=(label,))
    assert kept.facts["/answers/1/comment"] == "Comment: Seen twice."
    assert bare.facts["/answers/1/comment"] == "Seen twice."


def filled_by_hand(form: Form, label: str) -> bytes:
    """The first question answered in a table of four columns."""
    document: Any = Document()
    table = document.add_table(0, 4)
    question = next(form.questions())
    for texts in (
        ("No", "Question", "Rating", "Comment"),
        (question.number, "\n".join(question.prompts), "Good", f"{label}Seen twice."),
    ):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()
