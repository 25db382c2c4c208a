"""The steps lead to the tables that the program knows, and a newer record is left alone."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage.engine import make_engine
from storage.errors import DamagedRecord, NewerRecord
from storage.keys import KeyRing
from storage.migrations import NEWEST, upgrade
from storage.store import SqlStore
from storage.tables import METADATA


def test_the_steps_make_the_tables_that_the_program_knows(url: str) -> None:
    engine = make_engine(url)
    upgrade(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_the_steps_follow_one_another_and_the_newest_is_known() -> None:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [NEWEST]


def test_going_up_twice_changes_nothing(url: str, file: Path) -> None:
    engine = make_engine(url)
    upgrade(engine)
    before = schema(file)
    upgrade(engine)
    engine.dispose()
    assert schema(file) == before


def test_a_step_that_fails_leaves_nothing_half_made(url: str, file: Path, keys: KeyRing) -> None:
    file.parent.mkdir()
    run(file, "CREATE TABLE flags (colour TEXT)")  # another program's table stands in the way
    with pytest.raises(DamagedRecord, match="table flags already exists"):
        SqlStore(url, keys)
    assert schema(file) == ["CREATE TABLE flags (colour TEXT)"]


def test_a_newer_record_is_refused_and_left_alone(
    store: SqlStore, url: str, file: Path, keys: KeyRing
) -> None:
    store.close()
    run(file, "UPDATE alembic_version SET version_num = '9999'")
    before = file.read_bytes()
    with pytest.raises(NewerRecord, match="install the newer version"):
        SqlStore(url, keys)
    assert file.read_bytes() == before


def test_a_record_opened_by_many_at_once_is_made_once(url: str, keys: KeyRing) -> None:
    def open_and_close(_: int) -> str | None:
        store = SqlStore(url, keys)
        try:
            return store.verify()
        finally:
            store.close()

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(open_and_close, range(8))) == [None] * 8


def schema(file: Path) -> list[str]:
    connection = sqlite3.connect(file)
    found = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
    connection.close()
    return [sql for (sql,) in found]


def run(file: Path, statement: str) -> None:
    connection = sqlite3.connect(file)
    with connection:
        connection.execute(statement)
    connection.close()
