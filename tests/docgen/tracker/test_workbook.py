"""The workbook as a whole: its sheets and tables, how it looks, prints and describes itself."""

import re
import zipfile
from io import BytesIO
from typing import Any

import pytest

from audit.record import AuditRecord
from docgen.ooxml.look import Look
from docgen.tracker.table import criterion, unique
from tests.docgen.contacts.samples import audit, form, section
from tests.docgen.tracker.books import content, figures, read, rows

ACTIONS = [
    {"id": "1", "action": "Call school", "timescale": "10/11/2026", "responsibility": "Kit Made-Up"},
    {"id": "2", "action": "Review plan", "timescale": "ASAP", "status": "In progress"},
    {"id": "3", "action": "Ask Mum", "status": "Completed"},
]
RATED = {"sections": {"Assessment": {"rating": "Good"}}, "overall": {"rating": "Good"}, "actions": ACTIONS}
SHEETS = ["Actions", "Audits", "Ratings", "Dashboard", "Lists"]


def owners(count: int) -> AuditRecord:
    """An audit whose actions have so many owners."""
    actions = [{"id": str(n), "action": "Call", "responsibility": f"Owner {n}"} for n in range(count)]
    return audit("A-3", data={"actions": actions})


def part(data: bytes, name: str) -> str:
    return zipfile.ZipFile(BytesIO(data)).read(name).decode()


def parts(data: bytes, beginning: str) -> list[str]:
    return [name for name in zipfile.ZipFile(BytesIO(data)).namelist() if name.startswith(beginning)]


@pytest.mark.parametrize("records", [[], [audit()], [audit(data=RATED)]])
def test_the_workbook_has_its_five_sheets_with_their_tables(records: list[Any]) -> None:
    book = read(content(*records))
    assert book.sheetnames == SHEETS
    assert [next(iter(book[sheet].tables)) for sheet in SHEETS[:3]] == [
        "tblActions",
        "tblAudits",
        "tblRatings",
    ]


@pytest.mark.parametrize("records", [[], [audit(data=RATED), audit("A-2")]])
def test_tables_have_one_name_each_and_headers_that_are_their_cells(records: list[Any]) -> None:
    book = read(content(*records))
    tables = [(sheet, table) for sheet in book for table in sheet.tables.values()]
    assert len({table.displayName.lower() for _, table in tables}) == len(tables)
    for sheet, table in tables:
        area = sheet[table.ref]
        assert [str(cell.value) for cell in area[0]] == [column.name for column in table.tableColumns]
        assert len(area) > 1


def test_no_sheet_begins_with_an_empty_cell() -> None:
    assert all(sheet["A1"].value for sheet in read(content(audit(data=RATED))))


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_sheet_prints_on_its_side_with_marking_and_page_numbers(sheet: str) -> None:
    printed = read(content(audit(), look=Look(marking="OFFICIAL & MORE")))[sheet]
    assert printed.page_setup.orientation == "landscape"
    for place in (printed.oddHeader.left, printed.oddFooter.left):
        assert place.text == "&BOFFICIAL && MORE"  # in bold, with an & that stands for itself
    assert printed.oddFooter.right.text == "Page &P of &N"


@pytest.mark.parametrize("sheet", SHEETS[:3])
def test_headers_stay_in_sight_and_repeat_on_each_page(sheet: str) -> None:
    written = read(content(audit(data=RATED)))[sheet]
    assert written.freeze_panes is not None
    assert written.freeze_panes.endswith("2")
    assert written.print_title_rows == "$1:$1"


def test_the_file_says_what_it_is_and_in_which_language() -> None:
    data = content(audit(data=RATED), look=Look(organisation="Fictional Service"))
    about = read(data).properties
    assert (about.title, about.creator, about.language) == ("Audit tracker", "Checkback", "en-GB")
    assert about.subject
    assert 'lang="en-US"' not in "".join(part(data, name) for name in parts(data, "xl/charts/"))


def test_the_same_audits_at_the_same_moment_give_the_same_file() -> None:
    assert content(audit(data=RATED)) == content(audit(data=RATED))


def test_the_dashboard_shows_marking_and_moment() -> None:
    sheet = read(content(audit(), look=Look("SECRET-ISH", "Fictional Service")))["Dashboard"]
    assert [sheet["A1"].value, sheet["A2"].value] == ["Audit tracker: dashboard", "SECRET-ISH"]
    assert "Fictional Service on 20 November 2026 at 10:30" in sheet["A3"].value


def test_the_dashboard_counts_audits_and_actions() -> None:
    glance = figures(content(audit(data=RATED), audit("A-2")), "tblAtAGlance")
    assert {name: number for name, (number,) in glance.items()} == {
        "Figure": "Number",
        "Audits": 2,
        "Actions": 3,
        "Actions still open": 2,
        "Open and overdue": 1,
        "Open without a due date": 1,
    }


def test_the_dashboard_counts_ratings_by_section_and_actions_by_status() -> None:
    data = content(audit(data=RATED))
    ratings = figures(data, "tblRatingsBySection")
    assert ratings["Section"] == ["Outstanding", "Good", "Requires Improvement", "Inadequate"]
    assert (ratings["Assessment"], ratings["Reviewing"]) == ([0, 1, 0, 0], [0, 0, 0, 0])
    assert ratings["Overall"] == [0, 1, 0, 0]
    statuses = figures(data, "tblActionsByStatus")
    assert [statuses[name] for name in ("Not started", "In progress", "Completed")] == [[1], [1], [1]]


def test_each_chart_lives_on_a_table_of_the_dashboard_and_says_what_it_shows() -> None:
    data = content(audit(data=RATED), audit("A-2", data=RATED | {"month": "2026-10"}), owners(2))
    sheet = read(data)["Dashboard"]
    charts = [part(data, name) for name in parts(data, "xl/charts/chart")]
    described = re.findall(r'<xdr:cNvPr [^>]*descr="([^"]+)"', part(data, "xl/drawings/drawing1.xml"))
    for chart, told, table in zip(
        charts,
        described,
        ("tblRatingsBySection", "tblOverallRatingsByMonth", "tblActionsByStatus", "tblActionsByOwner"),
        strict=True,
    ):
        first, last = (int(re.sub(r"\D", "", corner)) for corner in sheet.tables[table].ref.split(":"))
        assert f"<c:f>Dashboard!$A${first + 1}:$A${last}</c:f>" in chart
        assert f"<c:f>Dashboard!$B${first + 1}:$B${last}</c:f>" in chart
        assert "chart of" in told


def test_the_dashboard_counts_overall_ratings_by_month_and_actions_by_owner() -> None:
    data = content(audit(data=RATED), audit("A-2", data={"month": "2026-10"}))
    months = figures(data, "tblOverallRatingsByMonth")
    assert (months["Oct 2026"], months["Nov 2026"]) == ([0, 0, 0, 0, 1], [0, 1, 0, 0, 0])
    assert figures(data, "tblActionsByOwner") == {
        "Owner": ["Not started", "In progress", "Completed", "Checked back", "Dropped"],
        "Kit Made-Up": [1, 0, 0, 0, 0],
    }


def test_of_many_owners_the_dashboard_shows_those_with_most_to_do() -> None:
    shown = figures(content(owners(40)), "tblActionsByOwner")
    assert len(shown) == 16
    assert "Owner (the 15 with most open)" in shown


def test_without_audits_the_dashboard_says_so_and_has_no_charts() -> None:
    data = content()
    assert parts(data, "xl/charts/") == []
    assert "No audit" in " ".join(str(cell.value) for (cell,) in read(data)["Dashboard"]["A1:A20"])


def test_lists_offer_the_owners_and_sections_that_there_are() -> None:
    (first, second, *_) = rows(content(audit(data=RATED)), "Lists")
    assert (first["Owner"], second["Owner"]) == ("Kit Made-Up", None)
    assert (first["Section"], second["Section"]) == ("Assessment", "Reviewing")


def test_headers_of_a_table_become_unique_and_stay_on_one_line() -> None:
    assert unique(["State", "state", "a\nb", "", "x" * 300]) == [
        "State",
        "state (2)",
        "a b",
        "Column",
        "x" * 249,
    ]


def test_a_condition_takes_signs_of_its_own_as_letters() -> None:
    assert criterion('a*b?"~') == '"=a~*b~?""~~"'


def test_a_row_is_as_high_as_its_text_up_to_ten_lines() -> None:
    long = audit(
        data={"actions": [{"id": "1", "action": "a word " * 20}, {"id": "2", "action": "word " * 800}]}
    )
    heights = read(content(long))["Actions"].row_dimensions
    assert (heights[2].height, heights[3].height) == (75, 150)


def test_a_form_with_odd_titles_makes_a_sound_workbook() -> None:
    odd = form(section("Plan [draft] #1 'x'", "1"), section("Audit", "2"), section("line\nbreak", "3"))
    book = read(content(audit(data=RATED), on=odd))
    headers = [column.name for column in book["Audits"].tables["tblAudits"].tableColumns]
    assert headers[10:13] == ["Plan (draft) 1 ’x’", "Audit (2)", "line break"]
