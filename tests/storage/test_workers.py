"""Several workers on one PostgreSQL: nothing lost, nothing twice, nobody stuck."""

import multiprocessing
import queue
from collections.abc import Callable
from multiprocessing.queues import Queue
from typing import Any, TypeAlias

import pytest
from sqlalchemy import create_engine, text

from audit.errors import Busy
from storage.errors import DamagedRecord, Unreachable, WrongKey
from storage.keys import KeyRing, new_key_text, read_keys
from storage.store import SqlStore
from tests.storage.samples import answered, audit, keep

EACH = 8  # acts of each worker
WORKERS = 3
Told: TypeAlias = "Queue[Any]"


def answer(url: str, key: str, told: Told, worker: int) -> None:
    """Answer the same audit, one version after the other, and take what was not done yet from a list."""
    store = SqlStore(url, read_keys(key, "the test"), 20.0)
    done = []
    for turn in range(EACH):
        with store.transaction() as tx:
            keep(tx, answered(tx.audit("A-1"), f"{worker}.{turn}", "Good", "Seen."))
            number = tx.next_number("2026-11")
        with store.transaction() as tx:
            new = tx.keep_item("notices-sent", f"notice {turn}", str(worker))
        done.append((number, turn if new else None))
    store.close()
    told.put(done)


def open_(url: str, key: str, told: Told, worker: int) -> None:
    """Open a record that nobody has made yet."""
    del worker
    store = SqlStore(url, read_keys(key, "the test"), 20.0)
    told.put(store.verify())
    store.close()


def at_once(work: Callable[..., None], url: str, key: str) -> list[Any]:
    """What each of some processes tells that do the same at once; none may take longer than a minute."""
    context = multiprocessing.get_context("fork")
    told: Told = context.Queue()
    processes = [context.Process(target=work, args=(url, key, told, n)) for n in range(WORKERS)]
    for process in processes:
        process.start()
    try:
        return [told.get(timeout=60) for _ in processes]
    except queue.Empty:
        raise AssertionError("a worker got stuck or failed; what it said stands above") from None
    finally:
        for process in processes:
            process.join(timeout=5)
            process.kill()


def test_workers_lose_no_update_and_send_no_notice_twice(postgresql: str) -> None:
    key = new_key_text()
    store = SqlStore(postgresql, read_keys(key, "the test"))
    with store.transaction() as tx:
        keep(tx, audit("A-1"))
    done = [one for some in at_once(answer, postgresql, key) for one in some]
    with store.reading() as tx:
        assert len(tx.audit("A-1").data.answers) == WORKERS * EACH
    assert sorted(number for number, _ in done) == list(range(1, WORKERS * EACH + 1))
    sent = sorted(turn for _, turn in done if turn is not None)
    assert sent == list(range(EACH))
    assert store.verify() is None
    store.close()


def test_workers_that_open_a_new_record_at_once_make_it_once(postgresql: str) -> None:
    engine = create_engine(postgresql)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    assert at_once(open_, postgresql, new_key_text()) == [None] * WORKERS


def test_a_locked_record_is_said_to_be_busy_and_nothing_is_stuck(postgresql: str, keys: KeyRing) -> None:
    store, other = SqlStore(postgresql, keys, 0.05), SqlStore(postgresql, keys)
    with other.transaction() as held:
        keep(held, audit("A-1"))
        with pytest.raises(Busy, match="try again"), store.transaction():
            pass
        with store.reading() as tx:  # readers are not held up
            assert tx.audits() == []
    with store.transaction() as tx:
        keep(tx, audit("A-2"))
    store.close()
    other.close()


def test_postgresql_is_reached_by_either_name(postgresql: str, keys: KeyRing) -> None:
    for name in ("postgresql://", "postgres://"):
        store = SqlStore(postgresql.replace("postgresql+psycopg://", name), keys)
        assert store.verify() is None
        store.close()


def test_another_key_is_refused(postgresql: str, keys: KeyRing) -> None:
    SqlStore(postgresql, keys).close()
    with pytest.raises(WrongKey):
        SqlStore(postgresql, read_keys(new_key_text(), "the test"))


def test_a_server_that_is_not_there_is_said_without_the_password(keys: KeyRing) -> None:
    with pytest.raises(Unreachable, match="is it running") as told:
        SqlStore("postgresql://user:very-secret@127.0.0.1:1/checkback", keys)
    assert "very-secret" not in str(told.value)


def test_a_missing_table_is_damage(postgresql: str, keys: KeyRing) -> None:
    store = SqlStore(postgresql, keys)
    engine = create_engine(postgresql)
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE flags RENAME TO gone"))
    try:
        with pytest.raises(DamagedRecord), store.reading() as tx:
            tx.flag("a")
    finally:
        with engine.begin() as connection:
            connection.execute(text("ALTER TABLE gone RENAME TO flags"))
        engine.dispose()
        store.close()
