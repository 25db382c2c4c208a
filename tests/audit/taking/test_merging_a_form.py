"""A form read into an audit that is there already: only differences are taken, nothing silently."""

from dataclasses import replace

import pytest

from audit import commands as c
from audit.errors import BadAudit, NotAllowed, WrongState
from audit.permissions import THE_OPERATOR, Actor, Role
from audit.record import AuditRecord, Value
from audit.service import AuditService
from audit.taking.desk import FormDesk
from audit.taking.models import Origin
from tests.audit.taking.filled import desk_over, filled, merged, whole
from tests.builders import answered, begun, service_over
from tests.storage.fake import MemoryStore

AUDITOR = Actor(name="Alex Example", roles=(Role.AUDITOR,))
COMMENT = "/answers/1/comment"


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def service(store: MemoryStore) -> AuditService:
    return service_over(store)


@pytest.fixture
def desk(store: MemoryStore) -> FormDesk:
    return desk_over(store)


def say(service: AuditService, audit: str, comment: str, question: str = "1") -> AuditRecord:
    command = c.RecordAnswer(audit=audit, question=question, rating="Good", comment=comment)
    return service.perform(command, THE_OPERATOR).record


def held(service: AuditService, audit: str) -> AuditRecord:
    return service.show(audit, THE_OPERATOR)[0]


def test_what_the_record_does_not_say_is_taken(service: AuditService, desk: FormDesk) -> None:
    audit = begun(service).id
    facts: dict[str, Value] = {
        "/child/name": "Taylor Fictional", "/answers/1/rating": "Good", COMMENT: "Seen.",
        "/sections/Assessment/rating": "Good", "/overall/comment": "Mixed.",
        "/feedback/child/1": "She listened.",
        "/conversations/child": {"date": "2026-11-12", "mode": "virtual", "with": None},
    }  # fmt: skip
    taken = merged(desk, audit, filled(facts, {"action": "Visit", "responsibility": "Sam Example"}))
    data = held(service, audit).data
    assert data.child.name == "Taylor Fictional"
    assert data.answers["1"].comment == "Seen."
    assert data.sections["Assessment"].rating == "Good"
    assert data.overall.comment == "Mixed."
    assert data.feedback == {"child": {"1": "She listened."}}
    assert data.conversations.child is not None
    assert data.conversations.child.mode == "virtual"
    assert [(action.id, action.action) for action in data.actions] == [("1", "Visit")]
    assert taken.conflicts == ()
    assert {one.place for one in taken.differences} >= {*facts, "/actions/1/action"}


def test_all_of_it_is_one_act_in_the_history(service: AuditService, desk: FormDesk) -> None:
    audit = begun(service)
    merged(desk, audit.id, filled({"/child/name": "Taylor Fictional", COMMENT: "Seen."}))
    lines = service.history(audit.id, THE_OPERATOR)
    assert {line.act.name for line in lines[-2:]} == {"read form"}
    assert held(service, audit.id).version == audit.version + 1


def test_the_same_form_twice_changes_nothing(service: AuditService, desk: FormDesk) -> None:
    audit = begun(service).id
    form = filled({COMMENT: "Seen.", "/child/age": 15}, {"action": "Visit the home"})
    merged(desk, audit, form)
    version = held(service, audit).version
    again = merged(desk, audit, form)
    assert (again.differences, again.conflicts) == ((), ())
    assert held(service, audit).version == version


def test_an_empty_place_never_deletes(service: AuditService, desk: FormDesk) -> None:
    audit = begun(service).id
    say(service, audit, "Kept.")
    merged(desk, audit, filled({"/child/name": "Taylor Fictional"}))
    assert held(service, audit).data.answers["1"].comment == "Kept."


def test_two_different_texts_are_a_conflict_that_says_who_and_when(
    service: AuditService, desk: FormDesk
) -> None:
    audit = begun(service).id
    say(service, audit, "From the chat.")
    taken = merged(desk, audit, filled({COMMENT: "From Word.", "/child/name": "Taylor Fictional"}))
    (conflict,) = taken.conflicts
    assert (conflict.place, conflict.form, conflict.record) == (COMMENT, "From Word.", "From the chat.")
    assert conflict.by == "operator"
    assert conflict.at is not None
    data = held(service, audit).data
    assert data.answers["1"].comment == "From the chat."
    assert data.child.name == "Taylor Fictional"  # what is no conflict is taken all the same


@pytest.mark.parametrize(("take", "kept"), [("form", "From Word."), ("record", "From the chat.")])
def test_take_settles_a_conflict(service: AuditService, desk: FormDesk, take: str, kept: str) -> None:
    audit = begun(service).id
    say(service, audit, "From the chat.")
    taken = merged(desk, audit, filled({COMMENT: "From Word."}), take=take)  # type: ignore[arg-type]
    assert taken.conflicts == ()
    assert [one.place for one in taken.settled] == [COMMENT]
    assert held(service, audit).data.answers["1"].comment == kept


def test_spaces_and_line_ends_are_nobodys_edit(service: AuditService, desk: FormDesk) -> None:
    audit = begun(service).id
    say(service, audit, "One.\nTwo.")
    taken = merged(desk, audit, filled({COMMENT: " One.\r\nTwo. \n"}))
    assert (taken.differences, taken.conflicts) == ((), ())


def test_the_same_in_another_spelling_is_no_difference(service: AuditService, desk: FormDesk) -> None:
    audit = begun(service).id
    facts: dict[str, Value] = {
        "/child/age": 15,
        "/conversations/child": {"date": "2026-11-12", "mode": "virtual", "with": None},
        "/conversations/parents": "2026-11-13",
        "/case_manager": "Casey Manager",
    }
    service.perform(c.RecordParticulars(audit=audit, facts=facts), THE_OPERATOR)
    form = facts | {"/child/age": "15", "/case_manager": "casey  manager", "/auditor": "ALEX EXAMPLE"}
    taken = merged(desk, audit, filled(form))
    assert (taken.differences, taken.conflicts) == ((), ())


class TestAFormThatWasWrittenOut:
    """The form says which audit it is of; what stood in it then tells an edit from what is merely old."""

    def test_an_edit_in_word_is_taken_though_the_record_said_something(
        self, service: AuditService, desk: FormDesk
    ) -> None:
        audit = begun(service).id
        at = say(service, audit, "As written.").version
        taken = merged(desk, audit, filled({COMMENT: "Mended in Word."}, origin=Origin(audit, at)))
        assert taken.conflicts == ()
        assert held(service, audit).data.answers["1"].comment == "Mended in Word."

    def test_what_only_the_record_changed_stays(self, service: AuditService, desk: FormDesk) -> None:
        audit = begun(service).id
        at = say(service, audit, "As written.").version
        say(service, audit, "Mended in chat.")
        taken = merged(desk, audit, filled({COMMENT: "As written."}, origin=Origin(audit, at)))
        assert (taken.differences, taken.conflicts) == ((), ())
        assert held(service, audit).data.answers["1"].comment == "Mended in chat."

    def test_what_both_changed_is_a_conflict(self, service: AuditService, desk: FormDesk) -> None:
        audit = begun(service).id
        at = say(service, audit, "As written.").version
        say(service, audit, "Mended in chat.")
        taken = merged(desk, audit, filled({COMMENT: "Mended in Word."}, origin=Origin(audit, at)))
        assert [one.place for one in taken.conflicts] == [COMMENT]

    def test_what_the_record_took_back_since_is_a_conflict_only_where_the_form_changed_it(
        self, service: AuditService, desk: FormDesk
    ) -> None:
        audit = begun(service).id
        at = say(service, audit, "As written.").version
        service.perform(c.RecordAnswer(audit=audit, question="1", comment=""), THE_OPERATOR)
        old = merged(desk, audit, filled({COMMENT: "As written."}, origin=Origin(audit, at)))
        new = merged(desk, audit, filled({COMMENT: "Mended in Word."}, origin=Origin(audit, at)))
        assert (old.differences, old.conflicts) == ((), ())
        assert [one.place for one in new.conflicts] == [COMMENT]

    def test_an_edit_taken_once_is_not_taken_again_over_a_later_change(
        self, service: AuditService, desk: FormDesk
    ) -> None:
        audit = begun(service).id
        at = say(service, audit, "As written.").version
        form = filled({COMMENT: "Mended in Word."}, origin=Origin(audit, at))
        merged(desk, audit, form)
        say(service, audit, "And again in chat.")
        taken = merged(desk, audit, form)
        assert (taken.differences, taken.conflicts) == ((), ())

    def test_without_a_version_the_times_its_documents_were_made_are_asked(
        self, service: AuditService, desk: FormDesk
    ) -> None:
        audit = begun(service).id
        say(service, audit, "As written.")
        service.export(audit, THE_OPERATOR)
        say(service, audit, "Seen elsewhere.", question="2")
        form = filled({COMMENT: "Mended in Word.", "/answers/2/comment": "Old."}, origin=Origin(audit))
        taken = merged(desk, audit, form)
        assert held(service, audit).data.answers["1"].comment == "Mended in Word."
        assert [one.place for one in taken.conflicts] == ["/answers/2/comment"]

    def test_an_action_is_known_by_its_row_and_a_row_filled_since_is_another(
        self, service: AuditService, desk: FormDesk
    ) -> None:
        audit = begun(service).id
        service.perform(c.AddAction(audit=audit, fields={"action": "Visit"}), THE_OPERATOR)
        at = held(service, audit).version
        service.perform(c.AddAction(audit=audit, fields={"action": "From the chat"}), THE_OPERATOR)
        rows = ({"action": "Visit the home weekly"}, {"action": "Typed in Word"})
        taken = merged(desk, audit, filled({}, *rows, origin=Origin(audit, at)))
        actions = {action.id: action.action for action in held(service, audit).data.actions}
        assert actions == {"1": "Visit the home weekly", "2": "From the chat", "3": "Typed in Word"}
        assert taken.conflicts == ()
        again = merged(desk, audit, filled({}, *rows, origin=Origin(audit, at)))
        assert again.differences == ()

    def test_who_goes_on_writing_in_word_reads_it_again_without_a_conflict(
        self, service: AuditService, desk: FormDesk
    ) -> None:
        audit = begun(service).id
        at = say(service, audit, "As written.").version
        for text in ("First draft.", "Second draft."):
            form = filled({COMMENT: text}, {"action": f"Visit: {text}"}, origin=Origin(audit, at))
            assert merged(desk, audit, form, actor=AUDITOR).conflicts == ()
        data = held(service, audit).data
        assert data.answers["1"].comment == "Second draft."
        assert [action.action for action in data.actions] == ["Visit: Second draft."]
        form = filled({COMMENT: "Another's copy."}, origin=Origin(audit, at))
        assert [one.place for one in merged(desk, audit, form).conflicts] == [COMMENT]

    def test_a_form_that_cannot_say_whose_it_is_is_known_by_child_month_and_auditor(
        self, service: AuditService, desk: FormDesk
    ) -> None:
        audit = begun(service).id
        say(service, audit, "As written.")
        service.export(audit, THE_OPERATOR)
        facts = whole() | {"/child/childview_id": "CV-1", COMMENT: "Mended in Word."}
        stranger = merged(desk, audit, filled(facts), dry_run=True)
        assert [one.place for one in stranger.conflicts] == [COMMENT]
        taken = merged(desk, audit, replace(filled(facts), written_out=True))
        assert [one.place for one in taken.differences] == [COMMENT]

    def test_a_form_of_another_audit_is_refused(self, service: AuditService, desk: FormDesk) -> None:
        first, second = begun(service).id, begun(service, "CV-2").id
        with pytest.raises(BadAudit, match=f"--into {second}"):
            merged(desk, first, filled({COMMENT: "x"}, origin=Origin(second, 1)))


def test_a_form_about_another_child_is_refused(service: AuditService, desk: FormDesk) -> None:
    audit = begun(service).id
    with pytest.raises(BadAudit, match="another child"):
        merged(desk, audit, filled({"/child/childview_id": "CV-77", COMMENT: "x"}))
    merged(desk, audit, filled({"/child/childview_id": " cv-1 ", COMMENT: "x"}))


def test_an_audit_handed_in_cannot_be_changed_but_an_old_form_does_no_harm(
    service: AuditService, desk: FormDesk
) -> None:
    audit = begun(service).id
    answered(service, audit)
    service.perform(c.Submit(audit=audit), THE_OPERATOR)
    assert merged(desk, audit, filled({COMMENT: "Seen for 1."})).differences == ()
    with pytest.raises(WrongState, match="submitted"):
        merged(desk, audit, filled({COMMENT: "Otherwise."}))
    with pytest.raises(WrongState):
        merged(desk, audit, filled({"/child/name": "Taylor Fictional"}))


def test_only_those_who_may_answer_an_audit_may_read_a_form_into_it(
    service: AuditService, desk: FormDesk
) -> None:
    audit = begun(service).id
    merged(desk, audit, filled({COMMENT: "Mine."}), actor=AUDITOR)
    stranger = Actor(name="Sam Example", roles=(Role.AUDITOR,))
    with pytest.raises(NotAllowed):
        merged(desk, audit, filled({COMMENT: "Theirs."}), actor=stranger)


def test_an_auditor_does_not_verify_or_reassign_by_form(service: AuditService, desk: FormDesk) -> None:
    audit = begun(service).id
    facts: dict[str, Value] = {
        "/verification/by": "Alex Example", "/auditor": "Sam Example", "/verification/agrees/Overall": True,
        COMMENT: "Mine.",
    }  # fmt: skip
    taken = merged(desk, audit, filled(facts), actor=AUDITOR)
    data = held(service, audit).data
    assert (data.verification.by, data.auditor, data.answers["1"].comment) == (None, "Alex Example", "Mine.")
    assert {one.place for one in taken.left} == {*facts} - {COMMENT}
    merged(desk, audit, filled(facts))
    assert held(service, audit).data.verification.agrees == {"Overall": True}


def test_a_dry_run_shows_everything_and_changes_nothing(service: AuditService, desk: FormDesk) -> None:
    audit = begun(service)
    taken = merged(desk, audit.id, filled({COMMENT: "Seen."}, {"action": "Visit"}), dry_run=True)
    assert {one.place for one in taken.differences} == {COMMENT, "/actions/1/action"}
    assert taken.record.data.answers["1"].comment == "Seen."
    assert held(service, audit.id) == audit


def test_forms_land_all_or_none(service: AuditService, desk: FormDesk) -> None:
    from audit.taking.desk import Wanted

    audit = begun(service).id
    forms = [filled({COMMENT: "Seen."}), filled({"/answers/1/rating": "Splendid"})]
    with pytest.raises(Exception, match="Splendid"):
        desk.take(forms, Wanted(into=audit, take="form"), THE_OPERATOR)
    assert held(service, audit).data.answers == {}


def test_a_status_of_social_care_without_any_is_left(service: AuditService, desk: FormDesk) -> None:
    audit = begun(service).id
    facts: dict[str, Value] = {
        "/child/social_care/allocated": False, "/child/social_care/status": "Child in need"
    }  # fmt: skip
    taken = merged(desk, audit, filled(facts))
    assert [one.place for one in taken.left] == ["/child/social_care/status"]
    assert [one.place for one in taken.differences] == ["/child/social_care/allocated"]
