"""Holds, purging, giving out and deleting, over the record of the tests."""

import datetime as dt
import json

import pytest

from audit.care.service import Care
from audit.errors import BadAudit, NeedsReason, NotAllowed, UnknownAudit, WrongState
from audit.permissions import THE_OPERATOR, Actor, Do
from audit.record import Change
from audit.retention import Retention
from audit.roles import Role
from tests.storage.fake import MemoryStore
from tests.storage.samples import NOW, act, answered, audit, keep

ADMIN = Actor(name="Ash Imagined", roles=(Role.ADMINISTRATOR,))
LATER = NOW + dt.timedelta(days=7 * 365)


@pytest.fixture
def store() -> MemoryStore:
    kept = MemoryStore()
    with kept.transaction() as tx:
        keep(tx, audit("2026-11-001", childview_id="CV 1001", state="closed"))
        keep(tx, audit("2026-11-002", childview_id="CV 2", state="closed"))
    return kept


def care(store: MemoryStore, now: dt.datetime = LATER, **periods: str) -> Care:
    return Care(store, lambda: now, Retention(**periods))


def ids(store: MemoryStore) -> list[str]:
    with store.reading() as tx:
        return [line.id for line in tx.headlines()]


def purge(store: MemoryStore, **periods: str) -> list[str]:
    looking = care(store, **periods)
    return [one for done in looking.purge(looking.lapsed(ADMIN), ADMIN) for one in done.audits]


def test_what_was_kept_long_enough_is_shown_and_then_deleted(store: MemoryStore) -> None:
    lapsed = care(store).lapsed(ADMIN)
    assert [(one.id, one.what, one.lapsed) for one in lapsed] == [
        ("2026-11-001", "completed", dt.date(2032, 11, 20)),
        ("2026-11-002", "completed", dt.date(2032, 11, 20)),
    ]
    assert ids(store) == ["2026-11-001", "2026-11-002"]
    assert purge(store) == ["2026-11-001", "2026-11-002"]
    assert ids(store) == []
    assert store.verify() is None


def test_what_was_touched_since_stays(store: MemoryStore) -> None:
    with store.transaction() as tx:
        later = act().model_copy(update={"at": LATER - dt.timedelta(days=30)})
        keep(tx, answered(tx.audit("2026-11-001"), "1", "Good"), later)
    assert purge(store) == ["2026-11-002"]
    assert ids(store) == ["2026-11-001"]


def test_a_service_sets_its_own_periods(store: MemoryStore) -> None:
    assert purge(store, completed="20 years") == []


def test_a_purge_says_what_was_deleted_and_names_nobody_else(store: MemoryStore) -> None:
    purge(store)
    with store.reading() as tx:
        told = [line for line in tx.history_beside() if line.audit == "record/deleted"]
    assert [line.change.fact for line in told] == ["/audits/2026-11-001", "/audits/2026-11-002"]
    assert "CV" not in str(told)


def test_what_is_held_back_stays_until_it_is_let_go(store: MemoryStore) -> None:
    care(store).hold("2026-11-001", ADMIN, "a complaint")
    assert care(store).held(ADMIN) == {"2026-11-001": "a complaint"}
    assert [one.held for one in care(store).lapsed(ADMIN)] == ["a complaint", None]
    assert purge(store) == ["2026-11-002"]
    with pytest.raises(WrongState, match="held back"):
        care(store).erase_child("CV 1001", ADMIN, "asked for")
    care(store).hold("2026-11-001", ADMIN, None, lift=True)
    assert purge(store) == ["2026-11-001"]


def test_what_is_held_back_after_it_was_shown_stays(store: MemoryStore) -> None:
    looking = care(store)
    shown = looking.lapsed(ADMIN)
    looking.hold("2026-11-001", ADMIN, "a complaint")
    assert [one for done in looking.purge(shown, ADMIN) for one in done.audits] == ["2026-11-002"]


def test_a_hold_needs_an_audit_and_a_reason(store: MemoryStore) -> None:
    with pytest.raises(BadAudit, match="--reason"):
        care(store).hold("2026-11-001", ADMIN, "  ")
    with pytest.raises(UnknownAudit):
        care(store).hold("2026-11-009", ADMIN, "a complaint")
    with pytest.raises(WrongState, match="not held back"):
        care(store).hold("2026-11-001", ADMIN, None, lift=True)


def test_a_draw_goes_with_the_children_it_was_drawn_from(store: MemoryStore) -> None:
    with store.transaction() as tx:
        tx.keep_item("draws", "2026-11", json.dumps({"order": [{"childview_id": "CV 7"}]}))
        tx.keep_item("draws", "2032-11", "{}")
        tx.note("programme/2026-11", [Change(fact="/drawn", after=["CV 7"])], act())
    assert [one.what for one in care(store).lapsed(ADMIN)].count("draws") == 1
    purge(store)
    with store.reading() as tx:
        assert [key for key, _ in tx.items("draws")] == ["2032-11"]
        assert "CV 7" not in str(tx.history_beside())
    assert store.verify() is None


def with_mentions(store: MemoryStore) -> None:
    with store.transaction() as tx:
        tx.keep_item(
            "draws", "2026-11", json.dumps({"order": [{"childview_id": "cv1001"}, {"childview_id": "X"}]})
        )
        tx.keep_item("notices", "submitted/2026-11-001/Ash", json.dumps({"says": "Audit 2026-11-001 waits."}))
        tx.note("programme/2026-11", [Change(fact="/drawn", after=["CV 1001", "X"])], act())
        tx.note("programme/2026-12", [Change(fact="/drawn", after=["X"])], act())


def test_all_that_is_held_of_a_child_is_given_out_and_that_is_recorded(store: MemoryStore) -> None:
    with_mentions(store)
    found = care(store).child("cv1001", ADMIN, "the parent asked")
    assert [record.id for record in found.audits] == ["2026-11-001"]
    assert {line.audit for line in found.history} == {"2026-11-001"}
    assert [shelf for shelf, _, _ in found.items] == ["draws", "notices"]
    assert [line.change.after for line in found.lines] == [["CV 1001", "X"]]
    with store.reading() as tx:
        (told,) = (line for line in tx.history_beside() if line.audit == "record/given-out")
    assert (told.act.actor, told.act.reason) == ("Ash Imagined", "the parent asked")


def test_a_child_is_deleted_wherever_the_record_speaks_of_it(store: MemoryStore) -> None:
    with_mentions(store)
    done = care(store).erase_child("CV1001", ADMIN, "the parent asked")
    assert (done.audits, done.removed, done.blanked) == (["2026-11-001"], 1, 1)
    assert ids(store) == ["2026-11-002"]
    with store.reading() as tx:
        assert json.loads(tx.item("draws", "2026-11") or "") == {"order": [{"childview_id": "X"}]}
        assert tx.items("notices") == []
        assert [line.change.after for line in tx.history("programme/2026-12")] == [["X"]]
    assert store.verify() is None
    with pytest.raises(BadAudit, match="nothing is held"):
        care(store).erase_child("CV 1001", ADMIN, "again")


def test_a_child_with_another_audit_stays_known_when_one_is_purged(store: MemoryStore) -> None:
    with_mentions(store)
    with store.transaction() as tx:
        later = act().model_copy(update={"at": LATER})
        keep(tx, audit("2033-01-001", childview_id="CV 1001", month="2033-01"), later)
    purge(store, draws="20 years")
    with store.reading() as tx:
        assert "cv1001" in str(tx.item("draws", "2026-11"))


@pytest.mark.parametrize("act_of", ["lapsed", "hold", "child", "erase"])
def test_care_is_the_administrators(store: MemoryStore, act_of: str) -> None:
    moderator = Actor(name="Robin Invented", roles=(Role.MODERATOR, Role.HEAD_OF_SERVICE))
    acts = {
        "lapsed": lambda: care(store).lapsed(moderator),
        "hold": lambda: care(store).hold("2026-11-001", moderator, "why"),
        "child": lambda: care(store).child("CV 1001", moderator, "why"),
        "erase": lambda: care(store).erase_child("CV 1001", moderator, "why"),
    }
    with pytest.raises(NotAllowed):
        acts[act_of]()
    with pytest.raises(NotAllowed):
        care(store).told(moderator, Do.KEYS, "key rotate", {"key": "x"})


def test_a_person_gives_a_reason_for_giving_out_and_the_operator_need_not(store: MemoryStore) -> None:
    with pytest.raises(NeedsReason):
        care(store).child("CV 1001", ADMIN, " ")
    with pytest.raises(NeedsReason):
        care(store).erase_child("CV 1001", ADMIN, None)
    assert care(store).child("CV 1001", THE_OPERATOR, None).audits
