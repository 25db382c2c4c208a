"""`checkback tracker`: written, edited, read back, and refused where a file is not what it should be."""

import json
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

JsonOf = Callable[..., Any]
Refused = Callable[..., str]
AUDIT = {
    "month": "2026-11",
    "date": "2026-11-02",
    "auditor": "Alex Example",
    "child": {"childview_id": "CV-1", "name": "Taylor Fictional"},
    "actions": [
        {"action": "Visit", "responsibility": "Sam Example", "timescale": "4 December 2026"},
        {"action": "=Call", "responsibility": "Kit Made-Up"},
    ],
}


@pytest.fixture
def tracker(json_of: JsonOf, tmp_path: Path) -> Path:
    """A written tracker of one audit with two actions."""
    (tmp_path / "audit.json").write_text(json.dumps(AUDIT))
    json_of("audits", "import", "audit.json")
    written = json_of("tracker", "write", "tracker.xlsx")
    assert (written["audits"], written["actions"]) == (1, 2)
    return tmp_path / "tracker.xlsx"


def edit(path: Path, row: int, column: str, value: Any, sheet: str = "Actions") -> None:
    book = openpyxl.load_workbook(path)
    headers = {cell.value: cell.column for row_ in book[sheet].iter_rows(max_row=3) for cell in row_}
    book[sheet].cell(row, headers[column]).value = value
    book.save(path)


def status_of(json_of: JsonOf, number: int) -> str:
    return str(json_of("audits", "show", "2026-11-001")["actions"][number - 1]["status"])


def test_an_edit_is_recorded_once(json_of: JsonOf, tracker: Path) -> None:
    edit(tracker, 2, "Status", "Completed")
    read = json_of("tracker", "read", str(tracker))
    assert read.keys() == {"changes", "conflicts", "problems"}
    (change,) = read["changes"]
    assert [change[name] for name in ("audit", "action", "field", "before", "after")] == [
        "2026-11-001",
        "1",
        "status",
        "Not started",
        "Completed",
    ]
    assert status_of(json_of, 1) == "Completed"
    again = json_of("tracker", "read", str(tracker))
    assert again == {"changes": [], "conflicts": [], "problems": []}


def test_a_dry_run_changes_nothing(json_of: JsonOf, tracker: Path) -> None:
    edit(tracker, 2, "Status", "Completed")
    assert json_of("tracker", "read", str(tracker), "--dry-run")["changes"]
    assert status_of(json_of, 1) == "Not started"


def test_a_conflict_exits_1_until_it_is_decided(json_of: JsonOf, tracker: Path) -> None:
    edit(tracker, 2, "Owner", "Ash Imaginary")
    json_of("actions", "update", "2026-11-001", "1", "--owner", "Wren Fictional")
    (conflict,) = json_of("tracker", "read", str(tracker), status=1)["conflicts"]
    assert (conflict["sheet"], conflict["record"]) == ("Ash Imaginary", "Wren Fictional")
    json_of("tracker", "read", str(tracker), "--take", "sheet")
    assert json_of("audits", "show", "2026-11-001")["actions"][0]["responsibility"] == "Ash Imaginary"


def test_edits_that_were_not_read_are_not_overwritten(
    json_of: JsonOf, refused: Refused, tracker: Path
) -> None:
    edit(tracker, 2, "Status", "Completed")
    before = tracker.read_bytes()
    assert "has an edit that the record has not got" in refused("tracker", "write", str(tracker))
    assert tracker.read_bytes() == before
    json_of("tracker", "read", str(tracker))
    json_of("tracker", "write", str(tracker))
    assert status_of(json_of, 1) == "Completed"


def test_a_row_that_could_not_be_taken_is_not_overwritten_before_it_was_told(
    json_of: JsonOf, refused: Refused, tracker: Path
) -> None:
    edit(tracker, 9, "Action", "Of no audit")
    assert "has an edit" in refused("tracker", "write", str(tracker))
    assert "names no audit" in json_of("tracker", "read", str(tracker))["problems"][0]["what"]
    json_of("tracker", "write", str(tracker))


def test_edits_can_be_given_up(json_of: JsonOf, tracker: Path) -> None:
    edit(tracker, 2, "Status", "Completed")
    json_of("tracker", "write", str(tracker), "--overwrite")
    assert json_of("tracker", "read", str(tracker))["changes"] == []


@pytest.mark.parametrize("mark", ["~$tracker.xlsx", ".~lock.tracker.xlsx#"])
def test_a_file_open_elsewhere_is_left(refused: Refused, tracker: Path, mark: str) -> None:
    tracker.with_name(mark).touch()
    assert "save and close it there" in refused("tracker", "write", str(tracker))


def zipped(**parts: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def rezipped(path: Path, **changed: bytes) -> bytes:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(**{**parts, **changed})


def far_cell(path: Path) -> bytes:
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    far = b"<row r='1048576'><c r = 'XFD1048576' t=\"inlineStr\"><is><t>x</t></is></c></row></sheetData>"
    return rezipped(path, **{"xl/worksheets/sheet1.xml": sheet.replace(b"</sheetData>", far)})


def saying(path: Path, size: int) -> bytes:
    """The workbook with a sheet that says it unpacks to that many bytes."""
    data = path.read_bytes()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        real = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    return data.replace(struct.pack("<I", real), struct.pack("<I", size))


BAD: dict[str, tuple[Callable[[Path], bytes], str]] = {
    "empty": (lambda _: b"", "is empty"),
    "text": (lambda _: b"Audit,Action\n", "is no Excel workbook"),
    "cut": (lambda path: path.read_bytes()[:5000], "is damaged"),
    "old": (lambda _: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is an old .xls workbook"),
    "locked": (
        lambda _: b"\xd0\xcf\x11\xe0" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        "is protected by a password",
    ),
    "macros": (lambda path: rezipped(path, **{"xl/vbaProject.bin": b"x"}), "contains macros"),
    "word": (lambda _: zipped(word=b"x"), "is no Excel workbook"),
    "far": (far_cell, "cells far outside"),
    "bomb": (lambda path: saying(path, 500_000_000), "unpacks to far more"),
    "lying": (lambda path: saying(path, 100), "is damaged"),
    "entities": (
        lambda path: rezipped(path, **{"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><workbook/>'}),
        "declares XML entities",
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_is_not_what_it_should_be_is_refused(
    json_of: JsonOf, refused: Refused, tracker: Path, kind: str
) -> None:
    make, told = BAD[kind]
    bad = tracker.with_name("bad.xlsx")
    bad.write_bytes(make(tracker))
    assert told in refused("tracker", "read", str(bad))
    assert json_of("audits", "show", "2026-11-001")["actions"][0]["status"] == "Not started"


def test_a_missing_file_and_a_macro_workbook_are_refused(refused: Refused, tracker: Path) -> None:
    assert "is not there" in refused("tracker", "read", "nowhere.xlsx")
    tracker.rename(tracker.with_suffix(".xlsm"))
    assert "may contain macros" in refused("tracker", "read", "tracker.xlsm")


def test_another_workbook_is_not_overwritten(refused: Refused, tracker: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "Shopping"  # type: ignore[index]
    book.save(tracker)
    before = tracker.read_bytes()
    assert "no tracker; it was left as it is" in refused("tracker", "write", str(tracker))
    assert tracker.read_bytes() == before


OWN = """
[tracker]
sheet = "Audit actions"
[tracker.columns]
"Child" = "child"
"What" = "action"
"Who" = "owner"
"By when" = "due"
"Where it stands" = "status"
[tracker.statuses]
"Open" = "Not started"
"Closed" = "Completed"
"""


@pytest.fixture
def own(home: Path, tmp_path: Path) -> Path:
    """A service's own tracker, mapped in its settings."""
    home.mkdir(exist_ok=True)
    (home / "checkback.toml").write_text(OWN)
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Audit actions"
    sheet.append(["Our actions"])
    sheet["A1"].font = Font(bold=True)
    sheet.append([])
    sheet.append(["Child", "What", "Who", "By when", "Where it stands", "RAG"])
    sheet.append(["CV-1", "Visit", "Sam Example", "by Christmas", "Open", "red"])
    sheet.append(["cv-1", "Write to the court", "Ash Imaginary", "05/02/2027", "Closed", "green"])
    book.create_sheet("Summary")["A1"] = "=COUNTA('Audit actions'!B:B)"
    path = tmp_path / "own.xlsx"
    book.save(path)
    return path


def cells(path: Path) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(path)["Audit actions"]
    return [[cell.value for cell in row][:6] for row in sheet.iter_rows(min_row=4)]


def test_a_services_own_tracker_is_read(json_of: JsonOf, own: Path, tracker: Path) -> None:
    read = json_of("tracker", "read", str(own))
    assert {(one["action"], one["field"], one["after"]) for one in read["changes"]} == {
        ("3", "action", "Write to the court"),
        ("3", "responsibility", "Ash Imaginary"),
        ("3", "timescale", "05/02/2027"),
        ("3", "status", "Completed"),
    }
    assert ["by Christmas" in one["what"] for one in read["problems"]] == [True]


def test_a_services_own_tracker_is_brought_up_to_date_in_place(
    json_of: JsonOf, refused: Refused, own: Path, tracker: Path
) -> None:
    assert "edits that the record has not got" in refused("tracker", "write", str(own))
    json_of("tracker", "read", str(own))
    json_of("actions", "update", "2026-11-001", "3", "--owner", "Wren Fictional")
    json_of("tracker", "write", str(own))
    first, second, third = cells(own)
    assert (first[1], first[4], first[5]) == ("Visit", "Open", "red")
    assert (second[2], second[4], second[5]) == ("Wren Fictional", "Closed", "green")
    assert (third[0], third[1], third[4]) == ("CV-1", "=Call", "Open")
    book = openpyxl.load_workbook(own)
    assert book["Summary"]["A1"].value == "=COUNTA('Audit actions'!B:B)"
    assert book["Audit actions"]["A1"].font.bold
    assert json_of("tracker", "read", str(own)) == {"changes": [], "conflicts": [], "problems": []}


def test_an_edit_in_a_services_own_tracker_is_merged(json_of: JsonOf, own: Path, tracker: Path) -> None:
    json_of("tracker", "read", str(own))
    json_of("tracker", "write", str(own))
    edit(own, 5, "Where it stands", "Open", "Audit actions")
    (change,) = json_of("tracker", "read", str(own))["changes"]
    assert (change["action"], change["field"], change["after"]) == ("3", "status", "Not started")


def test_the_hidden_column_is_sorted_with_the_services_table(
    json_of: JsonOf, own: Path, tracker: Path
) -> None:
    book = openpyxl.load_workbook(own)
    book["Audit actions"].add_table(Table(displayName="Own", ref="A3:F5"))
    book.save(own)
    json_of("tracker", "read", str(own))
    json_of("tracker", "write", str(own))
    table = openpyxl.load_workbook(own)["Audit actions"].tables["Own"]
    assert table.ref == "A3:G6"
    assert [column.name for column in table.tableColumns][-1] == "Checkback row"


def test_rows_sorted_away_from_their_identity_are_not_taken(
    json_of: JsonOf, own: Path, tracker: Path
) -> None:
    json_of("tracker", "read", str(own))
    json_of("tracker", "write", str(own))
    first, second = cells(own)[:2]
    for column, one, other in zip(
        ("What", "Who", "Where it stands"), first[1:3] + first[4:5], second[1:3] + second[4:5], strict=True
    ):
        edit(own, 4, column, other, "Audit actions")
        edit(own, 5, column, one, "Audit actions")
    read = json_of("tracker", "read", str(own))
    assert read["changes"] == []
    assert "its words are another action's" in read["problems"][0]["what"]


def test_a_mapping_that_finds_no_action_is_refused(home: Path, refused: Refused) -> None:
    home.mkdir(exist_ok=True)
    (home / "checkback.toml").write_text('[tracker.columns]\n"Who" = "owner"\n')
    assert "tracker" in refused("tracker", "write", "tracker.xlsx")
