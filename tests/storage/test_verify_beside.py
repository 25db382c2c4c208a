"""Tampering with what stands beside audits is found as well: people, editions, holds, what lists ask for."""

from pathlib import Path

import pytest

from audit.beside import GUIDANCE, keep_edition, keep_people
from audit.care import holds
from audit.models import Action
from audit.record import Change, Edition, Person
from storage.store import SqlStore
from tests.storage.samples import NOW, act, audit, keep
from tests.storage.test_verify import column, tamper


def edition(name: str, content: str) -> Edition:
    return Edition(
        kind="form",
        document="case-audit",
        edition=name,
        title="Case audit",
        source="imported",
        content=content,
        kept_at=NOW,
        kept_by="Wren Fictional",
        in_force=True,
    )


@pytest.fixture
def kept(store: SqlStore) -> SqlStore:
    """A store with a person whose role changed, two editions, an audit with an owned action, held back."""
    with store.transaction() as tx:
        keep_people(tx, [Person(name="Wren Fictional", roles=("moderator",))], act())
        keep_people(tx, [Person(name="Wren Fictional", roles=("auditor",))], act())
        assert keep_edition(tx, edition("e1", "{}"))
        assert keep_edition(tx, edition("e2", "[]"))
        tx.next_number("2026-11")
        record = audit("2026-11-001")
        actions = (Action(id="1", action="Visit", responsibility="Sam Example"),)
        keep(tx, record.model_copy(update={"data": record.data.model_copy(update={"actions": actions})}))
        holds.hold(tx, "2026-11-001", act(reason="a complaint"))
        tx.set_flag("guidance:fji-sqs-2015", "on")
        tx.note(GUIDANCE, [Change(fact="/searched/fji-sqs-2015", after=True)], act())
    assert store.verify() is None
    return store


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("DELETE FROM people", "people: what is known of Wren Fictional"),
        ("UPDATE people SET particulars = x'00'", "people.particulars"),
        ("UPDATE editions SET content = '7' WHERE edition = 'e1'", "the edition form case-audit e1"),
        ("UPDATE editions SET title = 'x' WHERE edition = 'e1'", "the edition form case-audit e1"),
        ("DELETE FROM editions WHERE edition = 'e1'", "the edition form case-audit e1"),
        ("UPDATE editions SET in_force = (edition = 'e1')", "which edition is in force of form case-audit"),
        ("DELETE FROM items WHERE shelf = 'holds'", "holds: that audit 2026-11-001 is held back"),
        ("UPDATE items SET content = x'00'", "items.content"),
        ("DELETE FROM flags WHERE name LIKE 'guidance%'", "whether fji-sqs-2015 is searched"),
        ("UPDATE numbers SET last = 0", "numbers: the last number given in 2026-11"),
        ("UPDATE audits SET settled = 1", "audit 2026-11-001: it is left out of what is still to do"),
        ("UPDATE audits SET settled = NULL", "audit 2026-11-001: it is left out of what is still to do"),
        ("UPDATE actions SET owner_hash = NULL", "audit 2026-11-001: it is not found by who owns"),
        ("UPDATE actions SET owner_hash = x'00'", "audit 2026-11-001: it is not found by who owns"),
    ],
)
def test_what_is_not_as_it_was_kept_is_found(kept: SqlStore, file: Path, statement: str, where: str) -> None:
    tamper(file, statement)
    assert where in str(kept.verify())


def test_a_role_taken_away_and_put_back_by_hand_is_found(store: SqlStore, file: Path) -> None:
    with store.transaction() as tx:
        keep_people(tx, [Person(name="Wren Fictional", roles=("administrator",))], act())
    old = column(file, "SELECT particulars FROM people")
    with store.transaction() as tx:
        keep_people(tx, [Person(name="Wren Fictional", active=False)], act())
    assert store.verify() is None
    tamper(file, f"UPDATE people SET particulars = x'{old.hex()}'")
    assert "people: what is known of Wren Fictional" in str(store.verify())


def test_a_hold_that_was_lifted_is_not_missed(kept: SqlStore) -> None:
    with kept.transaction() as tx:
        holds.lift(tx, "2026-11-001", act())
    assert kept.verify() is None


def test_a_person_written_otherwise_is_the_same_person_and_told_of(store: SqlStore) -> None:
    with store.transaction() as tx:
        keep_people(tx, [Person(name="Wren Fictional")], act())
        keep_people(tx, [Person(name="WREN  Fictional")], act())
        keep_people(tx, [Person(name="WREN  Fictional")], act())
        told = [(line.change.fact, line.change.after is None) for line in tx.history("people/all")]
    assert told == [("/Wren Fictional", False), ("/Wren Fictional", True), ("/WREN  Fictional", False)]
    assert store.verify() is None
