"""Actions after submission and the check-back."""

import pytest

from audit import commands as c
from audit.errors import BadAudit, UnknownAction, WrongState
from tests.audit.life.played import CASE, TEAM, Life

FIELDS = {"action": "Visit the child", "responsibility": CASE, "timescale": "4 December 2026"}


@pytest.fixture
def audit(life: Life) -> str:
    found = life.moderated()
    life.does(TEAM, c.AgreeAction(audit=found, fields=FIELDS))
    return found


def test_an_action_agreed_twice_in_the_same_words_is_one(life: Life, audit: str) -> None:
    record = life.does(TEAM, c.AgreeAction(audit=audit, fields=FIELDS))
    assert [action.id for action in record.data.actions] == ["1"]


def test_the_case_manager_says_how_it_goes(life: Life, audit: str) -> None:
    fields = {"status": "Completed", "progress": "Visited on 2 December"}
    record = life.does(CASE, c.UpdateAction(audit=audit, action="1", fields=fields))
    assert record.data.actions[0].status == "Completed"


def test_the_words_of_an_action_stay(life: Life, audit: str) -> None:
    with pytest.raises(BadAudit, match="stays as the auditor wrote it"):
        life.does(TEAM, c.UpdateAction(audit=audit, action="1", fields={"action": "Ring the child"}))


def test_a_dropped_action_says_why(life: Life, audit: str) -> None:
    with pytest.raises(BadAudit, match="is dropped: say why"):
        life.does(TEAM, c.UpdateAction(audit=audit, action="1", fields={"status": "Dropped"}))
    fields = {"status": "Dropped", "outcome": "The child moved away"}
    life.does(TEAM, c.UpdateAction(audit=audit, action="1", fields=fields))
    with pytest.raises(WrongState, match="was dropped"):
        life.does(TEAM, c.CheckBack(audit=audit, action="1", is_done=True, evidence="x"))


def test_checking_back_needs_evidence_and_never_happens_in_passing(life: Life, audit: str) -> None:
    with pytest.raises(BadAudit, match="check-back"):
        life.does(TEAM, c.UpdateAction(audit=audit, action="1", fields={"status": "Checked back"}))
    with pytest.raises(BadAudit, match="the evidence that the action was done is missing"):
        life.does(TEAM, c.CheckBack(audit=audit, action="1", is_done=True))
    record = life.does(TEAM, c.CheckBack(audit=audit, action="1", is_done=True, evidence="Contact of 2 May"))
    assert (record.data.actions[0].status, record.data.actions[0].evidence) == (
        "Checked back",
        "Contact of 2 May",
    )


def test_an_action_is_opened_again_with_what_is_missing(life: Life, audit: str) -> None:
    again = c.CheckBack(audit=audit, action="1", is_done=False, reason="No visit is recorded")
    record = life.does(TEAM, again)
    assert (record.data.actions[0].status, record.reopened) == ("In progress", {"1": 1})
    assert life.does(TEAM, again).version == record.version


def test_actions_go_on_after_the_audit_closed(life: Life, audit: str) -> None:
    life.does(TEAM, c.RecordMeeting(audit=audit, on="2026-11-20", came=(CASE,)))
    assert life.record(audit).state == "closed"
    life.does(TEAM, c.UpdateAction(audit=audit, action="1", fields={"progress": "Under way"}))
    record = life.does(TEAM, c.CheckBack(audit=audit, action="1", is_done=True, evidence="Seen"))
    assert record.state == "closed"


def test_an_action_that_is_not_there_is_named(life: Life, audit: str) -> None:
    with pytest.raises(UnknownAction, match="has no action 9; it has: 1"):
        life.does(TEAM, c.CheckBack(audit=audit, action="9", is_done=True, evidence="x"))
