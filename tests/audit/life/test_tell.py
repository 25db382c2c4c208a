"""Who is told of what: read off the record, each thing under one key."""

from audit import commands as c
from audit.life.tell import Told, consequences, standing
from audit.record import Act, AuditRecord
from audit.roles import Role
from tests.audit.life.played import (
    ACADEMY,
    AUDITOR,
    CASE,
    HEAD,
    MODERATOR,
    SECTIONS,
    TEAM,
    Life,
    accepting,
)

LEADERS = (Role.DEPUTY_HEAD, Role.HEAD_OF_SERVICE)


def told(life: Life, who: str, command: c.Command) -> dict[str, Told]:
    """What an act has people told of, by kind."""
    before = life.record(command.audit)
    after = life.does(who, command)
    return {one.kind: one for one in consequences(before, after)}


def test_an_allocated_audit_is_told_to_its_auditor(life: Life) -> None:
    (one,) = consequences(None, life.record(life.allocated()))
    assert (one.kind, one.to, one.roles) == ("allocated", (AUDITOR,), ())


def test_what_is_handed_in_goes_to_the_moderators_but_the_auditor(life: Life) -> None:
    record = life.record(life.submitted())
    one = next(one for one in standing(record) if one.kind == "to moderate")
    assert (one.roles, one.but) == ((Role.MODERATOR,), (AUDITOR,))


def test_who_is_named_moderator_is_told_and_who_has_begun_is_not_told_again(life: Life) -> None:
    audit = life.submitted()
    new = told(life, ACADEMY, c.GiveToModerator(audit=audit, to=MODERATOR))
    assert new["to moderate"].to == (MODERATOR,)
    assert told(life, MODERATOR, c.Moderate(audit=audit, notes="Begun")) == {}


def test_inadequate_goes_to_the_head_and_is_told_to_those_who_must_know(life: Life) -> None:
    found = {one.kind: one for one in standing(life.record(life.submitted("Inadequate")))}
    assert (found["Inadequate"].to, found["Inadequate"].roles) == ((TEAM,), LEADERS)
    assert found["to moderate, Inadequate"].roles == (Role.HEAD_OF_SERVICE,)
    assert found["to moderate, Inadequate"].stand_in


def test_a_moderator_who_finds_it_inadequate_has_it_told_once(life: Life) -> None:
    audit = life.submitted()
    command = c.Moderate(
        audit=audit,
        agree=SECTIONS[:2],
        disagree={"Overall": "A risk"},
        ratings={"Overall": "Inadequate"},
        talk="held",
        actions_meet_findings=True,
        accept=True,
    )
    new = told(life, MODERATOR, command)
    assert set(new) == {"Inadequate", "moderated", "moderator disagrees"}
    assert (new["moderator disagrees"].to, new["moderator disagrees"].roles) == ((AUDITOR,), LEADERS)
    later = told(life, TEAM, c.ArrangeMeeting(audit=audit, on="2026-11-27"))
    assert set(later) == {"meeting arranged"}


def test_an_escalation_goes_to_the_head_but_not_to_a_party(life: Life) -> None:
    audit = life.moderated()
    new = told(life, AUDITOR, c.Disagree(audit=audit, reason="No"))
    assert set(new) == {"to decide", "disagreement"}
    assert (new["to decide"].roles, new["to decide"].but) == (
        (Role.HEAD_OF_SERVICE,),
        (MODERATOR, AUDITOR),
    )
    decided = told(life, HEAD, c.Decide(audit=audit, stands="auditor", reason="Yes"))
    assert decided["decided"].to == (MODERATOR, AUDITOR)


def test_a_concern_reaches_the_team_manager_urgently_then_its_raiser_hears(life: Life) -> None:
    audit = life.submitted()
    one = told(life, MODERATOR, c.RaiseConcern(audit=audit, text="A knife"))["concern"]
    assert (one.to, one.roles, one.is_urgent, one.about) == ((TEAM,), (), True, "1")
    known = told(life, TEAM, c.AcknowledgeConcern(audit=audit, concern="1"))
    assert known["concern acknowledged"].to == (MODERATOR,)


def test_a_concern_of_a_case_without_team_manager_reaches_the_leaders(life: Life) -> None:
    audit = life.allocated(facts={})
    one = told(life, AUDITOR, c.RaiseConcern(audit=audit, text="A knife"))["concern"]
    assert (one.to, one.roles) == ((), LEADERS)


def test_a_second_round_is_told_again(life: Life) -> None:
    audit = life.submitted()
    back = told(life, MODERATOR, c.SendBack(audit=audit, reason="Thin", talk="held"))
    assert back["returned"].to == (AUDITOR,)
    life.later(days=2)
    assert "to moderate" in told(life, AUDITOR, c.Submit(audit=audit))


def test_the_end_is_told_to_who_had_it_and_who_chooses_the_next(life: Life) -> None:
    audit = life.allocated()
    one = told(life, ACADEMY, c.Withdraw(audit=audit, reason="Moved"))["withdrawn"]
    assert (one.to, one.roles) == ((AUDITOR,), (Role.LEARNING_ACADEMY,))


def test_a_new_auditor_is_told_and_so_is_the_old_one(life: Life) -> None:
    audit = life.allocated()
    new = told(life, ACADEMY, c.Reassign(audit=audit, to=MODERATOR, reason="x"))
    assert (new["allocated"].to, new["taken over"].to) == ((MODERATOR,), (AUDITOR,))


def test_an_action_opened_again_is_told_each_time(life: Life) -> None:
    audit = life.closed()
    life.does(TEAM, c.AgreeAction(audit=audit, fields={"action": "Visit"}))
    keys = []
    for missing in ("No visit", "Still none"):
        again = c.CheckBack(audit=audit, action="1", is_done=False, reason=missing)
        keys.append(told(life, TEAM, again)["re-opened"].key)
    assert len(set(keys)) == 2


def test_every_key_of_a_life_is_told_once_and_says_no_more_than_ids(life: Life) -> None:
    seen: list[str] = []
    record: AuditRecord | None = None
    audit = life.submitted()
    for who, command in (
        (MODERATOR, accepting(audit, {"Overall": "No"})),
        (AUDITOR, c.Disagree(audit=audit, reason="No")),
        (HEAD, c.Decide(audit=audit, stands="auditor", reason="Yes")),
        (TEAM, c.ArrangeMeeting(audit=audit, on="2026-11-27")),
        (CASE, c.AddPractitionerComment(audit=audit, text="Fair")),
        (AUDITOR, c.RecordMeeting(audit=audit, on="2026-11-20", came=(CASE,))),
    ):
        after = life.does(who, command)
        act = Act(actor=who, name="x", at=life.now)
        seen += [one.key for one in consequences(record, after, act)]
        record = after
        life.later(hours=1)
    assert len(seen) == len(set(seen))
    assert not any(name in key for key in seen for name in (AUDITOR, MODERATOR, CASE, TEAM))
