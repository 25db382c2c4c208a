"""A safeguarding concern: any state, no referral, chased until someone has it in hand."""

from typing import get_args

import pytest

from audit import commands as c
from audit.errors import BadAudit, NotAllowed, UnknownQuestion
from audit.life.concern import no_referral
from audit.life.shapes import concerns
from audit.permissions import THE_OPERATOR
from audit.record import State
from audit.ruling import Ways
from tests.audit.life.played import AUDITOR, CASE, DEPUTY, HEAD, MODERATOR, TEAM, Life
from tests.audit.life.states import in_state


@pytest.mark.parametrize("state", get_args(State))
def test_a_concern_is_raised_in_any_state_and_acknowledged(life: Life, state: State) -> None:
    audit = in_state(life, state)
    raised = life.does(AUDITOR, c.RaiseConcern(audit=audit, text="A knife was spoken of", question="3"))
    (concern,) = concerns(raised.data)
    assert (concern.id, concern.raised_by, concern.at, concern.question) == ("1", AUDITOR, life.now, "3")
    assert raised.state == state
    known = life.does(TEAM, c.AcknowledgeConcern(audit=audit, concern="1", note="Referred today"))
    (concern,) = concerns(known.data)
    assert (concern.acknowledged_by, concern.is_open, concern.note) == (TEAM, False, "Referred today")


def test_a_moderator_raises_one_too_and_a_case_manager_does_not(life: Life) -> None:
    audit = life.submitted()
    life.does(MODERATOR, c.RaiseConcern(audit=audit, text="Bruises were noted"))
    with pytest.raises(NotAllowed):
        life.does(CASE, c.RaiseConcern(audit=audit, text="Bruises were noted"))


def test_the_same_concern_again_is_the_same_concern(life: Life) -> None:
    audit = life.submitted()
    command = c.RaiseConcern(audit=audit, text="Bruises were noted")
    life.does(MODERATOR, command)
    assert len(concerns(life.does(MODERATOR, command).data)) == 1


def test_who_raised_it_cannot_acknowledge_it(life: Life) -> None:
    audit = life.submitted()
    life.does(DEPUTY, c.RaiseConcern(audit=audit, text="Bruises were noted"))
    with pytest.raises(NotAllowed, match="somebody else acknowledges it"):
        life.does(DEPUTY, c.AcknowledgeConcern(audit=audit, concern="1"))
    assert not concerns(life.does(HEAD, c.AcknowledgeConcern(audit=audit, concern="1")).data)[0].is_open


def test_a_concern_says_something_of_a_question_there_is(life: Life) -> None:
    audit = life.submitted()
    with pytest.raises(BadAudit, match="the concern is missing"):
        life.does(AUDITOR, c.RaiseConcern(audit=audit, text=" "))
    with pytest.raises(UnknownQuestion):
        life.does(AUDITOR, c.RaiseConcern(audit=audit, text="x", question="99"))
    with pytest.raises(BadAudit, match="has no concern 7; it has: none"):
        life.does(TEAM, c.AcknowledgeConcern(audit=audit, concern="7"))


def test_it_says_plainly_that_it_is_no_referral_and_whom_to_call() -> None:
    told = no_referral(Ways(safeguarding="the hub on 020 0000 0000"))
    assert "not a referral" in told
    assert "the hub on 020 0000 0000" in told


def test_concerns_from_elsewhere_stay_as_they_were_given(life: Life) -> None:
    given = {"month": "2026-11", "auditor": AUDITOR, "team_manager": TEAM, "child": {"childview_id": "CV-2"}}
    raw = ["seen at school", {"text": "older one", "agency": "school"}]
    audit = life.service.take_in({**given, "concerns": raw}, THE_OPERATOR).record.id
    life.does(AUDITOR, c.RaiseConcern(audit=audit, text="new"))
    life.does(TEAM, c.AcknowledgeConcern(audit=audit, concern="2"))
    kept = life.record(audit).data.concerns
    assert kept[0] == "seen at school"
    assert (kept[1]["agency"], kept[1]["acknowledged_by"]) == ("school", TEAM)
    assert [concern.id for concern in concerns(life.record(audit).data)] == ["1", "2", "3"]


def test_it_says_who_is_told_where_no_team_manager_is_named(life: Life) -> None:
    audit = life.allocated(facts={})
    assert "the heads of the service are told at once" in no_referral(Ways(), life.record(audit))
    assert no_referral(Ways(), life.record(life.allocated())).startswith("The team manager is told")
