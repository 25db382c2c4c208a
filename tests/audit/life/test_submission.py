"""Taking an audit up and handing it in."""

import pytest

from audit import commands as c
from audit.errors import Incomplete, NotAllowed
from audit.permissions import THE_OPERATOR
from tests.audit.life.played import AUDITOR, CASE, HEAD, MODERATOR, Life
from tests.builders import answered


def test_an_allocated_audit_is_begun_once(life: Life) -> None:
    audit = life.allocated()
    assert life.record(audit).state == "allocated"
    first = life.does(AUDITOR, c.Begin(audit=audit))
    assert (first.state, first.started_at) == ("in progress", life.now)
    assert life.does(AUDITOR, c.Begin(audit=audit)).version == first.version


def test_the_first_answer_takes_an_allocated_audit_up(life: Life) -> None:
    audit = life.allocated()
    record = life.does(AUDITOR, c.RecordAnswer(audit=audit, question="1", rating="Good"))
    assert (record.state, record.started_at) == ("in progress", life.now)


def test_nobody_is_given_the_audit_of_a_child_they_work_with(life: Life) -> None:
    with pytest.raises(NotAllowed, match="works with this child"):
        life.allocated(auditor=CASE)


def test_a_missing_conversation_is_recorded_or_explained_before_handing_in(life: Life) -> None:
    audit = life.allocated()
    answered(life.service, audit)
    life.does(AUDITOR, c.RecordParticulars(audit=audit, facts={"/conversations_reason": ""}))
    with pytest.raises(Incomplete, match="no conversation with the case manager is recorded"):
        life.does(AUDITOR, c.Submit(audit=audit))
    spoken = {"/conversations/case_manager": {"date": "2026-11-12", "mode": "virtual", "with": CASE}}
    life.does(AUDITOR, c.RecordParticulars(audit=audit, facts=spoken))
    with pytest.raises(Incomplete, match="no conversation with the child is recorded"):
        life.does(AUDITOR, c.Submit(audit=audit))
    reason = {"/conversations_reason": "The family did not want to talk."}
    life.does(AUDITOR, c.RecordParticulars(audit=audit, facts=reason))
    assert life.does(AUDITOR, c.Submit(audit=audit)).state == "submitted"


def test_an_audit_given_as_data_counts_as_complete_by_its_ratings() -> None:
    life = Life()
    sections = {title: {"rating": "Good"} for title in ("Assessment", "Delivery & Review")}
    given = {
        "month": "2026-11",
        "auditor": AUDITOR,
        "child": {"childview_id": "CV-1"},
        "answers": {number: {"rating": "Good"} for number in "1234"},
        "sections": sections,
        "overall": {"rating": "Good"},
    }
    assert life.service.take_in(given, THE_OPERATOR).record.state == "submitted"


def test_a_returned_audit_is_handed_in_again_and_moderated_anew(life: Life) -> None:
    audit = life.submitted()
    life.does(MODERATOR, c.Moderate(audit=audit, agree=("Assessment",), talk="held", notes="Thin."))
    life.does(MODERATOR, c.SendBack(audit=audit, reason="One-liners throughout"))
    life.does(AUDITOR, c.RecordAnswer(audit=audit, question="1", comment="Seen twice, on 3 and 9 May."))
    record = life.does(AUDITOR, c.Submit(audit=audit))
    assert record.state == "submitted"
    assert list(record.data.moderation) == ["returns"]


def test_an_audit_that_comes_in_again_as_inadequate_is_the_heads_own_to_open(life: Life) -> None:
    audit = life.submitted()
    life.does(MODERATOR, c.SendBack(audit=audit, reason="Look at the plan again", talk="held"))
    life.does(AUDITOR, c.RecordJudgement(audit=audit, rating="Inadequate"))
    assert life.does(AUDITOR, c.Submit(audit=audit)).moderator is None
    record, _ = life.service.show(audit, life.who(HEAD))
    assert record.state == "submitted"
    assert [line.act.name for line in life.service.history(audit, THE_OPERATOR)][-1] == "submit"


def test_what_is_missing_is_said_with_what_to_do(life: Life) -> None:
    audit = life.allocated()
    with pytest.raises(Incomplete, match=r"Complete it, or explain the gaps \(--reason\)"):
        life.does(AUDITOR, c.Submit(audit=audit))
