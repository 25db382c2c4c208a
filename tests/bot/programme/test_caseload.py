"""Caseload extracts: forgiving of headers, exact about rows."""

from pathlib import Path

import pytest
import xlsxwriter

from audit.programme.errors import BadCaseload
from audit.programme.shapes import Case
from bot.programme.caseload import Caseload, read
from docgen.caseload import UnreadableWorkbook

HEAD = "ChildView ID,Case Manager,Team Manager,Gender,Age,Order Type,Care Status,Custody,Knife,Victim,Joint\n"


def given(folder: Path, text: str, name: str = "caseload.csv", encoding: str = "utf-8") -> Caseload:
    path = folder / name
    path.write_text(text, encoding=encoding)
    return read(path)


def test_a_row_is_a_case(tmp_path: Path) -> None:
    found = given(tmp_path, HEAD + "CV-1,Sam Example,Robin Example,Female,15,Referral Order,,no,Y,,TRUE\n")
    assert found.cases == (
        Case(
            childview_id="CV-1",
            case_manager="Sam Example",
            team_manager="Robin Example",
            gender="girl",
            age=15,
            order_type="Referral Order",
            knife=True,
            joint=True,
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "childview no.;Worker;SEX\nCV-1;Sam Example;M\n",
        "Caseload report\n\nCVID\tcase holder\tgender\nCV-1\tSam Example\tboy\n",
        "\ufeffChild ID,Allocated Worker,Gender\n\nCV-1 , Sam Example ,male\n,,\n",
    ],
)
def test_headers_are_known_however_they_are_written(tmp_path: Path, text: str) -> None:
    (case,) = given(tmp_path, text).cases
    assert (case.childview_id, case.case_manager, case.gender) == ("CV-1", "Sam Example", "boy")


def test_further_columns_are_kept_for_filters(tmp_path: Path) -> None:
    (case,) = given(tmp_path, "ChildView ID,Age,School Ward\nCV-1,15 years,Bow\n").cases
    assert (case.age, case.other) == (15, {"school_ward": "Bow"})


def test_bad_rows_are_left_out_and_named_by_their_line(tmp_path: Path) -> None:
    rows = (
        "CV-1,,,,15,,,,,,\n,,,,16,,,,,,\ncv-1,,,,15,,,,,,\nCV-2,,,,fifteen,,,,,,\n"
        "CV-3,,,,15,,,perhaps,,,\nCV-4,,,,9,,,,,,,x\n"
    )
    found = given(tmp_path, HEAD + rows)
    assert [case.childview_id for case in found.cases] == ["CV-1"]
    assert [problem.line for problem in found.problems] == [3, 4, 5, 6, 7]
    assert found.problems[1].what == "the child of line 2 once more; only that line counts"
    assert "'perhaps'" in found.problems[3].what


def test_windows_text_is_read_as_it_was_meant(tmp_path: Path) -> None:
    (case,) = given(tmp_path, "ChildView ID,Case Manager\nCV-1,Zoë Example\n", encoding="cp1252").cases
    assert case.case_manager == "Zoë Example"


def test_a_workbook_is_read_like_a_text(tmp_path: Path) -> None:
    path = tmp_path / "caseload.xlsx"
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("About").write(0, 0, "Extract of 1 November")
    sheet = book.add_worksheet("Children")
    for place, row in enumerate((["ChildView ID", "Age", "Knife"], [1042, 15, True], ["CV-2", "x", ""])):
        sheet.write_row(place + 1, 0, row)
    book.close()
    found = read(path)
    assert [(case.childview_id, case.age, case.knife) for case in found.cases] == [("1042", 15, True)]
    assert [problem.line for problem in found.problems] == [4]


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("a.csv", b"name,age\nx,15\n", "no line of headers with a ChildView ID"),
        ("a.csv", b"ChildView ID,Age\n", "no child that could be used"),
        ("a.csv", b"ChildView ID,Age,Current age\nCV-1,15,15\n", "two columns that mean age"),
        ("a.csv", b"PK\x03\x04\x00\x00", "is no text"),
        ("a.csv", b"", "no line of headers"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BadCaseload, match=says):
        read(tmp_path / name)


def test_a_broken_workbook_and_a_missing_file_say_so(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"no workbook")
    with pytest.raises(UnreadableWorkbook, match="cannot be opened as a workbook"):
        read(tmp_path / "a.xlsx")
    with pytest.raises(BadCaseload, match="cannot be read"):
        read(tmp_path / "missing.csv")
