"""Sheet and record both changed since the sheet was written."""

import pytest

from audit.errors import NotAllowed
from audit.permissions import Actor, Role
from tests.docgen.tracker_reading.copies import Copy, Edit, Service, changed, is_empty, problems


def ash(copy: Copy) -> None:
    copy.put(2, "Owner", "Ash Imaginary")


def test_edits_of_different_cells_merge() -> None:
    service = Service()
    data = service.copy(ash)
    service.change("1", status="In progress", timescale="1 February 2027")
    assert changed(service.read(data)) == {("1", "responsibility"): "Ash Imaginary"}
    assert [service.says("1", name) for name in ("status", "timescale")] == ["In progress", "1 February 2027"]


def test_the_same_cell_changed_to_different_values_is_a_conflict_and_not_recorded() -> None:
    service = Service()
    data = service.copy(ash)
    service.change("1", responsibility="Wren Fictional")
    merged = service.read(data)
    (conflict,) = merged.conflicts
    assert (conflict.sheet, conflict.record, conflict.by) == ("Ash Imaginary", "Wren Fictional", "operator")
    assert conflict.at == service.now
    assert service.says("1", "responsibility") == "Wren Fictional"


def test_both_sides_saying_the_same_is_no_conflict() -> None:
    service = Service()
    data = service.copy(ash)
    service.change("1", responsibility="Ash Imaginary")
    assert is_empty(service.read(data))


def test_a_conflict_is_shown_until_it_is_decided() -> None:
    service = Service()
    data = service.copy(ash)
    service.change("1", responsibility="Wren Fictional")
    assert len(service.read(data).conflicts) == len(service.read(data).conflicts) == 1


def test_the_sheets_side_can_be_taken() -> None:
    service = Service()
    data = service.copy(ash)
    service.change("1", responsibility="Wren Fictional")
    assert changed(service.read(data, take="sheet")) == {("1", "responsibility"): "Ash Imaginary"}
    assert is_empty(service.read(data))


def test_the_records_side_can_be_taken_for_good() -> None:
    service = Service()
    data = service.copy(ash)
    service.change("1", responsibility="Wren Fictional")
    merged = service.read(data, take="record")
    assert (merged.conflicts, merged.changes, merged.decided) == ((), (), 1)
    assert is_empty(service.read(data))
    assert service.says("1", "responsibility") == "Wren Fictional"


def test_a_dry_run_with_take_decides_nothing() -> None:
    service = Service()
    data = service.copy(ash)
    service.change("1", responsibility="Wren Fictional")
    service.read(data, take="record", dry_run=True)
    assert service.read(data).conflicts


def test_beside_a_conflict_the_rest_is_taken() -> None:
    service = Service()
    data = service.copy(lambda copy: copy.row(2, Owner="Ash Imaginary", Status="Completed"))
    service.change("1", responsibility="Wren Fictional")
    merged = service.read(data)
    assert len(merged.conflicts) == 1
    assert service.says("1", "status") == "Completed"


def test_an_edit_taken_once_is_not_taken_again_over_a_later_change() -> None:
    service = Service()
    copy = Copy(service.write())
    copy.put(2, "Status", "Completed")
    service.read(copy.data)
    service.change("1", status="In progress")
    copy.put(3, "Owner", "Ash Imaginary")  # the same workbook, worked on further
    assert changed(service.read(copy.data)) == {("2", "responsibility"): "Ash Imaginary"}
    assert service.says("1", "status") == "In progress"


def test_two_managers_copies_of_one_workbook_merge() -> None:
    service = Service()
    written = service.write()
    first, second = Copy(written), Copy(written)
    first.put(2, "Status", "Completed")
    second.put(2, "Owner", "Ash Imaginary")
    service.read(first.data)
    assert changed(service.read(second.data)) == {("1", "responsibility"): "Ash Imaginary"}
    assert (service.says("1", "status"), service.says("1", "responsibility")) == (
        "Completed",
        "Ash Imaginary",
    )


def test_a_due_date_and_a_timescale_changed_apart_are_one_conflict() -> None:
    service = Service()
    data = service.copy(lambda copy: copy.put(2, "Due date", "20/12/2026"))
    service.change("1", timescale="1 February 2027")
    (conflict,) = service.read(data).conflicts
    assert conflict.field == "timescale"
    assert conflict.record == "1 February 2027"


def test_rows_pasted_from_an_older_tracker_keep_their_own_moment() -> None:
    service = Service()
    old = Copy(service.write())
    service.change("1", responsibility="Wren Fictional")
    new = Copy(service.write())
    for cell in old.sheet[2]:
        new.sheet.cell(2, cell.column).value = cell.value  # the old row over the new one
    assert is_empty(service.read(new.data))
    assert service.says("1", "responsibility") == "Wren Fictional"


def test_an_action_recorded_since_is_not_missed_in_the_sheet() -> None:
    service = Service()
    data = service.copy()
    from audit import commands as c
    from audit.permissions import THE_OPERATOR

    service.core.perform(c.AddAction(audit=service.audit, fields={"action": "Later"}), THE_OPERATOR)
    assert is_empty(service.read(data))


def lose_property(copy: Copy) -> None:
    copy.book.custom_doc_props.props.clear()


def lose_keys(copy: Copy) -> None:
    copy.sheet.delete_cols(copy.column("Row key (leave as it is)"))


def lose_lists(copy: Copy) -> None:
    del copy.book["Lists"]


@pytest.mark.parametrize(
    "losses",
    [
        [lose_property],
        [lose_keys],
        [lose_lists],
        [lose_property, lose_lists],
        [lose_keys, lose_property],
        [lose_keys, lose_lists],
    ],
)
def test_whichever_hidden_thing_got_lost_the_merge_is_the_same(losses: list[Edit]) -> None:
    service = Service()
    copy = Copy(service.write())
    copy.row(2, Owner="Ash Imaginary", Status="Completed")
    for lose in losses:
        lose(copy)
    service.change("1", timescale="1 February 2027")
    service.change("1", responsibility="Wren Fictional")
    merged = service.read(copy.data)
    assert changed(merged) == {("1", "status"): "Completed"}
    assert [one.field for one in merged.conflicts] == ["responsibility"]
    assert service.says("1", "timescale") == "1 February 2027"


def test_without_any_moment_what_the_record_has_changed_is_not_overwritten() -> None:
    service = Service()
    copy = Copy(service.write())
    copy.row(2, Owner="Ash Imaginary", Status="Completed")
    for lose in (lose_property, lose_keys, lose_lists):
        lose(copy)
    service.change("1", timescale="1 February 2027")
    service.change("1", responsibility="Wren Fictional")
    merged = service.read(copy.data)
    assert changed(merged) == {("1", "status"): "Completed"}
    assert [one.field for one in merged.conflicts] == ["responsibility"]
    assert service.says("1", "timescale") == "1 February 2027"


def manager(*roles: Role) -> Actor:
    return Actor(name="Ash Imaginary", roles=roles)


def test_a_team_manager_updates_the_actions_of_the_teams_audits_alone() -> None:
    service = Service()
    mine = service.start("CV-2", [{"action": "Mine"}], team_manager="Ash Imaginary")

    def edit(copy: Copy) -> None:
        copy.put(2, "Owner", "New Owner")
        copy.put(5, "Owner", "New Owner")

    merged = service.read(service.copy(edit), actor=manager(Role.TEAM_MANAGER))
    assert [(one.audit, one.after) for one in merged.changes] == [(mine, "New Owner")]
    assert service.says("1", "responsibility") == "Kit Made-Up"
    assert "3 rows belong to audits whose actions you may not update" in problems(merged)


def test_whoever_may_update_no_action_is_refused() -> None:
    service = Service()
    with pytest.raises(NotAllowed):
        service.read(service.copy(ash), actor=manager(Role.ANALYST))
    assert service.says("1", "responsibility") == "Kit Made-Up"
