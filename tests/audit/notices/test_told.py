"""Consequences of acts as notices: to whom, why them, by when, and without a name of anybody."""

import datetime as dt
from typing import Any

import pytest

from audit.life.tell import standing
from audit.notices.told import Telling
from audit.record import AuditRecord, Person
from tests.audit.test_deadlines import at, record
from tests.audit.test_due import PEOPLE, TEAM

TELLING = Telling(people=PEOPLE, today=dt.date(2026, 11, 20), safeguarding="the hub on 020 0000 0000")
DATA: dict[str, Any] = {
    **TEAM,
    "case_manager": "Kit Example",
    "child": {"childview_id": "CV-77", "name": "Pip Fictional"},
}


def told(held: AuditRecord) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in TELLING.notices(held):
        found.setdefault(one.kind, []).append(one.to)
    return found


def test_an_auditor_hears_what_why_and_by_when() -> None:
    telling = Telling(
        people=PEOPLE, today=dt.date(2026, 11, 20), because=lambda _audit, _person: "Your turn: 2 so far."
    )
    (one,) = telling.notices(record("allocated", DATA))
    assert (one.to, one.by, one.what) == ("Alex Example", dt.date(2026, 12, 2), "complete")
    assert (one.why, one.button) == ("Your turn: 2 so far.", "Open the audit")


def test_inadequate_goes_to_team_manager_deputy_and_head_and_to_the_head_to_moderate() -> None:
    data = {**DATA, "overall": {"rating": "Inadequate"}}
    bad = record("submitted", data, submitted_at=at("2026-11-20"), inadequate=("auditor",))
    assert told(bad) == {
        "to moderate, Inadequate": ["Hal Example"],
        "Inadequate": ["Tim Example", "Hal Example", "Dee Example"],
    }


def test_a_concern_says_that_it_is_no_referral_and_whom_to_call() -> None:
    data = {**DATA, "concerns": [{"id": "1", "text": "unsafe at home", "at": "2026-11-20T10:00:00+00:00"}]}
    (one,) = [one for one in TELLING.notices(record(data=data)) if one.kind == "concern"]
    assert one.urgent
    assert "no referral" in one.says
    assert "020 0000 0000" in one.says


def test_a_concern_reaches_the_leaders_where_the_team_manager_is_not_there() -> None:
    data = {**DATA, "team_manager": "Gone Example", "concerns": [{"id": "1", "text": "unsafe"}]}
    assert set(told(record(data=data))["concern"]) == {"Gone Example", "Hal Example", "Dee Example"}


def test_what_was_overtaken_is_told_all_the_same_and_says_how_it_stands() -> None:
    returned = record("returned", DATA, returned_at=at("2026-11-19"))
    (happened,) = standing(returned)
    (one,) = TELLING.of(returned.model_copy(update={"state": "submitted"}), happened)
    assert one.says.endswith("Since then it has moved on: it is submitted now.")


def test_nobody_who_left_is_told() -> None:
    gone = Person(name="Alex Example", roles=("auditor",), leaves_on=dt.date(2026, 11, 1))
    telling = Telling(people=(gone, *PEOPLE[:4]), today=dt.date(2026, 11, 20))
    assert telling.notices(record("allocated", DATA)) == []


@pytest.mark.parametrize("state", ["allocated", "submitted", "moderated", "escalated", "closed", "withdrawn"])
def test_no_notice_names_the_child_or_anybody(state: Any) -> None:
    data = {
        **DATA,
        "concerns": [{"id": "1", "text": "unsafe", "at": "2026-11-20T10:00:00+00:00"}],
        "meetings": [{"id": "1", "kind": "UoP", "arranged_for": "2026-11-30"}],
        "moderation": {"sections": {"Overall": {"agrees": False, "reason": "words of the case"}}},
    }
    moments = {
        name: at("2026-11-20") for name in ("submitted_at", "moderated_at", "escalated_at", "decided_at")
    }
    held = record(state, data, inadequate=("auditor",), moderator="Mo Example", **moments)
    for one in TELLING.notices(held):
        said = " ".join((one.says, one.why, one.button, *one.lines))
        names = ("Pip", "CV-77", "words of the case", *(f"{person.name.split()[0]} E" for person in PEOPLE))
        assert not [name for name in names if name in said]
