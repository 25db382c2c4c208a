"""The contract of the store, kept by the real one and by the fake that other tests use."""

from collections.abc import Callable, Iterator

import pytest

from audit.ports import Store
from storage.keys import KeyRing
from storage.store import SqlStore
from tests.storage.contract import StoreContract
from tests.storage.fake import MemoryStore

Make = Callable[[float], Store]


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def make(request: pytest.FixtureRequest, url: str, keys: KeyRing) -> Make:
    """How a store is made that waits so many seconds for another writer."""
    if request.param == "memory":
        return MemoryStore
    place = request.getfixturevalue("postgresql") if request.param == "postgresql" else url
    return lambda wait: SqlStore(place, keys, wait)


class TestStore(StoreContract):
    @pytest.fixture
    def store(self, make: Make) -> Iterator[Store]:
        store = make(5.0)
        yield store
        store.close()

    @pytest.fixture
    def impatient(self, make: Make) -> Iterator[Store]:
        store = make(0.01)
        yield store
        store.close()
