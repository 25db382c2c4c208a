"""What is particular to a record in a SQLite file: durability, modes, locks, damage."""

import sqlite3
import stat
from pathlib import Path

import pytest

from audit.errors import Busy
from storage.engine import make_engine, writing
from storage.errors import DamagedRecord, Unreachable, WrongKey
from storage.keys import KeyRing, new_key_text, read_keys
from storage.store import SqlStore
from tests.storage.samples import act, answered, audit, keep


def test_what_is_committed_is_on_the_disk(url: str, store: SqlStore) -> None:
    engine = make_engine(url)
    with writing(engine) as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    engine.dispose()
    assert found == ["wal", 2, 1, 5000]  # 2 is FULL


def test_the_files_are_for_their_owner_only(store: SqlStore, file: Path) -> None:
    with store.transaction() as tx:
        keep(tx, audit())
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    modes = {kept.name: stat.S_IMODE(kept.stat().st_mode) for kept in file.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert set(modes) == {"checkback.db", "checkback.db-wal", "checkback.db-shm"}


def test_a_record_locked_by_another_program_is_busy_and_nothing_changes(
    url: str, file: Path, keys: KeyRing
) -> None:
    store = SqlStore(url, keys, patience=0.01)
    other = sqlite3.connect(file)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(Busy, match="try again"), store.transaction() as tx:
        keep(tx, audit())
    with store.reading() as tx:  # reading goes on meanwhile
        assert tx.audits() == []
    other.close()
    store.close()


def test_a_full_disk_is_told_in_a_sentence(url: str, store: SqlStore) -> None:
    engine = make_engine(url)

    def fill() -> None:
        with writing(engine) as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")
            connection.exec_driver_sql("INSERT INTO flags VALUES ('a', hex(zeroblob(9000000)))")

    with pytest.raises(Unreachable, match="full"):
        fill()
    engine.dispose()
    with store.reading() as tx:
        assert tx.flag("a") is None


def test_a_file_that_is_no_record_is_left_alone(url: str, file: Path, keys: KeyRing) -> None:
    file.parent.mkdir()
    file.write_bytes(b"no database " * 1000)
    with pytest.raises(DamagedRecord, match=r"checkback\.db is no record"):
        SqlStore(url, keys)
    assert file.read_bytes() == b"no database " * 1000


def test_a_folder_in_the_place_of_the_record_is_unreachable(url: str, file: Path, keys: KeyRing) -> None:
    file.mkdir(parents=True)
    with pytest.raises(Unreachable, match=r"checkback\.db cannot be opened"):
        SqlStore(url, keys)


def test_a_file_in_the_place_of_the_folder_is_unreachable(url: str, file: Path, keys: KeyRing) -> None:
    file.parent.write_text("a file")
    with pytest.raises(Unreachable, match="cannot be opened"):
        SqlStore(url, keys)


@pytest.mark.parametrize("url", ["", "nonsense", "postgresql://host:port/x", "sqlite:", "oracle+none://x"])
def test_what_is_no_usable_url_is_told_in_a_sentence(url: str, keys: KeyRing) -> None:
    with pytest.raises(Unreachable):
        SqlStore(url, keys)


def test_a_wrong_key_is_refused_when_the_record_is_opened(store: SqlStore, url: str) -> None:
    with pytest.raises(WrongKey):
        SqlStore(url, read_keys(new_key_text(), "the test"))


def test_a_missing_table_is_damage(store: SqlStore, file: Path) -> None:
    tamper(file, "DROP TABLE flags")

    def read() -> None:
        with store.reading() as tx:
            tx.flag("a")

    with pytest.raises(DamagedRecord, match="no such table: flags"):
        read()


def test_a_damaged_answer_is_told_by_its_place(store: SqlStore, file: Path) -> None:
    with store.transaction() as tx:
        keep(tx, audit())
        keep(tx, answered(audit(), "12", "Good", "Seen twice."))
    tamper(file, "UPDATE answers SET comment = 'Seen once.'")
    with store.reading() as tx, pytest.raises(DamagedRecord, match=r"answers\.comment of row A-1, 12"):
        tx.audit("A-1")


@pytest.mark.parametrize("change", ["state = 'finished'", "created_at = 'yesterday'", "kind = x'00'"])
def test_a_plain_cell_that_holds_nonsense_is_told(store: SqlStore, file: Path, change: str) -> None:
    with store.transaction() as tx:
        keep(tx, audit())
    tamper(file, f"UPDATE audits SET {change}")
    with store.reading() as tx, pytest.raises(DamagedRecord, match="A-1"):
        tx.audit("A-1")


def test_only_what_changed_is_written_again(store: SqlStore, file: Path) -> None:
    first = answered(answered(audit(version=-1), "1", "Good", "Seen."), "2", "Good", "Heard.")
    with store.transaction() as tx:
        keep(tx, first)
    before = cells(file)
    with store.transaction() as tx:
        tx.keep(answered(first, "2", "Requires Improvement", "Heard."), [], act())
    after = cells(file)
    assert {place for place in before if before[place] != after[place]} == {"2.rating", "2.version"}


def cells(file: Path) -> dict[str, object]:
    """Each cell of the answers as it is kept; a comment sealed again would look different."""
    connection = sqlite3.connect(file)
    connection.row_factory = sqlite3.Row
    rows = connection.execute("SELECT * FROM answers").fetchall()
    connection.close()
    return {f"{row['question']}.{name}": row[name] for row in rows for name in row.keys()}  # noqa: SIM118


def tamper(file: Path, statement: str) -> None:
    connection = sqlite3.connect(file)
    with connection:
        connection.execute(statement)
    connection.close()
