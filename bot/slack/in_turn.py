"""A record whose writers within this process go in turn, first come first served.

SQLite lets one writer in at a time and has the others look again after ever longer pauses, so that under load
an unlucky one waits for seconds though each write takes milliseconds. Between processes that stays so.
"""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from audit.ports import Store, Transaction


class InTurn:
    """The Store of `audit.ports` around another."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._turn = threading.Lock()

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Begin a unit of work that may write, when it is its turn."""
        with self._turn, self._store.transaction() as transaction:
            yield transaction

    def reading(self) -> AbstractContextManager[Transaction]:
        """Begin a unit of work that only reads."""
        return self._store.reading()

    def verify(self) -> str | None:
        """None where the chain of history holds; else a sentence saying where it breaks."""
        return self._store.verify()

    def close(self) -> None:
        """Let go of the files."""
        self._store.close()
