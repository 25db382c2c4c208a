"""Meetings, what comes out of them, and closing."""

import pytest

from audit import commands as c
from audit.errors import BadAudit, Incomplete, NotAllowed, WrongState
from audit.life.shapes import meetings
from tests.audit.life.played import AUDITOR, CASE, DEPUTY, HEAD, TEAM, Life


def held(audit: str, **more: object) -> c.RecordMeeting:
    given = {"on": "20 November 2026", "came": (CASE, TEAM, AUDITOR), **more}
    return c.RecordMeeting(audit=audit, **given)  # type: ignore[arg-type]  # keys are the command's own


def test_a_meeting_is_arranged_moved_and_held(life: Life) -> None:
    audit = life.moderated()
    life.does(TEAM, c.ArrangeMeeting(audit=audit, on="2026-11-27"))
    life.does(TEAM, c.ArrangeMeeting(audit=audit, on="30/11/2026"))
    (meeting,) = meetings(life.record(audit).data)
    assert (meeting.kind, str(meeting.arranged_for), meeting.is_held) == ("UoP", "2026-11-30", False)
    life.later(days=10)
    life.does(TEAM, held(audit, on="2026-11-30", strengths="Warmth", agreed="A visit"))
    (meeting,) = meetings(life.record(audit).data)
    assert (str(meeting.date), meeting.strengths, meeting.came) == (
        "2026-11-30",
        "Warmth",
        (CASE, TEAM, AUDITOR),
    )


def test_an_audit_closes_when_its_meeting_was_held_and_nothing_is_open(life: Life) -> None:
    audit = life.moderated()
    record = life.does(AUDITOR, held(audit))
    assert (record.state, record.closed_at) == ("closed", life.now)


def test_an_action_without_owner_keeps_it_open_until_it_has_one(life: Life) -> None:
    audit = life.moderated()
    life.does(TEAM, c.AgreeAction(audit=audit, fields={"action": "Visit the child"}))
    assert life.does(AUDITOR, held(audit)).state == "moderated"
    fields = {"responsibility": CASE, "timescale": "4 December 2026"}
    assert life.does(TEAM, c.UpdateAction(audit=audit, action="1", fields=fields)).state == "closed"


def test_an_open_concern_keeps_it_open(life: Life) -> None:
    audit = life.moderated()
    life.does(AUDITOR, c.RaiseConcern(audit=audit, text="A knife was spoken of"))
    assert life.does(AUDITOR, held(audit)).state == "moderated"
    assert life.does(TEAM, c.AcknowledgeConcern(audit=audit, concern="1")).state == "closed"


def test_an_inadequate_audit_closes_after_the_follow_up_meeting(life: Life) -> None:
    audit = life.moderated("Inadequate")
    assert life.does(AUDITOR, held(audit)).state == "moderated"
    life.later(weeks=4)
    assert life.does(DEPUTY, held(audit, kind="follow-up", on="2026-12-18")).state == "closed"


def test_it_can_be_closed_before_with_a_reason(life: Life) -> None:
    audit = life.moderated()
    with pytest.raises(Incomplete, match="the UoP meeting has not been held"):
        life.does(HEAD, c.Close(audit=audit))
    record = life.does(HEAD, c.Close(audit=audit, reason="The worker has left"))
    assert (record.state, record.because) == ("closed", "The worker has left")


def test_a_reflection_before_handing_in_closes_nothing(life: Life) -> None:
    audit = life.allocated()
    record = life.does(AUDITOR, held(audit, kind="reflection"))
    assert record.state == "allocated"


def test_a_meeting_has_a_day_that_fits_and_people(life: Life) -> None:
    audit = life.moderated()
    for command, why in (
        (held(audit, on="tomorrow or so"), "is no date"),
        (held(audit, on="2026-11-21"), "has not come yet"),
        (held(audit, came=(" ",)), "who came"),
        (c.ArrangeMeeting(audit=audit, on="2026-11-19"), "is over"),
    ):
        with pytest.raises(BadAudit, match=why):
            life.does(TEAM, command)
    assert meetings(life.record(audit).data) == ()


def test_the_practitioner_comments_and_a_strength_is_put_forward(life: Life) -> None:
    audit = life.moderated()
    life.does(CASE, c.AddPractitionerComment(audit=audit, text="Fair."))
    life.does(CASE, c.AddPractitionerComment(audit=audit, text="Fair and helpful."))
    life.does(TEAM, c.PutForward(audit=audit, text="Letters written with the child"))
    record = life.does(TEAM, c.PutForward(audit=audit, text="Letters written with the child"))
    assert record.practitioner is not None
    assert record.practitioner.text == "Fair and helpful."
    assert [strength.text for strength in record.put_forward] == ["Letters written with the child"]
    with pytest.raises(NotAllowed):
        life.does(AUDITOR, c.AddPractitionerComment(audit=audit, text="I am no practitioner"))


def test_a_practitioner_does_not_comment_before_moderation(life: Life) -> None:
    audit = life.submitted()
    with pytest.raises(WrongState):
        life.does(CASE, c.AddPractitionerComment(audit=audit, text="Fair."))
