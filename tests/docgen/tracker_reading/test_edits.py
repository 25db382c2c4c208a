"""A manager's edited copy read back: what is taken, what is told."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.facts import changes
from audit.record import Act
from docgen.errors import NotATracker
from tests.docgen.contacts.samples import AWKWARD
from tests.docgen.tracker_reading.copies import Copy, Service, changed, is_empty, problems


def test_a_copy_nobody_edited_brings_nothing() -> None:
    service = Service()
    assert is_empty(service.read(service.write()))
    assert is_empty(service.read(service.copy()))
    assert service.record.version == 1


def test_status_owner_and_notes_are_taken() -> None:
    service = Service()

    def edit(copy: Copy) -> None:
        copy.row(2, Status="Completed", Owner="Ash Imaginary", Progress_note="Done with the family")
        copy.row(3, Evidence="Note of 3 November")

    merged = service.read(service.copy(edit))
    assert changed(merged) == {
        ("1", "status"): "Completed",
        ("1", "responsibility"): "Ash Imaginary",
        ("1", "progress"): "Done with the family",
        ("2", "evidence"): "Note of 3 November",
    }
    assert (service.says("1", "status"), service.says("2", "evidence")) == ("Completed", "Note of 3 November")


def test_reading_the_same_file_twice_changes_nothing() -> None:
    service = Service()
    data = service.copy(lambda copy: copy.put(2, "Status", "Completed"))
    service.read(data)
    version = service.record.version
    assert is_empty(service.read(data))
    assert service.record.version == version


def test_a_dry_run_shows_all_and_records_nothing() -> None:
    service = Service()
    data = service.copy(lambda copy: copy.put(2, "Status", "Completed"))
    assert changed(service.read(data, dry_run=True)) == {("1", "status"): "Completed"}
    assert service.says("1", "status") == "Not started"
    assert changed(service.read(data)) == {("1", "status"): "Completed"}


def test_what_was_read_stands_in_the_history_by_who_read_it() -> None:
    service = Service()
    service.read(service.copy(lambda copy: copy.put(2, "Status", "Completed")))
    with service.store.reading() as reading:
        last = reading.history(service.audit)[-1]
    assert (last.act.name, last.act.actor, last.change.after) == ("read tracker", "operator", "Completed")


@pytest.mark.parametrize(
    ("typed", "timescale"),
    [
        (dt.date(2026, 12, 20), "within 10 working days (20/12/2026)"),
        ("20/12/2026", "within 10 working days (20/12/2026)"),
        ("20 Dec 2026", "within 10 working days (20/12/2026)"),
        ("3.4.2027", "within 10 working days (03/04/2027)"),
    ],
)
def test_a_new_due_date_is_put_into_the_timescale(typed: object, timescale: str) -> None:
    service = Service()
    service.read(service.copy(lambda copy: copy.put(2, "Due date", typed)))
    assert service.says("1", "timescale") == timescale


def test_a_date_typed_as_text_is_read_day_first_and_told() -> None:
    service = Service()
    merged = service.read(service.copy(lambda copy: copy.put(4, "Check back by", "03/04/2027")))
    (change,) = merged.changes
    assert (change.field, change.after) == ("check_back", "2027-04-03")
    assert "3 April 2027" in (change.note or "")


def test_an_action_without_a_timescale_takes_its_due_date_as_one() -> None:
    service = Service()
    service.read(service.copy(lambda copy: copy.put(3, "Due date", dt.date(2027, 1, 5))))
    assert service.says("2", "timescale") == "05/01/2027"


def test_a_due_date_that_is_none_is_told_and_not_taken() -> None:
    service = Service()
    merged = service.read(service.copy(lambda copy: copy.put(2, "Due date", "after half term")))
    assert "“after half term” is no date" in problems(merged)
    assert not merged.changes


def test_a_month_first_date_is_not_guessed() -> None:
    service = Service()
    assert "12/31/2026" in problems(service.read(service.copy(lambda c: c.put(2, "Due date", "12/31/2026"))))


@pytest.mark.parametrize("typed", ["completed", " Completed ", "DONE", "complete"])
def test_a_status_is_recognised_however_it_is_typed(typed: str) -> None:
    service = Service()
    service.read(service.copy(lambda copy: copy.put(2, "Status", typed)))
    assert service.says("1", "status") == "Completed"


@pytest.mark.parametrize("typed", ["Nearly there", None])
def test_a_status_that_is_none_is_told(typed: str | None) -> None:
    service = Service()
    merged = service.read(service.copy(lambda copy: copy.put(2, "Status", typed)))
    assert "choose from: Not started" in problems(merged)
    assert service.says("1", "status") == "Not started"


def test_checked_back_needs_evidence() -> None:
    service = Service()
    merged = service.read(service.copy(lambda c: c.row(2, Status="Checked back", Owner="New Owner")))
    assert "needs evidence" in problems(merged)
    assert (service.says("1", "status"), service.says("1", "responsibility")) == ("Not started", "New Owner")


def test_checked_back_with_evidence_and_its_day_is_taken() -> None:
    service = Service()
    day = dt.date(2026, 11, 19)
    service.read(
        service.copy(lambda c: c.row(2, Status="Checked back", Evidence="Plan", Checked_back_on=day))
    )
    assert [service.says("1", name) for name in ("status", "evidence", "check_back")] == [
        "Checked back",
        "Plan",
        "2026-11-19",
    ]


def test_a_dropped_action_needs_a_reason() -> None:
    service = Service()
    assert "needs a reason" in problems(service.read(service.copy(lambda c: c.put(2, "Status", "Dropped"))))
    service.read(service.copy(lambda c: c.row(2, Status="Dropped", Progress_note="The family moved away")))
    assert (service.says("1", "status"), service.says("1", "outcome")) == ("Dropped", "The family moved away")


def test_a_cleared_cell_clears_the_fact() -> None:
    service = Service()
    service.read(service.copy(lambda copy: copy.put(2, "Owner", None)))
    assert service.says("1", "responsibility") is None


def test_a_deleted_row_deletes_no_action_and_is_told_once() -> None:
    service = Service()
    data = service.copy(lambda copy: copy.sheet.delete_rows(3))
    first, second = service.read(data), service.read(data)
    assert "action 2 of audit 2026-11-001 has no row any more; it stays" in problems(first)
    assert is_empty(second)
    assert [one.what for one in second.told_before] == [one.what for one in first.problems]
    assert len(service.record.data.actions) == 3


def test_a_new_row_becomes_an_action_of_its_audit() -> None:
    service = Service()
    data = service.copy(
        lambda c: c.row(5, Audit=service.audit, Action="Write to the court", Owner="Sol Notreal", Question=3)
    )
    service.read(data)
    assert [service.says("4", name) for name in ("action", "responsibility", "question", "status")] == [
        "Write to the court",
        "Sol Notreal",
        "3",
        "Not started",
    ]
    assert is_empty(service.read(data))


def test_a_new_row_finds_its_audit_by_the_childs_reference() -> None:
    service = Service()
    data = service.copy(lambda c: c.row(9, ChildView_ID="cv-1", Action="Write to the court"))
    service.read(data)
    assert service.says("4", "action") == "Write to the court"
    assert is_empty(service.read(data))


def test_a_new_row_that_was_read_can_be_edited_further() -> None:
    service = Service()
    copy = Copy(service.write())
    copy.row(5, Audit=service.audit, Action="Write to the court")
    service.read(copy.data)
    copy.put(5, "Status", "In progress")
    assert changed(service.read(copy.data)) == {("4", "status"): "In progress"}


def test_two_new_rows_that_read_alike_are_two_actions_and_stay_two() -> None:
    service = Service()

    def edit(copy: Copy) -> None:
        copy.row(5, Audit=service.audit, Action="Write to the court", Owner="One Person")
        copy.row(6, Audit=service.audit, Action="Write to the court", Owner="Other Person")

    data = service.copy(edit)
    service.read(data)
    assert len(service.record.data.actions) == 5
    assert is_empty(service.read(data))


def test_a_child_with_several_audits_asks_which() -> None:
    service = Service()
    other = service.start("CV-1")
    merged = service.read(service.copy(lambda c: c.row(5, ChildView_ID="CV-1", Action="Write")))
    assert f"several audits of CV-1: {service.audit}, {other}" in problems(merged)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"Action": "Write to the court"}, "it names no audit"),
        ({"Audit": "2026-01-001", "Action": "Write"}, "there is no audit 2026-01-001"),
        ({"ChildView_ID": "CV-9", "Action": "Write"}, "no audit is of CV-9"),
        ({"Audit": "2026-11-001", "Owner": "Kit Made-Up"}, "what is to be done"),
        ({"Audit": "2026-11-001", "Action": "Write", "Question": "77"}, "no question 77"),
    ],
)
def test_a_new_row_that_cannot_be_is_told(row: dict[str, str], told: str) -> None:
    service = Service()
    merged = service.read(service.copy(lambda copy: copy.row(5, **row)))
    assert told in problems(merged)
    assert len(service.record.data.actions) == 3


def test_a_row_copied_for_a_new_action_is_one_once_its_number_is_empty() -> None:
    service = Service()

    def edit(copy: Copy) -> None:
        for cell in copy.sheet[2]:
            copy.sheet.cell(5, cell.column).value = cell.value
        copy.row(5, Action_no=None, Action="Update the risk plan")

    data = service.copy(edit)
    service.read(data)
    assert (service.says("4", "action"), service.says("1", "action")) == (
        "Update the risk plan",
        "Update the safety plan",
    )
    assert is_empty(service.read(data))


def test_a_row_copied_with_its_number_and_changed_is_told() -> None:
    service = Service()

    def edit(copy: Copy) -> None:
        for cell in copy.sheet[2]:
            copy.sheet.cell(5, cell.column).value = cell.value
        copy.put(5, "Owner", "Ash Imaginary")

    merged = service.read(service.copy(edit))
    assert "leave its number empty" in problems(merged)
    assert service.says("1", "responsibility") == "Kit Made-Up"


def kept_as(service: Service, **state: object) -> None:
    """Put the audit into another state."""
    record = service.record
    new = record.model_copy(update={**state, "version": record.version + 1})
    with service.store.transaction() as transaction:
        transaction.keep(new, changes(record, new), Act(actor="x", name="x", at=service.now))


def test_the_last_owner_that_was_missing_closes_a_moderated_audit() -> None:
    service = Service(({"action": "Ask Mum", "timescale": "3 January 2027"},))
    meeting = {"id": "1", "kind": "UoP", "date": "2026-11-19", "came": ["Kit Made-Up"]}
    data = service.record.data.model_copy(update={"meetings": (meeting,)})
    kept_as(service, state="moderated", submitted_at=service.now, moderated_at=service.now, data=data)
    service.read(service.copy(lambda copy: copy.row(2, Status="In progress")))
    assert service.record.state == "moderated"
    service.read(service.copy(lambda copy: copy.row(2, Owner="Ash Imaginary")))
    assert service.record.state == "closed"


def test_words_that_were_handed_in_stay() -> None:
    service = Service()
    kept_as(service, state="submitted", submitted_at=service.now)
    merged = service.read(service.copy(lambda c: c.row(2, Action="Other words", Status="Completed")))
    assert "stays as the auditor handed it in" in problems(merged)
    assert changed(merged) == {("1", "status"): "Completed"}


def test_a_formula_without_a_result_is_told_and_changes_nothing() -> None:
    service = Service()

    def edit(copy: Copy) -> None:
        copy.sheet.cell(2, copy.column("Due date")).value = "=TODAY()+7"

    merged = service.read(service.copy(edit))
    assert "has no result yet" in problems(merged)
    assert service.says("1", "timescale") == "within 10 working days (10/12/2026)"


def test_an_error_in_a_cell_is_told_and_changes_nothing() -> None:
    service = Service()
    merged = service.read(service.copy(lambda copy: copy.put(2, "Owner", "#REF!")))
    assert "ends in an error" in problems(merged)
    assert service.says("1", "responsibility") == "Kit Made-Up"


@pytest.mark.parametrize("typed", AWKWARD)
def test_any_text_typed_into_a_cell_reads_back(typed: str) -> None:
    service = Service()
    service.read(service.copy(lambda copy: copy.put(2, "Progress note", typed)))
    assert service.says("1", "progress") == typed.strip()


TYPED = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), min_size=1, max_size=60)


@given(st.lists(TYPED | TYPED.map(lambda text: f"={text}"), min_size=1, max_size=30))
@settings(max_examples=15, deadline=None)
def test_whatever_the_record_holds_an_unedited_tracker_brings_nothing(typed: list[str]) -> None:
    actions = [{"action": text, "progress": text, "check_back": text, "finding": text} for text in typed]
    service = Service([{**one, "timescale": text} for one, text in zip(actions, typed, strict=True)])
    assert is_empty(service.read(service.write()))


def test_a_text_too_long_for_a_cell_survives_a_copy() -> None:
    long = "word " * 9_000
    service = Service([{"action": "Call", "progress": long}])
    assert is_empty(service.read(service.copy()))
    merged = service.read(service.copy(lambda copy: copy.put(2, "Progress note", "shortened")))
    assert "too long for a cell" in problems(merged)
    assert service.says("1", "progress") == long


def test_a_workbook_without_actions_is_no_tracker() -> None:
    service = Service()

    def edit(copy: Copy) -> None:
        for sheet in copy.book.sheetnames[1:]:
            del copy.book[sheet]
        copy.sheet.delete_rows(1, 100)
        copy.sheet["A1"] = "Shopping"

    with pytest.raises(NotATracker, match="has no table of actions"):
        service.read(service.copy(edit))
