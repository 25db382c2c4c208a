"""A form read without an audit to go into becomes one."""

import pytest

from audit.errors import BadAudit, NotAllowed
from audit.permissions import THE_OPERATOR, Actor, Role
from audit.record import Value
from audit.taking.desk import FormDesk, Wanted
from audit.taking.models import Filled, Taken
from tests.audit.taking.filled import desk_over, filled, whole
from tests.builders import service_over
from tests.storage.fake import MemoryStore

NEW = Wanted()


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def desk(store: MemoryStore) -> FormDesk:
    return desk_over(store)


def taken(desk: FormDesk, form: Filled, wanted: Wanted = NEW, actor: Actor = THE_OPERATOR) -> Taken:
    return desk.take([form], wanted, actor)[0]


def count(store: MemoryStore) -> int:
    return len(service_over(store).audits(THE_OPERATOR))


def test_a_form_becomes_an_audit(desk: FormDesk, store: MemoryStore) -> None:
    made = taken(desk, filled(whole(child_name="Taylor Fictional"), {"action": "Visit"}))
    assert made.created
    record, _ = service_over(store).show(made.audit or "", THE_OPERATOR)
    assert record.state == "in progress"
    assert record.data.child.name == "Taylor Fictional"
    assert [(action.id, action.action) for action in record.data.actions] == [("1", "Visit")]


def test_a_whole_form_is_submitted_and_a_verified_one_moderated(desk: FormDesk) -> None:
    complete: dict[str, Value] = {f"/answers/{n}/rating": "Good" for n in "1234"}
    complete |= {f"/sections/{title}/rating": "Good" for title in ("Assessment", "Delivery & Review")}
    complete |= {"/overall/rating": "Good", "/conversations_reason": "Everyone was away."}
    agrees: dict[str, Value] = {
        f"/verification/agrees/{title}": True for title in ("Assessment", "Delivery & Review", "Overall")
    }
    verified: dict[str, Value] = {"/verification/by": "Morgan", "/verification/date": "2026-12-04", **agrees}
    assert taken(desk, filled(whole() | complete)).record.state == "submitted"
    assert taken(desk, filled(whole() | complete | verified)).record.state == "moderated"


def test_the_month_follows_from_the_date_of_the_audit(desk: FormDesk) -> None:
    facts = whole() | {"/date": "2025-03-14"}
    del facts["/month"]
    assert taken(desk, filled(facts)).record.data.month == "2025-03"


@pytest.mark.parametrize(
    ("place", "told"),
    [("/child/childview_id", "ChildView ID"), ("/auditor", "--auditor"), ("/month", "--month")],
)
def test_what_every_audit_must_say_is_asked_for_by_name(
    desk: FormDesk, store: MemoryStore, place: str, told: str
) -> None:
    facts = whole()
    del facts[place]
    with pytest.raises(BadAudit, match=f"old.docx.*{told}"):
        taken(desk, filled(facts, name="old.docx"))
    assert count(store) == 0


def test_what_the_form_does_not_say_can_be_given_beside_it(desk: FormDesk) -> None:
    facts: dict[str, Value] = {"/child/childview_id": "CV-9", "/auditor": "Alex Example"}
    wanted = Wanted(given={"/month": "2025-02", "/auditor": "Sam Example"})
    made = taken(desk, filled(facts), wanted)
    assert (made.record.data.month, made.record.data.auditor) == ("2025-02", "Alex Example")


def test_one_form_that_cannot_be_taken_and_none_is(desk: FormDesk, store: MemoryStore) -> None:
    with pytest.raises(BadAudit):
        desk.take([filled(whole()), filled({"/auditor": "Alex Example"})], NEW, THE_OPERATOR)
    assert count(store) == 0


def test_the_very_same_document_is_recorded_once(desk: FormDesk, store: MemoryStore) -> None:
    form = filled(whole())
    first, second = taken(desk, form), taken(desk, form)
    assert (second.audit, second.created) == (first.audit, False)
    assert "read before" in second.notes[0]
    assert count(store) == 1


def test_a_dry_run_begins_nothing(desk: FormDesk, store: MemoryStore) -> None:
    tried = taken(desk, filled(whole(child_name="Taylor Fictional")), Wanted(dry_run=True))
    assert (tried.audit, tried.created) == (None, False)
    assert tried.record.data.child.name == "Taylor Fictional"
    assert count(store) == 0


def test_an_auditor_may_begin_their_own_audit_in_word_but_not_verify_it(desk: FormDesk) -> None:
    auditor = Actor(name="Alex Example", roles=(Role.AUDITOR,))
    form = filled(whole() | {"/verification/by": "Alex Example", "/verification/date": "2026-11-20"})
    made = taken(desk, form, actor=auditor)
    assert made.record.data.verification.by is None
    assert [one.place for one in made.left] == ["/verification/by", "/verification/date"]
    with pytest.raises(NotAllowed):
        taken(desk, filled(whole() | {"/auditor": "Sam Example"}), actor=auditor)


def test_who_may_record_no_audit_reads_no_form_in(desk: FormDesk, store: MemoryStore) -> None:
    with pytest.raises(NotAllowed):
        taken(desk, filled(whole()), actor=Actor(name="Pat Example", roles=(Role.ANALYST,)))
    assert count(store) == 0


def test_a_repeat_of_child_and_month_is_warned_of(desk: FormDesk) -> None:
    taken(desk, filled(whole()))
    again = taken(desk, filled(whole(child_name="Taylor Fictional")))
    assert again.created
    assert any("already has an audit" in note for note in again.notes)
