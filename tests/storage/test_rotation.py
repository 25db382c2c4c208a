"""A key is replaced without a gap, and after the old one was put away it opens nothing."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audit.record import Person
from storage.errors import NoKey, WrongKey
from storage.keyplaces import Environment, File
from storage.keys import KeyRing, new_key_text, read_keys
from storage.rotation import retire, rotate
from storage.store import SqlStore
from tests.storage.samples import answered, audit, keep
from tests.storage.test_privacy import full_audit


@pytest.fixture
def place(tmp_path: Path) -> File:
    kept = File(tmp_path / "key")
    kept.make()
    return kept


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, url: str) -> str:
    return url if request.param == "sqlite" else request.getfixturevalue("postgresql")


Open = Callable[[], SqlStore]


@pytest.fixture
def opened(where: str, place: File) -> Iterator[Open]:
    """A store on the record with the keys in the place; several may be open at once."""
    stores = []

    def open_store() -> SqlStore:
        stores.append(SqlStore(where, place.read(), 5.0, place.read))
        return stores[-1]

    yield open_store
    for store in stores:
        store.close()


def fill(store: SqlStore) -> None:
    with store.transaction() as tx:
        keep(tx, full_audit())
        keep(tx, audit("A-2", auditor="Siân Made-Up"))
        tx.set_position("A-2", "Siân Made-Up", "q7")
        tx.keep_person(Person(name="Siân Made-Up"))
        tx.keep_item("month", "2026-11", "{}")


def contents(store: SqlStore) -> list[object]:
    with store.reading() as tx:
        return [
            tx.audits(),
            tx.headlines(auditor="Siân Made-Up"),
            tx.same_child("CV-77001", "2026-11"),
            tx.position("A-2", "Siân Made-Up"),
            tx.people(),
            tx.items("month"),
            tx.item("month", "2026-11"),
            tx.history("2026-11-001"),
        ]


def test_after_a_rotation_the_record_says_the_same_under_the_new_key_alone(
    opened: Open, place: File, where: str
) -> None:
    store = opened()
    fill(store)
    before, old = contents(store), place.read()
    done = rotate(store, place)
    assert done.rows > 20
    assert contents(store) == before
    retire(store, place, old.current.id.hex())
    assert [key.id.hex() for key in place.read().keys] == [done.key]
    again = opened()
    assert contents(again) == before
    assert again.verify() is None
    with pytest.raises(WrongKey):
        SqlStore(where, old)


def test_a_program_that_runs_takes_the_new_key_up(opened: Open, place: File) -> None:
    store, other = opened(), opened()
    fill(store)
    before, old = contents(other), place.read().current
    rotate(store, place)
    retire(store, place, old.id.hex())
    assert contents(other) == before
    with other.transaction() as tx:
        keep(tx, answered(tx.audit("A-2"), "1", "Good", "Seen."))
    assert not store.sealed_with(old.id)
    assert store.verify() is None


def test_a_program_that_cannot_take_the_new_key_up_writes_nothing_more(
    opened: Open, place: File, where: str
) -> None:
    store, stuck = opened(), SqlStore(where, place.read())
    fill(store)
    rotate(store, place)
    with pytest.raises(WrongKey), stuck.transaction() as tx:
        keep(tx, audit("A-3"))
    with pytest.raises(WrongKey), stuck.reading() as tx:
        tx.audits()
    stuck.close()


def test_a_rotation_that_was_killed_is_finished_with_the_same_key(opened: Open, place: File) -> None:
    store = opened()
    with store.transaction() as tx:
        for number in range(40):
            keep(tx, full_audit().model_copy(update={"id": f"A-{number}"}))
    store.close()
    old = place.read().current
    child = os.fork()
    if child == 0:
        rotate(opened(), place)
        os._exit(0)
    deadline = time.monotonic() + 20
    while len(place.read().keys) == 1 and time.monotonic() < deadline:
        time.sleep(0.001)
    time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    begun = place.read()
    again = opened()
    assert again.verify() is None
    rotate(again, place)
    assert len(begun.keys) == 2 or not again.sealed_with(begun.current.id)
    assert not again.sealed_with(old.id)
    assert again.verify() is None


def test_a_key_still_in_use_is_not_put_away(opened: Open, place: File) -> None:
    store = opened()
    fill(store)
    old = place.read()
    with pytest.raises(NoKey, match="still seals"):
        retire(store, place, old.current.id.hex())
    fresh = read_keys(new_key_text(), "the test")
    place.write(KeyRing((*fresh.keys, *old.keys)))
    with pytest.raises(NoKey, match="still seals"):
        retire(store, place, old.current.id.hex())
    with pytest.raises(NoKey, match="there is no key"):
        retire(store, place, "00000000")


def test_a_key_in_the_environment_is_rotated_once_the_new_one_stands_there(
    opened: Open, place: File, where: str
) -> None:
    store = opened()
    fill(store)
    old = place.path.read_text("ascii").strip()
    with pytest.raises(NoKey, match="key new"):
        rotate(store, Environment(old))
    both = Environment(f"{new_key_text()} {old}")
    rotate(store, both)
    assert not store.sealed_with(read_keys(old, "the test").current.id)
    with pytest.raises(NoKey, match="take it out of CHECKBACK_KEY"):
        retire(store, both, read_keys(old, "the test").current.id.hex())
    fresh = SqlStore(where, KeyRing(both.read().keys[:1]))
    assert fresh.verify() is None
    fresh.close()


def test_what_the_old_key_sealed_is_gone_from_the_files(store: SqlStore, file: Path, keys: KeyRing) -> None:
    fill(store)
    place = File(file.parent / "key")
    place.write(keys)
    old = b"\x01" + keys.current.id
    assert sum(kept.read_bytes().count(old) for kept in file.parent.iterdir()) > 20
    assert rotate(store, place).cleaned
    store.close()
    assert [kept.name for kept in file.parent.iterdir() if old in kept.read_bytes()] == []
