"""Exempt, withdrawn, given to somebody else."""

import pytest

from audit import commands as c
from audit.errors import BadAudit, NotAllowed, UnknownPerson, WrongState
from audit.permissions import THE_OPERATOR
from audit.record import Person
from tests.audit.life.played import ACADEMY, AUDITOR, CASE, HEAD, MODERATOR, TEAM, Life

OTHER = "Ola Example"


@pytest.fixture
def life() -> Life:
    found = Life()
    found.service.keep_people([Person(name=OTHER, roles=("auditor",))], THE_OPERATOR)
    return found


def test_the_line_manager_exempts_with_a_reason(life: Life) -> None:
    audit = life.allocated()
    record = life.does(TEAM, c.Exempt(audit=audit, reason="On long leave"))
    assert (record.state, record.because, record.approved_by) == ("exempt", "On long leave", TEAM)


def test_an_exemption_needs_the_approval_of_the_line_manager_and_nobody_else(life: Life) -> None:
    audit = life.allocated()
    with pytest.raises(NotAllowed, match="needs the approval of Tina Example"):
        life.does(ACADEMY, c.Exempt(audit=audit, reason="On leave"))
    with pytest.raises(NotAllowed, match="cannot approve the exemption themselves"):
        life.does(ACADEMY, c.Exempt(audit=audit, reason="On leave", approved_by=AUDITOR))
    record = life.does(ACADEMY, c.Exempt(audit=audit, reason="On leave", approved_by=TEAM))
    assert record.approved_by == TEAM


def test_a_child_who_moves_withdraws_the_audit(life: Life) -> None:
    audit = life.submitted()
    record = life.does(ACADEMY, c.Withdraw(audit=audit, reason="The child moved away"))
    assert (record.state, record.because, record.ended_at) == ("withdrawn", "The child moved away", life.now)
    with pytest.raises(WrongState, match="it has been withdrawn"):
        life.does(AUDITOR, c.RecordAnswer(audit=audit, question="1", rating="Good"))


def test_both_say_why(life: Life) -> None:
    audit = life.allocated()
    for command in (c.Exempt(audit=audit, reason=" "), c.Withdraw(audit=audit, reason="")):
        with pytest.raises(BadAudit, match="is missing: say it in a sentence"):
            life.does(HEAD if isinstance(command, c.Withdraw) else TEAM, command)


def test_an_audit_given_to_somebody_else_keeps_whose_words_are_whose(life: Life) -> None:
    audit = life.allocated()
    life.does(AUDITOR, c.RecordAnswer(audit=audit, question="1", rating="Good", comment="Seen."))
    life.later(days=5)
    record = life.does(ACADEMY, c.Reassign(audit=audit, to=OTHER, reason="Alex leaves"))
    assert (record.data.auditor, record.auditors_before, record.allocated_at) == (
        OTHER,
        (AUDITOR,),
        life.now,
    )
    assert record.stamps["/answers/1"].by == AUDITOR
    with pytest.raises(NotAllowed):
        life.does(AUDITOR, c.RecordAnswer(audit=audit, question="2", rating="Good"))
    assert life.does(OTHER, c.RecordAnswer(audit=audit, question="2", rating="Good")).data.answers["2"]


def test_it_is_given_to_a_known_person_who_does_not_work_with_the_child(life: Life) -> None:
    audit = life.allocated()
    with pytest.raises(UnknownPerson, match="nothing was changed"):
        life.does(ACADEMY, c.Reassign(audit=audit, to="Nobody Known", reason="x"))
    with pytest.raises(NotAllowed, match="works with this child"):
        life.does(ACADEMY, c.Reassign(audit=audit, to=CASE, reason="x"))


def test_a_choice_by_hand_is_kept_and_says_which_rules_it_goes_against(life: Life) -> None:
    people = [
        Person(name=OTHER, roles=("auditor",), line_manager=TEAM, email="ola@service.example"),
        Person(name="Gil Guest", roles=("guest auditor",)),
    ]
    life.service.keep_people(people, THE_OPERATOR)
    life.allocated(auditor=OTHER, month="2026-03")
    audit = life.allocated()
    given = life.service.perform(c.Reassign(audit=audit, to="OLA@service.example", reason="x"), THE_OPERATOR)
    assert given.record.data.auditor == OTHER
    assert [note.partition("allocation: ")[2] for note in given.notes] == [
        "they have audited this child before",
        "it is their own team's",
    ]
    guest = life.service.perform(c.Reassign(audit=audit, to="Gil Guest", reason="x"), THE_OPERATOR)
    assert guest.notes[0].endswith("their role does not take this kind of audit")
    back = life.service.perform(c.Reassign(audit=audit, to=AUDITOR, reason="x"), THE_OPERATOR)
    assert [note.partition("allocation: ")[2] for note in back.notes] == ["it is their own team's"]


def test_nobody_is_given_their_own_case_under_another_spelling(life: Life) -> None:
    life.service.keep_people(
        [Person(name=CASE, roles=("auditor",), email="sam@service.example")], THE_OPERATOR
    )
    audit = life.allocated()
    with pytest.raises(NotAllowed, match="works with this child"):
        life.does(ACADEMY, c.Reassign(audit=audit, to="sam@service.example", reason="x"))
    assert life.record(audit).data.auditor == AUDITOR


def test_a_moderator_is_named_who_is_not_the_auditor(life: Life) -> None:
    audit = life.allocated()
    assert life.does(ACADEMY, c.GiveToModerator(audit=audit, to=MODERATOR)).moderator == MODERATOR
    with pytest.raises(NotAllowed, match="nobody moderates an audit that they made"):
        life.does(ACADEMY, c.GiveToModerator(audit=audit, to=AUDITOR))


def test_whoever_wrote_or_moderated_is_not_exchanged_afterwards(life: Life) -> None:
    audit = life.moderated(disagree="Assessment")
    for command in (c.GiveToModerator(audit=audit, to=HEAD), c.Reassign(audit=audit, to=OTHER, reason="x")):
        with pytest.raises(WrongState, match="has been moderated"):
            life.does(ACADEMY, command)
    held = life.record(audit)
    assert (held.moderator, held.data.auditor) == (MODERATOR, AUDITOR)


def test_nobody_judges_what_they_wrote_before_it_was_given_on(life: Life) -> None:
    life.service.keep_people([Person(name=AUDITOR, roles=("auditor", "moderator"))], THE_OPERATOR)
    audit = life.submitted()
    life.does(ACADEMY, c.Reassign(audit=audit, to=OTHER, reason="On leave"))
    with pytest.raises(NotAllowed):
        life.does(AUDITOR, c.Moderate(audit=audit, agree=("Assessment",)))
