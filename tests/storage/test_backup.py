"""A backup is whole, sealed and proven; a restore puts all of it back, or nothing."""

import datetime as dt
import stat
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from storage.errors import BadBackup, NotEmpty, Unreachable, WrongKey
from storage.keys import KeyRing, new_key_text, read_keys
from storage.restoring import restore
from storage.store import SqlStore
from tests.storage.samples import NOW, answered, audit, edition, keep
from tests.storage.test_privacy import full_audit, readable
from tests.storage.test_rotation import contents


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, url: str) -> str:
    return url if request.param == "sqlite" else request.getfixturevalue("postgresql")


@pytest.fixture
def filled(where: str, keys: KeyRing) -> Iterator[SqlStore]:
    store = SqlStore(where, keys)
    with store.transaction() as tx:
        keep(tx, full_audit())
        keep(tx, audit("A-2", auditor="Siân Made-Up"))
        tx.keep_edition(edition("e1", in_force=True))
        tx.set_flag("a", "b")
        tx.keep_item("month", "2026-11", "{}")
        tx.next_number("2026-11")
    yield store
    store.close()


@pytest.fixture
def copy(tmp_path: Path, filled: SqlStore, keys: KeyRing) -> Path:
    file = tmp_path / "backups" / "monday.backup"
    filled.back_up(file, keys, NOW)
    return file


def test_a_restore_drill(copy: Path, filled: SqlStore, keys: KeyRing, tmp_path: Path) -> None:
    place = f"sqlite:///{tmp_path / 'elsewhere' / 'checkback.db'}"
    counts = restore(make_url(place), keys, copy)
    assert counts["audits"] == 2
    restored = SqlStore(place, keys)
    assert contents(restored) == contents(filled)
    assert restored.verify() is None
    with restored.transaction() as tx:  # and work goes on
        keep(tx, answered(tx.audit("A-2"), "1", "Good"))
        assert tx.next_number("2026-11") == 2
        assert tx.edition("form", "case-audit") == edition("e1", in_force=True)
    assert restored.verify() is None
    restored.close()


def test_a_backup_goes_into_postgresql_too(
    copy: Path, filled: SqlStore, keys: KeyRing, postgresql: str
) -> None:
    before = contents(filled)
    restore(make_url(postgresql), keys, copy, replace=True)
    restored = SqlStore(postgresql, keys)
    assert contents(restored) == before
    assert restored.verify() is None
    restored.close()


def test_a_backup_is_for_its_owner_and_says_nothing_to_others(copy: Path) -> None:
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert [file.name for file in copy.parent.iterdir()] == [copy.name]
    assert readable(copy.parent) == []


def test_a_backup_is_replaced_whole_and_stays_where_the_new_one_fails(
    copy: Path, filled: SqlStore, keys: KeyRing
) -> None:
    before = copy.read_bytes()
    filled.back_up(copy, keys, NOW + dt.timedelta(days=1))
    after = copy.read_bytes()
    assert before != after
    with pytest.raises(Unreachable, match="cannot be written"):
        filled.back_up(copy / "below a file", keys, NOW)
    assert copy.read_bytes() == after


def test_a_backup_made_while_people_work_is_one_state(
    filled: SqlStore, keys: KeyRing, tmp_path: Path
) -> None:
    stop = threading.Event()

    def work() -> None:
        while not stop.is_set():
            with filled.transaction() as tx:
                record = tx.audit("A-2")
                keep(tx, answered(record, str(record.version % 7), "Good", f"Seen {record.version} times."))

    worker = threading.Thread(target=work)
    worker.start()
    try:
        for number in range(3):
            filled.back_up(tmp_path / f"{number}.backup", keys, NOW)
    finally:
        stop.set()
        worker.join()
    for number in range(3):
        place = make_url(f"sqlite:///{tmp_path / f'{number}.db'}")
        restore(place, keys, tmp_path / f"{number}.backup")  # proves itself


@pytest.mark.parametrize("at", [0, 25, 200, 0.3, 0.6, -40, -33, -32, -1])
def test_a_damaged_backup_is_refused_and_nothing_made(
    copy: Path, keys: KeyRing, tmp_path: Path, at: float
) -> None:
    content = bytearray(copy.read_bytes())
    content[int(at * len(content)) if isinstance(at, float) else at] ^= 1
    copy.write_bytes(bytes(content))
    with pytest.raises(BadBackup):
        restore(make_url(f"sqlite:///{tmp_path / 'new.db'}"), keys, copy)
    assert not (tmp_path / "new.db").exists()


@pytest.mark.parametrize("length", [0, 5, 19, 100, 0.5, -1, -32])
def test_a_backup_cut_short_is_refused(copy: Path, keys: KeyRing, tmp_path: Path, length: float) -> None:
    content = copy.read_bytes()
    copy.write_bytes(content[: int(length * len(content)) if isinstance(length, float) else length])
    with pytest.raises(BadBackup):
        restore(make_url(f"sqlite:///{tmp_path / 'new.db'}"), keys, copy)


def test_a_backup_is_not_restored_with_another_key(copy: Path, tmp_path: Path) -> None:
    place = tmp_path / "new.db"
    with pytest.raises(WrongKey, match="was made with the key"):
        restore(make_url(f"sqlite:///{place}"), read_keys(new_key_text(), "the test"), copy)
    assert not place.exists()


def test_what_is_no_backup_is_refused(tmp_path: Path, keys: KeyRing) -> None:
    (tmp_path / "x").write_bytes(b"Something else.")
    for name in ("x", "not there", "."):
        with pytest.raises(BadBackup):
            restore(make_url(f"sqlite:///{tmp_path / 'new.db'}"), keys, tmp_path / name)


def test_a_record_is_not_overwritten_unless_asked(
    copy: Path, filled: SqlStore, keys: KeyRing, where: str
) -> None:
    before = contents(filled)
    with filled.transaction() as tx:
        keep(tx, audit("A-3"))
    with pytest.raises(NotEmpty, match="--replace"):
        restore(make_url(where), keys, copy)
    with filled.reading() as tx:
        assert tx.audit("A-3")
    restore(make_url(where), keys, copy, replace=True)
    again = SqlStore(where, keys)
    assert contents(again) == before
    again.close()


def test_a_backup_of_a_record_that_was_tampered_with_is_not_restored(
    copy: Path, filled: SqlStore, keys: KeyRing, file: Path, tmp_path: Path
) -> None:
    from tests.storage.test_verify import tamper

    if not file.exists():
        pytest.skip("the file of SQLite is tampered with")
    tamper(file, "DELETE FROM history WHERE sequence = 3")
    filled.back_up(copy, keys, NOW)
    with pytest.raises(Exception, match="line 3"):
        restore(make_url(f"sqlite:///{tmp_path / 'new.db'}"), keys, copy)
    assert not (tmp_path / "new.db").exists()
