"""What every Store must do. The fake of the tests and the real one pass the same."""

import datetime as dt
import threading
import uuid
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audit.errors import Busy, StaleScreen, UnknownAudit
from audit.headlines import headline_of
from audit.models import Action
from audit.ports import Store
from audit.record import Act, Change, Person
from storage.errors import OnlyReading
from tests.storage.samples import NOW, act, answered, audit, edition, json_values, keep, records, texts

ANY = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class AuditsContract:
    """Audits are kept and found."""

    def test_an_audit_kept_is_read_back(self, store: Store) -> None:
        record = answered(audit(version=0), "12", "Good", "Home visit held twice.")
        with store.transaction() as tx:
            keep(tx, record)
            assert tx.audit("A-1") == record
        with store.reading() as tx:
            assert tx.audit("A-1") == record

    @ANY
    @given(st.data())
    def test_any_audit_is_read_back_exactly_when_new_and_when_changed(
        self, store: Store, data: st.DataObject
    ) -> None:
        name = str(uuid.uuid4())
        for version in (1, 2):
            record = data.draw(records(name, version))
            with store.transaction() as tx:
                tx.keep(record, [], act())
            with store.reading() as tx:
                read = tx.audit(name)
            assert read == record
            assert read.data.model_dump_json() == record.data.model_dump_json()  # the order of keys too

    def test_an_unknown_audit_is_said_to_be_unknown(self, store: Store) -> None:
        with store.reading() as tx, pytest.raises(UnknownAudit, match="'A-9'"):
            tx.audit("A-9")

    @pytest.mark.parametrize("name", ["", "\ud800", "\x00", "' OR 1=1"])
    def test_what_can_be_no_id_is_an_unknown_audit(self, store: Store, name: str) -> None:
        with store.reading() as tx:
            with pytest.raises(UnknownAudit):
                tx.audit(name)
            assert tx.history(name) == []

    def test_a_removed_answer_is_gone(self, store: Store) -> None:
        record = answered(answered(audit(version=-1), "1", "Good"), "2", "Good")
        without = record.model_copy(
            update={"version": 2, "data": record.data.model_copy(update={"answers": {}}), "stamps": {}}
        )
        with store.transaction() as tx:
            keep(tx, record)
            keep(tx, without)
        with store.reading() as tx:
            assert tx.audit("A-1") == without

    def test_true_in_place_of_one_is_a_change(self, store: Store) -> None:
        one = audit()
        one = one.model_copy(update={"data": one.data.model_copy(update={"moderation": {"agreed": 1}})})
        true = one.model_copy(
            update={"version": 2, "data": one.data.model_copy(update={"moderation": {"agreed": True}})}
        )
        with store.transaction() as tx:
            keep(tx, one)
        with store.transaction() as tx:
            tx.keep(true, [], act())
        with store.reading() as tx:
            assert tx.audit("A-1").data.moderation["agreed"] is True

    def test_several_audits_are_read_in_the_order_asked(self, store: Store) -> None:
        with store.transaction() as tx:
            for name in ("A-1", "A-2", "A-3"):
                keep(tx, answered(audit(name, version=0), "1", "Good"))
        with store.reading() as tx:
            assert [record.id for record in tx.several(["A-3", "A-9", "\x00", "A-1"])] == ["A-3", "A-1"]
            assert tx.several(["A-2"]) == [tx.audit("A-2")]
            assert tx.several([]) == []

    def test_audits_are_listed_oldest_first(self, store: Store) -> None:
        with store.transaction() as tx:
            keep(tx, audit("A-2", created_at=NOW))
            keep(tx, audit("A-3", created_at=NOW - dt.timedelta(days=1)))
            keep(tx, audit("A-1", created_at=NOW))
        with store.reading() as tx:
            assert [record.id for record in tx.audits()] == ["A-3", "A-1", "A-2"]

    def test_audits_of_one_auditor_are_found_however_the_name_is_typed(self, store: Store) -> None:
        with store.transaction() as tx:
            keep(tx, audit("A-1", auditor="Siân  Made-Up"))
            keep(tx, audit("A-2", auditor="Wren Fictional"))
        with store.reading() as tx:
            assert [record.id for record in tx.audits(auditor=" siÂn made-up")] == ["A-1"]
            assert tx.audits(auditor="Nobody") == []

    def test_audits_in_some_states_are_found(self, store: Store) -> None:
        with store.transaction() as tx:
            keep(tx, audit("A-1", state="submitted"))
            keep(tx, audit("A-2", state="closed"))
            keep(tx, audit("A-3", state="in progress"))
        with store.reading() as tx:
            assert [r.id for r in tx.audits(states=["closed", "submitted"])] == ["A-1", "A-2"]
            assert [r.id for r in tx.audits("Wren Fictional", ["in progress"])] == ["A-3"]

    def test_another_audit_of_a_child_in_a_month_is_found_however_the_id_is_typed(self, store: Store) -> None:
        with store.transaction() as tx:
            keep(tx, audit("A-1", childview_id="cv 1001"))
            keep(tx, audit("A-2", childview_id="CV1001", month="2026-10"))
            keep(tx, audit("A-3", childview_id="CV1002"))
        with store.reading() as tx:
            assert tx.same_child(" CV1001", "2026-11") == ["A-1"]
            assert tx.same_child("CV1001", "2026-12") == []


class HeadlinesContract:
    """Audits in one line each."""

    def test_a_headline_says_what_the_audit_says(self, store: Store) -> None:
        record = answered(answered(audit(version=-1), "1", "Good"), "2", None, "Seen.")
        with store.transaction() as tx:
            keep(tx, record)
        with store.reading() as tx:
            assert tx.headlines() == [headline_of(record)]

    @ANY
    @given(st.data())
    def test_any_audit_has_its_headline_when_new_and_when_changed(
        self, store: Store, data: st.DataObject
    ) -> None:
        name = str(uuid.uuid4())
        for version in (1, 2):
            record = data.draw(records(name, version))
            with store.transaction() as tx:
                tx.keep(record, [], act())
            with store.reading() as tx:
                assert [line for line in tx.headlines() if line.id == name] == [headline_of(record)]

    def test_the_states_of_a_months_audits_are_counted(self, store: Store) -> None:
        with store.transaction() as tx:
            for name, state in (("A-1", "closed"), ("A-2", "submitted"), ("A-3", "closed")):
                keep(tx, audit(name, state=state))
            keep(tx, audit("A-4", month="2026-10"))
        with store.reading() as tx:
            assert tx.states("2026-11") == {"closed": 2, "submitted": 1}
            assert tx.states("2026-12") == {}

    def test_headlines_come_oldest_first_by_state_and_month(self, store: Store) -> None:
        with store.transaction() as tx:
            keep(tx, audit("A-2", state="submitted"))
            keep(tx, audit("A-3", month="2026-10", created_at=NOW - dt.timedelta(days=1)))
            keep(tx, audit("A-1"))
        with store.reading() as tx:
            assert [line.id for line in tx.headlines()] == ["A-3", "A-1", "A-2"]
            assert [line.id for line in tx.headlines(month="2026-11")] == ["A-1", "A-2"]
            assert [line.id for line in tx.headlines(states=["submitted"])] == ["A-2"]
            assert tx.headlines(month="2026-10", states=["submitted"]) == []

    @pytest.mark.parametrize("what", ["auditor", "case_manager", "team_manager", "moderator"])
    def test_headlines_of_a_person_are_found_however_the_name_is_typed(self, store: Store, what: str) -> None:
        record = audit("A-1", moderator="Siân Made-Up" if what == "moderator" else None)
        data = {} if what == "moderator" else {what: "Siân Made-Up"}
        with store.transaction() as tx:
            keep(tx, record.model_copy(update={"data": record.data.model_copy(update=data)}))
            keep(tx, audit("A-2"))
        with store.reading() as tx:
            assert [line.id for line in tx.headlines(**{what: " siÂn made-up"})] == ["A-1"]  # type: ignore[arg-type]
            assert tx.headlines(**{what: "Nobody"}) == []  # type: ignore[arg-type]

    def test_an_audit_is_found_by_the_owners_of_its_actions(self, store: Store) -> None:
        record = audit("A-1")
        plan = (Action(id="1", responsibility="Siân Made-Up"), Action(id="2"))
        with store.transaction() as tx:
            keep(tx, record.model_copy(update={"data": record.data.model_copy(update={"actions": plan})}))
            keep(tx, audit("A-2"))
        with store.reading() as tx:
            assert [line.id for line in tx.headlines(owner="siân made-up")] == ["A-1"]
            assert tx.headlines(owner="Nobody") == []

    def test_audits_that_make_nothing_due_any_more_are_left_out_where_asked(self, store: Store) -> None:
        with store.transaction() as tx:
            keep(tx, audit("A-1", state="closed"))
            keep(tx, audit("A-2", state="submitted"))
        with store.reading() as tx:
            assert [line.id for line in tx.headlines(unsettled=True)] == ["A-2"]
            assert [line.settled for line in tx.headlines()] == [True, False]

    def test_the_current_audits_are_those_not_settled_and_all_of_late(self, store: Store) -> None:
        with store.transaction() as tx:
            for number, (state, month) in enumerate(
                (
                    ("closed", "2025-01"),
                    ("submitted", "2025-01"),
                    ("closed", "2026-02"),
                    ("closed", "2026-03"),
                )
            ):
                record = audit(f"A-{number}", state=state)
                keep(tx, record.model_copy(update={"data": record.data.model_copy(update={"month": month})}))
        with store.reading() as tx:
            assert [line.id for line in tx.current("2026-02")] == ["A-1", "A-2", "A-3"]

    def test_a_group_audit_is_found_by_each_of_its_raters_until_they_leave_it(self, store: Store) -> None:
        with store.transaction() as tx:
            keep(tx, audit("A-1", raters=("Siân Made-Up", "Ash Imagined", "siân made-up")))
            keep(tx, audit("A-2", raters=("Ash Imagined",)))
        with store.transaction() as tx:
            keep(tx, audit("A-1", raters=("Siân Made-Up",), version=2))
        with store.reading() as tx:
            assert [line.id for line in tx.headlines(rater="siân made-up")] == ["A-1"]
            assert [line.id for line in tx.headlines(rater="Ash Imagined")] == ["A-2"]
            assert tx.headlines(rater="Nobody") == []


class VersionsContract:
    """Nobody's change is lost to another's."""

    def test_a_change_to_an_older_version_is_refused_and_changes_nothing(self, store: Store) -> None:
        first = audit()
        mine, theirs = answered(first, "1", "Good"), answered(first, "1", "Requires Improvement")
        with store.transaction() as tx:
            keep(tx, first)
        with store.transaction() as tx:
            keep(tx, theirs)
        with pytest.raises(StaleScreen), store.transaction() as tx:
            tx.keep(mine, [Change(fact="/answers/1/rating", after="Good")], act())
        with store.reading() as tx:
            assert tx.audit("A-1") == theirs
            assert [line.change.after for line in tx.history("A-1")][-1] == "Requires Improvement"

    @pytest.mark.parametrize("version", [0, 2, 7])
    def test_a_new_audit_begins_with_version_one(self, store: Store, version: int) -> None:
        with store.transaction() as tx, pytest.raises(StaleScreen):
            tx.keep(audit(version=version), [], act())

    def test_a_version_may_not_be_skipped(self, store: Store) -> None:
        with store.transaction() as tx:
            keep(tx, audit())
            with pytest.raises(StaleScreen):
                tx.keep(audit(version=3), [], act())

    def test_an_audit_may_change_twice_in_one_transaction(self, store: Store) -> None:
        with store.transaction() as tx:
            keep(tx, audit())
            keep(tx, answered(audit(), "1", "Good"))
        with store.reading() as tx:
            assert tx.audit("A-1").version == 2


class TransactionsContract:
    """All of a unit of work is kept, or none."""

    def test_a_transaction_that_fails_leaves_nothing(self, store: Store) -> None:
        def fail() -> None:
            with store.transaction() as tx:
                keep(tx, audit())
                tx.set_flag("a", "b")
                tx.set_position("A-1", "Wren Fictional", "q1")
                tx.keep_person(Person(name="Wren Fictional"))
                tx.keep_edition(edition("e1"))
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
        with store.reading() as tx:
            assert tx.audits() == []
            assert tx.history("A-1") == []
            assert tx.people() == []
            assert tx.editions("form") == []
            assert tx.flag("a") is None
            assert tx.position("A-1", "Wren Fictional") is None
        assert store.verify() is None

    def test_a_reader_does_not_see_what_is_not_yet_kept(self, store: Store) -> None:
        with store.transaction() as tx:
            keep(tx, audit())
            with store.reading() as other:
                assert other.audits() == []

    def test_a_reader_sees_one_state_throughout(self, store: Store) -> None:
        with store.reading() as reader:
            assert reader.audits() == []
            with store.transaction() as tx:
                keep(tx, audit())
            assert reader.audits() == []

    def test_a_second_writer_is_told_that_the_record_is_busy(self, impatient: Store) -> None:
        with impatient.transaction(), pytest.raises(Busy), impatient.transaction():
            pass

    def test_reading_writes_nothing(self, store: Store) -> None:
        with store.reading() as tx:
            for write in (
                lambda: tx.keep(audit(), [], act()),
                lambda: tx.next_number("2026-11"),
                lambda: tx.set_flag("a", "b"),
                lambda: tx.set_position("A-1", "Wren Fictional", "q1"),
                lambda: tx.keep_person(Person(name="Wren Fictional")),
                lambda: tx.keep_edition(edition("e1")),
            ):
                with pytest.raises(OnlyReading):
                    write()

    def test_many_threads_lose_nothing(self, store: Store) -> None:
        def work() -> None:
            for _ in range(5):
                with store.transaction() as tx:
                    number = tx.next_number("2026-11")
                    keep(tx, audit(f"A-{number}"))

        threads = [threading.Thread(target=work) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        with store.reading() as tx:
            assert {record.id for record in tx.audits()} == {f"A-{n}" for n in range(1, 21)}
        assert store.verify() is None


class HistoryContract:
    """Who changed what, when, and why."""

    def test_history_says_who_did_what_when_and_why(self, store: Store) -> None:
        change = Change(fact="/answers/12/rating", before="Good", after="Requires Improvement")
        with store.transaction() as tx:
            tx.keep(audit(), [change], act(reason="read the file again"))
        with store.reading() as tx:
            (line,) = tx.history("A-1")
        assert (line.audit, line.change) == ("A-1", change)
        assert line.act == act(reason="read the file again")

    def test_history_of_one_audit_is_in_order_among_others(self, store: Store) -> None:
        with store.transaction() as tx:
            tx.keep(audit("A-1"), [Change(fact="/a"), Change(fact="/b")], act())
            tx.keep(audit("A-2"), [Change(fact="/c")], act())
            tx.keep(audit("A-1", version=2), [Change(fact="/d")], act())
        with store.reading() as tx:
            assert [line.change.fact for line in tx.history("A-1")] == ["/a", "/b", "/d"]
            assert [line.sequence for line in tx.history("A-1")] == [1, 2, 4]
            assert tx.last_line() == 4

    def test_a_time_of_another_zone_is_the_same_time(self, store: Store) -> None:
        summer = dt.timezone(dt.timedelta(hours=1))
        at = dt.datetime(2026, 7, 1, 0, 30, tzinfo=summer)
        with store.transaction() as tx:
            keep(tx, audit(), Act(actor="Wren Fictional", name="start", at=at))
        with store.reading() as tx:
            assert tx.history("A-1")[0].act.at == at
        assert store.verify() is None

    @ANY
    @given(before=json_values, after=json_values, fact=texts, reason=st.none() | texts, actor=texts)
    def test_any_change_is_read_back_exactly_and_the_chain_holds(
        self, store: Store, before: Any, after: Any, fact: str, reason: str | None, actor: str
    ) -> None:
        change = Change(fact=fact, before=before, after=after)
        by = Act(actor=actor, name="record", at=NOW, reason=reason)
        name = str(uuid.uuid4())
        with store.transaction() as tx:
            tx.keep(audit(name), [change], by)
        with store.reading() as tx:
            (line,) = tx.history(name)
        assert line.change == change
        assert line.act == by

    def test_the_chain_holds_over_everything_done(self, store: Store) -> None:
        record = audit()
        with store.transaction() as tx:
            keep(tx, record)
        for number in range(1, 8):
            record = answered(record, str(number % 3), "Good", f"Visit {number} was held.")
            with store.transaction() as tx:
                keep(tx, record)
        assert store.verify() is None

    def test_an_empty_history_holds(self, store: Store) -> None:
        assert store.verify() is None


class ShelvesContract:
    """What is kept beside audits."""

    def test_numbers_count_from_one_for_each_month(self, store: Store) -> None:
        with store.transaction() as tx:
            assert [tx.next_number("2026-11"), tx.next_number("2026-11")] == [1, 2]
        with store.transaction() as tx:
            assert [tx.next_number("2026-12"), tx.next_number("2026-11")] == [1, 3]

    def test_each_person_has_a_place_of_their_own_in_an_audit(self, store: Store) -> None:
        with store.transaction() as tx:
            tx.set_position("A-1", "Wren Fictional", "q1")
            tx.set_position("A-1", "Robin Invented", "q7")
            tx.set_position("A-1", "wren fictional", "q2")
        with store.reading() as tx:
            assert tx.position("A-1", "Wren Fictional") == "q2"
            assert tx.position("A-1", "Robin Invented") == "q7"
            assert tx.position("A-2", "Wren Fictional") is None

    def test_a_person_of_the_same_name_is_replaced(self, store: Store) -> None:
        wren = Person(
            name="Wren Fictional",
            roles=("auditor", "moderator"),
            leaves_on=dt.date(2027, 1, 31),
            active=False,
        )
        with store.transaction() as tx:
            tx.keep_person(Person(name="wren fictional"))
            tx.keep_person(Person(name="Arwel Made-Up", slack_id="U1"))
            tx.keep_person(wren)
        with store.reading() as tx:
            assert tx.people() == [Person(name="Arwel Made-Up", slack_id="U1"), wren]

    def test_people_are_as_they_stand_whoever_asks(self, store: Store) -> None:
        def fail() -> None:
            with store.transaction() as tx:
                tx.keep_person(Person(name="Nobody Kept"))
                assert len(tx.people()) == 2
                raise ZeroDivisionError

        with store.transaction() as tx:
            assert tx.people() == []
            tx.keep_person(Person(name="Wren Fictional"))
            assert len(tx.people()) == 1
        with store.reading() as tx:
            tx.people().clear()  # what was given is the asker's own
        with pytest.raises(ZeroDivisionError):
            fail()
        with store.reading() as tx:
            assert [person.name for person in tx.people()] == ["Wren Fictional"]

    def test_an_edition_is_kept_once(self, store: Store) -> None:
        with store.transaction() as tx:
            assert tx.keep_edition(edition("e1", content='{"title": "Ŵ"}', file_name="form.docx"))
            assert not tx.keep_edition(edition("e1", content="{}", title="Another"))
        with store.reading() as tx:
            assert tx.editions("form") == [edition("e1", content='{"title": "Ŵ"}', file_name="form.docx")]

    def test_one_edition_of_a_document_is_in_force(self, store: Store) -> None:
        with store.transaction() as tx:
            tx.keep_edition(edition("e1", in_force=True))
            tx.keep_edition(edition("e2", in_force=True))
            tx.keep_edition(edition("x1", document="other", in_force=True))
            tx.keep_edition(edition("e1", kind="guidance", in_force=True))
        with store.reading() as tx:
            assert tx.edition("form", "case-audit") == edition("e2", in_force=True)
            assert tx.edition("form", "case-audit", "e1") == edition("e1", in_force=False)
            assert tx.edition("form", "other") == edition("x1", document="other", in_force=True)
            assert tx.edition("guidance", "case-audit") == edition("e1", kind="guidance", in_force=True)

    def test_an_older_edition_comes_into_force_again(self, store: Store) -> None:
        with store.transaction() as tx:
            tx.keep_edition(edition("e1", in_force=True))
            tx.keep_edition(edition("e2", in_force=True))
            assert not tx.keep_edition(edition("e1", in_force=True))
        with store.reading() as tx:
            assert tx.edition("form", "case-audit") == edition("e1", in_force=True)

    def test_an_edition_can_be_put_out_of_force(self, store: Store) -> None:
        with store.transaction() as tx:
            tx.keep_edition(edition("e1", in_force=True))
            tx.keep_edition(edition("e1", in_force=False))
        with store.reading() as tx:
            assert tx.edition("form", "case-audit") is None

    def test_unknown_editions_are_none(self, store: Store) -> None:
        with store.reading() as tx:
            assert tx.edition("form", "case-audit") is None
            assert tx.edition("form", "\ud800", "e1") is None

    def test_editions_are_listed_oldest_first(self, store: Store) -> None:
        with store.transaction() as tx:
            tx.keep_edition(edition("e3"))
            tx.keep_edition(edition("e1"))
            tx.keep_edition(edition("e2", kept_at=NOW - dt.timedelta(days=1)))
        with store.reading() as tx:
            assert [kept.edition for kept in tx.editions("form")] == ["e2", "e3", "e1"]

    def test_a_flag_is_set_and_changed(self, store: Store) -> None:
        with store.transaction() as tx:
            tx.set_flag("guidance.fji", "on")
            tx.set_flag("guidance.fji", "off")
        with store.reading() as tx:
            assert tx.flag("guidance.fji") == "off"
            assert tx.flag("other") is None


class ItemsContract:
    """The shelves of the programme."""

    def test_an_item_is_kept_under_its_key_and_replaced(self, store: Store) -> None:
        with store.transaction() as tx:
            assert tx.keep_item("month", "2026-11", "{}")
            assert not tx.keep_item("month", "2026-11", '{"kind": "full"}')
        with store.reading() as tx:
            assert tx.item("month", "2026-11") == '{"kind": "full"}'
            assert tx.item("month", "2026-12") is None
            assert tx.item("draw", "2026-11") is None

    def test_items_come_in_the_order_they_were_first_kept(self, store: Store) -> None:
        with store.transaction() as tx:
            for key in ("b", "a", "c"):
                tx.keep_item("month", key, key)
            tx.keep_item("draw", "a", "elsewhere")
            tx.keep_item("month", "b", "again")
        with store.reading() as tx:
            assert tx.items("month") == [("b", "again"), ("a", "a"), ("c", "c")]

    def test_a_key_ignores_case_and_spaces(self, store: Store) -> None:
        with store.transaction() as tx:
            tx.keep_item("wishes", "Noor Example", "9 to 5")
            assert tx.item("wishes", "NOOR  example") == "9 to 5"

    def test_an_item_removed_is_gone(self, store: Store) -> None:
        with store.transaction() as tx:
            tx.keep_item("month", "2026-11", "{}")
            assert tx.remove_item("month", "2026-11")
            assert not tx.remove_item("month", "2026-11")
            assert tx.items("month") == []

    def test_the_shelves_that_hold_something_are_known(self, store: Store) -> None:
        with store.transaction() as tx:
            tx.keep_item("month", "a", "1")
            tx.keep_item("draw", "a", "1")
            tx.keep_item("draw", "b", "1")
            assert tx.shelves() == ["draw", "month"]

    def test_what_is_no_audit_has_a_stroke_in_its_name(self, store: Store) -> None:
        with store.transaction() as tx, pytest.raises(ValueError, match="stroke"):
            tx.note("programme", [], act())

    def test_a_look_at_an_audit_stands_in_its_history_and_leaves_it_as_it_is(self, store: Store) -> None:
        record = answered(audit(version=0), "12", "Good")
        with store.transaction() as tx:
            keep(tx, record)
        with store.transaction() as tx:
            tx.note("A-1", [Change(fact="/read")], act())
        with store.reading() as tx:
            assert tx.audit("A-1") == record
            assert tx.history("A-1")[-1].change.fact == "/read"
        assert store.verify() is None

    def test_what_is_no_audit_has_its_history_too(self, store: Store) -> None:
        with store.transaction() as tx:
            tx.note("programme/2026-11", [Change(fact="/kind", before=None, after="full")], act())
        with store.reading() as tx:
            (line,) = tx.history("programme/2026-11")
        assert (line.change.fact, line.change.after) == ("/kind", "full")
        assert store.verify() is None

    def test_reading_keeps_nothing_on_a_shelf(self, store: Store) -> None:
        with store.reading() as tx:
            for write in (
                lambda: tx.keep_item("month", "a", "b"),
                lambda: tx.remove_item("month", "a"),
                lambda: tx.note("programme", [], act()),
            ):
                with pytest.raises(OnlyReading):
                    write()


class ErasingContract:
    """What should be gone is gone, and the chain still holds."""

    def test_an_erased_audit_is_gone_with_the_words_of_its_history(self, store: Store) -> None:
        with store.transaction() as tx:
            keep(tx, audit("A-1"))
            keep(tx, audit("A-2"))
            keep(tx, answered(audit("A-1"), "1", "Good", "Seen."), act(reason="told by phone"))
            tx.set_position("A-1", "Wren Fictional", "q1")
            before = tx.history("A-2")
            lines = len(tx.history("A-1"))
        with store.transaction() as tx:
            assert tx.erase("A-1") == lines
            tx.note("record/purge", [Change(fact="/purged/A-1", after=lines)], act("purge"))
        with store.reading() as tx:
            assert [record.id for record in tx.audits()] == ["A-2"]
            assert [line.id for line in tx.headlines()] == ["A-2"]
            assert tx.same_child("CV 1001") == ["A-2"]
            assert tx.position("A-1", "Wren Fictional") is None
            assert tx.history("A-2") == before
            left = tx.history("A-1")
        assert {(line.act.actor, line.act.reason) for line in left} == {("", None)}
        assert {line.change for line in left} == {Change(fact="")}
        assert store.verify() is None

    def test_an_unknown_audit_cannot_be_erased(self, store: Store) -> None:
        with store.transaction() as tx, pytest.raises(UnknownAudit):
            tx.erase("A-9")

    def test_single_lines_are_emptied_once(self, store: Store) -> None:
        with store.transaction() as tx:
            tx.note("draw/1", [Change(fact="/a", after="CV-1"), Change(fact="/b", after="CV-2")], act())
            first = tx.history_beside()[0].sequence
            assert tx.empty([first]) == 1
            assert tx.empty([first]) == 0
        with store.reading() as tx:
            assert [line.change.after for line in tx.history_beside()] == [None, "CV-2"]
        assert store.verify() is None

    def test_a_number_is_not_given_again_after_its_audit_is_gone(self, store: Store) -> None:
        with store.transaction() as tx:
            keep(tx, audit(f"A-{tx.next_number('2026-11')}"))
        with store.transaction() as tx:
            tx.erase("A-1")
        with store.transaction() as tx:
            assert tx.next_number("2026-11") == 2

    def test_reading_erases_nothing(self, store: Store) -> None:
        with store.transaction() as tx:
            keep(tx, audit("A-1"))
        with store.reading() as tx:
            for write in (lambda: tx.erase("A-1"), lambda: tx.empty([1])):
                with pytest.raises(OnlyReading):
                    write()


class StoreContract(
    AuditsContract,
    HeadlinesContract,
    VersionsContract,
    TransactionsContract,
    HistoryContract,
    ShelvesContract,
    ItemsContract,
    ErasingContract,
):
    """Everything that a Store must do; a class that inherits it gives the fixtures `store`, `impatient`."""
