"""A record of every released step, with data in it, comes up to date and says the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import MetaData, select

from storage import engine as database
from storage.keys import KeyRing
from storage.migrations import NEWEST, run_to
from storage.store import SqlStore
from tests.storage.samples import audit, edition, keep
from tests.storage.test_privacy import full_audit
from tests.storage.test_rotation import contents

RELEASED = ("0001", "0002")


@pytest.fixture
def newest(tmp_path: Path, keys: KeyRing) -> Iterator[SqlStore]:
    """A record of today, holding only what the first release could hold."""
    store = SqlStore(f"sqlite:///{tmp_path / 'newest.db'}", keys)
    with store.transaction() as tx:
        keep(tx, full_audit())
        keep(tx, audit("A-2", auditor="Siân Made-Up"))
        tx.set_position("A-2", "Siân Made-Up", "q7")
        tx.keep_edition(edition("e1", in_force=True))
        tx.set_flag("a", "b")
    yield store
    store.close()


@pytest.mark.parametrize("step", RELEASED)
@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_a_record_of_a_released_step_comes_up_to_date(
    newest: SqlStore,
    step: str,
    kind: str,
    url: str,
    tmp_path: Path,
    keys: KeyRing,
    request: pytest.FixtureRequest,
) -> None:
    place = url if kind == "sqlite" else request.getfixturevalue("postgresql")
    make_older(f"sqlite:///{tmp_path / 'newest.db'}", place, step)
    upgraded = SqlStore(place, keys)
    assert contents(upgraded) == contents(newest)
    assert upgraded.verify() is None
    with upgraded.reading() as tx:
        assert tx.edition("form", "case-audit") == edition("e1", in_force=True)
        assert (tx.flag("a"), tx.flag("to fill")) == ("b", None)
    upgraded.close()


def make_older(newest: str, place: str, step: str) -> None:
    """Make a record of that step and copy over what it could hold."""
    source, target = database.make_engine(newest), database.make_engine(place)
    with database.writing(target) as connection:
        everything = MetaData()
        everything.reflect(connection)
        everything.drop_all(connection)
        run_to(connection, step)
        older, newer = MetaData(), MetaData()
        older.reflect(connection)
        with source.connect() as reading:
            newer.reflect(reading)
            for table in older.sorted_tables:
                columns = [newer.tables[table.name].c[column.name] for column in table.columns]
                rows = [dict(row) for row in reading.execute(select(*columns)).mappings()]
                if rows and table.name != "alembic_version":
                    connection.execute(table.insert(), rows)
    source.dispose()
    target.dispose()


def test_filling_that_was_cut_short_goes_on_when_next_opened(
    newest: SqlStore, tmp_path: Path, keys: KeyRing
) -> None:
    place = f"sqlite:///{tmp_path / 'older.db'}"
    make_older(f"sqlite:///{tmp_path / 'newest.db'}", place, "0002")
    engine = database.make_engine(place)
    with database.writing(engine) as connection:  # the step was taken, and then the machine went down
        run_to(connection, "head")
    engine.dispose()
    upgraded = SqlStore(place, keys)
    assert contents(upgraded) == contents(newest)
    upgraded.close()


def test_every_step_but_the_newest_is_tried_here() -> None:
    assert f"{int(NEWEST) - 1:04}" == RELEASED[-1]
