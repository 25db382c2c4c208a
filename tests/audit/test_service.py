"""What the core does with a command, over the hand-written store."""

import datetime as dt

import pytest

from audit import commands as c
from audit.errors import (
    BadAudit,
    Incomplete,
    NotAllowed,
    StaleScreen,
    UnknownAudit,
    UnknownPerson,
    UnknownQuestion,
    UnknownRating,
    WrongState,
)
from audit.permissions import THE_OPERATOR, Actor, Role
from audit.record import Person
from audit.service import AuditService
from tests.builders import NOW, answered, begun, service_over, small_form
from tests.storage.fake import MemoryStore


@pytest.fixture
def service() -> AuditService:
    return service_over(MemoryStore())


def answer(
    audit: str, rating: str | None = "Good", comment: str | None = "Seen.", **more: int
) -> c.RecordAnswer:
    return c.RecordAnswer(audit=audit, question="1", rating=rating, comment=comment, **more)


def test_an_audit_is_named_by_month_and_a_number_never_given_twice(service: AuditService) -> None:
    assert [begun(service).id, begun(service).id] == ["2026-11-001", "2026-11-002"]


def test_an_answer_is_kept_with_its_history(service: AuditService) -> None:
    audit = begun(service).id
    service.perform(answer(audit), THE_OPERATOR)
    record, _ = service.show(audit, THE_OPERATOR)
    assert record.data.answers["1"].rating == "Good"
    facts = [line.change.fact for line in service.history(audit, THE_OPERATOR)]
    assert facts[-2:] == ["/answers/1/rating", "/answers/1/comment"]


def test_the_same_answer_twice_changes_nothing_and_succeeds(service: AuditService) -> None:
    audit = begun(service).id
    first = service.perform(answer(audit), THE_OPERATOR)
    second = service.perform(answer(audit), THE_OPERATOR)
    assert second.changes == ()
    assert second.record.version == first.record.version


def test_a_command_carries_only_the_change(service: AuditService) -> None:
    audit = begun(service).id
    service.perform(answer(audit), THE_OPERATOR)
    service.perform(answer(audit, rating="Requires Improvement", comment=None), THE_OPERATOR)
    kept = service.show(audit, THE_OPERATOR)[0].data.answers["1"]
    assert (kept.rating, kept.comment) == ("Requires Improvement", "Seen.")


@pytest.mark.parametrize("typed", ["Requires Improvement to be Good", "RI", "requires improvment", "r"])
def test_a_rating_is_understood_however_it_is_written(service: AuditService, typed: str) -> None:
    audit = begun(service).id
    outcome = service.perform(answer(audit, rating=typed), THE_OPERATOR)
    assert outcome.record.data.answers["1"].rating == "Requires Improvement"


def test_a_rating_the_form_does_not_have_is_refused_by_name(service: AuditService) -> None:
    audit = begun(service).id
    with pytest.raises(UnknownRating, match="'Splendid' is no rating of question 1; choose from: Good, "):
        service.perform(answer(audit, rating="Splendid"), THE_OPERATOR)
    assert service.show(audit, THE_OPERATOR)[0].version == 1


def test_an_unknown_question_names_those_there_are(service: AuditService) -> None:
    audit = begun(service).id
    with pytest.raises(UnknownQuestion, match="no question 99; its questions run from 1 to 4"):
        service.perform(c.RecordAnswer(audit=audit, question="99", rating="Good"), THE_OPERATOR)


def test_an_audit_that_does_not_exist_is_said_to_be_unknown(service: AuditService) -> None:
    with pytest.raises(UnknownAudit, match="2026-11-777"):
        service.perform(answer("2026-11-777"), THE_OPERATOR)


def test_characters_no_document_can_hold_are_removed_and_told(service: AuditService) -> None:
    audit = begun(service).id
    outcome = service.perform(answer(audit, comment="bell\x07 and half \ud83d"), THE_OPERATOR)
    assert outcome.record.data.answers["1"].comment == "bell and half "
    assert outcome.notes == ("comment: removed 2 characters that no Word or Excel file can hold",)


def test_an_answer_from_an_old_screen_is_refused_when_someone_changed_it(service: AuditService) -> None:
    audit = begun(service)
    service.perform(answer(audit.id), THE_OPERATOR)
    with pytest.raises(StaleScreen, match="operator changed this at 10:00 on 20 November"):
        service.perform(answer(audit.id, comment="Other words.", seen=audit.version), THE_OPERATOR)


def test_an_answer_from_an_old_screen_is_taken_when_only_others_changed(service: AuditService) -> None:
    audit = begun(service)
    service.perform(c.RecordAnswer(audit=audit.id, question="2", rating="Good"), THE_OPERATOR)
    assert service.perform(answer(audit.id, seen=audit.version), THE_OPERATOR).changes


def test_submission_says_what_is_missing(service: AuditService) -> None:
    audit = begun(service).id
    with pytest.raises(Incomplete) as refused:
        service.perform(c.Submit(audit=audit), THE_OPERATOR)
    assert "question 1 has no rating" in refused.value.gaps
    assert "the overall rating is missing" in refused.value.gaps


def test_submission_with_the_gaps_explained_keeps_the_reason(service: AuditService) -> None:
    audit = begun(service).id
    outcome = service.perform(c.Submit(audit=audit, reason="the case moved away"), THE_OPERATOR)
    assert (outcome.record.state, outcome.record.submit_reason) == ("submitted", "the case moved away")


def test_a_complete_audit_is_submitted_and_then_closed_to_answers(service: AuditService) -> None:
    audit = begun(service).id
    answered(service, audit)
    record = service.perform(c.Submit(audit=audit), THE_OPERATOR).record
    assert (record.state, record.submitted_at) == ("submitted", NOW)
    with pytest.raises(WrongState, match="it has been submitted"):
        service.perform(answer(audit, comment="Later."), THE_OPERATOR)


def test_an_action_keeps_its_id_when_another_is_removed(service: AuditService) -> None:
    audit = begun(service).id
    for text in ("Visit", "Write"):
        service.perform(c.AddAction(audit=audit, fields={"action": text}), THE_OPERATOR)
    service.perform(c.RemoveAction(audit=audit, action="2"), THE_OPERATOR)
    outcome = service.perform(c.AddAction(audit=audit, fields={"action": "Ring"}), THE_OPERATOR)
    assert [action.id for action in outcome.record.data.actions] == ["1", "3"]


def test_an_action_field_that_does_not_exist_is_refused(service: AuditService) -> None:
    audit = begun(service).id
    with pytest.raises(BadAudit, match="an action has no field 'colour'"):
        service.perform(c.AddAction(audit=audit, fields={"colour": "red"}), THE_OPERATOR)


def test_a_contact_is_ticked_off_by_whom_and_when_and_can_be_taken_back(service: AuditService) -> None:
    audit = begun(service).id
    answered(service, audit)
    service.perform(c.Submit(audit=audit), THE_OPERATOR)
    tick = c.TickContact(audit=audit, kind="parent-feedback")
    ticked = service.perform(tick, THE_OPERATOR).record.contacts["parent-feedback"]
    assert (ticked.by, ticked.at) == ("operator", NOW)
    again = c.TickContact(audit=audit, kind="parent-feedback", recorded=False)
    assert service.perform(again, THE_OPERATOR).record.contacts == {}


def test_an_auditor_answers_their_own_audits_and_no_other(service: AuditService) -> None:
    audit = begun(service).id
    own = Actor(name="alex example", roles=(Role.AUDITOR,))
    other = Actor(name="Robin Example", roles=(Role.AUDITOR, Role.MODERATOR))
    assert service.perform(answer(audit), own).changes
    with pytest.raises(NotAllowed, match="Robin Example"):
        service.perform(answer(audit, comment="Mine now."), other)
    assert service.show(audit, other, "learning from it")


def test_an_audit_begun_under_an_old_edition_is_finished_under_it() -> None:
    store = MemoryStore()
    audit = begun(service_over(store, small_form("case-audit-old"))).id
    newer = service_over(store, small_form("case-audit-new"))
    record, form = newer.show(audit, THE_OPERATOR)
    assert (record.edition, form.edition) == ("case-audit-old", "case-audit-old")
    assert newer.perform(answer(audit), THE_OPERATOR).changes
    assert begun(newer).edition == "case-audit-new"


def test_the_clock_is_an_argument() -> None:
    later = NOW + dt.timedelta(days=3)
    assert begun(service_over(MemoryStore(), now=later)).created_at == later


def test_whoever_left_can_no_longer_act(service: AuditService) -> None:
    left = Person(name="Pat Example", roles=("auditor",), leaves_on=NOW.date() - dt.timedelta(days=1))
    stays = Person(name="Kim Example", roles=("auditor",), leaves_on=NOW.date())
    service.keep_people([left, stays], THE_OPERATOR)
    assert service.actor("Kim Example").roles == (Role.AUDITOR,)
    with pytest.raises(UnknownPerson):
        service.actor("Pat Example")


def test_importing_people_again_brings_nobody_back(service: AuditService) -> None:
    person = Person(name="Pat Example", roles=("auditor",))
    service.keep_people([person], THE_OPERATOR)
    service.deactivate("pat example", THE_OPERATOR)
    service.keep_people([person], THE_OPERATOR)
    with pytest.raises(UnknownPerson):
        service.actor("Pat Example")


@pytest.mark.parametrize("name", ["", " ", "operator"])
def test_no_name_makes_a_person_the_operator(service: AuditService, name: str) -> None:
    service.keep_people([Person(name="Kim Example")], THE_OPERATOR)
    with pytest.raises(UnknownPerson):
        service.actor(name)


def test_handing_in_twice_does_no_harm(service: AuditService) -> None:
    audit = begun(service).id
    answered(service, audit)
    service.perform(c.Submit(audit=audit), THE_OPERATOR)
    assert service.perform(c.Submit(audit=audit), THE_OPERATOR).changes == ()


def test_how_social_care_is_involved_goes_when_it_is_not(service: AuditService) -> None:
    audit = begun(service).id
    facts = {"/child/social_care/allocated": True, "/child/social_care/status": "child in need"}
    service.perform(c.RecordParticulars(audit=audit, facts=facts), THE_OPERATOR)
    no = c.RecordParticulars(audit=audit, facts={"/child/social_care/allocated": False})
    assert service.perform(no, THE_OPERATOR).record.data.child.social_care.status is None
