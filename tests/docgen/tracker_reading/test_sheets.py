"""Sheets that people worked in: sorted, filtered, with columns moved, renamed, hidden or lost."""

import datetime as dt
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.docgen.tracker_reading.copies import Copy, Service, changed, is_empty, problems

OFFICE = shutil.which("soffice")


def grid(copy: Copy) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in copy.sheet.iter_rows()]


def put_grid(copy: Copy, rows: list[list[Any]]) -> None:
    """Fill the sheet anew, without its table, as pasting does."""
    for name in list(copy.sheet.tables):
        del copy.sheet.tables[name]
    copy.sheet.delete_rows(1, copy.sheet.max_row)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = copy.sheet.cell(number, column)
            cell.value = value


def test_rows_may_be_sorted_and_filtered() -> None:
    service = Service()
    copy = Copy(service.write())
    copy.put(4, "Owner", "New Owner")
    head, *rows = grid(copy)
    put_grid(copy, [head, *reversed(rows)])
    for row in (2, 3):
        copy.sheet.row_dimensions[row].hidden = True
    assert changed(service.read(copy.data)) == {("3", "responsibility"): "New Owner"}


def test_columns_may_be_moved_hidden_and_others_put_between() -> None:
    service = Service()
    copy = Copy(service.write())
    copy.put(2, "Owner", "New Owner")
    rows = [["Priority", *reversed(row), "Mine"] for row in grid(copy)]
    rows[0][0] = "RAG"
    put_grid(copy, rows)
    copy.sheet.column_dimensions["D"].hidden = True
    assert changed(service.read(copy.data)) == {("1", "responsibility"): "New Owner"}


@pytest.mark.parametrize("name", ["Who", "OWNER ", "Responsible person", "Ownr", "Zuständig", "Kümmert sich"])
def test_a_renamed_header_is_recognised(name: str) -> None:
    service = Service()
    copy = Copy(service.write())
    copy.put(3, "Owner", "New Owner")
    copy.put(1, "Owner", name)
    merged = service.read(copy.data)
    assert changed(merged) == {("2", "responsibility"): "New Owner"}
    assert not merged.problems


def test_a_column_of_the_managers_own_at_a_lost_ones_place_is_left_alone() -> None:
    service = Service()
    copy = Copy(service.write())
    copy.put(1, "Evidence", "Priority")
    for row in (2, 3, 4):
        copy.put(row, "Priority", "High")
    merged = service.read(copy.data)
    assert not merged.changes
    assert "the column Evidence is missing (Priority is not known)" in problems(merged)


def test_headers_all_renamed_and_sheet_renamed_are_told() -> None:
    service = Service()
    copy = Copy(service.write())
    copy.sheet.title = "Our actions"
    copy.put(2, "Owner", "New Owner")
    assert changed(service.read(copy.data)) == {("1", "responsibility"): "New Owner"}


def test_a_title_above_the_table_and_blank_rows_in_it_do_no_harm() -> None:
    service = Service()
    copy = Copy(service.write())
    copy.put(2, "Owner", "New Owner")
    head, first, *rest = grid(copy)
    blank: list[Any] = [None] * len(head)
    title = ["Actions of the North team", *blank[1:]]
    spaces = [" ", *blank[1:]]
    put_grid(copy, [title, blank, head, first, spaces, blank, *rest])
    merged = service.read(copy.data)
    assert changed(merged) == {("1", "responsibility"): "New Owner"}
    assert not merged.problems


@pytest.mark.parametrize("word", ["Total", "Totals:", "Sum", "Average"])
def test_a_row_of_totals_is_no_action(word: str) -> None:
    service = Service()
    merged = service.read(service.copy(lambda c: c.row(6, Audit=word, Owner=3, Days_overdue=12)))
    assert is_empty(merged)


def test_rows_pasted_below_the_table_are_read() -> None:
    service = Service()
    service.read(service.copy(lambda copy: copy.row(40, Audit=service.audit, Action="Pasted")))
    assert service.says("4", "action") == "Pasted"


def test_merged_cells_stand_for_each_row_they_cover() -> None:
    service = Service()

    def edit(copy: Copy) -> None:
        for header in ("Audit", "Owner"):
            copy.put(2, header, service.audit if header == "Audit" else "One Person")
            letter = copy.sheet.cell(1, copy.column(header)).column_letter
            copy.sheet.merge_cells(f"{letter}2:{letter}4")

    merged = service.read(service.copy(edit))
    assert changed(merged) == {(number, "responsibility"): "One Person" for number in "123"}


def test_columns_sorted_without_the_others_are_refused_row_by_row() -> None:
    service = Service()

    def edit(copy: Copy) -> None:
        copy.row(2, Action_no="3", Owner="New Owner")
        copy.row(4, Action_no="1")

    merged = service.read(service.copy(edit))
    assert not merged.changes
    assert "sorted without others" in problems(merged)


def test_rows_without_any_number_are_known_by_their_words_or_left() -> None:
    service = Service()
    copy = Copy(service.write())
    copy.row(2, Owner="New Owner")
    copy.row(3, Action="Quite other words")
    copy.sheet.delete_cols(copy.column("Row key (leave as it is)"))
    copy.sheet.delete_cols(copy.column("Action no"))
    merged = service.read(copy.data)
    assert changed(merged) == {("1", "responsibility"): "New Owner"}
    assert "has lost the numbers of its actions" in problems(merged)
    assert len(service.record.data.actions) == 3


def test_a_lost_column_changes_nothing_and_is_told() -> None:
    service = Service()

    def edit(copy: Copy) -> None:
        copy.sheet.delete_cols(copy.column("Owner"))

    merged = service.read(service.copy(edit))
    assert "the column Owner is missing" in problems(merged)
    assert service.says("1", "responsibility") == "Kit Made-Up"


def test_numbers_typed_as_numbers_are_read_without_a_point() -> None:
    service = Service()
    service.read(service.copy(lambda copy: copy.row(3, Question=3.0, Action_no=2)))
    assert service.says("2", "question") == "3"


def test_a_day_in_a_column_of_words_is_its_iso_text() -> None:
    service = Service()
    service.read(service.copy(lambda copy: copy.put(2, "Progress note", dt.date(2026, 11, 3))))
    assert service.says("1", "progress") == "2026-11-03"


def test_days_typed_with_a_time_are_days() -> None:
    service = Service()
    moment = dt.datetime(2026, 12, 20, 9, 30)  # noqa: DTZ001 - a workbook knows no zones
    service.read(service.copy(lambda copy: copy.put(3, "Due date", moment)))
    assert service.says("2", "timescale") == "20/12/2026"


def saved_by_libreoffice(data: bytes, folder: Path) -> bytes:
    path = folder / "tracker.xlsx"
    path.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE or "", "--headless", profile, "--convert-to", "xlsx", "--outdir", str(folder / "saved")]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=60, env={**os.environ})
    return (folder / "saved" / "tracker.xlsx").read_bytes()


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed here")
def test_a_copy_saved_by_libreoffice_merges(tmp_path: Path) -> None:
    awkward = {
        "action": "=1+1",
        "progress": "one\ttwo\n\n  three",
        "evidence": "_x0041_ &amp;",
        "outcome": "@x",
    }
    service = Service([awkward, {"action": "Call", "timescale": "by 3 December", "check_back": "15/01/2027"}])
    copy = Copy(service.write())
    copy.put(3, "Owner", "New Owner")
    assert is_empty(service.read(saved_by_libreoffice(service.write(), tmp_path)))
    merged = service.read(saved_by_libreoffice(copy.data, tmp_path))
    assert changed(merged) == {("2", "responsibility"): "New Owner"}
    assert (merged.conflicts, merged.problems) == ((), ())
