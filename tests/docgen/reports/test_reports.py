"""The reports as Word documents: right, readable by everyone, and strict about their templates."""

import datetime as dt
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from lxml import etree
from openpyxl import load_workbook

from audit.themes.models import BoardReport, Figures, MonthReport, figures
from audit.themes.reports import Setting, board_report, month_report
from docgen import reports
from docgen.errors import TemplateError
from docgen.ooxml.house import TEMPLATES
from docgen.reports.making import main as make_templates
from tests.audit.themes.samples import looked, rated
from tests.docgen import office

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MONTH, BOARD = "report-month.docx", "report-board.docx"


@pytest.fixture(scope="module")
def summary() -> MonthReport:
    audits = [
        looked(
            sections={"Assessment": {"rating": rating}},
            answers=rated("Requires Improvement", "1") | rated("Good", "2"),
            overall={"rating": rating},
        )
        for rating in ("Good", "Inadequate", "Good")
    ]
    joint = figures("Joint audits", "Month", ("Planned", "Done"), [("November 2026", [7, 0])], "As planned.")
    yearly = figures("The yearly themes", "Theme", ("Audits",), [("Custody", [0])], "By line of enquiry.")
    writing = figures("How comments are written", "Month", ("Comments",), [("November 2026", [6])], "So far.")
    setting = Setting("Fictional & Sons <Service>", "OFFICIAL", dt.date(2026, 11, 22), joint, yearly)
    return month_report(audits, "2026-11", setting, ["Knife & custody"], writing)


@pytest.fixture(scope="module")
def document(summary: MonthReport) -> bytes:
    return reports.write(summary)


def tables(document: bytes) -> dict[str, list[list[str]]]:
    """Each table by its caption."""
    found = {}
    for table in Document(BytesIO(document)).tables:
        caption = table._tbl.tblPr.find(f"{office.W}tblCaption").get(f"{office.W}val")
        found[caption] = [[cell.text for cell in row.cells] for row in table.rows]
    return found


def test_each_table_has_the_figures(document: bytes) -> None:
    assert tables(document)["Ratings by section"] == [
        ["Section", "Outstanding", "Good", "Requires Improvement", "Inadequate"],
        ["Assessment", "0", "2", "0", "1"],
        ["Delivery & Review", "0", "0", "0", "0"],
    ]
    assert tables(document)["Most frequent areas to develop"][1] == ["1", "Details", "Assessment", "3 of 3"]


def test_text_with_signs_of_xml_comes_through(document: bytes) -> None:
    assert "Fictional & Sons <Service>" in office.text(document)
    assert "Knife & custody" in office.text(document)


def test_a_chart_has_the_same_figures_as_the_table_beside_it(document: bytes) -> None:
    held = office.parts(document)
    chart = etree.fromstring(held["word/charts/chart1.xml"])
    names = [v.text for v in chart.iterfind(f".//{C}ser/{C}tx//{C}v")]
    values = [[v.text for v in series.iterfind(f"{C}val//{C}v")] for series in chart.iterfind(f".//{C}ser")]
    _, *rows = tables(document)["Ratings by section"]
    assert names == ["Outstanding", "Good", "Requires Improvement", "Inadequate"]
    assert [list(column) for column in zip(*values, strict=True)] == [row[1:] for row in rows]


def test_the_workbook_behind_a_chart_opens(document: bytes) -> None:
    with ZipFile(BytesIO(document)) as archive:
        sheet = load_workbook(BytesIO(archive.read("word/embeddings/figures1.xlsx"))).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]] == ["Assessment", 0, 2, 0, 1]


def test_a_chart_is_told_in_words(document: bytes) -> None:
    told = [node.get("descr") for node in office.body(document).iter() if node.tag.endswith("}docPr")]
    assert told
    assert "Assessment: 2 Good, 1 Inadequate" in told[0]


def test_nothing_is_wrong_with_the_file(document: bytes) -> None:
    # a chart stands in a paragraph without text
    assert set(office.faults(document)) <= {"a paragraph is empty"}


def test_headings_follow_one_another(document: bytes) -> None:
    levels = [level for level, _ in office.headings(document)]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_nothing_of_the_template_is_left(document: bytes) -> None:
    everything = b"".join(office.parts(document).values()).decode(errors="ignore")
    assert "{{" not in everything
    assert "{%" not in everything


def test_a_report_without_audits_is_a_document_too() -> None:
    nothing = Figures(title="None", of="", columns=())
    setting = Setting("", "OFFICIAL", dt.date(2026, 11, 22), nothing, nothing)
    made = reports.write(board_report([], "2026-11", "2026-11", setting, {}))
    assert "There are no audits in this period yet." in office.text(made)


def restyled(folder: Path, before: str, after: str, name: str = MONTH) -> Path:
    """A copy of a template with one text changed, in a folder of the service's own."""
    parts = office.parts((TEMPLATES / name).read_bytes())
    parts["word/document.xml"] = parts["word/document.xml"].replace(before.encode(), after.encode())
    with ZipFile(folder / name, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return folder


def test_a_services_own_template_is_used(summary: MonthReport, tmp_path: Path) -> None:
    own = restyled(tmp_path, "Lines of enquiry", "What we asked")
    assert "What we asked" in office.text(reports.write(summary, own))


def test_a_field_that_does_not_exist_is_named_with_its_template(summary: MonthReport, tmp_path: Path) -> None:
    own = restyled(tmp_path, "{{ counted }}", "{{ counted }} {{ sections.colour }}")
    with pytest.raises(TemplateError, match=r"report-month.docx: there is no field 'sections.colour'"):
        reports.write(summary, own)


def test_a_tag_that_is_not_closed_is_one_sentence(summary: MonthReport, tmp_path: Path) -> None:
    own = restyled(tmp_path, "{{ counted }}", "{% if counted %}")
    with pytest.raises(TemplateError, match=r"template report-month.docx: "):
        reports.write(summary, own)


def test_a_template_cannot_reach_behind_the_fields(summary: MonthReport, tmp_path: Path) -> None:
    own = restyled(tmp_path, "{{ counted }}", "{{ counted.__class__.__mro__ }}")
    with pytest.raises(TemplateError):
        reports.write(summary, own)


def test_a_template_that_is_no_word_document_is_one_sentence(summary: MonthReport, tmp_path: Path) -> None:
    (tmp_path / MONTH).write_bytes(b"not a document")
    with pytest.raises(TemplateError, match=r"cannot be opened as a Word document"):
        reports.write(summary, tmp_path)


def test_the_check_names_what_is_missing_and_what_is_not_asked_for(tmp_path: Path) -> None:
    own = restyled(tmp_path, "{{ counted }}", "{{ colour }}", BOARD)
    found = {check.template: check for check in reports.check_templates(own)}
    assert found[BOARD].missing == ("colour",)
    assert "counted" in found[BOARD].unused
    assert found[MONTH].missing == ()


def test_our_own_templates_ask_for_every_text_there_is() -> None:
    for check in reports.check_templates():
        assert not check.missing
        assert all(field.endswith(".chart") for field in check.unused)


def test_the_templates_are_what_their_maker_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.reports.making.TEMPLATES", tmp_path)
    make_templates()
    for name in (MONTH, BOARD):
        assert office.parts((tmp_path / name).read_bytes()) == office.parts((TEMPLATES / name).read_bytes())


def test_every_report_has_its_template() -> None:
    assert set(reports.REPORTS) == {MonthReport, BoardReport}
