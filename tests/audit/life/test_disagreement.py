"""Objecting to a moderated outcome, and the decision."""

import pytest

from audit import commands as c
from audit.errors import BadAudit, Incomplete, NotAllowed, WrongState
from audit.life.shapes import moderation
from audit.life.standing import settled_rating
from audit.permissions import THE_OPERATOR
from audit.record import Person
from tests.audit.life.played import AUDITOR, HEAD, MODERATOR, NAMED, SECTIONS, TEAM, Life


def escalated(life: Life, by: str = MODERATOR) -> str:
    audit = life.submitted()
    life.does(
        by,
        c.Moderate(
            audit=audit,
            agree=SECTIONS[:2],
            disagree={"Overall": "Too kind"},
            ratings={"Overall": "RI"},
            talk="held",
            actions_meet_findings=True,
            accept=True,
        ),
    )
    life.does(AUDITOR, c.Disagree(audit=audit, reason="It is all in the file"))
    return audit


def test_a_disagreement_goes_to_the_head_of_service_who_decides(life: Life) -> None:
    audit = escalated(life)
    assert life.record(audit).state == "escalated"
    record = life.does(HEAD, c.Decide(audit=audit, stands="auditor", reason="The file shows it"))
    decision = moderation(record.data).decision
    assert record.state == "moderated"
    assert decision is not None
    assert (decision.by, decision.rating) == (HEAD, "Good")
    assert settled_rating(record.data) == "Good"
    assert record.data.verification.by == MODERATOR
    assert "Decided by Hana Example on 20 November 2026" in (record.data.verification.comments or "")


def test_where_the_moderators_judgement_stands_so_does_their_rating(life: Life) -> None:
    audit = escalated(life)
    record = life.does(HEAD, c.Decide(audit=audit, stands="moderator", reason="Not in the file"))
    assert settled_rating(record.data) == "Requires Improvement"
    assert record.data.overall.rating == "Good"


def test_where_neither_stands_the_decision_gives_its_own_rating(life: Life) -> None:
    audit = escalated(life)
    with pytest.raises(BadAudit, match="give the rating of the whole"):
        life.does(HEAD, c.Decide(audit=audit, stands="neither", reason="Worse"))
    record = life.does(HEAD, c.Decide(audit=audit, stands="neither", rating="inadequate", reason="Worse"))
    assert (settled_rating(record.data), record.inadequate) == ("Inadequate", ("decision",))


def test_it_is_talked_over_first(life: Life) -> None:
    audit = life.moderated()
    life.does(TEAM, c.ArrangeMeeting(audit=audit, on="2026-11-27"))
    other = life.submitted()
    life.does(
        MODERATOR,
        c.Moderate(audit=other, agree=SECTIONS, actions_meet_findings=True, accept=True),
    )
    with pytest.raises(Incomplete, match="first talk it over"):
        life.does(AUDITOR, c.Disagree(audit=other, reason="No"))
    assert life.does(AUDITOR, c.Disagree(audit=other, reason="No", talk="declined")).state == "escalated"


def test_only_the_auditor_and_the_moderator_can_disagree(life: Life) -> None:
    audit = life.moderated()
    third = Person(name="Ola Example", roles=("moderator",))
    life.service.keep_people([third], THE_OPERATOR)
    with pytest.raises(NotAllowed, match="only the auditor or the moderator"):
        life.does("Ola Example", c.Disagree(audit=audit, reason="No"))


def test_a_decision_is_final(life: Life) -> None:
    audit = escalated(life)
    life.does(HEAD, c.Decide(audit=audit, stands="auditor", reason="Yes"))
    with pytest.raises(WrongState, match="that is final"):
        life.does(AUDITOR, c.Disagree(audit=audit, reason="Still not"))


def test_the_head_cannot_hear_an_appeal_against_their_own_moderation() -> None:
    life = Life(decider=NAMED)
    audit = escalated(life, by=HEAD)
    with pytest.raises(NotAllowed, match="Nia Example decides"):
        life.does(HEAD, c.Decide(audit=audit, stands="moderator", reason="I was right"))
    assert life.does(NAMED, c.Decide(audit=audit, stands="auditor", reason="Seen")).state == "moderated"


def test_whom_the_service_names_does_not_decide_where_the_head_can() -> None:
    life = Life(decider=NAMED)
    audit = escalated(life)
    with pytest.raises(NotAllowed, match="the head of service decides"):
        life.does(NAMED, c.Decide(audit=audit, stands="auditor", reason="Seen"))


def test_where_nobody_is_named_the_settings_are_pointed_at(life: Life) -> None:
    audit = escalated(life, by=HEAD)
    with pytest.raises(NotAllowed, match="`decider`"):
        life.does(HEAD, c.Decide(audit=audit, stands="moderator", reason="I was right"))
