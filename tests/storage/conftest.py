"""A record in a file for each test, and the keys that open it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from storage.keys import KeyRing, new_key_text, read_keys
from storage.store import SqlStore
from storage.tables import METADATA
from tests.storage.postgresql import NoPostgreSQL, running


@pytest.fixture
def keys() -> KeyRing:
    return read_keys(new_key_text(), "the test")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "home" / "checkback.db"


@pytest.fixture
def url(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.fixture
def store(url: str, keys: KeyRing) -> Iterator[SqlStore]:
    kept = SqlStore(url, keys)
    yield kept
    kept.close()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The URL of a database in a PostgreSQL of the tests' own, with the record's tables in it."""
    try:
        with running("-c fsync=off", "-c full_page_writes=off") as url:
            SqlStore(url, read_keys(new_key_text(), "the test")).close()
            yield url
    except NoPostgreSQL as error:
        pytest.skip(f"no PostgreSQL can be started here: {error}")


@pytest.fixture
def postgresql(server: str) -> str:
    """The same with nothing in its tables."""
    engine = create_engine(server)
    with engine.begin() as connection:
        names = ", ".join(table.name for table in METADATA.sorted_tables)
        connection.execute(text(f"TRUNCATE {names}"))
    engine.dispose()
    return server
