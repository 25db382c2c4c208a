"""Joint audits: two halves, one shared section, one panel."""

import pytest

from audit import commands as c
from audit.completeness import joint_gaps
from audit.errors import BadAudit, Incomplete, NotAllowed, WrongState
from audit.kinds.joint import PROMPTS, case_note
from audit.life.checks import quality_checks
from audit.life.shapes import meetings
from audit.permissions import THE_OPERATOR
from audit.record import Person
from tests.audit.life.played import ACADEMY, AUDITOR, MODERATOR, SECTIONS, Life
from tests.builders import answered, small_form

BUDDY = "Sol Example"


@pytest.fixture
def life() -> Life:
    found = Life()
    found.service.keep_people([Person(name=BUDDY, roles=("social care auditor",))], THE_OPERATOR)
    return found


@pytest.fixture
def halves(life: Life) -> tuple[str, str]:
    ours, theirs = life.allocated(kind="joint"), life.allocated(kind="joint", auditor=BUDDY)
    life.does(ACADEMY, c.PairAudits(audit=ours, other=theirs))
    return ours, theirs


def _with(life: Life, audit: str) -> str | None:
    joint = life.record(audit).data.joint
    return joint.with_ if joint else None


def test_a_pair_knows_each_other(life: Life, halves: tuple[str, str]) -> None:
    ours, theirs = halves
    assert (life.record(ours).pair, life.record(theirs).pair) == (theirs, ours)
    assert [_with(life, audit) for audit in halves] == [BUDDY, AUDITOR]


def test_a_new_auditor_of_one_half_is_known_to_the_other(life: Life, halves: tuple[str, str]) -> None:
    life.service.keep_people([Person(name="Ola Example", roles=("auditor",))], THE_OPERATOR)
    ours, theirs = halves
    with pytest.raises(NotAllowed, match="the other half"):
        life.does(ACADEMY, c.Reassign(audit=ours, to=BUDDY, reason="x"))
    life.does(ACADEMY, c.Reassign(audit=ours, to="Ola Example", reason="Alex leaves"))
    assert (_with(life, ours), _with(life, theirs)) == (BUDDY, "Ola Example")


def test_a_name_that_somebody_wrote_beside_the_shared_section_stays(life: Life) -> None:
    ours, theirs = life.allocated(kind="joint"), life.allocated(kind="joint", auditor=BUDDY)
    life.does(AUDITOR, c.RecordJoint(audit=ours, with_="Sol E., social care"))
    life.does(ACADEMY, c.PairAudits(audit=ours, other=theirs))
    assert (_with(life, ours), _with(life, theirs)) == ("Sol E., social care", AUDITOR)


def test_what_one_writes_into_the_shared_section_stands_in_both(life: Life, halves: tuple[str, str]) -> None:
    ours, theirs = halves
    written = c.RecordJoint(
        audit=ours,
        with_=BUDDY,
        social_worker="Wyn Worker",
        spoke_on="2026-11-19",
        mode="virtual",
        rating="RI",
        comment="Two plans, one aim.",
    )
    life.does(AUDITOR, written)
    life.does(BUDDY, c.RecordJoint(audit=theirs, comment="Two plans, one aim, no joint visit."))
    for audit in halves:
        joint = life.record(audit).data.joint
        assert joint is not None
        assert (joint.section.rating, joint.section.comment) == (
            "Requires Improvement",
            "Two plans, one aim, no joint visit.",
        )
        assert joint.conversation is not None
        assert joint.conversation.mode == "virtual"
    assert life.record(ours).data.joint.with_ == BUDDY  # type: ignore[union-attr]  # it was written above
    assert life.record(theirs).data.joint.with_ == AUDITOR  # type: ignore[union-attr]  # the same


def test_the_halves_are_two_auditors_joint_audits_of_one_child(life: Life) -> None:
    ours = life.allocated(kind="joint")
    for other, why in (
        (life.allocated(kind="joint"), "two auditors"),
        (life.allocated(kind="joint", auditor=BUDDY, childview_id="CV-2"), "one child"),
        (life.allocated(kind="joint", auditor=BUDDY, month="2026-12"), "one month"),
    ):
        with pytest.raises(BadAudit, match=why):
            life.does(ACADEMY, c.PairAudits(audit=ours, other=other))
    with pytest.raises(WrongState, match="is no joint audit"):
        life.does(ACADEMY, c.PairAudits(audit=ours, other=life.allocated(auditor="Pat Example")))


def test_a_pair_is_not_parted_by_a_third(life: Life, halves: tuple[str, str]) -> None:
    third = life.allocated(kind="joint", auditor="Pat Example")
    with pytest.raises(BadAudit, match="has a partner already"):
        life.does(ACADEMY, c.PairAudits(audit=third, other=halves[0]))


def test_a_social_care_auditor_takes_part_in_joint_audits_and_not_in_full_ones(life: Life) -> None:
    full = life.allocated(auditor=BUDDY)
    with pytest.raises(NotAllowed):
        life.does(BUDDY, c.RecordAnswer(audit=full, question="1", rating="Good"))


def test_a_panel_moderates_both_once_both_are_in(life: Life, halves: tuple[str, str]) -> None:
    ours, theirs = halves
    for audit in halves:
        answered(life.service, audit)
    life.does(AUDITOR, c.Submit(audit=ours))
    whole = c.Moderate(audit=ours, agree=SECTIONS, actions_meet_findings=True, accept=True)
    with pytest.raises(WrongState, match=f"{theirs} has not been handed in"):
        life.does(MODERATOR, whole)
    life.does(BUDDY, c.Submit(audit=theirs))
    with pytest.raises(Incomplete, match="say who sat in it"):
        life.does(MODERATOR, whole)
    life.does(MODERATOR, c.Moderate(audit=ours, panel=(MODERATOR, "Wyn Panel")))
    record = life.does(MODERATOR, whole)
    assert record.state == "moderated"
    assert meetings(record.data)[0].came == (MODERATOR, "Wyn Panel")


def test_a_joint_audit_lacks_its_shared_section_until_one_of_the_two_wrote_it(
    life: Life, halves: tuple[str, str]
) -> None:
    ours, theirs = halves
    spoken = {"/conversations_reason": "Everyone was away."}
    for audit in halves:
        life.service.perform(c.RecordParticulars(audit=audit, facts=spoken), THE_OPERATOR)
    gaps = joint_gaps(life.record(ours).data)
    assert gaps == ("the section on joint working has no rating or no words yet",)
    assert gaps[0] in [one.what for one in quality_checks(life.record(ours), small_form())]
    with pytest.raises(Incomplete) as refused:
        life.does(AUDITOR, c.Submit(audit=ours))
    assert gaps[0] in refused.value.gaps
    life.does(BUDDY, c.RecordJoint(audit=theirs, rating="Good", comment="One aim."))
    assert joint_gaps(life.record(ours).data) == ()
    no_reason = life.record(ours).data.model_copy(update={"conversations_reason": None})
    assert joint_gaps(no_reason) == ("no conversation with the social worker is recorded",)


def test_the_section_alone_is_a_case_note(life: Life, halves: tuple[str, str]) -> None:
    command = c.RecordJoint(
        audit=halves[0], social_worker="Wyn Worker", spoke_on="2026-11-19", comment="One aim."
    )
    note = case_note(life.does(AUDITOR, command))
    assert "Conversation with the social worker (Wyn Worker): 19 November 2026" in note
    assert "Rating: Not answered" in note
    assert "One aim." in note


def test_the_prompts_say_what_to_consider() -> None:
    assert all(prompt.endswith("?") for prompt in PROMPTS)
