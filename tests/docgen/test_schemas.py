"""Every kind of file we make, held against the published schemas of Office files."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from audit.themes.models import Figures
from audit.themes.reports import Setting, board_report
from docgen import plan, reports, tracker
from docgen.form import FormWriter, Look
from docgen.ooxml.package import pack
from tests.builders import NOW
from tests.docgen import office
from tests.docgen.examples import form, full_record

NOTHING = Figures(title="None", of="", columns=())
SETTING = Setting("Fictional Service", "OFFICIAL", dt.date(2026, 11, 22), NOTHING, NOTHING)
MADE: dict[str, Callable[[], bytes]] = {
    "form.docx": lambda: FormWriter().write(form(), full_record(), Look()),
    "plan.docx": lambda: plan.write(form(), full_record(), Look()),
    "report.docx": lambda: reports.write(board_report([], "2026-11", "2026-11", SETTING, {})),
    "tracker.xlsx": lambda: tracker.write([tracker.Tracked(full_record(), form())], Look(), NOW, print),
}


@pytest.mark.parametrize("name", MADE)
def test_a_file_keeps_to_the_published_schemas(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(MADE[name]())
    found = OpenXmlValidator(FileFormat.OFFICE_2019).validate(str(path))
    assert [str(error) for error in found.errors] == []


def test_an_element_out_of_its_order_is_found(tmp_path: Path) -> None:
    parts = office.parts(MADE["form.docx"]())
    body = parts["word/document.xml"].decode()
    parts["word/document.xml"] = body.replace(
        "</w:tblPr>", '<w:tblStyle w:val="AuditTable"/></w:tblPr>', 1
    ).encode()
    path = tmp_path / "broken.docx"
    path.write_bytes(pack(parts))
    assert OpenXmlValidator(FileFormat.OFFICE_2019).validate(str(path)).errors
