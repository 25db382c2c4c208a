"""What is due, by whom, in each state of an audit."""

import datetime as dt
from typing import Any

from audit.due import Item, due_of
from audit.record import AuditRecord, Person
from tests.audit.test_deadlines import at, record

PEOPLE = (
    Person(name="Hal Example", roles=("head of service",)),
    Person(name="Dee Example", roles=("deputy head",)),
    Person(name="Mo Example", roles=("moderator",)),
    Person(name="Tim Example", roles=("team manager",)),
    Person(name="Alex Example", roles=("auditor", "moderator")),
)
TODAY = dt.date(2026, 12, 10)
TEAM = {"team_manager": "Tim Example"}


def due(held: AuditRecord) -> list[Item]:
    return due_of([held], PEOPLE, TODAY)


def whats(held: AuditRecord) -> dict[str, tuple[str, ...]]:
    return {item.what: item.who for item in due(held)}


def test_an_audit_being_done_waits_for_its_auditor_and_says_how_late_it_is() -> None:
    (item,) = due(record())
    assert (item.what, item.who, item.due) == ("complete", ("Alex Example",), dt.date(2026, 12, 2))
    assert item.days_late(TODAY) == 8
    assert item.days_late(dt.date(2026, 11, 30)) == 0


def test_a_group_audit_waits_for_the_raters_who_have_not_handed_in() -> None:
    held = record(data={"kind": "group"}, raters=("Alex Example", "Bo Example"), handed_in=("Alex Example",))
    assert whats(held) == {"complete": ("Bo Example",)}


def test_a_submitted_audit_waits_for_a_moderator_who_did_not_make_it() -> None:
    assert whats(record("submitted", submitted_at=at("2026-11-20"))) == {"moderate": ("Mo Example",)}


def test_an_inadequate_one_waits_for_the_head_of_service() -> None:  # section 5
    bad = record("submitted", {"overall": {"rating": "Inadequate"}}, submitted_at=at("2026-11-20"))
    assert whats(bad) == {"moderate": ("Hal Example",)}


def test_a_moderator_who_left_leaves_the_audit_to_the_others() -> None:
    held = record("submitted", submitted_at=at("2026-11-20"), moderator="Gone Example")
    assert whats(held) == {"moderate": ("Mo Example",)}


def test_a_moderated_audit_waits_for_its_meeting_and_its_actions() -> None:
    action = {"id": "1", "action": "Visit", "responsibility": "mo example", "timescale": "4 December 2026"}
    held = record("moderated", {**TEAM, "actions": [action]}, moderated_at=at("2026-11-20"))
    assert whats(held) == {
        "uop meeting": ("Tim Example", "Alex Example"),
        "check-back": ("Tim Example", "Mo Example"),
    }


def test_what_was_done_is_no_longer_due() -> None:
    actions = [
        {"id": "1", "timescale": "4 December 2026", "status": "Checked back"},
        {"id": "2", "timescale": "4 December 2026", "status": "Dropped"},
    ]
    meetings = [{"kind": "UoP", "date": "2026-11-30", "came": ["Alex Example"]}]
    data: dict[str, Any] = {**TEAM, "actions": actions, "meetings": meetings}
    assert whats(record("moderated", data, moderated_at=at("2026-11-20"))) == {}


def test_an_inadequate_audit_is_followed_up_by_deputy_and_team_manager() -> None:
    data = {**TEAM, "overall": {"rating": "Inadequate"}, "meetings": [{"kind": "UoP", "date": "2026-11-30"}]}
    held = record("closed", data, moderated_at=at("2026-11-20"))
    assert whats(held) == {"follow-up": ("Dee Example", "Tim Example")}


def test_a_concern_waits_in_whatever_state_the_audit_is() -> None:
    data = {**TEAM, "concerns": [{"id": "1", "text": "unsafe", "at": "2026-11-20T10:00:00+00:00"}]}
    assert whats(record("withdrawn", data)) == {"concern": ("Tim Example",)}
    left = {"team_manager": "Sam Gone", "concerns": data["concerns"]}
    for nobody in (left, {"concerns": data["concerns"]}):
        assert whats(record("withdrawn", nobody)) == {"concern": ("Hal Example", "Dee Example")}
    known = {**TEAM, "concerns": [{"id": "1", "text": "unsafe", "acknowledged_by": "Tim Example"}]}
    assert whats(record("withdrawn", known)) == {}


def test_an_escalated_audit_waits_for_a_head_who_did_not_moderate_it() -> None:
    held = record("escalated", escalated_at=at("2026-11-20"), moderator="Mo Example")
    assert whats(held) == {"decide": ("Hal Example",)}


def test_last_years_audits_given_as_data_ask_for_nothing() -> None:
    action = {"id": "1", "action": "Visit", "timescale": "4 December 2025"}
    verified = {"by": "Mo Example", "date": "2025-11-20"}
    assert whats(record("moderated", {**TEAM, "actions": [action], "verification": verified})) == {}
    lately = {**verified, "date": "2026-10-30"}
    assert "uop meeting" in whats(record("moderated", {**TEAM, "verification": lately}))
