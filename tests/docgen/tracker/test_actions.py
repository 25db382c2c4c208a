"""The sheet Actions."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.docgen.contacts.samples import AWKWARD, audit
from tests.docgen.tracker.books import content, read, rows

ACTION: dict[str, Any] = {
    "id": "3",
    "action": "Update the safety plan",
    "responsibility": "Kit Made-Up",
    "timescale": "within 10 working days (10/11/2026)",
    "question": "3",
    "finding": "The plan is old",
    "measure": "Seen in supervision",
    "check_back": "15 January 2027",
    "status": "In progress",
    "progress": "Begun",
    "evidence": "Plan of 3 November",
    "outcome": "Calmer at home",
}


def row_of(**fields: Any) -> dict[str, Any]:
    data = {"date": "2026-11-01", "actions": [{**ACTION, **fields}]}
    (row,) = rows(content(audit(data=data)), "Actions")
    return row


def test_an_action_stands_in_one_row_with_all_that_is_known() -> None:
    assert row_of() == {
        "Audit": "2026-11-001",
        "Action no": "3",
        "ChildView ID": "CV 1001",
        "Programme month": dt.date(2026, 11, 1),
        "Section": "Reviewing",
        "Question": "3",
        "Finding": "The plan is old",
        "Action": "Update the safety plan",
        "Owner": "Kit Made-Up",
        "Timescale": "within 10 working days (10/11/2026)",
        "Due date": dt.date(2026, 11, 10),
        "Days overdue": 10,
        "Status": "In progress",
        "Progress note": "Begun",
        "How it will be checked": "Seen in supervision",
        "Evidence": "Plan of 3 November",
        "Check back by": dt.date(2027, 1, 15),
        "Checked back on": None,
        "Outcome": "Calmer at home",
        "Row key (leave as it is)": None,
    }


def test_the_child_is_there_by_childview_id_only() -> None:
    data = content(audit(data={"actions": [ACTION]}))
    every = [cell.value for sheet in read(data) for row in sheet.iter_rows() for cell in row]
    assert not [value for value in every if "Robin" in str(value)]


@pytest.mark.parametrize(
    ("timescale", "due"),
    [
        ("by 3 June", dt.date(2027, 6, 3)),
        ("start 1/12/2026, done by 15/12/2026", dt.date(2026, 12, 15)),
        ("ASAP", None),
        (None, None),
    ],
)
def test_the_due_date_is_the_last_that_the_timescale_names(timescale: str, due: dt.date | None) -> None:
    assert row_of(timescale=timescale)["Due date"] == due


@pytest.mark.parametrize(
    ("timescale", "status", "late"),
    [
        ("19/11/2026", "Not started", 1),
        ("20/11/2026", "Not started", None),
        ("21/11/2026", "Not started", None),
        ("10/11/2026", "Completed", None),
        ("10/11/2026", "Checked back", None),
        ("10/11/2026", "Dropped", None),
        ("ASAP", "Not started", None),
    ],
)
def test_only_an_open_action_past_its_date_is_overdue(timescale: str, status: str, late: int | None) -> None:
    assert row_of(timescale=timescale, status=status)["Days overdue"] == late


def test_days_overdue_recalculate_and_say_overdue_in_words() -> None:
    sheet = read(content(audit(data={"actions": [ACTION]})), values=False)["Actions"]
    cell = sheet["L2"]
    assert "TODAY()" in cell.value
    assert "Overdue" in cell.number_format
    assert any("L2" in str(area.sqref) for area in sheet.conditional_formatting)


def test_a_check_back_that_says_more_than_a_date_is_kept_as_typed() -> None:
    assert row_of(check_back="3 December with the panel")["Check back by"] == "3 December with the panel"


def test_an_action_without_its_own_finding_shows_the_comment_it_answers() -> None:
    data = {
        "answers": {"3": {"rating": "Requires Improvement", "comment": "No review"}},
        "actions": [{**ACTION, "finding": None}],
    }
    (row,) = rows(content(audit(data=data)), "Actions")
    assert row["Finding"] == "No review"


def test_the_status_is_chosen_from_the_list_on_the_sheet_lists() -> None:
    book = read(content(audit(data={"actions": [ACTION]})))
    sheet = book["Actions"]
    (rule,) = [rule for rule in sheet.data_validations.dataValidation if "M2" in rule.sqref]
    assert (rule.type, rule.formula1) == ("list", "Lists!$A$2:$A$6")
    offered = [cell.value for (cell,) in book["Lists"]["A2:A6"]]
    assert offered == ["Not started", "In progress", "Completed", "Checked back", "Dropped"]


def test_rows_added_below_the_table_have_the_drop_down_too() -> None:
    sheet = read(content(audit(data={"actions": [ACTION]})))["Actions"]
    assert any("M400" in rule.sqref for rule in sheet.data_validations.dataValidation)


@pytest.mark.parametrize("awkward", AWKWARD)
def test_a_text_reads_back_as_it_was_typed_and_is_no_formula(awkward: str) -> None:
    data = content(audit(data={"actions": [{"id": "1", "action": awkward, "responsibility": awkward}]}))
    cell = read(data, values=False)["Actions"]["H2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (awkward, "s", None)


# No control characters, halves of characters or other line ends: `audit.text.clean` lets none through.
TYPED = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), min_size=1, max_size=60)


@given(st.lists(TYPED, min_size=1, max_size=60))
@settings(max_examples=15, deadline=None)
def test_any_text_reads_back_as_it_was_typed(typed: list[str]) -> None:
    actions = [{"id": str(number), "action": text} for number, text in enumerate(typed)]
    assert [row["Action"] for row in rows(content(audit(data={"actions": actions})), "Actions")] == typed


def test_a_text_too_long_for_a_cell_is_cut_visibly_and_told() -> None:
    told: list[str] = []
    long = audit(data={"actions": [{"id": "1", "action": "😀" * 20_000}]})
    value = read(content(long, tell=told.append))["Actions"]["H2"].value
    assert value.endswith("😀 [cut: full text in the audit]")
    assert len(value.encode("utf-16-le")) // 2 <= 32_767
    assert ["Actions!H2" in line for line in told] == [True]


def test_a_text_that_just_fits_is_not_cut() -> None:
    told: list[str] = []
    fitting = "x" * 32_767
    data = content(audit(data={"actions": [{"id": "1", "action": fitting}]}), tell=told.append)
    assert read(data)["Actions"]["H2"].value == fitting
    assert told == []


def test_a_date_before_excels_time_stands_as_text() -> None:
    assert row_of(check_back="1 February 1900")["Check back by"] == "1900-02-01"
