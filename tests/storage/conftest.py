"""A record in a file for each test, and the keys that open it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.keys import KeyRing, new_key_text, read_keys
from storage.store import SqlStore


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
