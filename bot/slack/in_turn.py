"""A record whose writers within this process go in turn, those first for whom Slack is waiting.

SQLite lets one writer in at a time and has the others look again after ever longer pauses, so that under load
an unlucky one waits for seconds though each write takes milliseconds. Between processes that stays so.
"""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar

from audit.ports import Store, Transaction

AWAITED: ContextVar[bool] = ContextVar("AWAITED", default=False)  # Slack waits for what is being done


@contextmanager
def awaited() -> Iterator[None]:
    """What is done in this block goes ahead of what nobody waits for."""
    before = AWAITED.set(True)
    try:
        yield
    finally:
        AWAITED.reset(before)


class InTurn:
    """The Store of `audit.ports` around another."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._changed = threading.Condition()
        self._busy = False
        self._ahead = 0  # how many wait for whom Slack is waiting

    @contextmanager
    def transaction(self) -> Iterator[Transaction]:
        """Begin a unit of work that may write, when it is its turn."""
        with self._turn(), self._store.transaction() as transaction:
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

    @contextmanager
    def _turn(self) -> Iterator[None]:
        ahead = AWAITED.get()
        with self._changed:
            self._ahead += ahead
            self._changed.wait_for(lambda: not self._busy and (ahead or not self._ahead))
            self._ahead -= ahead
            self._busy = True
        try:
            yield
        finally:
            with self._changed:
                self._busy = False
                self._changed.notify_all()
